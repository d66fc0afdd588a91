"""Telephone numbers written in words: 幺三九…, "oh seven seven", "null eins sieben"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache

from .kinds import PersonalData
from .phones import is_labelled
from .reading import Reading

_HAN = {
    **dict(zip("零一二三四五六七八九", "0123456789", strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", "123456789", strict=True)),
    "幺": "1",
    "两": "2",
    "〇": "0",
    "○": "0",
    "洞": "0",
    "拐": "7",
    "勾": "9",
}
_HAN_RUN = re.compile(rf"[{''.join(_HAN)}](?:[\s\-－·、.]?[{''.join(_HAN)}\d]){{6,13}}")
_HAN_UNIT = re.compile(r"\s?[年月日元块万亿号楼层个人天斤]")
_MOBILE = re.compile(r"1[3-9]\d{9}")

_DIGITS = {
    "en": {"oh": "0", "o": "0", "zero": "0", "nought": "0", "one": "1", "two": "2", "three": "3",
           "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9"},
    "de": {"null": "0", "eins": "1", "zwo": "2", "zwei": "2", "drei": "3", "vier": "4",
           "fünf": "5", "sechs": "6", "sieben": "7", "acht": "8", "neun": "9"},
    "fr": {"zéro": "0", "un": "1", "deux": "2", "trois": "3", "quatre": "4", "cinq": "5",
           "six": "6", "sept": "7", "huit": "8", "neuf": "9"},
    "es": {"cero": "0", "uno": "1", "dos": "2", "tres": "3", "cuatro": "4", "cinco": "5",
           "seis": "6", "siete": "7", "ocho": "8", "nueve": "9"},
    "it": {"zero": "0", "uno": "1", "due": "2", "tre": "3", "quattro": "4", "cinque": "5",
           "sei": "6", "sette": "7", "otto": "8", "nove": "9"},
}  # fmt: skip
"""Digits as they are said, by language."""
_TENS = {
    "en": {"ten": "10", "eleven": "11", "twelve": "12", "twenty": "20", "thirty": "30",
           "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80",
           "ninety": "90", "hundred": "00", "thousand": "000"},
    "de": {"zehn": "10", "elf": "11", "zwölf": "12", "hundert": "00"},
    "fr": {"dix": "10", "onze": "11", "douze": "12", "vingt": "20", "trente": "30",
           "quarante": "40", "cinquante": "50", "soixante": "60"},
    "es": {"diez": "10", "veinte": "20", "treinta": "30"},
    "it": {"dieci": "10", "venti": "20", "trenta": "30"},
}  # fmt: skip
_TIMES = {"double": 2, "doppel": 2, "doppelt": 2, "triple": 3, "treble": 3, "dreimal": 3,
          "zweimal": 2}  # fmt: skip
_DIGIT_WORDS = frozenset(itertools.chain.from_iterable(_DIGITS.values()))
LEAST_WORDS = 6
LEAST_DIGITS = 7


def find_spoken_numbers(reading: Reading) -> Iterator[PersonalData]:
    """Telephone numbers in words; a count ("one, two, three …") is none."""
    if reading.cjk:
        yield from _in_chinese(reading)
    if len(reading.words & _DIGIT_WORDS) > 2:  # noqa: PLR2004 - fewer are no number
        for language in _DIGITS:
            yield from _in_words(reading, language)


def _in_chinese(reading: Reading) -> Iterator[PersonalData]:
    for match in _HAN_RUN.finditer(reading.text):
        number = "".join(_HAN.get(sign, sign) for sign in match.group() if sign.isalnum())
        labelled = is_labelled(reading.text, match.start())
        mobile = _MOBILE.fullmatch(number) is not None
        if _HAN_UNIT.match(reading.text, match.end()) or _counts(number):
            continue
        if labelled or mobile or "幺" in match.group():
            yield _phone(reading.text, match)


def _in_words(reading: Reading, language: str) -> Iterator[PersonalData]:
    for match in _spoken(language).finditer(reading.low):
        words = re.findall(r"[^\W\d_]+", match.group())
        number = _number(words, {**_DIGITS[language], **_TENS[language]})
        if len(number) >= LEAST_DIGITS and not _counts(number[:6]):
            yield _phone(reading.text, match)


def _number(words: list[str], table: dict[str, str]) -> str:
    said: list[str] = []
    times = 1
    for word in words:
        if word in _TIMES:
            times = _TIMES[word]
            continue
        said.append(table.get(word, "") * times)
        times = 1
    return "".join(said)


def _counts(number: str) -> bool:
    """Whether the digits only count up or down: 1234567."""
    steps = {int(right) - int(left) for left, right in itertools.pairwise(number)}
    return steps in ({1}, {-1})


@cache
def _spoken(language: str) -> re.Pattern[str]:
    words = "|".join(sorted({*_DIGITS[language], *_TENS[language]}, key=len, reverse=True))
    times = "|".join(_TIMES)
    said = rf"(?:(?:{times})[\s-]{{0,2}})?(?:{words})"
    between = r"[\s,.\-–/]{1,3}(?:and\s|und\s|et\s|y\s)?"
    least = LEAST_WORDS - 1
    return re.compile(rf"(?<![^\W_])(?:plus\s)?{said}(?:{between}{said}){{{least},19}}(?![^\W_])")


def _phone(text: str, match: re.Match[str]) -> PersonalData:
    start, end = match.span()
    return PersonalData(type="PHONE", start=start, end=end, score=0.85, text=text[start:end])
