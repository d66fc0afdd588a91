"""The product under evaluation: the real graph on real models, leaving no trace in user data."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from ..agents.bootstrap import Program
from ..agents.graph import build_graph
from ..agents.pictures import picture_words
from ..agents.routing.dispatch import Dispatcher, Done, Work
from ..agents.routing.ledger import Ledger
from ..agents.routing.privacy import PolicyInForce
from ..agents.state import Context, Services, State
from ..errors import BadReply, ModelError, UserError
from ..schema import Brief, Campaign, DataClass, PrivacyPolicy, Targeting
from .outcomes import CampaignOutcome, Kind

if TYPE_CHECKING:
    from langgraph.types import All

Encode = Callable[[Sequence[str]], NDArray[np.float32]]
"""Sentences to vectors, shape (n, dimensions), each of length 1."""


@dataclass(kw_only=True)
class WatchedDispatcher(Dispatcher):
    """A dispatcher that notes how difficult the router takes each piece of work to be."""

    difficulties: dict[str, float] = field(default_factory=dict)
    """By label of the work, for example `write google_search DE/de`."""

    async def run(self, work: Work) -> Done:
        """Does the work, as any dispatcher does."""
        self.difficulties.setdefault(work.label, work.difficulty)
        return await super().run(work)


class Subject:
    """A program and the policy that a configuration sets; nothing goes to the audit log."""

    def __init__(self, program: Program, policy: PrivacyPolicy | None = None) -> None:
        self.program = program
        self.policy = policy
        self._graph = build_graph()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors by the program's embedding model."""
        return np.asarray(self.program.embedder().encode(list(texts)), dtype=np.float32)

    async def walk(
        self,
        brief: Brief,
        *,
        page: str = "",
        until: str = "",
        policy: PrivacyPolicy | None = None,
        difficulties: dict[str, float] | None = None,
    ) -> State:
        """The graph's state after the step `until`, or at its end. Raises as the graph does.

        `difficulties` is filled with what the router takes each piece of work to be.
        """
        ledger = Ledger(limit_usd=self.program.settings.spend_limit_usd)
        context = Context(
            brief=brief,
            page=page,
            image_words=picture_words(brief),
            services=_watched(
                self.program.services(brief, ledger, policy or self.policy),
                difficulties if difficulties is not None else {},
            ),
        )
        stop: All | Sequence[str] | None = [until] if until else None
        state = await self._graph.ainvoke(
            cast(State, {}),
            {"max_concurrency": self.program.settings.concurrency},
            context=context,
            interrupt_after=stop,
        )
        return cast(State, state)

    async def outcome(
        self,
        brief: Brief | Callable[[], Brief],
        *,
        page: str = "",
        until: str = "",
        policy: PrivacyPolicy | None = None,
    ) -> CampaignOutcome:
        """What comes of a brief; errors that a user is told are outcomes, others are raised.

        A brief may come as a function that reads it, so that its refusal is an outcome too.
        """
        started = time.perf_counter()
        hosted = any(model.card.hosted for model in self.program.models.values())
        kind: Kind
        difficulties: dict[str, float] = {}
        try:
            given = brief() if callable(brief) else brief
            state = await self.walk(
                given, page=page, until=until, policy=policy, difficulties=difficulties
            )
        except (UserError, ModelError, BadReply) as error:
            kind = "user_error" if isinstance(error, UserError) else "model_error"
            return CampaignOutcome(
                kind=kind,
                message=str(error),
                seconds=time.perf_counter() - started,
                hosted_at_hand=hosted,
            )
        campaign = campaign_in(state)
        return CampaignOutcome(
            kind="questions" if campaign.questions and not campaign.creatives else "campaign",
            campaign=campaign,
            data_class=state.get("data_class"),
            special=state.get("special", ()),
            seconds=time.perf_counter() - started,
            cost_usd=campaign.cost_usd,
            hosted_at_hand=hosted,
            difficulties=difficulties,
        )


def _watched(services: Services, difficulties: dict[str, float]) -> Services:
    """The same services, with dispatchers that note difficulties."""

    def dispatcher(policy: PolicyInForce, data_class: DataClass) -> Dispatcher:
        plain = services.dispatcher(policy, data_class)
        parts = {part.name: getattr(plain, part.name) for part in fields(plain)}
        return WatchedDispatcher(**parts, difficulties=difficulties)

    return replace(services, dispatcher=dispatcher)


def campaign_in(state: State) -> Campaign:
    """The campaign of a state, or as much of it as is there when the walk ended early."""
    if "campaign" in state:
        return state["campaign"]
    parts: dict[str, Any] = {}
    if "facets" in state:
        parts["facets"] = state["facets"]
    routing = tuple(state.get("routing", ()))
    return Campaign(
        id=state["brief_id"],
        brief=state["brief"],
        targeting=state.get("targeting", Targeting()),
        findings=tuple(state.get("findings", ())),
        questions=tuple(state.get("questions", ())),
        routing=routing,
        cost_usd=round(sum(decision.cost_usd for decision in routing), 8),
        **parts,
    )
