"""The writer's network: Llama blocks in plain torch, laid out as llama.cpp reads them.

Rotary pairs are neighbours (GGML "normal" rope), so exported weights need no permutation.
"""

from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True, kw_only=True)
class Shape:
    """Sizes of the network."""

    vocabulary: int = 4096
    width: int = 256
    layers: int = 5
    heads: int = 8
    kv_heads: int = 4
    hidden: int = 640
    context: int = 512
    rope_base: float = 1_000_000.0
    norm_eps: float = 1e-5

    def to_dict(self) -> dict[str, float]:
        """Sizes by name, for checkpoints."""
        return asdict(self)


class Block(nn.Module):
    """One pre-norm Llama block: grouped-query attention, then a SwiGLU network."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        head = shape.width // shape.heads
        self.shape = shape
        self.attn_norm = nn.Parameter(torch.ones(shape.width))
        self.ffn_norm = nn.Parameter(torch.ones(shape.width))
        self.attn_q = nn.Linear(shape.width, shape.heads * head, bias=False)
        self.attn_k = nn.Linear(shape.width, shape.kv_heads * head, bias=False)
        self.attn_v = nn.Linear(shape.width, shape.kv_heads * head, bias=False)
        self.attn_output = nn.Linear(shape.width, shape.width, bias=False)
        self.ffn_gate = nn.Linear(shape.width, shape.hidden, bias=False)
        self.ffn_up = nn.Linear(shape.width, shape.hidden, bias=False)
        self.ffn_down = nn.Linear(shape.hidden, shape.width, bias=False)

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor, mask: Tensor) -> Tensor:
        """Hidden states (batch, time, width).

        cos and sin are (batch, 1, time, head / 2), mask is (batch, 1, time, time).
        """
        x = x + self._attend(self._norm(x, self.attn_norm), cos, sin, mask)
        y = self._norm(x, self.ffn_norm)
        gated: Tensor = self.ffn_down(functional.silu(self.ffn_gate(y)) * self.ffn_up(y))
        return x + gated

    def _norm(self, x: Tensor, weight: Tensor) -> Tensor:
        return functional.rms_norm(x, (x.shape[-1],), weight, self.shape.norm_eps)

    def _attend(self, x: Tensor, cos: Tensor, sin: Tensor, mask: Tensor) -> Tensor:
        batch, time, width = x.shape
        q = _rotate(self._split(self.attn_q(x), self.shape.heads), cos, sin)
        k = _rotate(self._split(self.attn_k(x), self.shape.kv_heads), cos, sin)
        v = self._split(self.attn_v(x), self.shape.kv_heads)
        repeat = self.shape.heads // self.shape.kv_heads
        k, v = k.repeat_interleave(repeat, 1), v.repeat_interleave(repeat, 1)
        y = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed: Tensor = self.attn_output(y.transpose(1, 2).reshape(batch, time, width))
        return mixed

    def _split(self, x: Tensor, heads: int) -> Tensor:
        return x.view(x.shape[0], x.shape[1], heads, -1).transpose(1, 2)


def _rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    even, odd = x[..., 0::2], x[..., 1::2]
    return torch.stack((even * cos - odd * sin, even * sin + odd * cos), -1).flatten(-2)


class Writer(nn.Module):
    """Decoder with its own output matrix; `forward` gives logits at chosen positions only."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.token_embd = nn.Embedding(shape.vocabulary, shape.width)
        self.blk = nn.ModuleList(Block(shape) for _ in range(shape.layers))
        self.output_norm = nn.Parameter(torch.ones(shape.width))
        self.output = nn.Linear(shape.width, shape.vocabulary, bias=False)
        self._start()

    def forward(self, tokens: Tensor, positions: Tensor, mask: Tensor, chosen: Tensor) -> Tensor:
        """Logits (n chosen, vocabulary).

        tokens and positions (batch, time) int64; mask (batch, 1, time, time) bool;
        chosen (batch, time) bool, the positions whose next token is predicted.
        """
        head = self.shape.width // self.shape.heads
        steps = torch.arange(0, head, 2, device=tokens.device, dtype=torch.float32) / head
        angles = positions[:, None, :, None].float() * self.shape.rope_base**-steps
        cos, sin = angles.cos(), angles.sin()
        x = self.token_embd(tokens)
        for block in self.blk:
            x = block(x, cos, sin, mask)
        x = functional.rms_norm(x[chosen], (x.shape[-1],), self.output_norm, self.shape.norm_eps)
        logits: Tensor = self.output(x)
        return logits

    def _start(self) -> None:
        nn.init.normal_(self.token_embd.weight)
        nn.init.normal_(self.output.weight, std=0.02)
        for block in self.blk:
            for name, weight in block.named_parameters():
                if weight.dim() > 1:
                    nn.init.normal_(weight, std=weight.shape[1] ** -0.5)
                if name in {"attn_output.weight", "ffn_down.weight"}:
                    nn.init.zeros_(weight)
