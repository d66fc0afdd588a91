"""Questions to the advertiser, each with likely answers as buttons."""

from __future__ import annotations

from collections.abc import Sequence

from ...schema import Question
from ..words import Words
from .controls import button, change
from .html import Html, tag

MOST = 3
"""Questions asked at once."""


def question_cards(questions: Sequence[Question], words: Words) -> Html:
    """At most three questions; a button sends the answer that it says."""
    if not questions:
        return Html("")
    return tag(
        "div",
        tag("h3", words("chat.questions"), _class="aw-heading"),
        *(_card(question, words) for question in questions[:MOST]),
        _class="aw-questions",
    )


def _card(question: Question, words: Words) -> Html:
    answers = (
        button(option, change("answer_question", field=question.field, text=option))
        for option in question.options
    )
    return tag(
        "div",
        tag("p", question.text, dir="auto"),
        tag("div", *answers, _class="aw-tools", role="group", aria_label=question.text)
        if question.options
        else None,
        tag("p", words("chat.or_say"), _class="aw-note"),
        _class="aw-question",
        data_field=question.field,
    )


def example_buttons(words: Words) -> Html:
    """Three briefs to try, for a conversation that has not begun."""
    texts = [words(f"chat.example_{n}") for n in (1, 2, 3)]
    return tag(
        "div",
        tag("p", words("chat.examples"), _class="aw-note"),
        *(button(text, "example", target=text) for text in texts),
        _class="aw-examples",
        role="group",
    )
