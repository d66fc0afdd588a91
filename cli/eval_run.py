"""What `adwright eval run` and `gate` do, between the command line and the eval suite."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UserError
from ..schema import PrivacyPolicy

if TYPE_CHECKING:
    from ..agents.models.port import ChatModel
    from ..evals.cases.forms import Suite
    from ..evals.gate import Verdict
    from ..evals.results import Plan, Run
    from ..settings import Settings


def done_run(
    settings: Settings,
    *,
    suites: tuple[str, ...] = (),
    models: tuple[str, ...] = (),
    policies: tuple[PrivacyPolicy, ...] = (),
    limit: int = 0,
    fast: bool = False,
    record: Path | None = None,
    replay: Path | None = None,
    resume: bool = False,
) -> Run:
    """A finished run; its figures go into the router's quality table, and its page is written."""
    from ..evals.configurations import configurations
    from ..evals.extras import needs
    from ..evals.quality import quality_rows, write_quality
    from ..evals.recordings import load_recording
    from ..evals.report import write_report
    from ..evals.running import plan_of
    from ..evals.storage import unfinished

    needs("inspect_ai")
    recorded: Mapping[str, ChatModel] = load_recording(replay) if replay else {}
    before = unfinished(settings.data_dir) if resume else None
    if resume and before is None:
        raise UserError("no run was interrupted: leave --resume out to start one")
    sides = configurations(models, policies)
    plan = before.plan if before else plan_of(_suites(suites), sides, limit=limit, fast=fast)
    run = _run(settings, plan, recorded, record, before)
    if not replay:
        write_quality(quality_rows(run), settings.data_dir)
    write_report(run, settings.data_dir)
    return run


def gated(
    settings: Settings, file: Path, *, run: str, fast: bool
) -> tuple[Run, tuple[Verdict, ...]]:
    """A run of the builtin writer (or one that is there), and the verdict on each threshold.

    It writes no quality table: a gate looks, and changes nothing.
    """
    from ..evals.configurations import configurations
    from ..evals.gate import thresholds, verdicts
    from ..evals.running import plan_of
    from ..evals.storage import load_run

    if run:
        done = load_run(run, settings.data_dir)
    else:
        plan = plan_of((), configurations(()), fast=fast)
        done = _run(_local_only(settings), plan, {}, None, None)
    rules = thresholds(file, fast=done.plan.fast)
    kept = tuple(rule for rule in rules if rule.suite in done.plan.suites)
    return done, tuple(verdicts(done, kept))


def side_of(text: str, data_dir: Path) -> tuple[Run, str]:
    """The run and the side that `RUN`, `RUN:SIDE` or `SIDE` means. Raises UserError."""
    from ..evals.storage import load_run

    name, _, side = text.partition(":")
    try:
        run = load_run(name, data_dir)
    except UserError:
        run = load_run("latest", data_dir)
        if text not in run.names:
            raise
        return run, text
    if side and side not in run.names:
        raise UserError(f"run {run.id} has no side {side!r}: it has {', '.join(run.names)}")
    return run, side or run.names[0]


def _suites(names: tuple[str, ...]) -> tuple[Suite, ...]:
    from ..evals.cases.forms import Suite

    known = {suite.value: suite for suite in Suite}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise UserError(f"there is no suite {unknown[0]!r}: choose among {', '.join(known)}")
    return tuple(dict.fromkeys(known[name] for name in names))


def _local_only(settings: Settings) -> Settings:
    """Settings without any model but the builtin writer: the gate measures the product alone."""
    nothing = {"gemini_api_key": None, "vertex_project": "", "openai_base_url": ""}
    return settings.model_copy(update={**nothing, "llama_model": None})


def _run(
    settings: Settings,
    plan: Plan,
    recorded: Mapping[str, ChatModel],
    record: Path | None,
    before: Run | None,
) -> Run:
    from ..evals.recordings import FileRecorder
    from ..evals.running import Runner

    with _progress() as progress:
        runner = Runner(
            settings=settings,
            plan=plan,
            recorded=recorded,
            on_progress=progress,
            resumed=before,
        )
        if record:
            runner.wrap = FileRecorder(record).wrap
        return runner.run()


@contextmanager
def _progress() -> Iterator[Callable[[str, str, int, int], None]]:
    """A bar a suite and side on stderr."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskID,
        TextColumn,
        TimeElapsedColumn,
    )

    bars: dict[tuple[str, str], TaskID] = {}
    columns = (TextColumn("{task.description:<34}"), BarColumn(bar_width=24), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True)) as progress:

        def tell(suite: str, side: str, done: int, total: int) -> None:
            bar = bars.get((suite, side))
            if bar is None:
                bar = bars[suite, side] = progress.add_task(f"{suite}, {side}", total=total)
            progress.update(bar, completed=done)
            if done == total:
                progress.stop_task(bar)

        yield tell
