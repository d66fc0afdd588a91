"""step: undo and redo. The campaign goes back; what was said and spent stays."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from langgraph.runtime import Runtime

from ..progress import tell
from .draft import Draft, Turn
from .replies import Replies
from .talk import Ask, Outcome, Talk
from .threads import with_step


async def step(state: Talk, runtime: Runtime[Ask]) -> dict[str, Any]:
    """The draft before or after; where there is no such step, the reply says so."""
    ask, now = runtime.context, state["draft"]
    past, future = state.get("past", ()), state.get("future", ())
    say = Replies(ask.language or now.language)
    tell(ask.step, say(f"{ask.step}_event"))
    if ask.target is None:
        return {"outcome": Outcome(message=say(f"nothing_to_{ask.step}"))}
    if ask.step == "undo":
        past, future = past[:-1], (ask.checkpoint, *future)
    else:
        past, future = with_step(past, ask.checkpoint), future[1:]
    message = say(f"{ask.step}_done")
    draft = _moved(now, ask.target, message).model_copy(
        update={"done": len(past), "undone": len(future)}
    )
    outcome = Outcome(message=message, changed=(message,))
    return {"draft": draft, "outcome": outcome, "past": past, "future": future}


def _moved(now: Draft, there: Draft, message: str) -> Draft:
    """The other draft, with this one's talk and money."""
    turn = Turn(who="adwright", text=message, at=datetime.now(UTC))
    return there.model_copy(
        update={
            "turns": (*now.turns, turn),
            "spent_usd": now.spent_usd,
            "data_class": now.data_class,
            "language": now.language,
            "changes": (message,),
        }
    )
