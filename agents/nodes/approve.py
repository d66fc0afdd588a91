"""approve: waits for a person, in conversations only."""

from __future__ import annotations

from typing import Any

from langgraph.types import interrupt

from ..state import State, key


async def approve(state: State) -> dict[str, Any]:
    """Stops until a person answers; True approves, anything else leaves the texts proposed."""
    answer = interrupt(
        {
            "question": "Approve this campaign?",
            "creatives": [key(creative) for creative in state.get("creatives", [])],
        }
    )
    return {"approved": answer is True}
