"""Turns: the rows of one process compute one after another, those that wait for models aside.

Rows that wait a second for the same server come back together. Left to the event loop they would
all advance at once by a small step each, none would send its next request before the others had
nearly done so too, and they would come back together again. In turns the first sends its request
while the others wait, and after one round all are spread out.
"""

from __future__ import annotations

import asyncio
import functools
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from typing import Any

from ..models.port import ChatModel, ChatReply, ChatRequest, ModelCard

Node = Callable[..., Awaitable[Any]]


@dataclass
class _Row:
    """A row under way."""

    ready: float = field(default_factory=time.monotonic)
    """When it last had what it needs to go on: it began, or a model answered."""


@dataclass
class _Stay:
    """One node of a row that is at work."""

    away: int = 0
    """Models that it waits for."""


_ROW: ContextVar[_Row] = ContextVar("row")
_STAY: ContextVar[_Stay] = ContextVar("stay")


class Turns:
    """One turn for all nodes of all rows in an event loop; the row that is ready longest is next.

    Only code that runs in the loop's own thread may use it.
    """

    def __init__(self) -> None:
        self._taken = False
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = count()

    @contextmanager
    def row(self) -> Iterator[None]:
        """Around all work for one row."""
        token = _ROW.set(_Row())
        try:
            yield
        finally:
            _ROW.reset(token)

    def around(self, node: Node) -> Node:
        """The node, run when it is its row's turn."""

        @functools.wraps(node)
        async def in_turn(*arguments: Any, **named: Any) -> Any:
            stay = _Stay()
            await self._take()
            token = _STAY.set(stay)
            try:
                return await node(*arguments, **named)
            finally:
                _STAY.reset(token)
                if not stay.away:
                    self._leave()

        return in_turn

    @asynccontextmanager
    async def away(self) -> AsyncIterator[None]:
        """While a node waits for a model: its turn goes to another, and then it queues again.

        A node that is given up meanwhile ends without another turn.
        """
        stay = _STAY.get(None)
        if stay is None:
            yield
            return
        stay.away += 1
        if stay.away == 1:
            self._leave()
        try:
            yield
        except Exception:
            await self._back(stay)
            raise
        else:
            await self._back(stay)

    async def _back(self, stay: _Stay) -> None:
        _ROW.get().ready = time.monotonic()
        if stay.away == 1:
            await self._take()
        stay.away -= 1

    async def _take(self) -> None:
        if not self._taken:
            self._taken = True
            return
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heappush(self._waiting, (_ROW.get().ready, next(self._order), mine))
        try:
            await mine
        except asyncio.CancelledError:
            if not mine.cancelled():  # it was our turn just then
                self._leave()
            raise

    def _leave(self) -> None:
        while self._waiting:
            *_, following = heappop(self._waiting)
            if not following.done():
                following.set_result(None)
                return
        self._taken = False


class AwayModel:
    """A ChatModel whose callers give up their turn while it works."""

    def __init__(self, model: ChatModel, turns: Turns) -> None:
        self._model = model
        self._turns = turns

    @property
    def card(self) -> ModelCard:
        """The inner model's card."""
        return self._model.card

    async def generate(self, request: ChatRequest) -> ChatReply:
        """The inner model's answer. Raises as it does."""
        async with self._turns.away():
            return await self._model.generate(request)

    async def stream(self, request: ChatRequest) -> AsyncIterator[str]:
        """The inner model's pieces. Raises as it does."""
        async with self._turns.away():
            async for piece in self._model.stream(request):
                yield piece
