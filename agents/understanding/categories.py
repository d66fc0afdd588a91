"""The category of what is advertised: which of the goods a brief mentions is the one it sells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from ...schema import Brief, Facet, FacetKind, SpecialCategory
from ...tools.lexicon import Mention, lexicon
from .concepts import Sighting
from .sources import Sources

_HIRING = re.compile(
    r"\b(?:hiring|vacanc\w+|job opening|we are looking for an?|join our team|apply now|recruit\w*|"
    r"position|salary|employment|jobs?|full[- ]time|part[- ]time|(?:drivers?|staff|help) wanted|"
    r"wir suchen|gesucht|wir stellen ein|stellenangebot|stellenanzeige|bewerb\w+|arbeitgeber|"
    r"gehalt|vollzeit|teilzeit)\b|\((?:m/w/d|w/m/d|f/m/d|all genders)\)|"
    r"招聘|诚聘|急招|招人|招募|岗位|入职|应聘|求职|薪资|月薪|年薪",
    re.IGNORECASE,
)
MOST = 4
GENERIC_JOB = "category.job"
GENERIC = frozenset({GENERIC_JOB, "category.gift", "category.online-shop", "category.app"})
"""Categories that say less than any other beside them."""
ALSO_NAMED = 0.5
"""Confidence in a category that only the description names beside the product's own."""


def hiring(brief: Brief, sources: Sources) -> bool:
    """Whether the brief looks for employees: job titles are then what is advertised."""
    if SpecialCategory.EMPLOYMENT in brief.special_category:
        return True
    own = " ".join(
        sources.texts.get(field, "")
        for field in ("product.name", "product.category", "text", "product.description")
    )
    return _HIRING.search(own) is not None


def categories(brief: Brief, sources: Sources, seen: Iterable[Sighting]) -> tuple[Facet, ...]:
    """Category facets, what is sold first.

    The category field counts most, then the product's name (its last noun, which is the head in
    English, German and Chinese), then the free text in reading order.
    """
    jobs = hiring(brief, sources)
    mentions = [
        sighting
        for sighting in seen
        if sighting.mention.concept.kind is FacetKind.CATEGORY
        and (sighting.mention.concept.vertical == "jobs") <= jobs
    ]
    by_field = {
        field: _heads(sources.texts[field], [s.mention for s in mentions if s.source == field])
        for field in ("product.category", "product.name", "text", "product.description")
        if field in sources.texts
    }
    if jobs:
        by_field = {field: _jobs_first(heads) for field, heads in by_field.items()}
    found = [*_of_field(sources, by_field.get("product.category", []))]
    if name := by_field.get("product.name"):
        found.append(_facet(sources, "product.name", name[-1], 1.0))
    sure = bool(found)
    for field in ("text", "product.description"):
        for order, mention in enumerate(by_field.get(field, ())):
            if not sure or mention.concept.vertical == _vertical(found[0]):
                weight = ALSO_NAMED if sure else round(max(ALSO_NAMED, 0.95 - 0.15 * order), 3)
                found.append(_facet(sources, field, mention, weight))
    found.sort(key=lambda facet: facet.concept in GENERIC)  # stable: a necklace before a gift
    return _each_once(found)[:MOST]


def _of_field(sources: Sources, heads: Sequence[Mention]) -> list[Facet]:
    text = sources.texts.get("product.category", "")
    if not text:
        return []
    return [
        Facet(
            kind=FacetKind.CATEGORY,
            value=text,
            concept=heads[-1].concept.id if heads else "",
            evidence=(sources.whole("product.category"),),
            source="brief",
        )
    ]


def _heads(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions that stand for themselves: in "phone case shop" only the last of the run does."""
    return [
        mention
        for mention, following in zip_longest(mentions, mentions[1:])
        if following is None or text[mention.end : following.start].strip(" -")
    ]


def _jobs_first(mentions: Sequence[Mention]) -> list[Mention]:
    """Job titles in the order named, else the bare word job; other goods are left out."""
    jobs = [mention for mention in mentions if mention.concept.vertical == "jobs"]
    titles = [mention for mention in jobs if mention.concept.id != GENERIC_JOB]
    return titles or jobs or list(mentions)


def _facet(sources: Sources, field: str, mention: Mention, confidence: float) -> Facet:
    return Facet(
        kind=FacetKind.CATEGORY,
        value=mention.text,
        concept=mention.concept.id,
        evidence=(sources.span(field, mention.start, mention.end),),
        confidence=confidence,
    )


def _vertical(facet: Facet) -> str:
    concept = lexicon().get(facet.concept)
    return concept.vertical if concept else ""


def _each_once(facets: Iterable[Facet]) -> tuple[Facet, ...]:
    kept: dict[str, Facet] = {}
    for facet in facets:
        kept.setdefault(facet.concept or facet.value, facet)
    return tuple(kept.values())
