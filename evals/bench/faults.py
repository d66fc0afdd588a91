"""500 campaigns while the hosted model fails in every way there is."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from threading import Lock
from typing import Any

from ...schema import Campaign
from ..wire.faults import Fault, FaultKind
from ..wire.gemini_server import GeminiServer, answer_from_schema
from .briefs import briefs
from .crowd import crowd, hosted_program, warm
from .figures import Figure

CAMPAIGNS = 500
FAULTY = 0.5
"""Share of calls that fail, each in a way drawn evenly."""


class FaultyResponder:
    """Half of the answers are right, the other half fail in every way in turn; seeded."""

    def __init__(self, seed: int = 3) -> None:
        self._rng = random.Random(seed)
        self._lock = Lock()
        self.served: Counter[str] = Counter()

    def __call__(self, body: Mapping[str, Any]) -> Mapping[str, Any] | Fault:
        """A whole reply, or a fault."""
        with self._lock:
            fails = self._rng.random() < FAULTY
            kind = self._rng.choice(list(FaultKind)) if fails else None
            self.served[kind.value if kind else "answered"] += 1
        if kind is None:
            return answer_from_schema(body)
        return Fault(kind=kind, retry_after_s=0.05, after_s=3.0)


def run() -> tuple[Figure, ...]:
    """Campaigns completed with ads, and labelled by who really wrote them."""
    responder = FaultyResponder()
    with (
        GeminiServer(responder) as server,
        hosted_program(server.url, request_timeout_s=1.5) as program,
    ):
        warm(program)
        outcomes, seconds = crowd(program, briefs(CAMPAIGNS, seed=5), at_once=20)
    done = [outcome.campaign for outcome in outcomes if outcome.campaign]
    right = [campaign for campaign in done if rightly_labelled(campaign)]
    share = 100 * len(right) / CAMPAIGNS
    writers = Counter(
        writer.split(":")[0]
        for campaign in done
        for creative in campaign.creatives
        for writer in creative.writer.split(" + ")
    )
    errors = Counter(outcome.error for outcome in outcomes if outcome.error)
    figure = Figure(
        name="campaigns completed while the server fails",
        value=share,
        unit="%",
        reach="100",
        reached=len(right) == CAMPAIGNS,
        detail=f"{seconds:.0f} s, writers {dict(writers)}, faults {len(responder.served) - 1} kinds"
        + (f", errors {dict(errors.most_common(3))}" if errors else ""),
    )
    return (figure,)


def rightly_labelled(campaign: Campaign) -> bool:
    """True when every ad has texts, and each writer named is one that the routing answers for."""
    wrote = {
        f"{decision.provider}:{decision.model}"
        for decision in campaign.routing
        if decision.task.startswith("write") and decision.calls
    }
    return bool(campaign.creatives) and all(
        creative.assets
        and all(name in wrote or name == "code:plain" for name in creative.writer.split(" + "))
        for creative in campaign.creatives
    )
