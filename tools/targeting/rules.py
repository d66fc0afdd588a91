"""Targeting rules of platforms and law, as data: what must go, for whom, and where it is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ...schema import Market, SpecialCategory
from ..countries import country

CHECKED = date(2026, 11, 23)
"""Day on which the sources were read."""

Drop = Literal["ages", "genders", "segments", "placements"]
"""What of a targeting a rule takes away."""

GDPR_ARTICLE_9 = frozenset(
    {"health", "religion", "politics", "ethnicity", "sexuality", "union", "biometrics"}
)
"""Sensitivities that are special categories of personal data (GDPR art. 9(1))."""

GOOGLE_SENSITIVE = GDPR_ARTICLE_9 | {"hardship", "relationship"}
"""Sensitivities that advertiser-curated audiences may not use at Google (adspolicy/143465)."""


@dataclass(frozen=True, kw_only=True)
class TargetingRule:
    """One rule: when it holds, what it takes from the targeting, and its source."""

    id: str
    categories: frozenset[SpecialCategory]
    """Holds when the campaign is of one of these; empty is every campaign."""
    countries: frozenset[str] | Literal["eu"] | None
    """Holds in these countries (ISO 3166-1); `eu` is EU, EEA and UK; None is everywhere."""
    vendors: frozenset[str]
    """google, meta, tiktok."""
    drops: frozenset[Drop]
    sensitivities: frozenset[str]
    """Segments of these sensitivities go; with `segments` in `drops` and none named, all that
    describe persons (demographic, life event) go."""
    minimum_age: int
    """Youngest age that may be shown the ads; 13 leaves it to the platform."""
    reason: str
    source: str


_HEC = frozenset({SpecialCategory.HOUSING, SpecialCategory.EMPLOYMENT, SpecialCategory.CREDIT})
_ALL_VENDORS = frozenset({"google", "meta", "tiktok"})
_NORTH_AMERICA = frozenset({"US", "CA"})
_NONE: frozenset[str] = frozenset()

RULES: tuple[TargetingRule, ...] = (
    TargetingRule(
        id="google.hec",
        categories=_HEC,
        countries=_NORTH_AMERICA,
        vendors=frozenset({"google"}),
        drops=frozenset({"ages", "genders", "segments"}),
        sensitivities=_NONE,
        minimum_age=13,
        reason="housing, employment and consumer finance in the US and Canada: no age, gender, "
        "parental status, marital status or ZIP code",
        source="https://support.google.com/adspolicy/answer/16701755",
    ),
    TargetingRule(
        id="meta.special_ad_category",
        categories=_HEC | {SpecialCategory.POLITICS},
        countries=None,
        vendors=frozenset({"meta"}),
        drops=frozenset({"ages", "genders", "segments"}),
        sensitivities=_NONE,
        minimum_age=18,
        reason="special ad category: ages 18 to 65+, all genders, no ZIP code, no lookalikes, "
        "limited interests",
        source="https://developers.facebook.com/docs/marketing-api/audiences/special-ad-category",
    ),
    TargetingRule(
        id="tiktok.special_category",
        categories=_HEC,
        countries=_NORTH_AMERICA,
        vendors=frozenset({"tiktok"}),
        drops=frozenset({"ages", "genders", "segments"}),
        sensitivities=_NONE,
        minimum_age=18,
        reason="special category in the US and Canada: 18+, no gender, ZIP, device price, "
        "lookalike or interest keyword",
        source="ads.tiktok.com, special ad categories, February 2025",
    ),
    TargetingRule(
        id="google.sensitive_audience",
        categories=frozenset(),
        countries=None,
        vendors=_ALL_VENDORS,
        drops=frozenset({"segments"}),
        sensitivities=GOOGLE_SENSITIVE,
        minimum_age=13,
        reason="sensitive interests (health, religion, politics, hardship, relationships, ...) "
        "cannot be used to choose an audience",
        source="https://support.google.com/adspolicy/answer/143465",
    ),
    TargetingRule(
        id="law.dsa_26_3",
        categories=frozenset(),
        countries="eu",
        vendors=_ALL_VENDORS,
        drops=frozenset({"segments"}),
        sensitivities=GDPR_ARTICLE_9,
        minimum_age=13,
        reason="no advertising by profiling on special categories of personal data "
        "(DSA art. 26(3), GDPR art. 9(1))",
        source="https://eur-lex.europa.eu/eli/reg/2022/2065/oj",
    ),
    TargetingRule(
        id="law.dsa_28_2",
        categories=frozenset(),
        countries="eu",
        vendors=_ALL_VENDORS,
        drops=frozenset({"segments"}),
        sensitivities=frozenset({"minors"}),
        minimum_age=18,
        reason="no advertising by profiling to minors (DSA art. 28(2))",
        source="https://eur-lex.europa.eu/eli/reg/2022/2065/oj",
    ),
    TargetingRule(
        id="platform.minors",
        categories=frozenset(),
        countries=None,
        vendors=_ALL_VENDORS,
        drops=frozenset({"segments"}),
        sensitivities=frozenset({"minors"}),
        minimum_age=18,
        reason="under 18, platforms take age and place only; adwright proposes adults",
        source="Meta: under 18 by age, gender and location only, none in the EU",
    ),
    TargetingRule(
        id="trade.adults_only",
        categories=frozenset(
            {SpecialCategory.ALCOHOL, SpecialCategory.GAMBLING, SpecialCategory.DATING}
        ),
        countries=None,
        vendors=_ALL_VENDORS,
        drops=frozenset({"segments"}),
        sensitivities=frozenset({"minors"}),
        minimum_age=18,
        reason="alcohol, gambling and dating are advertised to adults only",
        source="https://support.google.com/adspolicy/answer/6012382",
    ),
    TargetingRule(
        id="trade.alcohol_us",
        categories=frozenset({SpecialCategory.ALCOHOL}),
        countries=frozenset({"US"}),
        vendors=_ALL_VENDORS,
        drops=frozenset({"segments"}),
        sensitivities=frozenset({"minors"}),
        minimum_age=21,
        reason="alcohol in the US: legal drinking age of 21",
        source="https://support.google.com/adspolicy/answer/6012382",
    ),
)


def holds(
    rule: TargetingRule,
    *,
    special: Iterable[SpecialCategory],
    markets: Iterable[Market],
    vendors: Iterable[str],
) -> bool:
    """True when a rule applies to a campaign of these categories, markets and vendors."""
    if rule.categories and not rule.categories & set(special):
        return False
    if not rule.vendors & set(vendors):
        return False
    return rule.countries is None or any(_in(market, rule.countries) for market in markets)


def excluded_sensitivities(
    *,
    special: Iterable[SpecialCategory],
    markets: Iterable[Market],
    vendors: Iterable[str],
) -> frozenset[str]:
    """Sensitivities of segments that no rule in force allows; retrieval leaves them out."""
    special, markets, vendors = tuple(special), tuple(markets), tuple(vendors)
    in_force = (
        rule for rule in RULES if holds(rule, special=special, markets=markets, vendors=vendors)
    )
    return frozenset().union(*(rule.sensitivities for rule in in_force))


def _in(market: Market, countries: frozenset[str] | Literal["eu"]) -> bool:
    if countries == "eu":
        return country(market.country).eu_eea_uk
    return market.country in countries
