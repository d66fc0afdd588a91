"""For whom something is, in the words of the brief: its audience field and its free text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...schema import Facet, FacetKind
from ...tools.lexicon import Mention
from .concepts import Sighting, audience_facets
from .places import places_in
from .sources import Sources

_SPLIT = re.compile(
    r"[,;，；、/|\n]|\s(?:and|or|und|oder|sowie|as well as)\s|(?<=[㐀-鿿])(?:和|及|以及|"
    r"或)(?=[㐀-鿿])"
)
_PHRASE = re.compile(
    r"\b(?:for|aimed at|targeting|für)\s(?P<people>(?:(?:people|anyone|those|everyone|women|men|"
    r"parents|"
    r"customers|folks|teams|companies|businesses|menschen|alle|frauen|männer|leute|jeden|kunden|"
    r"teams|"
    r"unternehmen|betriebe)\s)(?:who|that|whose|with|in|over|under|between|aged?|of|mit|die|über|"
    r"unter|"
    r"zwischen|ab|in|von|ohne|without|looking|tired)\s[^.!?;:\n()–—]{3,70})|"
    r"(?:送给|适合|面向|针对|专为|献给|卖给)(?P<han>[^，。；、！？,.;!?\s]{2,14}?)"
    r"(?=设计|打造|使用|食用|穿|的(?!人)|[，。；、！？,.;!?\s]|$)",
    re.IGNORECASE,
)
_MAX_PIECES = 6


_LABELLED = re.compile(
    r"(?:\btarget(?: group| audience)?\s?[:：]|\baudience\s?[:：]|\bzielgruppe\s?[:：]?|"
    r"目标(?:人群|客户|用户|受众)?\s?(?:是|[:：])|受众\s?[:：])\s*(?P<people>[^.\n。；;]{2,120})",
    re.IGNORECASE,
)


_EXCLUDED_PIECE = re.compile(
    r"(?:no|not|never|excluding|exclude|except|without|kein\w*|nicht|ohne|außer|sauf|"
    r"sin)\s(?:for\s|für\s)?|"
    r"(?:除了?|不含|不包括|不要|不面向|不针对|排除)",
    re.IGNORECASE,
)
"""How a piece of an audience begins that names who is left out."""
_NOT_BEFORE = re.compile(
    r"\b(?:not|nothing|never|isn[’']?t|aren[’']?t|unsuitable|nichts?|kein\w*|ungeeignet|weder|pas)"
    r"(?:\s(?!but\b|only\b|just\b|sondern\b|nur\b)\w+){0,3}\s$",
    re.IGNORECASE,
)
_FIRMS = re.compile(
    r"\b(?:to|for|an|für)\s(?P<firms>(?:[\w-]+\s)?(?:warehouses|restaurants|cafés|cafes|bars|pubs|"
    r"hotels|offices|"
    r"shops|stores|schools|kindergartens|nurseries|farms|farmers|clinics|practices|salons|"
    r"hairdressers|bakeries|"
    r"factories|workshops|garages|builders|landlords|law firms|agencies|charities|clubs|gyms|"
    r"studios|councils|"
    r"hospitals|pharmacies|suppliers|wholesalers|importers|exporters|"
    r"[A-ZÄÖÜ]\w*(?:betriebe[n]?|firmen|unternehmen|"
    r"praxen|kanzleien|büros|salons|läden|werkstätten|schulen|vereine[n]?|hotels|restaurants)))\b",
)
_FIRMS_ZH = re.compile(
    r"给(?P<firms>[^，。；！？,.;!?\s]{0,12}?(?:老板|店主|商家|企业|公司|工厂|门店|餐厅|酒店|诊所|"
    r"学校|物业|商户))"
    r"(?=们|用|使用|的|做|提供|设计|打造|[，。；！？,.;!?\s]|$)"
)


def excluded(sources: Sources, denied: Iterable[Sighting]) -> tuple[str, ...]:
    """People whom the brief sends away, in its own words, each once."""
    field = sources.texts.get("audience", "")
    pieces = [
        field[start + match.end() : end]
        for start, end in _pieces(field)
        if (match := _EXCLUDED_PIECE.match(field[start:end]))
    ]
    named = [s.mention.text for s in denied if s.mention.concept.kind is FacetKind.AUDIENCE]
    return tuple(dict.fromkeys((*pieces, *named)))


def audiences(sources: Sources, seen: Iterable[Sighting]) -> tuple[Facet, ...]:
    """Audience facets, the advertiser's own field first."""
    seen = tuple(seen)
    found = [
        *_of_field(sources, seen),
        *_labelled(sources, seen),
        *_phrases(sources, seen),
        *_firms(sources, seen),
        *audience_facets(sources, seen),
    ]
    return tuple(_each_once(found))


def _of_field(sources: Sources, seen: Iterable[Sighting]) -> Iterator[Facet]:
    """The audience field in its pieces, each with the concept it names."""
    text = sources.texts.get("audience", "")
    mentions = [sighting.mention for sighting in seen if sighting.source == "audience"]
    for start, end in _pieces(text)[:_MAX_PIECES]:
        if _EXCLUDED_PIECE.match(text[start:end]):
            continue
        yield Facet(
            kind=FacetKind.AUDIENCE,
            value=text[start:end],
            concept=_concept_within(mentions, start, end),
            evidence=(sources.span("audience", start, end),),
            source="brief",
        )


def _labelled(sources: Sources, seen: tuple[Sighting, ...]) -> Iterator[Facet]:
    """What a free field gives after `target audience:`, `Zielgruppe`, `目标人群:`."""
    for source in ("text", "product.description", "notes"):
        text = sources.texts.get(source, "")
        mentions = [sighting.mention for sighting in seen if sighting.source == source]
        for match in _LABELLED.finditer(text):
            offset = match.start("people")
            for left, right in _pieces(match["people"])[:_MAX_PIECES]:
                start, end = offset + left, offset + right
                piece = text[start:end]
                if not _is_place(piece) and not _EXCLUDED_PIECE.match(piece):
                    yield Facet(
                        kind=FacetKind.AUDIENCE,
                        value=text[start:end],
                        concept=_concept_within(mentions, start, end),
                        evidence=(sources.span(source, start, end),),
                        confidence=0.95,
                    )


def _is_place(text: str) -> bool:
    """Whether a piece is a country or a city and nothing else: `Target: Austria`."""
    return any(place.start == 0 and place.end == len(text) for place in places_in(text))


def _phrases(sources: Sources, seen: tuple[Sighting, ...]) -> Iterator[Facet]:
    """Phrases such as "for people who cannot sleep" and 送给妈妈 in the free fields."""
    for source in ("text", "product.description"):
        text = sources.texts.get(source, "")
        mentions = [sighting.mention for sighting in seen if sighting.source == source]
        for match in _PHRASE.finditer(text):
            group = "people" if match["people"] else "han"
            start, end = match.start(group), match.end(group)
            if _NOT_BEFORE.search(text[max(0, match.start() - 40) : match.start()]):
                continue
            concept = _concept_within(mentions, start, end)
            end = _without_trailing(text, start, end)
            if group == "people" or concept:
                yield Facet(
                    kind=FacetKind.AUDIENCE,
                    value=text[start:end],
                    concept=concept,
                    evidence=(sources.span(source, start, end),),
                    confidence=0.95,
                )


def _firms(sources: Sources, seen: tuple[Sighting, ...]) -> Iterator[Facet]:
    """Businesses that something is for: "to warehouses", "für Malerbetriebe", 给…老板用."""
    for source in ("text", "product.description"):
        text = sources.texts.get(source, "")
        mentions = [sighting.mention for sighting in seen if sighting.source == source]
        for match in (*_FIRMS.finditer(text), *_FIRMS_ZH.finditer(text)):
            if _NOT_BEFORE.search(text[max(0, match.start() - 40) : match.start()]):
                continue
            start, end = match.span("firms")
            yield Facet(
                kind=FacetKind.AUDIENCE,
                value=match["firms"],
                concept=_concept_within(mentions, start, end),
                evidence=(sources.span(source, start, end),),
                confidence=0.85,
            )


def _concept_within(mentions: Iterable[Mention], start: int, end: int) -> str:
    inside = [
        mention.concept.id
        for mention in mentions
        if mention.concept.kind is FacetKind.AUDIENCE
        and start <= mention.start
        and mention.end <= end
    ]
    return inside[-1] if inside else ""


def _pieces(text: str) -> list[tuple[int, int]]:
    places, start = [], 0
    for match in [*_SPLIT.finditer(text), None]:
        end = match.start() if match else len(text)
        left, right = _stripped(text, start, end)
        if right - left > 1:
            places.append((left, right))
        start = match.end() if match else end
    return places


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and text[end - 1] in " .,;。，；":
        end -= 1
    return start, end


def _without_trailing(text: str, start: int, end: int) -> int:
    """End of a phrase before a new main clause: "people who run, we ship" ends at the comma."""
    comma = re.search(r",|，|\s(?:and we|und wir|we|wir)\s", text[start:end])
    return start + comma.start() if comma else _stripped(text, start, end)[1]


def _each_once(facets: Iterable[Facet]) -> Iterator[Facet]:
    """The first facet of each concept and of each place; a phrase holds the words in it."""
    concepts: set[str] = set()
    taken: list[tuple[str, int, int]] = []
    for facet in facets:
        span = facet.evidence[0]
        inside = any(
            source == span.source and start <= span.start and span.end <= end
            for source, start, end in taken
        )
        if inside or (facet.concept and facet.concept in concepts):
            continue
        concepts.add(facet.concept)
        taken.append((span.source, span.start, span.end))
        yield facet
