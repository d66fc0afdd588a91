"""A circuit breaker: a model that keeps failing is not asked again for a while."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager

from ...errors import BadReply, BudgetExceeded, ModelError
from .port import ChatModel, ChatReply, ChatRequest, ModelCard

_SETUP_FAULTS = frozenset({401, 403, 404})
"""A wrong key, a missing right or a wrong model name: the next call cannot fare better."""
_REQUEST_FAULTS = frozenset({400, 413, 422})
"""The request is at fault; other requests may do well."""


class BreakingModel:
    """A ChatModel that refuses at once while the inner one is known to be down.

    It opens after `threshold` failures in a row (one, when the set-up is at fault), for
    `cooldown_s` or what the server asked for; then one call is let through as a trial, and its
    outcome closes or re-opens it. Shared by all campaigns of a process.
    """

    def __init__(
        self,
        model: ChatModel,
        *,
        threshold: int = 3,
        cooldown_s: float = 30.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._model = model
        self._threshold = threshold
        self._cooldown_s = cooldown_s
        self._clock = clock
        self._failures = 0
        self._opens_again = 0.0
        self._reason = ""
        self._trial = False

    @property
    def card(self) -> ModelCard:
        """The inner model's card."""
        return self._model.card

    def why_closed(self) -> str:
        """Why the model is not to be asked now; empty when it may be asked."""
        if not self._reason:
            return ""
        left = self._opens_again - self._clock()
        if left > 0:
            return f"{self._reason} (asked again in {left:.0f} s)"
        return f"{self._reason} (a trial call is under way)" if self._trial else ""

    async def generate(self, request: ChatRequest) -> ChatReply:
        """The inner model's answer. Raises ModelError at once while open."""
        with self._watched():
            return await self._model.generate(request)

    async def stream(self, request: ChatRequest) -> AsyncIterator[str]:
        """The inner model's pieces. Raises ModelError at once while open."""
        with self._watched():
            async for piece in self._model.stream(request):
                yield piece

    @contextmanager
    def _watched(self) -> Iterator[None]:
        closed = self.why_closed()
        if closed:
            left = max(0.0, self._opens_again - self._clock())
            raise ModelError(f"{self.card.name} is not asked now: {closed}", retry_after=left)
        trial = self._trial = bool(self._reason)
        try:
            yield
        except BudgetExceeded:
            raise
        except BadReply:
            self._succeeded()
            raise
        except ModelError as error:
            self._failed(error, trial=trial)
            raise
        else:
            self._succeeded()
        finally:
            if trial:
                self._trial = False

    def _succeeded(self) -> None:
        self._failures = 0
        self._reason = ""

    def _failed(self, error: ModelError, *, trial: bool) -> None:
        if error.status in _REQUEST_FAULTS:
            return
        self._failures += 1
        if trial or error.status in _SETUP_FAULTS or self._failures >= self._threshold:
            self._reason = str(error)
            self._opens_again = self._clock() + max(self._cooldown_s, error.retry_after or 0.0)
