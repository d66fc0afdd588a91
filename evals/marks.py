"""Marks: what a scorer says of one case, and the metrics that marks of many cases make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from ..schema.kinds import Value
from .intervals import Interval, Pair, bootstrap_ratio, share_interval


class Form(StrEnum):
    """How a metric is made of marks, and which interval it takes."""

    SHARE = "share"
    """Hits out of trials, all cases together; Wilson's interval."""
    RATIO = "ratio"
    """A sum over a sum, such as F1; bootstrap over cases."""
    MEAN = "mean"
    """Mean over cases; bootstrap over cases."""


@dataclass(frozen=True, kw_only=True)
class Metric:
    """One thing that a suite measures."""

    name: str
    """Group and name, for example `styles.recall`."""
    meaning: str
    form: Form = Form.SHARE
    better: Literal["higher", "lower"] = "higher"
    unit: str = ""
    """Empty for a share or a score from 0 to 1; s, USD."""


class Mark(Value):
    """What a scorer says of one thing in one case, and why."""

    metric: str
    got: float
    of: float = 1.0
    about: str = ""
    """What it is about, such as a concept id or a platform, where a breakdown is of use."""
    why: str = ""
    """What was missing or wrong; empty where all was well."""

    @property
    def failed(self) -> bool:
        """Whether something was missing (metrics whose figure is a share)."""
        return self.got < self.of


class Measured(Value):
    """A metric over many cases, with its 95 % interval."""

    metric: str
    value: float
    low: float
    high: float
    n: float
    """Trials, or cases for a mean."""
    cases: int


def hit(metric: str, right: bool, why: str = "", *, about: str = "") -> Mark:
    """A mark of one trial: 1 out of 1, or 0 with the reason."""
    return Mark(metric=metric, got=float(right), about=about, why="" if right else why)


def pooled(marks: Iterable[Mark]) -> Pair:
    """What all these marks got together, and out of how much."""
    got = of = 0.0
    for mark in marks:
        got += mark.got
        of += mark.of
    return got, of


def measure(metric: Metric, by_case: Sequence[Sequence[Mark]]) -> Measured | None:
    """The metric over cases, each with its marks; None where no case was marked for it."""
    pairs = [pooled(mark for mark in marks if mark.metric == metric.name) for marks in by_case]
    pairs = [pair for pair in pairs if pair[1] > 0]
    if not pairs:
        return None
    if metric.form is Form.MEAN:
        pairs = [(got / of, 1.0) for got, of in pairs]
    got, of = (sum(pair[side] for pair in pairs) for side in (0, 1))
    ends = _interval(metric, pairs)
    return Measured(
        metric=metric.name, value=got / of, low=ends.low, high=ends.high, n=of, cases=len(pairs)
    )


def _interval(metric: Metric, pairs: Sequence[Pair]) -> Interval:
    return share_interval(pairs) if metric.form is Form.SHARE else bootstrap_ratio(pairs)
