"""Styles and emotions that a brief means without naming them, by likeness to prototypes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

import numpy as np

from ...schema import Facet, FacetKind
from ...tools.lexicon import Concept, lexicon, plain_sentences
from .concepts import field_of
from .result import Embedder
from .sources import Sources, sentences

MIN_SIMILARITY: Mapping[FacetKind, float] = {FacetKind.STYLE: 0.42, FacetKind.EMOTION: 0.36}
"""Least cosine similarity of a sentence and a prototype."""
MIN_LEAD: Mapping[FacetKind, float] = {FacetKind.STYLE: 0.08, FacetKind.EMOTION: 0.08}
"""Least lead over the second likeliest concept.

MiniLM sees the thing more than its style. On 25 scenes written after the prototypes, a style was
found in 6 rightly and in 1 wrongly, a mood in 3 of 10 and in none wrongly; of 25 plain sentences 3
were given a style and none a mood. Smaller leads found no more and erred more; neither the mean of
two or three likenesses nor a ridge classifier on the same sentences did better.
"""
MIN_LEAD_OVER_PLAIN: Mapping[FacetKind, float] = {FacetKind.STYLE: 0.04, FacetKind.EMOTION: 0.08}
"""Least lead over sentences of ordinary adverts, which mean no style and no mood."""
GLOSSED = 0.04
"""What a sentence must be nearer by when it was read through the lexicon's English words."""
MIN_CATEGORY_SIMILARITY = 0.42
"""Least cosine similarity of a sentence and a category's first four terms."""
MIN_CATEGORY_LEAD = 0.04
"""Least lead over the next category: of twelve odd briefs two were placed, both rightly."""
MOST_SURE = 0.85
"""Most confidence that likeness can give: a word of the brief is stronger evidence."""
MAX_SENTENCES = 24
MIN_CHARS = 12

_SAYING = ("text", "product.description", "product.features")
_NAMING = ("product.name",)
"""Read only where nothing else is given: to MiniLM a brand's invented words lie near anything."""


def meant_by_likeness(
    sources: Sources, embedder: Embedder, kind: FacetKind, known: Iterable[str]
) -> tuple[Facet, ...]:
    """The style or emotion that a sentence means, with that sentence as evidence; often none.

    One at most: the likeliest, when it is near enough, clearly ahead, and not `known` already.
    """
    places = list(_readable(sources))
    if not places:
        return ()
    concepts, prototypes = _prototypes(kind)
    plain = plain_sentences()
    similarity = _similarity(embedder, [english for *_, english in places], (*prototypes, *plain))
    likeness = np.array([similarity[:, rows].max(axis=1) for rows in _rows_of(kind)])
    ordinary = similarity[:, len(prototypes) :].max(axis=1) + MIN_LEAD_OVER_PLAIN[kind]
    likeness[:, ordinary > likeness.max(axis=0)] = 0
    by_concept = likeness.max(axis=1)
    second, first = np.argsort(by_concept)[-2:]
    score = float(by_concept[first])
    least = MIN_SIMILARITY[kind] + (0 if sources.language == "en" else GLOSSED)
    ahead = score - float(by_concept[second])
    if score < least or ahead < MIN_LEAD[kind] or concepts[first].id in set(known):
        return ()
    return (_facet(sources, concepts[first], places[int(likeness[first].argmax())], score),)


def category_by_likeness(sources: Sources, embedder: Embedder) -> tuple[Facet, ...]:
    """The known category nearest to what an English brief says, when one is near enough.

    A brief in another language is read through the lexicon, which has just found no category.
    """
    places = [place for place in _readable(sources) if not _denies(place[3])][:4]
    if not places or sources.language != "en":
        return ()
    concepts = lexicon().of_kind(FacetKind.CATEGORY)
    labels = [", ".join(concept.terms["en"][:4]) for concept in concepts]
    similarity = _similarity(embedder, [english for *_, english in places], labels)
    row, column = np.unravel_index(int(similarity.argmax()), similarity.shape)
    second, score = np.sort(similarity[int(row)])[-2:].tolist()
    if score < MIN_CATEGORY_SIMILARITY or score - second < MIN_CATEGORY_LEAD:
        return ()
    return (_facet(sources, concepts[int(column)], places[int(row)], score),)


def _denies(sentence: str) -> bool:
    """Whether a sentence says what the thing is not: "Not made for dogs" sells nothing for them."""
    return any(mention.denied for mention in lexicon().read(sentence, language="en"))


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
        confidence=round(min(MOST_SURE, score), 3),
        source="embedding",
    )


def _readable(sources: Sources) -> Iterator[tuple[str, int, int, str]]:
    """Sentences with their places and English wording; others are left to a larger model."""
    count = 0
    given = {field_of(source) for source in sources.texts}
    fields = _NAMING if given.isdisjoint(_SAYING) else _SAYING
    for source, text in sources.texts.items():
        if field_of(source) not in fields:
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
    product: np.ndarray[tuple[int, int], np.dtype[np.float32]] = (
        vectors @ _fixed(embedder, tuple(others)).T  # type: ignore[arg-type]  # hashed by identity
    )
    return product


_BATCH = 128


@lru_cache(maxsize=16)
def _fixed(
    embedder: Embedder, texts: tuple[str, ...]
) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Vectors of texts of ours, which are the same for every brief."""
    parts = [
        np.asarray(embedder.encode(list(texts[at : at + _BATCH])), dtype=np.float32)
        for at in range(0, len(texts), _BATCH)
    ]
    return np.vstack(parts)


@cache
def _prototypes(kind: FacetKind) -> tuple[tuple[Concept, ...], tuple[str, ...]]:
    concepts = lexicon().of_kind(kind)
    return concepts, tuple(text for concept in concepts for text in concept.prototypes)


@cache
def _rows_of(kind: FacetKind) -> tuple[list[int], ...]:
    """For each concept of a kind, the places of its prototypes in the list of all."""
    concepts, _ = _prototypes(kind)
    owners = [index for index, concept in enumerate(concepts) for _ in concept.prototypes]
    return tuple(
        [row for row, owner in enumerate(owners) if owner == index]
        for index in range(len(concepts))
    )
