"""Workers elsewhere, on a cluster or in processes of this machine, and the rows they have."""

from __future__ import annotations

import asyncio
import time
from asyncio import FIRST_COMPLETED
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from ...errors import AdwrightError, SettingsError
from .engine import BatchRow, RowFault, RowOutcome

TRIES = 3
"""Workers that may die under one row before the row is taken to be the reason."""


class WorkerLost(AdwrightError):
    """A worker died, or its machine did; what it had under way may be run elsewhere."""


class Worker(Protocol):
    """Something that runs rows side by side, and may die."""

    async def ready(self) -> None:
        """Waits until it can run rows. Raises WorkerLost, SettingsError when it never can."""
        ...

    async def run(self, row: BatchRow) -> RowOutcome:
        """The row's outcome. Raises WorkerLost, StorageError where no row could be run."""
        ...

    async def end(self) -> None:
        """Lets it finish what was begun, and go."""
        ...

    def dismiss(self) -> None:
        """Ends it at once."""
        ...


@dataclass(frozen=True, kw_only=True)
class _Taken:
    """A row on its way, and how many workers it has lost."""

    row: BatchRow
    started: float
    lost: int = 0


class Crew:
    """Workers as they come and go; a row is taken when one of them has room for it."""

    def __init__(
        self,
        rows: AsyncIterator[BatchRow],
        hire: Callable[[], Worker],
        *,
        at_once: int,
        room: int,
        start_s: float,
        nobody: str,
    ) -> None:
        """`at_once` rows in all workers together and at most `room` in one.

        After `start_s` seconds without any worker, `nobody` says why.
        """
        self._rows = rows
        self._hire = hire
        self._at_once = at_once
        self._room = room
        self._start_s = start_s
        self._nobody = nobody
        self._ready: dict[Worker, int] = {}
        """Workers that run rows, and how many each has."""
        self._starting: dict[asyncio.Task[None], Worker] = {}
        self._running: dict[asyncio.Task[RowOutcome], tuple[Worker, _Taken]] = {}
        self._again: deque[_Taken] = deque()
        """Rows whose worker died."""
        self._next: asyncio.Task[BatchRow | None] | None = None
        self._ended = False
        self._alone_since = time.monotonic()

    async def outcomes(self, workers: int) -> AsyncGenerator[RowOutcome, None]:
        """Outcomes as they end. Raises SettingsError when no worker comes up."""
        for _ in range(workers):
            self._start(self._hire())
        while not self._through():
            self._hand_out()
            done = await self._something()
            for task in done & self._running.keys():
                outcome = self._outcome(task)
                if outcome is not None:
                    yield outcome
            for starting in done & self._starting.keys():
                self._started(starting)
        await asyncio.gather(*(worker.end() for worker in self._ready))

    async def give_up(self) -> None:
        """Ends what is under way and gives the workers' places back."""
        tasks = [*self._running, *self._starting, *((self._next,) if self._next else ())]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for worker in (*self._ready, *self._starting.values()):
            worker.dismiss()

    def _through(self) -> bool:
        return self._ended and not self._running and not self._again

    def _hand_out(self) -> None:
        """Gives rows to the workers with the most room, those that lost their worker first."""
        if self._next is not None and self._next.done():
            row, self._next = self._next.result(), None
            self._ended = row is None
            if row is not None:
                self._again.append(_Taken(row=row, started=time.perf_counter()))
        while self._again and (worker := self._free()):
            taken = self._again.popleft()
            self._ready[worker] += 1
            self._running[asyncio.ensure_future(worker.run(taken.row))] = (worker, taken)
        if self._next is None and not self._ended and not self._again and self._free():
            self._next = asyncio.ensure_future(_next_row(self._rows))

    def _free(self) -> Worker | None:
        if len(self._running) >= self._at_once:
            return None
        worker = min(self._ready, key=lambda one: self._ready[one], default=None)
        return worker if worker is not None and self._ready[worker] < self._room else None

    async def _something(self) -> set[asyncio.Task[Any]]:
        """Tasks that have ended, of which there is at least one."""
        tasks = {*self._running, *self._starting, *((self._next,) if self._next else ())}
        patience = None
        if not self._ready:
            patience = max(0.0, self._alone_since + self._start_s - time.monotonic())
        if not tasks:
            return set()
        done, _ = await asyncio.wait(tasks, timeout=patience, return_when=FIRST_COMPLETED)
        if not done:
            raise SettingsError(self._nobody)
        return done

    def _start(self, worker: Worker) -> None:
        self._starting[asyncio.ensure_future(worker.ready())] = worker

    def _started(self, task: asyncio.Task[None]) -> None:
        worker = self._starting.pop(task)
        try:
            task.result()
        except WorkerLost:
            worker.dismiss()
            self._start(self._hire())
        except AdwrightError:
            worker.dismiss()
            raise
        else:
            self._ready[worker] = 0

    def _outcome(self, task: asyncio.Task[RowOutcome]) -> RowOutcome | None:
        """The row's outcome; None when its worker died and another is to run it."""
        worker, taken = self._running.pop(task)
        if worker in self._ready:
            self._ready[worker] -= 1
        try:
            outcome = task.result()
        except WorkerLost as error:
            self._bury(worker)
            if taken.lost + 1 < TRIES:
                self._again.append(replace(taken, lost=taken.lost + 1))
                return None
            outcome = RowOutcome(
                row=taken.row,
                error=f"{TRIES} workers died under this row, the last with: {error}; start the "
                "run again, with fewer rows at once if memory ran out",
                fault=RowFault.RUN,
            )
        return replace(outcome, row=taken.row, seconds=time.perf_counter() - taken.started)

    def _bury(self, worker: Worker) -> None:
        """Takes a dead worker off the list; another is asked for, in case there is a place."""
        if worker not in self._ready:
            return
        del self._ready[worker]
        worker.dismiss()
        self._alone_since = time.monotonic()
        self._start(self._hire())


async def _next_row(rows: AsyncIterator[BatchRow]) -> BatchRow | None:
    return await anext(rows, None)
