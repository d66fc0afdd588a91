"""Lines of a text file with bounded memory, and a second look at those just read."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import TextIO

MOST_CHARS = 4_000_000
"""Longest row, in characters; a longer one is skipped as an error."""


class RowTooLong(ValueError):
    """A row has more than MOST_CHARS characters, or a quote is never closed."""


class Lines(Iterator[str]):
    """Lines with their ends, whichever they are, and without NUL characters.

    The lines taken since `start` are kept, so that a row that went wrong can be read again.
    """

    def __init__(self, stream: TextIO) -> None:
        self.taken: list[str] = []
        self._stream = stream
        self._waiting: deque[str] = deque()
        self._size = 0

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else self._read()
        if not line:
            raise StopIteration
        self.taken.append(line)
        self._size += len(line)
        if self._size > MOST_CHARS:
            raise RowTooLong
        return line

    def start(self) -> None:
        """Forget the lines taken: a new row begins."""
        self.taken = []
        self._size = 0

    def give_back(self, lines: Sequence[str]) -> None:
        """Take these lines next."""
        self._waiting.extendleft(reversed(lines))

    def skip_line(self) -> None:
        """Go to the end of a line of which the beginning was taken."""
        while self.taken and not self.taken[-1].endswith(("\n", "\r")):
            rest = self._read()
            if not rest:
                return
            self.taken = [rest[-1]]

    def _read(self) -> str:
        line = self._stream.readline(MOST_CHARS + 1)
        return line.replace("\0", "") or "\n" if "\0" in line else line
