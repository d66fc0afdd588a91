"""Whether the router sends tasks where a fair one would, and what its choice gives away."""

from __future__ import annotations

from typing import Any

from ...agents.models.port import ModelCard
from ...agents.routing.quality import QualityTable
from ...agents.routing.router import Weights
from ...agents.routing.tasks import NEEDS
from ..cases.fleet import FLEET
from ..cases.forms import Place, RoutingCase
from ..marks import Form, Mark, Metric, hit
from ..outcomes import RoutingOutcome

METRICS = (
    Metric(name="place", meaning="share of tasks sent to the right place: hosted, local, none"),
    Metric(name="first", meaning="share of tasks whose first model is one of the right ones"),
    Metric(name="never", meaning="share of forbidden models that stand nowhere in the chain"),
    Metric(
        name="regret",
        meaning="what the first model is worth less (quality, money and time as the router weighs "
        "them, at the stated priors) than the best model a person allows",
        form=Form.MEAN,
        better="lower",
    ),
)


def score(case: RoutingCase, outcome: RoutingOutcome, _encode: Any = None) -> list[Mark]:
    """Marks of one task."""
    first = outcome.chain[0] if outcome.chain else ""
    place = place_of(first)
    told = f"sent to {first or 'no model'} ({outcome.reason})"
    marks = [hit("place", place in case.expect, told, about=case.task.value)]
    if case.first:
        marks.append(hit("first", first in case.first, told, about=case.task.value))
    for name in case.never:
        why = f"{name} stands in the chain {', '.join(outcome.chain)}"
        marks.append(hit("never", name not in outcome.chain, why, about=name))
    allowed = [name for name in case.first or case.fleet if _allowed(name, case)]
    if allowed and first:
        best = max(worth(FLEET[name], case, name) for name in allowed)
        lost = max(0.0, best - worth(FLEET[first], case, first))
        marks.append(Mark(metric="regret", got=lost, why=told if lost else ""))
    return marks


def place_of(name: str) -> Place:
    """Where a model of the fleet is; `none` for no model."""
    if not name:
        return "none"
    return "hosted" if FLEET[name].hosted else "local"


def worth(card: ModelCard, case: RoutingCase, name: str) -> float:
    """Quality less money and time, in the router's own weights and priors."""
    needs, weights = NEEDS[case.task], Weights()
    value, _ = QualityTable().expected(card, case.task.value, case.answer_language)
    cost = card.cost_usd(needs.input_tokens, needs.output_tokens)
    seconds = case.slow_s.get(name, 0.0)
    return weights.quality * value - weights.cost * cost - weights.latency * seconds


def _allowed(name: str, case: RoutingCase) -> bool:
    return (
        name not in case.never and name not in case.down and place_of(name) in case.expect
        and FLEET[name].skill in NEEDS[case.task].skills
    )  # fmt: skip
