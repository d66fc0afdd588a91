"""Words the builtin writer may use: those of its training copy, and those of the sheet.

A small model now and then spells a word that does not exist. Every word of a text must have been
met in training or stand in its sheet; a text with another word is not taken.

    python -m adwright.agents.writer.wordlist      # writes agents/models/builtin/words.json
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from functools import cache
from importlib.resources import files
from pathlib import Path

from .sheet import SUPPORTED_LANGUAGES, FactSheet

WORDS_FILE = "words.json"
DOCUMENTS = 2500
"""Documents of each language that the list is counted over."""
LEAST = 3
"""Times that a word must have been met: a slip of the generator is rare, a word is not."""
MAX_ENDING = 3
"""Letters by which a sheet's word may be inflected."""
MIN_STEM = 4
"""Shortest word of a sheet that may be inflected."""
MAX_UNKNOWN_PAIRS = 0.34
"""Share of a Chinese text's character pairs that may be new: joints between sheet and frame are."""

_LATIN = re.compile(r"[^\W\d_\u3400-\u9fff]+(?:['’][^\W\d_]+)?")
_HAN = re.compile(r"[\u3400-\u9fff]+")


def unknown_words(text: str, sheet: FactSheet) -> tuple[str, ...]:
    """Words of a text that neither training nor the sheet knows; empty for a sound text."""
    known = _known(sheet.language)
    given = _sheet_text(sheet)
    own = {word.casefold() for word in _LATIN.findall(given)}
    strange = [
        word
        for word in (found.casefold() for found in _LATIN.findall(text))
        if word not in known and word not in own and not _inflected(word, own)
    ]
    return (*strange, *_strange_pairs(text, given, known))


def count_words(documents: int = DOCUMENTS, *, seed: int = 97) -> dict[str, list[str]]:
    """Words (character pairs for Chinese) by language, as the training copy uses them."""
    from .corpus.generate import document

    lists: dict[str, list[str]] = {}
    for language in sorted(SUPPORTED_LANGUAGES):
        rng, counts = random.Random(seed), Counter[str]()
        for _ in range(documents):
            made = document(language, rng)
            given = _sheet_text(made.sheet).casefold()
            own = set(_LATIN.findall(given))
            for _, copy in made.pairs:
                counts.update(
                    word for word in _units(copy) if word not in given and not _inflected(word, own)
                )
        lists[language] = sorted(word for word, count in counts.items() if count >= LEAST)
    return lists


def _units(text: str) -> set[str]:
    """Words of a text, and the character pairs of its Chinese."""
    return {word.casefold() for word in _LATIN.findall(text)} | set(_pairs(text))


def _pairs(text: str) -> list[str]:
    return [run[i : i + 2] for run in _HAN.findall(text) for i in range(max(1, len(run) - 1))]


def _strange_pairs(text: str, given: str, known: frozenset[str]) -> tuple[str, ...]:
    pairs = _pairs(text)
    own = set(_pairs(given))
    strange = tuple(pair for pair in pairs if pair not in known and pair not in own)
    return strange if len(strange) > MAX_UNKNOWN_PAIRS * len(pairs) else ()


def _inflected(word: str, own: set[str]) -> bool:
    return any(
        len(stem) >= MIN_STEM and word.startswith(stem) and len(word) - len(stem) <= MAX_ENDING
        for stem in own
    )


def _sheet_text(sheet: FactSheet) -> str:
    from .sheet import render_sheet

    return render_sheet(sheet)


@cache
def _known(language: str) -> frozenset[str]:
    place = files("adwright.agents.models").joinpath("builtin", WORDS_FILE)
    lists: dict[str, list[str]] = json.loads(place.read_text(encoding="utf-8"))
    return frozenset(lists.get(language, ()))


def main() -> None:
    """Counts the words and writes the list beside the model."""
    target = Path(str(files("adwright.agents.models").joinpath("builtin", WORDS_FILE)))
    lists = count_words()
    target.write_text(json.dumps(lists, ensure_ascii=False) + "\n", encoding="utf-8")
    print({language: len(words) for language, words in lists.items()}, target.stat().st_size)


if __name__ == "__main__":
    main()
