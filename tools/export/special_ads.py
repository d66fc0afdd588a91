"""Special categories of a campaign, and what Meta calls them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ...schema import Campaign, SpecialCategory
from ..countries import country

# https://developers.facebook.com/docs/marketing-api/audiences/special-ad-category
META_CATEGORIES: Mapping[SpecialCategory, str] = MappingProxyType(
    {
        SpecialCategory.HOUSING: "HOUSING",
        SpecialCategory.EMPLOYMENT: "EMPLOYMENT",
        SpecialCategory.CREDIT: "FINANCIAL_PRODUCTS_SERVICES",
        SpecialCategory.POLITICS: "ISSUES_ELECTIONS_POLITICS",
    }
)
"""Meta's special ad categories; FINANCIAL_PRODUCTS_SERVICES replaced CREDIT in January 2025."""


def special_of(campaign: Campaign) -> tuple[SpecialCategory, ...]:
    """Special categories that the targeting or the brief names, each once."""
    named = (*campaign.targeting.special_categories, *campaign.brief.special_category)
    return tuple(dict.fromkeys(named))


def meta_categories(campaign: Campaign) -> list[str]:
    """Meta's special ad categories of a campaign; empty when it is of none."""
    return [META_CATEGORIES[name] for name in special_of(campaign) if name in META_CATEGORIES]


def countries_of(campaign: Campaign) -> list[str]:
    """ISO codes of the countries that the campaign's ads are for, in order."""
    return list(dict.fromkeys(creative.market.country for creative in campaign.creatives))


def in_europe(campaign: Campaign) -> bool:
    """Whether any ad is for the EU, the EEA or the UK."""
    return any(country(code).eu_eea_uk for code in countries_of(campaign))
