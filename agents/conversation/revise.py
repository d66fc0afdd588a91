"""revise: a change of the campaign. What depends on it runs again, and nothing else."""

from __future__ import annotations

import asyncio
from typing import Any

from langgraph.runtime import Runtime

from ...schema import Campaign, Targeting
from .apply import apply_all
from .apply_brief import shares_sentence
from .asked import with_model
from .closing import closed, outcome_of, same
from .draft import Draft
from .shop import Shop, shop_for, with_routing
from .sources import with_sources
from .talk import Ask, Talk
from .threads import with_step
from .work import Applied
from .working import worked


async def revise(state: Talk, runtime: Runtime[Ask]) -> dict[str, Any]:
    """The draft after the changes, and what is said of them."""
    ask, before = runtime.context, state["draft"]
    shop = shop_for(before, state["heard"], ask)
    heard, decisions = await with_model(state["heard"], before, shop)
    if decisions:
        shop = shop_for(before, heard, ask)
    applied = await asyncio.to_thread(apply_all, before, heard.changes, shop.desk)
    applied = await with_sources(applied, ask, shop)
    applied = await worked(applied, shop)
    draft = with_routing(applied.draft, decisions)
    _audited(before.campaign, draft.campaign, shop, ask)
    outcome = outcome_of(
        [*applied.said, *_of_targeting(before, draft, shop)], applied.refused, heard, shop.desk.say
    )
    step = not same(before, draft)
    past = with_step(state.get("past", ()), ask.checkpoint) if step else state.get("past", ())
    future = () if step else state.get("future", ())
    done = closed(draft, heard, outcome, done=len(past), undone=len(future))
    return {"draft": done, "outcome": outcome, "past": past, "future": future}


def _audited(before: Campaign, after: Campaign, shop: Shop, ask: Ask) -> None:
    known = {id(decision) for decision in before.routing}
    new = tuple(decision for decision in after.routing if id(decision) not in known)
    ask.program.audit.append(after.id, shop.policy.policy.value, new)


def _of_targeting(before: Draft, after: Draft, shop: Shop) -> list[str]:
    """What became of the targeting, where it changed."""
    old, new, say = before.campaign.targeting, after.campaign.targeting, shop.desk.say
    said = []
    if _names(old) != _names(new):
        said.append(say("targeting", names=say.listed(_names(new))))
    said += [
        say("held_back", what=held.what, reason=held.reason)
        for held in new.held_back
        if held not in old.held_back
    ]
    if [(s.platform, s.percent) for s in old.budget_split] != [
        (s.platform, s.percent) for s in new.budget_split
    ]:
        said.append(shares_sentence(after, shop.desk))
    return said


def _names(targeting: Targeting) -> list[str]:
    return [segment.name for segment in targeting.segments]


__all__ = ["Applied", "revise"]
