"""What a column can be for, and the names that such columns go by in ordinary feeds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

NAMES = Path(__file__).with_name("columns.yaml")

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "key": "id of the product; makes the row known again",
        "name": "name of the product",
        "description": "what it is, as text or HTML",
        "text": "free text: the whole brief",
        "category": "kind of product, or its path in a catalogue",
        "price": "price, with or without a currency",
        "sale_price": "reduced price",
        "old_price": "price before a reduction; the price itself is then the reduced one",
        "sale_dates": "when the reduced price holds: two ISO 8601 dates with / between them",
        "currency": "ISO 4217 code of the prices",
        "url": "landing page",
        "images": "pictures: files beside the feed, or addresses",
        "features": "what speaks for it, several in a cell",
        "tags": "the shop's own labels, several in a cell",
        "details": "colour, material, size and the like; added to the description",
        "proof": "facts that can be shown: ratings, tests, awards",
        "offer": "discount or other offer",
        "brand": "who makes or sells it",
        "voice": "how the brand speaks",
        "must_include": "words that every ad holds",
        "banned_words": "words that no ad holds",
        "audience": "who it is for",
        "gender": "female, male or unisex",
        "age_group": "newborn, infant, toddler, kids or adult",
        "goal": "sales, leads, traffic, awareness, app_installs, messages or applications",
        "market": "countries to advertise in",
        "language": "language to write in",
        "platforms": "where the ads run",
        "budget": "money to spend",
        "budget_currency": "ISO 4217 code of the budget",
        "budget_period": "day, month or campaign",
        "special_category": "housing, employment, credit, health ...",
        "notes": "anything else; screened for personal data first",
        "variants": "ad sets for each platform and language, 1 to 5",
    }
)
"""Every field that a column can be mapped to, and its meaning."""

MANY = frozenset({"images", "features", "tags", "details", "proof", "must_include", "banned_words"})
"""Fields that gather the cells of all their columns; the others take the first that is filled."""

_OWN: Mapping[str, str] = {
    "product.name": "name", "product.description": "description", "product.category": "category",
    "product.price": "price", "product.currency": "currency", "product.url": "url",
    "product.features": "features", "product.proof": "proof", "product.offer": "offer",
    "brand.name": "brand", "brand.voice": "voice", "brand.banned_words": "banned_words",
    "brand.must_include": "must_include", "budget.amount": "budget",
    "budget.currency": "budget_currency", "budget.period": "budget_period",
}  # fmt: skip
"""Dotted names of the brief itself, as a nested JSON row has them."""


def names() -> tuple[tuple[str, str], ...]:
    """Pairs of a column's name and the field it is for, the ones to prefer first."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    listed: dict[str, list[str]] = yaml.load(NAMES.read_bytes(), Loader=loader)  # noqa: S506 - safe
    pairs = ((str(name), field) for field, found in listed.items() for name in found)
    return (*pairs, *_OWN.items())
