"""The page docs/conversation.md, made of the table of sentences."""

from __future__ import annotations

from collections.abc import Iterator

from .table import LANGUAGES, Row, rows

_NAMES = {"en": "English", "de": "German", "zh": "Chinese"}
_HEAD = """# Sentences that change a campaign

Once a campaign is there, you can change it in words. These sentences are understood without a
model, in English, German and Chinese; several may stand in one message ("more playful, and half
the budget on video"), and a verb may be left out the second time ("add French for Belgium and
Dutch for the Netherlands"). Where a Gemini key or a local Llama or Gemma is set up, other words
are understood too: the model answers with the same changes, and can make no others. It never
approves a text, edits one, or changes the privacy policy.

Whatever you locked, edited or approved stays; the reply says what changed and what was kept. What
is not understood changes nothing, and the reply says which part that was. `undo` takes a step back.

This page is made from `agents/conversation/sentences/table.yaml`, and a test reads every example.
"""


def sentences_page() -> str:
    """The page as Markdown."""
    return _HEAD + "\n" + "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "| it does | " + " | ".join(_NAMES[language] for language in LANGUAGES) + " |"
    yield "| --- " * (1 + len(LANGUAGES)) + "|"
    for row in rows():
        cells = (_said(row, language) for language in LANGUAGES)
        yield f"| {row.about} | " + " | ".join(cells) + " |"
    yield ""


def _said(row: Row, language: str) -> str:
    return "; ".join(row.examples[language])
