"""The router: which model does a task, why, and who stands in when it fails. A pure function.

Hard rules first (skill, language, vision, context, privacy, money, health), then a score of
expected quality, cost and latency. With `hosted_share` below 1, an easy request goes to a capable
local model although a hosted one would score higher: one predicted difficulty against one
threshold, as RouteLLM does it (arXiv 2406.18665).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from ...schema import DataClass, PrivacyPolicy
from ..models.port import ModelCard, Skill
from .privacy import refusal
from .quality import QualityTable
from .tasks import NEEDS, Task


@dataclass(frozen=True, kw_only=True)
class Weights:
    """How much quality, money and time count against each other."""

    quality: float = 1.0
    cost: float = 4.0
    """Score lost per US dollar of one call."""
    latency: float = 0.01
    """Score lost per second of expected latency."""


@dataclass(frozen=True, kw_only=True)
class RouteRequest:
    """All that a routing decision depends on, besides the models."""

    task: Task
    language: str
    """BCP 47 primary language of the answer."""
    data_class: DataClass
    policy: PrivacyPolicy
    needs_vision: bool = False
    difficulty: float = 0.5
    """Predicted difficulty, 0 to 1."""
    budget_left_usd: float = float("inf")
    hosted_share: float = 1.0
    """Wanted share of requests that may go to hosted models."""
    input_tokens: int = 0
    """Predicted tokens of the prompt, where that is known to be more than the task's usual."""
    skill: Skill | None = None
    """Only models of this skill, when the request is already worded for one."""


@dataclass(frozen=True, kw_only=True)
class Health:
    """What is known of the models' state right now."""

    down: Mapping[str, str] = field(default_factory=dict)
    """provider:model of each model not to be called now, with the reason."""
    latency_s: Mapping[str, float] = field(default_factory=dict)
    """Recent typical latency of a call, in seconds, by provider:model."""


@dataclass(frozen=True, kw_only=True)
class Route:
    """Models to try in order; empty when none may do the task."""

    chain: tuple[ModelCard, ...]
    reason: str
    considered: tuple[str, ...]
    """Models not taken, each with the reason."""


def route(
    request: RouteRequest,
    cards: Sequence[ModelCard],
    *,
    quality: QualityTable | None = None,
    health: Health | None = None,
    weights: Weights | None = None,
) -> Route:
    """Models for this request, best first, and why."""
    table, state = quality or QualityTable(), health or Health()
    refused = {card.name: _refusal(card, request, state) for card in cards}
    able = [card for card in cards if not refused[card.name]]
    scored = sorted(
        able, key=lambda card: -_score(card, request, table, state, weights or Weights())
    )
    chain, why = _by_difficulty(scored, request)
    considered = tuple(f"{name}: {reason}" for name, reason in refused.items() if reason)
    return Route(
        chain=tuple(chain), reason=_reason(chain, why, request, table), considered=considered
    )


def _refusal(card: ModelCard, request: RouteRequest, health: Health) -> str:
    """The first hard rule that keeps this model from the task; empty when none does."""
    needs = NEEDS[request.task]
    tokens = max(needs.input_tokens, request.input_tokens)
    cost = card.cost_usd(tokens, needs.output_tokens)
    rules: tuple[tuple[bool, str], ...] = (
        (card.skill not in needs.skills, f"cannot {request.task.value}"),
        (request.skill is not None and card.skill is not request.skill, "takes other prompts"),
        (_foreign(card.languages, request.language), f"does not write {request.language}"),
        (request.needs_vision and not card.vision, "cannot see pictures"),
        (
            card.skill is Skill.INSTRUCT and card.context_tokens < tokens + needs.output_tokens,
            f"context of {card.context_tokens} tokens is too small",
        ),
        (cost > request.budget_left_usd, "would pass the spending limit"),
    )
    broken = next((reason for holds, reason in rules if holds), "")
    return (
        broken
        or refusal(card, request.data_class, request.policy)
        or health.down.get(card.name, "")
    )


def _foreign(languages: Collection[str], language: str) -> bool:
    return bool(languages) and language not in languages


def _score(
    card: ModelCard, request: RouteRequest, table: QualityTable, health: Health, weights: Weights
) -> float:
    needs = NEEDS[request.task]
    tokens = max(needs.input_tokens, request.input_tokens)
    value, _ = table.expected(card, request.task.value, request.language)
    cost = card.cost_usd(tokens, needs.output_tokens)
    seconds = health.latency_s.get(card.name, 0.0)
    return weights.quality * value - weights.cost * cost - weights.latency * seconds


def _by_difficulty(scored: list[ModelCard], request: RouteRequest) -> tuple[list[ModelCard], str]:
    """Local models first when the request is easier than the threshold of the wanted share."""
    local = [card for card in scored if not card.hosted]
    share = request.hosted_share
    hard = share > 0 and request.difficulty >= 1 - share
    if share >= 1 or not local or hard:
        return scored, "best score"
    hosted = [card for card in scored if card.hosted]
    why = f"difficulty {request.difficulty:.2f} is below {1 - share:.2f}"
    return local + hosted, why if share > 0 else "hosted models only stand in"


def _reason(chain: list[ModelCard], why: str, request: RouteRequest, table: QualityTable) -> str:
    if not chain:
        return f"no model may {request.task.value} here"
    value, origin = table.expected(chain[0], request.task.value, request.language)
    place = "hosted" if chain[0].hosted else "on this machine"
    alone = "the only able model" if len(chain) == 1 else why
    return f"{alone}, {place}, expected quality {value:.2f} ({origin})"
