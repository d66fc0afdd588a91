"""Muon in float32: momentum whose matrix is orthogonalised before each step (K. Jordan, 2024).

torch.optim.Muon iterates in bfloat16, which took 8 s a step on a CPU without bfloat16 units (this
one: 0.3 s), and one matrix at a time; here matrices of one shape go together.
"""

from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor

from .workers import Team

_A, _B, _C = 3.4445, -4.7750, 2.0315
"""Coefficients of the Newton-Schulz quintic, from the author's published code."""


class Muon(torch.optim.Optimizer):
    """Steps 2-D weights only."""

    def __init__(
        self, params: Iterable[Tensor], *, lr: float, team: Team, momentum: float = 0.95
    ) -> None:
        super().__init__(params, {"lr": lr, "momentum": momentum})
        self._team = team

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]  # noqa: ARG002
        """Moves every weight one step along its orthogonalised momentum."""
        for group in self.param_groups:
            shapes: dict[torch.Size, list[Tensor]] = {}
            for weight in group["params"]:
                shapes.setdefault(weight.shape, []).append(weight)
            for shape, weights in shapes.items():
                self._move(weights, shape, group)

    def _move(self, weights: list[Tensor], shape: torch.Size, group: dict[str, Any]) -> None:
        moves = []
        for weight in weights:
            state, grad = self.state[weight], weight.grad
            if grad is None:
                grad = torch.zeros_like(weight)
            held = state.setdefault("momentum", torch.zeros_like(weight))
            held.lerp_(grad, 1 - group["momentum"])
            moves.append(grad.lerp(held, group["momentum"]))
        rate = group["lr"] * max(1.0, shape[0] / shape[1]) ** 0.5
        for weight, move in zip(weights, self._shared(torch.stack(moves)), strict=True):
            weight.add_(move, alpha=-rate)

    def _shared(self, moves: Tensor) -> Tensor:
        """Orthogonalised moves, each process doing its part of the stack."""
        if self._team.size == 1:
            return orthogonalise(moves)
        made = torch.zeros_like(moves)
        mine = slice(self._team.rank, None, self._team.size)
        made[mine] = orthogonalise(moves[mine])
        self._team.total(made)
        return made


def orthogonalise(x: Tensor, *, steps: int = 5) -> Tensor:
    """Nearly orthogonal matrices closest to each matrix of `x` (count, rows, columns)."""
    tall = x.shape[-2] > x.shape[-1]
    x = x.mT if tall else x
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(steps):
        gram = x @ x.mT
        x = _A * x + (_B * gram + _C * gram @ gram) @ x
    return x.mT if tall else x
