"""Words of a text with their places, and their stems, so that an inflected form still matches."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..language import word_set

_WORD = re.compile(r"[^\W_㐀-鿿぀-ヿ가-힯]+", re.UNICODE)
_JOINT = re.compile(r"[ \t\n\u00a0\-–‑'’/&.]{0,3}\Z")

_FIXED_EN = word_set(
    "glasses goods jeans news always less series species business fitness wellness express "
    "christmas plus bus gas canvas atlas pants shorts arts tennis yes this his its was lens "
    "courses laces dress glass class press access process success us is as"
)
"""English words whose last letter is no plural ending, or whose plural means something else."""

_ENDINGS_DE = ("ern", "em", "en", "er", "es", "e", "n", "s")
_NOUN_ENDINGS_DE = ("en", "es", "e", "n", "s")
"""German nouns keep `-er`: a Handwerker is not the Handwerk."""
_MIN_STEM = 4


@dataclass(frozen=True)
class Word:
    """One word as it stands in a text, lower case, with its place."""

    text: str
    start: int
    end: int


def fold(text: str) -> str:
    """Lower case with every character kept in its place (`len` never changes)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char if len(char.lower()) != 1 else char.lower() for char in text)


def words_of(text: str) -> tuple[Word, ...]:
    """Words in scripts that write spaces; runs of Chinese, Japanese and Korean are left out."""
    folded = fold(text)
    return tuple(Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(folded))


def joined(text: str, left: Word, right: Word) -> bool:
    """Whether two neighbouring words can belong to one term: a space, a hyphen, an apostrophe."""
    return _JOINT.match(text[left.end : right.start]) is not None


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """Word without its plural or adjective ending, for comparing only."""
    if language == "de":
        return _stripped(word, _ENDINGS_DE)
    if language == "de-noun":
        return _stripped(word, _NOUN_ENDINGS_DE)
    if language in {"fr", "es"}:
        return word[:-1] if len(word) > _MIN_STEM and word.endswith("s") else word
    return _stem_en(word)


def _stem_en(word: str) -> str:
    if len(word) < _MIN_STEM or word in _FIXED_EN or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > _MIN_STEM:
        return word[:-3] + "y"
    if word.endswith(("shes", "ches", "xes", "sses", "zes")):
        return word[:-2]
    return word.removesuffix("s")


def _stripped(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _MIN_STEM:
            return word.removesuffix(ending)
    return word
