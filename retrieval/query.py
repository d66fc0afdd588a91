"""What is asked of the index, and the text that is embedded for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class FacetQuery:
    """One facet of a brief as a question to the index."""

    text: str
    """In any language."""
    facet: str = "query"
    """What the text is: product, style, emotion, occasion, audience, ... or query."""
    weight: float = 1.0
    """How much this facet counts beside the others of one search; above 0."""


def english(text: str) -> str:
    """The text itself when it is English, else the English words for all that is known in it.

    The packaged embedding model reads English only; an empty answer means that nothing is known.
    """
    from ..tools.language import detect_language
    from ..tools.lexicon import lexicon

    if detect_language(text) in {"en", ""} and text.isascii():
        return text
    return lexicon().gloss(text)
