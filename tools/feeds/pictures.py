"""Pictures of a row: files in the feed's folder; addresses are for others to fetch."""

from __future__ import annotations

from pathlib import Path

from ...errors import BadRow
from .reader import RowReader

MOST_PICTURES = 10
"""Pictures taken from one row."""


def is_address(cell: str) -> bool:
    """Whether a cell names pictures by their address on the web."""
    return cell.lower().startswith(("http://", "https://", "//"))


def pictures_of(reader: RowReader) -> tuple[str, ...]:
    """Paths of the row's picture files, which lie in the feed's folder or below it.

    A feed is data from outside, so it may not name other files of this machine. Raises BadRow for
    such a path and for a file that is not there.
    """
    folder = (reader.defaults.pictures or Path(reader.mapping.folder or ".")).resolve()
    named = ((name, column) for column, cell in reader.cells("images") for name in _names(cell))
    found = (_file(name, folder, column, reader.row.number) for name, column in named)
    return tuple(dict.fromkeys(found))[:MOST_PICTURES]


def _names(cell: str) -> list[str]:
    parts = (part.strip() for line in cell.split("\n") for part in line.split(","))
    return [part for part in parts if part and not is_address(part)] if not is_address(cell) else []


def _file(name: str, folder: Path, column: str, row: int) -> str:
    try:
        path = (folder / name).resolve()
        fine = path.is_relative_to(folder) and path.is_file()
    except (OSError, ValueError):
        fine = False
    if not fine:
        raise BadRow(
            f"there is no such picture in {folder.name or folder}: put the file there, or give its "
            "address",
            row=row,
            column=column,
            value=name,
        )
    return str(path)
