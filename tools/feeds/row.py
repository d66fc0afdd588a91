"""One row of a feed, as the reader of the file gives it and as the feed hands it on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

DIGEST_BYTES = 16
"""Bytes of a row's digest: 2^64 rows before two are likely to share one."""


@dataclass(frozen=True, kw_only=True)
class Record:
    """One row as it stands in the file."""

    number: int
    """Place in the file, as a spreadsheet or an editor counts: the header of a CSV is row 1."""
    values: Mapping[str, str] = field(default_factory=dict)
    """Cell by column, stripped; empty cells are left out."""
    error: str = ""
    """Why the row cannot be used, for people; empty when it can."""
    raw: str = ""
    """The text of a row that could not be read."""


@dataclass(frozen=True, kw_only=True)
class FeedRow:
    """One product of a feed."""

    number: int
    """Place in the file, as a spreadsheet or an editor counts: the header of a CSV is row 1.

    Where several rows make one product, the first of them.
    """
    key: str
    """Name of the row within its feed, unique: its id, or a digest of its content.

    The second of two different rows with the id A1 is `A1#2`.
    """
    values: Mapping[str, str]
    """Cell by column, stripped; empty cells are left out."""
    digest: str
    """Changes when the content of the row changes; 32 hex digits."""
    error: str = ""
    """Why the row cannot be used, for people; empty when it can."""
    note: str = ""
    """What a person should know about a row that can be used; mostly empty."""


def digest_of(records: Iterable[Record]) -> str:
    """Digest of what the rows hold, whatever the order of their columns; 32 hex digits."""
    digest = hashlib.blake2b(digest_size=DIGEST_BYTES)
    for record in records:
        for column in sorted(record.values):
            digest.update(_framed(column) + _framed(record.values[column]))
        digest.update(_framed(record.raw))
    return digest.hexdigest()


def _framed(text: str) -> bytes:
    """The text with its length before it, so that no two lists of texts look the same."""
    data = text.encode("utf-8", errors="surrogatepass")
    return b"%d:" % len(data) + data
