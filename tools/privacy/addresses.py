"""Postal addresses by the patterns of the countries: street and number, box, postcode and town."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .address_forms import PATTERNS
from .kinds import PersonalData

_LABELLED = (
    r"(?:(?:home|postal|mailing|shipping|delivery|billing|my|his|her|their)?\s?address(?:\sis|:)|"
    r"lives? (?:at|in)|living at|resid(?:es|ing) at|moved to|ship(?:ped)? to|deliver(?:ed)? to|"
    r"send it to|Adresse\s?(?:ist|:)|Anschrift:|Lieferadresse:|wohnt in(?: der)?|wohnhaft|"
    r"Adresse\s?:|"
    r"Direcci[oó]n\s?:|vive en|Indirizzo\s?:|Endereço\s?:|住址[:：]|地址[:：是]|收货地址[:：]|"
    r"住在)\s*"
    r"((?=[^\n;|，。；]{0,60}\d)[^\n;|，。；]{6,80}?)(?=[;|\n，。；]|\.\s|\.$|,?\s(?:and|und|but|phone|tel|"
    r"email)\b|$)"
)
"""After a label, whatever holds a number up to the end of the phrase is the address."""

_HINT = re.compile(r"[0-9０-９]|[路街弄号村]")


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], float], ...]:
    return tuple((re.compile(pattern), score) for pattern, score in PATTERNS)


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(_LABELLED, re.IGNORECASE)


def find_addresses(text: str) -> Iterator[PersonalData]:
    """Postal addresses; they may overlap."""
    if not _HINT.search(text):
        return
    for pattern, score in _compiled():
        for match in pattern.finditer(text):
            yield _finding(text, match.start(), match.end(), score)
    for match in _labelled().finditer(text):
        yield _finding(text, match.start(1), match.end(1), 0.75)


def _finding(text: str, start: int, end: int, score: float) -> PersonalData:
    value = text[start:end].rstrip(" ,.;\n")
    return PersonalData(
        type="ADDRESS", start=start, end=start + len(value), score=score, text=value
    )
