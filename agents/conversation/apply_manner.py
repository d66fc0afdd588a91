"""Changes of how the texts speak: style, emotion, voice, length, words that are not used."""

from __future__ import annotations

from collections.abc import Iterable

from ...schema import Brief, Facet, FacetKind, Facets, Span
from ...tools.countries import primary_language
from ...tools.lexicon import lexicon
from .changes import AllowWords, BanWords, SetLength, SetStyle, SetVoice
from .draft import Draft
from .replies import is_manner
from .work import EVERYWHERE, Applied, Desk, Work

_ANEW = Work(rewrite=EVERYWHERE)
_GROUPS = {FacetKind.STYLE: "styles", FacetKind.EMOTION: "emotions"}


def style(draft: Draft, change: SetStyle, desk: Desk) -> Applied:
    """More of a style: it leads from now on. Less: it is no longer told."""
    if not is_manner(change.concept):
        return desk.refusal(draft, "no_style", concept=change.concept)
    label = desk.say.concept(change.concept)
    wishes = draft.wishes
    wanted = tuple(one for one in wishes.styles if one != change.concept)
    avoided = tuple(one for one in wishes.avoided if one != change.concept)
    if change.more:
        wanted = (change.concept, *wanted)
    else:
        avoided = (change.concept, *avoided)
    wishes = wishes.model_copy(update={"styles": wanted, "avoided": avoided})
    done = with_manner(draft.model_copy(update={"wishes": wishes}))
    said = desk.say("style_more" if change.more else "style_less", style=label)
    return Applied(draft=done, work=_ANEW, said=(said,))


def voice(draft: Draft, change: SetVoice, desk: Desk) -> Applied:
    """The brand's voice in words; styles that it names lead."""
    brief = draft.campaign.brief
    brand = brief.brand.model_copy(update={"voice": change.voice.strip()})
    named = [m.concept.id for m in lexicon().find(change.voice) if m.concept.kind in _GROUPS]
    styles = tuple(dict.fromkeys((*named, *draft.wishes.styles)))
    done = draft.model_copy(
        update={
            "campaign": draft.campaign.model_copy(
                update={"brief": brief.model_copy(update={"brand": brand})}
            ),
            "wishes": draft.wishes.model_copy(update={"styles": styles}),
        }
    )
    said = desk.say("voice", voice=change.voice.strip())
    return Applied(draft=with_manner(done), work=_ANEW, said=(said,))


def length(draft: Draft, change: SetLength, desk: Desk) -> Applied:
    """Shorter or longer texts from now on."""
    wishes = draft.wishes.model_copy(update={"length": change.length})
    done = draft.model_copy(update={"wishes": wishes})
    return Applied(draft=done, work=_ANEW, said=(desk.say(f"length_{change.length}"),))


def ban(draft: Draft, change: BanWords, desk: Desk) -> Applied:
    """Words that no text holds; texts that do are written anew, the others stay."""
    brand = draft.campaign.brief.brand
    words = tuple(dict.fromkeys((*brand.banned_words, *change.words)))
    slots = frozenset(
        at
        for at, asset in draft.assets().items()
        if not draft.is_kept(at)
        and any(word.casefold() in asset.text.casefold() for word in change.words)
    )
    done = _with_banned(draft, words)
    said = desk.say("banned", words=desk.say.listed(change.words))
    return Applied(draft=done, work=Work(slots=slots, check=EVERYWHERE), said=(said,))


def allow(draft: Draft, change: AllowWords, desk: Desk) -> Applied:
    """Words that may be used again; nothing is written for it."""
    gone = {word.casefold() for word in change.words}
    banned = draft.campaign.brief.brand.banned_words
    words = tuple(word for word in banned if word.casefold() not in gone)
    done = _with_banned(draft, words)
    said = desk.say("allowed", words=desk.say.listed(change.words))
    return Applied(draft=done, work=Work(check=EVERYWHERE), said=(said,))


def _with_banned(draft: Draft, words: tuple[str, ...]) -> Draft:
    brief = draft.campaign.brief
    brand = brief.brand.model_copy(update={"banned_words": words})
    campaign = draft.campaign.model_copy(
        update={"brief": brief.model_copy(update={"brand": brand})}
    )
    return draft.model_copy(update={"campaign": campaign})


def with_manner(draft: Draft) -> Draft:
    """The draft whose facets lead with the wanted styles, and leave out the avoided ones.

    The words stand in the brand's voice, where a capable model reads them and the facets have
    their evidence; a voice supports no claim (see tools/grounding/sources.py).
    """
    campaign, wishes = draft.campaign, draft.wishes
    language = primary_language(campaign.facets.language)
    brief = _voiced(campaign.brief, wishes.styles, wishes.avoided, language)
    facets = campaign.facets
    for kind, group in _GROUPS.items():
        there: tuple[Facet, ...] = getattr(facets, group)
        lead = [_facet(one, brief, language) for one in _of_kind(wishes.styles, kind)]
        lead_ids = {facet.concept for facet in lead}
        rest = [f for f in there if f.concept not in lead_ids | set(wishes.avoided)]
        facets = _with_group(facets, group, (*lead, *rest))
    campaign = campaign.model_copy(update={"brief": brief, "facets": facets})
    return draft.model_copy(update={"campaign": campaign})


def _with_group(facets: Facets, group: str, found: tuple[Facet, ...]) -> Facets:
    return facets.model_copy(update={group: found})


def _of_kind(concepts: Iterable[str], kind: FacetKind) -> Iterable[str]:
    return (one for one in concepts if one.startswith(f"{kind.value}."))


def _label(concept_id: str, language: str) -> str:
    book = lexicon()
    return book.label(concept_id, language) or book.label(concept_id, "en") or concept_id


def _voiced(
    brief: Brief, wanted: tuple[str, ...], avoided: tuple[str, ...], language: str
) -> Brief:
    """The brief whose voice names the wanted styles and no avoided one."""
    parts = [part.strip() for part in brief.brand.voice.split(";") if part.strip()]
    out = {_label(one, language).casefold() for one in avoided}
    parts = [part for part in parts if part.casefold() not in out]
    for one in wanted:
        label = _label(one, language)
        if not any(label.casefold() in part.casefold() for part in parts):
            parts.append(label)
    brand = brief.brand.model_copy(update={"voice": "; ".join(parts)})
    return brief.model_copy(update={"brand": brand})


def _facet(concept_id: str, brief: Brief, language: str) -> Facet:
    label, voice_text = _label(concept_id, language), brief.brand.voice
    start = voice_text.casefold().find(label.casefold())
    kind = FacetKind(concept_id.partition(".")[0])
    evidence = (
        (
            Span(
                source="brand.voice",
                start=start,
                end=start + len(label),
                text=voice_text[start : start + len(label)],
            ),
        )
        if start >= 0
        else ()
    )
    return Facet(kind=kind, value=label, concept=concept_id, evidence=evidence, source="brief")
