"""A rate limit toward a model: so many requests a minute, later ones wait their turn."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable

from .port import ChatModel, ChatReply, ChatRequest, ModelCard

_BURST_SHARE = 10


class RateLimitedModel:
    """A ChatModel that is asked at most `requests_per_minute` times a minute.

    A token bucket: a tenth of the minute's requests may come at once, the others evenly spaced.
    Each call books its turn when it comes, so the limit holds across event loops.
    """

    def __init__(
        self,
        model: ChatModel,
        requests_per_minute: int,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        if requests_per_minute < 1:
            raise ValueError(f"requests_per_minute is {requests_per_minute}; give 1 or more")
        self._model = model
        self._gap = 60.0 / requests_per_minute
        self._burst = max(1, requests_per_minute // _BURST_SHARE)
        self._clock = clock
        self._sleep = sleep
        self._full_at = 0.0
        """Time at which the bucket will be full again."""

    @property
    def card(self) -> ModelCard:
        """The inner model's card."""
        return self._model.card

    async def generate(self, request: ChatRequest) -> ChatReply:
        """The inner model's answer, when its turn has come."""
        await self._turn()
        return await self._model.generate(request)

    async def stream(self, request: ChatRequest) -> AsyncIterator[str]:
        """The inner model's pieces, when its turn has come."""
        await self._turn()
        async for piece in self._model.stream(request):
            yield piece

    async def _turn(self) -> None:
        now = self._clock()
        self._full_at = max(self._full_at, now) + self._gap
        wait = self._full_at - now - self._gap * self._burst
        if wait > 0:
            await self._sleep(wait)
