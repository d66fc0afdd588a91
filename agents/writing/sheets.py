"""Fact sheets: what a brief says, told in the language of an ad."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ...schema import Brief, Facet, Facets, Market
from ...tools.countries import primary_language
from ...tools.grounding import sources_of
from ...tools.lexicon import lexicon
from ...tools.money import format_price
from ...tools.phrases import retold
from ..writer.sheet import FactSheet

MAX_BENEFIT_CHARS = 48
"""Longest benefit the builtin writer fits into a sentence; a longer one is cut at a clause."""
_CLAUSE = re.compile(r"\s*[,;:，；：、。.!?()（）–—]\s*|\s+(?:and|und|with|mit)\s+")
_HAN = re.compile(r"[㐀-鿿]")


@dataclass(frozen=True, kw_only=True)
class SheetResult:
    """A fact sheet, and what of the brief could not be told in its language."""

    sheet: FactSheet
    left_out: tuple[str, ...]
    """Words of the brief that have no known wording in the sheet's language."""
    retold: tuple[str, ...]
    """Offers and proofs of the brief, told in the sheet's language: they support claims too."""


def sheet_for(brief: Brief, facets: Facets, market: Market) -> SheetResult:
    """The fact sheet of a brief in the language of a market."""
    language = primary_language(market.language)
    teller = _Teller(primary_language(facets.language), language)
    category = teller.first(facets.category)
    sheet = FactSheet(
        language=language,
        product=teller.name(brief, facets, category),
        brand=brief.brand.name,
        category=category,
        benefits=teller.many(facets.benefits, most=4),
        proof=teller.many(facets.proof, most=2),
        offer=teller.first(facets.offer),
        price=price_text(brief, market),
        style=teller.first(facets.styles),
        emotion=teller.first(facets.emotions),
        occasion=teller.first(facets.occasions),
        audience=teller.first(facets.audience),
        words=brief.brand.must_include[:2],
    )
    return SheetResult(
        sheet=sheet,
        left_out=tuple(dict.fromkeys(teller.left_out)),
        retold=tuple(dict.fromkeys(teller.retold)),
    )


def price_text(brief: Brief, market: Market) -> str:
    """The price as written in the market; empty when the brief gives none or no currency."""
    product = brief.product
    if product.price is None or not product.currency:
        return ""
    return format_price(
        product.price,
        product.currency,
        language=primary_language(market.language),
        country=market.country,
    )


def support_for(brief: Brief, facets: Facets, market: Market, *, page: str) -> dict[str, str]:
    """Texts that may support a claim of an ad for a market, by name.

    The brief's fields and its page; `price` as the market writes it; `lexicon` for offers and
    proofs told in its language.
    """
    told = sheet_for(brief, facets, market).retold
    texts = {
        **sources_of(brief, page=page),
        "price": price_text(brief, market),
        "lexicon": "\n".join(told),
    }
    return {name: text for name, text in texts.items() if text}


class _Teller:
    """Says facets in one language: by the lexicon, or in the brief's own words if they fit."""

    def __init__(self, source: str, target: str) -> None:
        self._same = source == target
        self._target = target
        self.left_out: list[str] = []
        self.retold: list[str] = []

    def first(self, facets: Iterable[Facet]) -> str:
        return next(iter(self.many(facets, most=1)), "")

    def many(self, facets: Iterable[Facet], *, most: int) -> tuple[str, ...]:
        told = (self._tell(facet) for facet in facets)
        return tuple(dict.fromkeys(text for text in told if text))[:most]

    def name(self, brief: Brief, facets: Facets, category: str) -> str:
        """The product's name, or its category where the name is in a script readers cannot read."""
        given = brief.product.name or next((facet.value for facet in facets.product), "")
        if given and (self._target in {"zh", "ja"} or not _HAN.search(given)):
            return given
        if given:
            self.left_out.append(given)
        return category or brief.brand.name or given

    def _tell(self, facet: Facet) -> str:
        if self._same and facet.source == "brief":
            return shortened(facet.value)
        if facet.concept and (label := lexicon().label(facet.concept, self._target)):
            return label
        if self._same:
            return shortened(facet.value)
        told = retold(facet.value, self._target)
        (self.retold if told else self.left_out).append(told or facet.value)
        return told or ""


def shortened(text: str) -> str:
    """The first clauses of a phrase that fit a sentence, in sentence-inner case."""
    text = text.strip().rstrip(".。!！;；,，")
    if len(text) <= MAX_BENEFIT_CHARS:
        return text
    kept = ""
    for match in _CLAUSE.finditer(text):
        if match.start() > MAX_BENEFIT_CHARS:
            break
        kept = text[: match.start()]
    return kept.strip() or text[:MAX_BENEFIT_CHARS].rsplit(" ", 1)[0]
