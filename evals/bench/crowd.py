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

from ...agents.bootstrap import Program
from ...agents.run import open_graph, run_campaign
from ...schema import Brief, Campaign
from ...settings import load_settings


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


async def crowd(
    program: Program, briefs: Iterable[Brief], *, at_once: int
) -> tuple[list[Outcome], float]:
    """Outcomes of all briefs, `at_once` under way at any time, and the seconds that it took."""
    gate = asyncio.Semaphore(at_once)
    async with open_graph(program) as graph:

        async def one(brief: Brief) -> Outcome:
            async with gate:
                try:
                    campaign = await run_campaign(program, brief, graph=graph)
                except Exception as error:  # noqa: BLE001 - any failure is a counted outcome
                    return Outcome(campaign=None, error=f"{type(error).__name__}: {error}")
                return Outcome(campaign=campaign)

        started = time.perf_counter()
        outcomes = await asyncio.gather(*(one(brief) for brief in briefs))
        return list(outcomes), time.perf_counter() - started


def warm(program: Program) -> None:
    """Loads embedder and index, so that no campaign pays for that."""
    program.segments()
    program.embedder().encode(["a text that no memory holds"])
