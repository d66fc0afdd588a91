"""`python -m adwright.agents.writer train|export|measure|card`."""

import argparse
from pathlib import Path

from .train import Plan, train
from .workers import run_team

SHIPPED = Path(__file__).parent.parent / "models" / "builtin"
"""Folder of the shipped writer.gguf and of its measurement, writer.json."""


def main() -> None:
    """Parses the command line and runs one of the four steps."""
    given = _parser().parse_args()
    if given.step == "train":
        _train(given)
    elif given.step == "export":
        from .gguf_export import export

        print(export(given.folder, given.target), "bytes")
    elif given.step == "card":
        from .card import fill_card

        fill_card(SHIPPED / "writer.md", SHIPPED / "writer.json", given.folder / "log.jsonl")
    else:
        from ..models.builtin import builtin_writer
        from .measure import measure

        measure(builtin_writer(), given.target, sheets=given.sheets)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m adwright.agents.writer", description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    default = Plan(folder=Path())
    training = steps.add_parser("train", help="train from nothing, or go on where a run stopped")
    training.add_argument("--folder", type=Path, required=True)
    training.add_argument("--minutes", type=float, default=default.minutes)
    training.add_argument("--rows", type=int, default=default.rows)
    training.add_argument("--seed", type=int, default=default.seed)
    training.add_argument("--device", default=default.device, choices=["cpu", "cuda"])
    training.add_argument("--workers", type=int, default=default.workers)
    exporting = steps.add_parser("export", help="write a run's checkpoint as a GGUF file")
    exporting.add_argument("--folder", type=Path, required=True)
    exporting.add_argument("--target", type=Path, default=SHIPPED / "writer.gguf")
    measuring = steps.add_parser("measure", help="measure the shipped GGUF on held-out sheets")
    measuring.add_argument("--sheets", type=int, default=300)
    measuring.add_argument("--target", type=Path, default=SHIPPED / "writer.json")
    filling = steps.add_parser("card", help="write the figures of a run into the card")
    filling.add_argument("--folder", type=Path, required=True)
    return parser


def _train(given: argparse.Namespace) -> None:
    plan = Plan(
        folder=given.folder,
        minutes=given.minutes,
        rows=given.rows,
        seed=given.seed,
        device=given.device,
        workers=given.workers,
    )
    plan.folder.mkdir(parents=True, exist_ok=True)
    (plan.folder / "meeting").unlink(missing_ok=True)
    run_team(plan.workers, lambda team: train(plan, lambda line: print(line, flush=True), team))


if __name__ == "__main__":
    main()
