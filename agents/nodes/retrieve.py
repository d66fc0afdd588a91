"""retrieve: audience segments from the index, asked once per facet, fused and filtered there."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

from langgraph.runtime import Runtime

from ...retrieval.search import FacetQuery
from ...schema import Facets, Question
from ...tools.targeting import excluded_sensitivities
from ...tools.targeting.gate import vendor_of
from ..progress import tell
from ..state import Context, SegmentIndexPort, State

HITS = 24
"""Candidates handed to targeting."""
LEADING = 8
"""How far down a barred segment is worth telling."""
WEIGHTS = {
    "product": 1.0,
    "category": 1.0,
    "benefit": 0.4,
    "style": 0.8,
    "emotion": 0.4,
    "occasion": 0.7,
    "audience": 0.9,
}
"""How much each facet counts when the answers are fused; a starting point of our own."""
MOST_PER_FACET = 2
"""Values of one kind of facet that are searched for, strongest first."""


async def retrieve(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Segments that fit the facets; a question instead where nothing fits."""
    brief, facets = state["brief"], state["facets"]
    exclude = excluded_sensitivities(
        special=state["special"],
        markets=brief.markets,
        vendors={vendor_of(platform) for platform in brief.platforms},
    )
    index = runtime.context.services.segments()
    hits, barred = await asyncio.to_thread(
        lambda: index.search_with_barred(
            tuple(queries_of(facets, index)), k=HITS, exclude=exclude, leading=LEADING
        )
    )
    if not hits:
        tell("retrieve", "nothing in the catalogue fits")
        return {
            "hits": (),
            "barred": barred,
            "notes": ["No audience segment of the catalogue fits this brief; none was guessed."],
            "questions": (_whom(),),
        }
    tell("retrieve", ", ".join(hit.segment.name for hit in hits[:3]), hits=hits)
    return {"hits": hits, "barred": barred}


def queries_of(facets: Facets, index: SegmentIndexPort) -> Iterator[FacetQuery]:
    """One query per facet that says something about people or what they want.

    Where the kind of thing is known, an invented name such as "Velar 2" is not asked for: the
    catalogue says no word of it, and what an embedding makes of it is chance.
    """
    named = facets.product
    if facets.category:
        named = tuple(facet for facet in named if index.knows(facet.value))
    groups = (
        named, facets.category, facets.benefits, facets.styles,
        facets.emotions, facets.occasions, facets.audience,
    )  # fmt: skip
    for group in groups:
        for facet in group[:MOST_PER_FACET]:
            kind = facet.kind.value
            yield FacetQuery(text=facet.value, facet=kind, weight=WEIGHTS[kind])


def _whom() -> Question:
    return Question(
        field="audience",
        text="Who buys this? No audience of the catalogue fits what the brief says.",
        options=(),
    )
