"""Laws of the pace toward a hosted model."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator

import pytest

from adwright.agents.batch.account import row_account
from adwright.agents.batch.pace import Aimd, Gate, PacedModel
from adwright.agents.models.port import ChatReply, ChatRequest, Message, ModelCard
from adwright.agents.models.scripted import Line, ScriptedModel
from adwright.errors import ModelError, RunStopped

CARD = ModelCard(provider="scripted", model="far", hosted=True, context_tokens=9999)
REQUEST = ChatRequest(task="write", messages=(Message(role="user", text="a mug"),))


class Clock:
    """A clock that sleeping moves on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        real = asyncio.sleep

        async def sleep(seconds: float) -> None:
            self.now += seconds
            await real(0)

        monkeypatch.setattr("adwright.agents.batch.pace.asyncio.sleep", sleep)

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def paced(
    clock: Clock, script: list[Line] | Callable[[ChatRequest], Line], **options: object
) -> PacedModel:
    return PacedModel(ScriptedModel(CARD, script), clock=clock, **options)  # type: ignore[arg-type]


def busy(status: int = 503, retry_after: float | None = None) -> ModelError:
    return ModelError("busy", status=status, retry_after=retry_after, retryable=True)


def test_until_the_first_refusal_a_round_of_answers_doubles_the_calls_at_once() -> None:
    aimd = Aimd(limit=8, most=100)
    for _ in range(8):
        aimd.succeeded()
    assert aimd.limit == 16


def test_after_a_refusal_a_round_of_answers_allows_one_call_more() -> None:
    aimd = Aimd(limit=16, most=100)
    aimd.refused(now=0.0)
    for _ in range(8):
        aimd.succeeded()
    assert aimd.limit == pytest.approx(9, abs=0.1)


def test_a_refusal_halves_the_limit_once_for_one_crowding() -> None:
    aimd = Aimd(limit=16)
    assert [aimd.refused(now) for now in (10.0, 10.2, 10.9, 11.5)] == [True, False, False, True]
    assert aimd.limit == 4


def test_the_limit_stays_within_its_bounds() -> None:
    aimd = Aimd(limit=2, most=3)
    for _ in range(50):
        aimd.succeeded()
    assert aimd.limit == 3
    for now in range(0, 100, 10):
        aimd.refused(float(now))
    assert aimd.limit == 1


async def test_no_more_calls_are_inside_than_the_limit_says() -> None:
    gate, most = Gate(Aimd(limit=3, most=3)), 0

    async def call() -> None:
        nonlocal most
        async with gate.place():
            most = max(most, gate.inside)
            await asyncio.sleep(0)

    await asyncio.gather(*(call() for _ in range(30)))
    assert (most, gate.inside) == (3, 0)


async def test_a_caller_that_gives_up_leaves_no_place_taken() -> None:
    gate = Gate(Aimd(limit=1, most=1))

    async def call() -> None:
        async with gate.place():
            await asyncio.sleep(0.01)

    tasks = [asyncio.ensure_future(call()) for _ in range(4)]
    await asyncio.sleep(0)
    for task in tasks[:2]:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert gate.inside == 0
    await asyncio.wait_for(call(), 1)


async def test_a_bad_minute_is_waited_out(clock: Clock) -> None:
    def answer(_request: ChatRequest) -> Line:
        return "well" if clock.now > 60 else busy()

    model = paced(clock, answer)
    with row_account("a") as account:
        assert (await model.generate(REQUEST)).text == "well"
    assert clock.now >= 60
    assert not account.gave_up_on


async def test_a_server_is_asked_no_sooner_than_it_says(clock: Clock) -> None:
    model = paced(clock, [busy(429, retry_after=17.0), "well"])
    await model.generate(REQUEST)
    assert clock.now >= 17


async def test_a_long_outage_lets_another_model_stand_in_and_ends_with_the_first_answer(
    clock: Clock,
) -> None:
    up = False

    def answer(_request: ChatRequest) -> Line:
        return "well" if up else busy()

    model = paced(clock, answer, patience_s=100.0)
    with row_account("a") as account, pytest.raises(ModelError):
        await model.generate(REQUEST)
    assert account.gave_up_on == "scripted:far"
    before = clock.now
    with pytest.raises(ModelError):
        await model.generate(REQUEST)
    assert clock.now == before, "while it is known to be down nobody waits for it"
    up = True
    assert (await model.generate(REQUEST)).text == "well"
    up = False
    with pytest.raises(ModelError):
        await model.generate(REQUEST)
    assert clock.now > before + 60, "after an answer there is patience again"


async def test_a_call_that_alone_keeps_failing_is_given_up_alone(clock: Clock) -> None:
    def answer(request: ChatRequest) -> Line:
        return busy(500) if request.task == "odd" else "well"

    model = paced(clock, answer, patience_s=100.0)

    async def neighbours() -> None:
        while clock.now < 300:
            await model.generate(REQUEST)
            await asyncio.sleep(1.0)

    beside = asyncio.ensure_future(neighbours())
    with pytest.raises(ModelError):
        await model.generate(ChatRequest(task="odd", messages=REQUEST.messages))
    assert clock.now < 300
    assert (await model.generate(REQUEST)).text == "well"
    beside.cancel()


async def test_a_fault_of_the_set_up_is_asked_once(clock: Clock) -> None:
    inner = ScriptedModel(CARD, [ModelError("wrong key", status=401)])
    model = PacedModel(inner, clock=clock)
    for _ in range(3):
        with pytest.raises(ModelError, match="wrong key"):
            await model.generate(REQUEST)
    assert len(inner.requests) == 1


async def test_a_stop_ends_the_waiting_and_leaves_the_row_open(clock: Clock) -> None:
    stopped: Iterator[bool] = iter([False] * 3 + [True] * 1000)
    model = paced(clock, lambda _request: busy(), stopping=lambda: next(stopped))
    with pytest.raises(RunStopped):
        await model.generate(REQUEST)


async def test_refusals_lower_the_pace_even_when_a_retry_answered(clock: Clock) -> None:
    calm, crowded = ChatReply(text="x", attempts=1), ChatReply(text="x", attempts=2)
    model = paced(clock, [calm, crowded])
    before = model.limit
    await model.generate(REQUEST)
    assert model.limit > before
    await model.generate(REQUEST)
    assert model.limit < before


async def test_a_streamed_answer_keeps_the_pace_as_well(clock: Clock) -> None:
    async def pieces(model: PacedModel) -> AsyncIterator[str]:
        async for piece in model.stream(REQUEST):
            yield piece

    model = paced(clock, [busy(), "well"])
    assert [piece async for piece in pieces(model)] == ["well"]
