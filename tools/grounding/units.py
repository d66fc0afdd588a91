"""The units that a number can stand with, and when two measured numbers are the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from .known_claims import read_yaml


@dataclass(frozen=True, kw_only=True)
class Unit:
    """What a number counts or measures."""

    dimension: str
    """time, months, money, percent, weight ...; only numbers of one dimension compare."""
    factor: Decimal = Decimal(1)
    """Size in the dimension's base unit."""
    strict: bool = True
    """False for counted things (stars, buyers): a bare number may stand for it."""
    currency: str = ""
    """ISO 4217 code, or $ or ¥ where the sign does not say which."""


@cache
def words() -> Mapping[str, Unit]:
    """Every unit by the words and signs that it goes by, in lower case."""
    data = _data()
    measures = {
        str(word): Unit(
            dimension=row["dimension"],
            factor=Decimal(row["factor"]),
            strict=not row.get("counted", False),
        )
        for row in data["measures"]
        for word in row["words"]
    }
    money = {
        str(word): Unit(dimension="money", currency=code)
        for code, names in data["money"].items()
        for word in names
    }
    return {**measures, **money}


@cache
def multipliers() -> Mapping[str, Decimal]:
    """Words that multiply the number before them: k, million, 万."""
    return {word: Decimal(value) for word, value in _data()["multipliers"].items()}


PERCENT = Unit(dimension="percent")
SECONDS = Unit(dimension="time")
DECADE = Unit(dimension="decade")


@cache
def _data() -> Any:
    return read_yaml(Path(__file__).with_name("units.yaml"))


_DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "HKD", "SGD", "MXN", "TWD"})
_YUAN = frozenset({"CNY", "JPY"})
_KRONOR = frozenset({"SEK", "NOK", "DKK"})
_ONE_OF = {"$": _DOLLARS, "¥": _YUAN, "KR": _KRONOR}


def same_currency(one: str, other: str) -> bool:
    """Whether two currencies can be the same: $ stands for any dollar, ¥ for yuan or yen."""
    return one == other or other in _ONE_OF.get(one, ()) or one in _ONE_OF.get(other, ())


@cache
def unit_pattern() -> str:
    """Regular expression of every unit word, longest first; European ones end where a word does."""
    ordered = sorted(words(), key=len, reverse=True)
    spelled = "|".join(re.escape(word) for word in ordered if european(word))
    others = "|".join(re.escape(word) for word in ordered if not european(word))
    return rf"(?:(?:{spelled})(?![^\W\d_\u2e80-\u9fff])|{others})"


def european(word: str) -> bool:
    """Whether a unit is a word of an alphabet, which a further letter would change."""
    return word[-1].isalpha() and word[-1] < _EAST_ASIAN


@cache
def currency_pattern() -> str:
    """Regular expression of the currency signs and codes that stand before a number."""
    money = (word for word, unit in words().items() if unit.dimension == "money")
    before = [word for word in money if _stands_before(word)]
    return "|".join(re.escape(word) for word in sorted(before, key=len, reverse=True))


def _stands_before(word: str) -> bool:
    is_sign = not word[-1].isalpha() or word in {"kr", "chf", "rmb"}
    return is_sign or (len(word) == _CODE_LENGTH and word.isascii() and word.isalpha())


_EAST_ASIAN = "\u2e80"
_CODE_LENGTH = 3
