"""How easily texts read, by the formula of their language, from 0 (hard) to 1 (plain)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...schema import AssetKind, Campaign
from ...tools.countries import primary_language
from ..marks import Form, Mark, Metric
from .ads import name_of, written

METRICS = (
    Metric(
        name="readability",
        meaning="reading ease of the longer texts: Flesch (1948) in English, Amstad (1978) in "
        "German, both over 100; in Chinese 1 up to 12 characters a clause, 0 from 36",
        form=Form.MEAN,
    ),
)
LONGER = frozenset(
    {AssetKind.DESCRIPTION, AssetKind.PRIMARY_TEXT, AssetKind.LONG_HEADLINE, AssetKind.AD_TEXT}
)
"""Kinds that hold sentences; a headline of three words has no readability."""
_SENTENCE = re.compile(r"[.!?。！？…]+\s*")
_CLAUSE = re.compile(r"[，。！？；：、,.!?;:\s]+")
_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = {"en": re.compile(r"[aeiouy]+"), "de": re.compile(r"[aeiouyäöü]+")}
_SHORT_CLAUSE, _LONG_CLAUSE = 12, 36


def score(campaign: Campaign) -> Iterator[Mark]:
    """One mark an ad whose language has a formula."""
    for creative in campaign.creatives:
        texts = [asset.text for asset in written(creative) if asset.kind in LONGER]
        value = reading_ease(texts, primary_language(creative.language))
        if value is not None:
            yield Mark(metric="readability", got=value, about=name_of(creative))


def reading_ease(texts: list[str], language: str) -> float | None:
    """Ease of these texts together, 0 to 1; None without texts or a formula."""
    if language == "zh":
        clauses = [part for text in texts for part in _CLAUSE.split(text) if part]
        if not clauses:
            return None
        mean = sum(len(clause) for clause in clauses) / len(clauses)
        return _within((_LONG_CLAUSE - mean) / (_LONG_CLAUSE - _SHORT_CLAUSE))
    if language not in _VOWELS:
        return None
    sentences = [part for text in texts for part in _SENTENCE.split(text) if _WORD.search(part)]
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    if not words:
        return None
    length = len(words) / len(sentences)
    syllables = sum(_syllables(word, language) for word in words) / len(words)
    if language == "de":
        return _within((180 - length - 58.5 * syllables) / 100)
    return _within((206.835 - 1.015 * length - 84.6 * syllables) / 100)


def _syllables(word: str, language: str) -> int:
    """Groups of vowels; a silent e at the end of an English word is none."""
    word = word.lower()
    groups = len(_VOWELS[language].findall(word))
    silent = language == "en" and groups > 1 and word.endswith("e") and not word.endswith("le")
    return max(1, groups - silent)


def _within(value: float) -> float:
    return min(1.0, max(0.0, value))
