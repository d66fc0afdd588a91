"""The engine of several processes on this machine: one Python process uses little over one core.

The parent alone leases rows and writes their outcomes; each worker keeps its calls to models that
cost money in the same ledger, so that the limit holds for all and nothing is paid for twice.
"""

from __future__ import annotations

import asyncio
import math
import os
import pickle
import subprocess
import sys
import tempfile
import threading
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, suppress
from dataclasses import replace
from typing import IO, Any

from ...errors import SettingsError, StorageError
from .crew import Crew, WorkerLost
from .engine import BatchRow, RowOutcome
from .ledger import RunLedger
from .setup import EngineOptions
from .stop import StopSwitch
from .worker_messages import Employment, End, GiveUp, Ran, Ready, StopAsked

START_S = 300.0
"""How long the first worker may take, in seconds; it may build the segment index."""
_LOOK_S = 0.25
"""Time between two looks at the stop switch, in seconds."""
_END_S = 90.0
"""How long a worker may take to write down the calls that it has under way, in seconds."""


class ProcessEngine:
    """An Engine over worker processes; `options.concurrency` rows at once on all together."""

    def __init__(
        self, options: EngineOptions, ledger: RunLedger, stop: StopSwitch, *, workers: int
    ) -> None:
        self._ledger = ledger
        self._stop = stop
        self._workers = workers
        self._at_once = options.concurrency or workers
        self._room = math.ceil(self._at_once / workers)
        cores = max(1, (os.cpu_count() or 1) // workers)
        settings = options.settings
        self._employment = Employment(
            options=replace(
                options,
                workers=1,
                concurrency=self._room,
                settings=settings.model_copy(
                    update={"llama_threads": settings.llama_threads or cores}
                ),
            ),
            folder=ledger.folder,
        )

    async def outcomes(self, rows: AsyncIterator[BatchRow]) -> AsyncGenerator[RowOutcome, None]:
        """Outcomes as they end; a row is taken when a worker has room for it."""
        hired: list[ProcessWorker] = []

        def hire() -> ProcessWorker:
            hired.append(ProcessWorker(self._employment, self._ledger))
            return hired[-1]

        crew = Crew(
            rows,
            hire,
            at_once=self._at_once,
            room=self._room,
            start_s=START_S,
            nobody=f"no worker process was ready within {START_S:g} s: run with --workers 1",
        )
        watch = asyncio.ensure_future(self._watch(hired))
        try:
            async with aclosing(crew.outcomes(self._workers)) as outcomes:
                async for outcome in outcomes:
                    yield outcome
        finally:
            watch.cancel()
            await crew.give_up()

    async def _watch(self, hired: list[ProcessWorker]) -> None:
        """Tells all workers when the run is to stop."""
        while not self._stop.asked():  # noqa: ASYNC110 - a stop may come from a signal handler
            await asyncio.sleep(_LOOK_S)
        for worker in hired:
            worker.say(StopAsked(reason=self._stop.reason))


class ProcessWorker:
    """One worker process, as the parent holds it."""

    def __init__(self, employment: Employment, ledger: RunLedger) -> None:
        self._employment = employment
        self._ledger = ledger
        self._process: subprocess.Popen[bytes] | None = None
        self._complaints: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - as long as we live
        self._ready: asyncio.Future[Ready] = asyncio.get_running_loop().create_future()
        self._waiting: dict[str, asyncio.Future[Ran]] = {}
        self._lost = ""
        self._dismissed = False
        self._speaking = threading.Lock()
        self._listening: threading.Thread | None = None

    async def ready(self) -> None:
        """Waits until it can run rows. Raises SettingsError or StorageError when it cannot."""
        loop = asyncio.get_running_loop()
        await asyncio.to_thread(self._start, loop)
        try:
            said = await self._ready
        except WorkerLost as error:  # the next one would fare no better
            raise SettingsError(f"{error}; free some memory, or run with --workers 1") from error
        if said.trouble:
            raise SettingsError(said.trouble) if said.of_settings else StorageError(said.trouble)

    async def run(self, row: BatchRow) -> RowOutcome:
        """The row's outcome. Raises WorkerLost, or StorageError when no row could be run."""
        if self._lost:
            raise WorkerLost(self._lost)
        future: asyncio.Future[Ran] = asyncio.get_running_loop().create_future()
        self._waiting[row.key] = future
        try:
            self.say(row)
            ran = await future
        except WorkerLost:
            await self._ledger.doubt(row.key)
            raise
        except asyncio.CancelledError:
            self.say(GiveUp(key=row.key))
            raise
        finally:
            self._waiting.pop(row.key, None)
        if ran.outcome is None:
            raise StorageError(ran.trouble)
        return ran.outcome

    async def end(self) -> None:
        """Lets it write down the calls that it has under way, and waits for its end."""
        process = self._process
        if process is None:
            return
        self.say(End())
        with suppress(subprocess.TimeoutExpired):
            await asyncio.to_thread(process.wait, _END_S)
        self.dismiss()

    def dismiss(self) -> None:
        """Ends it at once."""
        self._dismissed = True
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            with self._speaking, suppress(OSError):  # what it was not told yet is not said
                if self._process.stdin is not None:
                    self._process.stdin.close()
        if self._listening is not None:
            self._listening.join()
        self._complaints.close()

    def say(self, message: object) -> None:
        """Sends a message; one to a dead worker is lost, as the worker is."""
        if self._process is None or self._process.stdin is None:
            return
        with self._speaking, suppress(OSError, ValueError):
            self._process.stdin.write(pickle.dumps(message))
            self._process.stdin.flush()

    def _start(self, loop: asyncio.AbstractEventLoop) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "adwright.agents.batch.worker_process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
        )
        self._listening = threading.Thread(target=self._listen, args=(loop,), daemon=True)
        self._listening.start()
        self.say(self._employment)
        if self._dismissed:  # while it was being started
            self.dismiss()

    def _listen(self, loop: asyncio.AbstractEventLoop) -> None:
        """Hands on what the worker says, in a thread, until it is gone."""
        assert self._process is not None and self._process.stdout is not None  # noqa: S101, PT018
        outbox = self._process.stdout
        with outbox, suppress(RuntimeError):  # RuntimeError: the loop is closed by now
            try:
                while True:
                    loop.call_soon_threadsafe(self._hear, pickle.load(outbox))  # noqa: S301 - ours
            except (EOFError, OSError, pickle.UnpicklingError):
                how = f"worker process ended ({self._process.wait()}) {self._last_words()}"
                loop.call_soon_threadsafe(self._gone, how.strip())

    def _hear(self, message: Ready | Ran) -> None:
        if isinstance(message, Ready):
            if not self._ready.done():
                self._ready.set_result(message)
            return
        future = self._waiting.get(message.key)
        if future is not None and not future.done():
            future.set_result(message)

    def _gone(self, how: str) -> None:
        self._lost = how
        waiting: list[asyncio.Future[Any]] = [self._ready, *self._waiting.values()]
        for future in waiting:
            if not future.done():
                future.set_exception(WorkerLost(self._lost))
                future.exception()  # looked at, so that one nobody waits for does not warn

    def _last_words(self) -> str:
        """The last line that it printed, a traceback's most of the time."""
        if self._dismissed:
            return ""
        self._complaints.seek(0)
        lines = self._complaints.read().decode(errors="replace").split("\n")
        return next((line.strip()[:200] for line in reversed(lines) if line.strip()), "")
