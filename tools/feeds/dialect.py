"""How the cells of a delimited file are set apart, found from its first lines."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from .headers import recognised

DELIMITERS = (",", ";", "\t", "|")
"""In order of preference."""
SAMPLE_RECORDS = 60
"""Records of the sample that are looked at."""
_HEADER_WITHIN = 6
"""Records within which the column names come: Amazon's have two lines of their own before."""
_SEP_LINE = re.compile(r"^\ufeff?\"?sep=(.)\"?\r?\n?$", re.IGNORECASE)
"""What Excel writes, and reads, before everything else."""


@dataclass(frozen=True, kw_only=True)
class Dialect:
    """How a delimited file is written, and its columns."""

    delimiter: str
    quote: str = '"'
    """Empty when quotes are plain characters."""
    escape: str = ""
    """Empty when a quote within a cell is doubled."""
    sep_line: bool = False
    """Whether the first line only says what the delimiter is."""
    header: int = 0
    """Records before the column names."""
    columns: tuple[str, ...] = ()
    """Names of the columns, each once; a nameless one is called by its number."""
    names: tuple[str, ...] = ()
    """The names as they stand in the file."""
    trimmed: bool = False
    """Whether rows leave out the empty cells at their end."""

    def cells(self, lines: Iterable[str], *, strict: bool = False) -> Iterator[list[str]]:
        """Records of the lines. Raises csv.Error for misplaced quotes when `strict`."""
        if not self.quote:
            return csv.reader(lines, delimiter=self.delimiter, quoting=csv.QUOTE_NONE)
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            quotechar=self.quote,
            doublequote=not self.escape,
            escapechar=self.escape or None,
            strict=strict,
        )


def find_dialect(sample: str, *, tabs_first: bool = False) -> Dialect:
    """The dialect that makes most sense of a sample of whole lines.

    Known column names count most, then that all records are equally long, then their length.
    """
    lines = sample.splitlines(keepends=True)
    said = _SEP_LINE.match(lines[0]) if lines else None
    body = lines[1:] if said else lines
    order = (said.group(1),) if said else ("\t", *DELIMITERS) if tabs_first else DELIMITERS
    tried = [
        _with_header(Dialect(delimiter=mark, quote=quote, escape=escape), body)
        for mark in dict.fromkeys(order)
        for quote, escape in _quotings(body, mark)
    ]
    best = max(tried, key=lambda pair: pair[0])[1]
    return replace(best, sep_line=bool(said))


def unique_names(names: Sequence[str]) -> tuple[str, ...]:
    """Column names, each once: the second `image` is `image (2)`, a blank one `column 3`."""
    seen: Counter[str] = Counter()
    found: list[str] = []
    for place, name in enumerate(names, start=1):
        plain = " ".join(name.replace("\ufeff", "").split()) or f"column {place}"
        seen[plain] += 1
        found.append(plain if seen[plain] == 1 else f"{plain} ({seen[plain]})")
    return tuple(found)


def _quotings(lines: Sequence[str], mark: str) -> Iterator[tuple[str, str]]:
    """Quotes and escapes that the sample may be written with, the usual ones first."""
    text = "".join(lines)
    edge = re.escape(mark)
    escaped = re.search(rf'\\"(?!\s*(?:{edge}|[\r\n]|$))', text) and '""' not in text
    yield ('"', "\\" if escaped else "") if escaped or _quoted(text, mark) else ("", "")
    if re.match(rf"\s*'[^']*'\s*(?:{edge}\s*'|[\r\n])", text):
        yield "'", ""


def _quoted(text: str, mark: str) -> bool:
    """Whether quotes stand around cells: some are there for a reason, or more close than do not."""
    edge = re.escape(mark)
    cells = re.finditer(rf'(?:^|{edge}|\n)"((?:[^"]|"")*)"(?={edge}|[\r\n]|$)', text)
    closed = 0
    for cell in cells:
        if re.search(rf'{edge}|\n|""', cell.group(1)):
            return True
        closed += 1
    return closed >= len(re.findall(rf'(?:^|{edge}|\n)"[^"\n]*(?={edge}|\n)', text))


def _with_header(dialect: Dialect, lines: Sequence[str]) -> tuple[tuple[float, ...], Dialect]:
    """How well a dialect fits, and the dialect with the columns it finds."""
    records = _sampled(dialect, lines)
    filled = [
        (place, record) for place, record in enumerate(records) if any(map(str.strip, record))
    ]
    if not filled:
        return (0.0,), dialect
    place, names = _header(filled)
    while len(names) > 1 and not names[-1].strip():
        names = names[:-1]
    rows = [record for at, record in filled if at > place]
    widths = [len(record) for record in rows]
    even = sum(_width(record) <= len(names) <= len(record) for record in rows)
    short = sum(width < len(names) for width in widths)
    whole = even / len(rows) if rows else 1.0
    trimmed = short >= max(2, 0.2 * len(rows)) and short + even == len(rows)
    known = _known(names)
    fits = 1.0 if trimmed and dialect.quote else whole
    found = replace(
        dialect,
        header=place,
        columns=unique_names(names),
        names=tuple(name.strip() for name in names),
        trimmed=trimmed,
    )
    return (min(known, 2), fits if len(names) > 1 else fits / 2, known, len(names)), found


def _sampled(dialect: Dialect, lines: Sequence[str]) -> list[list[str]]:
    records: list[list[str]] = []
    try:
        for record in dialect.cells(lines):
            records.append([cell.strip() for cell in record])
            if len(records) == SAMPLE_RECORDS:
                break
    except csv.Error:
        pass
    return records


def _header(records: Sequence[tuple[int, list[str]]]) -> tuple[int, list[str]]:
    """The record of the column names: the first with many known ones, or the last of such a run.

    Amazon's files have the names for people in one line and those for machines in the next.
    """
    counts = [(_known(record), place) for place, (_, record) in enumerate(records[:_HEADER_WITHIN])]
    most = max(count for count, _ in counts)
    if not most:
        return records[0]
    place = next(at for count, at in counts if count >= max(1.0, 0.5 * most))
    while place + 1 < len(counts) and counts[place + 1][0] >= max(3.0, 0.5 * most):
        place += 1
    return records[place]


def _known(names: Iterable[str]) -> int:
    return sum(
        bool(name) and len(name) < _LONG_NAME and recognised(name) is not None for name in names
    )


_LONG_NAME = 80
"""Characters; what is longer is no column's name."""


def _width(record: Sequence[str]) -> int:
    """Cells up to the last filled one."""
    width = len(record)
    while width and not record[width - 1].strip():
        width -= 1
    return width
