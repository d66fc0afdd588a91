"""Every way in which a server can fail becomes one stated error of ours."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from typing import Any

import pytest

from adwright.agents.models.port import ChatRequest, Image, Message
from adwright.errors import AdwrightError, BadReply, ModelError
from adwright.evals.wire.faults import Fault, FaultKind

SCHEMA = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}
REQUEST = ChatRequest(
    task="t", messages=(Message(role="user", text="retro sneakers"),), answer_schema=SCHEMA
)
STATUSES = {
    FaultKind.BAD_REQUEST: (400, False),
    FaultKind.BAD_KEY: (401, False),
    FaultKind.UNAUTHENTICATED: (401, False),
    FaultKind.FORBIDDEN: (403, False),
    FaultKind.RATE_LIMITED: (429, True),
    FaultKind.INTERNAL: (500, True),
    FaultKind.UNAVAILABLE: (503, True),
    FaultKind.STALL: (None, True),
    FaultKind.CUT: (None, True),
    FaultKind.MALFORMED: (None, True),
}
BAD_REPLIES = {
    FaultKind.SAFETY: "safety",
    FaultKind.BLOCKED_PROMPT: "safety",
    FaultKind.EMPTY: "other",
    FaultKind.MAX_TOKENS: "length",
}
FORMATS = ("gemini", "openai")


async def outcome(model: Any, *, streamed: bool) -> str:
    if streamed:
        return "".join([piece async for piece in model.stream(REQUEST)])
    return str((await model.generate(REQUEST)).text)


def test_every_fault_has_a_stated_outcome() -> None:
    told = {*STATUSES, *BAD_REPLIES, FaultKind.BAD_ANSWER, FaultKind.THOUGHT_FIRST}
    assert told == set(FaultKind)


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize("kind", STATUSES)
@pytest.mark.parametrize("form", FORMATS)
async def test_a_failing_server_is_a_model_error_with_its_status(
    wire: Mapping[str, Any], form: str, kind: FaultKind, *, streamed: bool
) -> None:
    server_type, model_of = wire[form]
    wait = 3.0 if kind in {FaultKind.RATE_LIMITED, FaultKind.UNAVAILABLE} else None
    async with server_type(lambda _body: Fault(kind=kind, retry_after_s=wait)) as server:
        model = model_of(server.url, timeout_s=0.5 if kind is FaultKind.STALL else 20.0)
        with pytest.raises(ModelError) as caught:
            await outcome(model, streamed=streamed)
    status, retryable = STATUSES[kind]
    assert (caught.value.status, caught.value.retryable) == (status, retryable)
    assert caught.value.retry_after == wait


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize("kind", BAD_REPLIES)
@pytest.mark.parametrize("form", FORMATS)
async def test_an_unusable_answer_is_a_bad_reply_with_its_reason(
    wire: Mapping[str, Any], form: str, kind: FaultKind, *, streamed: bool
) -> None:
    server_type, model_of = wire[form]
    async with server_type(lambda _body: Fault(kind=kind)) as server:
        with pytest.raises(BadReply) as caught:
            await outcome(model_of(server.url), streamed=streamed)
    assert caught.value.finish == BAD_REPLIES[kind]


@pytest.mark.parametrize("form", FORMATS)
async def test_an_answer_that_is_not_json_is_a_bad_reply_that_keeps_its_text(
    wire: Mapping[str, Any], form: str
) -> None:
    server_type, model_of = wire[form]
    async with server_type(lambda _body: Fault(kind=FaultKind.BAD_ANSWER)) as server:
        with pytest.raises(BadReply) as caught:
            await model_of(server.url).generate(REQUEST)
    assert caught.value.text.startswith("Sure!")


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize("form", FORMATS)
async def test_a_thought_is_never_taken_for_the_answer(
    wire: Mapping[str, Any], form: str, *, streamed: bool
) -> None:
    server_type, model_of = wire[form]
    async with server_type(lambda _body: Fault(kind=FaultKind.THOUGHT_FIRST)) as server:
        text = await outcome(model_of(server.url), streamed=streamed)
    assert text.startswith("{")


@pytest.mark.parametrize("form", FORMATS)
async def test_a_server_that_is_not_there_is_a_retryable_model_error(
    wire: Mapping[str, Any], form: str
) -> None:
    server_type, model_of = wire[form]
    async with server_type() as server:
        url = server.url
    with pytest.raises(ModelError) as caught:
        await model_of(url).generate(REQUEST)
    assert (caught.value.status, caught.value.retryable) == (None, True)


@pytest.mark.parametrize("form", FORMATS)
async def test_the_key_is_sent_and_stands_in_no_error(wire: Mapping[str, Any], form: str) -> None:
    server_type, model_of = wire[form]
    async with server_type(lambda _body: Fault(kind=FaultKind.BAD_KEY)) as server:
        model = model_of(server.url)
        with pytest.raises(AdwrightError) as caught:
            await model.generate(REQUEST)
        assert "wire-key-5f2" in str(server.received[0].headers)
    shown = f"{caught.value!r} {caught.value} {model!r} {model.card!r} {vars(model)!r}"
    assert "wire-key-5f2" not in shown


@pytest.mark.parametrize("form", FORMATS)
async def test_pictures_and_system_words_arrive(wire: Mapping[str, Any], form: str) -> None:
    server_type, model_of = wire[form]
    picture = Image(data=b"\x89PNG-bytes", media_type="image/png")
    messages = (Message(role="system", text="Be brief."), *REQUEST.messages)
    request = ChatRequest(task="t", messages=messages, images=(picture,), answer_schema=SCHEMA)
    async with server_type() as server:
        await model_of(server.url).generate(request)
        sent = server.received[0].body.decode()
    assert "Be brief." in sent
    assert "image/png" in sent
    assert "iVBORy1ieXRlcw" in sent


@pytest.mark.parametrize("form", FORMATS)
async def test_our_own_schema_keywords_stay_at_home_and_are_said_in_words(
    wire: Mapping[str, Any], form: str
) -> None:
    server_type, model_of = wire[form]
    text = {"type": "string", "maxLength": 40, "x-maxWidth": 30, "x-numbers": ["79"]}
    schema = {"type": "object", "properties": {"a": text}, "required": ["a"]}
    request = ChatRequest(task="t", messages=REQUEST.messages, answer_schema=schema)
    async with server_type() as server:
        await model_of(server.url).generate(request)
        sent = server.received[0].body.decode()
    assert "x-maxWidth" not in sent
    assert "x-numbers" not in sent
    assert "at most 30 characters" in sent


async def test_fifty_slow_answers_are_served_at_once(wire: Mapping[str, Any]) -> None:
    server_type, model_of = wire["gemini"]
    async with server_type(latency_s=1.0) as server:
        model = model_of(server.url, timeout_s=60.0)
        await model.generate(REQUEST)
        started = time.perf_counter()
        await asyncio.gather(*(model.generate(REQUEST) for _ in range(50)))
        assert time.perf_counter() - started < 25  # one after the other would be 50 s
        assert server.most_at_once > 10
