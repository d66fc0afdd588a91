"""Prices and budgets in a text, in English, German and Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_HAN = re.compile(r"[㐀-鿿]")
_SCALES = {"万": 10_000, "亿": 100_000_000}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_VALUES = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}


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
    "人民币": "CNY", "港币": "HKD", "jpy": "JPY", "yen": "JPY", "円": "JPY", "日元": "JPY",
    "₹": "INR",
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
    r"€|£|\$|euros?\b|eur\b|pounds\b|gbp\b|dollars\b|bucks\b|usd\b|chf\b|zł|pln\b|sek\b|dkk\b|"
    r"nok\b|kr\b|"
    r"yuan\b|rmb\b|cny\b|yen\b|jpy\b|inr\b|欧元|英镑|美元|美金|日元|港币|人民币|元|块|"
    r"欧(?![洲盟])|円"
)
_CODES = r"\b(?:eur|gbp|usd|chf|cny|rmb|aud|cad|jpy|inr|pln|sek|dkk|nok)"
_MONEY = re.compile(
    rf"(?:(?P<sign>{_BEFORE}|{_CODES})\s?(?P<first>{_NUMBER}))"
    rf"|(?<![A-Za-z0-9])(?<!\d[.,])(?P<second>{_NUMBER})(?:,-|\.-)?\s?(?P<unit>{_AFTER})",
    re.IGNORECASE,
)
_SCALED = re.compile(
    rf"(?:(?P<word>总价|售价|单价|房价|价格|均价|起价|定价|到手价|成交价|挂牌价|只要|仅需|"
    rf"仅售)[:：]?\s?)?"
    rf"(?P<number>{_NUMBER})\s?(?P<scale>万|亿)(?P<unit>元|块钱?|人民币|港币|美元|欧元|英镑|日元)?"
)
"""Amounts in the Chinese units of ten thousand and of a hundred million."""
_HAN_DIGITS = "零一二两三四五六七八九十百千"
_HAN_MONEY = re.compile(
    rf"(?<![{_HAN_DIGITS}第])(?:(?P<yuan>[{_HAN_DIGITS}]{{1,8}})(?:块钱|元钱)"
    rf"|(?P<parts>[{_HAN_DIGITS}]{{1,8}})块(?P<jiao>[一二三四五六七八九])(?![十百千])"
    rf"|(?P<many>[{_HAN_DIGITS}]{{2,8}})(?:元|块)(?![素件化论旦月]))"
)
"""Amounts written out: 十二块钱, 九块九, 三十元; 一块 alone is a piece of something."""
_NO_PRICE_BEFORE = re.compile(
    r"(?:budget\w*|spend\w*|salary|salaries|wage|gehalt\w*|lohn|verdienst|bestellwert|umsatz|"
    r"revenue|"
    r"预算|薪资|月薪|年薪|工资)[^.!?。！？;；,，\n]{0,18}$|"
    r"(?:\bsave(?: up to)?|\bsaves|\bover|\babove|\bminimum|\borders? (?:of|from)|\bworth|\bwas|"
    r"\binstead of|\brrp|\buvp|\bstatt|\bspar\w*|\bbestellungen(?: (?:ab|über))?|满|立减|减|省|"
    r"原价|补贴|首付|\bup to|\bbis zu|最高(?:可)?(?:贷|借|领|奖)?)\s?:?\s?$|"
    r"(?:\bloans?|\bcredits?|\bgrants?|\bprize money|\w*kredite?|darlehen|zuschuss|贷款|额度|奖金|"
    r"补助)"
    r"[^.!?。！？;；,，\n]{0,24}$",
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
    found = [_of_match(match, language) for match in _MONEY.finditer(text)]
    if _HAN.search(text):
        found += [*_scaled(text), *_written_out(text)]
    yield from sorted(found, key=lambda money: money.start)


def _of_match(match: re.Match[str], language: str) -> Money:
    sign = (match["sign"] or match["unit"]).lower()
    amount = _decimal(match["first"] or match["second"])
    currency = "JPY" if sign in {"¥", "￥"} and language == "ja" else _SIGNS[sign]
    return Money(start=match.start(), end=match.end(), amount=amount, currency=currency)


def _scaled(text: str) -> Iterator[Money]:
    """Amounts such as 总价368万 and 12.5万元; without a word of money it may count anything."""
    for match in _SCALED.finditer(text):
        if match["word"] or match["unit"]:
            amount = _decimal(match["number"]) * _SCALES[match["scale"]]
            currency = _SIGNS.get(match["unit"] or "元", "CNY")
            yield Money(
                start=match.start("number"), end=match.end(), amount=amount, currency=currency
            )


def _written_out(text: str) -> Iterator[Money]:
    for match in _HAN_MONEY.finditer(text):
        amount = Decimal(_han_number(match["yuan"] or match["parts"] or match["many"]))
        if match["jiao"]:
            amount += Decimal(_han_number(match["jiao"])) / 10
        if amount > 0:
            yield Money(start=match.start(), end=match.end(), amount=amount, currency="CNY")


def _han_number(digits: str) -> int:
    """Value of a number below ten thousand as it is read out: 十二, 一百二十, 两千零五."""
    total, digit = 0, 0
    for char in digits:
        if char in _HAN_UNITS:
            total += (digit or 1) * _HAN_UNITS[char]
            digit = 0
        else:
            digit = _HAN_VALUES[char]
    return total + digit


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
