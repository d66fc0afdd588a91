"""target: chooses among the retrieved segments only; law and platform rules have the last word."""

from __future__ import annotations

from typing import Any

from langgraph.runtime import Runtime

from ...errors import ModelUnavailable
from ...schema import Brief, Goal, RouteDecision, Targeting, TargetSegment
from ...tools.platforms import SPECS
from ...tools.targeting import ages_in, apply_gate, genders_in, held_from_search, split_budget
from ..models.port import Skill
from ..progress import tell
from ..routing.dispatch import Work
from ..routing.tasks import Task
from ..state import Context, State
from ..targeting import choose, read_choice, target_request
from .deterministic import done_by_code


async def target(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Targeting of chosen segments, ages, places and budget, after the gate."""
    brief = state["brief"]
    chosen, decision = await chosen_segments(state, runtime.context)
    wanted = as_briefed(brief, chosen)
    barred = held_from_search(
        state.get("barred", ()),
        special=state["special"],
        markets=brief.markets,
        platforms=brief.platforms,
    )
    gated = apply_gate(
        wanted.model_copy(update={"held_back": barred}),
        special=state["special"],
        markets=brief.markets,
        platforms=brief.platforms,
        segments={hit.segment.id: hit.segment for hit in state["hits"]},
    )
    summary = f"{len(gated.segments)} segments, {len(gated.held_back)} held back"
    tell("target", summary, targeting=gated)
    return {"targeting": gated, "routing": [decision]}


def as_briefed(brief: Brief, segments: tuple[TargetSegment, ...]) -> Targeting:
    """The targeting as the brief wants it, before the gate."""
    return Targeting(
        segments=segments,
        ages=ages_in(f"{brief.audience}\n{brief.text}") or Targeting().ages,
        genders=genders_in(f"{brief.product.name}\n{brief.text}", audience=brief.audience),
        places=tuple(dict.fromkeys(market.country for market in brief.markets)),
        languages=tuple(dict.fromkeys(market.language for market in brief.markets)),
        placements={platform.value: SPECS[platform].placements for platform in brief.platforms},
        budget_split=split_budget(brief.platforms, brief.goal or Goal.SALES, brief.budget),
    )


async def chosen_segments(
    state: State, context: Context
) -> tuple[tuple[TargetSegment, ...], RouteDecision]:
    """Segments by a capable model's choice among the candidates, or by score where none can."""
    hits, brief, facets = state["hits"], state["brief"], state["facets"]
    dispatcher = context.services.dispatcher(state["policy"], state["data_class"])
    work = Work(
        task=Task.TARGET,
        label="target",
        language="en",
        ask=lambda _card: [target_request(brief, facets, hits)],
        brief_chars=brief.length,
        skill=Skill.INSTRUCT,
    )
    if not hits:
        error = ModelUnavailable("target: nothing was retrieved to choose from")
        return (), done_by_code(dispatcher, work, error)
    try:
        done = await dispatcher.run(work)
    except ModelUnavailable as error:
        return choose(hits), done_by_code(dispatcher, work, error)
    reply = done.replies[0]
    return read_choice(reply.value if reply else None, hits) or choose(hits), done.decision
