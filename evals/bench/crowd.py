"""Many campaigns side by side through a local server that speaks Gemini's wire format."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import SecretStr

from ...agents.api import run_waiting
from ...agents.bootstrap import Program
from ...agents.graph import build_graph
from ...agents.run import run_campaign
from ...schema import Brief, Campaign
from ...settings import load_settings
from .briefs import briefs

AT_FIRST = 10
"""Campaigns run before the clock starts: clients, lexicons and patterns load with them."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One campaign, or the error it ended in."""

    campaign: Campaign | None
    error: str = ""


@contextmanager
def slow_server(latency_s: float) -> Iterator[str]:
    """A Gemini-speaking server in a process of its own; gives its address."""
    command = [sys.executable, "-m", "adwright.evals.wire.gemini_server", "--port", "0"]
    with subprocess.Popen(  # noqa: S603 - our own module
        [*command, "--latency", str(latency_s)], stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None  # noqa: S101 - piped above
        try:
            yield server.stdout.readline().strip().partition("=")[2]
        finally:
            server.kill()


@contextmanager
def hosted_program(url: str, **settings: object) -> Iterator[Program]:
    """A program whose Gemini is the server at `url`, with a data folder of its own."""
    with TemporaryDirectory() as folder:
        yield Program(
            load_settings(
                data_dir=Path(folder),
                gemini_api_key=SecretStr("bench"),
                gemini_base_url=url,
                spend_limit_usd=10.0,
                **settings,
            )
        )


def crowd(
    program: Program, wanted: Iterable[Brief], *, at_once: int
) -> tuple[list[Outcome], float]:
    """As `crowded`, on the event loop that `adwright.generate` runs on."""
    return run_waiting(crowded(program, wanted, at_once=at_once))


async def crowded(
    program: Program, wanted: Iterable[Brief], *, at_once: int
) -> tuple[list[Outcome], float]:
    """Outcomes of all briefs, `at_once` under way at any time, and the seconds that it took."""
    gate = asyncio.Semaphore(at_once)
    graph = build_graph()  # as in a batch: its ledger is the durability, not checkpoints

    async def one(brief: Brief) -> Outcome:
        async with gate:
            try:
                campaign = await run_campaign(program, brief, graph=graph)
            except Exception as error:  # noqa: BLE001 - any failure is a counted outcome
                return Outcome(campaign=None, error=f"{type(error).__name__}: {error}")
            return Outcome(campaign=campaign)

    started = time.perf_counter()
    outcomes = await asyncio.gather(*(one(brief) for brief in wanted))
    return list(outcomes), time.perf_counter() - started


def warm(program: Program) -> None:
    """Loads what the first campaigns load, so that those that are timed do not pay for it."""
    program.segments()
    program.embedder().encode(["a text that no memory holds"])
    crowd(program, briefs(AT_FIRST, seed=3), at_once=AT_FIRST)
