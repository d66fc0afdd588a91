"""The days that a text names: 31 May, 31. Mai, May 31st, 31.05.2026, 5月31日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_MONTHS = (
    "january|januar|jan|enero|janvier|janeiro",
    "february|februar|feb|febrero|février|fevereiro",
    "march|märz|mar|marzo|mars|março",
    "april|apr|abril|avril",
    "may|mai|mayo|maio",
    "june|juni|jun|junio|juin|junho",
    "july|juli|jul|julio|juillet|julho",
    "august|aug|agosto|août",
    "september|sept|sep|septiembre|septembre|setembro",
    "october|oktober|oct|okt|octubre|octobre|outubro",
    "november|nov|noviembre|novembre|novembro",
    "december|dezember|dec|dez|diciembre|décembre|dezembro",
)

_WRITTEN = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}
_MOST_MONTHS, _MOST_DAYS = 12, 31


def dates_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and day (MM-DD) of every date; 05/04/2026 is read as 5 April."""
    for match in _pattern().finditer(text):
        month, day = _month_and_day(match)
        if 1 <= month <= _MOST_MONTHS and 1 <= day <= _MOST_DAYS:
            yield match.start(), match.end(), f"{month:02}-{day:02}"


def write_date(day: str, language: str) -> str | None:
    """A day (MM-DD) as the language writes it; None in a language that is not known here."""
    month, number = (int(part) for part in day.split("-"))
    if language == "zh":
        return f"{month}月{number}日"
    if language not in _WRITTEN:
        return None
    name = _WRITTEN[language].split()[month - 1]
    return f"{number}. {name}" if language == "de" else f"{number} {name}"


def _month_and_day(match: re.Match[str]) -> tuple[int, int]:
    if match["named"] or match["named_after"]:
        name = (match["named"] or match["named_after"]).lower()
        return _number_of()[name], int(match["day_before"] or match["day_after"])
    if match["zh_month"]:
        return int(match["zh_month"]), int(match["zh_day"])
    if match["iso_month"]:
        return int(match["iso_month"]), int(match["iso_day"])
    day, month = int(match["day"]), int(match["month"])
    return (month, day) if month <= _MOST_MONTHS else (day, month)


@cache
def _number_of() -> dict[str, int]:
    return {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split("|")}


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(sorted(_number_of(), key=len, reverse=True))
    return re.compile(
        rf"""
        (?P<zh_month>\d{{1,2}})月(?P<zh_day>\d{{1,2}})[日号]
        | \b\d{{4}}-(?P<iso_month>\d{{2}})-(?P<iso_day>\d{{2}})\b
        | (?<![\d.,])(?P<day_before>\d{{1,2}})(?:st|nd|rd|th|\.)?\s(?:of\s|de\s)?
          (?P<named>{names})\b\.?
        | \b(?P<named_after>{names})\.?\s(?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.,]\d|\d)
        | (?<![\d.,])(?P<day>\d{{1,2}})(?P<mark>[./])(?P<month>\d{{1,2}})(?P=mark)
          (?:\d{{2,4}}|(?!\d))
        """,
        re.VERBOSE | re.IGNORECASE,
    )
