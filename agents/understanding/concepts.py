"""Facets from the lexicon: what the fields of a brief mention, weighed by field and place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...schema import Facet, FacetKind, Span
from ...tools.language import word_set
from ...tools.lexicon import Mention, lexicon
from .sources import IMAGE, PAGE, Sources, clause_around

WEIGHTS: Mapping[str, float] = {
    "product.name": 1.0, "product.category": 1.0, "text": 0.95, "product.description": 0.9,
    "product.features": 0.9, "audience": 0.9, "product.offer": 0.7, "brand.must_include": 0.7,
    "brand.voice": 0.55, "notes": 0.5, PAGE: 0.5, IMAGE: 0.4, "product.proof": 0.4,
}  # fmt: skip
"""How sure a mention in a field speaks of the product; a starting point of our own."""

REPEATED = 0.05
"""What each further mention of a concept adds."""

_READ_FOR: Mapping[FacetKind, frozenset[str]] = {
    FacetKind.STYLE: word_set(
        "product.name product.category text product.description product.features "
        "brand.must_include brand.voice notes page image"
    ),
    FacetKind.EMOTION: word_set(
        "product.name text product.description product.features brand.must_include brand.voice "
        "notes page"
    ),
    FacetKind.OCCASION: word_set(
        "product.name product.category text product.description product.features product.offer "
        "audience notes page"
    ),
    FacetKind.BENEFIT: word_set("text product.description page"),
    FacetKind.CATEGORY: word_set("product.name product.category text product.description"),
}
_AUDIENCE_FIELDS = word_set("text product.description product.features")

_FOR = re.compile(
    r"(?:\bfor|\bfür|\bpour|\bpara|\bsuits?|\bhelps?|\bloved by|\bbought by|\bworn by|\bused by|"
    r"\bchosen by|\bgekauft von|\bgetragen von|\bmade for|\baimed at|"
    r"\btargeting|\bto)"
    r"(?:\s[\w'’-]+){0,3}\s$|(?:给|适合|面向|针对|专为|献给|为|送)\S{0,4}$",
    re.IGNORECASE,
)
_MOST_CLAUSE = 32
_MOST_CLAUSE_WORDS = 5
_SENTENCE_WORDS = re.compile(
    r"[€£$¥]|\d\s?[元块]|\b(?:eur|usd|gbp)\b|\b(?:it|its|they|we|i|you|is|are|was|our|your|this|"
    r"that|with|for|in|from|to|by|es|sie|wir|"
    r"ist|sind|"
    r"unsere?|mit|für|aus|von|zu)\b|我们?|它|是|有|想|给|卖",
    re.IGNORECASE,
)

_GENDERED = re.compile(r"[男女](?:款|式|装|士|生|性)|女孩子|小姐姐|Damen|Herren", re.IGNORECASE)
"""Words for a sex that a product itself carries: 男款, Damenmantel."""
_NEEDS_FOR = frozenset(
    f"audience.{slug}"
    for slug in word_set(
        "women men children families friends mothers fathers parents colleagues locals "
        "professionals girlfriends boyfriends singles teachers nurses tourists pupils readers "
        "drivers "
        "managers babies singles developers founders beginners tradespeople seniors"
    )
)
"""Audiences whose words often stand for something else: "made by two friends"."""


@dataclass(frozen=True, kw_only=True)
class Sighting:
    """One mention of a concept in one source."""

    source: str
    mention: Mention


def sightings(sources: Sources) -> tuple[Sighting, ...]:
    """Every mention in every source, source by source."""
    words = lexicon()
    return tuple(
        Sighting(source=source, mention=mention)
        for source, text in sources.texts.items()
        for mention in words.find_within(text, language=sources.language)
    )


def denials(sources: Sources) -> tuple[Sighting, ...]:
    """Every mention that its text turns around: what the product is not, and whom it is not for."""
    words = lexicon()
    return tuple(
        Sighting(source=source, mention=mention)
        for source, text in sources.texts.items()
        for mention in words.read(text, language=sources.language)
        if mention.denied
    )


def field_of(source: str) -> str:
    """Field name without its index: `product.features[2]` gives `product.features`."""
    return source.split("[", 1)[0]


def concept_facets(
    sources: Sources, seen: Iterable[Sighting], kind: FacetKind
) -> tuple[Facet, ...]:
    """Facets of one kind, strongest first, each concept once with all the words that name it."""
    grouped: dict[str, list[Sighting]] = {}
    for sighting in seen:
        concept = sighting.mention.concept
        if concept.kind is kind and field_of(sighting.source) in _READ_FOR[kind]:
            grouped.setdefault(concept.id, []).append(sighting)
    facets = [_facet(sources, group) for group in grouped.values()]
    return tuple(sorted(facets, key=lambda facet: -facet.confidence))


def audience_facets(sources: Sources, seen: Iterable[Sighting]) -> Iterator[Facet]:
    """Audiences that the free fields name; common words count only after "for", "für", "给"."""
    for sighting in seen:
        mention, source = sighting.mention, sighting.source
        if (
            mention.concept.kind is not FacetKind.AUDIENCE
            or field_of(source) not in _AUDIENCE_FIELDS
        ):
            continue
        text = sources.texts[source]
        meant = _FOR.search(text[max(0, mention.start - 40) : mention.start])
        named = mention.concept.id not in _NEEDS_FOR or _GENDERED.fullmatch(mention.text)
        if meant or named:
            yield Facet(
                kind=FacetKind.AUDIENCE,
                value=mention.text,
                concept=mention.concept.id,
                evidence=(sources.span(source, mention.start, mention.end),),
                confidence=0.9 if meant else 0.6,
            )


def _facet(sources: Sources, group: list[Sighting]) -> Facet:
    best = max(group, key=lambda sighting: WEIGHTS.get(field_of(sighting.source), 0.5))
    weight = WEIGHTS.get(field_of(best.source), 0.5)
    return Facet(
        kind=best.mention.concept.kind,
        value=_value(sources, best),
        concept=best.mention.concept.id,
        evidence=tuple(_span(sources, sighting) for sighting in group[:4]),
        confidence=round(min(1.0, weight + REPEATED * (len(group) - 1)), 3),
    )


def _value(sources: Sources, sighting: Sighting) -> str:
    """What copy says: of a benefit the whole short clause, so `2 year warranty` stays whole."""
    mention = sighting.mention
    if mention.concept.kind is not FacetKind.BENEFIT:
        return spoken(mention, sources.language)
    text = sources.texts[sighting.source]
    start, end = clause_around(text, mention.start, mention.end, most=_MOST_CLAUSE)
    clause = text[start:end]
    others = lexicon().find(clause, language=sources.language)
    if len({(other.start, other.end) for other in others}) > 1 or _SENTENCE_WORDS.search(clause):
        return mention.text
    return clause if len(clause.split()) <= _MOST_CLAUSE_WORDS else mention.text


def spoken(mention: Mention, language: str) -> str:
    """How ad copy says it: styles, moods and occasions by their label, things as the brief does."""
    concept = mention.concept
    if concept.kind in {FacetKind.STYLE, FacetKind.EMOTION, FacetKind.OCCASION}:
        return concept.labels.get(language, mention.text)
    return mention.text


def _span(sources: Sources, sighting: Sighting) -> Span:
    return sources.span(sighting.source, sighting.mention.start, sighting.mention.end)
