"""One thread that writes to SQLite: work from many tasks, committed together, durable when told.

Each commit costs a flush of the disk; what waits while one goes on shares the next.
"""

from __future__ import annotations

import asyncio
import queue
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, TypeVar

from ...errors import AdwrightError, StorageError

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]

MOST_TOGETHER = 64
"""Most pieces of work in one commit."""


@dataclass(frozen=True, kw_only=True)
class _Item:
    """One piece of work that waits."""

    work: Work[Any]
    durable: bool = True
    future: Future[Any] = field(default_factory=Future)


class SerialWriter:
    """Runs work on one connection, in order, from any task or thread."""

    def __init__(
        self,
        connect: Callable[[], sqlite3.Connection],
        *,
        beat: Work[None],
        beat_s: float,
    ) -> None:
        """`beat` is run on the connection every `beat_s` seconds, whatever else goes on."""
        self._connect = connect
        self._beat = beat
        self._beat_s = beat_s
        self._queue: queue.SimpleQueue[_Item | None] = queue.SimpleQueue()
        self._started: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, name="adwright-ledger", daemon=True)
        self._closed = False

    def start(self) -> None:
        """Opens the connection. Raises StorageError."""
        self._thread.start()
        self._started.result()

    async def run(self, work: Work[T], *, durable: bool = True) -> T:
        """What `work` returns, once it is on the disk. Raises StorageError, and what it raises.

        Without `durable` it is safe from a kill of the process, but not from a power cut: for what
        a power cut makes void anyway, such as leases, and for looking things up.
        """
        return await asyncio.wrap_future(self._submit(work, durable=durable))

    def run_waiting(self, work: Work[T]) -> T:
        """As `run`, for callers outside of an event loop."""
        return self._submit(work, durable=True).result()

    def close(self) -> None:
        """Finishes what was handed in, and closes the connection."""
        if not self._closed:
            self._closed = True
            self._queue.put(None)
            self._thread.join()

    def _submit(self, work: Work[T], *, durable: bool) -> Future[T]:
        if self._closed:
            raise StorageError("the ledger of this run is closed: start the run again")
        item = _Item(work=work, durable=durable)
        self._queue.put(item)
        return item.future

    def _run(self) -> None:
        try:
            connection = self._connect()
        except AdwrightError as error:
            self._started.set_exception(error)
            return
        except (sqlite3.Error, OSError) as error:
            self._started.set_exception(refused(error))
            return
        self._started.set_result(None)
        group: list[_Item] = []
        try:
            self._serve(connection, group)
        finally:
            self._closed = True
            connection.close()
            self._fail_all(group)

    def _serve(self, connection: sqlite3.Connection, group: list[_Item]) -> None:
        """Commits group after group; `group` holds the one that is being written."""
        last = time.monotonic()
        open_ = True
        while open_:
            found, open_ = self._group(max(0.0, last + self._beat_s - time.monotonic()))
            group[:] = found
            if time.monotonic() - last >= self._beat_s:
                group.append(_Item(work=self._beat, durable=False))
                last = time.monotonic()
            if group:
                _commit(connection, group)

    def _fail_all(self, group: list[_Item]) -> None:
        """Nobody waits for ever for a thread that has ended, whatever ended it."""
        error = StorageError("the ledger of this run is closed: start the run again")
        while not self._queue.empty():
            item = self._queue.get_nowait()
            group = [*group, *((item,) if item else ())]
        for item in group:
            if not item.future.done():
                item.future.set_exception(error)

    def _group(self, patience_s: float) -> tuple[list[_Item], bool]:
        """Work that waits, at most MOST_TOGETHER pieces; False when the end was reached."""
        group: list[_Item] = []
        try:
            item = self._queue.get(timeout=patience_s)
            while True:
                if item is None:
                    return group, False
                group.append(item)
                if len(group) >= MOST_TOGETHER:
                    return group, True
                item = self._queue.get_nowait()
        except queue.Empty:
            return group, True


def refused(error: Exception) -> StorageError:
    """The StorageError that stands for what SQLite or the disk said."""
    return StorageError(
        f"the ledger of the run cannot be written ({error}): free some space or choose another "
        "folder with -o; what was finished before is kept, start the run again to go on"
    )


def _commit(connection: sqlite3.Connection, group: list[_Item]) -> None:
    """One transaction for the group; a piece that fails is undone alone."""
    try:
        level = "FULL" if any(item.durable for item in group) else "NORMAL"
        connection.execute(f"PRAGMA synchronous={level}")
        connection.execute("BEGIN IMMEDIATE")
        wanted = [item for item in group if item.future.set_running_or_notify_cancel()]
        results = [(item, *_tried(connection, item.work)) for item in wanted]
        connection.execute("COMMIT")
    except (sqlite3.Error, OSError) as error:
        _undo(connection, group, refused(error))
        return
    for item, value, failure in results:
        if failure is None:
            item.future.set_result(value)
        else:
            item.future.set_exception(failure)


def _undo(connection: sqlite3.Connection, group: list[_Item], error: StorageError) -> None:
    """Rolls the group back and tells everybody who waits for a piece of it."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")
    for item in group:
        if item.future.running() or item.future.set_running_or_notify_cancel():
            item.future.set_exception(error)


def _tried(connection: sqlite3.Connection, work: Work[Any]) -> tuple[Any, AdwrightError | None]:
    """What one piece of work returned, or our own error that it raised and what it did undone."""
    connection.execute("SAVEPOINT piece")
    try:
        value = work(connection)
    except AdwrightError as error:
        connection.execute("ROLLBACK TO piece")
        connection.execute("RELEASE piece")
        return None, error
    connection.execute("RELEASE piece")
    return value, None
