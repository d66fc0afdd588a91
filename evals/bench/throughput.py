"""500 campaigns, 50 at once, against a server that takes a second for each answer."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

from ...agents.batch.api import generate_batch
from ...agents.batch.reading import CHUNK
from ...schema import Brief, Campaign
from .briefs import briefs
from .crowd import hosted_program, slow_server
from .figures import Figure

CAMPAIGNS = 500
AT_ONCE = 50
LATENCY_S = 1.0
STEPS = 3
"""Calls of one campaign that follow one another: understand, target, write (side by side)."""
WARM_UP_S = 300
REACH = 90
"""Percent of the ideal rate."""


class _Feed:
    """The briefs of a batch: some that warm it up, then, once those are through, the others."""

    def __init__(self) -> None:
        self.warm = Event()

    def __iter__(self) -> Iterator[Brief]:
        yield from briefs(CHUNK, seed=3)
        if not self.warm.wait(WARM_UP_S):
            raise TimeoutError(f"the warm-up did not end within {WARM_UP_S} s")
        yield from briefs(CAMPAIGNS)


def run() -> tuple[Figure, ...]:
    """Rate against the ideal: 50 at once, three seconds of waiting each, nothing else.

    A batch as `adwright batch` runs it, with its ledger on the disk and as many worker processes
    as it takes by itself; their start (torch alone takes seconds) is not counted.
    """
    ideal = AT_ONCE / (STEPS * LATENCY_S)
    with TemporaryDirectory() as folder, slow_server(LATENCY_S) as url:
        campaigns, seconds = _timed(url, Path(folder))
    share = 100 * len(campaigns) / seconds / ideal
    calls = statistics.mean(
        sum(decision.calls for decision in campaign.routing) for campaign in campaigns
    )
    figure = Figure(
        name="500 campaigns at 1 s latency, of the ideal rate",
        value=share,
        unit="%",
        reach=f"> {REACH}",
        reached=share > REACH,
        detail=f"{len(campaigns)} campaigns in {seconds:.1f} s, ideal {CAMPAIGNS / ideal:.1f} s, "
        f"{calls:.1f} calls each",
    )
    return (figure,)


def _timed(url: str, folder: Path) -> tuple[list[Campaign], float]:
    """The campaigns after the warm-up, and the seconds that they took all together."""
    feed, done, campaigns = _Feed(), 0, []
    with hosted_program(url) as program:
        program.segments()
        for result in generate_batch(
            feed, output=folder / "run", concurrency=AT_ONCE, settings=program.settings
        ):
            done += 1
            if done > CHUNK and result.campaign:
                campaigns.append(result.campaign)
                ended = time.perf_counter()
            if done == CHUNK:
                started = time.perf_counter()
                feed.warm.set()
    return campaigns, ended - started
