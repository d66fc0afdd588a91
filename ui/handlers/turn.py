"""One turn of a conversation under way, followed by whoever looks at it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...errors import AdwrightError

if TYPE_CHECKING:
    from ...agents.conversation import Reply
    from ...agents.state import Event

PACE_S = 0.12
"""Least time between two renderings while events rain, in seconds."""
LISTENING = "listen"
"""A step of the conversation itself that a person need not follow."""


@dataclass(kw_only=True)
class Turn:
    """What was said, what happened since, and how it ended. Lives on the page's own loop."""

    said: str = ""
    pictures: tuple[str, ...] = ()
    events: list[Event] = field(default_factory=list)
    reply: Reply | None = None
    error: AdwrightError | None = None
    started: float = field(default_factory=time.perf_counter)
    ended: float = 0.0
    _task: asyncio.Task[None] | None = None
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def is_over(self) -> bool:
        """Whether the turn has ended."""
        return bool(self.ended)

    @property
    def milliseconds(self) -> float:
        """Time from the start to the end, or to now."""
        return ((self.ended or time.perf_counter()) - self.started) * 1000

    def begin(self, work: Callable[[Callable[[Event], None]], Coroutine[Any, Any, Reply]]) -> None:
        """Starts the work; it is handed a listener that any thread may call."""
        loop = asyncio.get_running_loop()

        def listen(event: Event) -> None:
            loop.call_soon_threadsafe(self._hear, event)

        self._task = loop.create_task(self._finish(work(listen)))

    async def news(self) -> AsyncIterator[None]:
        """Comes whenever there is something new to show, until the turn is over."""
        while not self.is_over:
            await self._news.wait()
            self._news.clear()
            if not self.is_over:
                yield None
                await asyncio.sleep(PACE_S)
        if self._task is not None:
            await self._task

    def _hear(self, event: Event) -> None:
        if event["step"] != LISTENING:
            self.events.append(event)
        self._news.set()

    async def _finish(self, work: Coroutine[Any, Any, Reply]) -> None:
        try:
            self.reply = await work
        except AdwrightError as error:
            self.error = error
        finally:
            self.ended = time.perf_counter()
            self._news.set()
