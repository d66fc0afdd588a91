"""Columns whose name means one thing and whose cells hold another: `platform` of video games."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from .choices import read_goal, read_special, read_variants
from .places import read_languages, read_markets, read_platforms
from .prices import currency_in, read_budget

MEANT: Mapping[str, Callable[[str], object]] = {
    "market": read_markets,
    "language": read_languages,
    "platforms": read_platforms,
    "goal": read_goal,
    "special_category": read_special,
    "variants": read_variants,
    "budget": read_budget,
}
"""Fields that only some texts can fill, and how such a text is read."""


def never_readable(field: str, cells: Sequence[str]) -> bool:
    """Whether none of the filled cells can mean what the field takes; False without any."""
    filled = list(dict.fromkeys(cell for cell in cells if cell.strip()))
    if not filled:
        return False
    if field in {"currency", "budget_currency"}:
        return not any(currency_in(cell.upper()) for cell in filled)
    reader = MEANT.get(field)
    return reader is not None and not any(_reads(reader, cell) for cell in filled)


def _reads(reader: Callable[[str], object], cell: str) -> bool:
    try:
        reader(cell)
    except ValueError:
        return False
    return True
