"""What a person expects of each suite's cases, in typed form.

Words are given as alternatives parted by `|`: `washable|waschbar` holds when one of them is seen,
case ignored. What an expectation leaves empty is not judged.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from pydantic import Field

from ...schema import DataClass, Goal, Platform, SpecialCategory
from ...schema.kinds import Value

Ids = tuple[str, ...]
"""Concept ids such as `style.retro`, or segment ids of the catalogue."""
Words = tuple[str, ...]
"""Each entry must hold by itself; an entry is alternatives parted by `|`."""


def alternatives(entry: str) -> tuple[str, ...]:
    """The alternatives of one entry of `Words`, case folded."""
    return tuple(part.strip().casefold() for part in entry.split("|") if part.strip())


def says(text: str, entry: str) -> bool:
    """True when a text holds one of the alternatives of an entry, case ignored.

    Latin letters and digits at an alternative's ends are ends of words: `best` is not in
    `Bestellung`, `12 %` is not in `112 %`. Chinese has no word boundaries.
    """
    folded = text.casefold()
    return any(_pattern(word).search(folded) for word in alternatives(entry))


@cache
def _pattern(word: str) -> re.Pattern[str]:
    before = r"(?<![a-zà-ÿ0-9])" if _LATIN.match(word[0]) else ""
    after = r"(?![a-zà-ÿ0-9])" if _LATIN.match(word[-1]) else ""
    return re.compile(before + re.escape(word) + after)


_LATIN = re.compile("[a-zà-ÿ0-9]")


class ExpectedPrice(Value):
    """A price as a number and a currency."""

    amount: float
    currency: str = ""
    """ISO 4217; empty when the brief leaves it open."""


class UnderstandingExpectation(Value):
    """What a careful reader takes from the brief. Empty says nothing about that facet."""

    language: str = ""
    product: Words = ()
    """Must be seen in the product facets."""
    category: Ids = ()
    """Concept ids, any of which is right as the first category."""
    styles: Ids = ()
    styles_allowed: Ids = ()
    """Neither wanted nor wrong."""
    styles_absent: Ids = ()
    emotions: Ids = ()
    emotions_allowed: Ids = ()
    emotions_absent: Ids = ()
    occasions: Ids = ()
    occasions_allowed: Ids = ()
    occasions_absent: Ids = ()
    benefits: Words = ()
    """Each must be seen in a benefit's value, evidence, or be its concept id."""
    benefits_absent: Words = ()
    audience: Words = ()
    """Each must be seen in an audience facet's value, evidence, or be its concept id."""
    audience_absent: Words = ()
    proof: Words = ()
    offer: Words = ()
    price: ExpectedPrice | None = None
    no_price: bool = False
    """No number of the brief is a price of the product."""
    countries: tuple[str, ...] = ()
    """ISO 3166-1 alpha-2 codes that the markets must hold, and no others."""
    countries_absent: tuple[str, ...] = ()
    """Codes of places that the brief names and does not sell to."""
    goal: Goal | None = None
    special: tuple[SpecialCategory, ...] = ()
    special_absent: tuple[SpecialCategory, ...] = ()
    asks: bool = False
    """The brief is too thin: questions must come, and no campaign."""


class TargetingExpectation(Value):
    """What the targeting must and must not be."""

    want_any: Ids = ()
    """At least one of these segments is chosen."""
    must_not: Ids = ()
    """Segments that are not chosen."""
    no_sensitivity: tuple[str, ...] = ()
    """No chosen segment has one of these sensitivities."""
    no_kinds: tuple[str, ...] = ()
    """No chosen segment is of these kinds."""
    held_back: Words = ()
    """Ids of targeting rules; each must be named among what was held back."""
    ages: tuple[int, int] | None = None
    """Exact age range."""
    youngest: int | None = None
    """The lower age is this or more."""
    oldest: int | None = None
    """The upper age is this or less."""
    genders: tuple[str, ...] | None = None
    """Exact genders, `female` or `male`; () is everyone."""
    places: Words = ()
    special: tuple[SpecialCategory, ...] = ()
    special_absent: tuple[SpecialCategory, ...] = ()
    budget_total: float | None = None
    """Sum of all platforms' amounts, exact."""
    amounts: dict[Platform, float] = Field(default_factory=dict)
    """Budget of a platform, in the brief's currency, exact."""


class CopyExpectation(Value):
    """What the texts of each ad must and must not say."""

    nuance: tuple[str, ...] = ()
    """Concept ids (`style.retro`) or words; each must be seen in the ad."""
    nuance_absent: tuple[str, ...] = ()
    """Concept ids or words of the other side; none may be seen."""
    facts: Words = ()
    """Each must be seen somewhere in the ad's texts, as far as its platform has room."""
    forbidden: Words = ()
    """Claims that the brief does not support; none may be seen."""
    languages: tuple[str, ...] = ()
    """BCP 47 primary languages that the texts are in."""


class CampaignExpectation(Value):
    """What the finished campaign must be."""

    outcome: Literal["campaign", "questions"] = "campaign"
    platforms: tuple[Platform, ...] = ()
    """One creative at least on each, and on no other."""
    languages: tuple[str, ...] = ()
    """BCP 47 primary languages of the creatives, all of them and no other."""
    countries: tuple[str, ...] = ()
    segments_any: Ids = ()
    segments_absent: Ids = ()
    styles: Ids = ()
    """Concepts found, and visible in the texts."""
    facts: Words = ()
    forbidden: Words = ()
    ages: tuple[int, int] | None = None
    youngest: int | None = None
    genders: tuple[str, ...] | None = None
    special: tuple[SpecialCategory, ...] = ()
    data_class: DataClass | None = None
    hosted: bool | None = None
    """Whether any task may have gone to a hosted model, when one is at hand."""
    findings: tuple[str, ...] = ()
    """Beginnings of rule ids that must be among the findings."""
    variants: int | None = None
    """Creatives per platform and market."""
