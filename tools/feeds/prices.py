"""Prices and budgets as feeds write them: 79.00 EUR, EUR 1.299,-, ¥399, 25 €/day, 1.2万元."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from ...schema import Budget, BudgetPeriod
from ..countries import countries
from ..grounding.figures import readings
from ..grounding.units import multipliers, same_currency, words
from ..money import currency_of

WANTED_PRICE = "give an amount, for example 79.00 EUR, or leave the cell empty"
WANTED_BUDGET = "give an amount and a period, for example 25 EUR per day"
MOST = Decimal("1e9")
"""Largest amount that a brief takes."""

_AMOUNT = re.compile(r"\d(?:[\d.,'’\u00a0\u202f ]*\d)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_NO_PRICE = frozenset(
    {"", "-", "–", "—", "n/a", "na", "none", "null", "nan", "k.a.", "无", "/", "tbd"}
)
_THREE_DECIMALS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
"""Currencies of a thousand parts: https://www.iso.org/iso-4217-currency-codes.html."""
_USUAL = {"$": "USD", "¥": "CNY", "KR": ""}
"""What a sign of several currencies means where nothing else tells."""
_NOT_ALONE = frozenset(
    {"try", "ron", "lei", "ft", "all", "top", "mad", "cent", "cents", "¢", "pound", "fr."}
)
"""Codes and names that are words as well: they count in capitals, or are no price of a feed."""

_PERIODS: tuple[tuple[BudgetPeriod, str], ...] = (
    (BudgetPeriod.DAY, r"day|daily|\btag\b|tages|täglich|pro tag|jour|día|giorno|天|日"),
    (BudgetPeriod.MONTH, r"month|monat|mois\b|\bmes\b|mese\b|月"),
    (BudgetPeriod.CAMPAIGN, r"campaign|kampagne|total|gesamt|lifetime|一共|总|活动"),
)


@dataclass(frozen=True, kw_only=True)
class Price:
    """An amount of money."""

    amount: Decimal
    currency: str
    """ISO 4217 code; empty where nothing tells."""


def read_price(text: str, *, currency: str = "", country: str = "") -> Price | None:
    """The price in a cell, the lowest of a range; None for an empty cell, a dash and zero.

    A currency in the cell wins over `currency` (an ISO 4217 code); `country` (ISO 3166) tells which
    dollar, yen or krona a bare sign means. Three digits after a single mark are thousands, as
    prices have two decimals (BHD, KWD and the like: three). Zero is no price: feeds write it where
    the price is not known. Raises ValueError saying what is wanted.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.casefold() in _NO_PRICE:
        return None
    found = _AMOUNT.search(plain)
    if not found or re.match(r"\s*[-−–]\s*\d", plain):
        raise ValueError(WANTED_PRICE)
    code = _settled(currency_in(plain), currency, country)
    amount = _amount(found.group(), code) * _multiplier(plain[found.end() :])
    if amount > MOST:
        raise ValueError(WANTED_PRICE)
    return Price(amount=amount, currency=code) if amount else None


def read_budget(
    text: str, *, header: str = "", currency: str = "", period: str = ""
) -> Budget | None:
    """The budget in a cell; what it lacks comes from its column's name, then the arguments.

    Without any period it is for a month. Raises ValueError saying what is wanted.
    """
    price = read_price(text, currency=currency or currency_in(header))
    if price is None:
        return None
    when = period_in(text) or period_in(header) or period_in(period) or BudgetPeriod.MONTH
    return Budget(amount=price.amount, currency=price.currency, period=when)


def period_in(text: str) -> BudgetPeriod | None:
    """Stretch of time that a text names; None for none."""
    lower = text.casefold()
    return next((period for period, words in _PERIODS if re.search(words, lower)), None)


def currency_in(text: str) -> str:
    """Currency that a text names: an ISO 4217 code, `$`, `¥` or `KR` where the sign is of several.

    Empty where it names none.
    """
    for code in re.findall(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])", text):
        if code in _codes():
            return str(code)
    found = _money_words().search(text.casefold())
    return words()[found.group()].currency if found else ""


def _settled(said: str, hint: str, country: str) -> str:
    """The code of a currency as said, or of what is known beside it."""
    home = currency_of(country)
    if not said:
        return hint.upper()
    if said in _codes():
        return said
    for likely in (hint.upper(), home):
        if likely and same_currency(said, likely):
            return likely
    return _USUAL.get(said, "")


def _amount(literal: str, code: str) -> Decimal:
    if _INDIAN.fullmatch(literal):
        literal = literal.replace(",", "")
    found = readings(literal)
    if not found:
        raise ValueError(WANTED_PRICE)
    return min(found) if code in _THREE_DECIMALS else max(found)


def _multiplier(rest: str) -> Decimal:
    word = re.match(r"\s*(万|萬|亿|千|k\b|mio\b)", rest.casefold())
    return multipliers()[word.group(1)] if word else Decimal(1)


@cache
def _codes() -> frozenset[str]:
    return frozenset(country.currency for country in countries().values())


@cache
def _money_words() -> re.Pattern[str]:
    names = [w for w, unit in words().items() if unit.dimension == "money" and w not in _NOT_ALONE]
    ordered = sorted(names, key=len, reverse=True)
    whole = [
        rf"(?<![a-z]){re.escape(w)}(?![a-z])" if w.isascii() and w.isalpha() else re.escape(w)
        for w in ordered
    ]
    return re.compile("|".join(whole))
