"""What is asked of the index, and the text that is embedded for it."""

from __future__ import annotations

from dataclasses import dataclass

from .words import letters

LEAST_UNDERSTOOD = 0.3
"""Share of a foreign text that the lexicon must know; less is a word picked out of a sentence."""


@dataclass(frozen=True, kw_only=True)
class FacetQuery:
    """One facet of a brief as a question to the index."""

    text: str
    """In any language."""
    facet: str = "query"
    """What the text is: product, style, emotion, occasion, audience, ... or query."""
    weight: float = 1.0
    """How much this facet counts beside the others of one search; above 0."""


def gloss(text: str) -> str:
    """English words for what a foreign text says; "" for an English or an unknown text.

    The packaged embedding model reads English only.
    """
    from ..tools.language import detect_language
    from ..tools.lexicon import lexicon

    if text.isascii() and detect_language(text) in {"en", ""}:
        return ""
    book = lexicon()
    understood = sum(letters(mention.text) for mention in book.find(text))
    return book.gloss(text) if understood >= LEAST_UNDERSTOOD * letters(text) else ""
