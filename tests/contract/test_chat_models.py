"""The laws of the ChatModel port, held by every implementation."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from adwright.agents.models.answers import parsed_answer
from adwright.agents.models.grammar_chars import is_digit, width
from adwright.agents.models.port import ChatModel, ChatRequest, Message
from adwright.errors import AdwrightError, BadReply

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "tone": {"enum": ["warm", "dry"]},
        "texts": {
            "type": "array",
            "items": {"type": "string", "maxLength": 24},
            "minItems": 2,
            "maxItems": 3,
        },
        "sure": {"type": "boolean"},
    },
    "required": ["tone", "texts", "sure"],
}
WORDS = "<<<brief qq\nRetro sneakers for people who love old tracks\nqq brief>>>"


def ask(schema: Any = SCHEMA, *, seed: int = 1, **changes: Any) -> ChatRequest:
    system = Message(role="system", text="You write short ads.")
    settings: dict[str, Any] = {"max_tokens": 400, "temperature": 1.0, **changes}
    return ChatRequest(
        task="write",
        messages=(system, Message(role="user", text=WORDS)),
        answer_schema=schema,
        seed=seed,
        **settings,
    )


async def test_the_answer_has_the_form_asked_for(model: ChatModel) -> None:
    reply = await model.generate(ask())
    assert reply.value == parsed_answer(reply.text, SCHEMA)
    assert list(reply.value) == ["tone", "texts", "sure"]
    assert 2 <= len(reply.value["texts"]) <= 3
    assert all(reply.value["texts"])


async def test_usage_time_and_model_are_told(model: ChatModel) -> None:
    reply = await model.generate(ask())
    assert reply.input_tokens > 0
    assert reply.output_tokens > 0
    assert reply.attempts == 1
    assert reply.finish == "stop"
    assert reply.model


async def test_streamed_pieces_join_to_an_answer_of_whole_characters(model: ChatModel) -> None:
    pieces = [piece async for piece in model.stream(ask())]
    text = "".join(pieces)
    assert len(pieces) > 1
    assert parsed_answer(text, SCHEMA) == json.loads(text)
    assert "�" not in text


async def test_many_requests_at_once_are_all_answered(model: ChatModel) -> None:
    replies = await asyncio.gather(*(model.generate(ask(seed=seed)) for seed in range(20)))
    assert all(parsed_answer(reply.text, SCHEMA) for reply in replies)


async def test_a_cancelled_call_frees_the_model(model: ChatModel) -> None:
    calls = [asyncio.create_task(model.generate(ask(seed=seed))) for seed in range(30)]
    await asyncio.sleep(0.02)
    for call in calls:
        call.cancel()
    await asyncio.gather(*calls, return_exceptions=True)
    assert all(call.cancelled() or call.exception() is None for call in calls)
    assert (await model.generate(ask())).text


async def test_a_stream_that_is_left_frees_the_model(model: ChatModel) -> None:
    stream = model.stream(ask())
    assert await anext(stream)
    await stream.aclose()  # type: ignore[attr-defined]
    assert (await model.generate(ask())).text


def test_one_model_serves_event_loops_one_after_the_other(model: ChatModel) -> None:
    texts = {asyncio.run(model.generate(ask())).text for _ in range(2)}
    assert all(texts)


async def test_an_answer_cut_off_by_the_token_limit_is_a_bad_reply(local_model: ChatModel) -> None:
    with pytest.raises(BadReply, match="cut off") as caught:
        await local_model.generate(ask(max_tokens=3))
    assert caught.value.finish == "length"
    assert caught.value.text


async def test_a_prompt_longer_than_the_context_is_refused_with_the_next_step(
    local_model: ChatModel,
) -> None:
    long = ChatRequest(task="t", messages=(Message(role="user", text="word " * 20_000),))
    with pytest.raises(AdwrightError, match="ADWRIGHT_LLAMA_CONTEXT"):
        await local_model.generate(long)


@pytest.mark.parametrize("limit", [8, 30])
async def test_width_and_numbers_hold_while_decoding(local_model: ChatModel, limit: int) -> None:
    schema = {"type": "string", "x-maxWidth": limit, "x-numbers": ["€79", "4.8"]}
    replies = await asyncio.gather(
        *(local_model.generate(ask(schema, seed=seed, temperature=1.5)) for seed in range(30))
    )
    for reply in replies:
        assert 1 <= width(reply.value) <= limit
        left = reply.value.replace("€79", "").replace("4.8", "")
        assert not any(is_digit(char) for char in left)


async def test_the_same_seed_gives_the_same_answer(local_model: ChatModel) -> None:
    first = await local_model.generate(ask(seed=5))
    second = await local_model.generate(ask(seed=5))
    assert first.text == second.text
