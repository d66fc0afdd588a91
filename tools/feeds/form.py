"""What was found out about a feed's file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


class FeedKind(StrEnum):
    """The formats that are read."""

    CSV = "csv"
    """Cells with something between them: commas, semicolons, tabs or bars."""
    JSONL = "jsonl"
    """One JSON object a line."""
    JSON = "json"
    """One JSON array of objects."""
    PARQUET = "parquet"


@dataclass(frozen=True, kw_only=True)
class FeedForm:
    """How a feed is written."""

    kind: FeedKind
    encoding: str = ""
    """Python's name of the encoding; empty for Parquet."""
    delimiter: str = ""
    """What stands between two cells; empty where nothing does."""
    quote: str = ""
    """What stands around a cell; empty when quotes are plain characters, and for other kinds."""
    escape: str = ""
    """What stands before a quote within a cell; empty when such a quote is doubled."""
    header_row: int = 0
    """Row of the column names, from 1; 0 where there is none."""
    trimmed: bool = False
    """Whether rows leave out the empty cells at their end."""
    compressed: bool = False
    """Whether the file is gzip."""

    def __str__(self) -> str:
        parts = [self.kind.value]
        if self.delimiter:
            parts.append(f"{_NAMES.get(self.delimiter, repr(self.delimiter))} between cells")
            parts.append(f"{self.quote} around them" if self.quote else "no quotes")
        if self.encoding:
            parts.append(self.encoding)
        if self.header_row > 1:
            parts.append(f"column names in row {self.header_row}")
        return ", ".join([*parts, *(["gzip"] if self.compressed else [])])
