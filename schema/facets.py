"""What a brief says: facets, each with the words that say it."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from .kinds import FacetKind, Value


class Span(Value):
    """Words of the brief that support something, and where they stand."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)

    source: str
    """Dotted field name as in `Brief.texts()`, or `page`, `image`, `lexicon`."""
    start: int = 0
    end: int = 0
    text: str


class Facet(Value):
    """One thing that the brief says, with the words that say it."""

    kind: FacetKind
    value: str
    """In the words of the brief, or the concept's label in the brief's language."""
    concept: str = ""
    """Lexicon id such as `style.retro`, when the lexicon knows it."""
    evidence: tuple[Span, ...] = ()
    confidence: Annotated[float, Field(ge=0, le=1)] = 1.0
    source: str = "lexicon"
    """What found it: `brief` (a field), `lexicon`, `embedding`, or `model`."""


class Facets(Value):
    """What a brief says, kind by kind, strongest first."""

    language: str = "en"
    """BCP 47 language that the brief is written in."""
    product: tuple[Facet, ...] = ()
    category: tuple[Facet, ...] = ()
    benefits: tuple[Facet, ...] = ()
    proof: tuple[Facet, ...] = ()
    offer: tuple[Facet, ...] = ()
    price: tuple[Facet, ...] = ()
    styles: tuple[Facet, ...] = ()
    emotions: tuple[Facet, ...] = ()
    occasions: tuple[Facet, ...] = ()
    audience: tuple[Facet, ...] = ()

    def all(self) -> tuple[Facet, ...]:
        """Every facet, product first."""
        return (
            *self.product, *self.category, *self.benefits, *self.proof, *self.offer,
            *self.price, *self.styles, *self.emotions, *self.occasions, *self.audience,
        )  # fmt: skip
