"""The gate: figures of a run against the thresholds in gate.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from ..errors import InputFileError
from ..schema.kinds import Value
from .cases.forms import Suite
from .results import Run

GATE_FILE = Path(__file__).parent / "gate.yaml"


class Threshold(Value):
    """The least (or most) that a figure may be."""

    suite: Suite
    metric: str
    low: float | None = None
    high: float | None = None
    why: str
    """What a fall would mean, and why the threshold stands where it does."""


class Verdict(Value):
    """A threshold and what was measured."""

    threshold: Threshold
    value: float | None
    """None where the run did not measure it."""
    n: float = 0.0
    cases: int = 0

    @property
    def held(self) -> bool:
        """Whether the figure was measured and is within its bounds."""
        if self.value is None:
            return False
        low, high = self.threshold.low, self.threshold.high
        return (low is None or self.value >= low) and (high is None or self.value <= high)


def thresholds(file: Path = GATE_FILE, *, fast: bool = False) -> tuple[Threshold, ...]:
    """The thresholds of a file, of the fast subset or of all cases. Raises InputFileError.

    A row's `fast` takes the place of its bound where the subset's figure differs.
    """
    import yaml

    try:
        rows = yaml.safe_load(file.read_text(encoding="utf-8"))
        return tuple(_threshold(suite, row, fast=fast) for suite in rows for row in rows[suite])
    except (OSError, yaml.YAMLError, ValidationError, TypeError, KeyError) as error:
        raise InputFileError(f"{file} is no gate: {error}") from error


def _threshold(suite: str, row: dict[str, object], *, fast: bool) -> Threshold:
    kept = {name: value for name, value in row.items() if name != "fast"}
    if fast and "fast" in row:
        kept["low" if "low" in row else "high"] = row["fast"]
    return Threshold.model_validate({"suite": suite, **kept})


def verdicts(run: Run, rules: tuple[Threshold, ...]) -> Iterator[Verdict]:
    """Every threshold against the run's first configuration; errors of the product count too."""
    side = run.names[0]
    for rule in rules:
        found = {one.metric: one for one in run.measured(rule.suite, side)}.get(rule.metric)
        yield Verdict(
            threshold=rule,
            value=found.value if found else None,
            n=found.n if found else 0.0,
            cases=found.cases if found else 0,
        )


def crashes(run: Run) -> tuple[str, ...]:
    """Cases in which the product failed in a way that no user should see."""
    return tuple(
        f"{result.suite.value} {result.case}: {result.error}" for result in run.results
        if result.error
    )  # fmt: skip
