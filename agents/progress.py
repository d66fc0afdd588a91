"""Progress events: what the graph tells people while it works."""

from __future__ import annotations

from langgraph.config import get_stream_writer

from .state import Event


def tell(step: str, message: str) -> None:
    """Sends one event to whoever streams the run with `stream_mode="custom"`."""
    get_stream_writer()(Event(step=step, message=message))
