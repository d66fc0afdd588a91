"""The writing desk: has one ad written by the first able model, in a language it can write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ...errors import ModelUnavailable
from ...schema import AssetKind, Market, RouteDecision
from ...tools.countries import primary_language
from ..models.port import ChatReply, ChatRequest, ModelCard, Skill
from ..routing.dispatch import Dispatcher, Done, Work
from ..routing.tasks import Task
from .assignment import Assignment
from .builtin import asks_of, read_reply, writer_requests
from .instruct import read_answer, write_request, written_kinds

FALLBACK_LANGUAGE = "en"
"""Language written when no model at hand writes the market's own."""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """Texts as a model wrote them, unchecked."""

    assignment: Assignment
    """As written for: its market may be the fallback language's."""
    texts: tuple[tuple[AssetKind, str, str], ...]
    """Kind, angle and text, in the order written."""
    writer: str
    """provider:model; empty when no model wrote."""
    decision: RouteDecision | None
    failure: ModelUnavailable | None = None


async def draft(
    market: Market,
    assign: Callable[[Market], Assignment],
    dispatcher: Dispatcher,
    *,
    skill: Skill | None = None,
) -> Draft:
    """One ad by the first model of the route; in English when none writes the language.

    With a skill asked for, the language stays as it is.

    Never raises for a model's failure: `failure` says why no model wrote.
    """
    failure: ModelUnavailable | None = None
    for place in (market,) if skill else _languages(market):
        assignment = assign(place)
        try:
            done = await dispatcher.run(_work(assignment, skill))
        except ModelUnavailable as error:
            failure = failure or error
            continue
        return Draft(
            assignment=assignment,
            texts=_texts(assignment, done),
            writer=done.card.name,
            decision=done.decision,
        )
    return Draft(assignment=assign(market), texts=(), writer="", decision=None, failure=failure)


def work_label(assignment: Assignment) -> str:
    """Name of the task in the routing, for example `write google_search DE/de`."""
    return f"write {assignment.spec.platform.value} {assignment.market}"


def _work(assignment: Assignment, skill: Skill | None) -> Work:
    return Work(
        task=Task.WRITE,
        label=work_label(assignment),
        language=assignment.sheet.language,
        ask=lambda card: _requests(assignment, card),
        difficulty=_difficulty(assignment),
        brief_chars=assignment.brief.length,
        skill=skill,
    )


def _requests(assignment: Assignment, card: ModelCard) -> Sequence[ChatRequest]:
    if card.skill is Skill.INSTRUCT:
        return [write_request(assignment)]
    return writer_requests(assignment, asks_of(assignment, written_kinds(assignment.spec)))


def _texts(assignment: Assignment, done: Done) -> tuple[tuple[AssetKind, str, str], ...]:
    if done.card.skill is Skill.INSTRUCT:
        return _from_answer(done.replies[0])
    asks = asks_of(assignment, written_kinds(assignment.spec))
    written = (
        read_reply(ask, reply) for ask, reply in zip(asks, done.replies, strict=True) if reply
    )
    return tuple((text.kind, text.angle, text.text) for text in written if text)


def _from_answer(reply: ChatReply | None) -> tuple[tuple[AssetKind, str, str], ...]:
    answer = read_answer(reply.value if reply else None)
    return tuple((kind, "", text) for kind, texts in answer.items() for text in texts)


def _languages(market: Market) -> tuple[Market, ...]:
    if primary_language(market.language) == FALLBACK_LANGUAGE:
        return (market,)
    return (market, market.model_copy(update={"language": FALLBACK_LANGUAGE}))


def _difficulty(assignment: Assignment) -> float:
    """Predicted difficulty, 0 to 1: what a small writer loses most on, by our own reading.

    A foreign language (facts must be told anew), many different things to keep, few facts to
    say them with, and a product that needs care.
    """
    facets = assignment.facets
    foreign = primary_language(facets.language) != assignment.sheet.language
    nuance = len(facets.styles) + len(facets.emotions) + len(facets.occasions)
    thin = not assignment.sheet.benefits
    return min(1.0, 0.2 + 0.3 * foreign + 0.1 * min(nuance, 4) + 0.2 * thin)
