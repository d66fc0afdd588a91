"""Laws of turns: rows compute one after another, the longest ready first, none is left behind."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from adwright.agents.batch.turns import AwayModel, Turns
from adwright.agents.models.port import ChatReply, ChatRequest, Message, ModelCard

CARD = ModelCard(provider="test", model="slow", hosted=True, context_tokens=100)
REQUEST = ChatRequest(task="write", messages=(Message(role="user", text="mug"),))


class Slow:
    """A model that answers when it is told to."""

    card = CARD

    def __init__(self) -> None:
        self.asked = asyncio.Semaphore(0)
        self.go = asyncio.Event()

    async def generate(self, _request: ChatRequest) -> ChatReply:
        self.asked.release()
        await self.go.wait()
        return ChatReply(text="a mug")

    async def asked_times(self, times: int) -> None:
        """Waits until it was asked so often."""
        for _ in range(times):
            await asyncio.wait_for(self.asked.acquire(), 5)

    async def stream(self, request: ChatRequest) -> AsyncIterator[str]:
        yield (await self.generate(request)).text


class Floor:
    """Who computes: the nodes of a test say when they begin and end."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
        self.busy = 0
        self.most = 0
        self.log: list[str] = []

    async def compute(self, name: str) -> None:
        self.busy += 1
        self.most = max(self.most, self.busy)
        for _ in range(3):  # other tasks have every chance to come between
            await asyncio.sleep(0)
        self.log.append(name)
        self.busy -= 1


async def test_rows_compute_one_at_a_time_and_wait_for_models_together() -> None:
    turns, inner = Turns(), Slow()
    floor, model = Floor(turns), AwayModel(inner, turns)

    @turns.around
    async def node(name: str) -> None:
        await floor.compute(name)
        await model.generate(REQUEST)
        await floor.compute(name)

    async def row(name: str) -> None:
        with turns.row():
            await node(name)

    rows = [asyncio.create_task(row(name)) for name in "abcd"]
    await inner.asked_times(4)
    inner.go.set()
    await asyncio.gather(*rows)
    assert floor.most == 1
    assert floor.log == [*"abcd", *"abcd"]


async def test_the_row_that_is_ready_longest_is_next() -> None:
    turns = Turns()
    floor = Floor(turns)
    step = turns.around(floor.compute)

    async def row(name: str) -> None:
        with turns.row():
            await step(f"{name}1")
            await step(f"{name}2")

    await asyncio.gather(row("a"), row("b"), row("c"))
    assert floor.log.index("a2") < floor.log.index("c1"), "a began before c did"


async def test_branches_of_one_row_give_up_the_turn_each_for_its_own_call() -> None:
    turns, inner = Turns(), Slow()
    floor, model = Floor(turns), AwayModel(inner, turns)

    @turns.around
    async def write(name: str) -> None:
        await asyncio.gather(model.generate(REQUEST), model.generate(REQUEST))
        await floor.compute(name)

    async def row(name: str) -> None:
        with turns.row():
            await asyncio.gather(write(f"{name}1"), write(f"{name}2"))

    rows = asyncio.gather(row("a"), row("b"))
    await inner.asked_times(8)
    inner.go.set()
    await rows
    assert floor.most == 1
    assert sorted(floor.log) == ["a1", "a2", "b1", "b2"]


@pytest.mark.parametrize("waiting_for", ["a turn", "a model", "its turn after a model"])
async def test_a_row_that_is_given_up_leaves_the_turn_to_others(waiting_for: str) -> None:
    turns, inner = Turns(), Slow()
    floor, model = Floor(turns), AwayModel(inner, turns)
    hold = asyncio.Event()

    @turns.around
    async def holding() -> None:
        await hold.wait()

    @turns.around
    async def asking() -> None:
        await model.generate(REQUEST)

    async def in_row(node: object) -> None:
        with turns.row():
            await node()  # type: ignore[operator]

    async def settle() -> None:
        for _ in range(5):
            await asyncio.sleep(0)

    if waiting_for == "a turn":
        holder = asyncio.create_task(in_row(holding))
        await settle()
        given_up = asyncio.create_task(in_row(asking))
        await settle()
    else:
        given_up = asyncio.create_task(in_row(asking))
        await settle()
        holder = asyncio.create_task(in_row(holding))
        await settle()
        if waiting_for == "its turn after a model":
            inner.go.set()
            await settle()
    given_up.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(given_up, 5)
    hold.set()
    await holder
    await asyncio.wait_for(in_row(turns.around(lambda: floor.compute("next"))), 5)
    assert floor.log == ["next"]


async def test_a_node_that_fails_gives_its_turn_back() -> None:
    turns = Turns()
    floor = Floor(turns)

    @turns.around
    async def failing() -> None:
        raise ValueError("of this row")

    with turns.row(), pytest.raises(ValueError, match="of this row"):
        await failing()
    with turns.row():
        await asyncio.wait_for(turns.around(floor.compute)("next"), 5)
    assert floor.log == ["next"]


async def test_outside_of_a_batch_a_model_answers_as_it_is() -> None:
    inner = Slow()
    inner.go.set()
    assert (await AwayModel(inner, Turns()).generate(REQUEST)).text == "a mug"
