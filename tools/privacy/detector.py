"""Personal data in a text: every finder's findings, without what the brief says is a brand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from .addresses import find_addresses
from .identifiers import find_identifiers
from .kinds import DIRECT_TYPES, SPECIAL_TYPES, PersonalData
from .name_forms import fold
from .name_repeats import find_repeats
from .names import find_names
from .names_cjk import find_cjk_names
from .names_zh import find_chinese_names
from .phones import find_phones
from .reading import read
from .special import find_special
from .spoken_numbers import find_spoken_numbers

PLACEHOLDER = re.compile(
    r"(?<![A-Za-z])(?:PERSON_\d+(?:-\d+)?|"
    rf"(?:{'|'.join((*DIRECT_TYPES, *SPECIAL_TYPES, 'LITERAL'))})_\d+)"
)
"""What stands for a redacted value: PERSON_1, EMAIL_2. Never right in an ad.

PERSON_1-2 is the person of PERSON_1 under the second name that the text gives: the surname alone.
"""

_ROLE_MAIL = re.compile(
    r"^(?:info|hello|hi|hallo|contact|kontakt|support|help|service|sales|shop|store|office|team|"
    r"press|"
    r"orders?|bestellung(?:en)?|jobs|careers|karriere|marketing|mail|post|noreply|no-reply)@",
    re.IGNORECASE,
)
_DISGUISE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufe00-\ufe0f\ufeff\uff0e\uff10-\uff19\uff20-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff\U000e0000-\U000e007f]"
)
"""Characters that hide a value from patterns: invisible, full-width and mathematical ones."""


def find_personal_data(
    text: str, *, known: Collection[str] = (), regions: Collection[str] = ()
) -> tuple[PersonalData, ...]:
    """Personal data in the text, in order, none overlapping.

    `known` are the brief's own brand, product and place words, never taken for a person;
    `regions` the markets (ISO 3166) whose national telephone forms count. Values written with
    invisible or full-width characters are found too; positions are those of the text as given.
    """
    if not _DISGUISE.search(text):
        return _found(text, known, regions)
    plain, places = _undisguised(text)
    return tuple(
        replace(
            one,
            start=places[one.start],
            end=places[one.end - 1] + 1,
            text=text[places[one.start] : places[one.end - 1] + 1],
        )
        for one in _found(plain, known, regions)
    )


def _found(text: str, known: Collection[str], regions: Collection[str]) -> tuple[PersonalData, ...]:
    reading = read(text)
    candidates = [*find_identifiers(reading), *find_phones(reading, regions)]
    candidates += [*find_spoken_numbers(reading), *find_addresses(reading)]
    candidates += [*find_names(reading), *find_cjk_names(reading)]
    candidates += [*find_chinese_names(reading)] if reading.cjk else []
    held = [PersonalData(type="LITERAL", start=match.start(), end=match.end(), score=1.0, text="")
            for match in (PLACEHOLDER.finditer(text) if "_" in text else ())]  # fmt: skip
    wanted = without_known(candidates, known)
    direct = [one for one in settled([*held, *wanted]) if one.type != "LITERAL"]
    names = [one.text for one in direct if one.type == "PERSON"]
    again = find_repeats(text, names, direct) if names else ()
    direct += without_known(again, known)
    both = settled([*direct, *find_special(reading, direct)])
    return tuple(sorted(both, key=lambda one: one.start))


def settled(findings: Iterable[PersonalData]) -> list[PersonalData]:
    """Findings without overlaps: the surer and longer stays whole, the other keeps its rest."""
    settled: list[PersonalData] = []
    for one in sorted(findings, key=lambda one: (-one.score, one.start - one.end, one.start)):
        settled.extend(_rest(one, settled))
    return settled


def _rest(one: PersonalData, settled: Iterable[PersonalData]) -> Iterator[PersonalData]:
    start, end = one.start, one.end
    for other in settled:
        if other.end <= start or other.start >= end:
            continue
        if other.start <= start:
            start = min(other.end, end)
        else:
            end = other.start
    if (start, end) == (one.start, one.end):
        yield one
        return
    value = one.text[start - one.start : end - one.start]
    start += len(value) - len(value.lstrip(" ,;:\n"))
    value = value.strip(" ,;:\n")
    if sum(char.isalnum() for char in value) > 2:  # noqa: PLR2004 - shorter rests tell nothing
        yield replace(one, start=start, end=start + len(value), text=value)


def without_known(findings: Iterable[PersonalData], known: Collection[str]) -> list[PersonalData]:
    """The findings that are no brand, product or place of the brief."""
    phrases = _phrases(known)
    return [one for one in findings if not _is_known(one, phrases)]


def _phrases(known: Collection[str]) -> tuple[str, ...]:
    return tuple(" ".join(_words(phrase)) for phrase in known)


def _words(text: str) -> list[str]:
    return [fold(word) for word in re.findall(r"[^\W_]+", text)]


def _is_known(one: PersonalData, phrases: tuple[str, ...]) -> bool:
    if not phrases:
        return False
    if one.type == "EMAIL":
        domain = one.text.rpartition("@")[2].lower().split(".")[0]
        brand = any(domain == phrase.replace(" ", "") for phrase in phrases)
        return brand and bool(_ROLE_MAIL.match(one.text))
    if one.type == "HANDLE":
        return any(phrase.replace(" ", "") == one.text.lstrip("@").lower() for phrase in phrases)
    if one.type not in {"PERSON", "ADDRESS"}:
        return False
    words = _words(one.text)
    if len(words) == 1:
        return any(words[0] in phrase.split() or words[0] in phrase for phrase in phrases)
    return any(f" {' '.join(words)} " in f" {phrase} " for phrase in phrases)


def _undisguised(text: str) -> tuple[str, list[int]]:
    """The text as it reads, and for each of its characters the place in the text as given."""
    plain: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if unicodedata.category(char) in {"Cf", "Mn"} and _DISGUISE.match(char):
            continue
        for shown in unicodedata.normalize("NFKC", char) if _DISGUISE.match(char) else char:
            plain.append(shown)
            places.append(place)
    return "".join(plain), places
