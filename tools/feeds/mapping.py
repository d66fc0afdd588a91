"""Which column of a feed fills which field of the brief, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from ...errors import InputFileError
from .fields import FIELDS
from .headers import Recognised, plain_name, recognised, style_of
from .readable import never_readable

MAIN = ("name", "description", "text")
"""Fields of which a row must fill one."""


@dataclass(frozen=True, kw_only=True)
class MappedColumn:
    """One column and the field that it fills."""

    field: str
    """One of FIELDS."""
    column: str
    """Name of the column, as in the feed."""
    why: str
    """Why the column fills the field, for people."""

    def __str__(self) -> str:
        return f"{self.field} <- {self.column} ({self.why})"


@dataclass(frozen=True, kw_only=True)
class FeedMapping:
    """Which column fills which field; of several for one field, the first that is filled."""

    columns: tuple[MappedColumn, ...]
    """In the order of FIELDS; within a field, the ones to prefer first."""
    carried: tuple[str, ...]
    """Columns that fill no field; what they hold is carried through."""
    style: str = ""
    """Where the feed comes from: Google Merchant, Shopify ...; empty where that is not told."""
    folder: str = ""
    """Folder of the feed: names of picture files start there."""

    def of(self, field: str) -> tuple[str, ...]:
        """Columns of a field, the one to prefer first; empty for a field without one."""
        return self._by_field.get(field, ())

    def field_of(self, column: str) -> str:
        """Field that a column fills; empty for a column that is carried through."""
        return self._by_column.get(column, "")

    @property
    def usable(self) -> bool:
        """Whether some column can say what is advertised."""
        return any(self.of(field) for field in MAIN)

    @cached_property
    def _by_field(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for mapped in self.columns:
            found[mapped.field] = (*found.get(mapped.field, ()), mapped.column)
        return found

    @cached_property
    def _by_column(self) -> Mapping[str, str]:
        return {mapped.column: mapped.field for mapped in self.columns}

    def __str__(self) -> str:
        carried = [f"carried through: {', '.join(self.carried)}"] if self.carried else []
        return "\n".join([*map(str, self.columns), *carried])


def find_mapping(
    columns: Sequence[str],
    *,
    chosen: Mapping[str, str] | None = None,
    sample: Iterable[Mapping[str, str]] = (),
    path: Path,
) -> FeedMapping:
    """The mapping of a feed's columns, by their names and by what the rows of `sample` hold.

    `chosen` gives a column to a field whatever its name; a field chosen without a column
    (`{"tags": ""}`) is not filled. Raises InputFileError for a field or a column that there is
    not, naming those there are.
    """
    style = style_of(columns)
    picked = {_field(field): _column(name, columns, path) for field, name in (chosen or {}).items()}
    taken = set(picked.values())
    rows = list(sample)
    found = [
        MappedColumn(field=field, column=column, why="chosen")
        for field, column in picked.items()
        if column
    ]
    free = [column for column in columns if column not in taken]
    found += [one for one in _by_name(free, style, rows) if one.field not in picked]
    order = list(FIELDS)
    found.sort(key=lambda mapped: order.index(mapped.field))
    filled = {mapped.column for mapped in found}
    return FeedMapping(
        columns=tuple(found),
        carried=tuple(column for column in columns if column not in filled),
        style=style,
        folder=str(path.parent),
    )


def _by_name(
    columns: Sequence[str], style: str, rows: Sequence[Mapping[str, str]]
) -> Iterator[MappedColumn]:
    """Columns whose names are known, the ones to prefer first."""
    found: list[tuple[Recognised, str]] = []
    for column in columns:
        name = recognised(column, style)
        if name and not never_readable(name.field, [row.get(column, "") for row in rows]):
            found.append((name, column))
    found.sort(key=lambda pair: pair[0].rank)
    for name, column in found:
        yield MappedColumn(field=name.field, column=column, why=_why(name, column, style))


def _why(name: Recognised, column: str, style: str) -> str:
    origin = f", as in {style} feeds" if style else ""
    same = plain_name(column) == plain_name(name.name)
    return f"its name{origin}" if same else f"its name{origin}, read as {name.name!r}"


def _field(field: str) -> str:
    known = field.strip().lower().replace("-", "_")
    if known in FIELDS:
        return known
    name = recognised(field, "")
    if name:
        return name.field
    listed = ", ".join(FIELDS)
    raise InputFileError(
        f"unknown field {field!r:.60}: {_closest(known, FIELDS) or 'there are ' + listed}"
    )


def _column(name: str, columns: Sequence[str], path: Path) -> str:
    if not name.strip() or name in columns:
        return name.strip()
    same = [column for column in columns if plain_name(column) == plain_name(name)]
    if same:
        return same[0]
    listed = ", ".join(columns[:40])
    raise InputFileError(
        f"{path.name} has no column {name!r:.60}: {_closest(name, columns) or 'it has ' + listed}"
    )


def _closest(wanted: str, names: Iterable[str]) -> str:
    close = get_close_matches(wanted, list(names), n=3, cutoff=0.6)
    return f"did you mean {' or '.join(close)}?" if close else ""
