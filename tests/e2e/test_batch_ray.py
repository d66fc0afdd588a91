"""Rows of a batch on a Ray cluster of two nodes, one of which is killed midway."""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from adwright.agents.batch.engine import BatchRow
from adwright.agents.batch.ray_engine import RayEngine
from adwright.errors import MissingExtra, SettingsError
from adwright.evals.wire.gemini_server import GeminiServer, prompt_of
from adwright.schema.reading import parse_brief
from adwright.settings import Settings

KEY = "wire-key-of-the-cluster-81c"
ROWS = 12
AT_ONCE = 8
NODE = {"object_store_memory": 80 * 1024 * 1024, "include_dashboard": False}


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A head without CPUs and two nodes of one CPU each, on the loopback address alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        patch.setenv("RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER", "0")  # makes Ray take 127.0.0.1
        patch.setenv("OMP_NUM_THREADS", "1")
        from ray.cluster_utils import Cluster

        folder = tempfile.mkdtemp(prefix="ray-")  # a short path: sockets take 107 characters
        head = {"num_cpus": 0, "temp_dir": folder, **NODE}
        running = Cluster(initialize_head=True, head_node_args=head)
        running.folder = folder
        for _ in range(2):
            running.add_node(num_cpus=1, temp_dir=folder, **NODE)
        yield running
        running.shutdown()
        shutil.rmtree(folder, ignore_errors=True)


def row(number: int) -> BatchRow:
    brief = parse_brief(
        {
            "product": {
                "name": f"Velar {number}",
                "category": "retro sneakers",
                "description": "Retro running shoe with a seventies silhouette.",
                "price": 79,
                "currency": "EUR",
            },
            "markets": [{"country": "GB", "language": "en"}],
            "platforms": ["tiktok"],
        }
    )
    return BatchRow(number=number, key=f"row-{number}", brief=brief)


async def rows(count: int, taken: list[int]) -> AsyncIterator[BatchRow]:
    for number in range(1, count + 1):
        taken.append(number)
        yield row(number)


def settings(folder: Path, url: str) -> Settings:
    return Settings(data_dir=folder, gemini_api_key=SecretStr(KEY), gemini_base_url=url)


async def kill_when_busy(cluster: Any, server: GeminiServer) -> None:
    """Kills a node as soon as more rows wait for the server than one worker runs."""
    while server.most_at_once <= AT_ONCE // 2:  # noqa: ASYNC110 - the server is in a thread
        await asyncio.sleep(0.05)
    (doomed, *_) = cluster.worker_nodes
    await asyncio.to_thread(cluster.remove_node, doomed, allow_graceful=False)


def logs(folder: str) -> bytes:
    files = (path for path in Path(folder).rglob("logs/**/*") if path.is_file())
    return b"".join(path.read_bytes() for path in files)


async def test_a_cluster_that_is_not_there_says_how_to_start_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RAY_ADDRESS", raising=False)
    monkeypatch.setenv("RAY_TMPDIR", str(tmp_path))  # where Ray keeps the last cluster's address
    engine = RayEngine(Settings(data_dir=tmp_path), address="auto")
    with pytest.raises(SettingsError, match="ray start --head"):
        _ = [one async for one in engine.outcomes(rows(1, []))]


async def test_without_ray_the_error_names_the_line_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(MissingExtra, match=r"pip install 'adwright\[ray\]'"):
        _ = [one async for one in RayEngine(Settings(data_dir=tmp_path)).outcomes(rows(1, []))]


async def test_rows_of_a_node_that_dies_are_run_on_another_and_each_has_one_outcome(
    cluster: Any, indexed: Path
) -> None:
    taken: list[int] = []
    async with GeminiServer(latency_s=1.0) as server:
        engine = RayEngine(
            settings(indexed, server.url), concurrency=AT_ONCE, address=cluster.address
        )
        killer = asyncio.create_task(kill_when_busy(cluster, server))
        outcomes = [one async for one in engine.outcomes(rows(ROWS, taken))]
        await killer
        asked = Counter(prompt_of(one.json()) for one in server.received)
    assert sorted(one.row.number for one in outcomes) == taken == list(range(1, ROWS + 1))
    assert [one.error for one in outcomes] == [""] * ROWS
    for one in outcomes:
        assert one.campaign is not None
        assert one.campaign.creatives[0].writer.startswith("gemini")
        assert f"Velar {one.row.number}" in one.campaign.to_json()
    assert max(asked.values()) == 2  # what the dead node had under way was asked once more
    assert KEY.encode() not in logs(cluster.folder)
