"""Laws of the ledger of a run: leases, outcomes, money, and what a kill leaves."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from adwright.agents.batch.engine import RowFault
from adwright.agents.batch.ledger import LedgerReader, RunLedger, has_ledger, set_aside
from adwright.agents.batch.ledger_rows import Claim, Claimed, Finished, State
from adwright.agents.batch.rows import InputRow
from adwright.agents.batch.tables import connect_reading
from adwright.agents.models.port import ChatReply
from adwright.errors import BadReply, InputFileError, RunStopped, StorageError
from adwright.schema import Brief


def row(key: str, *, digest: str = "d1", number: int = 1, stock: str = "3") -> InputRow:
    return InputRow(
        number=number,
        key=key,
        digest=digest,
        brief=Brief(text=f"mug {key}"),
        carried={"stock": stock},
    )


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[RunLedger]:
    opened = RunLedger(tmp_path / "run")
    opened.open()
    yield opened
    opened.close()


@pytest.fixture
def other(ledger: RunLedger) -> Iterator[RunLedger]:
    """A second start of the same run, beside the first."""
    opened = RunLedger(ledger.folder)
    opened.open()
    yield opened
    opened.close()


async def claim(ledger: RunLedger, one: InputRow, *, redo: bool = False) -> Claimed:
    (claimed,) = await ledger.claim_next([one], redo_stood_in=redo)
    return claimed


async def finished(ledger: RunLedger, one: InputRow, **done: object) -> None:
    await claim(ledger, one)
    values = {"campaign_json": '{"id": "c"}', "cost_usd": 0.5, **done}
    assert await ledger.finish(Finished(key=one.key, **values))  # type: ignore[arg-type]


async def test_going_through_rows_stops_at_the_first_lease(ledger: RunLedger) -> None:
    await finished(ledger, row("a"))
    claimed = await ledger.claim_next([row("a"), row("b"), row("c")])
    assert [(one.row.key, one.claim) for one in claimed] == [
        ("a", Claim.FINISHED),
        ("b", Claim.MINE),
    ]


async def test_a_finished_row_comes_back_whole(ledger: RunLedger) -> None:
    await finished(ledger, row("a", number=7), seconds=2.0, stood_in=True)
    record = (await claim(ledger, row("a", number=8, stock="0"))).record
    assert record
    assert record.campaign_json() == '{"id": "c"}'
    assert (record.number, record.seconds, record.stood_in, record.cost_usd) == (8, 2.0, True, 0.5)
    assert record.carried == {"stock": "0"}, "carried columns follow the input"


async def test_a_changed_row_runs_again_and_its_money_stays_counted(ledger: RunLedger) -> None:
    await finished(ledger, row("a"))
    assert (await claim(ledger, row("a", digest="d2"))).claim is Claim.MINE
    assert await ledger.finish(Finished(key="a", campaign_json="{}", cost_usd=0.25))
    assert (await ledger.totals()).cost_usd == pytest.approx(0.75)


@pytest.mark.parametrize(
    ("fault", "expected"),
    [(RowFault.INPUT, Claim.FINISHED), (RowFault.RUN, Claim.MINE)],
)
async def test_only_a_row_that_is_at_fault_itself_is_not_run_again(
    ledger: RunLedger, fault: RowFault, expected: Claim
) -> None:
    await finished(ledger, row("a"), campaign_json="", error="no", fault=fault)
    assert (await claim(ledger, row("a"))).claim is expected


async def test_rows_that_another_model_wrote_run_again_when_asked(ledger: RunLedger) -> None:
    await finished(ledger, row("a"), stood_in=True)
    await finished(ledger, row("b"))
    assert (await claim(ledger, row("a"), redo=True)).claim is Claim.MINE
    assert (await claim(ledger, row("b"), redo=True)).claim is Claim.FINISHED


async def test_two_starts_never_hold_one_row(ledger: RunLedger, other: RunLedger) -> None:
    rows = [row(f"k{number}", number=number) for number in range(40)]

    async def take(mine: RunLedger) -> set[str]:
        held, left = set(), rows
        while left:
            claimed = await mine.claim_next(left)
            held |= {one.row.key for one in claimed if one.claim is Claim.MINE}
            left = left[len(claimed) :]
            await asyncio.sleep(0)
        return held

    first, second = await asyncio.gather(take(ledger), take(other))
    assert not first & second
    assert first | second == {one.key for one in rows}


async def test_rows_of_a_start_that_ended_are_free(ledger: RunLedger, other: RunLedger) -> None:
    await claim(other, row("a"))
    assert (await claim(ledger, row("a"))).claim is Claim.ELSEWHERE
    other.close()
    assert (await claim(ledger, row("a"))).claim is Claim.MINE


async def test_a_lost_lease_writes_nothing(ledger: RunLedger) -> None:
    await claim(ledger, row("a"))
    await ledger.release("a")
    assert await ledger.finish(Finished(key="a", campaign_json="{}")) is None
    assert (await ledger.totals()).done == 0


KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
from adwright.agents.batch.ledger import RunLedger
from adwright.agents.batch.ledger_rows import Finished
from adwright.agents.batch.rows import InputRow
from adwright.agents.models.port import ChatReply
from adwright.schema import Brief

async def main():
    ledger = RunLedger(Path(sys.argv[1])); ledger.open()
    for key in "ab":
        row = InputRow(number=1, key=key, digest="d1", brief=Brief(text="mug"))
        await ledger.claim_next([row])
    await ledger.finish(Finished(key="a", campaign_json="{}", cost_usd=0.5))
    await ledger.promise("b", "answered", most_usd=1.0, limit_usd=None)
    await ledger.answered("b", "answered", ChatReply(text="kept", value={"n": 1}), 0.25)
    await ledger.promise("b", "under way", most_usd=1.0, limit_usd=None)
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


async def test_a_kill_loses_nothing_that_was_told(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    command = [sys.executable, "-c", KILLED, str(folder)]
    killed = await asyncio.to_thread(subprocess.run, command, check=False)
    assert killed.returncode == -9
    ledger = RunLedger(folder)
    ledger.open()
    try:
        assert (await claim(ledger, row("a"))).claim is Claim.FINISHED
        assert (await claim(ledger, row("b"))).claim is Claim.MINE, "its owner is dead"
        known = ledger.known_answer("b", "answered")
        assert isinstance(known, ChatReply)
        assert (known.text, known.value) == ("kept", {"n": 1})
        assert ledger.known_answer("b", "under way") is None
        totals = await ledger.totals()
        assert totals.cost_usd == pytest.approx(0.75)
        assert totals.in_doubt_usd == pytest.approx(1.0), "the call under way may have been charged"
    finally:
        ledger.close()


async def test_the_limit_counts_promises_answers_and_doubt(ledger: RunLedger) -> None:
    await claim(ledger, row("a"))
    await ledger.promise("a", "one", most_usd=0.6, limit_usd=1.0)
    with pytest.raises(RunStopped, match=r"spending limit of the run, \$1,"):
        await ledger.promise("a", "two", most_usd=0.5, limit_usd=1.0)
    await ledger.answered("a", "one", ChatReply(text="x"), 0.1)
    await ledger.promise("a", "two", most_usd=0.5, limit_usd=1.0)
    await ledger.unanswered("a", "two")
    assert await ledger.committed_usd() == pytest.approx(0.1)


async def test_answers_are_kept_until_their_row_is_through(ledger: RunLedger) -> None:
    await claim(ledger, row("a"))
    await ledger.promise("a", "one", most_usd=1.0, limit_usd=None)
    await ledger.answered("a", "one", BadReply("cut off", text="half", finish="length"), 0.2)
    await ledger.finish(Finished(key="a", error="the disk failed", fault=RowFault.RUN))
    known = ledger.known_answer("a", "one")
    assert isinstance(known, BadReply)
    assert (str(known), known.text, known.finish) == ("cut off", "half", "length")
    await claim(ledger, row("a"))
    record = await ledger.finish(Finished(key="a", campaign_json="{}", cost_usd=0.2))
    assert record
    assert record.cost_usd == pytest.approx(0.2)
    assert (await ledger.totals()).cost_usd == pytest.approx(0.2), "paid once, counted once"
    assert ledger.known_answer("a", "one") is None


async def test_rows_taken_out_of_the_input_are_kept_and_not_written(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    for keys, gone in (("ab", 0), ("a", 1), ("ab", 0)):
        ledger = RunLedger(folder)
        ledger.open()
        for key in keys:
            if (await claim(ledger, row(key))).claim is Claim.MINE:
                await ledger.finish(Finished(key=key, campaign_json="{}"))
        assert await ledger.retire_unseen() == gone
        ledger.close()
        with closing(LedgerReader(folder)) as reader:
            assert [record.key for record in reader.finished(State.DONE)] == list(keys)
    with closing(connect_reading(folder)) as connection:
        assert connection.execute("SELECT max(leases) FROM rows").fetchone() == (1,)


async def test_a_ledger_is_set_aside_only_when_nobody_uses_it(ledger: RunLedger) -> None:
    await finished(ledger, row("a"))
    with pytest.raises(StorageError, match="another process works on the run"):
        set_aside(ledger.folder)
    ledger.close()
    old = set_aside(ledger.folder)
    assert old
    assert not has_ledger(ledger.folder)
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("SELECT count(*) FROM rows").fetchone() == (1,)


def test_a_ledger_of_another_form_is_refused(ledger: RunLedger) -> None:
    ledger.close()
    with closing(sqlite3.connect(ledger.folder / "ledger.sqlite")) as connection:
        connection.execute("UPDATE run SET form = 99")
        connection.commit()
    with pytest.raises(InputFileError, match="form 99"):
        RunLedger(ledger.folder).open()


def test_a_file_that_is_no_ledger_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_text("a letter to my mother " * 100)
    with pytest.raises(StorageError, match="cannot be used as the ledger"):
        RunLedger(tmp_path).open()
    assert (tmp_path / "ledger.sqlite").read_text().startswith("a letter")


async def test_one_failing_piece_of_work_leaves_its_neighbours_whole(ledger: RunLedger) -> None:
    await claim(ledger, row("a"))
    outcomes = await asyncio.gather(
        *(
            ledger.promise("a", f"call {number}", most_usd=most, limit_usd=1.0)
            for number, most in enumerate((0.3, 9.0, 0.3))
        ),
        return_exceptions=True,
    )
    assert [type(outcome) for outcome in outcomes] == [type(None), RunStopped, type(None)]
    assert await ledger.committed_usd() == pytest.approx(0.6)
