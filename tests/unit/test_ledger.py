from __future__ import annotations

import threading
from pathlib import Path

import pytest

from adwright.agents.models.port import ChatReply, ChatRequest, Message, ModelCard
from adwright.agents.routing.audit import AuditLog
from adwright.agents.routing.ledger import Ledger, most_cost_usd
from adwright.errors import BadReply, BudgetExceeded, StorageError
from adwright.schema import RouteDecision

CARD = ModelCard(
    provider="gemini", model="flash", hosted=True, context_tokens=1000,
    input_usd_per_mtok=1.0, output_usd_per_mtok=1.0,
)  # fmt: skip
REQUEST = ChatRequest(
    task="write", messages=(Message(role="user", text="x" * 2000),), max_tokens=1000
)


def test_a_call_is_settled_at_what_it_cost() -> None:
    ledger = Ledger(limit_usd=1.0)
    promised = ledger.reserve(CARD, REQUEST)
    cost = ledger.settle(promised, CARD, ChatReply(text="", input_tokens=500, output_tokens=100))
    assert cost == pytest.approx(0.0006)
    assert ledger.left_usd == pytest.approx(1.0 - 0.0006)


def test_an_unusable_answer_costs_what_its_tokens_cost() -> None:
    ledger = Ledger(limit_usd=1.0)
    promised = ledger.reserve(CARD, REQUEST)
    answer = BadReply("cut off", finish="length")
    answer.input_tokens, answer.output_tokens = 500, 100
    assert ledger.settle(promised, CARD, answer) == pytest.approx(0.0006)
    assert ledger.spent_usd == pytest.approx(0.0006)


def test_a_failed_call_costs_nothing_and_frees_its_promise() -> None:
    ledger = Ledger(limit_usd=1.0)
    ledger.settle(ledger.reserve(CARD, REQUEST), CARD, None)
    assert ledger.left_usd == 1.0


def test_the_limit_cannot_be_passed_by_calls_side_by_side() -> None:
    most = most_cost_usd(CARD, REQUEST)
    ledger = Ledger(limit_usd=most * 3.5)
    taken: list[float] = []

    def call() -> None:
        try:
            taken.append(ledger.reserve(CARD, REQUEST))
        except BudgetExceeded:
            return

    threads = [threading.Thread(target=call) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 3


def test_free_models_run_at_a_limit_of_zero() -> None:
    free = ModelCard(provider="llama", model="m", hosted=False, context_tokens=1000)
    assert Ledger(limit_usd=0).reserve(free, REQUEST) == 0


def test_a_refused_call_says_how_to_go_on() -> None:
    with pytest.raises(BudgetExceeded, match="ADWRIGHT_SPEND_LIMIT_USD"):
        Ledger(limit_usd=0.0001).reserve(CARD, REQUEST)


def _decision() -> RouteDecision:
    return RouteDecision(task="write", provider="gemini", model="flash", hosted=True, reason="best")


def test_the_audit_log_grows_and_never_changes(tmp_path: Path) -> None:
    log = AuditLog(tmp_path / "data")
    log.append("b1", "redact", (_decision(),))
    first = log.path.read_bytes()
    log.append("b2", "allow", (_decision(), _decision()))
    assert log.path.read_bytes().startswith(first)
    assert log.path.read_text().count("\n") == 3
    assert log.path.stat().st_mode & 0o077 == 0


def test_an_audit_log_that_cannot_be_written_says_where(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file, not a folder")
    with pytest.raises(StorageError, match="ADWRIGHT_DATA_DIR"):
        AuditLog(tmp_path / "data").append("b", "redact", (_decision(),))
