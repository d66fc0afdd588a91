"""Tells whether a text of the writer is made of whole words and does not go round in circles.

The writer can break words. Every word of a sound text stands on its sheet or in the frames and
banks it was trained on; Chinese, written without spaces, is judged two characters at a time.
"""

import re
from collections.abc import Iterator
from functools import cache

from .corpus.banks import HERE
from .sheet import FactSheet

_WORD = re.compile(r"[^\W\d_]+")
_HAN = re.compile(r"[㐀-鿿]+")
_CIRCLE = re.compile(r"(.{2,}?)\W*\1\W*\1|(\b\w{3,}\b)\W+\2\b", re.IGNORECASE)
_UNKNOWN_PAIRS = 0.4
"""Share of a Chinese text's character pairs that may be new: slots meet frames in new pairs."""


def legible(text: str, sheet: FactSheet) -> bool:
    """Whether `text` holds only words of its sheet or its language's corpus, and no circles."""
    if not text.strip() or _CIRCLE.search(text):
        return False
    own = "\n".join(_facts(sheet))
    if sheet.language == "zh":
        known = _pairs_of_corpus() | set(_pairs(own))
        pairs = list(_pairs(text))
        if sum(pair not in known for pair in pairs) > _UNKNOWN_PAIRS * len(pairs):
            return False
    words = {word.casefold() for word in _WORD.findall(_HAN.sub(" ", text))}
    return words <= _words_of_corpus(sheet.language) | _words(own)


def _facts(sheet: FactSheet) -> tuple[str, ...]:
    lists = (*sheet.benefits, *sheet.proof, *sheet.words)
    named = (sheet.product, sheet.brand, sheet.category, sheet.offer, sheet.price)
    return (*named, *lists, sheet.style, sheet.emotion, sheet.occasion, sheet.audience)


def _words(text: str) -> set[str]:
    """Words of a text, with the endings that German styles take."""
    plain = {word.casefold() for word in _WORD.findall(_HAN.sub(" ", text))}
    return plain | {word + ending for word in plain for ending in ("e", "er", "es", "em")}


def _pairs(text: str) -> Iterator[str]:
    for run in _HAN.findall(text):
        yield from (run[i : i + 2] for i in range(len(run) - 1))


@cache
def _words_of_corpus(language: str) -> frozenset[str]:
    if language == "zh":
        return frozenset()
    frames = (HERE / language / "frames.txt").read_text(encoding="utf-8")
    moods = [
        (HERE / language / f"{name}.txt").read_text("utf-8") for name in ("styles", "emotions")
    ]
    idioms = [line.rpartition("|")[2] for mood in moods for line in mood.splitlines()]
    text = re.sub(r"\{\w+\}", " ", frames) + "\n".join(idioms)
    return frozenset(word.casefold() for word in _WORD.findall(text)) | {"look", "stil", "im", "an"}


@cache
def _pairs_of_corpus() -> frozenset[str]:
    frames = (HERE / "zh" / "frames.txt").read_text(encoding="utf-8")
    moods = [(HERE / "zh" / f"{name}.txt").read_text("utf-8") for name in ("styles", "emotions")]
    idioms = [line.rpartition("|")[2] for mood in moods for line in mood.splitlines()]
    return frozenset(_pairs(re.sub(r"\{\w+\}|[\[\]|]", " ", frames) + "\n".join(idioms)))
