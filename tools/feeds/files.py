"""The file of a feed: what kind it is, and its text as it is read."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from ...errors import InputFileError

_GZIP = b"\x1f\x8b"
_OTHERS = (
    (b"PK\x03\x04", "a workbook or a zip archive"),
    (b"\xd0\xcf\x11\xe0", "an Excel workbook"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"SQLite format 3", "a database"),
)
PARQUET = b"PAR1"
WANTED = "give a feed as CSV, TSV, JSON Lines or Parquet"


def head_of(path: Path) -> tuple[bytes, bool]:
    """First bytes of the file's content, and whether it is gzip.

    Raises InputFileError for a file that is missing, empty or of another kind.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
        compressed = head.startswith(_GZIP)
        if compressed:
            with gzip.open(path) as file:
                head = file.read(_HEAD_BYTES)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise InputFileError(f"{path} cannot be read ({_reason(error)}): {WANTED}") from error
    for mark, kind in _OTHERS:
        if head.startswith(mark):
            raise InputFileError(f"{path} is {kind}: save it as CSV (UTF-8), or {WANTED}")
    if not head.strip():
        raise InputFileError(f"{path} is empty: {WANTED}")
    return head, compressed


@contextmanager
def bytes_of(path: Path, *, compressed: bool) -> Iterator[BinaryIO]:
    """The content of the file. Raises InputFileError when it cannot be read, now or later."""
    try:
        with gzip.open(path) if compressed else path.open("rb") as file:
            yield cast(BinaryIO, file)
    except (OSError, EOFError, zlib.error) as error:
        raise InputFileError(f"{path} cannot be read ({_reason(error)}): {WANTED}") from error


@contextmanager
def text_of_file(path: Path, encoding: str, *, compressed: bool) -> Iterator[TextIO]:
    """The text of the file, line ends as they are; bytes that are no text become U+FFFD."""
    with (
        bytes_of(path, compressed=compressed) as file,
        io.TextIOWrapper(file, encoding, errors="replace", newline="") as stream,
    ):
        yield stream


_HEAD_BYTES = 4096


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
