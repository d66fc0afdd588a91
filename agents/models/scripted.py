"""A ChatModel that answers from a script: for tests of what is built on adwright, and replays."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from typing import Any

from ...errors import AdwrightError, ModelError
from .answers import parsed_answer
from .port import ChatReply, ChatRequest, ModelCard

Line = str | ChatReply | AdwrightError
"""A text, a whole reply, or an error to raise."""
_PIECE = 8


class ScriptedModel:
    """Answers with the next line of a script, or with what a function of the request returns.

    A reply with a value and no text gets the value's JSON as text; a text is parsed when the
    request gives a schema. Raises ModelError when the script is at its end.
    """

    def __init__(
        self, card: ModelCard, script: Iterable[Line] | Callable[[ChatRequest], Line]
    ) -> None:
        self._card = card
        self._answer = script if callable(script) else _reader(iter(script))
        self.requests: list[ChatRequest] = []
        """Every request received, in order."""

    @property
    def card(self) -> ModelCard:
        """What this model is said to be."""
        return self._card

    async def generate(self, request: ChatRequest) -> ChatReply:
        """The scripted answer. Raises the scripted error, BadReply when the form is wrong."""
        self.requests.append(request)
        line = self._answer(request)
        if isinstance(line, AdwrightError):
            raise line
        reply = ChatReply(text=line) if isinstance(line, str) else line
        return self._completed(reply, request)

    async def stream(self, request: ChatRequest) -> AsyncIterator[str]:
        """The scripted answer in pieces of eight characters. Raises as `generate`."""
        text = (await self.generate(request)).text
        for start in range(0, len(text), _PIECE):
            yield text[start : start + _PIECE]

    def _completed(self, reply: ChatReply, request: ChatRequest) -> ChatReply:
        text, value = reply.text, reply.value
        if not text and value is not None:
            text = json.dumps(value, ensure_ascii=False)
        if value is None:
            value = parsed_answer(text, request.answer_schema)
        changes: dict[str, Any] = {"text": text, "value": value}
        changes["model"] = reply.model or self._card.model
        changes["input_tokens"] = reply.input_tokens or _rough_tokens(request)
        changes["output_tokens"] = reply.output_tokens or 1 + len(text) // 4
        return dataclasses.replace(reply, **changes)


def _reader(lines: Iterator[Line]) -> Callable[[ChatRequest], Line]:
    def answer(request: ChatRequest) -> Line:
        try:
            return next(lines)
        except StopIteration:
            return ModelError(f"the script has no line left for task {request.task!r}")

    return answer


def _rough_tokens(request: ChatRequest) -> int:
    """About four characters a token; a script has no tokenizer."""
    return 1 + sum(len(message.text) for message in request.messages) // 4
