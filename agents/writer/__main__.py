"""`python -m adwright.agents.writer train|export|measure`."""

import argparse
from pathlib import Path

from .train import Plan, train


def main() -> None:
    """Parses the command line and runs one of the three steps."""
    parser = argparse.ArgumentParser(prog="python -m adwright.agents.writer", description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    training = steps.add_parser("train", help="train from nothing, or go on where a run stopped")
    training.add_argument("--folder", type=Path, required=True)
    training.add_argument("--minutes", type=float, default=Plan(folder=Path()).minutes)
    training.add_argument("--rows", type=int, default=Plan(folder=Path()).rows)
    training.add_argument("--seed", type=int, default=Plan(folder=Path()).seed)
    training.add_argument("--device", default="cpu")
    given = parser.parse_args()
    if given.step == "train":
        plan = Plan(
            folder=given.folder,
            minutes=given.minutes,
            rows=given.rows,
            seed=given.seed,
            device=given.device,
        )
        train(plan, lambda line: print(line, flush=True))


if __name__ == "__main__":
    main()
