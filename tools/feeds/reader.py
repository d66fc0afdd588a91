"""One row read by the fields of the brief."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from ...errors import BadRow
from .cells import line_of, points_of, text_of
from .defaults import FeedDefaults
from .mapping import FeedMapping
from .row import FeedRow

_Read = TypeVar("_Read")
LONGEST_TEXT = 20_000
"""Characters of one text of a product, markup aside."""


@dataclass(frozen=True, kw_only=True)
class RowReader:
    """A row, and which of its columns fills which field."""

    row: FeedRow
    mapping: FeedMapping
    defaults: FeedDefaults

    def column(self, field: str) -> str:
        """The first filled column of a field; empty when none is."""
        columns = self.mapping.of(field)
        return next((column for column in columns if self.row.values.get(column)), "")

    def cell(self, field: str) -> str:
        """The cell of a field as it stands; empty when there is none."""
        return self.row.values.get(self.column(field), "")

    def cells(self, field: str) -> tuple[tuple[str, str], ...]:
        """Every filled column of a field with its cell."""
        pairs = ((name, self.row.values.get(name, "")) for name in self.mapping.of(field))
        return tuple((name, cell) for name, cell in pairs if cell)

    def line(self, field: str) -> str:
        """The text of a field on one line."""
        return line_of(self.cell(field))

    def text(self, field: str) -> str:
        """The text of a field. Raises BadRow when it is longer than LONGEST_TEXT."""
        text = text_of(self.cell(field))
        if len(text) >= LONGEST_TEXT:
            raise self.bad(
                field, f"{LONGEST_TEXT:,} characters are the most: keep what an ad could use"
            )
        return text

    def points(self, field: str) -> tuple[str, ...]:
        """The texts that all columns of a field list, each once."""
        found = (point for _, cell in self.cells(field) for point in points_of(cell))
        return tuple(dict.fromkeys(found))

    def read(self, field: str, reader: Callable[[str], _Read], empty: _Read) -> _Read:
        """What `reader` makes of the cell, `empty` without one; its ValueError becomes BadRow."""
        cell = self.cell(field)
        if not cell:
            return empty
        try:
            return reader(cell)
        except ValueError as error:
            raise self.bad(field, str(error)) from error

    def address(self, field: str) -> str | None:
        """The web address in a field, with https where it names no scheme."""
        cell = self.cell(field)
        if cell and "://" not in cell and "." in cell.split("/")[0] and " " not in cell:
            return f"https://{cell.lstrip('/')}"
        return cell or None

    def bad(self, field: str, wanted: str) -> BadRow:
        """The error that names this row, the field's column and its value."""
        return BadRow(
            wanted, row=self.row.number, column=self.column(field), value=self.cell(field)
        )

    def nameless(self, column: str) -> BadRow:
        """The error of a row that says nothing of its product."""
        return BadRow(
            "give the name of the product, or a description", row=self.row.number, column=column
        )
