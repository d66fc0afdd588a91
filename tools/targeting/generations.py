"""Ages of the generations that a brief names: `95后`, Gen Z, millennials."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DECADE = re.compile(r"(?<!\d)(?P<year>[5-9]0|00|10)\s?后")
"""Born within a decade: 80后 are those of 1980 to 1989."""
_HALF = re.compile(r"(?<!\d)(?P<year>[5-9]5|05)\s?后")
"""Born from a year on, up to the end of the next decade: 95后 are those of 1995 to 2009."""
_NAMED = (
    (re.compile(r"\bgen(?:eration)?[- ]?z\b|\bzoomers?\b|[zZ]世代", re.IGNORECASE), 1997, 2012),
    (re.compile(r"\bmillennials?\b|\bgen(?:eration)?[- ]?y\b", re.IGNORECASE), 1981, 1996),
    (re.compile(r"\bgen(?:eration)?[- ]x\b", re.IGNORECASE), 1965, 1980),
    (re.compile(r"\b(?:baby )?boomers?\b", re.IGNORECASE), 1946, 1964),
)
"""Years of birth. Source: https://www.pewresearch.org/short-reads/2019/01/17/where-millennials-end-and-generation-z-begins/"""
_CENTURY = 50
_DECADE_YEARS, _HALF_YEARS = 9, 14


def ages_of_generations(text: str, year: int) -> tuple[int, int] | None:
    """Youngest and oldest age, in `year`, of all the generations that a text names."""
    born = [*_born(text)]
    if not born:
        return None
    return year - max(last for _, last in born), year - min(first for first, _ in born)


def _born(text: str) -> Iterator[tuple[int, int]]:
    for pattern, span in ((_DECADE, _DECADE_YEARS), (_HALF, _HALF_YEARS)):
        for match in pattern.finditer(text):
            short = int(match["year"])
            first = short + (1900 if short >= _CENTURY else 2000)
            yield first, first + span
    for pattern, first, last in _NAMED:
        if pattern.search(text):
            yield first, last
