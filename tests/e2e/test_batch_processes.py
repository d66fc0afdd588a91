"""Rows of a batch in worker processes: one may be killed, one limit holds for all."""

from __future__ import annotations

import asyncio
import os
import signal
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from pydantic import SecretStr

from adwright.agents.batch.api import agenerate_batch
from adwright.agents.batch.ledger import LedgerReader, Totals
from adwright.agents.batch.setup import EngineName
from adwright.errors import RunStopped, SettingsError, UserError
from adwright.evals.bench.briefs import briefs
from adwright.evals.wire.gemini_server import GeminiServer, prompt_of
from adwright.settings import Settings

ROWS = 12
AT_ONCE = 8


BRIEFS = list(briefs(ROWS, platforms=1))


def settings(folder: Path, url: str) -> Settings:
    return Settings(data_dir=folder, gemini_api_key=SecretStr("wire-key"), gemini_base_url=url)


def totals(run: Path) -> Totals:
    with closing(LedgerReader(run)) as reader:
        return reader.totals()


def workers() -> list[int]:
    """Process ids of our worker processes."""
    children = {child for task in _tasks() for child in task.read_text().split()}
    return sorted(int(child) for child in children if "worker_process" in _command(child))


def _tasks() -> list[Path]:
    """A child belongs to the thread that started it."""
    return list(Path("/proc/self/task").glob("*/children"))


def _command(pid: str) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


async def kill_one_when_busy(server: GeminiServer) -> None:
    while server.most_at_once <= AT_ONCE // 2:  # noqa: ASYNC110 - the server is in a thread
        await asyncio.sleep(0.05)
    os.kill(workers()[0], signal.SIGKILL)


async def test_rows_of_a_worker_that_dies_run_in_another_and_no_answer_is_paid_for_twice(
    indexed: Path, tmp_path: Path
) -> None:
    async with GeminiServer(latency_s=1.0) as server:
        killer = asyncio.create_task(kill_one_when_busy(server))
        results = [
            one
            async for one in agenerate_batch(
                BRIEFS,
                output=tmp_path / "run",
                settings=settings(indexed, server.url),
                concurrency=AT_ONCE,
                workers=2,
            )
        ]
        await killer
        asked = Counter(prompt_of(one.json()) for one in server.received)
    assert sorted(one.number for one in results) == list(range(1, ROWS + 1))
    assert not [one.error for one in results if one.error]
    twice = sum(asked.values()) - len(asked)
    assert twice <= AT_ONCE // 2, "only calls that the dead worker had under way are made again"
    assert totals(tmp_path / "run").in_doubt_usd > 0, "those may have been charged"
    assert not workers()


async def test_one_limit_holds_for_all_workers_and_ends_the_run_cleanly(
    indexed: Path, tmp_path: Path
) -> None:
    limit = 0.02
    async with GeminiServer(latency_s=0.2) as server:
        run = agenerate_batch(
            BRIEFS,
            output=tmp_path / "run",
            settings=settings(indexed, server.url),
            concurrency=AT_ONCE,
            workers=2,
            spend_limit_usd=limit,
        )
        with pytest.raises(RunStopped, match="spending limit"):
            _ = [one async for one in run]
    ended = totals(tmp_path / "run")
    assert 0 < ended.cost_usd <= limit
    assert ended.in_doubt_usd == 0
    assert ended.done < ROWS


async def test_what_keeps_a_worker_from_starting_is_said_as_it_is(tmp_path: Path) -> None:
    broken = Settings(
        data_dir=tmp_path, gemini_api_key=SecretStr("k"), embedding_model="/no/such/folder"
    )
    with pytest.raises(SettingsError, match="/no/such/folder"):
        _ = [one async for one in agenerate_batch(BRIEFS[:1], settings=broken, workers=2)]
    assert not workers()


async def test_no_workers_or_workers_of_another_engine_are_refused(tmp_path: Path) -> None:
    asked: tuple[tuple[EngineName, int], ...] = (("local", 0), ("gemini-batch", 2))
    for engine, count in asked:
        with pytest.raises(UserError, match=f"workers is {count}"):
            async for _ in agenerate_batch(
                BRIEFS[:1], settings=Settings(data_dir=tmp_path), engine=engine, workers=count
            ):
                pass
