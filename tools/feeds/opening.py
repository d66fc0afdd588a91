"""A feed opened: its form, its mapping, and its rows as often as they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from ...errors import InputFileError
from .delimited import records_of
from .files import text_of_file
from .finding import Found, find_form
from .form import FeedForm, FeedKind
from .grouping import key_of, merged, products_of
from .jsonl import records_of_array, records_of_lines
from .keys import Keys
from .lines import Lines
from .mapping import MAIN, FeedMapping, find_mapping
from .parquet import parquet_columns, parquet_records
from .row import FeedRow, Record, digest_of

SAMPLE_ROWS = 200
"""Rows that tell what a column holds, and for JSON which columns there are."""
_LOST = "\ufffd"
"""What stands for bytes that are no text in the file's encoding."""


class Feed:
    """A product feed; iterate over it for its rows, any number of times, also at once.

    Memory is bounded whatever the size of the file. Use it as a context manager or not: files are
    open only while rows are read.
    """

    def __init__(
        self, path: Path, found: Found, mapping: FeedMapping, columns: tuple[str, ...]
    ) -> None:
        self.path = path
        self.mapping = mapping
        """Which column fills which field of a brief."""
        self.columns = columns
        """Names of the columns; of a JSON feed, those of its first rows."""
        self._found = found

    @property
    def form(self) -> FeedForm:
        """How the file is written."""
        return self._found.form

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Nothing is left open."""

    def __iter__(self) -> Iterator[FeedRow]:
        """Rows in the order of the file; a bad one is a row with `error` set.

        Of two rows with the same id and the same content the second is an error, since an ad for
        it would be made and paid twice; with other content it gets a key of its own and a note.
        Raises InputFileError before the first row when no column can name the product, and
        wherever the file cannot be read on.
        """
        self._check()
        with closing(Keys()) as keys:
            for records in products_of(_records(self.path, self._found), self.mapping):
                yield self._row(records, keys)

    def _check(self) -> None:
        if not self.mapping.usable:
            raise InputFileError(
                f"no column of {self.path.name} is known to hold the {' or '.join(MAIN[:2])} of "
                f"the product; it has {_listed(self.columns)}: say which one does, for example "
                "name=..., or put the names of the columns into the first row"
            )

    def _row(self, records: tuple[Record, ...], keys: Keys) -> FeedRow:
        first = records[0]
        values = merged(records, self.mapping)
        digest = digest_of(records)
        unique = keys.unique(key_of(first, self.mapping) or digest, digest, first.number)
        error, note = first.error or self._unreadable(values), ""
        if unique.first:
            again = f"the same as row {unique.first}" if unique.same else ""
            error = error or (again and f"{again}: take one of them out")
            note = (
                ""
                if error
                else (f"row {unique.first} has the same id, so this one is called {unique.key}")
            )
        return FeedRow(
            number=first.number,
            key=unique.key,
            values=values,
            digest=digest,
            error=error,
            note=note,
        )

    def _unreadable(self, values: Mapping[str, str]) -> str:
        for column, cell in values.items():
            if _LOST in cell and self.mapping.field_of(column):
                encoding = self.form.encoding or "UTF-8"
                return (
                    f"column {column}: {cell!r:.60} holds bytes that are no {encoding}: save the "
                    "file as UTF-8"
                )
        return ""


def _listed(columns: tuple[str, ...]) -> str:
    return ", ".join(f"{column:.40}" for column in columns[:_LISTED]) or "none"


_LISTED = 30
"""Columns that a message lists."""


def open_feed(
    path: str | Path, *, columns: Mapping[str, str] | None = None, encoding: str = ""
) -> Feed:
    """A feed in CSV (commas, semicolons, tabs, bars), JSON Lines, JSON or Parquet, gzip or not.

    `columns` gives a column to a field of `FIELDS` whatever its name, for example
    `{"name": "My Title"}`; an empty column leaves the field unfilled. `encoding` overrules the one
    that would be found out. Raises InputFileError for a file that is missing, empty or no feed,
    and for columns and fields that there are not.
    """
    file = Path(path)
    found = find_form(file, encoding=encoding)
    sample = [record.values for record in islice(_records(file, found), SAMPLE_ROWS)]
    names = _columns(file, found, sample)
    mapping = find_mapping(names, chosen=columns, sample=sample, path=file.absolute())
    return Feed(file, found, mapping, names)


def _columns(path: Path, found: Found, sample: list[Mapping[str, str]]) -> tuple[str, ...]:
    seen = dict.fromkeys(column for values in sample for column in values)
    if found.dialect:
        return found.dialect.columns
    if found.form.kind is FeedKind.PARQUET:
        nested = [name for name in seen if "." in name]
        plain = (
            name
            for name in parquet_columns(path)
            if not any(one.startswith(f"{name}.") for one in nested)
        )
        return tuple(dict.fromkeys((*plain, *seen)))
    return tuple(seen)


def _records(path: Path, found: Found) -> Iterator[Record]:
    form = found.form
    if form.kind is FeedKind.PARQUET:
        yield from parquet_records(path)
        return
    with text_of_file(path, form.encoding, compressed=form.compressed) as stream:
        if found.dialect:
            yield from records_of(Lines(stream), found.dialect)
        elif form.kind is FeedKind.JSONL:
            yield from records_of_lines(Lines(stream))
        else:
            yield from records_of_array(stream)
