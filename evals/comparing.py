"""Two configurations, or two runs, side by side on the same cases: paired differences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..schema.kinds import Value
from .cases.forms import Suite
from .intervals import Difference, Pair, paired_difference
from .marks import Form, Metric, pooled
from .results import CaseResult, Run
from .suites import suite_of


class Contrast(Value):
    """One metric of two sides on the cases that both were marked for."""

    suite: Suite
    metric: str
    first: float
    second: float
    low: float
    """The difference's 95 % interval, paired bootstrap over cases."""
    high: float
    cases: int
    above: float
    """Share of resamples in which the second is above the first."""
    better: str
    """`second`, `first`, or empty where the interval holds zero."""


def contrasts(first: Run, first_side: str, second: Run, second_side: str) -> tuple[Contrast, ...]:
    """Every metric that both sides have, suite by suite; only cases that both ran count."""
    found: list[Contrast] = []
    for suite in first.plan.suites:
        one, other = first.of(suite, first_side), second.of(suite, second_side)
        found += _of_suite(suite, one, other)
    return tuple(found)


def _of_suite(
    suite: Suite, one: Sequence[CaseResult], other: Sequence[CaseResult]
) -> Iterator[Contrast]:
    left = {result.case: result for result in one}
    right = {result.case: result for result in other}
    common = [case for case in left if case in right]
    for metric in suite_of(suite).metrics:
        pairs = [(_pair(metric, left[case]), _pair(metric, right[case])) for case in common]
        both = [(a, b) for a, b in pairs if a[1] > 0 and b[1] > 0]
        if both:
            a, b = [pair[0] for pair in both], [pair[1] for pair in both]
            yield _contrast(suite, metric, a, b)


def _pair(metric: Metric, result: CaseResult) -> Pair:
    got, of = pooled(mark for mark in result.marks if mark.metric == metric.name)
    return (got / of, 1.0) if metric.form is Form.MEAN and of else (got, of)


def _contrast(
    suite: Suite, metric: Metric, first: Sequence[Pair], second: Sequence[Pair]
) -> Contrast:
    found: Difference = paired_difference(first, second)
    value = sum(got for got, _ in first) / sum(of for _, of in first)
    better = ""
    if found.clear:
        rises = found.value > 0
        better = "second" if rises is (metric.better == "higher") else "first"
    return Contrast(
        suite=suite,
        metric=metric.name,
        first=value,
        second=value + found.value,
        low=found.low,
        high=found.high,
        cases=found.cases,
        above=found.above,
        better=better,
    )


def changed_cases(
    suite: Suite, one: Sequence[CaseResult], other: Sequence[CaseResult]
) -> Mapping[str, tuple[float, float]]:
    """Cases whose headline figure differs: case id to both figures, the worst fall first."""
    name = suite_of(suite).headline
    metric = suite_of(suite).metric(name)
    right = {result.case: result for result in other}
    rows: dict[str, tuple[float, float]] = {}
    for result in one:
        if result.case not in right:
            continue
        a, b = _pair(metric, result), _pair(metric, right[result.case])
        if a[1] and b[1] and a[0] / a[1] != b[0] / b[1]:
            rows[result.case] = (a[0] / a[1], b[0] / b[1])
    return dict(sorted(rows.items(), key=lambda row: row[1][1] - row[1][0]))
