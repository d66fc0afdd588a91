"""Meta's bulk sheet: one line an ad, everything paused; not verified against a live import."""

from __future__ import annotations

from collections.abc import Sequence

from ...schema import Ages, AssetKind, Campaign, Creative, Finding, Platform
from .about_meta import about_meta
from .budgets import about_budget, daily_budget
from .cells import Dialect, Row, about_guards, table
from .meta_creative import action_type, welcome_message
from .meta_goals import OBJECTIVES, ad_name, ad_set_name, destination, goal_of, optimization_goal
from .meta_targeting import OLDEST, YOUNGEST, detailed_names, positions
from .naming import product_name
from .special_ads import countries_of, meta_categories

# A byte order mark, so that spreadsheets read Chinese and umlauts; what Meta wants is not published
DIALECT = Dialect(delimiter=",", encoding="utf-8-sig")
PAUSED = "PAUSED"
ADDITIONAL = 9
"""Most additional titles and bodies that have columns."""

COLUMNS: tuple[str, ...] = (
    "Campaign Name", "Special Ad Categories", "Special Ad Category Country", "Campaign Status",
    "Campaign Objective", "Buying Type",
    "Ad Set Name", "Ad Set Run Status", "Ad Set Daily Budget", "Destination Type",
    "Link Object ID", "Link", "Countries", "Location Types", "Age Min", "Age Max", "Gender",
    "Flexible Inclusions", "Advantage Audience", "Beneficiary", "Payer",
    "Publisher Platforms", "Facebook Positions", "Instagram Positions",
    "Optimization Goal", "Billing Event",
    "Ad Status", "Ad Name", "Title", "Body",
    *(f"Additional Title {number}" for number in range(1, ADDITIONAL + 1)),
    *(f"Additional Body {number}" for number in range(1, ADDITIONAL + 1)),
    "Link Description", "Creative Type", "Image File Name", "Call to Action",
    "Call to Action WhatsApp Number", "Page Welcome Message", "Optimize text per person",
)  # fmt: skip
"""Known from public programs that write such sheets, not from Meta."""


def meta_bulk(campaign: Campaign) -> tuple[bytes, tuple[Finding, ...]]:
    """The sheet's bytes, and what a person has to know before the import."""
    rows = [_row(campaign, creative) for creative in campaign.creatives]
    budgets = [daily_budget(campaign, creative.platform) for creative in campaign.creatives]
    findings = (
        *about_meta(campaign, bulk=True),
        *about_budget(campaign, missing=None in budgets),
        *about_guards(rows, "Meta"),
    )
    return table(COLUMNS, rows, DIALECT), findings


def _row(campaign: Campaign, creative: Creative) -> Row:
    return {
        **_campaign_cells(campaign),
        **_ad_set_cells(campaign, creative),
        **_people_cells(campaign),
        **_ad_cells(campaign, creative),
    }


def _campaign_cells(campaign: Campaign) -> Row:
    categories = meta_categories(campaign)
    return {
        "Campaign Name": product_name(campaign),
        "Special Ad Categories": ", ".join(categories) or "NONE",
        "Special Ad Category Country": ", ".join(countries_of(campaign)) if categories else "",
        "Campaign Status": PAUSED,
        "Campaign Objective": OBJECTIVES[goal_of(campaign)].replace("_", " ").title(),
        "Buying Type": "AUCTION",
    }


def _ad_set_cells(campaign: Campaign, creative: Creative) -> Row:
    daily = daily_budget(campaign, creative.platform)
    places = positions(campaign, creative.platform)
    return {
        "Ad Set Name": ad_set_name(campaign, creative),
        "Ad Set Run Status": PAUSED,
        "Ad Set Daily Budget": "" if daily is None else f"{daily:f}",
        "Destination Type": destination(campaign, creative.platform),
        "Countries": creative.market.country,
        "Location Types": "home, recent",
        "Publisher Platforms": ", ".join(places["publisher_platforms"]),
        "Facebook Positions": ", ".join(places.get("facebook_positions", ())),
        "Instagram Positions": ", ".join(places.get("instagram_positions", ())),
        "Optimization Goal": optimization_goal(campaign, creative.platform),
        "Billing Event": "IMPRESSIONS",
    }


def _people_cells(campaign: Campaign) -> Row:
    """Ages, gender and interests; in a special ad category all adults and no interests."""
    special = bool(meta_categories(campaign))
    ages = Ages(minimum=YOUNGEST, maximum=OLDEST) if special else campaign.targeting.ages
    names = detailed_names(campaign.targeting.segments)
    return {
        "Age Min": str(ages.minimum),
        "Age Max": str(ages.maximum),
        "Gender": "" if special else ", ".join(campaign.targeting.genders),
        "Flexible Inclusions": ""
        if special
        else "; ".join(f"{field}: {', '.join(listed)}" for field, listed in names.items()),
        "Advantage Audience": "0",
    }


def _ad_cells(campaign: Campaign, creative: Creative) -> Row:
    whatsapp = creative.platform is Platform.WHATSAPP
    url = campaign.brief.product.url
    descriptions = creative.texts(AssetKind.DESCRIPTION)
    return {
        "Ad Status": PAUSED,
        "Ad Name": ad_name(campaign, creative),
        "Link": str(url) if url and not whatsapp else "",
        **_numbered("Title", creative.texts(AssetKind.HEADLINE)),
        **_numbered("Body", creative.texts(AssetKind.PRIMARY_TEXT)),
        "Link Description": descriptions[0] if descriptions else "",
        "Creative Type": "Link Page Post Ad",
        "Call to Action": action_type(campaign, creative),
        "Page Welcome Message": welcome_message(creative) if whatsapp else "",
        "Optimize text per person": "No",
    }


def _numbered(column: str, texts: Sequence[str]) -> Row:
    """The first text in its own column, others in the additional ones."""
    first = {column: texts[0]} if texts else {}
    return first | {
        f"Additional {column} {number}": text
        for number, text in enumerate(texts[1 : ADDITIONAL + 1], start=1)
    }
