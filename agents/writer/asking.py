"""Asking the writer for one text, and reading its answer: marks out, facts in."""

from __future__ import annotations

from ..models.port import MAX_WIDTH, NUMBERS, SLOTS, ChatReply, ChatRequest, Message
from .legible import legible
from .sheet import Ask, FactSheet, render
from .slots import filled, slotted

TEMPERATURE = 0.7
"""Sampling temperature: candidates are to differ, and selection takes the best."""
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


def text_of(sheet: FactSheet, reply: ChatReply) -> str | None:
    """The text with its facts in place; None where it is not sound.

    Unsound is a word that neither the sheet nor the writer's own language knows, and a fact in a
    place where it does not agree with the words around it.
    """
    answer = reply.value if isinstance(reply.value, str) else reply.text
    whole = filled(answer, slotted(sheet))
    return whole if whole is not None and legible(whole, sheet) else None
