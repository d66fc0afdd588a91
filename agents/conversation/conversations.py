"""Conversations about campaigns: threads that go on after a reload and a restart."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from ...errors import UserError
from ..checkpoints import open_checkpoints
from ..state import Event
from .changes import Change
from .draft import Draft, Reply
from .graph import TalkGraph, build_talk_graph
from .sentences import step_in
from .talk import Ask, Outcome, Talk
from .threads import forget, thread_config, thread_name

if TYPE_CHECKING:
    from langgraph.checkpoint.base import BaseCheckpointSaver
    from langgraph.types import Durability, StreamMode

    from ..bootstrap import Program

Listener = Callable[[Event], None]
DURABILITY: Durability = "exit"
MODES: Sequence[StreamMode] = ("custom", "values")


class Conversations:
    """All conversations over one program; many may go on at once, each in its own thread."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._turns: dict[str, asyncio.Lock] = {}
        self._memory: BaseCheckpointSaver[Any] | None = None

    async def start(self, thread_id: str | None = None, *, language: str = "") -> Conversation:
        """A new conversation, or the one of a thread as it was left.

        `language` (en, de, zh) fixes the language of replies; empty follows the advertiser.
        Raises UserError for an unusable thread id, StorageError when the disk refuses.
        """
        self._program.warm()
        conversation = Conversation(self, thread_name(thread_id), language)
        await conversation.reload()
        return conversation

    @property
    def program(self) -> Program:
        """The program that serves them."""
        return self._program

    def turn_of(self, thread: str) -> asyncio.Lock:
        """The lock that lets one turn of a thread go on at a time."""
        return self._turns.setdefault(thread, asyncio.Lock())

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[tuple[TalkGraph, BaseCheckpointSaver[Any]]]:
        """The graph of conversations over the program's thread store."""
        settings = self._program.settings
        if self._memory is not None:
            yield build_talk_graph(self._memory), self._memory
            return
        async with open_checkpoints(settings.checkpoints, settings.data_dir) as saver:
            if settings.checkpoints == "memory":
                self._memory = saver
            yield build_talk_graph(saver), saver


class Conversation:
    """One thread: what is said and changed, one turn at a time."""

    def __init__(self, house: Conversations, thread: str, language: str) -> None:
        self._house = house
        self.thread_id = thread
        self.language = language
        self._draft: Draft | None = None

    @property
    def draft(self) -> Draft | None:
        """The campaign as it stands; None before the first brief."""
        return self._draft

    async def reload(self) -> Draft | None:
        """The draft as the thread store has it."""
        async with self._house.opened() as (graph, _):
            self._draft = (await _latest(graph, self.thread_id)).get("draft")
        return self._draft

    async def say(
        self,
        text: str,
        images: Sequence[str] = (),
        url: str = "",
        on_event: Listener | None = None,
    ) -> Reply:
        """The answer to a first brief, to a question, or to a follow-up sentence.

        `images` are paths of pictures, `url` a landing page. Raises BriefError for a brief that
        is none, InputFileError for a picture or page that cannot be read, RetrievalError and
        StorageError where the disk is at fault; the draft then stays as it was.
        """
        if not (text.strip() or images or url):
            raise UserError("nothing was said: describe what you sell, or what to change")
        step = None if images or url else step_in(text)
        if step and self._draft is not None:
            return await self._step(step, on_event)
        ask = Ask(program=self._house.program, text=text, images=tuple(images), url=url)
        return await self._turn(ask, on_event)

    async def change(self, *changes: Change, on_event: Listener | None = None) -> Reply:
        """The answer to changes made by hand. Raises UserError before the first brief."""
        if not changes:
            raise UserError("no change was given")
        ask = Ask(program=self._house.program, step="change", changes=changes)
        return await self._turn(ask, on_event)

    async def undo(self, on_event: Listener | None = None) -> Reply:
        """Takes the last step back. The reply says so when there is none."""
        return await self._step("undo", on_event)

    async def redo(self, on_event: Listener | None = None) -> Reply:
        """Takes the last undone step forward again."""
        return await self._step("redo", on_event)

    async def _step(self, way: Literal["undo", "redo"], on_event: Listener | None) -> Reply:
        return await self._turn(Ask(program=self._house.program, step=way), on_event)

    async def _turn(self, ask: Ask, on_event: Listener | None) -> Reply:
        async with self._house.turn_of(self.thread_id), self._house.opened() as (graph, saver):
            ask = await _placed(graph, self.thread_id, ask)
            ask = replace(ask, language=self.language)
            state = await _streamed(graph, self.thread_id, ask, on_event)
            after = await graph.aget_state(thread_config(self.thread_id))
            here = after.config["configurable"]["checkpoint_id"]
            keep = {here, *state.get("past", ()), *state.get("future", ())}
            await forget(saver, self.thread_id, keep)
        self._draft = state["draft"]
        return _reply(state)


async def _latest(graph: TalkGraph, thread: str) -> Talk:
    values: Any = (await graph.aget_state(thread_config(thread))).values
    state: Talk = values
    return state


async def _placed(graph: TalkGraph, thread: str, ask: Ask) -> Ask:
    """The turn with the step it starts from, and for undo and redo the draft it goes to."""
    now = await graph.aget_state(thread_config(thread))
    state: Any = now.values
    if not state.get("draft"):
        if ask.step != "say":
            raise UserError("there is no campaign in this conversation yet: say what you sell")
        return ask
    here = now.config["configurable"]["checkpoint_id"]
    way = {"undo": state.get("past", ())[-1:], "redo": state.get("future", ())[:1]}
    goal = way.get(ask.step, ())
    if not goal:
        return replace(ask, checkpoint=here)
    there: Any = (await graph.aget_state(thread_config(thread, goal[0]))).values
    return replace(ask, checkpoint=here, target=there["draft"])


async def _streamed(graph: TalkGraph, thread: str, ask: Ask, on_event: Listener | None) -> Talk:
    """The state after the turn; events go to the listener as they come."""
    final: Any = {}
    start: Any = {}
    parts: AsyncIterator[Any] = graph.astream(
        start,
        thread_config(thread),
        context=ask,
        stream_mode=list(MODES),
        durability=DURABILITY,
    )
    async for mode, part in parts:
        if mode == "values":
            final = part
        elif on_event:
            on_event(part)
    state: Talk = final
    return state


def _reply(state: Talk) -> Reply:
    outcome = state.get("outcome", Outcome())
    return Reply(
        draft=state["draft"],
        message=outcome.message,
        changed=outcome.changed,
        not_understood=outcome.not_understood,
        refused=outcome.refused,
    )
