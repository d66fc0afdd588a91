"""The engine of a Ray cluster: rows run in worker processes on its nodes, and outcomes come back.

The driver alone leases rows and writes the ledger. A row whose worker died with its node is run
again on another; what its calls to hosted models had cost by then is spent once more.
"""

from __future__ import annotations

import asyncio
import math
import time
from asyncio import FIRST_COMPLETED
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Any

from ...errors import SettingsError
from ...schema import PrivacyPolicy
from ...settings import Settings
from .engine import BatchRow, RowFault, RowOutcome
from .ray_cluster import RayWorker, WorkerLost, open_cluster

ROWS_A_WORKER = 16
"""Most rows under way in one worker: while some wait for a hosted model, others have the core."""
TRIES = 3
"""Workers that may die under one row before the row is taken to be the reason."""
START_S = 600.0
"""How long the cluster may be without any worker, in seconds; a node may have to be started."""


class RayEngine:
    """An Engine over a Ray cluster that is there already, or over one started on this machine.

    `address` is that of the cluster: ray://host:10001, host:6379, auto (the one that this machine
    is part of; empty means the same) or local. Each worker takes one CPU and holds a Program of
    the same settings, so every node needs this adwright, and every path in the settings. Raises
    MissingExtra without ray, SettingsError for a cluster that cannot be reached or used.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        policy: PrivacyPolicy | None = None,
        concurrency: int = 64,
        address: str = "",
        workers: int = 0,
        start_s: float = START_S,
    ) -> None:
        """`workers` 0 is as many as the cluster has CPUs, `concurrency` the rows at once on all."""
        self._settings = settings.model_copy(update={"llama_threads": settings.llama_threads or 1})
        self._policy = policy
        self._concurrency = concurrency
        self._address = address or "auto"
        self._workers = workers
        self._start_s = start_s

    async def outcomes(self, rows: AsyncIterator[BatchRow]) -> AsyncGenerator[RowOutcome, None]:
        """Outcomes as they end; a row is taken when a worker has room for it."""
        async with open_cluster(self._address) as cluster:
            count = min(self._workers or max(1, cluster.cpus()), self._concurrency)
            room = min(ROWS_A_WORKER, math.ceil(self._concurrency / count))
            crew = _Crew(
                rows, lambda: cluster.hire(self._settings, self._policy, room), room, self._start_s
            )
            try:
                async with aclosing(crew.outcomes(count)) as outcomes:
                    async for outcome in outcomes:
                        yield outcome
            finally:
                await crew.give_up()


@dataclass(frozen=True, kw_only=True)
class _Taken:
    """A row on its way, and how many workers it has lost."""

    row: BatchRow
    started: float
    lost: int = 0


class _Crew:
    """Workers as they come and go, and the rows that they have under way."""

    def __init__(
        self,
        rows: AsyncIterator[BatchRow],
        hire: Callable[[], RayWorker],
        room: int,
        start_s: float,
    ) -> None:
        self._rows = rows
        self._hire = hire
        self._room = room
        self._start_s = start_s
        self._ready: dict[RayWorker, int] = {}
        """Workers that run rows, and how many each has."""
        self._starting: dict[asyncio.Task[None], RayWorker] = {}
        self._running: dict[asyncio.Task[RowOutcome], tuple[RayWorker, _Taken]] = {}
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

    def _free(self) -> RayWorker | None:
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
            raise SettingsError(
                f"no worker came up on the Ray cluster within {self._start_s:g} s: it needs a free "
                "CPU and this adwright on a node (see: ray status)"
            )
        return done

    def _start(self, worker: RayWorker) -> None:
        self._starting[asyncio.ensure_future(worker.ready())] = worker

    def _started(self, task: asyncio.Task[None]) -> None:
        worker = self._starting.pop(task)
        try:
            task.result()
        except WorkerLost:
            self._start(self._hire())
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

    def _bury(self, worker: RayWorker) -> None:
        """Takes a dead worker off the list; another is asked for, in case there is a place."""
        if worker not in self._ready:
            return
        del self._ready[worker]
        worker.dismiss()
        self._alone_since = time.monotonic()
        self._start(self._hire())

    async def give_up(self) -> None:
        """Ends what is under way and gives the workers' places back."""
        tasks = [*self._running, *self._starting, *((self._next,) if self._next else ())]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for worker in (*self._ready, *self._starting.values()):
            worker.dismiss()


async def _next_row(rows: AsyncIterator[BatchRow]) -> BatchRow | None:
    return await anext(rows, None)
