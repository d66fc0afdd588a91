"""The live parts of one turn: services under the policy in force, and the money that is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from langgraph.runtime import Runtime

from ...schema import RouteDecision
from ..pictures import picture_words
from ..routing.dispatch import Dispatcher
from ..routing.ledger import Ledger
from ..routing.privacy import PolicyInForce
from ..state import Context, State
from .changes import SetPrivacy
from .draft import Draft
from .replies import Replies
from .talk import Ask, Heard
from .work import Desk

MOST_DECISIONS = 200
"""Routing decisions that a campaign remembers over a conversation."""


@dataclass(frozen=True, kw_only=True)
class Shop:
    """What a turn works with."""

    ask: Ask
    context: Context
    policy: PolicyInForce
    desk: Desk
    turn: int
    """Number of the turn, so that the seeds of every turn are its own."""

    def dispatcher(self, draft: Draft) -> Dispatcher:
        """Calls of models, under the policy and with the money that is left."""
        return self.context.services.dispatcher(self.policy, draft.data_class)

    def runtime(self) -> Runtime[Context]:
        """What nodes of the campaign graph are handed."""
        return Runtime(context=self.context)

    def state(self, draft: Draft) -> State:
        """The draft as nodes of the campaign graph read it."""
        return State(
            brief_id=draft.campaign.id,
            brief=draft.campaign.brief,
            page=draft.page,
            data_class=draft.data_class,
            policy=self.policy,
            special=draft.special,
            facets=draft.campaign.facets,
            hits=draft.hits,
            targeting=draft.campaign.targeting,
        )


def shop_for(draft: Draft, heard: Heard, ask: Ask) -> Shop:
    """The live parts for a draft; a policy that the turn itself sets holds from its beginning."""
    asked = [change.policy for change in heard.changes if isinstance(change, SetPrivacy)]
    policy = asked[-1] if asked else draft.privacy
    brief, settings = draft.campaign.brief, ask.program.settings
    left = max(0.0, settings.spend_limit_usd - draft.spent_usd)
    services = ask.program.services(brief, Ledger(limit_usd=left), policy)
    context = Context(
        brief=brief,
        page=draft.page,
        image_words=picture_words(brief),
        services=services,
        data_class=draft.data_class,
    )
    return Shop(
        ask=ask,
        context=context,
        policy=services.policy(brief),
        desk=Desk(say=Replies(heard.language), segments=services.segments),
        turn=len(draft.turns),
    )


def with_routing(draft: Draft, decisions: Sequence[RouteDecision]) -> Draft:
    """The draft with these decisions in its record, and their cost."""
    if not decisions:
        return draft
    cost = sum(decision.cost_usd for decision in decisions)
    campaign = draft.campaign
    campaign = campaign.model_copy(
        update={
            "routing": (*campaign.routing, *decisions)[-MOST_DECISIONS:],
            "cost_usd": round(campaign.cost_usd + cost, 8),
        }
    )
    spent = round(draft.spent_usd + cost, 8)
    return draft.model_copy(update={"campaign": campaign, "spent_usd": spent})
