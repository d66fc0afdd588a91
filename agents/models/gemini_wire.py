"""Requests and replies in google-genai's terms, from and to our own."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from ...errors import BadReply
from ...schema import TokenCount
from .answers import charged, parsed_answer
from .port import ChatReply, ChatRequest
from .wire_schema import wire_schema

_BLOCKED = frozenset(
    {
        "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY",
        "IMAGE_PROHIBITED_CONTENT", "IMAGE_RECITATION", "MODEL_ARMOR", "JAILBREAK",
    }
)  # fmt: skip
_THINKING = {"gemini-2.5-pro": 128, "gemini-2.5-flash": 0}
"""Least thinking that a model family allows, in tokens; short copy gains nothing from more.
https://ai.google.dev/gemini-api/docs/thinking#set-budget"""
_MAX_SEED = 0x7FFFFFFF


def gemini_call(request: ChatRequest, model: str) -> dict[str, Any]:
    """Keyword arguments of generate_content for `request`."""
    from google.genai import types

    system = [message.text for message in request.messages if message.role == "system"]
    wire = _wire_classes()
    contents = [
        wire.content(
            role="model" if message.role == "assistant" else "user",
            parts=[wire.part(text=message.text)],
        )
        for message in request.messages
        if message.role != "system"
    ]
    images = [
        wire.part(inline_data=types.Blob(data=image.data, mime_type=image.media_type))
        for image in request.images
    ]
    if images and contents and contents[-1].parts is not None:
        contents[-1].parts = [*images, *contents[-1].parts]
    return {
        "model": model,
        "contents": contents,
        "config": wire.config(
            system_instruction="\n\n".join(system) or None,
            automatic_function_calling=types.AutomaticFunctionCallingConfig(disable=True),
            **_decoding(request, model),
        ),
    }


class _WireClasses(NamedTuple):
    """What a call is made of."""

    config: type[Any]
    content: type[Any]
    part: type[Any]


@cache
def _wire_classes() -> _WireClasses:
    """The SDK's classes of a call, answering `key in value` at once, the config not copied deeply.

    The SDK asks that of some hundred keys for each call; pydantic walks over all fields to find,
    each time, that a field name is not one of its (name, value) pairs: half of the SDK's own time.
    It copies the config twice to keep the caller's own unchanged; this one is made for one call.
    """
    from google.genai import types

    class Quick:
        def __contains__(self, _key: object) -> bool:
            return False

    class Config(Quick, types.GenerateContentConfig):
        def model_copy(self, *, update: Any = None, deep: bool = False) -> Any:
            return super().model_copy(update=update) if update or not deep else self

    class Content(Quick, types.Content):
        pass

    class Part(Quick, types.Part):
        pass

    return _WireClasses(config=Config, content=Content, part=Part)


def _decoding(request: ChatRequest, model: str) -> dict[str, Any]:
    from google.genai import types

    settings: dict[str, Any] = {
        "temperature": request.temperature,
        "max_output_tokens": request.max_tokens,
    }
    if request.seed is not None:
        settings["seed"] = request.seed & _MAX_SEED
    if request.answer_schema is not None:
        settings["response_mime_type"] = "application/json"
        settings["response_json_schema"] = wire_schema(request.answer_schema)
    budget = next((b for name, b in _THINKING.items() if model.startswith(name)), None)
    if budget is not None:
        settings["thinking_config"] = types.ThinkingConfig(thinking_budget=budget)
        settings["max_output_tokens"] += budget
    return settings


def chunk_text(response: Any) -> str:
    """Text of a response or chunk; thoughts left out."""
    candidates = response.candidates or []
    content = candidates[0].content if candidates else None
    parts = (content.parts if content is not None else None) or []
    return "".join(part.text for part in parts if part.text and not part.thought)


def finish_name(response: Any) -> str:
    """Why the model ended, in Google's word; empty while it goes on."""
    candidates = response.candidates or []
    reason = candidates[0].finish_reason if candidates else None
    return "" if reason is None else str(reason.value)


def check_finish(response: Any, reason: str, text: str) -> None:
    """Raise BadReply for a blocked, cut-off or empty answer."""
    feedback = response.prompt_feedback
    if feedback is not None and feedback.block_reason is not None:
        why = str(feedback.block_reason.value)
        raise BadReply(f"Gemini blocked the prompt: {why}", finish="safety")
    if reason == "MAX_TOKENS":
        raise BadReply("Gemini's answer was cut off: MAX_TOKENS", text=text, finish="length")
    if reason in _BLOCKED:
        raise BadReply(f"Gemini blocked its answer: {reason}", text=text, finish="safety")
    if reason not in {"STOP", "", "FINISH_REASON_UNSPECIFIED"}:
        raise BadReply(f"Gemini ended its answer with {reason}", text=text, finish="other")
    if not text:
        raise BadReply("Gemini answered with nothing", finish="other")


def reply_of(response: Any, request: ChatRequest, model: str, latency_ms: float) -> ChatReply:
    """Our reply. Raises BadReply when the answer is unusable."""
    text = chunk_text(response)
    usage = response.usage_metadata
    spent = (usage.candidates_token_count or 0, usage.thoughts_token_count or 0) if usage else ()
    tokens = TokenCount(input=(usage.prompt_token_count or 0) if usage else 0, output=sum(spent))
    with charged(tokens):
        check_finish(response, finish_name(response), text)
        value = parsed_answer(text, request.answer_schema)
    return ChatReply(
        text=text,
        value=value,
        input_tokens=tokens.input,
        output_tokens=tokens.output,
        latency_ms=latency_ms,
        model=response.model_version or model,
    )
