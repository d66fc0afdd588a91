"""Recording: what a model was asked and what it answered, kept for tests and for replay."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass

from ...errors import AdwrightError, ModelError
from .port import ChatModel, ChatReply, ChatRequest, ModelCard
from .scripted import Line, ScriptedModel


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """One request and what came of it."""

    request: ChatRequest
    outcome: ChatReply | AdwrightError


class RecordingModel:
    """A ChatModel that keeps every exchange with the inner one, in memory."""

    def __init__(self, model: ChatModel) -> None:
        self._model = model
        self.exchanges: list[Exchange] = []
        """What was said, in order of completion."""

    @property
    def card(self) -> ModelCard:
        """The inner model's card."""
        return self._model.card

    async def generate(self, request: ChatRequest) -> ChatReply:
        """The inner model's answer, kept."""
        try:
            reply = await self._model.generate(request)
        except AdwrightError as error:
            self.exchanges.append(Exchange(request=request, outcome=error))
            raise
        self.exchanges.append(Exchange(request=request, outcome=reply))
        return reply

    async def stream(self, request: ChatRequest) -> AsyncIterator[str]:
        """The inner model's pieces; kept as one reply when they have all come."""
        pieces: list[str] = []
        try:
            async for piece in self._model.stream(request):
                pieces.append(piece)
                yield piece
        except AdwrightError as error:
            self.exchanges.append(Exchange(request=request, outcome=error))
            raise
        reply = ChatReply(text="".join(pieces), model=self.card.model)
        self.exchanges.append(Exchange(request=request, outcome=reply))


def replay(card: ModelCard, exchanges: Iterable[Exchange]) -> ScriptedModel:
    """A model that answers recorded requests as recorded, and others with ModelError."""
    known = {_fingerprint(exchange.request): exchange.outcome for exchange in exchanges}

    def answer(request: ChatRequest) -> Line:
        outcome = known.get(_fingerprint(request))
        return outcome or ModelError(f"no recorded answer for this {request.task!r} request")

    return ScriptedModel(card, answer)


def _fingerprint(request: ChatRequest) -> str:
    return json.dumps(
        [
            request.task,
            [[message.role, message.text] for message in request.messages],
            request.answer_schema,
            request.seed,
            request.temperature,
            request.max_tokens,
            [image.data.hex() for image in request.images],
        ],
        sort_keys=True,
    )
