"""How often each name came, for any number of names in little memory."""

from __future__ import annotations

import sqlite3
from types import TracebackType
from typing import Self


class Seen:
    """Counts names in a table of SQLite's own, which goes to a temporary file when it is large."""

    def __init__(self) -> None:
        self._table = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._table.execute("PRAGMA journal_mode=OFF")
        self._table.execute("CREATE TABLE seen (name TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID")

    def times(self, name: str) -> int:
        """How often the name has come, this time included."""
        (count,) = self._table.execute(
            "INSERT INTO seen VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET n = n + 1 RETURNING n",
            (name,),
        ).fetchone()
        return int(count)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._table.close()
