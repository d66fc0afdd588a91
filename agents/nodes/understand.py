"""understand: facets with evidence, found by code, refined by a capable model where one is."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

from langgraph.runtime import Runtime

from ...errors import ModelUnavailable
from ...schema import Brief, Facets, RouteDecision
from ...tools.countries import primary_language
from ..models.port import Skill
from ..pictures import picture_notes, pictures_for
from ..progress import tell
from ..routing.dispatch import Dispatcher, Work
from ..routing.tasks import Task
from ..state import Context, State
from ..understanding import merge_refinement, refine_request
from ..understanding import understand as understand_brief
from .deterministic import done_by_code


async def understand(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Facets, the completed brief, and questions when it is too thin to work with."""
    context = runtime.context
    found = await asyncio.to_thread(
        understand_brief,
        state["brief"],
        embedder=context.services.embedder(),
        page=state.get("page", ""),
        image_words=context.image_words,
    )
    if found.questions:
        tell("understand", "the brief is too thin to work with")
        return {
            "brief": found.brief,
            "facets": found.facets,
            "questions": found.questions,
            "notes": list(found.notes),
        }
    dispatcher = context.services.dispatcher(state["policy"], state["data_class"])
    facets, decision = await _refined(found.brief, found.facets, dispatcher)
    pictures = await asyncio.to_thread(picture_notes, found.brief)
    tell("understand", _summary(facets), facets=facets)
    return {
        "brief": found.brief,
        "facets": facets,
        "notes": [*found.notes, *pictures],
        "routing": [decision],
    }


async def _refined(
    brief: Brief, facets: Facets, dispatcher: Dispatcher
) -> tuple[Facets, RouteDecision]:
    """Facets with what a capable model adds, or as they are when none may or can."""
    work = Work(
        task=Task.UNDERSTAND,
        label="understand",
        language=primary_language(facets.language),
        ask=lambda card: [
            replace(
                refine_request(brief, facets),
                images=pictures_for(brief, card, dispatcher.policy),
            )
        ],
        brief_chars=brief.length,
        skill=Skill.INSTRUCT,
    )
    try:
        done = await dispatcher.run(work)
    except ModelUnavailable as error:
        return facets, done_by_code(dispatcher, work, error)
    reply = done.replies[0]
    value = reply.value if reply else None
    return merge_refinement(brief, facets, value), done.decision


def _summary(facets: Facets) -> str:
    parts = [
        f"{label} {', '.join(facet.value for facet in group[:3])}"
        for label, group in (
            ("product", facets.product),
            ("style", facets.styles),
            ("emotion", facets.emotions),
            ("occasion", facets.occasions),
            ("audience", facets.audience),
        )
        if group
    ]
    return "; ".join(parts) or "no facet found"
