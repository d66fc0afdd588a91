"""Changes of the audience: segments, the people that words describe, ages, places, placements."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...errors import UserError
from ...retrieval.search import FacetQuery
from ...schema import Ages, Facet, FacetKind, SegmentHit, Span
from ...tools.countries import country
from ...tools.language import word_set
from ...tools.lexicon import lexicon
from ...tools.platforms import SPECS
from ...tools.targeting import excluded_sensitivities, special_categories_of
from ...tools.targeting.gate import vendor_of
from .apply_brief import fact
from .changes import (
    AddFact,
    AnswerQuestion,
    DropAudience,
    ExcludeSegment,
    FavourAudience,
    FreeSegment,
    IncludeSegment,
    PinSegment,
    SetAges,
    SetLanguages,
    SetPlacements,
    SetPlaces,
)
from .draft import Draft
from .replies import platform_name
from .work import EVERYWHERE, Applied, Desk, Work

NEAR = 40
"""Segments that words are compared with, when people are to be left out."""
NEAR_ENOUGH = 0.7
"""Least score, as a share of the best one's, of a segment that words describe."""
AIMED = 2
"""Segments that are added for people named in words."""
_TOKEN = re.compile(r"[^\W_]+")
_TARGET = Work(target=True)
_PLAIN = word_set(
    "the a an people persons folks crowd fans lovers buyers shoppers users guys and or of for die "
    "der das leute menschen fans und aus"
)


def segment(
    draft: Draft, change: IncludeSegment | ExcludeSegment | PinSegment | FreeSegment, desk: Desk
) -> Applied:
    """What a person says of one segment."""
    try:
        name = desk.segments().get(change.id).name
    except UserError:
        return desk.refusal(draft, "no_segment", id=change.id)
    lists = {
        "included": tuple(one for one in draft.included if one != change.id),
        "excluded": tuple(one for one in draft.excluded if one != change.id),
        "pinned": tuple(one for one in draft.pinned if one != change.id),
    }
    said = {
        IncludeSegment: ("included", "included"),
        ExcludeSegment: ("excluded", "excluded"),
        PinSegment: ("pinned", "pinned"),
        FreeSegment: ("", "freed"),
    }
    group, sentence = said[type(change)]
    if group:
        lists[group] = (*lists[group], change.id)
    done = draft.model_copy(update=lists)
    return Applied(draft=done, work=_TARGET, said=(desk.say(sentence, name=name),))


def drop_audience(draft: Draft, change: DropAudience, desk: Desk) -> Applied:
    """Leaves out the targeted segments that the words describe, and the facet of that name."""
    targeted = {one.id: one.name for one in draft.campaign.targeting.segments}
    out = [one for one in _described(draft, change.words, desk) if one in targeted]
    named = _named(draft, change.words)
    if not out and not named:
        names = desk.say.listed(targeted.values())
        return desk.refusal(draft, "nobody_out", words=change.words, names=names)
    wishes = draft.wishes
    unwanted = tuple(dict.fromkeys((*wishes.unwanted, change.words)))
    done = without_unwanted(
        draft.model_copy(update={"wishes": wishes.model_copy(update={"unwanted": unwanted})})
    ).model_copy(
        update={
            "excluded": tuple(dict.fromkeys((*draft.excluded, *out))),
            "included": tuple(one for one in draft.included if one not in out),
            "pinned": tuple(one for one in draft.pinned if one not in out),
        }
    )
    names = desk.say.listed([*(targeted[one] for one in out), *(f.value for f in named)])
    work = Work(target=True, rewrite=EVERYWHERE if named else frozenset())
    return Applied(draft=done, work=work, said=(desk.say("audience_out", names=names),))


def without_unwanted(draft: Draft) -> Draft:
    """The draft whose facets name nobody that the advertiser does not mean."""
    facets = draft.campaign.facets
    out = {one for words in draft.wishes.unwanted for one in _named(draft, words)}
    left = tuple(facet for facet in facets.audience if facet not in out)
    campaign = draft.campaign.model_copy(
        update={"facets": facets.model_copy(update={"audience": left})}
    )
    return draft.model_copy(update={"campaign": campaign})


def _named(draft: Draft, words: str) -> tuple[Facet, ...]:
    """Audience facets of the people that words name."""
    concepts = _concepts(words)
    return tuple(f for f in draft.campaign.facets.audience if _is_of(f, words, concepts))


def favour_audience(draft: Draft, change: FavourAudience, desk: Desk) -> Applied:
    """Adds the segments that the words describe, and the people to whom the texts speak."""
    hits = _search(draft, change.words, desk, k=NEAR)
    near = [hit for hit in hits if hit.score >= NEAR_ENOUGH * hits[0].score][:AIMED]
    if not near:
        return desk.refusal(draft, "no_audience", words=change.words)
    ids = tuple(hit.segment.id for hit in near)
    brief = draft.campaign.brief
    audience = f"{brief.audience}; {change.words}" if brief.audience else change.words
    facet = _audience_facet(change.words, audience)
    facets = draft.campaign.facets
    others = tuple(one for one in facets.audience if one.value != facet.value)
    brief = brief.model_copy(update={"audience": audience})
    campaign = draft.campaign.model_copy(
        update={
            "brief": brief,
            "facets": facets.model_copy(update={"audience": (facet, *others)}),
        }
    )
    known = {hit.segment.id for hit in near}
    done = draft.model_copy(
        update={
            "campaign": campaign,
            "special": tuple(dict.fromkeys((*draft.special, *special_categories_of(brief)))),
            "hits": (*near, *(hit for hit in draft.hits if hit.segment.id not in known)),
            "included": tuple(dict.fromkeys((*draft.included, *ids))),
            "excluded": tuple(one for one in draft.excluded if one not in ids),
        }
    )
    names = desk.say.listed(hit.segment.name for hit in near)
    said = desk.say("audience_in", words=change.words, names=names)
    return Applied(draft=done, work=Work(target=True, rewrite=EVERYWHERE), said=(said,))


def answer(draft: Draft, change: AnswerQuestion, desk: Desk) -> Applied:
    """An answer once there are ads: the people that were asked for, or a fact.

    Questions before there are ads are answered in `begin`.
    """
    if not any(question.field == change.field for question in draft.questions):
        return desk.refusal(draft, "no_question", field=change.field)
    asked = tuple(one for one in draft.questions if one.field != change.field)
    campaign = draft.campaign.model_copy(update={"questions": asked})
    draft = draft.model_copy(update={"campaign": campaign})
    if change.field == "audience":
        return favour_audience(draft, FavourAudience(words=change.text[:200]), desk)
    return fact(draft, AddFact(text=change.text), desk)


def ages(draft: Draft, change: SetAges, desk: Desk) -> Applied:
    """Ages by hand; the gate may still widen them."""
    if change.minimum > change.maximum:
        return desk.refusal(draft, "ages_order")
    wanted = Ages(minimum=change.minimum, maximum=change.maximum)
    said = desk.say("ages", minimum=change.minimum, maximum=change.maximum)
    return _wish(draft, {"ages": wanted}, said)


def places(draft: Draft, change: SetPlaces, desk: Desk) -> Applied:
    """Places by hand; names of countries become their codes."""
    named = tuple(dict.fromkeys(_place(name) for name in change.places))
    return _wish(draft, {"places": named}, desk.say("places", names=desk.say.listed(named)))


def languages(draft: Draft, change: SetLanguages, desk: Desk) -> Applied:
    """Languages of the people that are reached, by hand."""
    named = tuple(dict.fromkeys(change.languages))
    return _wish(draft, {"languages": named}, desk.say("languages", names=desk.say.listed(named)))


def placements(draft: Draft, change: SetPlacements, desk: Desk) -> Applied:
    """Placements of one platform; none named takes them all again."""
    known = SPECS[change.platform].placements
    if set(change.placements) - set(known):
        name = platform_name(change.platform)
        return desk.refusal(draft, "no_placement", platform=name, names=desk.say.listed(known))
    kept = {
        platform: chosen
        for platform, chosen in draft.wishes.placements.items()
        if platform != change.platform.value
    }
    if change.placements:
        kept[change.platform.value] = change.placements
    names = desk.say.listed(change.placements or known)
    said = desk.say("placements", platform=platform_name(change.platform), names=names)
    return _wish(draft, {"placements": kept}, said)


def _wish(draft: Draft, wishes: dict[str, object], said: str) -> Applied:
    wanted = draft.wishes.model_copy(update=wishes)
    return Applied(draft=draft.model_copy(update={"wishes": wanted}), work=_TARGET, said=(said,))


def _place(name: str) -> str:
    try:
        return country(name).code
    except UserError:
        return name


def _search(draft: Draft, words: str, desk: Desk, *, k: int) -> tuple[SegmentHit, ...]:
    brief = draft.campaign.brief
    exclude = excluded_sensitivities(
        special=draft.special,
        markets=brief.markets,
        vendors={vendor_of(platform) for platform in brief.platforms},
    )
    query = FacetQuery(text=words, facet="audience")
    return desk.segments().search((query,), k=k, exclude=exclude)


def _described(draft: Draft, words: str, desk: Desk) -> list[str]:
    """Ids of the segments that words describe: near in meaning, or with a word in their name."""
    hits = _search(draft, words, desk, k=NEAR)
    best = hits[0].score if hits else 0.0
    near = [hit.segment.id for hit in hits if hit.score >= NEAR_ENOUGH * best]
    wanted = _tokens(words)
    named = [
        one.id
        for one in draft.campaign.targeting.segments
        if wanted & _tokens(f"{one.name} {one.id.replace('_', ' ').replace('.', ' ')}")
    ]
    return list(dict.fromkeys((*near, *named)))


def _tokens(text: str) -> frozenset[str]:
    words = (word.removesuffix("s") for word in _TOKEN.findall(text.casefold()))
    return frozenset(word for word in words if len(word) > 2 and word not in _PLAIN)  # noqa: PLR2004


def _concepts(words: str) -> frozenset[str]:
    return frozenset(mention.concept.id for mention in lexicon().find(words))


def _is_of(facet: Facet, words: str, concepts: Iterable[str]) -> bool:
    return facet.concept in set(concepts) - {""} or bool(_tokens(facet.value) & _tokens(words))


def _audience_facet(words: str, audience: str) -> Facet:
    """The facet of people named in words, with the words in the brief's audience as evidence."""
    start = len(audience) - len(words)
    named = [
        mention.concept
        for mention in lexicon().find(words)
        if mention.concept.kind is FacetKind.AUDIENCE
    ]
    return Facet(
        kind=FacetKind.AUDIENCE,
        value=words,
        concept=named[0].id if named else "",
        evidence=(Span(source="audience", start=start, end=len(audience), text=words),),
        source="brief",
    )
