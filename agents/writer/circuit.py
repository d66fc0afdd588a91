"""Builds a copying circuit into the first two blocks of a fresh network.

Copying from the prompt rests on two attention layers: one tells each token its predecessor, the
next looks for the place where the current token was the predecessor and reads what came after
(C. Olsson et al., "In-context Learning and Induction Heads", 2022). Gradient alone had not found
it here after 2.9 M tokens; written down as a start it works at once, and training goes on from it.

Rotary positions make the first layer: constant queries and keys, turned by one step, meet at
distance one. The second compares through the slowest rotary pairs, which distance hardly turns.
The embedding leaves room for it: dimension 0 is constant, the next ones are empty slots for the
predecessor, the rest are random. Answers are written to directions of their own, which the output
matrix reads, so that "what comes next" is never taken for "what stands here".
"""

import torch
from torch import Tensor

from .model import Block, Writer

_CONSTANT = 4.0
_FEATURES = 12
"""Dimensions a key-value head compares: six slow rotary pairs."""
_FAST_PAIRS = 6
_SHARPNESS = 68.0
"""Of the previous-token heads: squared length of their constant queries per fast pair."""
_MATCH = 3.1
"""Size of queries and keys of the matching heads: a match scores about 20, others 0 +- 6."""
_READ = 0.5
"""Share of a token's features that each of two matching heads writes."""
_OUTPUT = 0.06


def start_with_circuit(model: Writer) -> None:
    """Overwrites the embeddings, the output and the attention of blocks 0 and 1."""
    shape = model.shape
    head = shape.width // shape.heads
    slots = shape.kv_heads * _FEATURES
    free = shape.width - 1 - slots
    turned = torch.linalg.qr(torch.randn(free, free))[0]
    features, values = (
        _rows(turned, slots, shape.width),
        _rows(torch.linalg.qr(torch.randn(free, free))[0], shape.kv_heads * head, shape.width),
    )
    answers = torch.linalg.qr(torch.randn(shape.width, shape.width))[0][: values.shape[0]]
    with torch.no_grad():
        embeddings = torch.randn(shape.vocabulary, shape.width)
        embeddings[:, 0] = _CONSTANT
        embeddings[:, 1 : 1 + slots] = 0.0
        model.token_embd.weight.copy_(embeddings)
        model.output.weight.copy_(_OUTPUT * embeddings @ values.T @ answers)
        _tell_predecessors(model.blk[0], features)  # type: ignore[arg-type]
        _match_and_read(model.blk[1], features, values, answers)  # type: ignore[arg-type]


def _rows(basis: Tensor, count: int, width: int) -> Tensor:
    """First `count` rows of a basis of the random dimensions, as (count, width)."""
    rows = torch.zeros(count, width)
    rows[:, width - basis.shape[1] :] = basis[:count]
    return rows


def _tell_predecessors(block: Block, features: Tensor) -> None:
    shape = block.shape
    head = shape.width // shape.heads
    turns = shape.rope_base ** -(torch.arange(0, head, 2) / head)
    length = (_SHARPNESS**0.5) * (torch.arange(head // 2) < _FAST_PAIRS)
    key, query = torch.zeros(head), torch.zeros(head)
    key[0::2] = length
    query[0::2], query[1::2] = length * turns.cos(), -length * turns.sin()
    constant = torch.zeros(shape.width)
    constant[0] = 1 / _CONSTANT
    for kv in range(shape.kv_heads):
        mine = slice(kv * _FEATURES, (kv + 1) * _FEATURES)
        block.attn_k.weight[kv * head : (kv + 1) * head] = torch.outer(key, constant)
        block.attn_v.weight[kv * head : kv * head + _FEATURES] = features[mine]
        first = kv * (shape.heads // shape.kv_heads) * head
        block.attn_q.weight[first : first + head] = torch.outer(query, constant)
        for place in range(_FEATURES):
            block.attn_output.weight[1 + kv * _FEATURES + place, first + place] = 1.0


def _match_and_read(block: Block, features: Tensor, values: Tensor, answers: Tensor) -> None:
    shape = block.shape
    head, repeat = shape.width // shape.heads, shape.heads // shape.kv_heads
    slow = slice(head - _FEATURES, head)
    for kv in range(shape.kv_heads):
        mine, read = slice(kv * _FEATURES, (kv + 1) * _FEATURES), slice(kv * head, (kv + 1) * head)
        key, query = torch.zeros(head, shape.width), torch.zeros(head, shape.width)
        key[slow, 1 + mine.start : 1 + mine.stop] = _MATCH * torch.eye(_FEATURES)
        query[slow] = _MATCH * features[mine]
        block.attn_k.weight[read] = key
        block.attn_v.weight[read] = values[read]
        for number in range(kv * repeat, (kv + 1) * repeat):
            rows = slice(number * head, (number + 1) * head)
            block.attn_q.weight[rows] = query
            block.attn_output.weight[:, rows] = _READ * answers[read].T
