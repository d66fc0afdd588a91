"""What kind of feed a file is, how it is written, and which columns it has."""

from __future__ import annotations

import codecs
import json
from dataclasses import dataclass
from pathlib import Path

from ...errors import InputFileError
from .dialect import Dialect, find_dialect
from .encoding import find_encoding
from .files import PARQUET, WANTED, bytes_of, head_of, text_of_file
from .form import FeedForm, FeedKind

SAMPLE_CHARS = 1 << 16
"""Text that decides on the dialect."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """The form of a feed, and the dialect of a delimited one."""

    form: FeedForm
    dialect: Dialect | None = None


def find_form(path: Path, *, encoding: str = "") -> Found:
    """The form of the file; `encoding` overrules what would be found out.

    Raises InputFileError for a file that is missing, empty or no feed.
    """
    head, compressed = head_of(path)
    if head.startswith(PARQUET):
        if compressed:
            raise InputFileError(f"{path} is Parquet in gzip: unpack it first")
        return Found(form=FeedForm(kind=FeedKind.PARQUET))
    name = _encoding(path, encoding, compressed=compressed)
    with text_of_file(path, name, compressed=compressed) as stream:
        sample = stream.read(SAMPLE_CHARS).replace("\0", "")
        if len(sample) == SAMPLE_CHARS:
            sample += stream.readline(SAMPLE_CHARS)
    kind = _kind(sample, path)
    if kind is not FeedKind.CSV:
        return Found(form=FeedForm(kind=kind, encoding=name, compressed=compressed))
    dialect = find_dialect(sample, tabs_first=".tsv" in path.suffixes or ".tab" in path.suffixes)
    form = FeedForm(
        kind=kind,
        encoding=name,
        delimiter=dialect.delimiter,
        quote=dialect.quote,
        escape=dialect.escape,
        header_row=dialect.header + 1,
        trimmed=dialect.trimmed,
        compressed=compressed,
    )
    return Found(form=form, dialect=dialect)


def _encoding(path: Path, chosen: str, *, compressed: bool) -> str:
    if not chosen:
        with bytes_of(path, compressed=compressed) as file:
            return find_encoding(file)
    try:
        return codecs.lookup(chosen).name
    except LookupError as error:
        raise InputFileError(
            f"unknown encoding {chosen!r:.40}: give utf-8, cp1252, gb18030 or another name that "
            "Python knows"
        ) from error


def _kind(sample: str, path: Path) -> FeedKind:
    text = sample.lstrip("\ufeff \t\r\n")
    if not text:
        raise InputFileError(f"{path} holds nothing: {WANTED}")
    if text.startswith("<"):
        raise InputFileError(f"{path} is XML or a web page: {WANTED}")
    if text.startswith("["):
        return FeedKind.JSON
    if not text.startswith("{"):
        return FeedKind.CSV
    first = text.splitlines()[0].strip()
    return FeedKind.JSONL if _is_whole(first) or not _begins_array(first) else FeedKind.JSON


def _is_whole(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _begins_array(line: str) -> bool:
    """Whether an object goes on in the next line, as people and programs lay it out."""
    return line.rstrip().endswith(("{", ",", "["))
