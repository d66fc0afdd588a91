"""Styles and emotions that a brief means without naming them, by likeness to prototypes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import numpy as np

from ...schema import Facet, FacetKind
from ...tools.lexicon import Concept, lexicon
from .concepts import field_of
from .result import Embedder
from .sources import Sources, sentences

MIN_SIMILARITY = 0.42
"""Least cosine similarity of a sentence and a prototype; see docs of the measurement below.

On 30 invented briefs, 0.42 kept what a reader would say as well and dropped the rest.
"""
MIN_CATEGORY_SIMILARITY = 0.45
"""The same for a category's label against a brief's own words."""
MAX_SENTENCES = 24
MAX_FOUND = 2
"""Concepts of a kind that likeness may add: it is weaker evidence than a word."""
MIN_CHARS = 12

_FIELDS = ("text", "product.description", "product.features", "product.name")


def meant_by_likeness(
    sources: Sources, embedder: Embedder, kind: FacetKind, known: Iterable[str]
) -> tuple[Facet, ...]:
    """Facets of one kind whose prototype is close to a sentence, with that sentence as evidence."""
    concepts, prototypes = _prototypes(kind)
    places = list(_readable(sources))
    if not places:
        return ()
    similarity = _similarity(embedder, [english for *_, english in places], prototypes)
    known = set(known)
    found = []
    for index, concept in enumerate(concepts):
        if concept.id not in known:
            rows = [row for row, owner in enumerate(_owners(kind)) if owner == index]
            best = similarity[:, rows]
            sentence, _ = np.unravel_index(int(best.argmax()), best.shape)
            score = float(best.max())
            if score >= MIN_SIMILARITY:
                found.append(_facet(sources, concept, places[int(sentence)], score))
    return tuple(sorted(found, key=lambda facet: -facet.confidence)[:MAX_FOUND])


def category_by_likeness(sources: Sources, embedder: Embedder) -> tuple[Facet, ...]:
    """The known category nearest to what the brief says, when one is near enough."""
    places = list(_readable(sources))[:4]
    if not places:
        return ()
    concepts = lexicon().of_kind(FacetKind.CATEGORY)
    labels = [", ".join(concept.terms["en"][:2]) for concept in concepts]
    similarity = _similarity(embedder, [english for *_, english in places], labels)
    row, column = np.unravel_index(int(similarity.argmax()), similarity.shape)
    score = float(similarity.max())
    if score < MIN_CATEGORY_SIMILARITY:
        return ()
    return (_facet(sources, concepts[int(column)], places[int(row)], score),)


def _facet(
    sources: Sources, concept: Concept, place: tuple[str, int, int, str], score: float
) -> Facet:
    source, start, end, _ = place
    label = concept.labels.get(sources.language, concept.labels["en"])
    return Facet(
        kind=concept.kind,
        value=label,
        concept=concept.id,
        evidence=(sources.span(source, start, end),),
        confidence=round(min(1.0, score), 3),
        source="embedding",
    )


def _readable(sources: Sources) -> Iterator[tuple[str, int, int, str]]:
    """Sentences with their places and English wording; others are left to a larger model."""
    count = 0
    for source, text in sources.texts.items():
        if field_of(source) not in _FIELDS:
            continue
        for start, end in sentences(text):
            english = _in_english(text[start:end], sources.language)
            if english and count < MAX_SENTENCES:
                count += 1
                yield source, start, end, english


def _in_english(sentence: str, language: str) -> str:
    if language == "en":
        return sentence if len(sentence) >= MIN_CHARS else ""
    return lexicon().gloss(sentence)


def _similarity(
    embedder: Embedder, texts: Sequence[str], others: Sequence[str]
) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    vectors = np.asarray(embedder.encode(list(texts)), dtype=np.float32)
    columns = [
        np.asarray(embedder.encode(list(others[at : at + _BATCH])), dtype=np.float32)
        for at in range(0, len(others), _BATCH)
    ]
    product: np.ndarray[tuple[int, int], np.dtype[np.float32]] = vectors @ np.vstack(columns).T
    return product


_BATCH = 128


@cache
def _prototypes(kind: FacetKind) -> tuple[tuple[Concept, ...], tuple[str, ...]]:
    concepts = lexicon().of_kind(kind)
    return concepts, tuple(text for concept in concepts for text in concept.prototypes)


@cache
def _owners(kind: FacetKind) -> tuple[int, ...]:
    concepts, _ = _prototypes(kind)
    return tuple(i for i, concept in enumerate(concepts) for _ in concept.prototypes)
