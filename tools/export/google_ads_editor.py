"""A Google Ads Editor file: campaigns, groups, keywords, places, ads and assets, all paused.

Performance Max and Search only; the columns of Demand Gen and YouTube are not known here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ...schema import AssetKind, Campaign, Creative, Finding, Market, Platform, SpecialCategory
from ..countries import country
from .about_google import about_google
from .budgets import about_budget, daily_budget
from .cells import Row, about_guards, clean_name, table
from .editor_columns import (
    AUTOMATION_OFF,
    BIDDING,
    COLUMNS,
    DESCRIPTIONS,
    DIALECT,
    HEADLINES,
    LONG_HEADLINES,
    NO_POLITICS,
    PAUSED,
    PMAX,
    PMAX_DESCRIPTIONS,
    PRESENCE,
    SEARCH,
    language_code,
)
from .extensions import callouts, sitelinks
from .keywords import phrase_keywords
from .naming import product_name
from .special_ads import special_of

PLATFORMS = (Platform.GOOGLE_SEARCH, Platform.GOOGLE_PMAX)
ADS_A_GROUP = 3
"""Most responsive search ads enabled in one ad group (Adobe's documentation, third party)."""


@dataclass(frozen=True, kw_only=True)
class _Group:
    """The ads of one platform in one market: one campaign of the file."""

    campaign: Campaign
    platform: Platform
    market: Market
    creatives: tuple[Creative, ...]

    @property
    def name(self) -> str:
        kind = "Search" if self.platform is Platform.GOOGLE_SEARCH else "PMax"
        product = product_name(self.campaign)
        return f"{product} - {kind} - {self.market.country} {self.market.language}"


def google_ads_editor(campaign: Campaign) -> tuple[bytes, tuple[Finding, ...]]:
    """The file's bytes, and what a person has to know before the import.

    `campaign` holds the ads that the file carries, in any order.
    """
    groups = list(_groups(campaign))
    rows = [row for group in groups for row in _rows(group)]
    budgets = [daily_budget(campaign, group.platform) for group in groups]
    findings = (
        *about_google(campaign),
        *about_budget(campaign, missing=None in budgets),
        *about_guards(rows, "Editor"),
    )
    return table(COLUMNS, rows, DIALECT), findings


def _groups(campaign: Campaign) -> Iterator[_Group]:
    def place(creative: Creative) -> tuple[int, str, str]:
        market = creative.market
        return PLATFORMS.index(creative.platform), market.country, market.language

    for _, creatives in groupby(sorted(campaign.creatives, key=place), key=place):
        ads = tuple(sorted(creatives, key=lambda creative: creative.variant))
        yield _Group(
            campaign=campaign, platform=ads[0].platform, market=ads[0].market, creatives=ads
        )


def _rows(group: _Group) -> Iterator[Row]:
    yield _campaign_row(group)
    yield {"Campaign": group.name, "Location": country(group.market.country).name}
    if group.platform is Platform.GOOGLE_PMAX:
        for number, creative in enumerate(group.creatives, start=1):
            yield _asset_group_row(group, creative, number)
        return
    for number, ads in enumerate(_batches(group.creatives), start=1):
        yield from _ad_group_rows(group, f"{product_name(group.campaign)} {number}", ads)
    for link in sitelinks(group.creatives):
        yield {
            "Campaign": group.name,
            "Link text": link.text,
            "Description line 1": link.first_line,
            "Description line 2": link.second_line,
            "Status": PAUSED,
        }
    for text in callouts(group.creatives):
        yield {"Campaign": group.name, "Callout text": text, "Status": PAUSED}


def _batches(creatives: Sequence[Creative]) -> Iterator[Sequence[Creative]]:
    for start in range(0, len(creatives), ADS_A_GROUP):
        yield creatives[start : start + ADS_A_GROUP]


def _campaign_row(group: _Group) -> Row:
    kind = PMAX if group.platform is Platform.GOOGLE_PMAX else SEARCH
    budget = daily_budget(group.campaign, group.platform)
    political = SpecialCategory.POLITICS in special_of(group.campaign)
    return {
        "Campaign": group.name,
        "Campaign Type": kind,
        "Networks": "" if kind is PMAX else "Google search",
        "Budget": "" if budget is None else f"{budget:f}",
        "Budget type": "Daily",
        "Languages": language_code(group.market.language),
        "Bid Strategy Type": BIDDING[kind],
        "Targeting method": PRESENCE,
        "Exclusion method": PRESENCE,
        **AUTOMATION_OFF,
        "EU political ads": "" if political else NO_POLITICS,
        "Campaign Status": PAUSED,
    }


def _ad_group_rows(group: _Group, name: str, ads: Sequence[Creative]) -> Iterator[Row]:
    here = {"Campaign": group.name, "Ad Group": clean_name(name, "Ads")}
    yield {**here, "Ad Group Status": PAUSED}
    for keyword in phrase_keywords(group.campaign.facets, group.market.language):
        yield {**here, "Keyword": keyword, "Criterion Type": "Phrase", "Status": PAUSED}
    for creative in ads:
        yield {
            **here,
            "Ad type": "Responsive search ad",
            **_pinned(creative, AssetKind.HEADLINE, "Headline", HEADLINES),
            **_pinned(creative, AssetKind.DESCRIPTION, "Description", DESCRIPTIONS),
            **_texts(creative, AssetKind.PATH, "Path", 2),
            "Final URL": _url(group.campaign),
            "Status": PAUSED,
        }


def _asset_group_row(group: _Group, creative: Creative, number: int) -> Row:
    (name, *_) = (*creative.texts(AssetKind.BUSINESS_NAME), "")
    return {
        "Campaign": group.name,
        "Asset Group": clean_name(f"{product_name(group.campaign)} {number}", "Assets"),
        "Asset Group Status": PAUSED,
        **_texts(creative, AssetKind.HEADLINE, "Headline", HEADLINES),
        **_texts(creative, AssetKind.LONG_HEADLINE, "Long headline", LONG_HEADLINES),
        **_texts(creative, AssetKind.DESCRIPTION, "Description", PMAX_DESCRIPTIONS),
        "Business name": name,
        "Final URL": _url(group.campaign),
        "Status": PAUSED,
    }


def _texts(creative: Creative, kind: AssetKind, column: str, most: int) -> Row:
    texts = creative.texts(kind)[:most]
    return {f"{column} {number}": text for number, text in enumerate(texts, start=1)}


def _pinned(creative: Creative, kind: AssetKind, column: str, most: int) -> Row:
    """Texts and, for those that are pinned, their position; blank is unpinned."""
    assets = [asset for asset in creative.assets if asset.kind is kind][:most]
    return {
        **_texts(creative, kind, column, most),
        **{
            f"{column} {number} position": asset.pin.rpartition("_")[2]
            for number, asset in enumerate(assets, start=1)
            if asset.pin
        },
    }


def _url(campaign: Campaign) -> str:
    url = campaign.brief.product.url
    return str(url) if url else ""
