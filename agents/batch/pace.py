"""How many calls a hosted model takes at once: found out by asking, as TCP finds its rate.

Slow start (Jacobson, 1988): until the first refusal (429, 503, a dead connection), each round of
answers doubles the number. Then additive increase, multiplicative decrease (Chiu and Jain, 1989):
each round of answers without a refusal allows one call more, a refusal halves the number.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from ...errors import ModelError, RunStopped
from ..models.port import ChatModel, ChatReply, ChatRequest, ModelCard
from .account import current_account

START = 8.0
"""Calls at once before anything is known."""
LEAST, MOST = 1.0, 256.0
PATIENCE_S = 180.0
"""How long a model may be down before other models stand in for it, in seconds."""
_CALM_S = 1.0
"""Refusals within this time of a cut belong to the same crowding and cut no further."""
_NAP_S = 0.25
"""Longest time between two looks at the stop switch, in seconds."""
_LONGEST_WAIT_S = 30.0
"""Longest time between two tries that the server did not ask for, in seconds."""
_SETUP_FAULTS = frozenset({401, 403, 404})


@dataclass(kw_only=True)
class Aimd:
    """The limit of calls at once, and its rule. No clock, no input or output."""

    limit: float = START
    most: float = MOST
    _cut_at: float = float("-inf")
    _met_its_limit: bool = False

    def succeeded(self) -> None:
        """One answer without a refusal: a round of them doubles the limit, or adds one call."""
        step = 1 / max(1.0, self.limit) if self._met_its_limit else 1.0
        self.limit = min(self.most, self.limit + step)

    def refused(self, now: float) -> bool:
        """One refusal at `now`, in seconds; True when it cut the limit."""
        if now - self._cut_at < _CALM_S:
            return False
        self._cut_at = now
        self._met_its_limit = True
        self.limit = max(LEAST, self.limit / 2)
        return True


class Gate:
    """Lets as many calls through as the limit says, in the order in which they came."""

    def __init__(self, aimd: Aimd) -> None:
        self.aimd = aimd
        self.inside = 0
        self._waiting: deque[asyncio.Future[None]] = deque()

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """A place inside, for as long as the block runs."""
        await self._enter()
        try:
            yield
        finally:
            self.inside -= 1
            self._admit()

    async def _enter(self) -> None:
        if not self._waiting and self.inside < self._room():
            self.inside += 1
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.inside -= 1
                self._admit()
            raise

    def _room(self) -> int:
        return max(1, int(self.aimd.limit))

    def _admit(self) -> None:
        while self._waiting and self.inside < self._room():
            turn = self._waiting.popleft()
            if not turn.done():
                self.inside += 1
                turn.set_result(None)


class PacedModel:
    """A ChatModel that is asked at a rate it can bear, and waited for while it is down.

    A batch has time: a minute of 503 is waited out rather than written by a weaker model. A model
    that has not answered for `patience_s` is given up on, call by call, until one call (a trial
    of the circuit breaker inside) succeeds again. A fault of the set-up is not waited for.
    """

    def __init__(
        self,
        model: ChatModel,
        *,
        stopping: Callable[[], bool] = lambda: False,
        patience_s: float = PATIENCE_S,
        most: float = MOST,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._model = model
        self._stopping = stopping
        self._patience_s = patience_s
        self._clock = clock
        self._gate = Gate(Aimd(most=most, limit=min(START, most)))
        self._down_since: float | None = None
        self._given_up = False
        """Down for longer than the patience: nobody waits until a call succeeds again."""
        self._broken: ModelError | None = None
        """A fault of the set-up: no later call can fare better."""

    @property
    def card(self) -> ModelCard:
        """The inner model's card."""
        return self._model.card

    @property
    def limit(self) -> float:
        """Calls at once that the model is thought to bear."""
        return self._gate.aimd.limit

    async def generate(self, request: ChatRequest) -> ChatReply:
        """The inner model's answer. Raises RunStopped when the run stops while it waits."""
        tries, failing_since = 0, 0.0
        while True:
            self._go_on(tries)
            try:
                async with self._gate.place():
                    self._go_on(tries)
                    reply = await self._model.generate(request)
            except ModelError as error:
                tries += 1
                failing_since = failing_since if tries > 1 else self._clock()
                await self._nap(self._wait_after(error, tries, failing_since))
            else:
                self._answered(reply)
                return reply

    async def stream(self, request: ChatRequest) -> AsyncIterator[str]:
        """The whole answer as one piece: retries and waiting need it whole."""
        yield (await self.generate(request)).text

    def _go_on(self, tries: int) -> None:
        if self._broken:
            raise self._gave_up(self._broken)
        if tries and self._stopping():
            raise RunStopped("the run stops while it waits for a model that is down")

    def _answered(self, reply: ChatReply) -> None:
        self._down_since, self._given_up = None, False
        if reply.attempts > 1:
            self._gate.aimd.refused(self._clock())
        else:
            self._gate.aimd.succeeded()

    def _wait_after(self, error: ModelError, tries: int, failing_since: float) -> float:
        """Seconds to wait before the next try; raises `error` when there is to be none."""
        if error.status in _SETUP_FAULTS:
            self._broken = error
        if not error.retryable and error.retry_after is None:
            raise self._gave_up(error)
        now = self._clock()
        self._gate.aimd.refused(now)
        self._down_since = now if self._down_since is None else self._down_since
        jitter = random.uniform(0.5, 1.0) * min(_LONGEST_WAIT_S, 0.5 * 2 ** min(tries, 10))
        again: float = now + max(jitter, error.retry_after or 0.0)
        self._given_up |= again - self._down_since >= self._patience_s
        if self._given_up or again - failing_since >= self._patience_s:
            raise self._gave_up(error)
        return again - now

    def _gave_up(self, error: ModelError) -> ModelError:
        account = current_account()
        if account is not None:
            account.gave_up_on = self.card.name
        return error

    async def _nap(self, seconds: float) -> None:
        """Sleeps, but not through a stop."""
        ends = self._clock() + seconds
        while not self._stopping() and (left := ends - self._clock()) > 0:  # noqa: ASYNC110 - a
            # stop may come from a signal handler or another thread, which an Event cannot take
            await asyncio.sleep(min(left, _NAP_S))
