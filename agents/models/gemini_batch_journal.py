"""The journal of batch jobs: what was sent, under which name, and what came back.

A request that a job already holds, or has answered, is found here after a restart, so it is not
paid for twice. Prompts are not kept, only hashes of them; answers are.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from ...errors import StorageError
from .gemini_batch_wire import Answer

JOURNAL_FILE = "gemini_batches.sqlite"
OPEN = "open"
"""State of a job that has not ended, as far as the journal knows."""
_WAIT_S = 30.0
"""Longest wait for another process's write."""
_FORM = """
CREATE TABLE IF NOT EXISTS jobs (
    mark TEXT PRIMARY KEY, name TEXT, model TEXT NOT NULL, requests INTEGER NOT NULL,
    state TEXT NOT NULL, made REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS asks (key TEXT PRIMARY KEY, mark TEXT NOT NULL, answer TEXT);
CREATE INDEX IF NOT EXISTS asks_by_mark ON asks (mark);
"""


@dataclass(frozen=True, kw_only=True)
class OpenJob:
    """A job that was sent, or was about to be, and has not ended."""

    mark: str
    """Our own name of it, which the server shows as its display name."""
    name: str
    """The server's name; empty when the journal ended before the server's answer came."""
    keys: tuple[str, ...]


class JobJournal:
    """A SQLite file in a run's folder. Every change is on the disk when a method returns.

    Processes may share it. All methods raise StorageError where the disk refuses.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / JOURNAL_FILE

    def look(self, key: str) -> Answer | OpenJob | None:
        """The answer to a request, or the open job that holds it."""
        with self._opened() as database:
            row = database.execute(
                "SELECT asks.answer, asks.mark, jobs.name FROM asks JOIN jobs USING (mark) "
                "WHERE key = ?",
                (key,),
            ).fetchone()
            if row is None:
                return None
            if row[0] is not None:
                answer: Answer = json.loads(row[0])
                return answer
            return OpenJob(mark=row[1], name=row[2] or "", keys=_keys(database, row[1]))

    def intend(self, mark: str, model: str, keys: Sequence[str]) -> None:
        """Notes that a job is about to be sent."""
        with self._opened() as database:
            database.execute(
                "INSERT INTO jobs VALUES (?, NULL, ?, ?, ?, ?)",
                (mark, model, len(keys), OPEN, time.time()),
            )
            rows = [(key, mark) for key in keys]
            database.executemany("INSERT OR REPLACE INTO asks VALUES (?, ?, NULL)", rows)

    def withdraw(self, mark: str) -> None:
        """Forgets a job that the server did not take."""
        with self._opened() as database:
            database.execute("DELETE FROM asks WHERE mark = ?", (mark,))
            database.execute("DELETE FROM jobs WHERE mark = ?", (mark,))

    def name(self, mark: str, name: str) -> None:
        """Notes the server's name of a job."""
        with self._opened() as database:
            database.execute("UPDATE jobs SET name = ? WHERE mark = ?", (name, mark))

    def close(self, mark: str, state: str, answers: Mapping[str, Answer]) -> None:
        """Keeps what a job that ended brought; requests without an answer may be sent again."""
        rows = [(json.dumps(answer), key) for key, answer in answers.items()]
        with self._opened() as database:
            database.executemany("UPDATE asks SET answer = ? WHERE key = ?", rows)
            database.execute("DELETE FROM asks WHERE mark = ? AND answer IS NULL", (mark,))
            database.execute("UPDATE jobs SET state = ? WHERE mark = ?", (state, mark))

    def forget(self, key: str) -> None:
        """Drops an answer that turned out unusable, so that the request is asked anew."""
        with self._opened() as database:
            database.execute("DELETE FROM asks WHERE key = ? AND answer IS NOT NULL", (key,))

    def open_names(self) -> tuple[str, ...]:
        """The server's names of all jobs that have not ended."""
        with self._opened() as database:
            rows = database.execute(
                "SELECT name FROM jobs WHERE state = ? AND name IS NOT NULL ORDER BY made", (OPEN,)
            ).fetchall()
        return tuple(str(row[0]) for row in rows)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """One transaction, on the disk when it ends (SQLite's default, synchronous FULL)."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))  # for its owner only
            with closing(sqlite3.connect(self._path, timeout=_WAIT_S)) as database, database:
                database.executescript(_FORM)
                yield database
        except (sqlite3.Error, OSError) as error:
            raise StorageError(
                f"the journal of batch jobs at {self._path} cannot be used ({error}); check the "
                "disk and the folder's rights"
            ) from error


def _keys(database: sqlite3.Connection, mark: str) -> tuple[str, ...]:
    rows = database.execute("SELECT key FROM asks WHERE mark = ? ORDER BY rowid", (mark,))
    return tuple(str(row[0]) for row in rows)
