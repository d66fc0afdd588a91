"""Common offers and proofs told in another language: ratings, discounts, free delivery, warranty.

A brief in one language and a market in another: what can be told by pattern is told, number by
number; what cannot is left to a model that translates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

from .money import format_number

_N = r"(\d[\d.,]*\d|\d)"
_PEOPLE = (
    "(?:customers|buyers|reviews|ratings|users|readers|guests"
    "|Kunden|Käufern?|Bewertungen|Nutzern?|Gästen?)"
)


_STARS = rf"{_N} (?:out of 5 )?(?:stars?|Sterne?n?)"


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """One thing that advertisers say, as it is recognised and as it is told."""

    name: str
    patterns: tuple[str, ...]
    """Regular expressions; their groups are numbers."""
    told: Mapping[str, str]
    """By primary language, with {0} and {1} for the numbers."""
    convert: Callable[[Decimal], Decimal] | None = None
    """For patterns that count otherwise (8折 is 20 percent off)."""


def _from_zhe(value: Decimal) -> Decimal:
    """Percent off from a Chinese discount: 8折 pays 80 percent, 75折 pays 75."""
    tenths = value if value >= 10 else value * 10  # noqa: PLR2004 - two digits are percent already
    return 100 - tenths


PHRASES: tuple[Phrase, ...] = (
    Phrase(
        name="rating with count",
        patterns=(
            rf"{_STARS} (?:from|by|aus|von|bei) {_N} (?:verified |verifizierten )?{_PEOPLE}",
            rf"{_N}\s*(?:星|分)[，,、 ]*(?:来自)?\s*{_N}\s*[条位名个]?(?:评价|买家|用户|顾客|好评)",
        ),
        told={
            "en": "{0} stars from {1} reviews",
            "de": "{0} Sterne aus {1} Bewertungen",
            "zh": "{0}星，{1}条评价",
        },
    ),
    Phrase(
        name="rating",
        patterns=(rf"{_STARS}\b", rf"{_N}\s*(?:星|分)(?:好评|评分)"),
        told={"en": "{0} stars", "de": "{0} Sterne", "zh": "{0}星好评"},
    ),
    Phrase(
        name="percent off",
        patterns=(
            rf"{_N}\s?% (?:off|discount|reduction|Rabatt|Nachlass|reduziert|günstiger)",
            rf"(?:Rabatt|discount) (?:von|of) {_N}\s?%",
        ),
        told={"en": "{0}% off", "de": "{0} % Rabatt", "zh": "立减{0}%"},
    ),
    Phrase(
        name="Chinese discount",
        patterns=(rf"{_N}\s*折",),
        told={"en": "{0}% off", "de": "{0} % Rabatt", "zh": "立减{0}%"},
        convert=_from_zhe,
    ),
    Phrase(
        name="free returns in days",
        patterns=(
            rf"free returns? (?:within|for|in) {_N} days",
            rf"{_N}[- ]days? free returns?",
            rf"(?:kostenlose|gratis) Rück(?:gabe|sendung) (?:innerhalb von|binnen) {_N} Tagen",
            rf"{_N}\s*天(?:免费|无理由)退[货换]",
        ),
        told={
            "en": "free returns within {0} days",
            "de": "kostenlose Rückgabe binnen {0} Tagen",
            "zh": "{0}天免费退货",
        },
    ),
    Phrase(
        name="years of warranty",
        patterns=(
            rf"{_N}[- ]years? (?:warranty|guarantee)",
            rf"{_N} Jahre Garantie",
            rf"(?:质保|保修)\s*{_N}\s*年",
        ),
        told={"en": "{0}-year warranty", "de": "{0} Jahre Garantie", "zh": "质保{0}年"},
    ),
    Phrase(
        name="free delivery",
        patterns=(
            r"free (?:shipping|delivery|postage)",
            r"(?:kostenloser?|gratis|freier?) (?:Versand|Lieferung)|versandkostenfrei",
            r"包邮|免运费|免费配送",
        ),
        told={"en": "free delivery", "de": "kostenloser Versand", "zh": "免费配送"},
    ),
)
"""Most telling first; the first that is recognised is told."""


def retold(text: str, language: str) -> str | None:
    """The phrase of a text in another language (en, de, zh); None where none is recognised.

    Only what the pattern holds is told, so a condition that stands around it ("from 50 euros")
    makes the text unknown: an offer without its condition would be another offer.
    """
    for phrase in PHRASES:
        if language not in phrase.told:
            continue
        for pattern in phrase.patterns:
            match = _whole(pattern).fullmatch(text.strip())
            if match:
                return _told(phrase, match, language)
    return None


@cache
def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\W*{pattern}\W*", re.IGNORECASE)


def _told(phrase: Phrase, match: re.Match[str], language: str) -> str | None:
    numbers = [_number(group) for group in match.groups()]
    if None in numbers:
        return None
    values = [number for number in numbers if number is not None]
    if phrase.convert:
        values = [phrase.convert(value) for value in values]
    shown = [format_number(value, language=language) for value in values]
    return phrase.told[language].format(*shown)


def _number(text: str) -> Decimal | None:
    """A number in English, German or Chinese writing: 2,100 and 2.100 are thousands, 4,8 is not."""
    groups = re.fullmatch(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*", text)
    plain = re.sub(r"[.,]", "", text) if groups else text.replace(",", ".")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None
