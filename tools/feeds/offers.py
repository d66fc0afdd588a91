"""What a product costs, and what it costs less than before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from ..phrases import retold
from .prices import Price, currency_in, read_price
from .reader import RowReader

LEAST_PERCENT = 5
"""Smallest reduction that is said, in percent."""


def money_of(
    reader: RowReader, *, country: str, language: str, inferred: list[str]
) -> Mapping[str, Any]:
    """Price, currency and offer of the product.

    While a sale holds its price is the price. A reduction of LEAST_PERCENT or more, rounded down
    to whole percent, is the offer where the row names none; `inferred` then says so.
    """
    regular = _price(reader, "price", country)
    before = _price(reader, "old_price", country)
    reduced = _price(reader, "sale_price", country) if _sale_holds(reader) else None
    now, full = reduced or regular or before, (before if not reduced else before or regular)
    offer = reader.line("offer") or _reduction(now, full, language)
    if offer and not reader.cell("offer"):
        inferred.append("product.offer")
    return {
        "price": now.amount if now else None,
        "currency": now.currency if now else "",
        "offer": offer,
    }


def _price(reader: RowReader, field: str, country: str) -> Price | None:
    if not reader.cell(field):
        return None
    column = currency_in(reader.cell("currency").upper())
    named = currency_in(reader.column(field))
    hint = column or named or reader.defaults.currency
    return reader.read(field, lambda cell: read_price(cell, currency=hint, country=country), None)


def _reduction(now: Price | None, full: Price | None, language: str) -> str:
    if not now or not full or now.currency != full.currency or now.amount >= full.amount:
        return ""
    share = 100 * (full.amount - now.amount) / full.amount
    percent = share.quantize(Decimal(1), ROUND_FLOOR)
    if percent < LEAST_PERCENT:
        return ""
    said = f"{percent}% off"
    return retold(said, language.partition("-")[0]) or said


def _sale_holds(reader: RowReader) -> bool:
    """Whether today is within the dates of the sale; a sale without dates holds.

    The form is two ISO 8601 dates with / between: Google's `sale_price_effective_date`.
    """
    cell = reader.cell("sale_dates")
    if not cell:
        return True
    days = reader.read("sale_dates", _days, None)
    today = reader.defaults.today or datetime.now(tz=UTC).date()
    return days is None or days[0] <= today <= days[1]


def _days(cell: str) -> tuple[date, date]:
    found = re.findall(r"\d{4}-\d{2}-\d{2}", cell)
    if len(found) != 2:  # noqa: PLR2004 - a beginning and an end
        raise ValueError("give two dates, for example 2026-03-01/2026-03-31")
    return date.fromisoformat(found[0]), date.fromisoformat(found[1])
