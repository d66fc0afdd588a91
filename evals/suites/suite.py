"""What a suite is made of, and where each is found."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from ..cases.forms import Case, Suite
from ..marks import Mark, Metric
from ..outcomes import Outcome
from ..subject import Encode, Subject

Run = Callable[[Any, Subject], Awaitable[Outcome]]
"""From a case and the product to what came out."""
Score = Callable[[Any, Any, Encode | None], list[Mark]]
"""From a case and what came out to marks; pure but for the embedding model handed in."""


@dataclass(frozen=True, kw_only=True)
class SuiteSpec:
    """One suite."""

    suite: Suite
    about: str
    """One line for people."""
    headline: str
    """Name of the metric that speaks for the suite."""
    metrics: tuple[Metric, ...]
    outcome: type[Outcome]
    run: Run
    score: Score
    by_model: bool
    """Whether the models at hand change anything; else it runs once, for the first side."""
    fast: int
    """Most cases of the fast subset: all of a quick suite, some of one that writes ads."""

    def metric(self, name: str) -> Metric:
        """The metric of this name. Raises KeyError."""
        return {metric.name: metric for metric in self.metrics}[name]


def suite_of(suite: Suite) -> SuiteSpec:
    """The suite; its parts are imported when first asked for."""
    spec: SuiteSpec = import_module(f".{suite.value}", __package__).SUITE
    return spec


def fast_subset(cases: tuple[Case, ...], count: int) -> tuple[Case, ...]:
    """`count` cases spread over languages, levels, kinds and trades; the same ones every time."""
    if len(cases) <= count:
        return cases
    groups: dict[tuple[str, ...], list[Case]] = {}
    for case in cases:
        kind = str(getattr(case, "kind", ""))
        groups.setdefault((case.language, case.level, kind), []).append(case)
    chosen: list[Case] = []
    rows = sorted(groups.items(), key=lambda row: (-len(row[1]), row[0]))
    queues = [_spread(group) for _, group in rows]
    while len(chosen) < count:
        for queue in queues:
            if queue and len(chosen) < count:
                chosen.append(queue.pop(0))
    order: Mapping[str, int] = {case.id: place for place, case in enumerate(cases)}
    return tuple(sorted(chosen, key=lambda case: order[case.id]))


def _spread(cases: list[Case]) -> list[Case]:
    """The same cases, no trade twice before each came once."""
    seen: dict[str, int] = {}
    turns = []
    for place, case in enumerate(cases):
        turn = seen.get(case.tags[0], 0)
        seen[case.tags[0]] = turn + 1
        turns.append((turn, place, case))
    return [case for *_, case in sorted(turns, key=lambda row: row[:2])]
