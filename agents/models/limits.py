"""A limit on how many requests a model answers at once; later ones wait."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from weakref import WeakKeyDictionary

from .port import ChatModel, ChatReply, ChatRequest, ModelCard


class ConcurrencyLimitedModel:
    """A ChatModel that is asked at most `at_once` times at once, in each event loop."""

    def __init__(self, model: ChatModel, at_once: int) -> None:
        if at_once < 1:
            raise ValueError(f"at_once is {at_once}; give 1 or more")
        self._model = model
        self._at_once = at_once
        self._gates: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = (
            WeakKeyDictionary()
        )

    @property
    def card(self) -> ModelCard:
        """The inner model's card."""
        return self._model.card

    async def generate(self, request: ChatRequest) -> ChatReply:
        """The inner model's answer, when a place is free."""
        async with self._gate():
            return await self._model.generate(request)

    async def stream(self, request: ChatRequest) -> AsyncIterator[str]:
        """The inner model's pieces, when a place is free."""
        async with self._gate():
            async for piece in self._model.stream(request):
                yield piece

    def _gate(self) -> asyncio.Semaphore:
        loop = asyncio.get_running_loop()
        if loop not in self._gates:
            self._gates[loop] = asyncio.Semaphore(self._at_once)
        return self._gates[loop]
