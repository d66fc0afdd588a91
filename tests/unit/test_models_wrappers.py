"""Wrappers around models: retries, the breaker, limits, recording, scripts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from adwright.agents.models.breaker import BreakingModel
from adwright.agents.models.limits import ConcurrencyLimitedModel
from adwright.agents.models.port import ChatReply, ChatRequest, Message, ModelCard
from adwright.agents.models.rate_limit import RateLimitedModel
from adwright.agents.models.recording import RecordingModel, replay
from adwright.agents.models.retrying import RetryingModel
from adwright.agents.models.scripted import Line, ScriptedModel
from adwright.errors import BadReply, BudgetExceeded, ModelError

CARD = ModelCard(provider="scripted", model="script", hosted=True, context_tokens=999)
BUSY = ModelError("busy", status=503, retryable=True)


class Time:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def ask(text: str = "hello") -> ChatRequest:
    return ChatRequest(task="t", messages=(Message(role="user", text=text),))


def script(*lines: Line) -> ScriptedModel:
    return ScriptedModel(CARD, lines)


async def test_a_retryable_failure_is_tried_again_and_every_call_counted() -> None:
    time = Time()
    model = RetryingModel(script(BUSY, BUSY, "fine"), clock=time.clock, sleep=time.sleep)
    reply = await model.generate(ask())
    assert (reply.text, reply.attempts, len(time.slept)) == ("fine", 3, 2)


async def test_the_server_is_not_asked_sooner_than_it_said() -> None:
    time = Time()
    told = ModelError("wait", status=429, retry_after=3.5, retryable=True)
    model = RetryingModel(script(told, "fine"), clock=time.clock, sleep=time.sleep)
    await model.generate(ask())
    assert time.slept == [3.5]


async def test_a_long_wait_is_left_to_the_fallback() -> None:
    time = Time()
    told = ModelError("wait", status=429, retry_after=40, retryable=True)
    inner = script(told, "fine")
    with pytest.raises(ModelError, match="wait") as caught:
        await RetryingModel(inner, clock=time.clock, sleep=time.sleep).generate(ask())
    assert caught.value.retry_after == 40
    assert time.slept == []


async def test_pauses_grow_at_most_exponentially() -> None:
    time = Time()
    model = RetryingModel(
        script(*[BUSY] * 6), attempts=6, base_s=1, patience_s=99, clock=time.clock, sleep=time.sleep
    )
    with pytest.raises(ModelError):
        await model.generate(ask())
    assert len(time.slept) == 5
    assert all(0 <= pause <= 2**number for number, pause in enumerate(time.slept, start=1))


async def test_no_retry_ends_after_the_deadline() -> None:
    time = Time()
    told = ModelError("wait", status=503, retry_after=4, retryable=True)
    model = RetryingModel(
        script(*[told] * 9), attempts=9, deadline_s=10, clock=time.clock, sleep=time.sleep
    )
    with pytest.raises(ModelError):
        await model.generate(ask())
    assert time.now <= 10


async def test_a_model_that_hangs_is_left_at_the_deadline() -> None:
    async def never(_seconds: float) -> None:
        await asyncio.Event().wait()

    hanging = RateLimitedModel(script("a", "b"), 1, sleep=never)
    await hanging.generate(ask())
    with pytest.raises(ModelError, match="within"):
        await RetryingModel(hanging, deadline_s=0.05).generate(ask())


@pytest.mark.parametrize("error", [ModelError("no", status=400), BadReply("odd", text="x")])
async def test_what_cannot_succeed_later_is_not_tried_again(error: ModelError | BadReply) -> None:
    inner = script(error, "fine")
    with pytest.raises(type(error)):
        await RetryingModel(inner).generate(ask())
    assert len(inner.requests) == 1


class Broken(ScriptedModel):
    """Breaks off after one piece."""

    async def stream(self, request: ChatRequest) -> AsyncIterator[str]:
        self.requests.append(request)
        yield "one"
        raise BUSY


async def test_a_stream_is_retried_only_before_its_first_piece() -> None:
    time = Time()
    fresh = RetryingModel(script(BUSY, "fine"), clock=time.clock, sleep=time.sleep)
    assert [piece async for piece in fresh.stream(ask())] == ["fine"]
    begun = Broken(CARD, [])
    stream = RetryingModel(begun, sleep=time.sleep).stream(ask())
    assert await anext(stream) == "one"
    with pytest.raises(ModelError):
        await anext(stream)
    assert len(begun.requests) == 1


async def test_the_breaker_opens_after_three_failures_and_then_refuses_at_once() -> None:
    time = Time()
    inner = script(BUSY, BUSY, BUSY, "back")
    model = BreakingModel(inner, cooldown_s=30, clock=time.clock)
    for number in range(3):
        assert model.why_closed() == "", number
        with pytest.raises(ModelError, match="busy"):
            await model.generate(ask())
    assert "busy" in model.why_closed()
    with pytest.raises(ModelError, match="not asked now") as caught:
        await model.generate(ask())
    assert caught.value.retry_after == 30
    assert len(inner.requests) == 3


@pytest.mark.parametrize("status", [401, 403, 404])
async def test_a_fault_of_the_set_up_opens_the_breaker_at_once(status: int) -> None:
    model = BreakingModel(script(ModelError("no", status=status)))
    with pytest.raises(ModelError):
        await model.generate(ask())
    assert model.why_closed()


@pytest.mark.parametrize(
    "error",
    [ModelError("bad", status=400), ModelError("long", status=413), BudgetExceeded("spent"),
     BadReply("odd")],
)  # fmt: skip
async def test_a_fault_of_one_request_never_opens_the_breaker(error: Exception) -> None:
    model = BreakingModel(ScriptedModel(CARD, lambda _request: error))  # type: ignore[arg-type, return-value]
    for _ in range(9):
        with pytest.raises(type(error)):
            await model.generate(ask())
    assert model.why_closed() == ""


async def test_after_the_cool_down_one_trial_decides() -> None:
    time = Time()
    model = BreakingModel(script(*[BUSY] * 4, "back", "again"), cooldown_s=30, clock=time.clock)
    for _ in range(3):
        with pytest.raises(ModelError):
            await model.generate(ask())
    time.now = 31
    assert model.why_closed() == ""
    with pytest.raises(ModelError, match="busy"):
        await model.generate(ask())
    assert model.why_closed()
    time.now = 62
    assert (await model.generate(ask())).text == "back"
    assert (await model.generate(ask())).text == "again"


async def test_only_one_trial_runs_at_a_time() -> None:
    time, gate = Time(), asyncio.Event()

    async def wait(_seconds: float) -> None:
        await gate.wait()

    def answer(_request: ChatRequest) -> Line:
        return BUSY if time.now == 0 else "back"

    slow = RateLimitedModel(ScriptedModel(CARD, answer), 3, clock=time.clock, sleep=wait)
    gate.set()
    model = BreakingModel(slow, cooldown_s=1, clock=time.clock)
    for _ in range(3):
        with pytest.raises(ModelError):
            await model.generate(ask())
    gate.clear()
    time.now = 2
    trial = asyncio.create_task(model.generate(ask()))
    await asyncio.sleep(0)
    with pytest.raises(ModelError, match="trial"):
        await model.generate(ask())
    gate.set()
    assert (await trial).text == "back"
    assert model.why_closed() == ""


async def test_a_cancelled_trial_lets_the_next_one_through() -> None:
    time, gate = Time(), asyncio.Event()

    async def wait(_seconds: float) -> None:
        await gate.wait()

    inner = RateLimitedModel(script(BUSY, "back"), 1, clock=time.clock, sleep=wait)
    model = BreakingModel(inner, threshold=1, cooldown_s=1, clock=time.clock)
    with pytest.raises(ModelError):
        await model.generate(ask())
    time.now = 2
    trial = asyncio.create_task(model.generate(ask()))
    await asyncio.sleep(0)
    trial.cancel()
    await asyncio.gather(trial, return_exceptions=True)
    assert model.why_closed() == ""
    gate.set()
    assert (await model.generate(ask())).text == "back"


async def test_the_breaker_stays_open_as_long_as_the_server_asked() -> None:
    time = Time()
    told = ModelError("quota", status=429, retry_after=600, retryable=True)
    model = BreakingModel(script(told), threshold=1, cooldown_s=30, clock=time.clock)
    with pytest.raises(ModelError):
        await model.generate(ask())
    time.now = 599
    assert model.why_closed()
    time.now = 601
    assert model.why_closed() == ""


async def test_requests_beyond_the_rate_wait_their_turn() -> None:
    time = Time()
    model = RateLimitedModel(
        ScriptedModel(CARD, lambda _r: "x"), 60, clock=time.clock, sleep=time.sleep
    )
    for _ in range(66):
        await model.generate(ask())
    assert time.now == pytest.approx(60)  # a burst of six, then one a second


async def test_an_idle_minute_is_not_saved_up() -> None:
    time = Time()
    model = RateLimitedModel(
        ScriptedModel(CARD, lambda _r: "x"), 60, clock=time.clock, sleep=time.sleep
    )
    time.now = 1000
    for _ in range(10):
        await model.generate(ask())
    assert time.now == pytest.approx(1004)


async def test_no_more_requests_at_once_than_allowed() -> None:
    under_way: list[int] = []
    now = 0

    class Counting(ScriptedModel):
        async def generate(self, request: ChatRequest) -> ChatReply:
            nonlocal now
            now += 1
            under_way.append(now)
            await asyncio.sleep(0)
            now -= 1
            return await super().generate(request)

    model = ConcurrencyLimitedModel(Counting(CARD, lambda _r: "x"), 3)
    await asyncio.gather(*(model.generate(ask()) for _ in range(12)))
    assert max(under_way) == 3


@pytest.mark.parametrize("wrapper", [RateLimitedModel, ConcurrencyLimitedModel])
def test_a_limit_of_zero_is_refused(wrapper: type) -> None:
    with pytest.raises(ValueError, match="1 or more"):
        wrapper(script(), 0)


async def test_a_recording_can_be_replayed() -> None:
    recorder = RecordingModel(script("first", BUSY))
    await recorder.generate(ask("one"))
    with pytest.raises(ModelError):
        await recorder.generate(ask("two"))
    again = replay(CARD, recorder.exchanges)
    assert (await again.generate(ask("one"))).text == "first"
    with pytest.raises(ModelError, match="busy"):
        await again.generate(ask("two"))
    with pytest.raises(ModelError, match="no recorded answer"):
        await again.generate(ask("three"))


async def test_a_script_at_its_end_says_so() -> None:
    model = script("only")
    await model.generate(ask())
    with pytest.raises(ModelError, match="no line left"):
        await model.generate(ask())
