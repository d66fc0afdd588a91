"""The deterministic choice: best scores, a quota a role, and a reason in words."""

from __future__ import annotations

from collections.abc import Sequence

from ...schema import SegmentHit, SegmentRole, TargetSegment

QUOTA = {
    SegmentRole.CORE: 4,
    SegmentRole.STYLE: 2,
    SegmentRole.OCCASION: 2,
    SegmentRole.ADJACENT: 2,
}
"""Most segments of each role in one campaign."""
RELATIVE_FLOOR = 0.5
"""Least score of a chosen segment, as a share of the best one's."""


def choose(hits: Sequence[SegmentHit]) -> tuple[TargetSegment, ...]:
    """Segments by score within the quota of each role, none below the floor."""
    if not hits:
        return ()
    floor = RELATIVE_FLOOR * max(hit.score for hit in hits)
    left = dict(QUOTA)
    chosen = []
    for hit in sorted(hits, key=lambda hit: -hit.score):
        role = role_of(hit)
        if hit.score >= floor and left[role] > 0:
            left[role] -= 1
            chosen.append(target_segment(hit, role))
    return tuple(chosen)


def role_of(hit: SegmentHit) -> SegmentRole:
    """The part a segment plays, by what it is and by the facet that found it."""
    facets = {reason.facet for reason in hit.why[:2]}
    if hit.segment.kind == "style" or (facets and facets <= {"style", "emotion"}):
        return SegmentRole.STYLE
    if hit.segment.kind in {"seasonal", "life_event"} or facets == {"occasion"}:
        return SegmentRole.OCCASION
    if facets & {"product", "category"}:
        return SegmentRole.CORE
    return SegmentRole.ADJACENT


def target_segment(hit: SegmentHit, role: SegmentRole, why: str = "") -> TargetSegment:
    """The hit as part of a targeting; without a reason given, the search's own is put in words."""
    return TargetSegment(
        id=hit.segment.id,
        name=hit.segment.name,
        role=role,
        score=round(hit.score, 4),
        why=why or reason_in_words(hit),
        platforms=hit.segment.platforms,
    )


def reason_in_words(hit: SegmentHit) -> str:
    """Which facet found a segment, where, and by which words."""
    parts = []
    for reason in hit.why[:2]:
        words = f" ({', '.join(reason.words[:4])})" if reason.words else ""
        parts.append(f"{reason.facet} fits its {reason.field}{words}")
    return "; ".join(parts) or "close in meaning to the brief"
