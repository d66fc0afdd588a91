"""Values of JSON and Parquet as cells: nested ones by dotted names, lists a line each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
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
    match value:
        case None:
            return ""
        case str():
            return value.replace("\0", "").strip()
        case bool():
            return "true" if value else "false"
        case float():
            return "" if value != value else _number(repr(value))  # noqa: PLR0124 - not a number
        case int() | Decimal():
            return _number(_plain(Decimal(value)))
        case datetime() | date() | time():
            return value.isoformat()
        case list() | tuple() if not any(isinstance(one, list | Mapping) for one in value):
            return "\n".join(filter(None, (" ".join(_text(one).split()) for one in value)))
        case list() | tuple() | Mapping():
            return json.dumps(value, ensure_ascii=False, default=str)
        case _:
            return ""


def _plain(number: Decimal) -> str:
    """The digits without an exponent, unless there would be hundreds of them."""
    return f"{number:f}" if abs(number.adjusted()) < _MOST_DIGITS else str(number)


_MOST_DIGITS = 100


def _number(text: str) -> str:
    """A number of a program, with its point; three decimals get a fourth.

    People write 1.299 for a thousand and more, programs do not.
    """
    whole, _, part = text.partition(".")
    return f"{whole}.{part}0" if len(part) == 3 else text  # noqa: PLR2004 - as above
