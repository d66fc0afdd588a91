"""Foreign lists of audiences as segments: the IAB Audience Taxonomy TSV, and own CSV or JSONL."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..errors import InputFileError
from ..schema import Segment

MAX_BYTES = 200_000_000
IAB_ID = "Unique ID"
IAB_TIERS = tuple(f"Tier {number}" for number in range(1, 7))
"""https://iabtechlab.com/standards/audience-taxonomy/ (version 1.1). Paths are read from the tier
columns: the parent ids of 17 rows name another row than their tiers do."""
IAB_KINDS = {
    "Demographic": "demographic",
    "Interest": "interest",
    "Purchase Intent": "in_market",
}
LIST_FIELDS = frozenset({"path", "products", "related", "sensitivity"})
TEXT_FIELDS = frozenset({"id", "name", "kind", "description", "size"})
SEPARATORS = {"path": ">", "": ";"}
"""Between the parts of one cell, by field; ';' for all others."""


def read_segments(
    file: Path, *, catalogue: str, columns: Mapping[str, str] | None = None
) -> Iterable[Segment]:
    """Segments of a file, one by one.

    A `.tsv` with the columns of the IAB taxonomy needs no map. CSV (any header), TSV and JSONL
    take `columns`, from our field names (id, name, path, kind, description, aliases.en, products,
    related, sensitivity, size) to the file's; without it the names must be ours. Cells with
    several values part them by ';', paths by '>'. Raises InputFileError naming file and line.
    """
    if file.suffix.casefold() in {".jsonl", ".ndjson"}:
        records = _json_lines(file)
    elif file.suffix.casefold() in {".csv", ".tsv", ".txt"}:
        records = _table(file)
    else:
        raise InputFileError(f"{file} is not a .tsv, .csv or .jsonl file")
    return _segments(file, records, catalogue, columns)


def _segments(
    file: Path,
    records: Iterator[tuple[int, dict[str, Any]]],
    catalogue: str,
    columns: Mapping[str, str] | None,
) -> Iterator[Segment]:
    found = False
    for line, record in records:
        found = True
        try:
            taxonomy = columns is None and {IAB_ID, IAB_TIERS[0]} <= record.keys()
            segment = (
                _iab(record, catalogue) if taxonomy else _mapped(record, catalogue, columns or {})
            )
        except ValidationError as error:
            problem = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in problem["loc"])
            raise InputFileError(f"{file}, line {line}: {where}: {problem['msg']}") from error
        except KeyError as error:
            names = ", ".join(repr(name) for name in record) or "none"
            raise InputFileError(
                f"{file}, line {line}: there is no column {error.args[0]!r} (columns: {names}); "
                "name the file's own with --column id=COLUMN --column name=COLUMN"
            ) from error
        if not segment.id or not segment.name:
            raise InputFileError(f"{file}, line {line}: a segment needs an id and a name")
        yield segment
    if not found:
        raise InputFileError(f"{file} holds no rows")


def _iab(record: Mapping[str, str], catalogue: str) -> Segment:
    path = tuple(tier for name in IAB_TIERS if (tier := record.get(name, "").strip().rstrip("*")))
    return Segment(
        id=record[IAB_ID],
        name=path[-1] if path else "",
        path=path,
        kind=IAB_KINDS.get(path[0] if path else "", "interest"),
        catalogue=catalogue,
    )


def _mapped(record: Mapping[str, Any], catalogue: str, columns: Mapping[str, str]) -> Segment:
    values: dict[str, Any] = {"catalogue": catalogue, "kind": "first_party", "path": ()}
    for field in ("id", "name"):
        values[field] = _cell(record[columns.get(field, field)])
    aliases: dict[str, Any] = {}
    for field in _fields(record, columns):
        value = record[columns.get(field, field)]
        if field.startswith("aliases."):
            aliases[field.removeprefix("aliases.")] = _parts(field, value)
        elif field in LIST_FIELDS:
            values[field] = _parts(field, value)
        elif value not in ("", None):
            values[field] = value if field == "size" else _cell(value)
    return Segment(**values, aliases={tag: words for tag, words in aliases.items() if words})


def _fields(record: Mapping[str, Any], columns: Mapping[str, str]) -> list[str]:
    """Our fields that this record has, under our name or the mapped one."""
    ours = LIST_FIELDS | TEXT_FIELDS
    named = [field for field in record if field in ours or field.startswith("aliases.")]
    return [*columns, *(field for field in named if field not in columns)]


def _parts(field: str, value: Any) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(_cell(part) for part in value)
    parts = _cell(value).split(SEPARATORS.get(field, SEPARATORS[""]))
    return tuple(part for text in parts if (part := text.strip()))


def _cell(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _table(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    text = _read(file)
    first = text.split("\n", 1)[0]
    separator = max(("\t", ",", ";"), key=first.count)
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        header = [name.strip() for name in next(rows, [])]
        for row in rows:
            if any(cell.strip() for cell in row):
                cells = {name: cell for name, cell in zip(header, row, strict=False) if name}
                yield rows.line_num, {name: cell.strip() for name, cell in cells.items()}
    except csv.Error as error:
        raise InputFileError(f"{file}, line {rows.line_num}: {error}") from error


def _json_lines(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(_read(file).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise InputFileError(f"{file}, line {number}: not JSON ({error})") from error
        if not isinstance(record, dict):
            raise InputFileError(f"{file}, line {number}: each line must be a JSON object")
        yield number, record


def _read(file: Path) -> str:
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise InputFileError(f"{file} has {size} bytes; at most {MAX_BYTES} can be imported")
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputFileError(f"{file} is not UTF-8 text ({error}); save it as UTF-8") from error
    except OSError as error:
        raise InputFileError(f"{file} cannot be read ({error.strerror or error})") from error
    if "\0" in text:
        raise InputFileError(f"{file} is not a text file")
    return text
