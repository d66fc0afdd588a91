"""The durable ledger of one run: a SQLite file in its folder, safe to kill at any instant.

A row's outcome and its state are one transaction, flushed to the disk before anybody is told.
Several processes may work on one run: each row is leased to one of them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from ...errors import StorageError
from . import ledger_calls, ledger_rows
from .ledger_calls import Answer
from .ledger_rows import Claimed, Finished, Record, State
from .owners import BEAT_S, Owner
from .rows import InputRow
from .serial_writer import SerialWriter, refused
from .tables import LEDGER_FILE, connect, connect_reading


@dataclass(frozen=True, kw_only=True)
class Totals:
    """Where a run stands; rows that its input no longer holds are not counted."""

    done: int = 0
    failed: int = 0
    unfinished: int = 0
    """Open, or worked on right now."""
    stood_in: int = 0
    """Done rows for which another model stood in for the hosted one."""
    cost_usd: float = 0.0
    """Spent on model calls by all starts of the run, replaced rows included."""
    in_doubt_usd: float = 0.0
    """The most that calls under way at a kill can have cost beyond that."""
    seconds: float = 0.0
    """Sum over rows; they run side by side."""


class RunLedger:
    """The ledger of the run in `folder`, opened for one start of the run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.generation = 0
        """Number of this start of the run, from 1."""
        self._owner: Owner | None = None
        self._writer: SerialWriter | None = None
        self._reading: sqlite3.Connection | None = None

    def open(self, *, joining: bool = False) -> None:
        """Makes or opens the file and says who works on it. Raises StorageError.

        `joining` is for a worker of a start that is under way: it makes no start of its own.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            owner = Owner.here(self.folder)
        except OSError as error:
            raise refused(error) from error
        writer = SerialWriter(partial(connect, self.folder), beat=owner.announce, beat_s=BEAT_S)
        try:
            writer.start()
            writer.run_waiting(owner.announce)
            writer.run_waiting(owner.bury_dead)
            if not joining:
                self.generation = writer.run_waiting(ledger_rows.new_generation)
            reading = connect_reading(self.folder)
        except BaseException:
            writer.close()
            owner.let_go()
            raise
        self._owner, self._writer, self._reading = owner, writer, reading

    def close(self) -> None:
        """Gives back what is still held and closes the file; may be called again."""
        writer, reading, owner = self._writer, self._reading, self._owner
        if writer is None or reading is None or owner is None:
            return
        self._writer = self._reading = None
        try:
            writer.run_waiting(lambda connection: _leave(connection, owner))
        finally:
            reading.close()
            writer.close()
            owner.let_go()

    async def claim_next(
        self, rows: Sequence[InputRow], *, redo_stood_in: bool = False
    ) -> list[Claimed]:
        """What to do with the rows, up to the first that is now leased here."""
        return await self._live.run(
            lambda connection: ledger_rows.claim_next(
                connection, self._me, self.generation, rows, redo_stood_in=redo_stood_in
            ),
            durable=False,
        )

    async def finish(self, done: Finished) -> Record | None:
        """The row as it is now on the disk; None when its lease was lost."""
        return await self._live.run(
            lambda connection: ledger_rows.finish(connection, self._me, done)
        )

    async def release(self, key: str) -> None:
        """Gives a row back unfinished."""
        await self._live.run(
            lambda connection: ledger_rows.release(connection, self._me, key), durable=False
        )

    async def doubt(self, key: str) -> None:
        """Counts the calls that a dead worker had under way for a row as money in doubt."""
        await self._live.run(lambda connection: ledger_rows.doubt(connection, key))

    async def retire_unseen(self) -> int:
        """Leaves out rows that the input, read to its end, no longer holds; how many."""
        return await self._live.run(
            lambda connection: ledger_rows.retire_unseen(connection, self.generation)
        )

    def known_answer(self, key: str, call: str) -> Answer | None:
        """What an earlier start of the run got for a call of the row. Raises StorageError.

        Read where it is asked, past the writer, in some 30 microseconds: readers of a WAL wait for
        nobody.
        """
        assert self._reading is not None, "the ledger is not open"  # noqa: S101 - our own order
        try:
            return ledger_calls.known_answer(self._reading, key, call)
        except sqlite3.Error as error:
            raise refused(error) from error

    async def promise(
        self, key: str, call: str, *, most_usd: float, limit_usd: float | None
    ) -> None:
        """Sets money aside for a call. Raises RunStopped when the limit leaves no room.

        It outlives a kill at once, and a power cut from the next answer on, milliseconds later in a
        busy run: a flush of the disk before each call would cost a hundredth of the rate.
        """
        await self._live.run(
            lambda connection: ledger_calls.promise(
                connection, self._me, key, call, most_usd=most_usd, limit_usd=limit_usd
            ),
            durable=False,
        )

    async def answered(self, key: str, call: str, answer: Answer, cost_usd: float) -> None:
        """Writes an answer down and books what it cost."""
        await self._live.run(
            lambda connection: ledger_calls.answered(connection, key, call, answer, cost_usd)
        )

    async def unanswered(self, key: str, call: str) -> None:
        """Frees what was promised for a call that failed."""
        await self._live.run(lambda connection: ledger_calls.unanswered(connection, key, call))

    async def totals(self) -> Totals:
        """Where the run stands."""
        return await self._live.run(totals_of, durable=False)

    async def committed_usd(self) -> float:
        """Money spent, promised or in doubt."""
        return await self._live.run(ledger_calls.committed_usd, durable=False)

    @property
    def _live(self) -> SerialWriter:
        assert self._writer is not None, "the ledger is not open"  # noqa: S101 - our own order
        return self._writer

    @property
    def _me(self) -> Owner:
        assert self._owner is not None, "the ledger is not open"  # noqa: S101 - our own order
        return self._owner


def totals_of(connection: sqlite3.Connection) -> Totals:
    """Where the run stands, by one reading."""
    counts = dict(
        connection.execute("SELECT state, count(*) FROM rows WHERE gone = 0 GROUP BY state")
    )
    stood_in, seconds = connection.execute(
        "SELECT coalesce(sum(stood_in), 0), coalesce(sum(seconds), 0) FROM rows "
        "WHERE gone = 0 AND state = 'done'"
    ).fetchone()
    spent, in_doubt = connection.execute("SELECT spent_usd, in_doubt_usd FROM run").fetchone()
    return Totals(
        done=counts.get(State.DONE, 0),
        failed=counts.get(State.FAILED, 0),
        unfinished=counts.get(State.OPEN, 0) + counts.get(State.LEASED, 0),
        stood_in=stood_in,
        cost_usd=spent,
        in_doubt_usd=in_doubt,
        seconds=seconds,
    )


class LedgerReader:
    """A reading of a run's ledger at one instant, whatever is written meanwhile."""

    def __init__(self, folder: Path) -> None:
        self._connection = connect_reading(folder)
        self._connection.execute("BEGIN")

    def totals(self) -> Totals:
        """Where the run stands."""
        return totals_of(self._connection)

    def finished(self, *states: State) -> Iterator[Record]:
        """Finished rows in the order of the input, one at a time."""
        marks = ", ".join("?" for _ in states)
        with closing(self._connection.cursor()) as cursor:
            cursor.execute(
                f"SELECT {ledger_rows.RECORD} FROM rows "  # noqa: S608 - constants and marks
                f"WHERE gone = 0 AND state IN ({marks}) ORDER BY number, key",
                states,
            )
            for line in cursor:
                yield ledger_rows.record(line)

    def close(self) -> None:
        """Ends the reading."""
        self._connection.close()


def has_ledger(folder: Path) -> bool:
    """Whether a run was started in this folder."""
    return (folder / LEDGER_FILE).is_file()


def set_aside(folder: Path) -> Path | None:
    """Gives the ledger of a run another name, so that all rows run again; None without one.

    What was paid for stays in the old file. Raises StorageError while a process works on the run.
    """
    if not has_ledger(folder):
        return None
    me = Owner.here(folder)
    try:
        with closing(connect(folder)) as connection:
            names = [name for (name,) in connection.execute("SELECT name FROM owners")]
            if any(me.alive(connection, name) for name in names):
                raise StorageError(
                    f"another process works on the run in {folder}: stop it first, or choose "
                    "another folder"
                )
            connection.execute("PRAGMA journal_mode=DELETE")
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
        old = folder / f"ledger-{stamp}-{me.name[:4]}.sqlite"
        return (folder / LEDGER_FILE).rename(old)
    except (sqlite3.Error, OSError) as error:
        raise refused(error) from error
    finally:
        me.let_go()


def _leave(connection: sqlite3.Connection, owner: Owner) -> None:
    ledger_rows.release_all(connection, owner)
    owner.leave(connection)
