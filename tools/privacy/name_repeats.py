"""A person met by full name is the same person where the surname stands alone again."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from .kinds import PersonalData
from .name_forms import PARTICLE, fold, is_noun
from .surnames import ambiguous_surnames

_LEAST = 4
"""Shorter surnames are too often another word."""
_PARTICLE = re.compile(PARTICLE)


def surname_of(name: str) -> str:
    """The surname by which a person of this full name may be called; empty where that is unsure.

    A surname that is a word of its own, or a name in Chinese, gives none.
    """
    words = name.split()
    if len(words) < 2 or _PARTICLE.fullmatch(words[0].lower()):  # noqa: PLR2004
        return ""
    last = words[-1]
    word = fold(last)
    telling = len(last) >= _LEAST and last[0].isupper() and not is_noun(word)
    return last if telling and word not in ambiguous_surnames() else ""


def find_repeats(
    text: str, people: Iterable[str], taken: Collection[PersonalData]
) -> Iterator[PersonalData]:
    """Surnames of these people (full names) that stand alone in the text, clear of `taken`."""
    found = list(taken)
    for surname in dict.fromkeys(surname_of(name) for name in people):
        if not surname:
            continue
        for match in re.finditer(rf"(?<![\w-]){re.escape(surname)}(?![\w-])", text):
            start, end = match.span()
            if any(one.start < end and start < one.end for one in found):
                continue
            one = PersonalData(type="PERSON", start=start, end=end, score=0.7, text=surname)
            found.append(one)
            yield one
