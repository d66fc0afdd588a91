"""Calls along the route: tries the chain of models, books money, and keeps every decision."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ...errors import BadReply, BudgetExceeded, ModelError, ModelUnavailable
from ...schema import DataClass, PrivacyPolicy, RouteDecision, TokenCount
from ..models.port import ChatModel, ChatReply, ChatRequest, ModelCard, Skill
from .ledger import CHARS_PER_TOKEN, Ledger
from .quality import QualityTable
from .router import Health, Route, RouteRequest, route
from .tasks import NEEDS, Task


@dataclass(frozen=True, kw_only=True)
class Work:
    """One task for a model: how to ask it depends on which model it is."""

    task: Task
    label: str
    """Task with its object, for example `write google_search/de`."""
    language: str
    ask: Callable[[ModelCard], Sequence[ChatRequest]]
    """Requests worded for this model: one for an instruct model, many for a fact-sheet model."""
    needs_vision: bool = False
    difficulty: float = 0.5
    brief_chars: int = 0
    """Length of what the brief adds to the prompt, in characters."""
    skill: Skill | None = None


@dataclass(frozen=True, kw_only=True)
class Done:
    """What a task brought: the replies, and the decision that belongs in the campaign."""

    replies: tuple[ChatReply | None, ...]
    """In the order of the requests; None where a single request failed."""
    card: ModelCard
    decision: RouteDecision


@dataclass(kw_only=True)
class Dispatcher:
    """Runs tasks of one campaign on the models at hand."""

    models: Mapping[str, ChatModel]
    """By provider:model, in order of preference."""
    ledger: Ledger
    policy: PrivacyPolicy
    data_class: DataClass
    quality: QualityTable = field(default_factory=QualityTable)
    hosted_share: float = 1.0
    health: Callable[[], Health] = Health
    guard: Callable[[ModelCard, ChatRequest], None] = lambda _card, _request: None
    """The last check before a call leaves; raises ModelError to stop it."""

    def route(self, work: Work) -> Route:
        """Where this work would go now, without doing it."""
        request = RouteRequest(
            task=work.task,
            language=work.language,
            data_class=self.data_class,
            policy=self.policy,
            needs_vision=work.needs_vision,
            difficulty=work.difficulty,
            budget_left_usd=self.ledger.left_usd,
            hosted_share=self.hosted_share,
            input_tokens=NEEDS[work.task].input_tokens + int(work.brief_chars / CHARS_PER_TOKEN),
            skill=work.skill,
        )
        cards = [model.card for model in self.models.values()]
        return route(request, cards, quality=self.quality, health=self.health())

    async def run(self, work: Work) -> Done:
        """Does the work on the first model of the chain that can.

        Raises ModelUnavailable when there is none, or when all of them failed.
        """
        plan = _Plan(work=work, route=self.route(work))
        last: Exception | None = None
        for card in plan.route.chain:
            try:
                replies = await self._ask(card, work, plan)
            except (ModelError, BadReply) as error:
                plan.failed.append(f"{card.name}: {_kind(error)}")
                last = error
                continue
            return Done(replies=replies, card=card, decision=self._decision(plan, card, replies))
        tried = "; ".join(plan.failed) or plan.route.reason
        failure = ModelUnavailable(f"{work.label}: {tried}")
        failure.spent_usd = plan.spent_usd
        raise failure from last

    async def _ask(self, card: ModelCard, work: Work, plan: _Plan) -> tuple[ChatReply | None, ...]:
        """All requests of one piece of work on one model, side by side.

        Raises the first failure when no request was answered.
        """
        answers = await asyncio.gather(
            *(self._call(card, request, plan) for request in work.ask(card)),
            return_exceptions=True,
        )
        errors = [answer for answer in answers if isinstance(answer, BaseException)]
        grave = [error for error in errors if not isinstance(error, ModelError | BadReply)]
        if grave or (errors and len(errors) == len(answers)):
            raise (grave or errors)[0]
        return tuple(None if isinstance(answer, BaseException) else answer for answer in answers)

    async def _call(self, card: ModelCard, request: ChatRequest, plan: _Plan) -> ChatReply:
        self.guard(card, request)
        promised = self.ledger.reserve(card, request)
        answer: ChatReply | BadReply | None = None
        try:
            answer = await self.models[card.name].generate(request)
            return answer
        except BadReply as error:
            answer = error
            raise
        finally:
            plan.spent_usd += self.ledger.settle(promised, card, answer)

    def _decision(
        self, plan: _Plan, card: ModelCard, answers: tuple[ChatReply | None, ...]
    ) -> RouteDecision:
        replies = [answer for answer in answers if answer]
        failed = "; ".join(plan.failed)
        return RouteDecision(
            task=plan.work.label,
            provider=card.provider,
            model=card.model,
            hosted=card.hosted,
            reason=f"stands in after {failed}" if failed else plan.route.reason,
            considered=plan.route.considered,
            data_class=self.data_class,
            tokens=TokenCount(
                input=sum(reply.input_tokens for reply in replies),
                output=sum(reply.output_tokens for reply in replies),
            ),
            cost_usd=round(plan.spent_usd, 8),
            latency_ms=round((time.perf_counter() - plan.started) * 1000, 1),
            attempts=max((reply.attempts for reply in replies), default=1) + len(plan.failed),
            calls=len(replies),
        )


@dataclass(kw_only=True)
class _Plan:
    """A piece of work on its way along the chain."""

    work: Work
    route: Route
    failed: list[str] = field(default_factory=list)
    """Models that were tried in vain, each with the kind of failure."""
    spent_usd: float = 0.0
    """Unusable answers included: they are charged too."""
    started: float = field(default_factory=time.perf_counter)


def _kind(error: ModelError | BadReply) -> str:
    """Short name of a failure for the record: never the message, which may quote a brief."""
    if isinstance(error, BudgetExceeded):
        return "spending limit"
    if isinstance(error, BadReply):
        return f"unusable reply ({error.finish or 'form'})"
    return f"status {error.status}" if error.status else "no answer"
