"""The conversation: what was said, what changed, what is asked, what goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...schema import Question
from ..parts import Html, example_buttons, joined, question_cards, tag, timeline
from ..parts.controls import bullets
from ..parts.html import image
from ..words import Words
from .chrome import suggestions
from .pictures import small_picture

if TYPE_CHECKING:
    from ...agents.conversation import Draft
    from ...agents.conversation import Turn as Said
    from ..handlers.turn import Turn

SUGGESTED = ("suggest.one", "suggest.two", "suggest.three", "suggest.four")


def chat_view(draft: Draft | None, words: Words, *, turn: Turn | None = None) -> Html:
    """All turns, then the one under way with its progress, or how it failed."""
    said: Sequence[Said] = draft.turns if draft else ()
    under_way = turn is not None and not (turn.is_over and turn.error is None)
    inner = joined(
        (
            None if said or turn else _welcome(words),
            *(_bubble(one, words) for one in said),
            _pictures(draft.campaign.brief.images, words) if draft else None,
            _under_way(turn, words) if turn is not None and under_way else None,
            _ready(turn, words) if turn is not None and not under_way else None,
            None if under_way else _next(draft, words),
        )
    )
    return tag(
        "div", inner, _class="aw-log", role="log", aria_label=words("chat.title"), tabindex="0"
    )


def _welcome(words: Words) -> Html:
    return tag(
        "div",
        tag("h1", words("page.welcome")),
        tag("p", words("chat.empty")),
        example_buttons(words),
        _class="aw-welcome",
    )


def _bubble(said: Said, words: Words) -> Html:
    mine = said.who == "advertiser"
    return bubble(
        words("chat.you" if mine else "chat.adwright"),
        tag("p", said.text, dir="auto"),
        _changed(said.changed, words),
        mine=mine,
    )


def bubble(who: str, *children: Html | None, mine: bool = False, tone: str = "") -> Html:
    """One thing that was said."""
    classes = f"aw-bubble {'aw-mine' if mine else 'aw-theirs'} {tone}".strip()
    return tag("div", tag("span", who, _class="aw-who"), *children, _class=classes)


def _pictures(paths: Sequence[str], words: Words) -> Html | None:
    """The advertiser's pictures, small; one that went away is left out."""
    shown = [image(small_picture(path), alt=words("chat.picture")) for path in paths]
    return tag("div", *shown, _class="aw-thumbs") if any(shown) else None


def _changed(changed: Sequence[str], words: Words) -> Html | None:
    if not changed:
        return None
    return tag(
        "div",
        tag("span", words("chat.changed"), _class="aw-note"),
        bullets(tag("span", text, dir="auto") for text in changed),
        _class="aw-changed",
    )


def _under_way(turn: Turn, words: Words) -> Html:
    mine = bubble(
        words("chat.you"),
        tag("p", turn.said, dir="auto") if turn.said else None,
        _pictures(turn.pictures, words),
        mine=True,
    )
    events = turn.events or [{"step": "screen", "message": words("page.reading")}]
    steps = timeline(events, words, failed=turn.error is not None)
    theirs = bubble(words("chat.adwright"), steps)
    return joined((mine if turn.said or turn.pictures else None, theirs, _error(turn, words)))


def _error(turn: Turn, words: Words) -> Html | None:
    if turn.error is None:
        return None
    return tag(
        "div",
        tag("strong", words("error.title")),
        tag("p", str(turn.error), dir="auto"),
        tag("p", words("error.kept"), _class="aw-note"),
        _class="aw-problem",
        role="alert",
    )


def _ready(turn: Turn, words: Words) -> Html | None:
    if not turn.said:
        return None
    time = words("progress.finished", time=words.seconds(turn.milliseconds))
    return tag("p", time, _class="aw-note aw-ready")


def _next(draft: Draft | None, words: Words) -> Html | None:
    if draft is None:
        return None
    questions: Sequence[Question] = draft.questions
    if questions:
        return question_cards(questions, words)
    return suggestions((words(key) for key in SUGGESTED), words)
