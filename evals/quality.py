"""The quality table that the router reads, written from what a run measured."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ..agents.bootstrap import QUALITY_FILE
from ..agents.routing.tasks import Task
from ..schema.kinds import Value
from ..tools.files import write_text
from .cases.forms import Suite
from .marks import measure
from .results import CaseResult, Run
from .suites import suite_of

SOURCES: Mapping[Task, Suite] = {
    Task.UNDERSTAND: Suite.UNDERSTANDING,
    Task.TARGET: Suite.TARGETING,
    Task.WRITE: Suite.COPY,
}
"""The suite whose headline metric is a task's quality."""
FEWEST_CASES = 8
"""Cases in a language below which a figure says too little to route by."""


class QualityRow(Value):
    """One measured figure: a model at a task in a language."""

    task: Task
    language: str
    model: str
    """provider:model."""
    quality: float
    low: float
    high: float
    n: int
    run: str


def quality_rows(run: Run) -> tuple[QualityRow, ...]:
    """Figures of every model that did a task itself, by language; code is no model."""
    rows: list[QualityRow] = []
    for task, suite in SOURCES.items():
        if suite in run.plan.suites:
            rows += _of_task(task, suite, run)
    return tuple(rows)


def _of_task(task: Task, suite: Suite, run: Run) -> Iterator[QualityRow]:
    groups: dict[tuple[str, str], list[CaseResult]] = {}
    for result in run.results:
        model = result.models.get(task.value, "")
        if result.suite is suite and model and not model.startswith("code:"):
            groups.setdefault((result.language, model), []).append(result)
    metric = suite_of(suite).metric(suite_of(suite).headline)
    for (language, model), results in sorted(groups.items()):
        found = measure(metric, [result.marks for result in results])
        if found is not None and found.cases >= FEWEST_CASES:
            yield QualityRow(
                task=task,
                language=language,
                model=model,
                quality=round(found.value, 4),
                low=round(found.low, 4),
                high=round(found.high, 4),
                n=found.cases,
                run=run.id,
            )


def write_quality(rows: Sequence[QualityRow], data_dir: Path) -> Path:
    """Writes rows into the table, in place of older ones of the same model, task and language.

    A figure of more cases stays where a fast or limited run brings one of fewer.
    Raises StorageError, or InputFileError where the file that is there is no table.
    """
    from ..agents.routing.quality import load_quality

    path = data_dir / QUALITY_FILE
    load_quality(path)
    older = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    kept = {(row["task"], row["language"], row["model"]): row for row in older}
    for row in rows:
        key = (row.task.value, row.language, row.model)
        if row.n >= kept.get(key, {}).get("n", 0):
            kept[key] = row.model_dump(mode="json")
    table = [kept[key] for key in sorted(kept)]
    write_text(path, json.dumps(table, indent=1, ensure_ascii=False) + "\n")
    return path
