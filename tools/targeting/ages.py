"""Ages that a brief names in words."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from ...schema import Ages
from .generations import ages_of_generations

_YOUNGEST, _OLDEST, _ADULT = 13, 65, 18
"""Ages that platforms know; 65 stands for all above."""

_PEOPLE = (
    r"(?:women|men|people|adults?|parents|mothers|fathers|mums?|moms?|dads?|users|customers|buyers|"
    r"professionals|singles|couples|drivers|runners|travell?ers|commuters|students|seniors|ladies|"
    r"Frauen|Männern?|Menschen|Leuten?|Erwachsenen?|Eltern|Müttern?|Vätern?|Paare|Kunden|Personen|"
    r"女性|男性|人群|用户|女士|男士)"
)
_BEFORE = (
    r"(?:\bage[ds]?\b(?: range| group| between| from)?|\bthe ages of\b|\bAlter(?:sgruppe)?\b|"
    r"年龄(?:段)?)"
    r"\s*:?\s*(?:between|from|von|zwischen|在)?\s*"
)
_PEOPLE_BEFORE = (
    _PEOPLE + r"[,:(]?\s*(?:\(|aged|between|from|of|in the|im Alter von|von|zwischen)?\s*"
)
_AFTER = r"\s*-?\s*(?:years?\b|year-olds?|yrs?\b|y/?o\b|Jahren?\b|-?jährige\w*|岁|歲)"
_OLD = r"\s*-?\s*(?:years? old\b|year-olds?\b|Jahre alt\b|-?jährige\w*|岁|歲)"
_NO_SPAN = r"(?!\s+(?:of|in|on|warranty|guarantee|Garantie|Erfahrung|am)\b)"
"""What follows where years are a stretch of time, not an age."""
_NOT_AFTER = (
    r"(?!\s*(?:%|[€$£¥]|\d|[.,]\d|percent|Prozent|euros?\b|EUR|USD|GBP|dollars?|pounds?|元|"
    r"cm\b|mm\b|m\b|kg\b|g\b|km\b|miles?|min\b|minute|hour|hrs?\b|day|week|month|Tage|Stunde|"
    r"Woche|Monat|Minute|countr|Länder|pieces|stores|cities|years? of exp|years? in|"
    r"Jahren? (?:Erfahrung|am Markt)))"
)
_LOW = r"(?<![\d.,€$£¥])(?P<low>1[3-9]|[2-9]\d)"
_TO = r"\s*(?:-|–|—|to|and|bis|und|至|到|~)\s*"
_HIGH = r"(?P<high>[1-9]\d)(?!\d)"
_OVER = r"(?:over|above|older than|from|ab|über)\s*-?\s*"
_UNDER = r"(?:under|below|younger than|up to|unter|bis)\s*-?\s*"
_ONE = r"(?P<age>[1-9]\d)(?!\d)"

_RANGES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        _BEFORE + _LOW + _TO + _HIGH + _NOT_AFTER,
        _LOW + _TO + _HIGH + _AFTER + _NO_SPAN,
        _PEOPLE_BEFORE + _LOW + _TO + _HIGH + _NOT_AFTER,
    )
)
_OLDER = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:{_BEFORE}|{_PEOPLE}\s+(?:aged\s+)?){_OVER}{_ONE}{_NOT_AFTER}",
        rf"(?:{_BEFORE}|{_PEOPLE}\s*\(?\s*)(?P<age>[1-9]\d)\s*(?:\+|plus\b|and over|and older)",
        rf"\b(?:over|above|older than|über)\s*-?\s*{_ONE}(?:s\b|{_OLD})",
        rf"\bab\s+{_ONE}\s*Jahren?\b",
        r"(?<!\d)(?P<age>16|18|21)\s*\+(?!\s*(?:\d|years|Jahre|hours|Stunden|[a-z]))",
        r"(?<!\d)(?P<age>[1-9]\d)\s*[岁歲](?:以上|及以上)",
    )
)
_YOUNGER = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:{_BEFORE}|{_PEOPLE}\s+(?:aged\s+)?){_UNDER}{_ONE}{_NOT_AFTER}",
        rf"\b(?:under|younger than|unter)\s*-?\s*{_ONE}(?:s\b|{_AFTER}{_NO_SPAN})",
        r"(?<!\d)(?P<age>[1-9]\d)\s*[岁歲]以下",
    )
)


def ages_in(text: str, *, year: int = 0) -> Ages | None:
    """Age range named in a text, clipped to 13 to 65; None when it names none.

    Numbers count as ages only beside a word for ages (`aged`, `years old`, `Jahre`, `岁`) or right
    after people (`women 25-40`), so that sizes, prices, percentages and minutes are not taken for
    ages. Where no number tells, a generation does (`95后`, Gen Z), as old as it is in `year`; 0 is
    this year.
    """
    for pattern in _RANGES:
        if match := pattern.search(text):
            low, high = int(match["low"]), int(match["high"])
            if low <= high:
                return Ages(minimum=_clip(low), maximum=_clip(high))
    for pattern in _OLDER:
        if match := pattern.search(text):
            return Ages(minimum=_clip(int(match["age"])), maximum=_OLDEST)
    for pattern in _YOUNGER:
        if match := pattern.search(text):
            oldest = _clip(int(match["age"]))
            return Ages(minimum=min(_ADULT, oldest), maximum=oldest)
    return _of_generations(text, year or datetime.now(UTC).year)


def _of_generations(text: str, year: int) -> Ages | None:
    """Adults of the generations named; one of nobody over seventeen gives its own ages."""
    found = ages_of_generations(text, year)
    if found is None:
        return None
    oldest = _clip(found[1])
    return Ages(minimum=max(_clip(found[0]), min(_ADULT, oldest)), maximum=oldest)


def _clip(age: int) -> int:
    return min(max(age, _YOUNGEST), _OLDEST)
