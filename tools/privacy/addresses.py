"""Postal addresses by the patterns of the countries: street and number, box, postcode and town."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .address_form import AddressForm
from .address_forms import FORMS
from .kinds import PersonalData
from .reading import Reading

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
_LABEL_WORDS = (
    *("address", "lives at", "live at", "lives in", "live in", "living at", "resid", "moved to"),
    *("ship to", "shipped to", "deliver to", "delivered to", "send it to", "adresse", "anschrift"),
    *(
        "wohnt in",
        "wohnhaft",
        "direcci",
        "vive en",
        "indirizzo",
        "endereço",
        "住址",
        "地址",
        "住在",
    ),
)
_HINT = re.compile(r"[0-9０-９]|[路街弄号村]")


@cache
def _compiled() -> tuple[tuple[AddressForm, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((form, re.compile(form.pattern), re.compile(form.sign)) for form in FORMS)


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(_LABELLED, re.IGNORECASE)


def find_addresses(reading: Reading) -> Iterator[PersonalData]:
    """Postal addresses; they may overlap."""
    text = reading.text
    if not _HINT.search(text):
        return
    for form, pattern, sign in _compiled():
        if not _may_stand(form, reading) or (form.sign and not sign.search(text)):
            continue
        for match in _matches(form, pattern, reading):
            yield _finding(text, match.start(), match.end(), form.score)
    if reading.digits and reading.holds(_LABEL_WORDS):
        for match in _labelled().finditer(text):
            yield _finding(text, match.start(1), match.end(1), 0.75)


def _may_stand(form: AddressForm, reading: Reading) -> bool:
    if form.digit and not reading.digits:
        return False
    if form.ends:
        return any(
            reading.low.endswith(form.ends, 0, start - 1) and reading.text[start - 1].isspace()
            for start, _ in reading.numbers
            if start
        )
    return not form.words or reading.holds(form.words)


def _matches(
    form: AddressForm, pattern: re.Pattern[str], reading: Reading
) -> Iterator[re.Match[str]]:
    if not form.leads:
        yield from pattern.finditer(reading.text)
        return
    for start, _ in reading.numbers:
        if match := pattern.match(reading.text, start):
            yield match


def _finding(text: str, start: int, end: int, score: float) -> PersonalData:
    value = text[start:end].rstrip(" ,.;\n")
    return PersonalData(
        type="ADDRESS", start=start, end=start + len(value), score=score, text=value
    )
