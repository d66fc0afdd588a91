"""What a run leaves behind: every case's marks, and the metrics made of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cached_property

from pydantic import Field

from ..schema.kinds import Value
from .cases.forms import Case, Suite
from .configurations import Configuration
from .marks import Mark, Measured, measure
from .suites import suite_of


class CaseResult(Value):
    """One case under one configuration."""

    suite: Suite
    configuration: str
    case: str
    language: str
    level: str
    tags: tuple[str, ...] = ()
    why: str = ""
    marks: tuple[Mark, ...] = ()
    seconds: float = 0.0
    cost_usd: float = 0.0
    models: dict[str, str] = Field(default_factory=dict)
    """Which model did each task, as provider:model."""
    difficulty: float | None = None
    """As the router predicts it, mean over the ads; None where nothing was written."""
    given: str = ""
    """What went in, short."""
    came: str = ""
    """What came out, short."""
    texts: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Texts of each ad by platform and language, for the judge and for readers."""
    error: str = ""
    """A failure of the product that no user should see; empty when it ran."""

    @property
    def failures(self) -> tuple[Mark, ...]:
        """Marks that say what was missing."""
        return tuple(mark for mark in self.marks if mark.why)


class Plan(Value):
    """What a run is to do; two runs of one plan can be compared and resumed."""

    suites: tuple[Suite, ...]
    configurations: tuple[Configuration, ...]
    cases: dict[Suite, tuple[str, ...]]
    """Case ids by suite."""
    fingerprint: str
    """Hash of the cases' content."""
    fast: bool = False


class Run(Value):
    """A run: its plan, where and when, and its results."""

    id: str
    """Time of its start and a few letters; also the name of its folder."""
    plan: Plan
    version: str
    """adwright's own."""
    started: str
    """ISO 8601, UTC."""
    seconds: float = 0.0
    machine: str = ""
    replayed: bool = False
    """Whether hosted models answered from a recording."""
    finished: bool = False
    results: tuple[CaseResult, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the configurations, in order."""
        return tuple(side.name for side in self.plan.configurations)

    def of(self, suite: Suite, configuration: str) -> tuple[CaseResult, ...]:
        """Results of one suite under one configuration, in the order of the cases."""
        return self._grouped.get((suite, configuration), ())

    def measured(self, suite: Suite, configuration: str) -> tuple[Measured, ...]:
        """Every metric of a suite that was marked, with its interval; errors are a metric too."""
        return measured(suite, self.of(suite, configuration))

    @cached_property
    def _grouped(self) -> dict[tuple[Suite, str], tuple[CaseResult, ...]]:
        groups: dict[tuple[Suite, str], list[CaseResult]] = {}
        for result in self.results:
            groups.setdefault((result.suite, result.configuration), []).append(result)
        return {key: tuple(group) for key, group in groups.items()}


def measured(suite: Suite, results: Sequence[CaseResult]) -> tuple[Measured, ...]:
    """The metrics of a suite over these results, in the suite's order."""
    by_case = [result.marks for result in results]
    made = (measure(metric, by_case) for metric in suite_of(suite).metrics)
    return tuple(one for one in made if one is not None)


def fingerprint(cases: Iterable[Case]) -> str:
    """Hash of the content of cases, 12 hex digits."""
    digest = hashlib.sha256()
    for case in cases:
        digest.update(case.model_dump_json().encode())
    return digest.hexdigest()[:12]
