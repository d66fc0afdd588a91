"""What stands beside the conversation before there is a campaign."""

from __future__ import annotations

from ..parts import Html, ai_notice, tag
from ..words import Words


def welcome(words: Words) -> Html:
    """How it goes, in three steps."""
    steps = (
        tag("li", tag("span", words(f"page.right_steps.{name}")))
        for name in ("one", "two", "three")
    )
    return tag(
        "div",
        tag("p", words("page.right_empty"), _class="aw-lead"),
        tag("ol", *steps, _class="aw-steps-intro"),
        ai_notice(words),
        tag("p", words("page.saved_here"), _class="aw-note"),
        _class="aw-welcome-side",
    )
