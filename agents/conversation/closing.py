"""The end of a turn: what is said, and the draft that remembers it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from .draft import Draft, Turn
from .replies import Replies
from .talk import Heard, Outcome

MOST_TURNS = 200
"""Turns that a draft remembers."""
MOST_EXAMPLES = 4
"""Sentences offered when something was not understood."""


def outcome_of(said: Sequence[str], refused: Sequence[str], heard: Heard, say: Replies) -> Outcome:
    """What a turn did, and its answer in words."""
    changed = tuple(dict.fromkeys(said))
    reasons = tuple(dict.fromkeys((*heard.refused, *refused)))
    parts = [
        *changed,
        *(f"{reason[:1].upper()}{reason[1:]}".rstrip(".。") + "." for reason in reasons),
    ]
    if heard.not_understood:
        quoted = say.listed(f"“{part}”" for part in heard.not_understood)
        offered = say.listed(heard.offers[:MOST_EXAMPLES])
        parts.append(say("not_understood", parts=quoted, examples=offered))
    return Outcome(
        message=" ".join(parts) or say("nothing_changed"),
        changed=changed,
        not_understood=heard.not_understood,
        refused=reasons,
    )


def closed(draft: Draft, heard: Heard, outcome: Outcome, *, done: int, undone: int) -> Draft:
    """The draft with the turn in its memory."""
    now = datetime.now(UTC)
    said = [Turn(who="advertiser", text=heard.text, at=now)] if heard.text else []
    reply = Turn(who="adwright", text=outcome.message, at=now, changed=outcome.changed)
    return draft.model_copy(
        update={
            "turns": (*draft.turns, *said, reply)[-MOST_TURNS:],
            "changes": outcome.changed,
            "language": heard.language,
            "done": done,
            "undone": undone,
        }
    )


def same(one: Draft, other: Draft) -> bool:
    """Whether two drafts are the same but for the talk about them and the money."""

    def body(draft: Draft) -> Draft:
        campaign = draft.campaign.model_copy(update={"routing": (), "cost_usd": 0.0, "notes": ()})
        talk = {"turns": (), "changes": (), "language": "", "done": 0, "undone": 0}
        rest = {"spent_usd": 0.0, "data_class": other.data_class, "campaign": campaign}
        return draft.model_copy(update={**talk, **rest})

    return body(one) == body(other)
