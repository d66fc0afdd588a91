"""Facets that state facts: product, benefits, proof, offers and price, with their evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ...schema import Brief, Facet, FacetKind
from ...tools.lexicon import Mention
from .concepts import Sighting, concept_facets, field_of
from .figures import money_in, price_in, with_period
from .naming import Named
from .points import offers_in, proof_in
from .sources import PAGE, Sources

_FREE = ("text", "product.description", PAGE)
_MOST_FROM_PAGE = 2


def product_facets(
    brief: Brief, sources: Sources, named: tuple[str, Named] | None
) -> tuple[Facet, ...]:
    """The product: its name as the brief gives it, else the phrase of the free text."""
    if brief.product.name:
        span = sources.whole("product.name")
        return (Facet(kind=FacetKind.PRODUCT, value=span.text, evidence=(span,), source="brief"),)
    if named is None:
        return ()
    source, name = named
    span = sources.span(source, name.start, name.end)
    return (Facet(kind=FacetKind.PRODUCT, value=name.text, evidence=(span,), confidence=0.8),)


def benefit_facets(sources: Sources, seen: Iterable[Sighting]) -> tuple[Facet, ...]:
    """Benefits: each feature in its own words, then what features and free texts name besides.

    A feature that names several known benefits gives one facet for each after the first, so that
    all of them can be said in another language.
    """
    seen = tuple(seen)
    features: list[Facet] = []
    besides: list[Facet] = []
    for source in sources.texts:
        if field_of(source) == "product.features":
            known = [
                sighting.mention
                for sighting in seen
                if sighting.source == source and sighting.mention.concept.kind is FacetKind.BENEFIT
            ]
            features.append(_feature(sources, source, known[:1]))
            besides += [_besides(sources, source, mention) for mention in known[1:]]
    return _each_once([*features, *besides, *concept_facets(sources, seen, FacetKind.BENEFIT)])


def _feature(sources: Sources, source: str, known: Sequence[Mention]) -> Facet:
    span = sources.whole(source)
    return Facet(
        kind=FacetKind.BENEFIT,
        value=span.text,
        concept=known[0].concept.id if known else "",
        evidence=(span,),
        source="brief",
    )


def _besides(sources: Sources, source: str, mention: Mention) -> Facet:
    return Facet(
        kind=FacetKind.BENEFIT,
        value=mention.text,
        concept=mention.concept.id,
        evidence=(sources.span(source, mention.start, mention.end),),
        confidence=0.85,
    )


def proof_facets(sources: Sources) -> tuple[Facet, ...]:
    """Proof: the brief's own points, then ratings, numbers and awards of the free texts."""
    fields = [
        Facet(
            kind=FacetKind.PROOF,
            value=text,
            evidence=(sources.whole(source),),
            source="brief",
        )
        for source, text in sources.texts.items()
        if field_of(source) == "product.proof"
    ]
    return _each_once([*fields, *_found(sources, FacetKind.PROOF, proof_in)])


def offer_facets(sources: Sources) -> tuple[Facet, ...]:
    """Offers: the brief's own, then discounts, free trials and the like of the free texts."""
    fields = []
    if "product.offer" in sources.texts:
        span = sources.whole("product.offer")
        fields = [Facet(kind=FacetKind.OFFER, value=span.text, evidence=(span,), source="brief")]
    return _each_once([*fields, *_found(sources, FacetKind.OFFER, offers_in)])


def price_facets(brief: Brief, sources: Sources) -> tuple[Facet, ...]:
    """The price: where a text states it; a bare number in the price field has no words to show."""
    given = brief.product.price
    for source in _FREE:
        text = sources.texts.get(source, "")
        money = (
            next((m for m in money_in(text, sources.language) if m.amount == given), None)
            if given is not None
            else price_in(text, sources.language)
        )
        if money:
            start, end = with_period(text, money)
            return (
                Facet(
                    kind=FacetKind.PRICE,
                    value=text[start:end],
                    evidence=(sources.span(source, start, end),),
                    confidence=1.0 if given is not None else 0.9,
                    source="brief" if given is not None else "lexicon",
                ),
            )
    if given is None:
        return ()
    value = f"{given:f} {brief.product.currency}".strip()
    return (Facet(kind=FacetKind.PRICE, value=value, source="brief"),)


def _found(
    sources: Sources, kind: FacetKind, places_of: Callable[[str], Iterator[tuple[int, int]]]
) -> Iterator[Facet]:
    for source in _FREE:
        text = sources.texts.get(source, "")
        for order, (start, end) in enumerate(places_of(text)):
            if source == PAGE and order >= _MOST_FROM_PAGE:
                break
            span = sources.span(source, start, end)
            confidence = 0.5 if source == PAGE else 0.9
            yield Facet(kind=kind, value=span.text, evidence=(span,), confidence=confidence)


def _each_once(facets: Iterable[Facet]) -> tuple[Facet, ...]:
    """The first facet of each concept and of each wording."""
    kept: list[Facet] = []
    seen: set[str] = set()
    for facet in facets:
        keys = {facet.value.casefold(), facet.concept} - {""}
        if facet.source == "brief" or not keys & seen:
            kept.append(facet)
        seen |= keys
    return tuple(kept)
