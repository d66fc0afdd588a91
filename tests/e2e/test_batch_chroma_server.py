"""Rows of a batch whose segment index lives in a Chroma server, as it does for a team."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from adwright.agents.batch.engine import BatchRow
from adwright.agents.batch.local_engine import LocalEngine
from adwright.agents.bootstrap import Program
from adwright.schema.reading import parse_brief
from adwright.settings import Settings

START_S = 120.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def served(indexed: Path, tmp_path: Path) -> Iterator[Settings]:
    """Settings of a data folder whose vectors a real Chroma server holds, and it alone."""
    folder = tmp_path / "moved"
    shutil.copytree(indexed, folder)
    pointer = folder / "index" / "adwright.json"
    known = json.loads(pointer.read_text())
    shutil.move(folder / "index" / known["folder"] / "chroma", tmp_path / "server")
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    pointer.write_text(json.dumps({**known, "chroma_url": url}))
    program = Path(sys.executable).with_name("chroma")
    command = [program, "run", "--path", tmp_path / "server", "--host", "127.0.0.1"]
    process = subprocess.Popen(
        [*map(str, command), "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
    )
    try:
        deadline = time.monotonic() + START_S
        while not answers(port) and time.monotonic() < deadline:
            time.sleep(0.1)
        yield Settings(data_dir=folder, chroma_url=url)
    finally:
        process.terminate()
        process.wait()


async def rows(count: int) -> AsyncIterator[BatchRow]:
    for number in range(1, count + 1):
        brief = parse_brief(
            {
                "product": {"name": f"Velar {number}", "category": "retro sneakers"},
                "markets": [{"country": "GB", "language": "en"}],
                "platforms": ["tiktok"],
            }
        )
        yield BatchRow(number=number, key=f"row-{number}", brief=brief)


async def test_rows_find_their_segments_in_a_chroma_server(served: Settings, indexed: Path) -> None:
    found = []
    for settings in (served, Settings(data_dir=indexed)):
        program = Program(settings)
        engine = LocalEngine(program, concurrency=2)
        outcomes = [one async for one in engine.outcomes(rows(2))]
        program.segments().close()
        assert [one.error for one in outcomes] == ["", ""]
        campaigns = [one.campaign for one in outcomes if one.campaign is not None]
        assert all(campaign.creatives for campaign in campaigns)
        found.append({one.id for campaign in campaigns for one in campaign.targeting.segments})
    at_server, on_disk = found
    assert at_server == on_disk
    assert at_server
    assert not list((served.data_dir / "index").rglob("chroma.sqlite3"))
