"""Prices, offers and proof in a text, in English, German and Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from .sources import clause_around


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

_NUMBER = r"\d{1,3}(?:[.,' \u00a0]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)"
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

_OFFERS = re.compile(
    r"(?<![\d\w])[-–−]\s?\d+\s?%|\d+(?:[.,]\d+)?\s?(?:%|percent|prozent)\s?(?:off|discount|"
    r"rabatt|nachlass|günstiger|reduced|"
    r"weniger|sparen)|(?:save|spare\w*)\s(?:up to |bis zu )?(?:\d+\s?%|[€£$]\s?\d+|\d+\s?[€£$])|"
    r"[€£$]\s?\d+\s(?:off|discount)|\d+\s?(?:€|euro)\s(?:rabatt|nachlass|gutschein)|"
    r"buy (?:one|two|1|2),? get (?:one|1)\b(?: free)?|(?:two|2|three|3) (?:for|für) (?:one|1|two|"
    r"2)\b|"
    r"half price|zum halben preis|(?:first|erster?|erste) (?:month|monat|week|woche|order|"
    r"visit)[^.,;]{0,12}"
    r"(?:free|gratis|kostenlos)|free (?:trial|shipping|delivery|consultation|sample|gift|returns)|"
    r"(?:kostenlos\w*|gratis) (?:testphase|versand|lieferung|beratung|probe\w*|erstberatung)|"
    r"(?:\d+|seven|fourteen|thirty) (?:days|tage) (?:free|kostenlos|gratis)|"
    r"(?:early bird|launch offer|opening offer|eröffnungsangebot|einführungspreis|frühbucher\w*)|"
    r"(?:with|mit) (?:the )?code \w+|on sale\b|im angebot|"
    r"[满每]\s?\d+\s?(?:元)?\s?减\s?\d+|(?:低至|全场)?\s?(?:\d(?:\.\d)?|[一二三四五六七八九])\s?折|买一送一|买二送一|"
    r"第二件半价|"
    r"立减\s?\d+|首(?:单|月|杯)[^，。,；;\s]{0,8}|新人[^，。,；;\s]{0,10}|限时[^，。,；;\s]{0,8}|"
    r"免费(?:试用|体验|试听|试驾|洗牙|咨询|检查)|前\s?\d+\s?名[^，。,；;]{0,10}|开业(?:优惠|特惠|"
    r"酬宾)",
    re.IGNORECASE,
)
_PROOF = re.compile(
    r"\d(?:[.,]\d)?\s?(?:/\s?5|out of 5|von 5|stars?\b|-star rating|sternen?\b|星(?!期)|分(?!钟|"
    r"期|享|之))|"
    r"(?:rated|bewertet mit|评分)\s?\d(?:[.,]\d)?|"
    r"\d[\d.,]*\s?(?:k|m|mio\.?|万|千)?\+?\s?(?:多)?(?:happy |zufriedene |verified |five-star |"
    r"5-star |名|个|条|家|位)?\s?"
    r"(?:reviews|ratings|customers|buyers|users|downloads|members|patients|guests|companies|"
    r"clients|"
    r"students|runners|households|bewertungen|kunden|kundinnen|käufer\w*|nutzer\w*|downloads|"
    r"mitglieder|patient\w*|gäste|unternehmen|betriebe|好评|评价|用户|买家|客户|顾客|会员|企业|"
    r"人在用|次下载)|"
    r"\b(?:since|seit|est\.?|established(?: in)?|founded(?: in)?|gegründet) (?:1[789]\d\d|"
    r"20[012]\d)\b|"
    r"(?:始于|创立于|创办于|成立于|始创于)\s?\d{4}|\d+\s?(?:years|jahre) (?:of )?(?:experience|"
    r"erfahrung)|"
    r"[\d一二三四五六七八九十百]+\s?年(?:老店|经验|老字号|历史)|(?:award|awards|award-winning|winner|testsieger|"
    r"preisgekrönt|"
    r"ausgezeichnet|auszeichnung|获奖|金奖|大奖|认证)\b|"
    r"(?:tested|certified|approved|recommended|geprüft|zertifiziert|empfohlen) (?:by|von|durch|"
    r"nach)\b|"
    r"\b(?:tüv|iso \d{4,5}|ce-?kennzeichnung|ce mark)|(?:featured|as seen) in\b|bekannt aus\b|"
    r"(?:lab|drop|labor|sturz)-?(?:tested|getestet|test)\b|(?:第三方|实验室|sgs)\s?(?:检测|测试)|"
    r"(?:best|top) \w+ (?:of )?20\d\d",
    re.IGNORECASE,
)


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
    per = _PER.match(text[money.end :])
    return money.start, money.end + (per.end() if per else 0)


def offers_in(text: str) -> Iterator[tuple[int, int]]:
    """Places of the offers of a text, each as the clause that makes it."""
    yield from _clauses(_OFFERS, text, most=60)


def proof_in(text: str) -> Iterator[tuple[int, int]]:
    """Places of ratings, numbers of customers, years, awards and tests, each as a clause."""
    yield from _clauses(_PROOF, text, most=80)


def _clauses(pattern: re.Pattern[str], text: str, *, most: int) -> Iterator[tuple[int, int]]:
    reached = 0
    for match in pattern.finditer(text):
        if match.start() < reached:
            continue
        start, end = clause_around(text, match.start(), match.end(), most=most)
        if start >= reached:
            yield start, end
            reached = end


def _is_price(text: str, money: Money) -> bool:
    before = text[max(0, money.start - 30) : money.start]
    return not (_NO_PRICE_BEFORE.search(before) or _NO_PRICE_AFTER.match(text[money.end :]))


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
