"""The Audience tab: what the brief says, who is shown the ads, where, and what was held back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...schema import Segment, SegmentHit, Targeting
from ..parts import (
    Audience,
    Choices,
    Html,
    empty,
    facet_chips,
    held_back_list,
    joined,
    section,
    segment_cards,
    tag,
)
from ..words import Words

if TYPE_CHECKING:
    from ...agents.conversation import Draft
    from ..handlers.turn import Turn


def audience_view(
    draft: Draft,
    words: Words,
    *,
    catalogue: Mapping[str, Segment],
    opened: str = "",
) -> Html:
    """Facets, what was held back, segments with their switches."""
    campaign = draft.campaign
    if not campaign.targeting.segments and not draft.hits:
        return _early(facet_chips(campaign.facets, words), words)
    audience = Audience(
        targeting=campaign.targeting,
        hits=draft.hits,
        choices=Choices(
            pinned=frozenset(draft.pinned),
            included=frozenset(draft.included),
            excluded=frozenset(draft.excluded),
        ),
        catalogue=catalogue,
        opened=opened,
    )
    return joined(
        (
            section(words("facet.title"), facet_chips(campaign.facets, words)),
            held_back_list(campaign.targeting.held_back, words),
            segment_cards(audience, words),
        )
    )


def growing_audience(turn: Turn, words: Words) -> Html:
    """What is known of the audience while the turn goes on."""
    facets = next((event["facets"] for event in reversed(turn.events) if "facets" in event), None)
    hits: tuple[SegmentHit, ...] = next(
        (event["hits"] for event in reversed(turn.events) if "hits" in event), ()
    )
    targeting = next(
        (event["targeting"] for event in reversed(turn.events) if "targeting" in event), Targeting()
    )
    if facets is None:
        return empty(words("audience.empty"))
    shown = facet_chips(facets, words)
    cards = segment_cards(Audience(targeting=targeting, hits=hits), words) if hits else None
    return _early(joined((shown, cards)), words)


def _early(inner: Html, words: Words) -> Html:
    return tag("div", section(words("facet.title"), inner), _class="aw-growing")
