"""Trains the writer from nothing: seeded, resumable, on CPU or CUDA.

Matrices inside the blocks are stepped by Muon (orthogonalised momentum, K. Jordan 2024), the rest
by AdamW; both decay to zero over the planned steps. The plan can be counted in minutes, because
the longest part of a run is decided by the machine.
"""

import json
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .batches import Batch, make_batch
from .tokenizer import load_tokenizer, train_tokenizer
from .workers import ALONE, Team

if TYPE_CHECKING:
    import torch

    from .model import Writer


HELD_SHARE = 0.3
"""Share of the run during which the learning rate is held before it falls."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What one run does."""

    folder: Path
    """Holds tokenizer.json, checkpoint.pt and log.jsonl; a run found there goes on."""
    minutes: float = 50.0
    """Planned training time in minutes; the learning rate ends at zero there."""
    steps: int = 0
    """Planned steps in all; where given, they count in place of the minutes."""
    rows: int = 16
    """Sheets a step and process."""
    seed: int = 1
    matrix_rate: float = 0.01
    other_rate: float = 0.002
    save_every_s: float = 100.0
    workers: int = 1
    """Processes on this machine, each with its own rows; see workers.Team."""
    device: str = "cpu"


def train(plan: Plan, say: Callable[[str], None], team: Team = ALONE) -> Path:
    """Runs or resumes `plan`; returns the path of the checkpoint."""
    import torch

    from .model import Shape, Writer

    torch.manual_seed(plan.seed)
    plan.folder.mkdir(parents=True, exist_ok=True)
    team.join(str((plan.folder / "meeting").resolve()))
    words = plan.folder / "tokenizer.json"
    tokenizer = load_tokenizer(words) if words.exists() else train_tokenizer(words)
    model = Writer(Shape(vocabulary=tokenizer.get_vocab_size())).to(plan.device)
    steppers = _optimizers(model, plan, team)
    state = _resume(plan, model, steppers)
    run = torch.compile(model, dynamic=True) if plan.device != "cpu" else model
    started, saved, losses = time.monotonic(), time.monotonic(), []
    before = float(state["seconds"])
    while True:
        state["seconds"] = team.agree(before + time.monotonic() - started)
        share = state["step"] / plan.steps if plan.steps else state["seconds"] / plan.minutes / 60
        if share >= 1.0:
            break
        _set_rates(steppers, plan, share, int(state["step"]))
        number = plan.seed * 10_000_000 + int(state["step"]) * team.size + team.rank
        batch = make_batch(tokenizer, number, rows=plan.rows)
        losses.append(_step(run, steppers, batch, plan.device, team))
        state["step"] += 1
        state["tokens"] += int((batch.segments >= 0).sum()) * team.size
        if state["step"] % 20 == 0 and team.rank == 0:
            _log(plan, state, sum(losses) / len(losses), say)
        losses = losses[-20:] if state["step"] % 20 else []
        if time.monotonic() - saved > plan.save_every_s and team.rank == 0:
            _save(plan, model, steppers, state)
            saved = time.monotonic()
    if team.rank:
        return plan.folder / "checkpoint.pt"
    return _save(plan, model, steppers, state)


def _optimizers(model: "Writer", plan: Plan, team: Team) -> list["torch.optim.Optimizer"]:
    import torch

    from .muon import Muon

    matrices = [p for n, p in model.named_parameters() if p.dim() > 1 and n.startswith("blk")]
    known = {id(p) for p in matrices}
    others = [p for p in model.parameters() if id(p) not in known]
    return [
        Muon(matrices, lr=plan.matrix_rate, team=team),
        torch.optim.AdamW(others, lr=plan.other_rate, betas=(0.9, 0.98), weight_decay=0.0),
    ]


def _set_rates(
    steppers: list["torch.optim.Optimizer"], plan: Plan, share: float, step: int
) -> None:
    warm = min(1.0, (step + 1) / 40)
    falling = max(0.0, share - HELD_SHARE) / (1 - HELD_SHARE)
    fall = 0.5 * (1 + math.cos(math.pi * falling)) + 0.005
    for stepper, rate in zip(steppers, (plan.matrix_rate, plan.other_rate), strict=True):
        for group in stepper.param_groups:
            group["lr"] = rate * warm * fall


def _step(
    run: Callable[..., "torch.Tensor"],
    steppers: list["torch.optim.Optimizer"],
    batch: Batch,
    device: str,
    team: Team,
) -> float:
    import torch
    from torch.nn import functional

    def put(array: Any) -> "torch.Tensor":
        return torch.from_numpy(array).to(device)

    chosen = put(batch.chosen)
    with torch.autocast(device, torch.bfloat16, enabled=device != "cpu"):
        logits = run(put(batch.tokens), put(batch.positions), put(batch.mask()), chosen)
        loss = functional.cross_entropy(logits.float(), put(batch.targets)[chosen])
    loss.backward()  # type: ignore[no-untyped-call]
    groups = [group for stepper in steppers for group in stepper.param_groups]
    team.mean([p.grad for group in groups for p in group["params"]])
    for stepper in steppers:
        stepper.step()
        stepper.zero_grad(set_to_none=True)
    return float(loss.detach())


def _resume(
    plan: Plan, model: "Writer", steppers: list["torch.optim.Optimizer"]
) -> dict[str, float]:
    import torch

    path = plan.folder / "checkpoint.pt"
    if not path.exists():
        return {"step": 0, "tokens": 0, "seconds": 0.0}
    found = torch.load(path, map_location=plan.device, weights_only=True)
    model.load_state_dict(found["model"])
    for stepper, state in zip(steppers, found["optimizers"], strict=True):
        stepper.load_state_dict(state)
    return dict(found["state"])


def _save(
    plan: Plan,
    model: "Writer",
    steppers: list["torch.optim.Optimizer"],
    state: dict[str, float],
) -> Path:
    import torch

    path = plan.folder / "checkpoint.pt"
    part = path.with_suffix(".part")
    held = {
        "model": model.state_dict(),
        "optimizers": [stepper.state_dict() for stepper in steppers],
        "state": state,
        "shape": model.shape.to_dict(),
    }
    torch.save(held, part)
    part.replace(path)
    return path


def _log(plan: Plan, state: dict[str, float], loss: float, say: Callable[[str], None]) -> None:
    record = state | {"loss": round(loss, 4)}
    with (plan.folder / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(record) + "\n")
    say(
        f"step {state['step']:.0f}  tokens {state['tokens']:.0f}  "
        f"{state['seconds']:.0f} s  loss {loss:.3f}"
    )
