"""Retries: only what may succeed later, not sooner than the server asked, within a deadline."""

from __future__ import annotations

import asyncio
import dataclasses
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable

from ...errors import ModelError
from .port import ChatModel, ChatReply, ChatRequest, ModelCard


class RetryingModel:
    """A ChatModel whose retryable failures are tried again.

    Waits what the server asked for (`retry_after`), else exponentially with full jitter
    (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/). A wait longer than
    `patience_s`, or past the deadline, is not worth it while another model could answer: the
    error is raised at once.
    """

    def __init__(
        self,
        model: ChatModel,
        *,
        attempts: int = 3,
        deadline_s: float = 60.0,
        base_s: float = 0.25,
        patience_s: float = 5.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._model = model
        self._attempts = attempts
        self._deadline_s = deadline_s
        self._base_s = base_s
        self._patience_s = patience_s
        self._clock = clock
        self._sleep = sleep

    @property
    def card(self) -> ModelCard:
        """The inner model's card."""
        return self._model.card

    async def generate(self, request: ChatRequest) -> ChatReply:
        """The first answer that comes; `attempts` counts every call. Raises the last error."""
        ends = self._clock() + self._deadline_s
        failed = 0
        while True:
            try:
                async with asyncio.timeout(max(0.001, ends - self._clock())):
                    reply = await self._model.generate(request)
            except TimeoutError as error:
                raise self._late() from error
            except ModelError as error:
                failed += 1
                await self._pause(error, failed, ends)
            else:
                return dataclasses.replace(reply, attempts=reply.attempts + failed)

    async def stream(self, request: ChatRequest) -> AsyncIterator[str]:
        """The pieces; a failure is retried only before the first piece was given on."""
        ends = self._clock() + self._deadline_s
        failed = 0
        while True:
            begun = False
            try:
                async for piece in self._model.stream(request):
                    begun = True
                    yield piece
            except ModelError as error:
                if begun:
                    raise
                failed += 1
                await self._pause(error, failed, ends)
            else:
                return

    async def _pause(self, error: ModelError, failed: int, ends: float) -> None:
        """Wait before the next try, or raise `error` when there is to be none."""
        if not error.retryable or failed >= self._attempts:
            raise error
        wait = error.retry_after
        if wait is None:
            wait = random.uniform(0, self._base_s * 2**failed)
        if wait > self._patience_s or self._clock() + wait >= ends:
            raise error
        await self._sleep(wait)

    def _late(self) -> ModelError:
        return ModelError(
            f"{self.card.name} gave no answer within {self._deadline_s:g} s; "
            "set ADWRIGHT_REQUEST_TIMEOUT_S higher",
            retryable=True,
        )
