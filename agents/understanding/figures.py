"""Prices and budgets in a text, in English, German and Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class Money:
    """An amount of money as a text gives it."""

    start: int
    end: int
    amount: Decimal
    currency: str
    """ISO 4217."""


_SIGNS = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "欧元": "EUR", "欧": "EUR",
    "£": "GBP", "gbp": "GBP", "pounds": "GBP", "英镑": "GBP",
    "$": "USD", "us$": "USD", "usd": "USD", "dollars": "USD", "美元": "USD", "美金": "USD",
    "a$": "AUD", "aud": "AUD", "c$": "CAD", "ca$": "CAD", "cad": "CAD", "hk$": "HKD",
    "s$": "SGD", "nz$": "NZD", "r$": "BRL", "chf": "CHF", "fr.": "CHF",
    "¥": "CNY", "￥": "CNY", "rmb": "CNY", "cny": "CNY", "yuan": "CNY", "元": "CNY", "块": "CNY",
    "bucks": "USD",
    "人民币": "CNY", "jpy": "JPY", "yen": "JPY", "円": "JPY", "日元": "JPY", "₹": "INR",
    "inr": "INR", "₩": "KRW", "zł": "PLN", "pln": "PLN", "sek": "SEK", "dkk": "DKK", "nok": "NOK",
    "kr": "SEK",
}  # fmt: skip
"""Signs, codes and words of money; a bare dollar is the US one, a bare ¥ the yuan."""

_NUMBER = r"\d{1,3}(?:[.,' \u00a0]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,9}(?:[.,]\d{1,2})?(?!\d)"
_BEFORE = "|".join(
    re.escape(sign)
    for sign in (
        "us$",
        "ca$",
        "hk$",
        "nz$",
        "a$",
        "c$",
        "s$",
        "r$",
        "€",
        "£",
        "$",
        "¥",
        "￥",
        "₹",
        "₩",
    )
)
_AFTER = (
    r"€|£|\$|euros?\b|eur\b|pounds\b|gbp\b|dollars\b|bucks\b|usd\b|chf\b|zł|pln\b|sek\b|dkk\b|nok\b|kr\b|"
    r"yuan\b|rmb\b|cny\b|yen\b|jpy\b|inr\b|欧元|英镑|美元|美金|日元|人民币|元|块|"
    r"欧(?![洲盟])|円"
)
_CODES = r"\b(?:eur|gbp|usd|chf|cny|rmb|aud|cad|jpy|inr|pln|sek|dkk|nok)"
_MONEY = re.compile(
    rf"(?:(?P<sign>{_BEFORE}|{_CODES})\s?(?P<first>{_NUMBER}))"
    rf"|(?<![A-Za-z0-9])(?<!\d[.,])(?P<second>{_NUMBER})(?:,-|\.-)?\s?(?P<unit>{_AFTER})",
    re.IGNORECASE,
)
_NO_PRICE_BEFORE = re.compile(
    r"(?:budget\w*|spend\w*|salary|salaries|wage|gehalt\w*|lohn|verdienst|bestellwert|umsatz|"
    r"revenue|"
    r"预算|薪资|月薪|年薪|工资)[^.!?。！？;；,，\n]{0,18}$|"
    r"(?:\bsave(?: up to)?|\bsaves|\bover|\babove|\bminimum|\borders? (?:of|from)|\bworth|\bwas|"
    r"\binstead of|\brrp|\buvp|\bstatt|\bspar\w*|\bbestellungen(?: (?:ab|über))?|满|立减|减|省|"
    r"原价|补贴)\s?:?\s?$",
    re.IGNORECASE,
)
_NO_PRICE_AFTER = re.compile(
    r"^\s?(?:off\b|discount|rabatt|nachlass|budget|bestellwert|a year salary|gift card|voucher|"
    r"gutschein|优惠券|预算|cashback|per click|(?:pro|je|a|per|am) (?:tag|day)\b|/\s?(?:day|"
    r"tag)\b)",
    re.IGNORECASE,
)
_PER = re.compile(
    r"^\s?(?:(?:/|per|a|pro|im|je)\s?(?:months?|monat|mo\b|year|night|person|week|user|jahr|"
    r"nacht|woche|nutzer)|(?:/|每|一|起?/)\s?(?:月|年|晚|人|次|位|件))",
    re.IGNORECASE,
)
_BUDGET = re.compile(r"budget|预算|spend|ausgeben", re.IGNORECASE)


def money_in(text: str, language: str) -> Iterator[Money]:
    """Every amount of money in a text, in reading order."""
    for match in _MONEY.finditer(text):
        sign = (match["sign"] or match["unit"]).lower()
        amount = _decimal(match["first"] or match["second"])
        currency = "JPY" if sign in {"¥", "￥"} and language == "ja" else _SIGNS[sign]
        yield Money(start=match.start(), end=match.end(), amount=amount, currency=currency)


def price_in(text: str, language: str) -> Money | None:
    """First amount that is a price: no budget, salary, saving or threshold of an offer."""
    return next((money for money in money_in(text, language) if _is_price(text, money)), None)


def budget_in(text: str, language: str) -> tuple[Money, str] | None:
    """First amount that is called a budget, and its period: day, month or campaign."""
    for money in money_in(text, language):
        around = text[max(0, money.start - 24) : money.end + 24]
        if _BUDGET.search(around):
            return money, _period(text[max(0, money.start - 12) : money.end + 16])
    return None


def with_period(text: str, money: Money) -> tuple[int, int]:
    """Place of a price with what it is for: `£12 a month`, `99元/人`."""
    per = _PER.match(text[money.end : money.end + 20])
    return money.start, money.end + (per.end() if per else 0)


def _is_price(text: str, money: Money) -> bool:
    before = text[max(0, money.start - 30) : money.start]
    return not (
        _NO_PRICE_BEFORE.search(before) or _NO_PRICE_AFTER.match(text[money.end : money.end + 40])
    )


def _period(around: str) -> str:
    if re.search(r"day|daily|tag|täglich|每天|一天|日预算", around, re.IGNORECASE):
        return "day"
    if re.search(r"month|monat|每月|一个月|月", around, re.IGNORECASE):
        return "month"
    return "campaign"


def _decimal(number: str) -> Decimal:
    """Value of `1.299,00`, `1,299.00`, `79,90`: a mark before one or two last digits."""
    plain = re.sub(r"[' \u00a0]", "", number)
    decimals = re.search(r"[.,](\d{1,2})$", plain)
    whole = plain[: decimals.start()] if decimals else plain
    return Decimal(re.sub(r"[.,]", "", whole) + (f".{decimals[1]}" if decimals else ""))
