"""Where a catalogue's segments come from, and whether those files changed since they were read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from ..errors import InputFileError, UserError
from ..schema import Segment
from . import catalogue_files
from .catalogue_files import CATALOGUE
from .durable import write_text

CATALOGUE_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}[a-z0-9]")
SEGMENTS: TypeAdapter[tuple[Segment, ...]] = TypeAdapter(tuple[Segment, ...])


@dataclass(frozen=True, kw_only=True)
class Source:
    """A named catalogue: the one that ships with adwright, or one that was imported."""

    name: str
    folder: Path
    """Folder of YAML files, or of imported catalogues."""

    @property
    def own(self) -> bool:
        """Whether this is the catalogue that ships with adwright."""
        return self.name == CATALOGUE

    def files(self) -> list[Path]:
        """Every file whose change makes another catalogue."""
        own = sorted(catalogue_files.catalogue_folder().glob("*.yaml"))
        return own if self.own else [self.file, *own]

    @property
    def file(self) -> Path:
        """The file of an imported catalogue."""
        return self.folder / f"{self.name}.json"

    def stamps(self) -> list[list[str | int]]:
        """Name, size and time of each file: cheap to compare at every start."""
        return [[path.name, (s := path.stat()).st_size, s.st_mtime_ns] for path in self.files()]

    def load(self) -> tuple[Segment, ...]:
        """The segments. Raises InputFileError when a file is broken."""
        if self.own:
            return catalogue_files.load_catalogue()
        try:
            return SEGMENTS.validate_json(self.file.read_bytes())
        except (OSError, ValidationError) as error:
            raise InputFileError(
                f"catalogue file {self.file} cannot be read; import it again with: "
                f"adwright segments import FILE --catalogue {self.name}"
            ) from error


def source_of(catalogue: str, data_dir: Path) -> Source:
    """The source of a catalogue. Raises UserError for a name that was never imported."""
    folder = catalogues_folder(data_dir)
    source = Source(name=checked_name(catalogue), folder=folder)
    if not source.own and not source.file.is_file():
        known = ", ".join([CATALOGUE, *imported_catalogues(data_dir)])
        raise UserError(
            f"there is no catalogue {catalogue!r} (known: {known}); import it with: "
            f"adwright segments import FILE --catalogue {catalogue}"
        )
    return source


def save_catalogue(segments: Iterable[Segment], *, catalogue: str, data_dir: Path) -> int:
    """Keep imported segments under a name; their number comes back.

    Raises UserError for the name of the own catalogue or an unusable one, InputFileError when
    there are no segments or an id stands twice, StorageError when the disk refuses.
    """
    if checked_name(catalogue) == CATALOGUE:
        raise UserError(f"{CATALOGUE!r} is adwright's own catalogue; choose another name")
    kept = tuple(segments)
    _check_ids(kept)
    file = Source(name=catalogue, folder=catalogues_folder(data_dir)).file
    write_text(file, SEGMENTS.dump_json(kept).decode())
    return len(kept)


def imported_catalogues(data_dir: Path) -> list[str]:
    """Names of imported catalogues."""
    return sorted(file.stem for file in catalogues_folder(data_dir).glob("*.json"))


def catalogues_folder(data_dir: Path) -> Path:
    """Folder of imported catalogues."""
    return data_dir / "catalogues"


def checked_name(catalogue: str) -> str:
    """A catalogue name that can be a file and a collection. Raises UserError otherwise."""
    if not CATALOGUE_NAME.fullmatch(catalogue):
        raise UserError(
            f"catalogue name {catalogue!r} is not usable; take 2 to 62 of a-z, 0-9, '-' and '_'"
        )
    return catalogue


def fingerprint(parts: Sequence[str]) -> str:
    """Hash of everything that an index depends on, 16 hexadecimal digits."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _check_ids(segments: Sequence[Segment]) -> None:
    if not segments:
        raise InputFileError("the file holds no segments")
    seen: set[str] = set()
    for segment in segments:
        if segment.id in seen:
            raise InputFileError(f"segment id {segment.id!r} stands twice; ids must be unique")
        seen.add(segment.id)
