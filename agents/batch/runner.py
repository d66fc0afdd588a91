"""One start of a run: rows from the input through the ledger and an engine to results."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine, Iterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace
from types import TracebackType
from typing import Self

from .engine import BatchRow, Engine, RowFault, RowOutcome
from .ledger import RunLedger
from .ledger_rows import Claim, Claimed, Finished
from .reading import chunks
from .result import BatchEvent, Progress, RowResult, Step, result_of
from .rows import Input, InputRow
from .stop import StopSwitch

Listener = Callable[[BatchEvent], None]
_ELSEWHERE_S = (1.0, 10.0)
"""First and longest pause between two looks at rows that another process works on, in seconds."""
_END = None
_BOOKED_AT_ONCE = 16
"""Outcomes on their way to the disk at the same time."""
_READY = 64
"""Results kept for a caller that is slower than the run."""


class BatchRun:
    """Leases rows, has them run, writes what becomes of them, and tells."""

    def __init__(
        self,
        *,
        source: Input,
        ledger: RunLedger,
        engine: Engine,
        stop: StopSwitch,
        total: int | None = None,
        redo_stood_in: bool = False,
        listener: Listener = lambda _event: None,
    ) -> None:
        self._source = source
        self._ledger = ledger
        self._engine = engine
        self._stop = stop
        self._redo = redo_stood_in
        self._listener = listener
        self._started = time.monotonic()
        self._progress = Progress(total=total)
        self._ready: asyncio.Queue[RowResult | None] = asyncio.Queue(_READY)
        self._left = False
        """Whether the caller takes no more results."""
        self._elsewhere: dict[int, InputRow | None] = {}
        """Rows that another process holds, by number; the row itself where the input ends with
        its first reading."""

    @property
    def progress(self) -> Progress:
        """How far this start has come."""
        return replace(self._progress, seconds=time.monotonic() - self._started)

    async def results(self) -> AsyncGenerator[RowResult, None]:
        """Each row once, as it is through. Raises StorageError, and what the input raises."""
        driver = asyncio.ensure_future(self._drive())
        try:
            while (result := await self._ready.get()) is not _END:
                yield result
            await driver
        finally:
            self._left = True
            driver.cancel()
            await asyncio.gather(driver, return_exceptions=True)

    async def _drive(self) -> None:
        try:
            async with (
                _SideBySide(_BOOKED_AT_ONCE) as bookings,
                _closed_after(self._engine.outcomes(self._rows())) as outcomes,
            ):
                async for outcome in outcomes:
                    await bookings.add(self._book(outcome))
        finally:
            if not self._left:
                await self._ready.put(_END)

    async def _rows(self) -> AsyncGenerator[BatchRow, None]:
        """Leased rows, until the input or the run ends."""
        async with aclosing(self._read(self._source)) as first:
            async for row in first:
                yield row
        if not self._stop.asked():
            await self._ledger.retire_unseen()
        pause, longest = _ELSEWHERE_S
        while self._elsewhere and not self._stop.asked():
            await asyncio.sleep(pause)
            pause = min(longest, 2 * pause)
            async with aclosing(self._read(_Only(self._source, self._elsewhere))) as again:
                async for row in again:
                    yield row

    async def _read(self, source: Input) -> AsyncGenerator[BatchRow, None]:
        async with aclosing(chunks(source)) as parts:
            async for part in parts:
                waiting = part
                while waiting:
                    if self._stop.asked():
                        return
                    claimed = await self._ledger.claim_next(waiting, redo_stood_in=self._redo)
                    waiting = waiting[len(claimed) :]
                    for one in claimed:
                        row = await self._sorted(one)
                        if row:
                            yield row

    async def _sorted(self, claimed: Claimed) -> BatchRow | None:
        """The row when it is to be run here; else what is known of it is told."""
        row = claimed.row
        if claimed.claim is Claim.ELSEWHERE:
            self._elsewhere[row.number] = None if self._source.repeatable else row
            return None
        self._elsewhere.pop(row.number, None)
        if claimed.record:
            await self._tell(result_of(claimed.record, from_ledger=True))
            return None
        if row.brief is None:
            await self._close(Finished(key=row.key, error=row.error, fault=RowFault.INPUT))
            return None
        return BatchRow(number=row.number, key=row.key, brief=row.brief)

    async def _book(self, outcome: RowOutcome) -> None:
        """Writes an outcome down, then tells it; a row that was stopped stays open."""
        key = outcome.row.key
        if outcome.fault is RowFault.STOPPED:
            await self._ledger.release(key)
            self._ask_to_stop(outcome.error)
            return
        campaign = outcome.campaign
        await self._close(
            Finished(
                key=key,
                campaign_json=campaign.model_dump_json() if campaign else "",
                error=outcome.error,
                fault=outcome.fault,
                stood_in=outcome.stood_in,
                cost_usd=campaign.cost_usd if campaign else 0.0,
                seconds=outcome.seconds,
            )
        )

    async def _close(self, done: Finished) -> None:
        record = await self._ledger.finish(done)
        if record:  # else the lease was lost: whoever holds the row now writes its outcome
            await self._tell(result_of(record, from_ledger=False))

    async def _tell(self, result: RowResult) -> None:
        now = self._progress
        self._progress = replace(
            now,
            done=now.done + (not result.error),
            failed=now.failed + bool(result.error),
            from_ledger=now.from_ledger + result.from_ledger,
            stood_in=now.stood_in + result.stood_in,
            cost_usd=now.cost_usd + (0.0 if result.from_ledger else result.cost_usd),
        )
        self.say("row", f"row {result.number} ({result.key}): {result.error or 'done'}")
        await self._ready.put(result)

    def _ask_to_stop(self, reason: str) -> None:
        if not self._stop.asked():
            self._stop.ask(reason)
            self.say("stop", reason)

    def say(self, step: Step, message: str) -> None:
        """Tells one event to whoever listens."""
        self._listener(BatchEvent(step=step, message=message, progress=self.progress))


@asynccontextmanager
async def _closed_after(
    outcomes: AsyncIterator[RowOutcome],
) -> AsyncIterator[AsyncIterator[RowOutcome]]:
    """The outcomes, closed when the block is left, where the engine made a generator of them."""
    try:
        yield outcomes
    finally:
        close = getattr(outcomes, "aclose", None)
        if close:
            await close()


class _SideBySide:
    """Work of which a few pieces go on at once, so that they share one flush of the disk."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Waits for all work, or gives it up where the block was left by an error."""
        try:
            while self._tasks and kind is None:
                await self._reap()
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def add(self, work: Coroutine[None, None, None]) -> None:
        """Begins a piece of work when there is room. Raises what an earlier piece raised."""
        self._tasks.add(asyncio.ensure_future(work))
        if len(self._tasks) >= self._most:
            await self._reap()

    async def _reap(self) -> None:
        done, self._tasks = await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()


class _Only:
    """The rows of an input that another process held at the last look."""

    repeatable = True

    def __init__(self, source: Input, wanted: dict[int, InputRow | None]) -> None:
        self._source = source
        self._wanted = wanted

    def rows(self) -> Iterator[InputRow]:
        """Read again where that can be done, else as they were kept."""
        kept = [row for row in self._wanted.values() if row]
        if kept:
            yield from kept
            return
        wanted = set(self._wanted)
        for row in self._source.rows():
            if row.number in wanted:
                yield row
