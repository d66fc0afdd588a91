"""Several rows of a file that are one product: Shopify's rows of variants and pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .mapping import FeedMapping
from .row import Record

MOST_ADDED = 1_000
"""Rows that belong to one product at most, so that no product grows without bound."""


LONGEST_KEY = 200
"""Characters of the longest id; Google's have 50 at most."""


def products_of(records: Iterable[Record], mapping: FeedMapping) -> Iterator[tuple[Record, ...]]:
    """The rows of each product: one, and those right below it with its id and without a name."""
    waiting: list[Record] = []
    for record in records:
        if waiting and len(waiting) <= MOST_ADDED and _belongs(record, waiting[0], mapping):
            waiting.append(record)
            continue
        if waiting:
            yield tuple(waiting)
        waiting = [record]
    if waiting:
        yield tuple(waiting)


def merged(records: Sequence[Record], mapping: FeedMapping) -> dict[str, str]:
    """Cells of a product: the first row's, and what only later rows have; all pictures."""
    values = dict(records[0].values)
    for record in records[1:]:
        for column, cell in record.values.items():
            values.setdefault(column, cell)
    for column in mapping.of("images"):
        cells = dict.fromkeys(r.values[column] for r in records if r.values.get(column))
        if len(cells) > 1:
            values[column] = "\n".join(cells)
    return values


def key_of(record: Record, mapping: FeedMapping) -> str:
    """The row's own id; empty when it has none, or one too long to be an id."""
    cells = (record.values.get(column, "") for column in mapping.of("key"))
    key = next((cell for cell in cells if cell), "")
    return " ".join(key.split()) if len(key) <= LONGEST_KEY else ""


def _belongs(record: Record, first: Record, mapping: FeedMapping) -> bool:
    if record.error or first.error or not mapping.of("name"):
        return False
    key = key_of(record, mapping)
    named = any(record.values.get(column) for column in mapping.of("name"))
    return bool(key) and not named and key == key_of(first, mapping)
