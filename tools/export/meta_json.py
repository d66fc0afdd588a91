"""Meta's campaign, ad sets, targeting and creatives as JSON objects of the Marketing API."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ...schema import Campaign, Creative, Finding
from .about_meta import about_meta
from .budgets import about_budget, daily_budget, minor_units
from .meta_creative import PAGE, creative_spec
from .meta_goals import (
    OBJECTIVES,
    ad_name,
    ad_set_name,
    destination,
    goal_of,
    optimization_goal,
)
from .meta_targeting import targeting_spec, to_look_up
from .naming import product_name
from .special_ads import countries_of, in_europe, meta_categories

PAUSED = "PAUSED"


def meta_json(campaign: Campaign) -> tuple[bytes, tuple[Finding, ...]]:
    """The file's bytes (UTF-8), and what a person has to know before it is sent.

    One campaign, one ad set a platform and market, one ad a variant, all paused. Money is in the
    smallest coin of the account's currency, as the API takes it.
    """
    budgets = [daily_budget(campaign, creative.platform) for creative in campaign.creatives]
    findings = (
        *about_meta(campaign, bulk=False),
        *about_budget(campaign, missing=None in budgets),
    )
    body = {
        "campaign": _campaign(campaign),
        "ad_sets": _ad_sets(campaign),
        "to_look_up": to_look_up(campaign),
        "notes": [f"{finding.message}: {finding.fix}" for finding in findings],
        "ai_generated": campaign.ai_generated,
    }
    return (json.dumps(body, ensure_ascii=False, indent=2) + "\n").encode(), findings


def _campaign(campaign: Campaign) -> dict[str, Any]:
    categories = meta_categories(campaign)
    return {
        "name": product_name(campaign),
        "objective": OBJECTIVES[goal_of(campaign)],
        "buying_type": "AUCTION",
        "status": PAUSED,
        "special_ad_categories": categories,
        "special_ad_category_country": countries_of(campaign) if categories else [],
    }


def _ad_sets(campaign: Campaign) -> list[dict[str, Any]]:
    sets: dict[str, list[Creative]] = {}
    for creative in campaign.creatives:
        sets.setdefault(ad_set_name(campaign, creative), []).append(creative)
    return [_ad_set(campaign, creatives) for creatives in sets.values()]


def _ad_set(campaign: Campaign, creatives: Sequence[Creative]) -> dict[str, Any]:
    first = creatives[0]
    currency = campaign.brief.budget.currency if campaign.brief.budget else ""
    daily = daily_budget(campaign, first.platform)
    found: dict[str, Any] = {
        "name": ad_set_name(campaign, first),
        "status": PAUSED,
        "billing_event": "IMPRESSIONS",
        "optimization_goal": optimization_goal(campaign, first.platform),
        "destination_type": destination(campaign, first.platform),
        "promoted_object": {"page_id": PAGE},
        "targeting": targeting_spec(campaign, first),
        "ads": [_ad(campaign, creative) for creative in creatives],
    }
    if daily is not None:
        found["daily_budget"] = minor_units(daily, currency)
        found["currency"] = currency
    if in_europe(campaign):
        found |= {"dsa_beneficiary": "", "dsa_payor": ""}
    return found


def _ad(campaign: Campaign, creative: Creative) -> dict[str, Any]:
    name = ad_name(campaign, creative)
    return {"name": name, "status": PAUSED, "creative": creative_spec(campaign, creative, name)}
