"""Asking the writer for one text, and reading its answer: marks out, facts in."""

from __future__ import annotations

from ..models.port import MAX_WIDTH, NUMBERS, SLOTS, ChatReply, ChatRequest, Message
from .idiom import idiomatic
from .sheet import Ask, FactSheet, display_width, render
from .slots import filled, slotted

TEMPERATURE = 0.7
"""Sampling temperature: candidates are to differ, and selection takes the best."""
SHORT = 40
"""Limit up to which a text of sentences may go without a mark at its end."""
_SENTENCES = frozenset({"description", "primary_text", "ad_text", "greeting", "prefill"})
_ENDS = frozenset(".?!。？！")
TOKENS_PER_CELL = 0.9
"""Most answer tokens per column of width, over the writer's languages."""


def request_for(
    sheet: FactSheet, ask: Ask, *, seed: int, temperature: float = TEMPERATURE
) -> ChatRequest:
    """The request for one text; widths count what will stand in place of the marks."""
    marked = slotted(sheet)
    return ChatRequest(
        task="write",
        messages=(Message(role="user", text=render(marked.sheet, ask)),),
        answer_schema={
            "type": "string",
            "minLength": 2,
            MAX_WIDTH: ask.max_width,
            NUMBERS: [],
            SLOTS: marked.widths(),
        },
        max_tokens=8 + int(ask.max_width * TOKENS_PER_CELL),
        temperature=temperature,
        seed=seed,
    )


def text_of(sheet: FactSheet, ask: Ask, reply: ChatReply) -> str | None:
    """The text with its facts in place; None where it is not sound.

    Unsound is a text with words or facts side by side as no sentence of the corpus has them, a
    fact that does not agree with the words around it, and a text that its limit cut off.
    """
    answer = reply.value if isinstance(reply.value, str) else reply.text
    whole = filled(answer, slotted(sheet))
    sound = whole is not None and complete(whole, ask) and idiomatic(answer, sheet.language)
    return whole if sound else None


def complete(text: str, ask: Ask) -> bool:
    """Whether a text ended by itself: sentences end with a mark, short texts before their limit."""
    if text[-1:] in _ENDS:
        return True
    sentence = ask.kind in _SENTENCES and ask.max_width > SHORT
    return not sentence and display_width(text) < ask.max_width
