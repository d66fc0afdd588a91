"""Progress events: what the graph tells people while it works."""

from __future__ import annotations

from typing import TypedDict, Unpack

from langgraph.config import get_stream_writer

from ..schema import Creative, Facets, SegmentHit, Targeting
from .state import Event


class Payload(TypedDict, total=False):
    """What an event may carry beside its words."""

    facets: Facets
    hits: tuple[SegmentHit, ...]
    targeting: Targeting
    creative: Creative


def tell(step: str, message: str, **payload: Unpack[Payload]) -> None:
    """Sends one event to whoever streams the run with `stream_mode="custom"`."""
    get_stream_writer()(Event(step=step, message=message, **payload))
