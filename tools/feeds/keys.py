"""Keys that are unique within a feed of any size, with bounded memory."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass

_KEY_BYTES = 7
"""Bytes that stand for a key: SQLite's whole numbers have eight, one bit of them for the sign."""
_CACHE_KIB = 1024
"""Memory of the table; the rest of it lies in a temporary file that nobody else sees."""


@dataclass(frozen=True, kw_only=True)
class Unique:
    """A key that no row before had."""

    key: str
    first: int = 0
    """Number of the first row with the same id; 0 when there is none."""
    same: bool = False
    """Whether an earlier row has the same id and the same content."""


class Keys:
    """The keys that a feed has had so far."""

    def __init__(self) -> None:
        self._table = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._table.executescript(
            f"PRAGMA cache_size = -{_CACHE_KIB}; PRAGMA journal_mode = OFF;"
            "PRAGMA synchronous = OFF;"
            "CREATE TABLE seen (name INTEGER PRIMARY KEY, row INTEGER, count INTEGER);"
            "BEGIN"
        )

    def unique(self, key: str, digest: str, number: int) -> Unique:
        """The key, or `key#2` and so on when earlier rows have it already."""
        first, count = self._seen(f"key {key}", number)
        _, same = self._seen(f"row {key} {digest}", number)
        found = key
        while count > 1:
            found = f"{key}#{count}"
            if self._seen(f"key {found}", number)[1] == 1:
                break
            count += 1
        return Unique(key=found, first=first if found != key else 0, same=same > 1)

    def close(self) -> None:
        """Give the temporary file back."""
        self._table.close()

    def _seen(self, name: str, number: int) -> tuple[int, int]:
        """The row that had a name first, and how many had it, this one with them."""
        digest = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=_KEY_BYTES)
        place = int.from_bytes(digest.digest())
        row = self._table.execute(
            "INSERT INTO seen VALUES (?, ?, 1) "
            "ON CONFLICT (name) DO UPDATE SET count = count + 1 RETURNING row, count",
            (place, number),
        ).fetchone()
        return int(row[0]), int(row[1])
