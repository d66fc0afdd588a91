"""A start of a run put together: its folder, ledger, models and engine."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal, get_args

from ...errors import UserError
from ...schema import PrivacyPolicy
from ...settings import Settings
from ..fleet import build_models
from ..models.port import ChatModel
from .engine import Engine
from .ledger import RunLedger
from .models import BatchModels, BatchProgram, Wrapping
from .stop import StopSwitch
from .turns import Turns

if TYPE_CHECKING:
    from .local_engine import LocalEngine

EngineName = Literal["local", "gemini-batch", "ray"]
HOSTED_ROWS, LOCAL_ROWS, JOB_ROWS, CLUSTER_ROWS = 16, 4, 400, 64
"""Rows under way at once where nothing else is asked for: while waiting for a server, on this
machine's own cores, while jobs of many requests are gathered, on a cluster."""
ROWS_A_PROCESS = 24
"""Rows that wait for a hosted model and keep one process busy: each takes 0.1 s of one core."""
CALLS_A_ROW = 8
"""Most calls at once toward a hosted model, for each row under way."""


@dataclass(frozen=True, kw_only=True)
class EngineOptions:
    """How rows are run."""

    settings: Settings
    policy: PrivacyPolicy | None = None
    concurrency: int | None = None
    """Rows under way at once; None takes what suits the engine and the models."""
    spend_limit_usd: float | None = None
    """Hard limit of the whole run, in US dollars; None is none."""
    address: str = ""
    """Of a Ray cluster."""
    workers: int | None = None
    """Processes of this machine for the local engine; None takes what the rows at once ask for."""


@contextmanager
def folder_of(output: str | Path | None) -> Iterator[Path]:
    """The folder of the run; without one, a temporary folder that goes at the end."""
    if output is not None:
        yield Path(output)
        return
    with TemporaryDirectory(prefix="adwright-batch-") as folder:
        yield Path(folder)


def engine_named(name: str, options: EngineOptions, ledger: RunLedger, stop: StopSwitch) -> Engine:
    """The engine of that name. Raises UserError for a name that there is not."""
    if name not in get_args(EngineName):
        raise UserError(f"no engine {name!r}: there are {', '.join(get_args(EngineName))}")
    if options.concurrency is not None and options.concurrency < 1:
        raise UserError(f"concurrency is {options.concurrency}: give 1 or more")
    workers = workers_for(name, options)
    if name == "ray":
        return _ray(options)
    if workers > 1:
        from .process_engine import ProcessEngine

        rows = rows_at_once(name, options)
        return ProcessEngine(replace(options, concurrency=rows), ledger, stop, workers=workers)
    return local_engine(options, ledger, stop, name=name)


def workers_for(name: str, options: EngineOptions) -> int:
    """Worker processes: as asked, or one for each ROWS_A_PROCESS rows that wait for a server.

    Raises UserError where workers are asked of an engine that has none.
    """
    asked = options.workers
    if asked is not None and asked < 1:
        raise UserError(f"workers is {asked}: give 1 or more")
    if name != "local":
        if asked is not None and asked > 1:
            raise UserError(f"workers is {asked}: only the local engine has worker processes")
        return 1
    rows = rows_at_once(name, options)
    if asked is not None:
        return asked
    if not _waits_for_servers(options):
        return 1
    return max(1, min(os.cpu_count() or 1, math.ceil(rows / ROWS_A_PROCESS)))


def local_engine(
    options: EngineOptions, ledger: RunLedger, stop: StopSwitch, *, name: str = "local"
) -> LocalEngine:
    """The engine that runs rows in this process, its calls kept in the ledger."""
    from ..api import program_for
    from .local_engine import LocalEngine

    base = program_for(options.settings)
    models = _models(name, options, ledger)
    rows, turns = rows_at_once(name, options), Turns()
    wrapped = BatchModels(
        models,
        ledger,
        stop=stop,
        wrapping=Wrapping(
            limit_usd=options.spend_limit_usd,
            most_at_once=rows * CALLS_A_ROW,
            paced=name != "gemini-batch",
        ),
        turns=turns,
    )
    return LocalEngine(
        BatchProgram(base, wrapped),
        policy=options.policy,
        concurrency=rows,
        turns=turns,
        settle=wrapped.settled,
    )


def _models(name: str, options: EngineOptions, ledger: RunLedger) -> Mapping[str, ChatModel]:
    """The models of the settings, breakers of their own; Gemini's in jobs where that is asked."""
    models = build_models(options.settings)
    if name != "gemini-batch":
        return models
    from ..models.gemini_batch import batched_gemini

    batched = batched_gemini(options.settings, folder=ledger.folder / "jobs")
    return {**models, batched.card.name: batched}


def rows_at_once(name: str, options: EngineOptions) -> int:
    """Rows under way at once: as asked, or what suits the engine and the models."""
    if options.concurrency:
        return options.concurrency
    if name == "ray":
        return CLUSTER_ROWS
    if name == "gemini-batch":
        return JOB_ROWS
    return HOSTED_ROWS if _waits_for_servers(options) else LOCAL_ROWS


def _waits_for_servers(options: EngineOptions) -> bool:
    policy = options.policy or options.settings.privacy
    hosted = any(model.card.hosted for model in build_models(options.settings).values())
    return hosted and policy is not PrivacyPolicy.LOCAL_ONLY


def price_share(name: str) -> float:
    """What a call costs of the list price with this engine."""
    if name != "gemini-batch":
        return 1.0
    from ..models.gemini_batch import BATCH_PRICE_SHARE

    return BATCH_PRICE_SHARE


def _ray(options: EngineOptions) -> Engine:
    from .ray_engine import RayEngine

    return RayEngine(
        settings=options.settings,
        policy=options.policy,
        concurrency=rows_at_once("ray", options),
        address=options.address,
    )
