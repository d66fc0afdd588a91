"""Meta's ad creative for one ad: its texts, its button, its WhatsApp greeting, no rewriting."""

from __future__ import annotations

import json
from typing import Any

from ...schema import AssetKind, Campaign, Creative, Goal, Platform
from ..platforms import action_value, call_to_action

PAGE = "<PAGE_ID>"
"""Stands for the advertiser's page, which a campaign does not know."""
WHATSAPP_LINK = "https://api.whatsapp.com/send"

# Sub-features of standard enhancements, and those whose default is opt-in:
# https://developers.facebook.com/docs/marketing-api/advantage-catalog-ads/standard-enhancements
# https://developers.facebook.com/docs/marketing-api/reference/ad-creative-features-spec
AUTOMATIC_FEATURES = (
    "text_optimizations",
    "description_automation",
    "inline_comment",
    "image_template",
    "image_touchups",
    "video_auto_crop",
    "add_text_overlay",
    "adapt_to_placement",
)
"""Ways in which Meta changes an ad by itself; all are opted out of."""


def creative_spec(campaign: Campaign, creative: Creative, name: str) -> dict[str, Any]:
    """The creative as the Marketing API takes it, with placeholders for page and picture.

    `object_story_spec` holds the first text of each kind; where there are more, all of them are in
    `asset_feed_spec`, which Meta chooses from.
    """
    action = _action(campaign, creative)
    link = _link(campaign, creative)
    bodies = creative.texts(AssetKind.PRIMARY_TEXT)
    titles = creative.texts(AssetKind.HEADLINE)
    descriptions = creative.texts(AssetKind.DESCRIPTION)
    story: dict[str, Any] = {
        "message": bodies[0] if bodies else "",
        "name": titles[0] if titles else "",
        "link": link,
        "call_to_action": action,
    }
    if descriptions:
        story["description"] = descriptions[0]
    if creative.platform is Platform.WHATSAPP:
        story["page_welcome_message"] = welcome_message(creative)
    spec: dict[str, Any] = {
        "name": name,
        "object_story_spec": {"page_id": PAGE, "link_data": story},
        "degrees_of_freedom_spec": {
            "creative_features_spec": {
                feature: {"enroll_status": "OPT_OUT"} for feature in AUTOMATIC_FEATURES
            }
        },
    }
    if max(len(bodies), len(titles), len(descriptions)) > 1:
        spec["asset_feed_spec"] = _feed(creative, link, action["type"])
    return spec


def action_type(campaign: Campaign, creative: Creative) -> str:
    """Meta's name of the ad's button: as written, else the one for the goal."""
    for text in creative.texts(AssetKind.CALL_TO_ACTION):
        if value := action_value(creative.platform, text):
            return value
    chosen = call_to_action(creative.platform, campaign.brief.goal or Goal.SALES)
    return chosen.value if chosen else "LEARN_MORE"


def _feed(creative: Creative, link: str, action: str) -> dict[str, Any]:
    fields = {
        "bodies": AssetKind.PRIMARY_TEXT,
        "titles": AssetKind.HEADLINE,
        "descriptions": AssetKind.DESCRIPTION,
    }
    feed: dict[str, Any] = {
        field: [{"text": text} for text in creative.texts(kind)] for field, kind in fields.items()
    }
    feed |= {
        "link_urls": [{"website_url": link}] if link else [],
        "call_to_action_types": [action],
        "ad_formats": ["SINGLE_IMAGE"],
        "optimization_type": "DEGREES_OF_FREEDOM",
    }
    if creative.platform is Platform.WHATSAPP:
        feed["additional_data"] = {"page_welcome_message": welcome_message(creative)}
    return {field: value for field, value in feed.items() if value}


def welcome_message(creative: Creative) -> str:
    """`page_welcome_message` as JSON text: the greeting, with ice breakers or a prefill, not both.

    The form is known from public programs, not from Meta's documentation; ice breakers are hidden
    when a prefilled text is there, so they come first.
    """
    greeting = creative.texts(AssetKind.GREETING)
    breakers = creative.texts(AssetKind.ICE_BREAKER)
    prefill = creative.texts(AssetKind.PREFILL)
    message: dict[str, Any] = {"text": greeting[0]} if greeting else {}
    kind = "ice_breakers"
    if breakers:
        message["ice_breakers"] = [{"title": text} for text in breakers]
    elif prefill:
        kind = "autofill_message"
        message["autofill_message"] = {"content": prefill[0]}
    welcome = {
        "type": "VISUAL_EDITOR",
        "version": 2,
        "landing_screen_type": "welcome_message",
        "media_type": "text",
        "text_format": {"customer_action_type": kind, "message": message},
    }
    return json.dumps(welcome, ensure_ascii=False)


def _action(campaign: Campaign, creative: Creative) -> dict[str, Any]:
    kind = action_type(campaign, creative)
    if creative.platform is Platform.WHATSAPP:
        return {"type": kind, "value": {"app_destination": "WHATSAPP"}}
    link = _link(campaign, creative)
    return {"type": kind, "value": {"link": link}} if link else {"type": kind}


def _link(campaign: Campaign, creative: Creative) -> str:
    if creative.platform is Platform.WHATSAPP:
        return WHATSAPP_LINK
    url = campaign.brief.product.url
    return str(url) if url else ""
