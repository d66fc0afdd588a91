"""A run killed with SIGKILL while its server fails: nothing lost, doubled or paid for twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from adwright.evals.bench.batch_kills import kill_and_count


def test_kills_lose_nothing_and_pay_nothing_twice(
    indexed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADWRIGHT_DATA_DIR", str(indexed))
    counts = kill_and_count(tmp_path, rows=30, kills=3)
    assert (counts.lost, counts.doubled, counts.errors) == (0, 0, 0)
    assert (counts.paid_twice, counts.unknown) == (0, 0)
    assert counts.repeated <= counts.in_flight
