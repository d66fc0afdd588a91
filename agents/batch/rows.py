"""The input of a run: rows out of a feed's file, or out of briefs that a program gives."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ...errors import BriefError, UserError
from ...schema import Brief
from ...schema.reading import parse_brief
from .seen import Seen

if TYPE_CHECKING:
    from ...tools.feeds import Feed, FeedDefaults, FeedMapping, FeedRow

BriefLike = Brief | str | Mapping[str, object]
"""A brief, a text that says what to advertise, or a brief as plain data."""


@dataclass(frozen=True, kw_only=True)
class InputRow:
    """One row of the input: a brief, or the reason why it is none."""

    number: int
    """Place in the input, from 1; in a file, the row as a spreadsheet counts it."""
    key: str
    """Name of the row within its run; unique."""
    digest: str
    """Changes when the brief changes, and only then: a new price runs again, a new stock level
    in a column that is only carried through does not."""
    brief: Brief | None
    error: str = ""
    carried: Mapping[str, str] = field(default_factory=dict)
    """Columns that mean nothing to adwright, as they came."""


class Input(Protocol):
    """Where rows come from."""

    repeatable: bool
    """Whether `rows` may be called again, and gives the same rows."""

    def rows(self) -> Iterator[InputRow]:
        """The rows in order, one after the other; one that is no brief has `error` set."""
        ...


class GivenBriefs:
    """Rows out of an iterable of briefs; the same brief twice is two rows."""

    def __init__(self, briefs: Iterable[BriefLike]) -> None:
        self._briefs = briefs
        self.repeatable = iter(briefs) is not briefs
        """An iterator can be gone through once, a list again."""

    def rows(self) -> Iterator[InputRow]:
        """The briefs, each named by its content."""
        with Seen() as seen:
            for number, given in enumerate(self._briefs, start=1):
                row = _given_row(number, given)
                count = seen.times(row.key)
                yield row if count == 1 else replace(row, key=f"{row.key}#{count}")


class FeedFile:
    """Rows out of a product feed: CSV, TSV, JSONL or Parquet, read as a stream."""

    repeatable = True

    def __init__(
        self,
        path: Path,
        *,
        columns: Mapping[str, str] | None = None,
        defaults: FeedDefaults | None = None,
    ) -> None:
        from ...tools.feeds import FeedDefaults

        self.path = path
        self._columns = columns
        self._defaults = defaults or FeedDefaults()

    def open(self) -> Feed:
        """The feed itself, to look at its form and mapping. Raises InputFileError."""
        from ...tools.feeds import open_feed

        return open_feed(self.path, columns=self._columns)

    def rows(self) -> Iterator[InputRow]:
        """The rows of the file. Raises InputFileError when it cannot be read."""
        with self.open() as feed:
            for row in feed:
                yield _feed_row(row, feed.mapping, self._defaults)

    def count(self) -> int:
        """How many rows the file holds; reads it once."""
        with self.open() as feed:
            return sum(1 for _ in feed)


def input_of(
    briefs: Iterable[BriefLike] | FeedFile | GivenBriefs | str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    defaults: FeedDefaults | None = None,
) -> Input:
    """The input that a caller means: a path is a feed, all else an iterable of briefs."""
    if isinstance(briefs, FeedFile | GivenBriefs):
        return briefs
    if isinstance(briefs, str | Path):
        return FeedFile(Path(briefs), columns=columns, defaults=defaults)
    return GivenBriefs(briefs)


def _given_row(number: int, given: BriefLike) -> InputRow:
    try:
        brief = given if isinstance(given, Brief) else parse_brief(_plain(given))
    except BriefError as error:
        digest = _digest(repr(given))
        return InputRow(number=number, key=digest, digest=digest, brief=None, error=str(error))
    return InputRow(number=number, key=brief.id, digest=_brief_digest(brief), brief=brief)


def _plain(given: str | Mapping[str, object]) -> object:
    return given if isinstance(given, str) else dict(given)


def _feed_row(row: FeedRow, mapping: FeedMapping, defaults: FeedDefaults) -> InputRow:
    from ...tools.feeds import brief_of, carried_of

    carried = carried_of(row, mapping)
    brief, problem = None, row.error
    if not problem:
        try:
            brief = brief_of(row, mapping, defaults)
        except UserError as error:
            problem = str(error)
    return InputRow(
        number=row.number,
        key=row.key,
        digest=_brief_digest(brief) if brief else _digest(f"{row.digest} {problem}"),
        brief=brief,
        error=problem,
        carried=carried,
    )


def _brief_digest(brief: Brief) -> str:
    """Hash of the brief, of what was inferred in it too."""
    return _digest(json.dumps([brief.id, brief.inferred]))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:24]
