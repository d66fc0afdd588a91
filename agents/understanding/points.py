"""Offers and points of proof in a text, in English, German and Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .sources import clause_around

MAX_CLAUSES = 12
"""Offers, and points of proof, that are taken from one text."""

_N = r"(?<!\d)\d{1,9}"
_AMOUNT = rf"(?:[€£$]\s?\d{{1,9}}|{_N}\s?[€£$])"
_NUMERAL = r"(?:\d(?:\.\d)?|[一二三四五六七八九])"

_OFFERS = (
    # a share or a sum off
    (
        rf"(?<![\d\w])[-–−]\s?\d{{1,3}}\s?%|{_N}(?:[.,]\d{{1,2}})?\s?(?:%|percent|prozent)\s?(?:off|"
        rf"discount|rabatt|nachlass|günstiger|reduced|weniger|sparen)"
    ),
    rf"(?:save|spare\w*)\s(?:up to |bis zu )?(?:{_N}\s?%|{_AMOUNT})",
    rf"{_AMOUNT}\s?(?:off|discount|rabatt|nachlass|gutschein)",
    r"[满每]\s?\d{1,9}\s?元?\s?减\s?\d{1,9}|立减\s?\d{1,9}",
    rf"(?:低至|全场)?\s?{_NUMERAL}\s?折",
    r"half price|zum halben preis|第二件半价",
    # more for the same
    r"buy (?:one|two|1|2),? get (?:one|1)\b(?: free)?|买[一二]送一",
    r"(?:two|2|three|3) (?:for|für) (?:one|1|two|2)\b",
    # something free
    r"free (?:trial|shipping|delivery|consultation|sample|gift|returns)",
    r"(?:kostenlose?[rsn]?|gratis) (?:testphase|versand|lieferung|beratung|probe\w*|erstberatung)",
    rf"(?:{_N}|seven|fourteen|thirty) (?:days|tage) (?:free|kostenlos|gratis)",
    (
        r"(?:first|erste[rn]?) (?:month|week|order|visit|monat|woche)[^.,;]{0,12}"
        r"(?:free|gratis|kostenlos)"
    ),
    r"免费(?:试用|体验|试听|试驾|洗牙|咨询|检查)",
    # for a while, for a few
    r"early bird|launch offer|opening offer|eröffnungsangebot|einführungspreis|frühbucher\w*",
    r"(?:with|mit) (?:the )?code \w+|on sale\b|im angebot|开业(?:优惠|特惠|酬宾)",
    r"(?:首[单月杯]|新人|限时)[^，。,；;\s]{0,8}|前\s?\d{1,5}\s?名[^，。,；;]{0,10}",
)

_COUNTED = (
    "reviews ratings customers buyers users downloads members patients guests companies clients "
    "students runners players households bewertungen kunden kundinnen käufer\\w* nutzer\\w* "
    "mitglieder patient\\w* gäste unternehmen betriebe 好评 评价 "
    "用户 买家 客户 顾客 会员 企业 人在用 次下载"
).replace(" ", "|")

_PROOF = (
    # ratings
    (
        r"(?<!\d)\d(?:[.,]\d)?\s?(?:/\s?5|out of 5|von 5|stars?\b|-star rating|sternen?\b|星(?!期)|"
        r"分(?!钟|期|享|之))"
    ),
    r"(?:rated|bewertet mit|评分)\s?\d(?:[.,]\d)?",
    # how many
    (
        rf"(?<!\d)\d[\d.,]{{0,14}}\s?(?:k|m|mio\.?|万|千)?\+?\s?多?"
        rf"(?:happy |zufriedene |verified |five-star |5-star |名|个|条|家|位)?\s?(?:{_COUNTED})"
    ),
    # how long
    r"\b(?:since|seit|est\.?|established(?: in)?|founded(?: in)?|gegründet) (?:1[789]|20)\d\d\b",
    r"(?:始于|创立于|创办于|成立于|始创于)\s?\d{4}",
    r"(?<!\d)\d{1,3}\s?(?:years|jahre) (?:of )?(?:experience|erfahrung)",
    r"(?<!\d)[\d一二三四五六七八九十百]{1,4}\s?年(?:老店|经验|老字号|历史)",
    # who says so
    r"\b(?:award|awards|award-winning|winner|testsieger|preisgekrönt|ausgezeichnet|auszeichnung)\b",
    r"获奖|金奖|大奖|认证|(?:best|top) \w{1,20} (?:of )?20\d\d",
    r"(?:tested|certified|approved|recommended) by\b",
    r"(?:geprüft|zertifiziert|empfohlen) (?:von|durch|nach)\b",
    r"\b(?:tüv|iso \d{4,5}|ce-?kennzeichnung|ce mark)|(?:featured|as seen) in\b|bekannt aus\b",
    r"(?:lab|drop|labor|sturz)-?(?:tested|getestet|test)\b|(?:第三方|实验室|sgs)\s?(?:检测|测试)",
)


def offers_in(text: str) -> Iterator[tuple[int, int]]:
    """Places of the offers of a text, each as the clause that makes it."""
    yield from _clauses(re.compile("|".join(_OFFERS), re.IGNORECASE), text, most=60)


def proof_in(text: str) -> Iterator[tuple[int, int]]:
    """Places of ratings, numbers of customers, years, awards and tests, each as a clause."""
    yield from _clauses(re.compile("|".join(_PROOF), re.IGNORECASE), text, most=80)


def _clauses(pattern: re.Pattern[str], text: str, *, most: int) -> Iterator[tuple[int, int]]:
    reached = 0
    count = 0
    for match in pattern.finditer(text):
        if match.start() < reached:
            continue
        count += 1
        if count > MAX_CLAUSES:
            return
        start, end = clause_around(text, match.start(), match.end(), most=most)
        if start >= reached:
            yield start, end
            reached = end
