"""The words of the brief behind a text: its names, benefits, styles, moods and occasions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ...schema import Facet, Facets, Span

_PHRASES = re.compile(
    r"product\.(?:features|proof)\[\d+\]|product\.offer|brand\.must_include\[\d+\]"
)
_NAMES = ("product.name", "brand.name")
_SMALL_WORDS = (
    "and the for with from your our you are this that all any but not has have its into over under "
    "und der die das den dem des ein eine einen mit für von aus auf bei zum zur ist sind wie auch "
    "para con por los las del una des les pour avec dans sur com"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_WORD = re.compile(r"[^\W\d_]{3,}")
_CJK = re.compile(r"[\u3400-\u9fff]")
_A_WORD, _A_STEM = 3, 4
"""Fewest letters of a phrase, and of what is left without an ending."""
_ENDINGS = ("ungen", "ing", "ung", "en", "er", "es", "em", "ed", "e", "s", "n")


def evidence_in(
    text: str, sources: Mapping[str, str], facets: Facets | None, language: str
) -> Iterator[Span]:
    """Spans of the brief that words of the text come from, names first."""
    lowered = text.casefold()
    for name in _NAMES:
        value = sources.get(name, "")
        if value and value.casefold() in lowered:
            yield Span(source=name, start=0, end=len(value), text=value)
    stems = _stems(text)
    for name, phrase in sources.items():
        if _is_phrase(name) and _echoes(phrase, lowered, stems):
            yield Span(source=name, start=0, end=len(phrase), text=phrase)
    for facet in facets.all() if facets else ():
        if _says(facet, lowered, stems, language.partition("-")[0]):
            yield from facet.evidence


@lru_cache(maxsize=1024)
def _is_phrase(name: str) -> bool:
    """Whether a source is one phrase that a text may take up."""
    return _PHRASES.fullmatch(name) is not None


def _says(facet: Facet, lowered: str, stems: frozenset[str], language: str) -> bool:
    if facet.concept:
        for term in terms_of(facet.concept, language):
            if term in lowered and _occurs(term, lowered):
                return True
    if _echoes(facet.value, lowered, stems):
        return True
    return any(_echoes(span.text, lowered, stems) for span in facet.evidence)


@lru_cache(maxsize=4096)
def terms_of(concept_id: str, language: str) -> tuple[str, ...]:
    """Label and terms of a concept in a language, casefolded; none for an unknown concept."""
    from ..lexicon import lexicon

    concept = lexicon().get(concept_id)
    if concept is None:
        return ()
    label = concept.labels.get(language, "")
    return tuple(word.casefold() for word in (label, *concept.terms.get(language, ())) if word)


def _occurs(term: str, lowered: str) -> bool:
    """Whether the term stands in the text, at a word's beginning where there are words."""
    start = lowered.find(term)
    while start >= 0:
        end = start + len(term)
        if _CJK.match(term) or (not _letter(lowered, start - 1) and _word_ends(lowered, end)):
            return True
        start = lowered.find(term, start + 1)
    return False


def _letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalpha()


def _word_ends(text: str, at: int) -> bool:
    """A term may carry an ending of up to two letters: retro, retros, nostalgische."""
    return any(not _letter(text, at + more) for more in range(3))


@lru_cache(maxsize=4096)
def _content(phrase: str) -> tuple[str, frozenset[str]]:
    return phrase.casefold(), _stems(phrase)


def _echoes(phrase: str, lowered: str, stems: frozenset[str]) -> bool:
    """Whether the text says the phrase: as it stands, or two thirds of its content words."""
    whole, wanted = _content(phrase)
    if len(whole) >= _A_WORD and whole in lowered:
        return True
    if wanted.isdisjoint(stems):
        return False
    return len(wanted & stems) * 3 >= len(wanted) * 2


def _stems(text: str) -> frozenset[str]:
    """Content words without endings; Chinese as pairs of characters."""
    words = (word.casefold() for word in _WORD.findall(text) if not _CJK.search(word))
    latin = {_stem(word) for word in words if word not in _SMALL}
    if text.isascii():
        return frozenset(latin)
    chinese = re.findall(r"[\u3400-\u9fff]+", text)
    return frozenset(latin | {run[i : i + 2] for run in chinese for i in range(len(run) - 1)})


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _A_STEM:
            return word[: -len(ending)]
    return word
