"""Laws of a run, over an engine that answers at once: each row once, whatever happens between."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

import adwright
from adwright.agents.batch.engine import BatchRow, RowFault, RowOutcome
from adwright.agents.batch.ledger import LedgerReader
from adwright.agents.batch.ledger_rows import State
from adwright.agents.batch.result import BatchEvent, RowResult
from adwright.agents.batch.stop import StopSwitch
from adwright.errors import RunStopped, StorageError, UserError
from adwright.schema import Brief, Campaign


class AtOnce:
    """An engine whose campaigns hold the brief and nothing more."""

    def __init__(self, *, before: Callable[[BatchRow], RowOutcome | None] | None = None) -> None:
        self.ran: Counter[str] = Counter()
        self._before = before

    async def outcomes(self, rows: AsyncIterator[BatchRow]) -> AsyncIterator[RowOutcome]:
        async for row in rows:
            self.ran[row.brief.text] += 1
            await asyncio.sleep(0)
            other = self._before(row) if self._before else None
            yield other or RowOutcome(row=row, campaign=Campaign(brief=row.brief, cost_usd=0.5))


def mugs(count: int) -> list[Brief]:
    return [Brief(text=f"mug {number}") for number in range(count)]


def texts(results: list[RowResult]) -> list[str]:
    return [result.campaign.brief.text for result in results if result.campaign]


def run(
    briefs: object, engine: AtOnce, output: Path | None = None, **options: object
) -> list[RowResult]:
    return list(
        adwright.generate_batch(briefs, engine=engine, output=output, **options)  # type: ignore[arg-type]
    )


def test_every_row_has_one_result(tmp_path: Path) -> None:
    results = run(mugs(200), AtOnce(), tmp_path)
    assert sorted(result.number for result in results) == list(range(1, 201))
    assert not any(result.from_ledger for result in results)
    assert sum(result.cost_usd for result in results) == pytest.approx(100.0)


def test_a_second_start_runs_nothing_again(tmp_path: Path) -> None:
    first = run(mugs(70), AtOnce(), tmp_path)
    engine = AtOnce()
    second = run(mugs(70), engine, tmp_path)
    assert not engine.ran
    assert sorted(texts(second)) == sorted(texts(first))
    assert all(result.from_ledger for result in second)


def test_changed_rows_run_again_and_others_do_not(tmp_path: Path) -> None:
    run(mugs(10), AtOnce(), tmp_path)
    engine = AtOnce()
    run([*mugs(9), Brief(text="a jug")], engine, tmp_path)
    assert engine.ran == {"a jug": 1}
    with closing(LedgerReader(tmp_path)) as reader:
        kept = [
            Campaign.model_validate_json(record.campaign_json()).brief.text
            for record in reader.finished(State.DONE)
        ]
    assert kept == [*(f"mug {number}" for number in range(9)), "a jug"]


def test_a_run_without_resume_begins_anew(tmp_path: Path) -> None:
    run(mugs(3), AtOnce(), tmp_path)
    engine = AtOnce()
    run(mugs(3), engine, tmp_path, resume=False)
    assert engine.ran.total() == 3
    assert len(list(tmp_path.glob("ledger-*.sqlite"))) == 1, "what was paid for is kept"


def test_a_bad_row_is_an_error_and_the_others_go_on(tmp_path: Path) -> None:
    results = run(["mug", "", {"product": {"name": "x", "price": -4}}, "cup"], AtOnce(), tmp_path)
    assert sorted(texts(results)) == ["cup", "mug"]
    bad = {result.number: result for result in results if result.error}
    assert set(bad) == {2, 3}
    assert all(result.fault is RowFault.INPUT and not result.campaign for result in bad.values())


def test_a_row_that_failed_through_no_fault_of_its_own_runs_again(tmp_path: Path) -> None:
    def fail(row: BatchRow) -> RowOutcome:
        return RowOutcome(row=row, error="the index is being built", fault=RowFault.RUN)

    (failed,) = run(["mug"], AtOnce(before=fail), tmp_path)
    assert failed.error
    (done,) = run(["mug"], AtOnce(), tmp_path)
    assert done.campaign
    assert not done.error


def test_a_stop_finishes_what_is_under_way_and_the_next_start_does_the_rest(
    tmp_path: Path,
) -> None:
    stop, first = StopSwitch(), AtOnce()
    going = adwright.generate_batch(mugs(300), engine=first, output=tmp_path, stop=stop)
    results = [next(going) for _ in range(20)]
    stop.ask("enough for today")
    with pytest.raises(RunStopped, match="enough"):
        results.extend(going)
    assert 20 <= len(results) < 300
    assert len(results) == first.ran.total()
    assert "enough for today" in (tmp_path / "summary.html").read_text()
    second = AtOnce()
    rest = run(mugs(300), second, tmp_path)
    assert len(rest) == 300
    assert first.ran + second.ran == Counter(f"mug {number}" for number in range(300))


def test_a_row_that_was_stopped_is_no_failure_and_stops_the_run(tmp_path: Path) -> None:
    def limit(row: BatchRow) -> RowOutcome | None:
        spent = row.number > 5
        return RowOutcome(row=row, error="no money", fault=RowFault.STOPPED) if spent else None

    seen: list[BatchEvent] = []
    with pytest.raises(RunStopped, match="no money"):
        run(mugs(200), AtOnce(before=limit), tmp_path, on_event=seen.append)
    assert [event.message for event in seen if event.step == "stop"] == ["no money"]
    assert seen[-1].progress.failed == 0
    assert len(run(mugs(200), AtOnce(), tmp_path)) == 200


def test_leaving_the_loop_early_frees_the_rows(tmp_path: Path) -> None:
    for result in adwright.generate_batch(mugs(500), engine=AtOnce(), output=tmp_path):
        assert result.campaign
        break
    assert len(run(mugs(500), AtOnce(), tmp_path)) == 500


class Endless(AtOnce):
    """Takes a row and never ends it."""

    async def outcomes(self, rows: AsyncIterator[BatchRow]) -> AsyncIterator[RowOutcome]:
        async for row in rows:
            await asyncio.Event().wait()
            yield RowOutcome(row=row)


def test_ctrl_c_while_a_result_is_waited_for_frees_the_rows(tmp_path: Path) -> None:
    main = threading.main_thread().ident
    assert main
    threading.Timer(0.5, signal.pthread_kill, (main, signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        run(mugs(3), Endless(), tmp_path)
    assert len(run(mugs(3), AtOnce(), tmp_path)) == 3


def test_two_starts_side_by_side_share_the_rows(tmp_path: Path) -> None:
    engines = (AtOnce(), AtOnce())
    results: tuple[list[RowResult], list[RowResult]] = ([], [])

    def start(number: int) -> None:
        results[number].extend(run(mugs(150), engines[number], tmp_path))

    threads = [threading.Thread(target=start, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert engines[0].ran + engines[1].ran == Counter(f"mug {number}" for number in range(150))
    for seen in results:
        assert sorted(result.number for result in seen) == list(range(1, 151))


async def test_it_works_where_a_loop_already_runs(tmp_path: Path) -> None:
    assert len(await asyncio.to_thread(run, mugs(3), AtOnce(), tmp_path)) == 3
    assert len(run(mugs(4), AtOnce(), None)) == 4
    results = adwright.agenerate_batch(mugs(5), engine=AtOnce())
    assert len([result async for result in results]) == 5


def test_an_iterator_is_read_as_rows_are_needed(tmp_path: Path) -> None:
    read = 0

    def many() -> Iterator[Brief]:
        nonlocal read
        for brief in mugs(5000):
            read += 1
            yield brief

    for _ in adwright.generate_batch(many(), engine=AtOnce(), output=tmp_path):
        break
    assert read < 1000


def test_an_error_of_the_input_is_raised_and_what_was_finished_is_kept(tmp_path: Path) -> None:
    def broken() -> Iterator[Brief]:
        yield from mugs(70)
        raise KeyError("the shop's database is away")

    with pytest.raises(KeyError):
        run(broken(), AtOnce(), tmp_path)
    engine = AtOnce()
    assert len(run(mugs(70), engine, tmp_path)) == 70
    assert engine.ran.total() < 70


def test_a_full_disk_ends_the_run_and_is_no_row_s_fault(tmp_path: Path) -> None:
    class NoRoom(AtOnce):
        async def outcomes(self, rows: AsyncIterator[BatchRow]) -> AsyncIterator[RowOutcome]:
            async for row in rows:
                if row.number == 3:
                    raise StorageError("no space left")
                yield RowOutcome(row=row, campaign=Campaign(brief=row.brief))

    with pytest.raises(StorageError, match="no space"):
        run(mugs(9), NoRoom(), tmp_path)
    assert len(run(mugs(9), AtOnce(), tmp_path)) == 9


@pytest.mark.parametrize(
    ("options", "said"),
    [({"engine": "abacus"}, "abacus"), ({"concurrency": 0}, "concurrency is 0")],
)
def test_what_cannot_be_meant_is_refused(options: dict[str, object], said: str) -> None:
    with pytest.raises(UserError, match=said):
        list(adwright.generate_batch(["mug"], **options))  # type: ignore[arg-type]


def test_progress_knows_rate_rest_and_money(tmp_path: Path) -> None:
    seen: list[BatchEvent] = []
    run(mugs(30), AtOnce(), tmp_path, on_event=seen.append)
    last = seen[-1].progress
    assert (last.total, last.through) == (30, 30)
    assert last.cost_usd == pytest.approx(15.0)
    assert last.rate > 0
    assert last.left_s == 0
    assert [event.step for event in seen[:1] + seen[-1:]] == ["start", "files"]
