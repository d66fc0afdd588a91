"""Meta's objective and optimisation for a goal, and the names of ad sets and ads."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ...schema import Campaign, Creative, Goal, Platform
from .naming import product_name

# Objectives: adobjects/campaign.py in https://github.com/facebook/facebook-python-business-sdk
OBJECTIVES: Mapping[Goal, str] = MappingProxyType(
    {
        Goal.SALES: "OUTCOME_SALES",
        Goal.LEADS: "OUTCOME_LEADS",
        Goal.TRAFFIC: "OUTCOME_TRAFFIC",
        Goal.AWARENESS: "OUTCOME_AWARENESS",
        Goal.APP_INSTALLS: "OUTCOME_APP_PROMOTION",
        Goal.MESSAGES: "OUTCOME_ENGAGEMENT",
        Goal.APPLICATIONS: "OUTCOME_LEADS",
    }
)

_GOALS: Mapping[Goal, str] = MappingProxyType(
    {Goal.AWARENESS: "REACH", Goal.APP_INSTALLS: "APP_INSTALLS"}
)
_CHATS = frozenset({Goal.SALES, Goal.LEADS, Goal.MESSAGES, Goal.APPLICATIONS})
"""Goals whose objective can aim at conversations (third party documentation)."""


def goal_of(campaign: Campaign) -> Goal:
    """The brief's goal; sales where it names none."""
    return campaign.brief.goal or Goal.SALES


def optimization_goal(campaign: Campaign, platform: Platform) -> str:
    """What Meta shall aim at: chats in WhatsApp, else clicks, unless the goal says otherwise.

    Clicks need no pixel, which a campaign does not know of; with one, choose conversions.
    """
    goal = goal_of(campaign)
    if platform is Platform.WHATSAPP and goal in _CHATS:
        return "CONVERSATIONS"
    return _GOALS.get(goal, "LINK_CLICKS")


def destination(campaign: Campaign, platform: Platform) -> str:
    """Where a click leads: WHATSAPP, APP or WEBSITE."""
    if platform is Platform.WHATSAPP:
        return "WHATSAPP"
    return "APP" if goal_of(campaign) is Goal.APP_INSTALLS else "WEBSITE"


def ad_set_name(campaign: Campaign, creative: Creative) -> str:
    """Product, platform and market, so that each name is there once."""
    market = creative.market
    place = creative.platform.value.removeprefix("meta_")
    return f"{product_name(campaign)} - {place} - {market.country} {market.language}"


def ad_name(campaign: Campaign, creative: Creative) -> str:
    """The ad set's name and the variant."""
    return f"{ad_set_name(campaign, creative)} - {creative.variant}"
