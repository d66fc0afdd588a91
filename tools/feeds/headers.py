"""Column names read: case, spaces, marks, brackets and numbers at the end do not matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from .fields import MANY, names

_STYLES: tuple[tuple[str, tuple[frozenset[str], ...]], ...] = (
    (
        "Shopify",
        (
            frozenset({"handle", "vendor"}),
            frozenset({"handle", "bodyhtml"}),
            frozenset({"urlhandle", "vendor"}),
        ),
    ),
    (
        "WooCommerce",
        (
            frozenset({"regularprice", "categories"}),
            frozenset({"regularprice", "published"}),
            frozenset({"regularprice", "isfeatured"}),
        ),
    ),
    (
        "Amazon",
        (frozenset({"itemsku", "itemname"}), frozenset({"sellersku", "standardprice"})),
    ),
    (
        "Google Merchant",
        (
            frozenset({"imagelink", "title"}),
            frozenset({"imagelink", "titel"}),
            frozenset({"googleproductcategory", "title"}),
            frozenset({"link", "availability"}),
        ),
    ),
)
"""Plain names that, when all there, give away where a feed comes from; the first that fits."""
_MEANS_ELSE: Mapping[str, frozenset[str]] = {
    "WooCommerce": frozenset({"type"}),
    "Shopify": frozenset({"sku", "id", "productid"}),
}
"""Plain names that mean something else in such a feed: WooCommerce calls it the type whether a
product has variations, and in a Shopify feed the handle alone tells which rows are one product."""
_BRACKETS = re.compile(r"[(\[{（【［].*?[)\]}）】］]")
_OWNER = re.compile(r"^(?:product|item|artikel|produkt|googleshopping|商品|产品|產品)(?=.)")
_CODE = re.compile(r"(?:eur|usd|gbp|chf|cny|rmb|jpy|cad|aud|html)$")
_NUMBER = re.compile(r"\d+$")


@dataclass(frozen=True, kw_only=True)
class Recognised:
    """A column's name that is known."""

    field: str
    name: str
    """The known name, as in the table."""
    rank: int
    """Place in the table: of two columns for one field, the one with less is preferred."""


@cache
def plain_name(header: str) -> str:
    """Letters and digits of a column's name, lower case, half width, without accents."""
    whole = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", header).casefold())
    return "".join(char for char in whole if char.isalnum())


def recognised(header: str, style: str = "") -> Recognised | None:
    """The field that a column of this name is for; None when the name is not known.

    `style` is what `style_of` tells of the whole feed: some names mean something else in some.
    """
    if plain_name(header) in _MEANS_ELSE.get(style, ()):
        return None
    for name, only_many in _readings(header):
        found = _table().get(name)
        if found and (not only_many or found.field in MANY):
            return found
    return None


def style_of(headers: Sequence[str]) -> str:
    """Where a feed with these columns comes from; empty when that is not told by them."""
    have = {plain_name(re.sub("^g:", "", header)) for header in headers}
    for style, sets in _STYLES:
        if any(wanted <= have for wanted in sets):
            return style
    return ""


def _readings(header: str) -> Iterator[tuple[str, bool]]:
    """Ways to read a name; True for one that counts only for a field of many columns."""
    name = re.sub("^g:", "", header.strip().casefold())
    whole, bare = plain_name(name), plain_name(_BRACKETS.sub(" ", name))
    for reading in dict.fromkeys((whole, bare, _CODE.sub("", bare), _OWNER.sub("", bare))):
        yield reading, False
    for reading in (bare, _OWNER.sub("", bare)):
        yield _NUMBER.sub("", reading), True


@cache
def _table() -> Mapping[str, Recognised]:
    found: dict[str, Recognised] = {}
    for rank, (name, field) in enumerate(names()):
        found.setdefault(plain_name(name), Recognised(field=field, name=name, rank=rank))
    return found
