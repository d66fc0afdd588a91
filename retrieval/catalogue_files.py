"""The catalogue's YAML files as segments."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..errors import InputFileError
from ..schema import Segment

CATALOGUE = "adwright"


def catalogue_folder() -> Path:
    """Folder of the catalogue that ships with adwright."""
    return Path(__file__).parent / "catalogue"


def load_catalogue(folder: Path | None = None) -> tuple[Segment, ...]:
    """All segments of a folder's `*.yaml` files, ordered by file name, then as written.

    Raises InputFileError naming the file and the segment that is at fault.
    """
    folder = folder or catalogue_folder()
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise InputFileError(f"{folder} holds no *.yaml catalogue files")
    return tuple(segment for file in files for segment in read_catalogue_file(file))


def read_catalogue_file(file: Path) -> tuple[Segment, ...]:
    """Segments of one file. Raises InputFileError when it is not a catalogue file."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe loader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputFileError(f"{file} cannot be read as YAML: {error}") from error
    entries = content.get("segments") if isinstance(content, dict) else None
    if not isinstance(entries, list):
        raise InputFileError(f"{file} has no list of segments; it needs the key 'segments'")
    return tuple(_segment(entry, file) for entry in entries)


def _segment(entry: Any, file: Path) -> Segment:
    try:
        return Segment.model_validate(entry)
    except ValidationError as error:
        name = entry.get("id") if isinstance(entry, dict) else entry
        problems = "; ".join(
            f"{'.'.join(str(part) for part in problem['loc'])}: {problem['msg']}"
            for problem in error.errors(include_url=False)
        )
        raise InputFileError(f"{file}, segment {name!r}: {problems}") from error
