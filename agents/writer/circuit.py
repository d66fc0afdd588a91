"""Builds a copying circuit into the first two blocks of a fresh network.

Copying from the prompt rests on two attention layers: one tells each token its predecessors, the
next looks for the place where the current token was the predecessor and reads what came after
(C. Olsson et al., "In-context Learning and Induction Heads", 2022). Gradient alone had not found
it here after 2.9 M tokens; written down as a start it works at once, and training goes on from it.
The place is sought by the last token and, with less weight, by the one before: with one alone
the pieces of a word that come twice ("um" in "Aluminium") send the copy round in circles.

Rotary positions make the first layer: constant queries and keys, turned by one step or two, meet
at distance one or two. The second compares through slow rotary pairs, which distance hardly turns.
The embedding leaves room for it: dimension 0 is constant, the next ones are empty slots for the
predecessors, the rest are random. Answers are written to directions of their own, which the output
matrix reads, so that "what comes next" is never taken for "what stands here".
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from .model import Block, Shape, Writer

_CONSTANT = 4.0
_LAST, _BEFORE = 12, 8
"""Dimensions in which a key-value head compares the last token and the one before it."""
_FAST_PAIRS = 5
_SHARPNESS = 100.0
"""Of the predecessor heads: squared length of their constant queries per fast pair."""
_MATCH_LAST, _MATCH_BEFORE = 3.7, 2.9
"""Size of queries and keys: a match scores about 20 and 8, anything else 0 +- 6 and 0 +- 3."""
_READ = 0.5
"""Share of a token's features that each of two matching heads writes."""
_OUTPUT = 0.06


@dataclass(frozen=True, kw_only=True)
class _Plan:
    """Where the circuit keeps what, in the residual stream."""

    last: Tensor
    """(kv heads * 12, width), views of a token, to be compared as the last one."""
    before: Tensor
    """(kv heads * 8, width), the same as the one before."""
    values: Tensor
    """(kv heads * head, width), what is read of a token."""
    answers: Tensor
    """(kv heads * head, width), where it is written."""
    slots: dict[str, int]
    """First dimension of the slots: last, before (of this token) and farther (two back)."""
    free: int
    """First random dimension."""


def start_with_circuit(model: Writer) -> None:
    """Overwrites the embeddings, the output and the attention of blocks 0 and 1."""
    shape = model.shape
    plan = _plan(shape)
    spread = ((shape.width - _CONSTANT**2) / (shape.width - plan.free)) ** 0.5
    with torch.no_grad():
        embeddings = spread * torch.randn(shape.vocabulary, shape.width)
        embeddings[:, 0] = _CONSTANT
        embeddings[:, 1 : plan.free] = 0.0
        model.token_embd.weight.copy_(embeddings)
        model.output.weight.copy_(_OUTPUT * embeddings @ plan.values.T @ plan.answers)
        _tell_predecessors(model.blk[0], plan, spread)  # type: ignore[arg-type]
        _match_and_read(model.blk[1], plan, spread)  # type: ignore[arg-type]


def _plan(shape: Shape) -> _Plan:
    last, before = shape.kv_heads * _LAST, shape.kv_heads * _BEFORE
    free = 1 + last + 2 * before
    head = shape.width // shape.heads
    views = _turned(shape.width - free)
    return _Plan(
        last=_placed(views[:last], free),
        before=_placed(views[last : last + before], free),
        values=_placed(_turned(shape.width - free)[: shape.kv_heads * head], free),
        answers=_turned(shape.width)[: shape.kv_heads * head],
        slots={"last": 1, "before": 1 + last, "farther": 1 + last + before},
        free=free,
    )


def _turned(size: int) -> Tensor:
    basis: Tensor = torch.linalg.qr(torch.randn(size, size))[0]
    return basis


def _placed(rows: Tensor, first: int) -> Tensor:
    return torch.cat([torch.zeros(rows.shape[0], first), rows], dim=1)


def _tell_predecessors(block: Block, plan: _Plan, spread: float) -> None:
    shape = block.shape
    head = shape.width // shape.heads
    turns = shape.rope_base ** -(torch.arange(0, head, 2) / head)
    length = (_SHARPNESS**0.5) * (torch.arange(head // 2) < _FAST_PAIRS)
    constant = torch.zeros(shape.width)
    constant[0] = 1 / _CONSTANT
    key = torch.zeros(head)
    key[0::2] = length
    for kv in range(shape.kv_heads):
        last = slice(kv * _LAST, (kv + 1) * _LAST)
        before = slice(kv * _BEFORE, (kv + 1) * _BEFORE)
        rows = kv * head
        block.attn_k.weight[rows : rows + head] = torch.outer(key, constant)
        block.attn_v.weight[rows : rows + _LAST] = plan.last[last] / spread
        block.attn_v.weight[rows + _LAST : rows + _LAST + _BEFORE] = plan.before[before] / spread
        for back in (1, 2):
            query = torch.zeros(head)
            query[0::2], query[1::2] = length * (back * turns).cos(), -length * (back * turns).sin()
            first = (kv * (shape.heads // shape.kv_heads) + back - 1) * head
            block.attn_q.weight[first : first + head] = torch.outer(query, constant)
            names = {"last": 0, "before": _LAST} if back == 1 else {"farther": _LAST}
            for name, start in names.items():
                size = _LAST if name == "last" else _BEFORE
                place = plan.slots[name] + kv * size
                written = torch.eye(size)
                block.attn_output.weight[
                    place : place + size, first + start : first + start + size
                ] = written


def _match_and_read(block: Block, plan: _Plan, spread: float) -> None:
    shape = block.shape
    head, repeat = shape.width // shape.heads, shape.heads // shape.kv_heads
    slowest = slice(head - _LAST, head)
    slow = slice(head - _LAST - _BEFORE, head - _LAST)
    for kv in range(shape.kv_heads):
        read = slice(kv * head, (kv + 1) * head)
        key, query = torch.zeros(head, shape.width), torch.zeros(head, shape.width)
        key[slowest] = _MATCH_LAST * _slot(plan, "last", kv, _LAST, shape.width)
        query[slowest] = _MATCH_LAST * plan.last[kv * _LAST : (kv + 1) * _LAST] / spread
        key[slow] = _MATCH_BEFORE * _slot(plan, "farther", kv, _BEFORE, shape.width)
        query[slow] = _MATCH_BEFORE * _slot(plan, "before", kv, _BEFORE, shape.width)
        block.attn_k.weight[read] = key
        block.attn_v.weight[read] = plan.values[read]
        for number in range(kv * repeat, (kv + 1) * repeat):
            rows = slice(number * head, (number + 1) * head)
            block.attn_q.weight[rows] = query
            block.attn_output.weight[:, rows] = _READ * plan.answers[read].T


def _slot(plan: _Plan, name: str, kv: int, size: int, width: int) -> Tensor:
    first = plan.slots[name] + kv * size
    return torch.eye(width)[first : first + size]
