"""Targeting anew: what was found and chosen, what a person said of it, and the law's last word."""

from __future__ import annotations

from collections.abc import Callable

from ...schema import (
    Brief,
    Goal,
    Segment,
    SegmentHit,
    SegmentRole,
    Targeting,
    TargetSegment,
)
from ...tools.targeting import apply_gate, split_budget
from ..nodes.deterministic import PROVIDER
from ..nodes.target import as_briefed
from ..targeting import choose, role_of
from ..targeting.choice import target_segment
from .draft import Draft

Lookup = Callable[[str], Segment]
BY_HAND = "chosen by you"
"""Reason given for a segment that a person added."""


def retargeted(
    draft: Draft, lookup: Lookup, chosen: tuple[TargetSegment, ...] | None = None
) -> Draft:
    """The draft with its targeting made anew.

    `chosen` is a model's new choice; without it the last one stands, or where code chose, the
    best of the hits that nobody excluded. Pinned and included segments are always part of it;
    the gate may hold back any of them, and says so.
    """
    brief = draft.campaign.brief
    segments = _segments(draft, lookup, chosen)
    rows = {hit.segment.id: hit.segment for hit in draft.hits}
    rows |= {one.id: lookup(one.id) for one in segments if one.id not in rows}
    targeting = apply_gate(
        _wanted(draft, brief, segments),
        special=draft.special,
        markets=brief.markets,
        platforms=brief.platforms,
        segments=rows,
    )
    campaign = draft.campaign.model_copy(update={"targeting": targeting})
    return draft.model_copy(update={"campaign": campaign})


def _wanted(draft: Draft, brief: Brief, segments: tuple[TargetSegment, ...]) -> Targeting:
    """The targeting as the brief and the advertiser want it, before the gate."""
    wishes, plain = draft.wishes, as_briefed(brief, segments)
    by_hand = {p: chosen for p, chosen in wishes.placements.items() if p in plain.placements}
    split = split_budget(
        brief.platforms, brief.goal or Goal.SALES, brief.budget, shares=wishes.shares
    )
    return plain.model_copy(
        update={
            "ages": wishes.ages or plain.ages,
            "places": wishes.places or plain.places,
            "languages": wishes.languages or plain.languages,
            "placements": {**plain.placements, **by_hand},
            "budget_split": split,
        }
    )


def _segments(
    draft: Draft, lookup: Lookup, chosen: tuple[TargetSegment, ...] | None
) -> tuple[TargetSegment, ...]:
    hits = {hit.segment.id: hit for hit in draft.hits}
    base = chosen if chosen is not None else _base(draft)
    wanted = [one for one in (*draft.pinned, *draft.included) if one not in draft.excluded]
    by_hand = [_by_hand(one, hits.get(one), lookup) for one in dict.fromkeys(wanted)]
    named = {one.id for one in by_hand}
    rest = [one for one in base if one.id not in named and one.id not in draft.excluded]
    return (*by_hand, *rest)


def _base(draft: Draft) -> tuple[TargetSegment, ...]:
    decisions = [one for one in draft.campaign.routing if one.task == "target"]
    if decisions and decisions[-1].provider != PROVIDER:
        return tuple(o for o in draft.campaign.targeting.segments if o.why != BY_HAND)
    return choose([hit for hit in draft.hits if hit.segment.id not in draft.excluded])


def _by_hand(segment_id: str, hit: SegmentHit | None, lookup: Lookup) -> TargetSegment:
    if hit is not None:
        return target_segment(hit, role_of(hit), BY_HAND)
    segment = lookup(segment_id)
    return target_segment(SegmentHit(segment=segment, score=0.0), SegmentRole.ADJACENT, BY_HAND)
