"""Where the words that a model quotes stand in the brief."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ...schema import Span

MIN_QUOTE_CHARS = 2
MAX_GAP, MAX_GAP_BESIDE_HAN = 8, 4
"""Most blanks and marks between two words of a quote, and beside a character that is a word."""
_WORD = re.compile(
    r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7a3]|[^\W_\u3400-\u9fff\u3040-\u30ff\uac00-\ud7a3]+"
)
"""Words; in East Asian scripts each character, since marks may stand between any two."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


def find_quote(texts: Mapping[str, str], quote: str) -> Span | None:
    """Place in the brief of words that a model quotes, whatever its case, blanks and marks.

    None when they stand nowhere, or are too short to show anything.
    """
    wanted = [match.group().casefold() for match in _WORD.finditer(quote)]
    if sum(map(len, wanted)) < MIN_QUOTE_CHARS:
        return None
    for source, text in texts.items():
        words = _words_of(text)
        for first in range(len(words) - len(wanted) + 1):
            if words[first].text == wanted[0] and _stands(wanted, words, first):
                start, end = words[first].start, words[first + len(wanted) - 1].end
                return Span(source=source, start=start, end=end, text=text[start:end])
    return None


@lru_cache(maxsize=512)
def _words_of(text: str) -> tuple[_Word, ...]:
    return tuple(
        _Word(match.group().casefold(), match.start(), match.end())
        for match in _WORD.finditer(text)
    )


def _stands(wanted: list[str], words: tuple[_Word, ...], first: int) -> bool:
    before = words[first]
    for step, text in enumerate(wanted[1:], start=1):
        word = words[first + step]
        apart = before.text.isascii() and word.text.isascii()
        gap = word.start - before.end
        if word.text != text or gap > (MAX_GAP if apart else MAX_GAP_BESIDE_HAN):
            return False
        before = word
    return True
