"""Rows of a delimited file, one after the other; a broken row costs no other row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence

from .dialect import Dialect
from .lines import MOST_CHARS, Lines, RowTooLong
from .row import Record

_FORMULA = re.compile(r'^="(.*)"$', re.DOTALL)
"""How spreadsheets keep the zeros of ="00123"."""
_SHOWN = 4_000
"""Characters kept of a row that could not be read; enough to tell it from another."""


def records_of(lines: Lines, dialect: Dialect) -> Iterator[Record]:
    """Rows after the column names, empty ones left out; numbers count every record from 1.

    A row with a quote that is never closed, or with more or fewer cells than there are columns,
    is a Record with an error; the next line is the next row. Repeated column names are left out,
    as they are in files put together from several.
    """
    if dialect.sep_line:
        next(lines, "")
    _allow_large_cells()
    reader = dialect.cells(lines, strict=True)
    number = 0
    while True:
        lines.start()
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, RowTooLong) as error:
            record = _recovered(lines, dialect, number, too_long=isinstance(error, RowTooLong))
            reader = dialect.cells(lines, strict=True)
        else:
            record = _record(cells, lines, dialect, number)
        if record and number > dialect.header + 1:
            yield record


def _allow_large_cells() -> None:
    """The csv module refuses cells of more than 131,072 characters; Lines bounds whole rows."""
    if csv.field_size_limit() < MOST_CHARS:
        csv.field_size_limit(MOST_CHARS)


def _record(cells: list[str], lines: Lines, dialect: Dialect, number: int) -> Record | None:
    """The row of these cells; None for an empty one or the column names again."""
    cells = [_tidy(cell) for cell in cells]
    if not any(cells) or tuple(cells[: len(dialect.names)]) == dialect.names:
        return None
    wrong = _wrong_width(cells, dialect)
    if not wrong:
        pairs = zip(dialect.columns, cells, strict=False)
        return Record(number=number, values={column: cell for column, cell in pairs if cell})
    first, *rest = lines.taken
    if rest and _rows_of_their_own(rest, dialect):
        lines.give_back(rest)
        return _broken(number, first, _UNCLOSED)
    return _broken(number, "".join(lines.taken), wrong)


def _recovered(lines: Lines, dialect: Dialect, number: int, *, too_long: bool) -> Record | None:
    """The row of lines that are not as they should be, read with patience."""
    first, *rest = lines.taken
    if too_long:
        lines.give_back(rest)
        if not rest:
            lines.skip_line()
        return _broken(number, first, "the row is too long, or a quote is not closed")
    patient = list(dialect.cells(lines.taken))
    fits = len(patient) == 1 and not _wrong_width(patient[0], dialect)
    if fits and not (rest and _rows_of_their_own(rest, dialect)):
        return _record(patient[0], lines, dialect, number)
    lines.give_back(rest)
    return _broken(number, first, _UNCLOSED)


_UNCLOSED = "a quote is not closed: close it, and double the quotes within a cell"


def _wrong_width(cells: Sequence[str], dialect: Dialect) -> str:
    """What is wrong with the number of cells; empty when nothing is."""
    want = len(dialect.columns)
    if any(cell.strip() for cell in cells[want:]):
        return (
            f"{len(cells)} cells, but {want} columns: put quotes around cells that hold "
            f"{dialect.delimiter!r}"
        )
    if len(cells) < want and not dialect.trimmed:
        return f"{len(cells)} cells, but {want} columns: the row is cut off, or a line break in it"
    return ""


def _rows_of_their_own(lines: Sequence[str], dialect: Dialect) -> bool:
    """Whether most lines are whole rows: then a quote above them was left open."""
    rows = [next(iter(dialect.cells([line])), []) for line in lines]
    whole = sum(len(row) > 1 and not _wrong_width(row, dialect) for row in rows)
    return whole > len(lines) / 2


def _broken(number: int, raw: str, error: str) -> Record:
    return Record(number=number, error=error, raw=raw[:_SHOWN])


def _tidy(cell: str) -> str:
    bare = cell.strip()
    found = _FORMULA.match(bare) if bare.startswith("=") else None
    return found.group(1).strip() if found else bare
