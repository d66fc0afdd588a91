"""`adwright batch` from the feed to the files, with real models and a real server."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pydantic import SecretStr
from typer.testing import CliRunner, Result

import adwright
from adwright.cli.app import app
from adwright.errors import RunStopped, UserError
from adwright.evals.wire.gemini_server import GeminiServer
from adwright.settings import Settings

HEADER = "id,title,description,price,stock"
SHOE = "A1,Velar 74,Retro running shoes with a breathable mesh upper,79.00 EUR,12"
CANDLE = "A2,Handmade soy candle,Burns evenly for 40 hours,18.00 EUR,3"
BAD = "A3,Desk lamp,Warm light,a lot,5"

Batch = Callable[..., Result]


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    return write(tmp_path / "feed.csv", SHOE, CANDLE, BAD)


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join((HEADER, *lines)) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def batch(indexed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Batch:
    """The command in this process, on the shared index."""
    monkeypatch.setenv("ADWRIGHT_DATA_DIR", str(indexed))
    monkeypatch.setenv("COLUMNS", "120")

    def run(*arguments: object) -> Result:
        fixed = ("batch", "--platform", "google_search", "--market", "DE/en")
        return CliRunner().invoke(app, [*fixed, *map(str, arguments)], catch_exceptions=False)

    return run


def figures(result: Result) -> dict[str, object]:
    found: dict[str, object] = json.loads(result.stdout)
    return found


def test_a_feed_becomes_campaigns_and_is_not_run_twice(
    batch: Batch, feed: Path, tmp_path: Path
) -> None:
    run = tmp_path / "run"
    first = batch(feed, "-o", run)
    assert first.exit_code == 0
    assert "carried through: stock" in first.stderr
    assert "price" in first.stderr
    lines = (run / "campaigns.jsonl").read_text(encoding="utf-8").strip().split("\n")
    assert [json.loads(line)["key"] for line in lines] == ["A1", "A2"]
    assert json.loads(lines[0])["carried"] == {"stock": "12"}
    assert all(json.loads(line)["campaign"]["creatives"] for line in lines)
    assert "a lot" in (run / "errors.csv").read_text(encoding="utf-8-sig")
    assert (run / "summary.html").stat().st_size > 1000
    assert (run / "import" / "google-ads-editor.csv").stat().st_size > 1000
    write(feed, SHOE.replace(",12", ",0"), CANDLE.replace("18.00", "15.00"), BAD)
    second = figures(batch(feed, "-o", run, "--json"))
    assert (second["done"], second["failed"], second["from_ledger"]) == (2, 1, 2)
    lines = (run / "campaigns.jsonl").read_text(encoding="utf-8").strip().split("\n")
    assert json.loads(lines[0])["carried"] == {"stock": "0"}
    assert json.loads(lines[1])["campaign"]["brief"]["product"]["price"] == 15


def test_a_dry_run_counts_and_sends_nothing(
    batch: Batch, feed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with GeminiServer() as server:
        monkeypatch.setenv("GEMINI_API_KEY", "wire")
        monkeypatch.setenv("ADWRIGHT_GEMINI_BASE_URL", server.url)
        found = figures(batch(feed, "--dry-run", "--json"))
        assert not server.received
    assert (found["rows"], found["bad_rows"]) == (3, 1)
    assert found["model"] == "gemini:gemini-2.5-flash"
    assert found["calls"] == 6, "two rows: understand, target and one ad each"
    assert 0 < float(str(found["cost_usd"])) < float(str(found["most_usd"]))
    assert not list(tmp_path.glob("*/ledger.sqlite"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--column", "name"), "give field=Header"),
        (("--column", "name=Nothing"), "no column 'Nothing'"),
        (("--market", "Atlantis"), "Atlantis"),
    ],
)
def test_what_cannot_be_meant_is_said_before_anything_runs(
    batch: Batch, feed: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    with pytest.raises(UserError, match=said):
        batch(feed, "-o", tmp_path / "run", *arguments)
    assert not (tmp_path / "run").exists()


def test_ctrl_c_ends_cleanly_and_the_next_start_goes_on(
    batch: Batch, indexed: Path, tmp_path: Path
) -> None:
    feed = write(tmp_path / "long.csv", *(SHOE.replace("A1", f"B{n}") for n in range(40)))
    run = tmp_path / "run"
    arguments = ["batch", str(feed), "-o", str(run), "--platform", "google_search"]
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "adwright", *arguments, "--market", "DE/en", "--json"],
        env={**os.environ, "ADWRIGHT_DATA_DIR": str(indexed)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        while not _some_done(run):
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        told, _ = process.communicate(timeout=120)
    assert process.returncode == 130
    stopped = json.loads(told)
    assert 1 <= stopped["done"] < 40
    assert "Ctrl-C" in stopped["stopped"]
    lines = (run / "campaigns.jsonl").read_text(encoding="utf-8").strip().split("\n")
    assert len(lines) == stopped["done"]


def _some_done(run: Path) -> bool:
    time.sleep(0.1)
    if not (run / "ledger.sqlite").is_file():
        return False
    with closing(sqlite3.connect(run / "ledger.sqlite", timeout=10)) as connection:
        tables = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'rows'").fetchone()
        query = "SELECT count(*) FROM rows WHERE state = 'done'"
        return bool(tables and connection.execute(query).fetchone()[0])


def test_the_limit_of_a_run_stops_it_before_the_call_and_more_money_goes_on(
    indexed: Path, tmp_path: Path
) -> None:
    briefs = [f"Handmade mug number {'i' * n}, glazed in blue" for n in range(1, 7)]
    with GeminiServer() as server:
        settings = Settings(
            data_dir=indexed, gemini_api_key=SecretStr("wire"), gemini_base_url=server.url
        )

        def run(limit: float) -> list[adwright.Campaign | None]:
            results = adwright.generate_batch(
                briefs, output=tmp_path, settings=settings, spend_limit_usd=limit, concurrency=2
            )
            return [result.campaign for result in results]

        with pytest.raises(RunStopped, match="spending limit"):
            run(0.008)
        first = len(server.received)
        assert first > 0
        campaigns = run(1.0)
        bodies = [received.body for received in server.received]
    assert len(campaigns) == 6
    assert all(campaign and campaign.creatives for campaign in campaigns)
    assert len(bodies) == len(set(bodies)), "what was answered before the stop is not asked again"
