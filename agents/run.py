"""One run of the graph: from a brief to a campaign, with progress, ledger and audit."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from ..schema import Brief, Campaign, PrivacyPolicy
from .checkpoints import open_checkpoints
from .graph import build_graph
from .pictures import picture_words
from .routing.ledger import Ledger
from .state import Context, Event, State

if TYPE_CHECKING:
    from langchain_core.runnables import RunnableConfig
    from langgraph.types import Durability, StreamMode

    from .bootstrap import Program
    from .graph import Graph

DURABILITY: Durability = "exit"
"""State is written when a run ends, fails or waits: 4 ms a campaign instead of 18 with a write
at each step (measured with an empty graph of this shape); a step repeated after a crash costs
less than that."""


MODES: Sequence[StreamMode] = ("custom", "values")
"""Progress events as they come, and the state after each step; events only for a listener."""


RESULT = ("campaign", "policy")
"""What is read of the final state."""


async def run_campaign(
    program: Program,
    brief: Brief,
    *,
    policy: PrivacyPolicy | None = None,
    page: str = "",
    thread: str = "",
    on_event: Callable[[Event], None] | None = None,
    graph: Graph | None = None,
) -> Campaign:
    """The finished campaign; its decisions are in the audit log. Raises as `agenerate`.

    Many campaigns share one `graph` from `open_graph`; without it, one is opened for this run.
    """
    if graph is None:
        async with open_graph(program) as own:
            return await run_campaign(
                program,
                brief,
                policy=policy,
                page=page,
                thread=thread,
                on_event=on_event,
                graph=own,
            )
    settings = program.settings
    program.warm(_index_teller(on_event))
    ledger = Ledger(limit_usd=settings.spend_limit_usd)
    context = Context(
        brief=brief,
        page=page,
        image_words=picture_words(brief),
        services=program.services(brief, ledger, policy),
    )
    config: RunnableConfig = {
        "configurable": {"thread_id": thread or f"{brief.id}-{uuid.uuid4().hex[:8]}"},
        "max_concurrency": settings.concurrency,
    }
    state = await _streamed(graph, context, config, on_event)
    campaign = state["campaign"]
    program.audit.append(campaign.id, state["policy"].policy.value, campaign.routing)
    return campaign


def _index_teller(on_event: Callable[[Event], None] | None) -> Callable[[str], None]:
    """Tells the building of the index as events of a step of its own."""

    def tell(message: str) -> None:
        if on_event:
            on_event(Event(step="index", message=message))

    return tell


@asynccontextmanager
async def open_graph(program: Program) -> AsyncIterator[Graph]:
    """The graph over the program's thread store, for as many campaigns as wanted."""
    settings = program.settings
    async with open_checkpoints(settings.checkpoints, settings.data_dir) as saver:
        yield build_graph(saver)


async def _streamed(
    graph: Graph,
    context: Context,
    config: RunnableConfig,
    on_event: Callable[[Event], None] | None,
) -> State:
    """The final state; events go to the listener as they come."""
    final: Any = {}
    start: Any = {}
    parts: AsyncIterator[Any] = graph.astream(
        start,
        config,
        context=context,
        stream_mode=list(MODES if on_event else MODES[1:]),
        output_keys=list(RESULT),
        durability=DURABILITY if graph.checkpointer else None,
    )
    async for mode, part in parts:
        if mode == "values":
            final = part
        elif on_event:
            on_event(part)
    state: State = final
    return state
