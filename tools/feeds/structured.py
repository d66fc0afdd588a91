"""Values of JSON and Parquet as cells: nested ones by dotted names, lists a line each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

MOST_DEPTH = 20
"""Deepest nesting that is told apart; what lies deeper stays JSON."""


def cells_of(data: Mapping[str, Any]) -> dict[str, str]:
    """Filled cells by column. `{"price": {"value": 79}}` gives `price.value`.

    A list of plain values gives a line for each, any other list is JSON text.
    """
    return {
        " ".join(name.split()): text for name, text in _flat(data, "", 0) if name.strip() and text
    }


def _flat(data: Mapping[str, Any], prefix: str, depth: int) -> Iterator[tuple[str, str]]:
    for name, value in data.items():
        whole = f"{prefix}{name}"
        if isinstance(value, Mapping) and depth < MOST_DEPTH:
            yield from _flat(value, f"{whole}.", depth + 1)
        else:
            yield whole, _text(value)


def _text(value: Any) -> str:
    """One value as a cell; empty for null, for what is no number, and for bytes."""
    match value:
        case str():
            return value.replace("\0", "").strip()
        case bool():
            return "true" if value else "false"
        case float() | int() | Decimal():
            return _number(Decimal(repr(value)) if isinstance(value, float) else Decimal(value))
        case date() | time():
            return value.isoformat()
        case list() | tuple() | Mapping():
            return _list(value)
        case _:
            return ""


def _list(value: list[Any] | tuple[Any, ...] | Mapping[str, Any]) -> str:
    """Plain values a line each; anything else as JSON."""
    if isinstance(value, Mapping) or any(isinstance(one, list | tuple | Mapping) for one in value):
        return json.dumps(value, ensure_ascii=False, default=str)
    return "\n".join(filter(None, (" ".join(_text(one).split()) for one in value)))


def _number(number: Decimal) -> str:
    """A number of a program, with its point; three decimals get a fourth.

    People write 1.299 for a thousand and more, programs do not.
    """
    if not number.is_finite():
        return ""
    plain = abs(number.adjusted()) < _MOST_DIGITS
    text = f"{number:f}" if plain else str(number)
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text  # noqa: PLR2004 - as above


_MOST_DIGITS = 100
"""Digits of a number that is written without an exponent."""
