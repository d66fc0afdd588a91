"""`generate_batch` and `agenerate_batch`: thousands of briefs, results as they are through."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator, Mapping, Sized
from contextlib import aclosing
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import RunStopped
from ...schema import PrivacyPolicy
from ...settings import Settings, load_settings
from .engine import Engine
from .ledger import RunLedger, set_aside
from .outputs import write_outputs
from .result import BatchEvent, RowResult
from .rows import BriefLike, FeedFile, GivenBriefs, input_of
from .runner import BatchRun
from .setup import EngineName, EngineOptions, engine_named, folder_of
from .stop import StopSwitch

if TYPE_CHECKING:
    from ...tools.feeds import FeedDefaults

Listener = Callable[[BatchEvent], None]
Briefs = Iterable[BriefLike] | FeedFile | GivenBriefs | str | Path
"""The path of a feed, or briefs; a FeedFile holds a path with its columns and defaults."""


async def agenerate_batch(
    briefs: Briefs,
    *,
    output: str | Path | None = None,
    concurrency: int | None = None,
    resume: bool = True,
    on_event: Listener | None = None,
    settings: Settings | None = None,
    privacy: PrivacyPolicy | str | None = None,
    engine: EngineName | Engine = "local",
    address: str = "",
    workers: int | None = None,
    spend_limit_usd: float | None = None,
    columns: Mapping[str, str] | None = None,
    defaults: FeedDefaults | None = None,
    redo_stood_in: bool = False,
    stop: StopSwitch | None = None,
    total: int | None = None,
) -> AsyncGenerator[RowResult, None]:
    """Results in the order in which rows are through; rows finished before come from the ledger.

    `briefs` is the path of a product feed, or any iterable of briefs, texts or mappings, which is
    read as rows are needed, in a thread of adwright's own. With `output`, a folder, the run is
    durable: killed and started again it goes on, and its files (`write_outputs`) are written at
    the end and after a stop. `resume=False` puts an earlier ledger aside and begins anew.

    `workers` is the number of processes of the local engine; by itself it takes one more for each
    two dozen rows at once that wait for a hosted model, up to the cores of the machine.

    `spend_limit_usd` (ADWRIGHT_BATCH_SPEND_LIMIT_USD without it) is a limit of the whole run,
    earlier starts included. `columns` gives feed columns to fields of the brief, `defaults` holds
    for rows that do not say otherwise. `redo_stood_in` runs rows again for which another model
    stood in. `stop` lets the run end after the rows under way.

    A row that fails is a result with `error`. Raises RunStopped after the last result when rows
    were left because of the limit or `stop`, UserError for unusable input or settings,
    StorageError where the disk is at fault.
    """
    switch = stop or StopSwitch()
    in_force = settings or load_settings()
    limit = in_force.batch_spend_limit_usd if spend_limit_usd is None else spend_limit_usd
    options = EngineOptions(
        settings=in_force,
        policy=PrivacyPolicy(privacy) if privacy else None,
        concurrency=concurrency,
        spend_limit_usd=limit,
        address=address,
        workers=workers,
    )
    source = input_of(briefs, columns=columns, defaults=defaults)
    with folder_of(output) as folder:
        if not resume:
            await asyncio.to_thread(set_aside, folder)
        ledger = RunLedger(folder)
        await asyncio.to_thread(ledger.open)
        try:
            run = BatchRun(
                source=source,
                ledger=ledger,
                engine=engine_named(engine, options, ledger, switch)
                if isinstance(engine, str)
                else engine,
                stop=switch,
                total=_length(briefs) if total is None else total,
                redo_stood_in=redo_stood_in,
                listener=on_event or _quietly,
            )
            run.say("start", f"start {ledger.generation} of the run")
            async with aclosing(run.results()) as results:
                async for result in results:
                    yield result
            await _wrap_up(run, ledger, switch, write=output is not None)
        finally:
            await asyncio.to_thread(ledger.close)


def generate_batch(
    briefs: Briefs,
    *,
    output: str | Path | None = None,
    concurrency: int | None = None,
    resume: bool = True,
    on_event: Listener | None = None,
    settings: Settings | None = None,
    privacy: PrivacyPolicy | str | None = None,
    engine: EngineName | Engine = "local",
    address: str = "",
    workers: int | None = None,
    spend_limit_usd: float | None = None,
    columns: Mapping[str, str] | None = None,
    defaults: FeedDefaults | None = None,
    redo_stood_in: bool = False,
    stop: StopSwitch | None = None,
    total: int | None = None,
) -> Iterator[RowResult]:
    """As `agenerate_batch`, one result after the other; works where a loop already runs.

    Rows go on while a result is looked at. Leaving the loop early gives up what is under way; what
    was finished is in the ledger of `output`.
    """
    results = agenerate_batch(
        briefs,
        output=output,
        concurrency=concurrency,
        resume=resume,
        on_event=on_event,
        settings=settings,
        privacy=privacy,
        engine=engine,
        address=address,
        workers=workers,
        spend_limit_usd=spend_limit_usd,
        columns=columns,
        defaults=defaults,
        redo_stood_in=redo_stood_in,
        stop=stop,
        total=total,
    )
    puller = _Puller(results)
    try:
        while (result := puller.next()) is not None:
            yield result
    finally:
        puller.close()


def _length(briefs: object) -> int | None:
    """How many briefs there are; None for a feed or an iterator."""
    return len(briefs) if isinstance(briefs, Sized) and not isinstance(briefs, str) else None


class _Puller:
    """Asks for results from a thread without a loop, and can stop in the middle of asking."""

    def __init__(self, results: AsyncGenerator[RowResult, None]) -> None:
        self._results = results
        self._asking: asyncio.Task[RowResult | None] | None = None

    def next(self) -> RowResult | None:
        """The next result; None at the end."""
        from ..api import run_waiting

        return run_waiting(self._next())

    def close(self) -> None:
        """Gives up what is under way, the asking too where Ctrl-C broke into it."""
        from ..api import run_waiting

        run_waiting(self._close())

    async def _next(self) -> RowResult | None:
        self._asking = asyncio.ensure_future(_following(self._results))
        try:
            return await self._asking
        finally:
            self._asking = None

    async def _close(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.wait({self._asking})
        await self._results.aclose()


async def _following(results: AsyncGenerator[RowResult, None]) -> RowResult | None:
    return await anext(results, None)


async def _wrap_up(run: BatchRun, ledger: RunLedger, stop: StopSwitch, *, write: bool) -> None:
    """The files of the run, and the error that says that rows were left."""
    if write:
        files = await asyncio.to_thread(write_outputs, ledger.folder, stopped=stop.reason)
        run.say("files", ", ".join(str(file) for file in files))
    if stop.asked():
        progress = run.progress
        raise RunStopped(
            f"{stop.reason}. {progress.through} rows are through; start the run again with the "
            "same input and output to go on (a limit has to be raised first)"
        )


def _quietly(_event: BatchEvent) -> None:
    """Progress nobody listens to."""
