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
    decision = done_without_model(work.label, str(why), dispatcher)
    return decision.model_copy(update={"considered": planned.considered})


def done_without_model(label: str, why: str, dispatcher: Dispatcher) -> RouteDecision:
    """The same where only the reason is known."""
    return RouteDecision(
        task=label,
        provider=PROVIDER,
        model=MODEL,
        hosted=False,
        reason=why.removeprefix(f"{label}: "),
        data_class=dispatcher.data_class,
    )
