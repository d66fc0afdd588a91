"""The graph as LangGraph Studio opens it: `langgraph dev` in the repository root."""

from __future__ import annotations

from adwright.agents.graph import build_graph

graph = build_graph()
