"""What a row says of its product: name, description, category, features, proof, details."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .cells import MOST_POINTS, category_of, items_of, labels_of, line_of
from .reader import RowReader

_PLAIN = frozenset(
    {"new", "neu", "neuf", "nuevo", "nuovo", "全新", "新品", "default title", "one size"}
)
"""Details that say nothing: goods are new unless a feed says otherwise."""


def texts_of(reader: RowReader) -> dict[str, Any]:
    """Name, description, category and proof. Raises BadRow when there is nothing to go by."""
    name, description = reader.line("name"), reader.text("description")
    if not (name or description or reader.cell("text")):
        column = next(iter((*reader.mapping.of("name"), *reader.mapping.of("description"))), "")
        raise reader.nameless(column)
    categories = (category_of(cell) for _, cell in reader.cells("category"))
    return {
        "name": name,
        "description": description if description != name else "",
        "category": next((one for one in categories if one), ""),
        "proof": reader.points("proof"),
    }


def features_of(reader: RowReader) -> tuple[str, ...]:
    """Selling points of the row, or else the list in its description; then the shop's labels."""
    own = reader.points("features") or items_of(reader.cell("description"))
    labels = (label for _, cell in reader.cells("tags") for label in labels_of(cell))
    known = " ".join(own).casefold()
    found = (*own, *(label for label in labels if label.casefold() not in known))
    return tuple(dict.fromkeys(found))[:MOST_POINTS]


def details_of(reader: RowReader, product: Mapping[str, Any]) -> str:
    """Colour, material and the like that the texts do not say, each with its column's name."""
    said = f"{product['name']} {product['description']}".casefold()
    found = [
        f"{column}: {line_of(cell)}."
        for column, cell in reader.cells("details")
        if cell.casefold() not in _PLAIN and line_of(cell).casefold() not in said
    ]
    return " ".join(found)
