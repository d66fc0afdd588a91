"""What copy may rest on: the texts of a brief, its price, its landing page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ...schema import Brief, Span
from ..money import currency_of
from .claim import Claim
from .known_claims import LANGUAGES, all_claims
from .matching import NAMES, StatedFigures
from .places import same_place

NOT_SUPPORT = frozenset({"brand.voice", "audience"})
"""Instructions and audiences: "sound like the best" proves nothing, and no ad states an age."""


def sources_of(brief: Brief, *, page: str = "") -> dict[str, str]:
    """Every text of the brief by dotted name, its price as `product.price`, and the page.

    The price stands as "79 EUR"; without a currency it takes that of the first market.
    """
    sources = brief.texts()
    price = brief.product.price
    if price is not None:
        home = currency_of(brief.markets[0].country) if brief.markets else ""
        sources["product.price"] = f"{price:f} {brief.product.currency or home}".strip()
    if page:
        sources["page"] = page
    return sources


class Support:
    """What the sources state: their figures and their claims."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        usable = {name: text for name, text in sources.items() if name not in NOT_SUPPORT}
        self.figures = StatedFigures(usable)
        self.names = tuple(
            Span(source=name, start=0, end=len(usable[name]), text=usable[name])
            for name in sorted(NAMES & usable.keys())
        )
        """Product and brand, as written."""
        self._claims: dict[str, list[Span]] = {}
        for name, text in usable.items():
            for start, end, claim in all_claims().find(text, LANGUAGES):
                span = Span(source=name, start=start, end=end, text=text[start:end])
                self._claims.setdefault(claim.id, []).append(span)

    def claim(self, claim: Claim, words: str) -> Span | None:
        """Words of the sources that make the same claim, or one that carries it."""
        stated = (span for i in (claim.id, *claim.also) for span in self._claims.get(i, ()))
        return next((s for s in stated if not claim.place or same_place(words, s.text)), None)


def support_of(sources: Mapping[str, str]) -> Support:
    """What the sources state; read once for each brief."""
    return _support(tuple(sources.items()))


@lru_cache(maxsize=64)
def _support(items: tuple[tuple[str, str], ...]) -> Support:
    return Support(dict(items))
