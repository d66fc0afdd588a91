"""assemble: puts the campaign together."""

from __future__ import annotations

from typing import Any

from ...schema import Campaign, Creative, RouteDecision, Targeting
from ..progress import tell
from ..state import State


async def assemble(state: State) -> dict[str, Any]:
    """The campaign: everything found, chosen and written, and what it cost."""
    creatives = tuple(sorted(state.get("creatives", []), key=_order(state)))
    routing = tuple(state.get("routing", []))
    campaign = Campaign(
        id=state["brief_id"],
        brief=state["brief"],
        facets=state["facets"],
        targeting=state.get("targeting", Targeting()),
        creatives=creatives,
        findings=(*state.get("findings", []), *state.get("review_findings", ())),
        questions=tuple(state.get("questions", ())),
        routing=routing,
        cost_usd=round(sum(decision.cost_usd for decision in routing), 8),
        notes=tuple(dict.fromkeys((*state.get("notes", []), *_about_writers(creatives, routing)))),
    )
    tell("assemble", f"campaign {campaign.id}")
    return {"campaign": campaign}


def _order(state: State) -> Any:
    """Sort key: platforms and markets in the brief's order, then the variant."""
    brief = state["brief"]
    countries = [market.country for market in brief.markets]

    def place(creative: Creative) -> tuple[int, int, int]:
        country = creative.market.country
        return (
            brief.platforms.index(creative.platform),
            countries.index(country) if country in countries else len(countries),
            creative.variant,
        )

    return place


def _about_writers(
    creatives: tuple[Creative, ...], routing: tuple[RouteDecision, ...]
) -> tuple[str, ...]:
    """What the campaign owes to the builtin writer and to plain code."""
    notes = []
    if any("builtin:" in creative.writer for creative in creatives):
        notes.append(
            "Texts by the builtin writer, a small model on this machine: good for a start, to be "
            "read by a person before they run. A Gemini key or a larger local model writes better."
        )
    if creatives and not any(decision.provider != "code" for decision in routing[:2]):
        notes.append("Understanding and targeting are by rules and embeddings; no model judged.")
    return tuple(notes)
