"""Asking the builtin writer: one request per text, all of one ad side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...schema import AssetKind
from ...tools.platforms import AssetSpec
from ..models.port import ChatReply, ChatRequest
from ..writer.asking import request_for, text_of
from .asks import WriterAsk, asks_for
from .assignment import Assignment


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
        request_for(ask.sheet, ask.ask, seed=job.seed + index) for index, ask in enumerate(asks)
    )


def read_reply(ask: WriterAsk, reply: ChatReply) -> Written | None:
    """The text of a reply, with the kind and angle asked for; None where it is not sound."""
    text = text_of(ask.sheet, ask.ask, reply)
    return Written(kind=ask.kind, angle=ask.ask.angle.value, text=text) if text else None
