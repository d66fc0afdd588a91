"""Whether the style, mood and occasion of a brief are seen in its ads: by words, by meaning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...schema import Campaign, Creative
from ...tools.countries import primary_language
from ...tools.lexicon import Concept, lexicon
from ..cases.expectations import says
from ..marks import Mark, Metric, hit
from ..subject import Encode
from .ads import name_of, whole_text, written

METRICS = (
    Metric(
        name="nuance.kept",
        meaning="share of the nuances of a brief seen in each of its ads, by the lexicon's words "
        "or by likeness to the concept's sentences",
    ),
    Metric(
        name="nuance.named",
        meaning="share of them seen by words alone, which a reader would not dispute",
    ),
    Metric(name="nuance.other_out", meaning="share of nuances of the other side that are not seen"),
)
LEAST_LIKENESS = 0.5
"""Cosine similarity of a text and a concept's sentence from which the text means it. Understanding
takes 0.42 for whole sentences of a brief; ad texts are shorter and wordier, so more is asked."""


def score(
    campaign: Campaign, nuance: Sequence[str], absent: Sequence[str], encode: Encode | None
) -> Iterator[Mark]:
    """Two marks for each nuance and ad, one for each nuance of the other side and ad."""
    for creative in campaign.creatives:
        where = name_of(creative)
        for entry in nuance:
            named = is_named(creative, entry)
            kept = named or is_meant(creative, entry, encode)
            why = f"{where}: {entry} is not seen"
            yield hit("nuance.named", named, why, about=entry)
            yield hit("nuance.kept", kept, why, about=entry)
        for entry in absent:
            named = is_named(creative, entry)
            yield hit("nuance.other_out", not named, f"{where}: {entry} is seen", about=entry)


def is_named(creative: Creative, entry: str) -> bool:
    """Whether an ad names a concept, or says one of the words of an entry."""
    text = whole_text(creative)
    concept = lexicon().get(entry)
    if concept is None:
        return says(text, entry)
    language = primary_language(creative.language)
    found = {mention.concept.id for mention in lexicon().find(text, language=language)}
    label = concept.labels.get(language, "")
    return concept.id in found or bool(label and label.casefold() in text.casefold())


def is_meant(creative: Creative, entry: str, encode: Encode | None) -> bool:
    """Whether an English text of the ad is like a sentence that means the concept."""
    concept = lexicon().get(entry)
    if encode is None or concept is None or not concept.prototypes:
        return False
    if primary_language(creative.language) != "en":
        return False
    return likeness(creative, concept, encode) >= LEAST_LIKENESS


def likeness(creative: Creative, concept: Concept, encode: Encode) -> float:
    """The highest cosine similarity of a text of the ad and a sentence of the concept."""
    texts = [asset.text for asset in written(creative)]
    if not texts:
        return 0.0
    return float((encode(texts) @ encode(concept.prototypes).T).max())
