"""The figures of a text: numbers with their units, dates, clock times, and names with digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from .dates import dates_in
from .number_words import numbers_in_words, percent_off
from .units import (
    PERCENT,
    SECONDS,
    Unit,
    currency_pattern,
    multipliers,
    unit_pattern,
    words,
)

_COMMA_DECIMAL = frozenset({"de", "fr", "es", "pt", "it", "nl", "pl"})
_RANGE = re.compile(r"\s?(?:-|–|—|~|～|to|bis|a|à|至|到|or|oder|and|und)\s?")
_CODES_THAT_ARE_WORDS: Mapping[str, Unit | None] = {"try": None, "ron": None, "sek": SECONDS}
_GROUP = 3
"""Digits between two grouping marks."""
_DECADES = range(20, 100, 10)
_CALENDAR = range(1900, 2101)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """Something in a text that states a number."""

    start: int
    end: int
    text: str
    values: frozenset[Decimal] = frozenset()
    """Readings in the unit's base: 1.000 can be 1 and 1000."""
    unit: Unit | None = None
    exact: str = ""
    """Set for what compares as a whole: a code (x200), a date (05-31), a clock time, 24/7."""
    number: str = ""
    """The digits with their marks, as written."""
    before: str = ""
    """Word directly before, lower case."""
    label: str = ""
    """Capitals directly before, as in ISO 27001: such a number belongs to them."""
    kind: str = "number"
    """number, percent, price, date or code."""


def figures_in(text: str, language: str = "") -> tuple[Figure, ...]:
    """Every figure of the text, in order.

    With a language, marks are read as that language writes them (1.000 is a thousand in German);
    without one, both readings count.
    """
    if text.isascii() and not _worth_reading().search(text):
        return ()
    dates = tuple(
        Figure(start=s, end=e, text=text[s:e], exact=day, kind="date")
        for s, e, day in dates_in(text)
    )
    found = [*dates, *_in_digits(text, language)]
    spelled = (
        Figure(
            start=start, end=end, text=text[start:end], unit=unit,
            values=frozenset({value * unit.factor}), kind=_kind(unit),
        )
        for start, end, value, unit in numbers_in_words(text)
    )  # fmt: skip
    kept: list[Figure] = []
    for figure in sorted((*found, *spelled), key=lambda f: (f.start, -f.end)):
        if not kept or figure.start >= kept[-1].end:
            kept.append(figure)
    return tuple(_share_units(kept, text))


def readings(literal: str, language: str = "") -> frozenset[Decimal]:
    """What a written number can mean; empty when it is no number (2.0.1)."""
    plain = re.sub(r"[’'\u00a0\u202f ]", "", literal)
    comma, dot = plain.count(","), plain.count(".")
    if comma and dot:
        decimal = "," if plain.rfind(",") > plain.rfind(".") else "."
        return _one(plain.replace("." if decimal == "," else ",", "").replace(",", "."))
    mark = "," if comma else "."
    head, *groups = plain.split(mark)
    if not groups:
        return _one(plain)
    grouped = all(len(g) == _GROUP for g in groups) and len(head) <= _GROUP and head != "0"
    if len(groups) > 1:
        return _one("".join((head, *groups))) if grouped else frozenset()
    as_decimal = _one(f"{head}.{groups[0]}")
    if not grouped:
        return as_decimal
    as_group = _one(head + groups[0])
    if not language:
        return as_decimal | as_group
    native = "." if language.partition("-")[0] in _COMMA_DECIMAL else ","
    return as_group if mark == native else as_decimal


def _one(number: str) -> frozenset[Decimal]:
    return frozenset({Decimal(number)}) if number.replace(".", "", 1).isdigit() else frozenset()


def _in_digits(text: str, language: str) -> Iterator[Figure]:
    for match in _pattern().finditer(text):
        if match["whole"]:
            exact = match["whole"].lower()
            yield Figure(start=match.start(), end=match.end(), text=match[0], exact=exact)
        elif match["code"]:
            yield _code(match.start(), match[0])
        else:
            yield _measured(match, language)


def _code(start: int, text: str) -> Figure:
    exact = re.sub(r"[-\s]", "", text).lower()
    return Figure(start=start, end=start + len(text), text=text, exact=exact, kind="code")


def _measured(match: re.Match[str], language: str) -> Figure:
    number, word = match["number"], (match["unit"] or match["sign"] or "").lower()
    values = readings(number, language)
    if (match["tail"] and not word and not match["times"]) or not values:
        return _code(match.start(), match[0])
    values = frozenset(
        value * multipliers().get((match["times"] or "").strip().lower(), 1) for value in values
    )
    unit: Unit | None
    if word == "折":
        unit, values = PERCENT, frozenset(percent_off(value) for value in values)
    else:
        unit, values = _settled(_unit(match), values)
    end = match.end("tail") if match["tail"] and not word else match.end()
    return Figure(
        start=match.start(),
        end=end,
        text=match.string[match.start() : end],
        values=frozenset(value * unit.factor for value in values) if unit else values,
        unit=unit,
        number=number,
        before=_word_before(match.string, match.start()).lower(),
        label="" if unit else _label_before(match.string, match.start()),
        kind=_kind(unit),
    )


def _unit(match: re.Match[str]) -> Unit | None:
    """Unit of a number; codes that are also words (try, Sek) count as money in capitals only."""
    written = match["unit"] or match["sign"] or ""
    word = written.lower()
    if word in _CODES_THAT_ARE_WORDS and not written.isupper():
        return _CODES_THAT_ARE_WORDS[word]
    return words().get(word)


def _settled(
    unit: Unit | None, values: frozenset[Decimal]
) -> tuple[Unit | None, frozenset[Decimal]]:
    """Calendar years count nothing; 30s are seconds but 80s a decade, and so are 1980s."""
    if unit and unit.dimension == "months" and all(v in _CALENDAR for v in values):
        return None, values
    if unit and unit.dimension == "decade":
        if all(
            value % 100 in _DECADES and (value in _DECADES or value in _CALENDAR)
            for value in values
        ):
            return unit, frozenset(value % 100 for value in values)
        return SECONDS, values
    return unit, values


def _kind(unit: Unit | None) -> str:
    if unit is None:
        return "number"
    return {"money": "price", "percent": "percent"}.get(unit.dimension, "number")


def _word_before(text: str, start: int) -> str:
    match = re.search(r"([^\W\d_]+)[\s-]*$", text[:start][-40:])
    return match[1] if match else ""


def _label_before(text: str, start: int) -> str:
    word = _word_before(text, start)
    stands = len(word) > 1 and word.isascii() and word.isupper() and text[start - 1] == " "
    return word if stands and not text.isupper() else ""


def _share_units(figures: list[Figure], text: str) -> Iterator[Figure]:
    """In "5-7 days" and "€50-79" both ends have the unit."""
    for index, figure in enumerate(figures):
        neighbours = figures[max(0, index - 1) : index] + figures[index + 1 : index + 2]
        shared = next((n.unit for n in neighbours if n.unit and _joined(figure, n, text)), None)
        if figure.unit or figure.exact or not shared:
            yield figure
            continue
        yield Figure(
            start=figure.start,
            end=figure.end,
            text=figure.text,
            values=frozenset(value * shared.factor for value in figure.values),
            unit=shared,
            number=figure.number,
            before=figure.before,
            kind=_kind(shared),
        )


def _joined(one: Figure, other: Figure, text: str) -> bool:
    first, second = sorted((one, other), key=lambda figure: figure.start)
    return bool(_RANGE.fullmatch(text, first.end, second.start))


@cache
def _worth_reading() -> re.Pattern[str]:
    return re.compile(
        r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+ty|\w+ties|hundred|twelve"
        r"|eleven|fifteen|thousand|half|halbe\w?|zwei|drei|vier|acht|neun|zehn|elf|hundert|tausend"
        r"|sechs|sieben|\w+zig|\w+ziger|dos|tres|cinco|diez|deux|trois|cinq|dix|dois|duas|dez)\b",
        re.IGNORECASE,
    )


@cache
def _pattern() -> re.Pattern[str]:
    ordered = sorted((word for word in multipliers() if word != "k"), key=len, reverse=True)
    times = "|".join(map(re.escape, ordered))
    return re.compile(
        rf"""
        (?P<whole> (?<![\d.,])\d{{1,2}}:\d{{2}}(?!\d) | (?<![\d.,])\d+/\d+(?!\d) )
        | (?P<code> (?<![A-Za-z0-9])(?!(?:{currency_pattern()})\s?\d)
            [A-Za-z]+(?:-[A-Za-z]+)*-?\d[A-Za-z0-9-]* )
        | (?:(?<![A-Za-z])(?P<sign>{currency_pattern()})[ \u00a0\u202f]?)?
          (?P<number> \d{{1,3}}(?:[,.’'\u00a0\u202f]\d{{3}})+(?!\d)(?:[.,]\d+)?
            | \d+(?:[.,]\d+)* )
          (?:(?P<times>[kK](?![^\W\d_])|[ \u00a0\u202f]?(?:{times})(?![^\W\d_\u2e80-\u9fff]))\.?)?
          \+?多?余?
          (?:[ \u00a0\u202f-]?(?P<unit>折|{unit_pattern()}))?
          (?P<tail>(?<=\d)[A-Za-z]+\d*)?
        """,
        re.VERBOSE | re.IGNORECASE,
    )
