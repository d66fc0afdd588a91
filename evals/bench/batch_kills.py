"""A batch killed again and again while its server fails: rows lost, doubled, calls paid twice.

Counted from the server's own log of what it answered against the ledger of the run.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any

from ...agents.batch.tables import LEDGER_FILE, connect_reading
from ..wire.faults import Fault, FaultKind
from ..wire.gemini_server import GeminiServer, answer_from_schema, prompt_of
from .figures import Figure

ROWS, KILLS = 500, 20
FAULTY = 0.2
LATENCY_S = 0.05
FAULTS = (
    FaultKind.RATE_LIMITED,
    FaultKind.UNAVAILABLE,
    FaultKind.INTERNAL,
    FaultKind.BAD_ANSWER,
)
CHARGED = frozenset({FaultKind.BAD_ANSWER})
"""Faults that are answers all the same: a provider charges for them."""
LONGEST_START_S = 600.0
_WORDS = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel", "Ivy", "Juniper")


@dataclass(frozen=True, kw_only=True)
class Counts:
    """What a run that was killed and started again came to."""

    rows: int
    kills: int
    finished_before_end: int
    """Rows that were done at the last kill."""
    lost: int
    """Rows without a line in campaigns.jsonl at the end."""
    doubled: int
    """Rows with more than one line, and finished rows that were run again."""
    repeated: int
    """Calls that were answered more than once."""
    in_flight: int
    """Calls under way at the kills, as the ledger says."""
    paid_twice: int
    """Repeated calls beyond those that were under way, row by row."""
    unknown: int
    """Answered calls that belong to no row."""
    errors: int
    """Rows that failed."""


@dataclass(kw_only=True)
class FaultyLog:
    """A responder that fails at times, and keeps what it answered; seeded."""

    rng: random.Random
    latest: float = 0.0
    """Monotonic time of the latest request."""
    requests: int = 0
    answered: Counter[str] = field(default_factory=Counter)
    """Charged answers by request, under a hash of its whole body."""
    rows: dict[str, str] = field(default_factory=dict)
    """Name of the row that a request belongs to, by the same hash."""
    names: tuple[str, ...] = ()
    lock: Lock = field(default_factory=Lock)

    def __call__(self, body: Mapping[str, Any]) -> Mapping[str, Any] | Fault:
        """A sound reply, or one of FAULTS."""
        with self.lock:
            self.requests += 1
            self.latest = time.monotonic()
            kind = self.rng.choice(FAULTS) if self.rng.random() < FAULTY else None
            if kind is None or kind in CHARGED:
                text = json.dumps(body, sort_keys=True, ensure_ascii=False)
                call = hashlib.sha256(text.encode()).hexdigest()
                self.answered[call] += 1
                prompt = prompt_of(body)
                self.rows[call] = next((name for name in self.names if name in prompt), "")
        return answer_from_schema(body) if kind is None else Fault(kind=kind, retry_after_s=0.05)


def run() -> tuple[Figure, ...]:
    """20 kills in a run of 500 rows."""
    with TemporaryDirectory() as folder:
        started = time.perf_counter()
        counts = kill_and_count(Path(folder), rows=ROWS, kills=KILLS)
        seconds = time.perf_counter() - started
    detail = (
        f"{counts.kills} kills, {counts.rows} rows, {counts.finished_before_end} done at the last "
        f"kill, {counts.in_flight} calls under way at kills, {counts.repeated} made again, "
        f"{counts.errors} errors, {seconds:.0f} s"
    )
    return tuple(
        Figure(
            name=f"batch under kills: {name}",
            value=value,
            unit="",
            reach="0",
            reached=value == 0,
            detail=detail,
        )
        for name, value in (
            ("rows lost", counts.lost),
            ("rows doubled", counts.doubled),
            ("calls paid twice", counts.paid_twice + counts.unknown),
        )
    )


def kill_and_count(folder: Path, *, rows: int, kills: int, seed: int = 5) -> Counts:
    """Runs `adwright batch` on `rows` rows, kills it `kills` times with SIGKILL, and counts."""
    rng = random.Random(seed)
    feed, output = folder / "feed.csv", folder / "run"
    names = _write_feed(feed, rows)
    log = FaultyLog(rng=random.Random(seed), names=tuple(names))
    in_flight: Counter[str] = Counter()
    seen_done: dict[str, tuple[str, int]] = {}
    doubled = 0
    with GeminiServer(log, latency_s=LATENCY_S) as server:
        command, environment = _command(feed, output), _environment(server.url, folder)
        for _ in range(kills):
            _start_and_kill(command, environment, log, rng)
            in_flight += _under_way(output)
            doubled += _changed(seen_done, _done(output))
        _run_to_end(command, environment)
        done = _done(output)
        doubled += _changed(dict(seen_done), done)
    lines = Counter(
        json.loads(line)["key"]
        for line in (output / "campaigns.jsonl").read_text(encoding="utf-8").splitlines()
    )
    again: Counter[str] = Counter()
    for call, times in log.answered.items():
        again[log.rows[call]] += times - 1
    keys = _keys(feed)
    return Counts(
        rows=rows,
        kills=kills,
        finished_before_end=len(seen_done),
        lost=sum(not lines[key] for key in keys),
        doubled=doubled + sum(count - 1 for count in lines.values()),
        repeated=again.total(),
        in_flight=in_flight.total(),
        paid_twice=sum(
            max(0, again[name] - in_flight[key]) for name, key in zip(names, keys, strict=True)
        ),
        unknown=sum(times for call, times in log.answered.items() if not log.rows[call]),
        errors=rows - len(done),
    )


def _write_feed(path: Path, rows: int) -> list[str]:
    """A feed whose products have names that stand in every prompt of their rows and in no other."""
    names = [_name(number) for number in range(rows)]
    lines = ["id,title,description,price,link"]
    lines += [
        f"P{number},{name},Running shoes with a breathable mesh upper and a gum sole,79.00 EUR,"
        "https://example.com/shoes"
        for number, name in enumerate(names)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return names


def _name(number: int) -> str:
    """Three words that stand for the digits of `number`; no name is part of another."""
    return "".join(_WORDS[int(digit)] for digit in f"{number:03d}")


def _keys(feed: Path) -> list[str]:
    lines = feed.read_text(encoding="utf-8").splitlines()[1:]
    return [line.partition(",")[0] for line in lines]


def _command(feed: Path, output: Path) -> list[str]:
    return [
        sys.executable, "-m", "adwright", "batch", str(feed), "-o", str(output),
        "--platform", "google_search", "--market", "GB/en", "--concurrency", "8",
        "--spend-limit", "1000",
    ]  # fmt: skip


def _environment(url: str, folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GEMINI")}
    return {
        "ADWRIGHT_DATA_DIR": str(folder / "data"),
        **kept,
        "GEMINI_API_KEY": "bench",
        "ADWRIGHT_GEMINI_BASE_URL": url,
    }


def _start_and_kill(
    command: list[str], environment: dict[str, str], log: FaultyLog, rng: random.Random
) -> None:
    """Starts the run and kills it at a random instant, most often while it calls the server."""
    before = log.requests
    with subprocess.Popen(  # noqa: S603 - our own command
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        if rng.random() < 0.1:  # noqa: PLR2004 - at times before it has done anything
            time.sleep(rng.uniform(0.1, 2.0))
        else:
            _wait_for_call(process, log, before)
            time.sleep(rng.expovariate(1 / 1.5))
        process.kill()


def _wait_for_call(process: subprocess.Popen[bytes], log: FaultyLog, before: int) -> None:
    ends = time.monotonic() + LONGEST_START_S
    while log.requests == before and process.poll() is None and time.monotonic() < ends:
        time.sleep(0.02)


def _run_to_end(command: list[str], environment: dict[str, str]) -> None:
    subprocess.run(  # noqa: S603 - our own command
        command,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _under_way(output: Path) -> Counter[str]:
    """Calls that were promised and not answered when the process died, by row."""
    if not (output / LEDGER_FILE).is_file():
        return Counter()
    with closing(connect_reading(output)) as connection:
        found = _asked(
            connection, "SELECT key, count(*) FROM calls WHERE answer IS NULL GROUP BY key"
        )
        return Counter(dict(found))


def _done(output: Path) -> dict[str, tuple[str, int]]:
    """Hash of the outcome and number of leases of each finished row."""
    if not (output / LEDGER_FILE).is_file():
        return {}
    with closing(connect_reading(output)) as connection:
        return {
            key: (hashlib.sha256(outcome).hexdigest(), leases)
            for key, outcome, leases in _asked(
                connection, "SELECT key, outcome, leases FROM rows WHERE state = 'done'"
            )
        }


def _asked(connection: sqlite3.Connection, query: str) -> list[tuple[Any, ...]]:
    """Lines of a query; none while the killed process had not made the tables yet."""
    try:
        return connection.execute(query).fetchall()
    except sqlite3.OperationalError:
        return []


def _changed(before: dict[str, tuple[str, int]], now: Mapping[str, tuple[str, int]]) -> int:
    """Finished rows that were run again or have another outcome; `before` takes in `now`."""
    changed = sum(now.get(key) != found for key, found in before.items())
    before.update(now)
    return changed
