"""TikTok's in-feed video ad."""

from __future__ import annotations

from datetime import date

from ...schema import AssetKind, Platform
from ..counting import Counting
from .spec import AssetSpec, PlatformSpec

# Ad text 1-100 Latin or 1-50 Asian characters, no emoji, no { } #; brand name 2-20 or 1-10
AD_SPECIFICATIONS = "https://ads.tiktok.com/help/article/global-app-bundle-image-ad-specifications"
_WIDTH = Counting.ASIAN_DOUBLE

TIKTOK = PlatformSpec(
    platform=Platform.TIKTOK,
    format="in_feed_video",
    source=AD_SPECIFICATIONS,
    checked=date(2026, 11, 23),
    placements=("PLACEMENT_TIKTOK",),
    countries_note="US and Canada: housing, employment and credit ads reach all adults of 18+",
    assets=(
        AssetSpec(
            kind=AssetKind.AD_TEXT,
            minimum=1,
            maximum=5,
            limit=100,
            counting=_WIDTH,
            wanted=3,
            source=AD_SPECIFICATIONS,
            note="up to five is adwright's own choice; no emoji and no { } # @ or links",
        ),
        AssetSpec(
            kind=AssetKind.BUSINESS_NAME,
            minimum=1,
            maximum=1,
            limit=20,
            shortest=2,
            counting=_WIDTH,
            source=AD_SPECIFICATIONS,
        ),
        AssetSpec(
            kind=AssetKind.CALL_TO_ACTION,
            minimum=1,
            maximum=1,
            limit=30,
            counting=_WIDTH,
            hard=False,
            source=AD_SPECIFICATIONS,
            note="chosen from the platform's list, not written",
        ),
    ),
)
