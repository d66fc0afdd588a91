"""Names of people in small letters, after words that lead to a name: "called bertram wexcombe"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .given_names import given_names
from .kinds import PersonalData
from .name_contexts import LOWER_LEADS, LOWER_TITLES, not_surnames
from .name_forms import fold, is_brand, is_sure_given, is_sure_surname, is_surname
from .name_words import plain_words
from .reading import Reading
from .surnames import surnames

_LEAST = 3
_WORD = r"[^\W\d_]{2,20}(?:['’-][^\W\d_]{2,20})?"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![^\W_])(?P<lead>{'|'.join(LOWER_LEADS)})\.?[ \u00a0](?P<first>{_WORD})"
        rf"(?:[ \u00a0](?P<last>{_WORD}))?(?![^\W_])"
    )


def find_small_names(reading: Reading) -> Iterator[PersonalData]:
    """Names written in small letters; they begin with a name that is hardly another word."""
    if not _may_name(reading):
        return
    place = 0
    while match := _pattern().search(reading.low, place):
        place = match.end("lead")
        if reading.text[match.start("first")].islower():
            yield from _named(reading, match)


def _may_name(reading: Reading) -> bool:
    """Whether a word of the text is a name; words are folded only where that may change them."""
    words = reading.words
    if not words.isdisjoint(_sure_names()):
        return True
    titled = not words.isdisjoint(LOWER_TITLES)
    return any(_is_name(word) for word in words if titled or not word.isascii())


@cache
def _sure_names() -> frozenset[str]:
    return frozenset(name for name in given_names() | surnames() if _is_name(name))


def _is_name(word: str) -> bool:
    return is_sure_given(fold(word)) or is_sure_surname(fold(word))


def _named(reading: Reading, match: re.Match[str]) -> Iterator[PersonalData]:
    first, last = fold(match["first"]), fold(match["last"] or "")
    title = match["lead"] in LOWER_TITLES
    follows = len(last) >= _LEAST and last not in not_surnames() and last not in plain_words()
    if is_brand([first, last], match["lead"]):
        return
    if is_sure_given(first) and (title or is_surname(last) or follows):
        end = match.end("last") if is_surname(last) or follows else match.end("first")
    elif (title and is_sure_surname(first)) or is_sure_given(first):
        end = match.end("first")
    else:
        return
    start = match.start("first")
    yield PersonalData(
        type="PERSON", start=start, end=end, score=0.65, text=reading.text[start:end]
    )
