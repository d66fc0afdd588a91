"""What the graph itself costs: time outside the nodes, against an empty graph of the same shape."""

from __future__ import annotations

import asyncio
import functools
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, TypedDict

from ...agents.bootstrap import Program
from ...agents.graph import build_graph
from ...agents.models.port import ChatReply, ChatRequest, ModelCard
from ...agents.models.scripted import ScriptedModel
from ...agents.routing.ledger import Ledger
from ...agents.state import Context
from ...settings import load_settings
from ..wire.answers import schema_answer
from .briefs import briefs
from .figures import Figure, median_of, spread

RUNS = 40
CARD = ModelCard(provider="scripted", model="at-once", hosted=False, context_tokens=100_000)


def run() -> tuple[Figure, ...]:
    """Median of 40 campaigns and 40 empty runs, taken in turn."""
    return asyncio.run(_measure())


async def _measure() -> tuple[Figure, ...]:
    ours, empty = [], []
    bare = _empty_graph()
    with TemporaryDirectory() as folder:
        settings = load_settings(data_dir=Path(folder), checkpoints="memory")
        program = Program(settings, models={CARD.name: ScriptedModel(CARD, _answer)})
        for number, brief in enumerate(briefs(RUNS + 3, platforms=2)):
            clock = NodeClock()
            graph = build_graph(wrap=clock.around)
            context = Context(
                brief=brief, services=program.services(brief, Ledger(limit_usd=1), None)
            )
            started = time.perf_counter()
            async for _ in graph.astream({}, context=context, stream_mode=["custom", "values"]):
                pass
            outside = time.perf_counter() - started - clock.busy
            started = time.perf_counter()
            async for _ in bare.astream({"ads": []}, stream_mode=["custom", "values"]):
                pass
            if number >= 3:  # noqa: PLR2004 - the first runs load the index
                ours.append(outside)
                empty.append(time.perf_counter() - started)
    ratio = median_of(ours) / median_of(empty)
    figure = Figure(
        name="graph overhead / an empty graph of this shape",
        value=ratio,
        unit="x",
        reach="< 3",
        reached=ratio < 3,  # noqa: PLR2004
        detail=f"ms outside nodes {spread([v * 1e3 for v in ours])}, "
        f"empty {spread([v * 1e3 for v in empty])}",
    )
    return (figure,)


class NodeClock:
    """Time during which at least one node was at work."""

    def __init__(self) -> None:
        self.busy = 0.0
        self._active = 0
        self._since = 0.0

    def around(self, node: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        """The node with the clock around it."""

        @functools.wraps(node)
        async def timed(*args: Any, **kwargs: Any) -> Any:
            if not self._active:
                self._since = time.perf_counter()
            self._active += 1
            try:
                return await node(*args, **kwargs)
            finally:
                self._active -= 1
                if not self._active:
                    self.busy += time.perf_counter() - self._since

        return timed


def _answer(request: ChatRequest) -> ChatReply:
    value = schema_answer(request.answer_schema or {}, request.messages[-1].text)
    return ChatReply(text="", value=value)


class _Empty(TypedDict):
    """State of the empty graph."""

    ads: Annotated[list[int], lambda old, new: old + new]


def _empty_graph() -> Any:
    """Nodes that do nothing, joined as ours are, with the same fan-out of two."""
    from langgraph.graph import END, START, StateGraph
    from langgraph.types import Send

    async def nothing(_state: Any) -> dict[str, Any]:
        return {}

    graph: Any = StateGraph(_Empty)
    names = ("screen", "understand", "retrieve", "target", "write", "review", "assemble")
    for name in names:
        graph.add_node(name, nothing)
    graph.add_edge(START, "screen")
    graph.add_edge("screen", "understand")
    graph.add_conditional_edges("understand", lambda _state: "retrieve", ["retrieve", "assemble"])
    graph.add_edge("retrieve", "target")
    graph.add_conditional_edges("target", lambda _state: [Send("write", {})] * 2, ["write"])
    graph.add_edge("write", "review")
    graph.add_conditional_edges("review", lambda _state: "assemble", ["write", "assemble"])
    graph.add_edge("assemble", END)
    return graph.compile()
