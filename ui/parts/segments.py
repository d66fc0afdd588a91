"""Segments as cards: name, place, role, fit, why, evidence words, sensitivities, neighbours."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from ...schema import HeldBack, HitReason, Segment, SegmentHit, Targeting, TargetSegment
from ..words import Words
from .controls import bar, bullets, button, change, chip, empty, link, section
from .html import Html, joined, tag

MOST_REASONS = 4
"""Reasons shown on a card, strongest first."""


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What a person said of segments, by their ids."""

    pinned: Collection[str] = frozenset()
    included: Collection[str] = frozenset()
    excluded: Collection[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Audience:
    """The targeting, the segments that the search found, and what a person said of them."""

    targeting: Targeting
    hits: Sequence[SegmentHit] = ()
    choices: Choices = Choices()
    catalogue: Mapping[str, Segment] = field(default_factory=dict)
    """Segments by id, for names of neighbours and for cards that no hit explains."""
    opened: str = ""
    """Id of the segment whose neighbours are shown."""


def segment_cards(audience: Audience, words: Words) -> Html:
    """The chosen segments as cards, then the others that were found, each with its switches."""
    chosen = audience.targeting.segments
    if not chosen and not audience.hits:
        return empty(words("audience.empty"))
    taken = {segment.id for segment in chosen}
    hits = {hit.segment.id: hit for hit in audience.hits}
    others = [hit for hit in audience.hits if hit.segment.id not in taken]
    return joined(
        (
            section(
                words.count("audience.chosen", len(chosen)),
                tag("div", *(_chosen(one, hits.get(one.id), audience, words) for one in chosen),
                    _class="aw-cards"),
            ),
            section(
                words.count("audience.found", len(others)),
                tag("div", *(_found(hit, audience, words) for hit in others), _class="aw-cards"),
            )
            if others
            else None,
        )
    )  # fmt: skip


def held_back_list(held: Sequence[HeldBack], words: Words) -> Html:
    """What law or policy kept out, with the rule and its address."""
    if not held:
        return section(words("audience.held_back"), empty(words("audience.held_back_none")))
    items = (
        joined(
            (
                tag("strong", entry.what, dir="auto"),
                tag("span", entry.reason, dir="auto"),
                tag("span", entry.rule, _class="aw-note"),
                link(entry.source, words("audience.source")) if entry.source else None,
            )
        )
        for entry in held
    )
    return section(words("audience.held_back"), bullets(items, _class="aw-held"))


def neighbours_of(
    segment: Segment, catalogue: Mapping[str, Segment], taken: Collection[str], words: Words
) -> Html:
    """The segments that the catalogue says are related, each one click away."""
    found = [catalogue[name] for name in segment.related if name in catalogue]
    if not found:
        return tag("p", words("audience.no_neighbours"), _class="aw-note")
    items = (
        joined(
            (
                tag("span", one.name, title=" › ".join(one.path), dir="auto"),
                *sensitivity_badges(one, words),
                chip(words("audience.included"), tone="approved")
                if one.id in taken
                else button(
                    words("audience.include"),
                    change("include_segment", id=one.id),
                    symbol="include",
                    look="quiet",
                ),
            )
        )
        for one in found
    )
    return bullets(items, _class="aw-neighbours")


def sensitivity_badges(segment: Segment, words: Words) -> tuple[Html, ...]:
    """A badge for each sensitivity of a segment."""
    return tuple(
        chip(
            words.get(f"sensitivity.{flag}", flag),
            tone="warning",
            symbol="shield",
            title=words("sensitivity.title"),
        )
        for flag in segment.sensitivity
    )


def _chosen(one: TargetSegment, hit: SegmentHit | None, audience: Audience, words: Words) -> Html:
    segment = hit.segment if hit else audience.catalogue.get(one.id)
    segment = segment or Segment(id=one.id, name=one.name, path=())
    head = (chip(words(f"role.{one.role}"), tone=f"role-{one.role}"),)
    why = _reasons(hit.why, words) if hit and hit.why else tag("p", one.why, dir="auto")
    return _card(segment, one.score, head, why, audience, words, platforms=one.platforms)


def _found(hit: SegmentHit, audience: Audience, words: Words) -> Html:
    segment = hit.segment
    return _card(
        segment, hit.score, (), _reasons(hit.why, words), audience, words,
        platforms=segment.platforms,
    )  # fmt: skip


def _card(
    segment: Segment,
    score: float,
    head: Sequence[Html],
    why: Html,
    audience: Audience,
    words: Words,
    *,
    platforms: Mapping[str, str],
) -> Html:
    excluded = segment.id in audience.choices.excluded
    place = segment.path[:-1] if segment.path[-1:] == (segment.name,) else segment.path
    kind = words.get(f"segment_kind.{segment.kind}", segment.kind)
    place = place[1:] if place[:1] == (kind,) else place
    return tag(
        "article",
        tag(
            "header",
            tag("h4", segment.name, dir="auto"),
            tag("span", *head, *sensitivity_badges(segment, words), _class="aw-states"),
            _class="aw-card-head",
        ),
        tag("p", " › ".join((kind, *place)), _class="aw-path", dir="auto"),
        tag("p", words("audience.size", n=words.number(segment.size)), _class="aw-note")
        if segment.size is not None
        else None,
        _score(score, words),
        tag("div", why, _class="aw-why"),
        _more(segment, platforms, words),
        _switches(segment, audience, words),
        _opened(segment, audience, words) if audience.opened == segment.id else None,
        _class="aw-card aw-is-excluded" if excluded else "aw-card",
        data_segment=segment.id,
    )


def _score(score: float, words: Words) -> Html:
    shown = words.percent(score * 100)
    return tag(
        "div",
        tag("span", words("audience.score"), _class="aw-note"),
        bar(score, label=words("audience.score_of", n=shown)),
        tag("span", shown, _class="aw-count", aria_hidden="true"),
        _class="aw-score",
    )


def _reasons(why: Sequence[HitReason], words: Words) -> Html:
    return bullets((_reason(reason, words) for reason in why[:MOST_REASONS]), _class="aw-reasons")


def _reason(reason: HitReason, words: Words) -> Html:
    facet = words.get(f"facet.{reason.facet}", reason.facet)
    if reason.field == "meaning" or not reason.words:
        near = words("audience.by_meaning", n=words.number(reason.similarity, 2))
        return joined((tag("span", facet), tag("span", near, _class="aw-note")))
    name = words.get(f"field.{reason.field}", reason.field)
    evidence = (tag("mark", word, _class="aw-word", dir="auto") for word in reason.words)
    return joined((tag("span", words("audience.fits", facet=facet, field=name)), *evidence))


def _more(segment: Segment, platforms: Mapping[str, str], words: Words) -> Html | None:
    if not platforms and not segment.description:
        return None
    rows = (
        joined((tag("dt", _vendor(name)), tag("dd", text, dir="auto")))
        for name, text in platforms.items()
    )
    return tag(
        "details",
        tag("summary", words("audience.platforms")),
        tag("p", segment.description, dir="auto") if segment.description else None,
        tag("dl", *rows),
        _class="aw-evidence",
    )


def _vendor(name: str) -> str:
    return {"google": "Google", "meta": "Meta", "tiktok": "TikTok"}.get(name, name)


def _switches(segment: Segment, audience: Audience, words: Words) -> Html:
    """What can be said of a segment; a pressed button takes back what was said."""
    name, choices = segment.id, audience.choices
    taken = any(one.id == name for one in audience.targeting.segments)
    said = {
        "include": name in choices.included,
        "pin": name in choices.pinned,
        "exclude": name in choices.excluded,
    }
    offered = [verb for verb in said if said[verb] or verb != "include" or not taken]
    return tag(
        "div",
        *(
            button(
                words(f"audience.{verb}"),
                change("free_segment" if said[verb] else f"{verb}_segment", id=name),
                symbol={"exclude": "block"}.get(verb, verb),
                look="quiet",
                pressed=said[verb],
            )
            for verb in offered
        ),
        button(
            words("audience.neighbours"),
            "neighbours",
            target=name,
            look="quiet",
            pressed=audience.opened == name,
        ),
        _class="aw-tools",
        role="group",
        aria_label=segment.name,
    )


def _opened(segment: Segment, audience: Audience, words: Words) -> Html:
    taken = {one.id for one in audience.targeting.segments}
    title = words("audience.neighbours_of", name=segment.name)
    return tag(
        "div",
        tag("h5", title),
        neighbours_of(segment, audience.catalogue, taken, words),
        _class="aw-opened",
    )
