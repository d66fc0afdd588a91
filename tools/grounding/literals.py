"""The literals with digits that copy may use, for a decoder that allows no other digit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from ..money import format_number, format_price
from .dates import write_date
from .figures import Figure
from .matching import NAMES, figures_outside, own_names
from .sources import NOT_SUPPORT
from .units import Unit

MOST = 24
_CODE = 3
"""Letters of an ISO 4217 code; a sign such as $ says less, and stays as written."""
_UNSEEN = NOT_SUPPORT | {"notes"}
"""Notes can hold customers' data, so no figure is taken from there."""
_FIRST = ("product.name", "product.price", "product.offer", "product.proof", "product.features")
_SPACED = re.compile(r"[\s\u00a0]+")

# Name of a unit after a number, by dimension and factor: English one and many, German, Chinese
_NAMED: Mapping[tuple[str, int], Mapping[str, tuple[str, ...]]] = {
    ("time", 60): {"en": (" minutes", "-minute"), "de": (" Minuten", "-Minuten"), "zh": ("分钟",)},
    ("time", 3600): {"en": (" hours", "-hour"), "de": (" Stunden", "-Stunden"), "zh": ("小时",)},
    ("time", 86400): {"en": (" days", "-day"), "de": (" Tage", "-Tage"), "zh": ("天",)},
    ("time", 604800): {"en": (" weeks", "-week"), "de": (" Wochen", "-Wochen"), "zh": ("周",)},
    ("months", 1): {"en": (" months", "-month"), "de": (" Monate", "-Monats"), "zh": ("个月",)},
    ("months", 12): {"en": (" years", "-year"), "de": (" Jahre", "-Jahres"), "zh": ("年",)},
    ("percent", 1): {"en": ("%",), "de": (" %",), "zh": ("%",)},
    ("decade", 1): {"en": ("s",), "de": ("er",), "zh": ("年代",)},
}


def number_literals(
    sources: Mapping[str, str], *, price: str = "", language: str = ""
) -> tuple[str, ...]:
    """Literals holding digits that copy may use, longest first, at most 24.

    A number with a unit keeps it ("20%", "30 hours"), so that it cannot be said of something
    else; with a language, it also comes as that language writes it ("4,8", "30 Stunden").
    `price` is the price as the copy shows it.
    """
    found: dict[str, None] = dict.fromkeys([price] if _has_digit(price) else [])
    primary = language.partition("-")[0].lower()
    names = own_names(sources)
    for name in sorted((n for n in sources if n not in _UNSEEN), key=_importance):
        if name == "product.price" and price:
            continue
        figures = figures_outside(names, name, sources[name])
        found.update(dict.fromkeys(_literals(name, sources[name], figures, primary)))
    return tuple(sorted(list(found)[:MOST], key=lambda literal: (-len(literal), literal)))


def _importance(name: str) -> tuple[int, str]:
    place = next((i for i, start in enumerate(_FIRST) if name.startswith(start)), len(_FIRST))
    return (len(_FIRST) + 1 if name == "page" else place), name


def _literals(name: str, text: str, figures: Iterable[Figure], language: str) -> Iterator[str]:
    figures = [figure for figure in figures if _has_digit(figure.text)]
    if name in NAMES and figures:
        yield text
        return
    for figure in figures:
        yield from tuple(_in_language(figure, language)) or (_as_written(figure),)


def _as_written(figure: Figure) -> str:
    if figure.label:
        return f"{figure.label} {figure.number}"
    return _SPACED.sub(" ", figure.text if _needs_unit(figure) else _bare(figure))


def _needs_unit(figure: Figure) -> bool:
    return bool(figure.exact or not figure.number or (figure.unit and figure.unit.strict))


def _bare(figure: Figure) -> str:
    """The number without the word for what it counts, so that copy can say it its own way."""
    after = figure.text.partition(figure.number)[2]
    multiplier = re.match(r"\s?(?:[kK]\b|万|百万|亿|million|Mio\.?|Millionen)?\+?", after)
    return figure.number + (multiplier[0].rstrip() if multiplier else "")


def _in_language(figure: Figure, language: str) -> Iterable[str]:
    """The figure as the language writes it; nothing where it stays as it is."""
    unit = figure.unit
    if not language or figure.label:
        return []
    if figure.kind == "date":
        return [date] if (date := write_date(figure.exact, language)) else []
    if not figure.values or figure.exact:
        return []
    if unit is None or not unit.strict:
        return [_localised(figure, language)]
    if len(figure.values) != 1 and figure.kind != "price":
        return []
    return _measured(max(figure.values) / unit.factor, unit, language)


def _measured(value: Decimal, unit: Unit, language: str) -> list[str]:
    if len(unit.currency) == _CODE:
        return [format_price(_plain(value), unit.currency, language=language, country="")]
    names = _NAMED.get((unit.dimension, int(unit.factor)), {}).get(language, ())
    return [format_number(_plain(value), language=language) + name for name in names]


def _localised(figure: Figure, language: str) -> str:
    if not figure.text.startswith(figure.number) or re.search(r"\d\s?[kK万]", figure.text):
        return _bare(figure)
    whole = [value for value in figure.values if value == value.to_integral_value()]
    grouped = "," in figure.number or "." in figure.number
    value = whole[0] if whole else next(iter(figure.values))
    if value == value.to_integral_value() and not grouped:
        return figure.number
    return format_number(_plain(value), language=language)


def _plain(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)
