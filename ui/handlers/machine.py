"""The Models tab: what the doctor finds, looked at outside of the page's loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from ...settings import Settings
from ..views.machine import models_view
from ..words import Words


async def models_regions(settings: Settings, words: Words) -> AsyncIterator[dict[str, str]]:
    """The tab while the doctor looks, then what it found; no hosted model is called."""
    from ...agents.models.doctor import diagnose

    yield {"models": models_view(None, words)}
    checks = await asyncio.to_thread(diagnose, settings)
    yield {"models": models_view(checks, words)}
