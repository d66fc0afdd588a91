"""A text as the finders read it: in lower case, its words, its numbers; found once for all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .name_forms import lowered

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_GAP = 2


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What cheap looks at a text tell, so that dear patterns are tried only where they can fit."""

    text: str = field(repr=False)
    """The text as written."""
    low: str = field(repr=False)
    """The text in lower case, of the same length."""
    words: frozenset[str] = field(repr=False)
    """Its words in lower case; a run of Chinese counts as one."""
    numbers: tuple[tuple[int, int], ...]
    """Where runs of digits start and end."""
    digits: int
    """How many digits it holds."""
    joined: int
    """How many digits stand together, with at most two other characters between them."""
    cjk: bool
    """Whether it holds Chinese, Japanese or Korean script."""

    def holds(self, pieces: Iterable[str]) -> bool:
        """Whether one of the pieces (lower case) stands in the text."""
        low = self.low
        for piece in pieces:  # noqa: SIM110 - half the time of any()
            if piece in low:
                return True
        return False


def read(text: str) -> Reading:
    """The reading of a text."""
    low = lowered(text)
    words = frozenset(_WORD.findall(low))
    numbers = tuple(match.span() for match in _NUMBER.finditer(text))
    return Reading(
        text=text,
        low=low,
        words=words,
        numbers=numbers,
        digits=sum(end - start for start, end in numbers),
        joined=_joined(numbers),
        cjk=_CJK.search(text) is not None,
    )


def _joined(numbers: tuple[tuple[int, int], ...]) -> int:
    most = here = last = 0
    for start, end in numbers:
        here = end - start + (here if start - last <= _GAP else 0)
        most, last = max(most, here), end
    return most
