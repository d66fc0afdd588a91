"""The desk that answers every event of the page with new HTML for its regions."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...errors import AdwrightError, UserError
from ..phrases import page_words
from .asked import Asked, is_answer, read_asked
from .batch import Batches
from .feed import read_feed_asked
from .files import taken_away
from .machine import models_regions
from .showing import Showing
from .turn import Turn
from .typed import address_in, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from ...agents.bootstrap import Program
    from ...agents.conversation import Conversation, Reply
    from ...agents.state import Event
    from ..threads import Threads
    from ..worker import Worker

log = logging.getLogger("adwright.ui")
SOON_MS = 300
"""A change that takes longer than this shows its progress, in milliseconds."""


@dataclass(frozen=True, kw_only=True)
class Update:
    """New HTML by region, and orders for the page's script."""

    regions: Mapping[str, str] = field(default_factory=dict)
    orders: Mapping[str, Any] = field(default_factory=dict)


class Desk:
    """Answers events; each conversation takes its turns one after another."""

    def __init__(
        self, *, program: Program, threads: Threads, worker: Worker, batches: Batches, uploads: Path
    ) -> None:
        self._program = program
        self._threads = threads
        self._worker = worker
        self._batches = batches
        self._uploads = uploads
        self._turns: dict[str, Turn] = {}
        self._showing = Showing(program)

    async def answer(self, data: Any) -> AsyncIterator[Update]:
        """Updates for one event, as they come; errors become a visible answer."""
        language = str(data.get("language", "en")) if isinstance(data, Mapping) else "en"
        try:
            asked = read_asked(data)
            async for update in self._answered(asked):
                yield update
        except AdwrightError as error:
            yield Update(orders=_failure(str(error)))
        except Exception:  # the outermost edge of the page: a visible answer, and a log entry
            log.exception("an event of the page failed")
            words = page_words(language)
            yield Update(
                orders=_failure(f"{words('unexpected.title')}. {words('unexpected.next')}")
            )

    def _answered(self, asked: Asked) -> AsyncIterator[Update]:
        acts: Mapping[str, Callable[[Asked], AsyncIterator[Update]]] = {
            "open": self._opened,
            "language": self._opened,
            "say": self._said,
            "change": self._changed,
            "undo": self._changed,
            "redo": self._changed,
            "look": self._looked,
            "theme": self._looked,
            "export": self._exported,
            "models": self._models,
            "evals": self._evals,
            "feed": self._feed,
            "feed-start": self._feed_started,
            "feed-stop": self._feed_stopped,
        }
        if asked.act not in acts:
            raise UserError("this page is of another version: reload it")
        return acts[asked.act](asked)

    async def _opened(self, asked: Asked) -> AsyncIterator[Update]:
        conversation = await self._conversation(asked)
        turn = self._turns.get(asked.thread)
        if turn is not None and not turn.is_over:
            yield Update(regions=self._showing.all(asked, conversation.draft, turn))
            async for _ in turn.news():
                yield Update(regions=self._showing.growing(asked, conversation.draft, turn))
        known = conversation.draft is not None
        yield Update(
            regions=await self._showing.whole(asked, conversation.draft),
            orders={"end": "open", "known": known},
        )
        yield Update(regions=await self._showing.plots(asked, conversation.draft))

    async def _said(self, asked: Asked) -> AsyncIterator[Update]:
        conversation = await self._conversation(asked)
        text, url = address_in(asked.text)
        pictures = self._threads.kept_pictures(asked.pictures, self._uploads)
        turn = self._begin(
            asked,
            lambda listen: conversation.say(spoken(text), pictures, url, on_event=listen),
            said=asked.text,
            pictures=pictures,
        )
        yield Update(regions=self._showing.growing(asked, conversation.draft, turn))
        async for update in self._followed(asked, conversation, turn):
            yield update

    async def _changed(self, asked: Asked) -> AsyncIterator[Update]:
        conversation = await self._conversation(asked)
        answer = str(asked.change.get("text", "")) if is_answer(asked) else ""
        turn = self._begin(
            asked, lambda listen: self._change(asked, conversation, listen), said=answer
        )
        async for update in self._followed(asked, conversation, turn):
            yield update

    async def _followed(
        self, asked: Asked, conversation: Conversation, turn: Turn
    ) -> AsyncIterator[Update]:
        """What a turn shows while it goes on, and all regions after it."""
        before = conversation.draft
        async for _ in turn.news():
            if asked.act == "say" or turn.milliseconds > SOON_MS:
                yield Update(regions=self._showing.growing(asked, before, turn))
        first = before is None or not before.campaign.creatives
        yield await self._ended(asked, conversation, turn, first=first)
        yield Update(regions=await self._showing.plots(asked, conversation.draft))

    def _change(
        self, asked: Asked, conversation: Conversation, listen: Callable[[Event], None]
    ) -> Coroutine[Any, Any, Reply]:
        from ...agents.conversation import read_change

        if asked.act == "undo":
            return conversation.undo(on_event=listen)
        if asked.act == "redo":
            return conversation.redo(on_event=listen)
        return conversation.change(read_change(asked.change), on_event=listen)

    async def _ended(
        self, asked: Asked, conversation: Conversation, turn: Turn, *, first: bool = False
    ) -> Update:
        """All regions after a turn, and what the script has to know of it."""
        regions = await self._showing.whole(asked, conversation.draft, turn)
        if turn.error is not None:
            said = asked.act == "say"
            orders = _failure(str(turn.error)) if not said else {"failed": True, "end": "say"}
            return Update(regions=regions, orders={**orders, "act": asked.act})
        reply = turn.reply
        orders = {"end": asked.act, "known": conversation.draft is not None}
        if reply is not None and reply.refused:
            orders |= {"toast": " ".join(reply.refused), "tone": "warning"}
        elif reply is not None and asked.act != "say":
            orders |= {"toast": reply.message, "tone": "info"}
        if first and conversation.draft and conversation.draft.campaign.creatives:
            orders |= {"tab": "ads"}
        return Update(regions=regions, orders=orders)

    async def _looked(self, asked: Asked) -> AsyncIterator[Update]:
        conversation = await self._conversation(asked)
        yield Update(regions=await self._showing.looked(asked, conversation.draft))
        if asked.act == "theme":
            yield Update(regions=await self._showing.plots(asked, conversation.draft))

    async def _exported(self, asked: Asked) -> AsyncIterator[Update]:
        conversation = await self._conversation(asked)
        regions, orders = await taken_away(asked, conversation.draft, page_words(asked.language))
        yield Update(regions=regions, orders=orders)

    async def _models(self, asked: Asked) -> AsyncIterator[Update]:
        words = page_words(asked.language)
        async for regions in models_regions(self._program.settings, words):
            yield Update(regions=regions)

    async def _evals(self, asked: Asked) -> AsyncIterator[Update]:
        yield Update(regions=self._showing.evals(asked))

    async def _feed(self, asked: Asked) -> AsyncIterator[Update]:
        feed = read_feed_asked(asked.feed)
        shown = await self._batches.looked_at(feed, page_words(asked.language))
        yield Update(regions={"batch": shown})

    async def _feed_started(self, asked: Asked) -> AsyncIterator[Update]:
        feed = read_feed_asked(asked.feed)
        async for shown in self._batches.started(feed, page_words(asked.language)):
            yield Update(regions={"batch": shown})

    async def _feed_stopped(self, asked: Asked) -> AsyncIterator[Update]:
        feed = read_feed_asked(asked.feed)
        await asyncio.to_thread(self._batches.stopped, feed)
        yield Update(
            regions={"batch": await self._batches.looked_at(feed, page_words(asked.language))}
        )

    async def _conversation(self, asked: Asked) -> Conversation:
        return await self._worker.run(self._threads.conversation(asked.thread))

    def _begin(
        self,
        asked: Asked,
        work: Callable[[Callable[[Event], None]], Coroutine[Any, Any, Reply]],
        *,
        said: str = "",
        pictures: tuple[str, ...] = (),
    ) -> Turn:
        """A turn on the worker's loop, kept so that a reloaded page can follow it."""
        turn = Turn(said=said, pictures=pictures)
        turn.begin(lambda listen: self._worker.run(work(listen)))
        self._turns = {
            thread: one for thread, one in self._turns.items() if not one.is_over
        } | {asked.thread: turn}  # fmt: skip
        return turn


def _failure(message: str) -> dict[str, Any]:
    return {"failed": True, "end": "failed", "toast": message, "tone": "error"}


def orders_of(update: Update, data: Any) -> str:
    """Orders as JSON for the script of the browser that asked; a number makes equal ones differ."""
    if not update.orders:
        return ""
    thread = data.get("thread") if isinstance(data, Mapping) else ""
    orders = {"thread": thread, "n": time.monotonic_ns(), **update.orders}
    return json.dumps(orders, ensure_ascii=False)
