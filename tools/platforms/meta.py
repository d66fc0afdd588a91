"""Meta's ad formats: feed, Stories, Reels, and ads that open a WhatsApp chat.

Lengths in Meta's placements are recommendations: longer text is taken, and cut on the screen.
"""

from __future__ import annotations

from datetime import date

from ...schema import AssetKind, Platform
from ..counting import Counting
from .spec import AssetSpec, PlatformSpec

CHECKED = date(2026, 11, 23)
_COUNT = Counting.CHARACTERS

# Recommended lengths and counts per placement
ADS_GUIDE = "https://www.facebook.com/business/ads-guide"
# Calls to action and positions, as the API names them
SDK = "https://github.com/facebook/facebook-python-business-sdk"
# Ice breakers: four at most, 80 characters, no emoji; hidden when the link carries a prefilled text
CONVERSATIONAL = (
    "https://developers.facebook.com/docs/whatsapp/cloud-api/phone-numbers/"
    "conversational-components"
)

_ACTION = AssetSpec(
    kind=AssetKind.CALL_TO_ACTION,
    minimum=1,
    maximum=1,
    limit=30,
    counting=_COUNT,
    hard=False,
    source=SDK,
    note="chosen from the platform's list, not written",
)


def _primary(limit: int, note: str) -> AssetSpec:
    return AssetSpec(
        kind=AssetKind.PRIMARY_TEXT,
        minimum=1,
        maximum=5,
        limit=limit,
        counting=_COUNT,
        hard=False,
        wanted=3,
        emoji_allowed=True,
        source=ADS_GUIDE,
        note=note,
    )


def _headline(*, shorter: int | None = None, note: str = "") -> AssetSpec:
    return AssetSpec(
        kind=AssetKind.HEADLINE,
        minimum=1,
        maximum=5,
        limit=40,
        counting=_COUNT,
        hard=False,
        wanted=3,
        shorter=shorter,
        emoji_allowed=True,
        source=ADS_GUIDE,
        note=note,
    )


META_FEED = PlatformSpec(
    platform=Platform.META_FEED,
    format="single_image",
    source=ADS_GUIDE,
    checked=CHECKED,
    placements=("facebook:feed", "instagram:stream"),
    countries_note="no political or social issue ads in the EU since October 2025",
    assets=(
        _primary(125, "125 show; 2,200 at most is known from third parties only"),
        _headline(note="27 show in the feed"),
        AssetSpec(
            kind=AssetKind.DESCRIPTION,
            minimum=0,
            maximum=5,
            limit=30,
            counting=_COUNT,
            hard=False,
            wanted=2,
            emoji_allowed=True,
            source=ADS_GUIDE,
            note="25 to 30 show",
        ),
        _ACTION,
    ),
)

META_STORIES = PlatformSpec(
    platform=Platform.META_STORIES,
    format="stories",
    source=ADS_GUIDE,
    checked=CHECKED,
    placements=("facebook:story", "instagram:story"),
    countries_note=META_FEED.countries_note,
    assets=(_primary(125, "125 show"), _headline(), _ACTION),
)

META_REELS = PlatformSpec(
    platform=Platform.META_REELS,
    format="reels",
    source=ADS_GUIDE,
    checked=CHECKED,
    placements=("facebook:facebook_reels", "instagram:reels"),
    countries_note=META_FEED.countries_note,
    assets=(
        _primary(72, "about 72 show; known from third parties only"),
        _headline(shorter=10, note="overlay ads show 10; known from third parties only"),
        _ACTION,
    ),
)

WHATSAPP = PlatformSpec(
    platform=Platform.WHATSAPP,
    format="click_to_message",
    source=CONVERSATIONAL,
    checked=CHECKED,
    placements=("facebook:feed", "facebook:story", "instagram:stream", "instagram:story"),
    countries_note=META_FEED.countries_note,
    assets=(
        _primary(125, "125 show"),
        _headline(),
        AssetSpec(
            kind=AssetKind.GREETING,
            minimum=1,
            maximum=1,
            limit=200,
            counting=_COUNT,
            hard=False,
            emoji_allowed=True,
            source="",
            note="200 is adwright's own choice: no published limit was found",
        ),
        AssetSpec(
            kind=AssetKind.ICE_BREAKER,
            minimum=0,
            maximum=4,
            limit=80,
            counting=_COUNT,
            wanted=3,
            source=CONVERSATIONAL,
            note="hidden when the link carries a prefilled text",
        ),
        AssetSpec(
            kind=AssetKind.PREFILL,
            minimum=0,
            maximum=1,
            limit=256,
            counting=_COUNT,
            hard=False,
            wanted=0,
            emoji_allowed=True,
            source="",
            note="256, and either a prefill or ice breakers: known from third parties only",
        ),
        _ACTION,
    ),
)
