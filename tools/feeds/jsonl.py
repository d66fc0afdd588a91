"""Rows of a JSON Lines file, and of a JSON array of objects."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, TextIO

from .lines import MOST_CHARS, Lines, RowTooLong
from .row import Record
from .structured import cells_of

_SHOWN = 4_000
_CHUNK = 1 << 14
_GAP = re.compile(r"[\s,\ufeff]*")
_NOT_JSON = "the line is no JSON object: {}"


def records_of_lines(lines: Lines) -> Iterator[Record]:
    """A row for each line, numbered as an editor does; blank lines are left out.

    A line that is no JSON object is a Record with an error.
    """
    number = 0
    while True:
        lines.start()
        number += 1
        try:
            line = next(lines)
        except StopIteration:
            return
        except RowTooLong:
            lines.skip_line()
            yield Record(number=number, error=f"the line has more than {MOST_CHARS:,} characters")
            continue
        text = line.strip("\ufeff \t\r\n")
        if text:
            yield _record(text, number)


def records_of_array(stream: TextIO) -> Iterator[Record]:
    """A row for each object of an array, or of objects set after each other, numbered from 1.

    What cannot be read ends the feed with a Record that says so: where the next object would
    begin is not known.
    """
    source = _Source(stream)
    number = 0
    if source.next_char() == "[":
        source.place += 1
    while source.next_char() not in {"", "]"}:
        number += 1
        try:
            data = source.value()
        except (ValueError, RecursionError) as error:
            yield Record(number=number, error=_why(error), raw=source.shown())
            return
        yield _row(data, number)


class _Source:
    """A text read as it is needed, and the place in it."""

    def __init__(self, stream: TextIO) -> None:
        self.place = 0
        self._stream = stream
        self._buffer = ""
        self._ended = False
        self._decoder = _decoder()

    def next_char(self) -> str:
        """The next character that is neither blank nor a comma; empty at the end."""
        while True:
            match = _GAP.match(self._buffer, self.place)
            self.place = match.end() if match else self.place
            if self.place < len(self._buffer) or self._ended:
                return self._buffer[self.place : self.place + 1]
            self._more()

    def value(self) -> Any:
        """The next JSON value. Raises ValueError or RecursionError when it is none."""
        while True:
            try:
                data, self.place = self._decoder.raw_decode(self._buffer, self.place)
            except ValueError:
                if self._ended or len(self._buffer) - self.place > MOST_CHARS:
                    raise
                self._more()
            else:
                return data

    def shown(self) -> str:
        """What comes next, for a message."""
        return self._buffer[self.place : self.place + _SHOWN]

    def _more(self) -> None:
        rest = self._buffer[self.place :]
        read = self._stream.read(max(_CHUNK, len(rest)))
        self._buffer, self.place, self._ended = rest + read.replace("\0", ""), 0, not read


def _record(text: str, number: int) -> Record:
    try:
        return _row(_decoder().decode(text), number, raw=text)
    except (ValueError, RecursionError) as error:
        return Record(number=number, error=_why(error), raw=text[:_SHOWN])


def _row(data: Any, number: int, raw: str = "") -> Record:
    if not isinstance(data, dict):
        why = _NOT_JSON.format('start it with {"name": ...')
        shown = raw or json.dumps(data, default=str)
        return Record(number=number, error=why, raw=shown[:_SHOWN])
    return Record(number=number, values=cells_of(data))


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return _NOT_JSON.format(f"column {error.colno}: {error.msg}")
    return _NOT_JSON.format(
        "it is nested too deeply" if isinstance(error, RecursionError) else error
    )


def _decoder() -> json.JSONDecoder:
    """Numbers as they are written: 79.00 stays 79.00, and thousands of digits are no harm."""
    return json.JSONDecoder(parse_float=Decimal, parse_int=Decimal)
