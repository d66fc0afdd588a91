"""A run: every suite under every configuration, logged by inspect-ai, resumable, with progress."""

from __future__ import annotations

import gc
import os
import platform
import time
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ..agents.bootstrap import Program
from ..agents.models.port import ChatModel
from ..settings import Settings
from .cases.forms import Case, Suite
from .cases.load import load_cases
from .configurations import Configuration, models_of
from .extras import needs
from .results import CaseResult, Plan, Run, fingerprint
from .storage import held, log_folder, new_run_id, runs_folder, save_run
from .subject import Subject
from .suites import suite_of
from .suites.suite import fast_subset

AT_ONCE = 3
"""Cases under way at once: the engine of the builtin writer fills its batch, and a hosted model
answers while another case is read."""
OnProgress = Callable[[str, str, int, int], None]
"""Suite, configuration, cases done, cases in all."""


def _quietly(_suite: str, _side: str, _done: int, _all: int) -> None:
    """Progress nobody watches."""


def plan_of(
    suites: tuple[Suite, ...],
    sides: tuple[Configuration, ...],
    *,
    limit: int = 0,
    fast: bool = False,
) -> Plan:
    """What a run is to do: every case of the suites, `limit` of each, or the fast subset."""
    chosen: dict[Suite, tuple[Case, ...]] = {}
    for suite in suites or tuple(Suite):
        cases = load_cases(suite)
        if fast:
            cases = fast_subset(cases, suite_of(suite).fast)
        chosen[suite] = fast_subset(cases, limit) if limit else cases
    return Plan(
        suites=tuple(chosen),
        configurations=sides,
        cases={suite: tuple(case.id for case in cases) for suite, cases in chosen.items()},
        fingerprint=fingerprint(case for cases in chosen.values() for case in cases),
        fast=fast,
    )


@dataclass(kw_only=True)
class Runner:
    """Runs a plan; results are saved after each suite, so that a killed run goes on."""

    settings: Settings
    plan: Plan
    recorded: Mapping[str, ChatModel] = field(default_factory=dict)
    """Models that answer from a recording, in place of live ones."""
    wrap: Callable[[ChatModel], ChatModel] = lambda model: model
    """Put around each hosted model, to record it."""
    on_progress: OnProgress = _quietly
    resumed: Run | None = None

    def run(self) -> Run:
        """The finished run, saved. Raises UserError, SettingsError, MissingExtra, StorageError."""
        needs("inspect_ai")
        if Suite.RETRIEVAL in self.plan.suites:
            needs("ir_measures")
        run = self.resumed or self._new()
        with held(run, self.settings.data_dir):
            return self._held(run)

    def _held(self, run: Run) -> Run:
        started, before = time.perf_counter(), run.seconds
        sides = [(side, self._subject(side)) for side in self.plan.configurations]
        done: list[CaseResult] = []
        for suite in self.plan.suites:
            spec = suite_of(suite)
            for side, subject in sides if spec.by_model else sides[:1]:
                done += self._suite(run, suite, side, subject)
                seconds = round(before + time.perf_counter() - started, 1)
                run = run.model_copy(update={"results": tuple(done), "seconds": seconds})
                save_run(run, self.settings.data_dir)
        run = run.model_copy(update={"finished": True})
        save_run(run, self.settings.data_dir)
        return run

    def _new(self) -> Run:
        from .. import __version__

        now = datetime.now(UTC)
        run = Run(
            id=new_run_id(now),
            plan=self.plan,
            version=__version__,
            started=now.isoformat(timespec="seconds"),
            machine=f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}",
            replayed=bool(self.recorded),
        )
        save_run(run, self.settings.data_dir)
        return run

    def _subject(self, side: Configuration) -> Subject:
        models = models_of(side, self.settings, self.recorded)
        held = {
            name: self.wrap(model) if model.card.hosted else model for name, model in models.items()
        }
        return Subject(Program(self.settings, models=held), side.policy)

    def _suite(
        self, run: Run, suite: Suite, side: Configuration, subject: Subject
    ) -> list[CaseResult]:
        from .reading import outcomes_in, results_of
        from .tasks import task_of

        spec, wanted = suite_of(suite), self.plan.cases[suite]
        cases = {case.id: case for case in load_cases(suite) if case.id in set(wanted)}
        folder = log_folder(runs_folder(self.settings.data_dir) / run.id, suite, side)
        earlier = outcomes_in(folder) if folder.is_dir() else {}
        count = [0]

        def on_case(_case: str) -> None:
            count[0] += 1
            self.on_progress(suite.value, side.name, count[0], len(cases))

        self.on_progress(suite.value, side.name, 0, len(cases))
        task = task_of(
            spec,
            tuple(cases.values()),
            subject,
            name=f"{suite.value}.{side.name}",
            earlier=earlier,
            on_case=on_case,
        )
        return list(results_of(evaluated(task, folder), spec, cases, side.name))


def evaluated(task: Any, folder: Path) -> Any:
    """Inspect's log of a task, written to a folder. Raises KeyboardInterrupt when it was stopped.

    Inspect leaves streams to the garbage collector, which warns of them: that is kept quiet here.
    """
    inspect = needs("inspect_ai")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Unclosed <MemoryObject")
        (log,) = inspect.eval(
            task,
            model=None,
            display="none",
            log_dir=str(folder),
            log_realtime=False,
            log_buffer=1,
            max_samples=AT_ONCE,
            score_display=False,
            ctl_server=False,
            sandbox_cleanup=False,
        )
        gc.collect()
    if log.status == "cancelled":
        raise KeyboardInterrupt
    return log
