"""Numbers written as words: "two years", "zwei Jahre", "两年", "the eighties", "half price"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from .units import DECADE, PERCENT, Unit, european, words

_LATIN: Mapping[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100, "a hundred": 100, "one hundred": 100, "thousand": 1000, "a thousand": 1000,
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
    "zehn": 10, "elf": 11, "zwölf": 12, "zwanzig": 20, "dreißig": 30, "vierzig": 40,
    "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90, "hundert": 100,
    "tausend": 1000, "dos": 2, "tres": 3, "cinco": 5, "diez": 10, "deux": 2, "trois": 3,
    "cinq": 5, "dix": 10, "dois": 2, "duas": 2, "três": 3, "dez": 10,
}  # fmt: skip
_DECADES: Mapping[str, int] = {
    "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
    "fünfziger": 50, "sechziger": 60, "siebziger": 70, "achtziger": 80, "neunziger": 90,
    "五十年代": 50, "六十年代": 60, "七十年代": 70, "八十年代": 80, "九十年代": 90,
}  # fmt: skip
_HALVES = r"\bhalf[- ](?:price|off)\b|\b(?:zum )?halbe[nrs]? preis\b|半价|对折|五折"
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_PLACES = {"十": 10, "百": 100, "千": 1000}

# "One minute", "one day", 一天 are figures of speech; a single year or month is a term
_FIGURE_OF_SPEECH = frozenset({"time", "pieces", "times", "heat", "energy", "charge"})
# Idioms and everyday words in which a Chinese numeral counts nothing
_IDIOM = re.compile(
    r"一年四季|一年到头|四季|百分百|万一|一天天|一日三餐|三餐|三明治|五谷|千层|三分糖|七分|八分|九分|十分"
    r"|十年如一日|五湖四海|一千零一夜|百年好合|千年|万年|百天|一周岁|一年级|十二星座|三天两头"
)

_SPELLED_OUT = 3
"""Letters of the shortest unit that stands with a number word: day, not m."""
_TEN = 10

Words = tuple[int, int, Decimal, Unit]
"""Start, end, value and unit."""


def numbers_in_words(text: str) -> Iterator[Words]:
    """Every number written in words that stands with a unit."""
    lowered = text.lower()
    yield from _latin(lowered)
    yield from _decades(lowered)
    if not text.isascii():
        yield from _chinese(text)


def _latin(lowered: str) -> Iterator[Words]:
    for match in _latin_pattern().finditer(lowered):
        unit = words()[match["unit"]]
        value = Decimal(_LATIN[match["number"]])
        if value == 1 and unit.dimension in _FIGURE_OF_SPEECH:
            continue
        if unit.dimension in {"money", "percent"} or unit.dimension != "pieces":
            yield match.start(), match.end(), value, unit


def _decades(lowered: str) -> Iterator[Words]:
    for match in _decade_pattern().finditer(lowered):
        if match["half"]:
            yield match.start(), match.end(), Decimal(50), PERCENT
        else:
            yield match.start(), match.end(), Decimal(_DECADES[match[0]]), DECADE


def _chinese(text: str) -> Iterator[Words]:
    idioms = [match.span() for match in _IDIOM.finditer(text)]
    for match in _chinese_pattern().finditer(text):
        if any(start <= match.start() < end for start, end in idioms):
            continue
        value, unit = chinese_number(match["number"]), match["unit"]
        if unit == "折":
            yield match.start(), match.end(), percent_off(value), PERCENT
            continue
        known = words()[unit]
        if (
            known.dimension == "pieces"
            or unit == "块"
            or (value == 1 and known.dimension in _FIGURE_OF_SPEECH)
        ):
            continue
        yield match.start(), match.end(), value, known


def chinese_number(numeral: str) -> Decimal:
    """Value of a Chinese numeral up to 9999: 三 is 3, 两百 200, 八五 85."""
    if not any(c in _PLACES for c in numeral):
        return Decimal("".join(str(_DIGITS[c]) for c in numeral))
    total, digit = 0, 0
    for character in numeral:
        if character in _PLACES:
            total += (digit or 1) * _PLACES[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return Decimal(total + digit)


def percent_off(folds: Decimal) -> Decimal:
    """Per cent off of a Chinese discount: 8折 is 20, 8.5折 and 85折 are 15."""
    return 100 - folds * 10 if folds < _TEN else 100 - folds


@cache
def _latin_pattern() -> re.Pattern[str]:
    numbers = "|".join(sorted(map(re.escape, _LATIN), key=len, reverse=True))
    units = (word for word in words() if european(word) and len(word) >= _SPELLED_OUT)
    spelled = "|".join(sorted(map(re.escape, units), key=len, reverse=True))
    return re.compile(rf"\b(?P<number>{numbers})[- ](?P<unit>{spelled})(?![^\W\d_])")


@cache
def _decade_pattern() -> re.Pattern[str]:
    decades = "|".join(_DECADES)
    return re.compile(rf"(?P<half>{_HALVES})|(?<![a-zäöü])(?:{decades})")


@cache
def _chinese_pattern() -> re.Pattern[str]:
    units = sorted((w for w in words() if "\u4e00" <= w[-1] <= "\u9fff"), key=len, reverse=True)
    return re.compile(
        rf"(?<!第)(?<![一二两三四五六七八九十百千零])(?P<number>[一二两三四五六七八九十百千零]+)(?:多|余)?(?P<unit>折|{'|'.join(units)})"
    )
