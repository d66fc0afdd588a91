"""The category of what is advertised: which of the goods a brief mentions is the one it sells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from ...schema import Brief, Facet, FacetKind, SpecialCategory
from ...tools.lexicon import Mention, lexicon
from .concepts import Sighting
from .sources import Sources

_HIRING = re.compile(
    r"\b(?:hiring|vacanc\w+|job opening|we are looking for an?|join our team|apply now|recruit\w*|"
    r"position|salary|employment|jobs?|full[- ]time|part[- ]time|(?:drivers?|staff|help|"
    r"hands?) wanted|"
    r"\b[a-z-]+(?:er|ist|man|ian|or|ant|ess|staff|nurse|chef|cook|clerk) wanted(?=\s(?:in|at|for|"
    r"near|from|by)\b|"
    r"\s?[:,–—.(!]|$)|\bjoin (?:us|our crew|our kitchen) as\b|"
    r"wir suchen|gesucht|wir stellen ein|stellenangebot|stellenanzeige|bewerb\w+|arbeitgeber|"
    r"gehalt|vollzeit|teilzeit)\b|\((?:m/w/d|w/m/d|f/m/d|all genders)\)|"
    r"招聘|诚聘|急聘|急招|招人|招工|招收|招募|招(?:普工|学徒|服务员|店员|司机|骑手|保安|保洁|师傅)|"
    r"岗位|入职|应聘|"
    r"求职|薪资|月薪|年薪|时薪|底薪|包吃住|五险一金",
    re.IGNORECASE,
)
_AROUND = 24
_READERS_OWN = re.compile(
    r"\b(?:your|their)\s(?:old|used|unwanted|broken|worn|spare)\s$|\b(?:deine?|ihre?|"
    r"alte)\s(?:alten?|altes|"
    r"gebrauchten?|kaputten?)\s$|\b(?:like|as|than)\san?\s$|(?:旧|闲置的?|用旧的)$",
    re.IGNORECASE,
)
_FOR_WHOM = re.compile(
    r"\b(?:for|für|pour|to)\s(?:(?:busy|small|local|independent|all|kleine|alle|und|and|the|"
    r"our)\s)*$",
    re.IGNORECASE,
)
_GIVEN_ZH = re.compile(r"(?:给|为|适合|面向|针对|专为)[^，。；！？的]{0,8}$")
_USED_ZH = re.compile(r"[^，。；！？]{0,6}?(?:用的|的(?:老板|店主|人|你|朋友)|老板|店主|人群|而)")
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
        and not _is_beside_the_point(sources.texts[sighting.source], sighting.mention)
    ]
    mentions = _sure_ones(_told_apart(sources, mentions))
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
    if jobs and not found:
        found = [*_unknown_job(sources)]
    return _each_once(found)[:MOST]


def _is_beside_the_point(text: str, mention: Mention) -> bool:
    """Whether a thing is what the reader owns, or what the product is compared to."""
    return bool(_READERS_OWN.search(text[max(0, mention.start - _AROUND) : mention.start]))


def _told_apart(sources: Sources, mentions: Sequence[Sighting]) -> list[Sighting]:
    """Without those for whom a thing is: of `排班软件` for 奶茶店 only the software is sold."""
    kept = []
    for sighting in mentions:
        text, mention = sources.texts[sighting.source], sighting.mention
        others = [s.mention for s in mentions if s.source == sighting.source]
        before = any(o.start < mention.start for o in others)
        after = any(o.start > mention.start for o in others)
        led = _FOR_WHOM.search(text[max(0, mention.start - _AROUND) : mention.start])
        if (led and before) or (after and _is_customer(text, mention)):
            continue
        kept.append(sighting)
    return kept


def _is_customer(text: str, mention: Mention) -> bool:
    """Whether Chinese words name a customer before the thing: 给奶茶店老板用的."""
    left = text[max(0, mention.start - _AROUND) : mention.start]
    right = text[mention.end : mention.end + _AROUND]
    return bool(_GIVEN_ZH.search(left) and _USED_ZH.match(right))


def _sure_ones(mentions: Sequence[Sighting]) -> list[Sighting]:
    """Without words that often mean something else where others name another trade."""
    trades = {s.mention.concept.vertical for s in mentions if not s.mention.weak}
    return [s for s in mentions if not s.mention.weak or not trades - {s.mention.concept.vertical}]


def _unknown_job(sources: Sources) -> Iterator[Facet]:
    """The bare job, where the brief hires for a work that no list knows."""
    for field in ("product.name", "text", "product.description"):
        match = _HIRING.search(sources.texts.get(field, ""))
        if match:
            yield Facet(
                kind=FacetKind.CATEGORY,
                value=match.group(),
                concept=GENERIC_JOB,
                evidence=(sources.span(field, match.start(), match.end()),),
                confidence=ALSO_NAMED,
            )
            return


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
