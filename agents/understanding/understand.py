"""A brief understood by rules, the lexicon and embeddings alone; no model has a part in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...schema import Brief, Facet, FacetKind, Facets, Span
from .audience import audiences, excluded
from .categories import GENERIC, categories, hiring
from .completion import completed
from .concepts import Sighting, concept_facets, denials, sightings
from .facts import benefit_facets, offer_facets, price_facets, product_facets, proof_facets
from .naming import Named, brand_in, product_in
from .prototypes import category_by_likeness, meant_by_likeness
from .result import Embedder, Understanding
from .sources import Sources
from .thinness import is_thin, questions_for

_NAMING_FIELDS = ("text", "product.description")
ENOUGH_NAMED = 2
"""Styles or emotions named in words, from which on likeness adds nothing to them."""


def understand(
    brief: Brief,
    *,
    embedder: Embedder | None = None,
    page: str = "",
    image_words: Sequence[str] = (),
) -> Understanding:
    """The brief completed and taken apart; questions where it is too thin to work with.

    Deterministic: fields first, then what the lexicon finds in the free texts, then, with an
    `embedder`, styles and emotions that a sentence means without naming. Every evidence span
    satisfies `brief.texts()[span.source][span.start:span.end] == span.text`; spans of `page` and
    `image` index the page's beginning and the picture's words.
    """
    sources = Sources.of(brief, page=page, image_words=image_words)
    seen = sightings(sources)
    sold = categories(brief, sources, seen)
    named = _named(sources, seen, sold)
    facets = _facets(brief, sources, seen, sold=sold, named=named)
    if embedder is not None:
        facets = _with_likeness(facets, sources, embedder)
    if is_thin(brief, facets):
        asked = questions_for(brief, sources.language)
        return Understanding(brief=brief, facets=facets, questions=asked)
    brand = _brand(sources, sold)
    whole, notes = completed(brief, facets, sources, named=named, brand=brand)
    return Understanding(brief=whole, facets=facets, notes=(*notes, *_not_for(sources)))


def _not_for(sources: Sources) -> tuple[str, ...]:
    """A note of those whom the brief excludes; nothing is written for them."""
    people = excluded(sources, denials(sources))
    return (f"Not for, as the brief says: {', '.join(people)}.",) if people else ()


def _facets(
    brief: Brief,
    sources: Sources,
    seen: Sequence[Sighting],
    *,
    sold: tuple[Facet, ...],
    named: tuple[str, Named] | None,
) -> Facets:
    return Facets(
        language=sources.language,
        product=product_facets(brief, sources, named),
        category=sold,
        benefits=benefit_facets(sources, seen),
        proof=proof_facets(sources),
        offer=offer_facets(sources),
        price=() if hiring(brief, sources) else price_facets(brief, sources),
        styles=concept_facets(sources, seen, FacetKind.STYLE),
        emotions=concept_facets(sources, seen, FacetKind.EMOTION),
        occasions=concept_facets(sources, seen, FacetKind.OCCASION),
        audience=audiences(sources, seen),
    )


def _with_likeness(facets: Facets, sources: Sources, embedder: Embedder) -> Facets:
    """Facets with what sentences mean without naming it; nothing that is named is replaced."""
    changes: dict[str, tuple[Facet, ...]] = {}
    for kind, group in ((FacetKind.STYLE, "styles"), (FacetKind.EMOTION, "emotions")):
        named: tuple[Facet, ...] = getattr(facets, group)
        if len(named) < ENOUGH_NAMED:
            known = [facet.concept for facet in named]
            changes[group] = (*named, *meant_by_likeness(sources, embedder, kind, known))
    if not facets.category:
        like = category_by_likeness(sources, embedder)
        changes["category"] = tuple(facet for facet in like if facet.concept not in GENERIC)
    return facets.model_copy(update=changes)


def _named(
    sources: Sources, seen: Sequence[Sighting], sold: Sequence[Facet]
) -> tuple[str, Named] | None:
    """The product phrase of the free fields, and the field it stands in."""

    def look(text: str, source: str) -> Named | None:
        mentions = [sighting.mention for sighting in seen if sighting.source == source]
        return product_in(text, mentions, _place_of(sold, source))

    return _first(sources, look)


def _brand(sources: Sources, sold: Sequence[Facet]) -> tuple[str, Named] | None:
    """The brand that a free field names, and the field."""

    def look(text: str, source: str) -> Named | None:
        return brand_in(text, sources.language, _place_of(sold, source))

    return _first(sources, look)


def _place_of(sold: Sequence[Facet], source: str) -> Span | None:
    """Where a field names the category."""
    spans = (span for facet in sold for span in facet.evidence if span.source == source)
    return next(spans, None)


def _first(sources: Sources, look: Callable[[str, str], Named | None]) -> tuple[str, Named] | None:
    for source in _NAMING_FIELDS:
        text = sources.texts.get(source, "")
        found = look(text, source) if text else None
        if found:
            return source, found
    return None
