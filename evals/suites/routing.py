"""Routing: the real router on described models, under given policies, prices and failures."""

from __future__ import annotations

from ...agents.routing.router import Health, RouteRequest, route
from ..cases.fleet import FLEET
from ..cases.forms import RoutingCase, Suite
from ..outcomes import RoutingOutcome
from ..scorers import routing
from ..subject import Subject
from .suite import SuiteSpec


async def run(case: RoutingCase, _subject: Subject) -> RoutingOutcome:
    """The chain of models, by their names in the fleet."""
    names = {FLEET[name].name: name for name in case.fleet}
    request = RouteRequest(
        task=case.task,
        language=case.answer_language,
        data_class=case.data_class,
        policy=case.policy,
        needs_vision=case.needs_vision,
        input_tokens=case.size_tokens,
        difficulty=case.difficulty,
        hosted_share=case.hosted_share,
        budget_left_usd=float("inf") if case.budget_left_usd is None else case.budget_left_usd,
    )
    health = Health(
        down={FLEET[name].name: "does not answer" for name in case.down},
        latency_s={FLEET[name].name: seconds for name, seconds in case.slow_s.items()},
    )
    found = route(request, [FLEET[name] for name in case.fleet], health=health)
    return RoutingOutcome(
        chain=tuple(names[card.name] for card in found.chain),
        reason=found.reason,
        considered=found.considered,
    )


SUITE = SuiteSpec(
    suite=Suite.ROUTING,
    about="Tasks sent where policy, money and measured quality say",
    headline="place",
    metrics=routing.METRICS,
    outcome=RoutingOutcome,
    run=run,
    score=routing.score,
    by_model=False,
    fast=200,
)
