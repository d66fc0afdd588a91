"""500 campaigns, 50 at once, against a server that takes a second for each answer."""

from __future__ import annotations

import statistics

from .briefs import briefs
from .crowd import crowd, hosted_program, slow_server, warm
from .figures import Figure

CAMPAIGNS = 500
AT_ONCE = 50
LATENCY_S = 1.0
STEPS = 3
"""Calls of one campaign that follow one another: understand, target, write (side by side)."""


def run() -> tuple[Figure, ...]:
    """Rate against the ideal: 50 at once, three seconds of waiting each, nothing else."""
    ideal = AT_ONCE / (STEPS * LATENCY_S)
    with slow_server(LATENCY_S) as url, hosted_program(url) as program:
        warm(program)
        outcomes, seconds = crowd(program, briefs(CAMPAIGNS), at_once=AT_ONCE)
    campaigns = [outcome.campaign for outcome in outcomes if outcome.campaign]
    share = 100 * len(campaigns) / seconds / ideal
    calls = statistics.mean(
        sum(decision.calls for decision in campaign.routing) for campaign in campaigns
    )
    figure = Figure(
        name="500 campaigns at 1 s latency, of the ideal rate",
        value=share,
        unit="%",
        reach="> 90",
        reached=share > 90,  # noqa: PLR2004
        detail=f"{len(campaigns)} campaigns in {seconds:.1f} s, ideal {CAMPAIGNS / ideal:.1f} s, "
        f"{calls:.1f} calls each",
    )
    return (figure,)
