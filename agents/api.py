"""The Python faces: `agenerate`, and `generate`, which works inside a running event loop too."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from functools import cache
from typing import Any, TypeVar

from ..schema import Brief, Campaign, PrivacyPolicy
from ..settings import Settings, load_settings
from .bootstrap import Program
from .run import run_campaign
from .state import Event

Listener = Callable[[Event], None]
T = TypeVar("T")


async def agenerate(
    brief: Brief | str,
    *,
    settings: Settings | None = None,
    privacy: PrivacyPolicy | str | None = None,
    page: str = "",
    on_event: Listener | None = None,
) -> Campaign:
    """A campaign from a brief, or from a text that says what to advertise.

    `privacy` (local-only, redact, allow) holds for this run; `page` is the text of the landing
    page; `on_event` is called with progress. Raises UserError for unusable input or settings,
    RetrievalError or StorageError where the disk is at fault. Models that fail do not raise: the
    campaign says which writer stood in.
    """
    wanted = Brief.from_text(brief) if isinstance(brief, str) else brief
    program = program_for(settings or load_settings())
    policy = PrivacyPolicy(privacy) if privacy else None
    return await run_campaign(program, wanted, policy=policy, page=page, on_event=on_event)


def generate(
    brief: Brief | str,
    *,
    settings: Settings | None = None,
    privacy: PrivacyPolicy | str | None = None,
    page: str = "",
    on_event: Listener | None = None,
) -> Campaign:
    """As `agenerate`, waiting for the campaign; works in notebooks, where a loop already runs."""
    return run_waiting(
        agenerate(brief, settings=settings, privacy=privacy, page=page, on_event=on_event)
    )


def run_waiting(work: Coroutine[Any, Any, T]) -> T:
    """Runs a coroutine on adwright's own event loop and waits for it, from any thread."""
    return asyncio.run_coroutine_threadsafe(work, _own_loop()).result()


def program_for(settings: Settings) -> Program:
    """The program for these settings, built once."""
    return _programs().setdefault(settings.model_dump_json(), Program(settings))


@cache
def _programs() -> dict[str, Program]:
    return {}


@cache
def _own_loop() -> asyncio.AbstractEventLoop:
    """One loop in a thread of its own, so that connections are kept between calls."""
    loop = fast_loop()
    threading.Thread(target=loop.run_forever, name="adwright-loop", daemon=True).start()
    return loop


def fast_loop() -> asyncio.AbstractEventLoop:
    """Uvloop where it runs: with many campaigns at once it takes a quarter off the loop's work."""
    try:
        import uvloop
    except ImportError:  # Windows
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()
