"""Laws of paid calls: written down before and after, answered from the ledger, under a limit."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from adwright.agents.batch.account import row_account
from adwright.agents.batch.ledger import RunLedger
from adwright.agents.batch.paying import PayingModel, RememberingModel
from adwright.agents.models.port import ChatModel, ChatReply, ChatRequest, Message, ModelCard
from adwright.agents.models.scripted import Line, ScriptedModel
from adwright.errors import BadReply, ModelError, RunStopped

CARD = ModelCard(
    provider="scripted",
    model="far",
    hosted=True,
    context_tokens=9999,
    input_usd_per_mtok=1000.0,
    output_usd_per_mtok=1000.0,
)
REPLY = ChatReply(text="a mug", input_tokens=10, output_tokens=20)
COST = 0.03
"""Of REPLY at CARD's prices, in US dollars."""


def request(text: str = "write", *, seed: int = 1) -> ChatRequest:
    return ChatRequest(
        task="write", messages=(Message(role="user", text=text),), seed=seed, max_tokens=100
    )


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[RunLedger]:
    opened = RunLedger(tmp_path / "run")
    opened.open()
    yield opened
    opened.close()


def remembering(inner: ChatModel, ledger: RunLedger, *, limit: float | None = None) -> ChatModel:
    return RememberingModel(PayingModel(inner, ledger, limit_usd=limit), ledger)


async def test_the_same_call_of_a_row_is_paid_once(ledger: RunLedger) -> None:
    inner = ScriptedModel(CARD, [REPLY])
    model = remembering(inner, ledger)
    with row_account("a"):
        first = await model.generate(request())
        second = await model.generate(request())
    assert first.text == second.text == "a mug"
    assert len(inner.requests) == 1
    assert (await ledger.totals()).cost_usd == pytest.approx(COST)


async def test_other_rows_and_other_seeds_are_other_calls(ledger: RunLedger) -> None:
    inner = ScriptedModel(CARD, [REPLY] * 3)
    model = remembering(inner, ledger)
    for key, seed in (("a", 1), ("b", 1), ("a", 2)):
        with row_account(key):
            await model.generate(request(seed=seed))
    assert len(inner.requests) == 3


async def test_an_unusable_answer_is_an_answer(ledger: RunLedger) -> None:
    inner = ScriptedModel(CARD, [BadReply("cut off", text="ha", finish="length")])
    model = remembering(inner, ledger)
    with row_account("a"):
        for _ in range(2):
            with pytest.raises(BadReply, match="cut off"):
                await model.generate(request())
    assert len(inner.requests) == 1


async def test_a_failed_call_frees_its_money_and_is_made_again(ledger: RunLedger) -> None:
    script: list[Line] = [ModelError("down", status=503), REPLY]
    model = remembering(ScriptedModel(CARD, script), ledger)
    with row_account("a"):
        with pytest.raises(ModelError):
            await model.generate(request())
        assert await ledger.committed_usd() == 0
        assert (await model.generate(request())).text == "a mug"


async def test_nothing_leaves_that_the_limit_does_not_cover(ledger: RunLedger) -> None:
    inner = ScriptedModel(CARD, [REPLY] * 9)
    model = remembering(inner, ledger, limit=0.25)
    with row_account("a"):
        outcomes = [
            await asyncio.gather(model.generate(request(seed=seed)), return_exceptions=True)
            for seed in range(9)
        ]
    assert isinstance(outcomes[-1][0], RunStopped)
    assert 1 <= len(inner.requests) < 9
    assert await ledger.committed_usd() <= 0.25


class Slow(ScriptedModel):
    """Answers when it is let."""

    def __init__(self) -> None:
        super().__init__(CARD, [REPLY])
        self.asked = asyncio.Event()
        self.let = asyncio.Event()

    async def generate(self, request: ChatRequest) -> ChatReply:
        self.asked.set()
        await self.let.wait()
        return await super().generate(request)


async def test_a_call_on_the_wire_is_written_down_though_its_row_was_given_up(
    ledger: RunLedger,
) -> None:
    inner = Slow()
    paying = PayingModel(inner, ledger, limit_usd=None)
    model = RememberingModel(paying, ledger)

    async def row() -> None:
        with row_account("a"):
            await model.generate(request())

    task = asyncio.ensure_future(row())
    await inner.asked.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    inner.let.set()
    await paying.settled()
    with row_account("a"):
        assert (await model.generate(request())).text == "a mug"
    assert len(inner.requests) == 1


async def test_calls_outside_of_a_batch_are_passed_on(ledger: RunLedger) -> None:
    async def streamed(model: ChatModel) -> AsyncIterator[str]:
        async for piece in model.stream(request()):
            yield piece

    model = remembering(ScriptedModel(CARD, [REPLY, REPLY]), ledger, limit=0.0)
    assert (await model.generate(request())).text == "a mug"
    assert [piece async for piece in streamed(model)] == ["a mug"]
