"""The graph: from a brief to a campaign. Wiring only.

screen -> understand -> retrieve -> target -> write (one for each platform and market)
               |                                ^  |
               |                         repair |  v
               +--- too thin ---> assemble <--- review -> [approve]
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.runtime import Runtime
from langgraph.types import Send

from .nodes.approve import approve
from .nodes.assemble import assemble
from .nodes.retrieve import retrieve
from .nodes.review import review
from .nodes.screen import screen
from .nodes.target import target
from .nodes.understand import understand
from .nodes.write import write
from .state import Context, State, WriteJob, WriteState

Graph = CompiledStateGraph[State, Context, State, State]


def build_graph(
    checkpointer: BaseCheckpointSaver[Any] | Literal[False] | None = None,
    *,
    wrap: Callable[[Any], Any] = lambda node: node,
) -> Graph:
    """The compiled graph; with a checkpointer, threads can be resumed and approved.

    False keeps nothing, also inside of a graph that does.

    `wrap` may put something around each node, such as a clock.
    """
    graph = StateGraph(State, context_schema=Context)
    for name, node in NODES.items():
        graph.add_node(name, wrap(node))
    graph.add_edge(START, "screen")
    graph.add_edge("screen", "understand")
    graph.add_conditional_edges("understand", after_understanding, ["retrieve", "assemble"])
    graph.add_edge("retrieve", "target")
    graph.add_conditional_edges("target", first_jobs, ["write"])
    graph.add_edge("write", "review")
    graph.add_conditional_edges("review", after_review, ["write", "approve", "assemble"])
    graph.add_edge("approve", "assemble")
    graph.add_edge("assemble", END)
    return graph.compile(checkpointer=checkpointer, name="adwright")


NODES: dict[str, Any] = {
    "screen": screen,
    "understand": understand,
    "retrieve": retrieve,
    "target": target,
    "write": write,
    "review": review,
    "approve": approve,
    "assemble": assemble,
}


def after_understanding(state: State) -> str:
    """A brief too thin to work with ends with questions, not with guesses."""
    return "assemble" if state.get("questions") else "retrieve"


def first_jobs(state: State) -> list[Send]:
    """One ad for each platform, market and variant."""
    brief = state["brief"]
    jobs = [
        WriteJob(
            platform=platform, market=market, variant=variant,
            kept=None, findings=(), round=0, last=False,
        )
        for platform in brief.platforms
        for market in brief.markets
        for variant in range(1, brief.variants + 1)
    ]  # fmt: skip
    return [_send(state, job) for job in jobs]


def after_review(state: State, runtime: Runtime[Context]) -> list[Send] | str:
    """Back to write with the findings, or on to a person or to the end."""
    if state["to_repair"]:
        return [_send(state, job) for job in state["to_repair"]]
    return "approve" if runtime.context.approve else "assemble"


def _send(state: State, job: WriteJob) -> Send:
    return Send(
        "write",
        WriteState(
            job=job,
            brief_id=state["brief_id"],
            brief=state["brief"],
            page=state.get("page", ""),
            facets=state["facets"],
            targeting=state["targeting"],
            policy=state["policy"],
            data_class=state["data_class"],
        ),
    )
