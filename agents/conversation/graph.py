"""The graph of a conversation. Wiring only.

listen -> begin  (a first brief, or the answer to a question: the whole campaign graph)
       -> revise (a change: only what depends on it)
       -> step   (undo, redo)
"""

from __future__ import annotations

from typing import Any

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.runtime import Runtime

from .begin import begin
from .changes import AnswerQuestion
from .listen import listen
from .revise import revise
from .step import step
from .talk import Ask, Talk

TalkGraph = CompiledStateGraph[Talk, Ask, Talk, Talk]


def build_talk_graph(checkpointer: BaseCheckpointSaver[Any] | None = None) -> TalkGraph:
    """The compiled graph of a turn; one run of it is one turn of a thread."""
    graph = StateGraph(Talk, context_schema=Ask)
    graph.add_node("listen", listen)
    graph.add_node("begin", begin)
    graph.add_node("revise", revise)
    graph.add_node("step", step)
    graph.add_edge(START, "listen")
    graph.add_conditional_edges("listen", after_listening, ["begin", "revise", "step"])
    for last in ("begin", "revise", "step"):
        graph.add_edge(last, END)
    return graph.compile(checkpointer=checkpointer, name="adwright-talk")


def after_listening(state: Talk, runtime: Runtime[Ask]) -> str:
    """A campaign that is not there yet is begun; one that is there is revised."""
    if runtime.context.step in {"undo", "redo"}:
        return "step"
    draft, ask = state.get("draft"), runtime.context
    answered = ask.step == "say" or any(isinstance(one, AnswerQuestion) for one in ask.changes)
    return "begin" if draft is None or (draft.is_waiting and answered) else "revise"
