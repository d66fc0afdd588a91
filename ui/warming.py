"""Heavy parts made ready while the first brief is still being typed."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from ..errors import AdwrightError

if TYPE_CHECKING:
    from ..agents.bootstrap import Program

_BRIEF = "Test lamp, a small oak lamp for reading, 20 EUR"
_PROMPT = "en product: Test lamp\n=Test lamp\ncategory: lamp\n> headline product 30\n"


async def warm_up(program: Program) -> None:
    """Loads embedder, segment index, privacy detectors and the builtin writer, in this order.

    Nothing is sent to a hosted model. What fails here is said where it is used.
    """
    with suppress(AdwrightError):
        await asyncio.to_thread(_read_and_search, program)
    with suppress(AdwrightError):
        await _write(program)


def _read_and_search(program: Program) -> None:
    from ..agents.understanding import understand
    from ..schema import Brief
    from ..tools.privacy import redact_brief

    brief, _, _ = redact_brief(Brief.from_text(_BRIEF))
    program.segments()
    understand(brief, embedder=program.embedder())


async def _write(program: Program) -> None:
    """One short text by each small local writer, so that its weights and caches are in memory."""
    from ..agents.models.port import ChatRequest, Message, Skill

    for model in program.models.values():
        if model.card.hosted or model.card.skill is not Skill.COPY_SHEET:
            continue
        await model.generate(
            ChatRequest(
                task="warm",
                messages=(Message(role="user", text=_PROMPT),),
                answer_schema={"type": "string", "maxLength": 60, "x-numbers": []},
                max_tokens=40,
                seed=1,
            )
        )
