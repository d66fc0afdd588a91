"""The forms of identifiers as data: pattern, checksum, and the words that must stand near.

Unicode word boundaries do not part Chinese from Latin, so the patterns use look-arounds over ASCII.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable

from . import checksums
from .handle_rules import HANDLE_RULES
from .identifier_rule import EDGE_LEFT, EDGE_RIGHT, Rule
from .national_ids import NATIONAL_RULES

_L, _R = EDGE_LEFT, EDGE_RIGHT
_DATE = (
    r"(?:\d{4}[-./年]\s?\d{1,2}[-./月]\s?\d{1,2}日?|\d{1,2}[-./]\s?\d{1,2}[-./]\s?(?:\d{4}|\d{2})|"
    r"\d{1,2}(?:st|nd|rd|th)?\.?\s(?:de\s|of\s)?[^\W\d_]{3,10}\.?,?\s(?:de\s)?\d{4}|"
    r"[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4})"
)


_CARD_SIZES = (
    (r"3[47]", (15,)),
    (r"30[0-5]|3[689]", (14, 16)),
    (r"35|2131|1800", (15, 16)),
    (r"4", (13, 16, 19)),
    (r"5[1-5]|2[2-7]|6011|64[4-9]|65", (16, 19)),
    (r"62", (16, 17, 18, 19)),
)
"""First digits of card schemes, and how many digits their numbers have."""


def _card(number: str) -> bool:
    fits = any(re.match(start, number) and len(number) in sizes for start, sizes in _CARD_SIZES)
    return fits and checksums.luhn(number) and not checksums.ean13(number)


def _ipv6(text: str) -> bool:
    try:
        address = ipaddress.IPv6Address(text.lower())
    except ValueError:
        return False
    return not (address.is_unspecified or address.is_loopback) and len(text) > 6  # noqa: PLR2004


def _coordinates(text: str) -> bool:
    numbers = [float(number) for number in re.findall(r"-?\d+\.\d+", text)]
    return len(numbers) == 2 and abs(numbers[0]) <= 90 and abs(numbers[1]) <= 180  # noqa: PLR2004


_M = r"A-Za-z0-9\u00c0-\u024f"

RULES = (
    Rule(
        type="EMAIL",
        digits=0,
        words=("@",),
        score=1.0,
        pattern=(
            rf"(?<![{_M}.%+_-])[{_M}][{_M}.!#$%&'*+/=?^_`{{|}}~-]{{0,63}}"
            rf"@(?:[{_M}](?:[{_M}-]{{0,61}}[{_M}])?\.)+"
            r"[A-Za-z]{2,24}(?![A-Za-z0-9_@])"
        ),
    ),
    Rule(
        type="EMAIL",
        digits=0,
        words=("%40",),
        score=1.0,
        pattern=r"(?<![A-Za-z0-9._+-])[A-Za-z0-9](?:[A-Za-z0-9._+-]|%2[BbDd]|%5[Ff]){0,63}%40"
        r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}(?![A-Za-z0-9_])",
    ),
    Rule(
        type="EMAIL",
        digits=0,
        words=("dot", "punkt"),
        score=0.8,
        flags=re.IGNORECASE,
        pattern=(
            rf"{_L}[a-z0-9][a-z0-9._+-]{{1,40}}(?:\s(?:dot|punkt)\s[a-z0-9_+-]{{2,40}})?\s?"
            r"(?:\(at\)|\[at\]|\{at\}|\s(?:at|ät)\s)\s?[a-z0-9-]{2,40}"
            r"(?:\s?(?:\(dot\)|\[dot\]|\{dot\}|\s(?:dot|punkt)\s|\(punkt\)|\[punkt\])\s?"
            r"[a-z]{2,24}){1,3}" + _R
        ),
    ),
    Rule(
        type="IBAN",
        digits=6,
        score=1.0,
        check=checksums.iban,
        pattern=rf"{_L}[A-Z]{{2}}\d{{2}}(?:[ -]?[A-Z0-9]{{2,4}}){{3,8}}(?:[ -]?[A-Z0-9])?{_R}",
    ),
    Rule(
        type="CREDIT_CARD",
        digits=13,
        joined=True,
        score=1.0,
        check=_card,
        unless=r"(?:ean|gtin|isbn|imei|sku)\W{0,3}$",
        pattern=r"(?<![\w.,/-])\d(?:[ -]?\d){12,18}(?![\w-])",
    ),
    Rule(
        type="CREDIT_CARD",
        digits=12,
        joined=True,
        score=0.95,
        check=checksums.luhn,
        flags=re.IGNORECASE,
        near=r"card|karte|kreditk|visa|master|amex|maestro|tarjeta|carte|cart[aã]o|信用卡|"
        r"银行卡|卡号",
        pattern=r"(?<![\w.,/-])\d(?:[ -]?\d){11,18}(?![\w-])",
    ),
    Rule(
        type="BANK_ACCOUNT",
        digits=6,
        joined=True,
        score=0.7,
        pattern=r"(?<![\w.,])\d(?:[ -]?\d){5,18}(?![\w%])",
        near=r"account (?:number|no|#|nr)|acct|konto(?:nummer|nr)|routing|sort code|bban|bank "
        r"account|"
        r"银行账号|银行帐号|账号|numéro de compte|número de cuenta",
    ),
    Rule(
        type="IP",
        digits=4,
        signs=((".", 3),),
        score=0.95,
        unless=r"(?:\bv|version|ver\.?|firmware|release|build|版本)\s?$",
        pattern=r"(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)"
        r"(?!\w|\.\d)",
    ),
    Rule(
        type="IP",
        score=0.95,
        digits=0,
        signs=((":", 2),),
        pattern=r"(?<![\w:.])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{1,4}(?![\w:])",
    ),
    Rule(
        type="MAC",
        score=1.0,
        digits=0,
        signs=((":", 5), ("-", 5)),
        pattern=rf"{_L}(?:[0-9A-Fa-f]{{2}}([:-]))(?:[0-9A-Fa-f]{{2}}\1){{4}}[0-9A-Fa-f]{{2}}(?![\w:-])",
    ),
    Rule(
        type="MAC",
        score=1.0,
        digits=0,
        signs=((".", 2),),
        pattern=rf"{_L}(?:[0-9A-Fa-f]{{4}}\.){{2}}[0-9A-Fa-f]{{4}}{_R}",
    ),
    Rule(
        type="CRYPTO",
        score=1.0,
        digits=2,
        pattern=rf"{_L}(?:bc1[02-9ac-hj-np-z]{{25,71}}|0x[0-9a-fA-F]{{40}}|"
        rf"[13][1-9A-HJ-NP-Za-km-z]{{25,34}}){_R}",
    ),
    Rule(
        type="COORDINATES",
        score=0.9,
        digits=10,
        signs=((".", 2),),
        pattern=r"(?<![\d.])-?\d{1,2}\.\d{4,}\s?[,;/]\s?-?\d{1,3}\.\d{4,}(?!\d)",
    ),
    Rule(
        type="COORDINATES",
        score=0.9,
        signs=(("°", 2),),
        pattern=r"(?<!\d)\d{1,3}°\s?\d{1,2}['′]\s?(?:[\d.]+[\"″]\s?)?[NS][,;\s]+\d{1,3}°\s?\d{1,2}['′]"
        r"\s?(?:[\d.]+[\"″]\s?)?[EWO]",
    ),
    Rule(
        type="DATE_OF_BIRTH",
        score=0.9,
        digits=4,
        words=(
            *("born", "dob", "d.o", "do.b", "birth", "bday", "gebo", "geb.", "gebu", "né"),
            *(
                "naissance",
                "nacid",
                "nacim",
                "nascid",
                "nascim",
                "nato il",
                "nata il",
                "nascita",
                "urodz",
            ),
            *("出生", "生日", "生年"),
        ),
        flags=re.IGNORECASE,
        pattern=_DATE,
        near=r"\bborn\b|\bd\.?o\.?b\b|birth|\bbday|geboren|geb\.|geburt|\bnée?\b|naissance|"
        r"nacid[oa]|"
        r"nacimiento|nascid[oa]|nascimento|nat[oa] il|nascita|urodz|出生|生日|生年月日",
    ),
    Rule(
        type="DATE_OF_BIRTH",
        score=0.9,
        words=("年",),
        pattern=r"\d{4}年\d{1,2}月\d{1,2}日(?=出生|生まれ|生)",
    ),
    Rule(
        type="PLATE",
        score=0.8,
        words=("plate", "reg", "kennzeichen", "matr", "immat", "targa", "车牌"),
        near=r"plate|registration|kennzeichen|matr[ií]cula|immatriculation|"
        r"targa|reg\.? ?(?:no|number)|车牌",
        pattern=rf"{_L}(?:[A-ZÄÖÜ]{{1,3}}[- ][A-Z]{{1,2}}[- ]?\d{{1,4}}[EH]?|[A-Z]{{2}}\d{{2}} "
        rf"?[A-Z]{{3}}|"
        rf"\d{{4}}[ -]?[A-Z]{{3}}|[A-Z]{{2}}[ -]?\d{{3}}[ -]?[A-Z]{{2}}|[A-Z]{{1,3}}[- "
        rf"]?\d{{3,4}}|"
        rf"\d[A-Z]{{3}}\d{{3}}){_R}",
    ),
    Rule(
        type="PLATE",
        score=0.85,
        digits=2,
        words=("reg",),
        near=r"\breg(?:istered|istration|n)?\.?\s?(?:no\.?|nr\.?|number|mark|plate)?\s?[:.]?\s?$",
        pattern=rf"{_L}[A-Z]{{2}}\d{{2}} ?[A-Z]{{3}}{_R}",
    ),
    Rule(
        type="PLATE",
        score=0.95,
        pattern=r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·• ]?"
        r"(?=[A-HJ-NP-Z0-9]{0,5}\d)[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])",
    ),
    *HANDLE_RULES,
    *NATIONAL_RULES,
)
"""All forms, those that outrank others first."""

OWN_CHECKS: dict[str, Callable[[str], bool]] = {
    "IP": lambda text: ":" not in text or _ipv6(text),
    "CRYPTO": lambda text: text[0] not in "13" or checksums.bitcoin(text),
    "COORDINATES": lambda text: "°" in text or _coordinates(text),
}
"""Checks that need the characters as written."""
