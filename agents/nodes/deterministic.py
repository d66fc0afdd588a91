"""The record of a task that code did because no model may or can."""

from __future__ import annotations

from ...errors import ModelUnavailable
from ...schema import RouteDecision
from ..routing.dispatch import Dispatcher, Work

PROVIDER = "code"
"""Provider named in the routing when no model had a part."""
MODEL = "deterministic"


def done_by_code(dispatcher: Dispatcher, work: Work, why: ModelUnavailable) -> RouteDecision:
    """The decision to go on without a model, with the reason: none was able, or all failed."""
    planned = dispatcher.route(work)
    decision = done_without_model(work.label, why, dispatcher)
    return decision.model_copy(update={"considered": planned.considered})


def done_without_model(
    label: str, why: ModelUnavailable | None, dispatcher: Dispatcher
) -> RouteDecision:
    """The same where only the reason is known."""
    return RouteDecision(
        task=label,
        provider=PROVIDER,
        model=MODEL,
        hosted=False,
        reason=str(why or "").removeprefix(f"{label}: "),
        cost_usd=round(why.spent_usd, 8) if why else 0.0,
        data_class=dispatcher.data_class,
    )
