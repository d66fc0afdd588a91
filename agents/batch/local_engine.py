"""The engine of one machine: many campaigns side by side in one event loop, over one graph."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from typing import TYPE_CHECKING

from ...errors import AdwrightError, StorageError
from ...schema import PrivacyPolicy
from .account import RowAccount, row_account
from .engine import BatchRow, RowOutcome, crashed, failed
from .turns import Turns

if TYPE_CHECKING:
    from ..bootstrap import Program
    from ..graph import Graph


class LocalEngine:
    """An Engine over one Program: its models, its index and one compiled graph for all rows."""

    def __init__(
        self,
        program: Program,
        *,
        policy: PrivacyPolicy | None = None,
        concurrency: int,
        turns: Turns | None = None,
        settle: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        """`settle` is awaited when all rows are through or stopped.

        `turns` are those that the program's models give up while a row waits for them; without,
        rows advance as the event loop has it.
        """
        self._program = program
        self._policy = policy
        self._concurrency = concurrency
        self._turns = turns
        self._settle = settle

    async def outcomes(self, rows: AsyncIterator[BatchRow]) -> AsyncIterator[RowOutcome]:
        """Outcomes as they end; at most `concurrency` rows are under way."""
        await asyncio.to_thread(self.warm)
        tasks = _SideBySide(rows, self.outcome, self._concurrency)
        try:
            async for outcome in tasks.outcomes():
                yield outcome
            await self.settled()
        finally:
            await tasks.give_up()

    def warm(self) -> None:
        """Opens the segment index, which is built first where it is missing."""
        self._program.segments()

    def load(self) -> None:
        """Has the embedding model in memory when it returns: seconds, once per process."""
        self._program.embedder().load()

    async def settled(self) -> None:
        """Waits for calls of rows that were given up, where they are charged."""
        if self._settle:
            await self._settle()

    async def outcome(self, row: BatchRow) -> RowOutcome:
        """The row's campaign, or what went wrong. Raises StorageError: no row would fare better."""
        with row_account(row.key) as account, self._turn():
            outcome = await self._ran(row, account)
            await account.booked()
        return outcome

    async def _ran(self, row: BatchRow, account: RowAccount) -> RowOutcome:
        from ..run import run_campaign

        started = time.perf_counter()
        try:
            campaign = await run_campaign(
                self._program, row.brief, policy=self._policy, graph=self._graph
            )
        except StorageError:
            raise
        except AdwrightError as error:
            return failed(row, error, started)
        except Exception as error:  # noqa: BLE001 - one row's edge: it becomes its outcome
            return crashed(row, error, started)
        return RowOutcome(
            row=row,
            campaign=campaign,
            stood_in=bool(account.gave_up_on),
            seconds=time.perf_counter() - started,
        )

    def _turn(self) -> AbstractContextManager[None]:
        return self._turns.row() if self._turns else nullcontext()

    @cached_property
    def _graph(self) -> Graph:
        """Without checkpoints: the ledger of the run is what lasts."""
        from ..graph import build_graph

        return build_graph(wrap=self._turns.around) if self._turns else build_graph()


class _SideBySide:
    """Tasks side by side, a new one taken as soon as one has ended."""

    def __init__(
        self,
        rows: AsyncIterator[BatchRow],
        work: Callable[[BatchRow], Awaitable[RowOutcome]],
        at_once: int,
    ) -> None:
        self._rows = rows
        self._work = work
        self._at_once = at_once
        self._running: set[asyncio.Task[RowOutcome]] = set()
        self._next: asyncio.Task[BatchRow | None] | None = None
        self._ended = False

    async def outcomes(self) -> AsyncIterator[RowOutcome]:
        while True:
            self._pull()
            waiting = {*self._running, *((self._next,) if self._next else ())}
            if not waiting:
                return
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            self._begin()
            for task in [task for task in self._running if task.done()]:
                self._running.discard(task)
                yield task.result()

    def _pull(self) -> None:
        if self._next is None and not self._ended and len(self._running) < self._at_once:
            self._next = asyncio.ensure_future(_next_row(self._rows))

    def _begin(self) -> None:
        """Starts the row that was waited for, if it has come."""
        if self._next is None or not self._next.done():
            return
        row = self._next.result()
        self._next = None
        if row is None:
            self._ended = True
        else:
            self._running.add(asyncio.ensure_future(self._work(row)))

    async def give_up(self) -> None:
        """Cancels what is under way and waits for its end."""
        tasks = [*self._running, *((self._next,) if self._next else ())]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _next_row(rows: AsyncIterator[BatchRow]) -> BatchRow | None:
    return await anext(rows, None)
