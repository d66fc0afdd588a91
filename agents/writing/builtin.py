"""Asking the builtin writer: one request per text, all of one ad side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...schema import AssetKind
from ...tools.platforms import AssetSpec
from ..models.port import MAX_WIDTH, NUMBERS, ChatReply, ChatRequest, Message
from ..writer.sheet import render
from .asks import WriterAsk, asks_for
from .assignment import Assignment

TEMPERATURE = 0.8
"""Sampling temperature: low enough to copy facts, high enough for candidates to differ."""
TOKENS_PER_CELL = 0.9
"""Most answer tokens per unit of width, over the writer's languages."""


@dataclass(frozen=True, kw_only=True)
class Written:
    """A text that the builtin writer wrote, and what it was asked for."""

    kind: AssetKind
    angle: str
    text: str


def asks_of(job: Assignment, kinds: Sequence[AssetSpec]) -> tuple[WriterAsk, ...]:
    """Every ask of one ad, kind by kind."""
    return tuple(ask for spec in kinds for ask in asks_for(spec, job.sheet))


def writer_requests(job: Assignment, asks: Sequence[WriterAsk]) -> tuple[ChatRequest, ...]:
    """One request an ask, each with its own seed."""
    return tuple(
        ChatRequest(
            task="write",
            messages=(Message(role="user", text=render(ask.sheet, ask.ask)),),
            answer_schema={
                "type": "string",
                "minLength": 2,
                MAX_WIDTH: ask.ask.max_width,
                NUMBERS: list(job.numbers),
            },
            max_tokens=8 + int(ask.ask.max_width * TOKENS_PER_CELL),
            temperature=TEMPERATURE,
            seed=job.seed + index,
        )
        for index, ask in enumerate(asks)
    )


def read_reply(ask: WriterAsk, reply: ChatReply) -> Written:
    """The text of a reply, with the kind and angle that were asked for."""
    text = reply.value if isinstance(reply.value, str) else reply.text
    return Written(kind=ask.kind, angle=ask.ask.angle.value, text=text)
