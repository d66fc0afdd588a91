"""Search keywords that a brief's own words give, and nothing beyond them."""

from __future__ import annotations

import re
from itertools import chain

from ...schema import Facets
from ..countries import primary_language

# https://experienceleague.adobe.com/en/docs/advertising/search-social-commerce/campaign-management/management/campaigns/keywords/keyword-settings-by-network/keyword-settings-google
# (third party): 80 characters, 10 words, letters, digits and a few signs
MAX_CHARS = 80
MAX_WORDS = 10
_NOT_TAKEN = re.compile(r"[^\w\s#$&\-'./:]|_")

MOST = 10
"""Most keywords in one ad group; adwright's own choice."""


def phrase_keywords(facets: Facets, language: str) -> tuple[str, ...]:
    """Phrase-match keywords: the product and its category as the brief names them, lower case.

    Only facets with words of the brief behind them count, alone and with a style before the
    category where the brief names one. A brief in another language than the ad's gives none: a
    Chinese product name is no German search.
    """
    if primary_language(facets.language) != primary_language(language):
        return ()
    products = [facet.value for facet in facets.product if facet.evidence]
    categories = [facet.value for facet in facets.category if facet.evidence]
    styled = [
        f"{style.value} {category}"
        for category in categories[:1]
        for style in facets.styles
        if style.evidence and style.value.casefold() not in category.casefold()
        if style.source != "embedding"
    ]
    found = dict.fromkeys(filter(None, map(_keyword, chain(categories, products, styled))))
    return tuple(found)[:MOST]


def _keyword(text: str) -> str:
    """The text as Google takes a keyword; empty when it is too long to be one."""
    plain = " ".join(_NOT_TAKEN.sub(" ", text).lower().split()).strip("-'./:#$& ")
    return plain if len(plain) <= MAX_CHARS and len(plain.split()) <= MAX_WORDS else ""
