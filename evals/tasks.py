"""Suites as inspect-ai tasks: our solver runs the real part, our scorer reads what came of it.

No model of inspect's is ever called; its logs, sampling and task form are what is used.
"""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from inspect_ai import Task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.scorer import Score, Scorer, Target, mean, scorer
from inspect_ai.solver import Generate, Solver, TaskState, solver

from ..agents.api import run_waiting
from .cases.forms import Case
from .marks import Mark, pooled
from .outcomes import Outcome
from .subject import Subject
from .suites import SuiteSpec

OUTCOME, MARKS = "outcome", "marks"
"""Where a log keeps what came out, and the marks."""

OnCase = Callable[[str], None]
"""Told the id of each case that is done."""


def task_of(
    spec: SuiteSpec,
    cases: Sequence[Case],
    subject: Subject,
    *,
    name: str,
    earlier: Mapping[str, Mapping[str, Any]] | None = None,
    on_case: OnCase = lambda _case: None,
) -> Task:
    """One suite under one configuration.

    `earlier` holds outcomes of an interrupted run by case id: those cases are not run again, but
    scored as they came.
    """
    by_id = {case.id: case for case in cases}
    return Task(
        dataset=MemoryDataset([_sample(case) for case in cases], name=spec.suite.value),
        solver=product(spec, by_id, subject, earlier or {}, on_case),
        scorer=marks_of(spec, by_id, subject),
        name=name,
        metadata={"suite": spec.suite.value, "about": spec.about},
        fail_on_error=False,
    )


def _sample(case: Case) -> Sample:
    about = {"language": case.language, "level": case.level, "tags": list(case.tags)}
    return Sample(id=case.id, input=case_text(case), target=case.why, metadata=about)


def case_text(case: Case) -> str:
    """What a case puts in, as a person would read it."""
    data = case.model_dump(mode="json", exclude_defaults=True)
    for name in ("query", "payload"):
        if data.get(name):
            return str(data[name])
    brief = data.get("brief")
    if isinstance(brief, dict) and list(brief) == ["text"]:
        return str(brief["text"])
    shown = brief or {key: data[key] for key in data if key not in {"id", "why", "tags", "expect"}}
    return shown if isinstance(shown, str) else json.dumps(shown, ensure_ascii=False)


@solver
def product(
    spec: SuiteSpec,
    by_id: Mapping[str, Case],
    subject: Subject,
    earlier: Mapping[str, Mapping[str, Any]],
    on_case: OnCase,
) -> Solver:
    """Runs the part of adwright that the suite is about; on adwright's own event loop."""

    async def solve(state: TaskState, generate: Generate) -> TaskState:  # noqa: ARG001 - its form
        case_id = str(state.sample_id)
        kept = earlier.get(case_id)
        if kept is None:
            work = spec.run(by_id[case_id], subject)
            outcome = await asyncio.to_thread(run_waiting, _awaited(work))
            kept = outcome.model_dump(mode="json")
        state.metadata[OUTCOME] = kept
        on_case(case_id)
        return state

    return solve


async def _awaited(work: Any) -> Outcome:
    outcome: Outcome = await work
    return outcome


@scorer(metrics={"*": [mean()]})
def marks_of(spec: SuiteSpec, by_id: Mapping[str, Case], subject: Subject) -> Scorer:
    """Each metric's figure for a case (NaN where the case does not ask), with the reasons."""

    async def score(state: TaskState, target: Target) -> Score:  # noqa: ARG001 - its form
        outcome = spec.outcome.model_validate(state.metadata[OUTCOME])
        case = by_id[str(state.sample_id)]
        marks = await asyncio.to_thread(spec.score, case, outcome, subject.encode)
        return Score(
            value={metric.name: figure(metric.name, marks) for metric in spec.metrics},
            explanation="\n".join(f"{mark.metric}: {mark.why}" for mark in marks if mark.why),
            metadata={MARKS: [mark.model_dump(exclude_defaults=True) for mark in marks]},
        )

    return score


def figure(metric: str, marks: Sequence[Mark]) -> float:
    """A metric's figure in one case; NaN where nothing was marked for it."""
    got, of = pooled(mark for mark in marks if mark.metric == metric)
    return got / of if of else math.nan
