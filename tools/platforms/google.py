"""Google's ad formats: Search, Performance Max, Demand Gen and YouTube in-feed."""

from __future__ import annotations

from datetime import date

from ...schema import AssetKind, Platform
from ..counting import Counting
from .spec import AssetSpec, PlatformSpec

CHECKED = date(2026, 11, 23)
_WIDTH = Counting.DISPLAY_WIDTH

# Responsive search ads: 3-15 headlines of 30, 2-4 descriptions of 90, two paths of 15
RSA = "https://support.google.com/google-ads/answer/7684791"
RSA_API = "https://developers.google.com/google-ads/api/docs/responsive-search-ads/overview"
# Performance Max: 3-15 headlines of 30 (one of 15), 1-5 long of 90, 2-5 descriptions (one of 60)
PMAX = "https://support.google.com/google-ads/answer/17091269"
# Demand Gen: the Help page says 40 for a headline, the API says a display width of 30
DEMAND_GEN = "https://support.google.com/google-ads/answer/13704860"
DEMAND_GEN_API = (
    "https://developers.google.com/google-ads/api/reference/rpc/latest/DemandGenMultiAssetAdInfo"
)
# YouTube in-feed: headline two lines of 40, description two lines of 35
IN_FEED = "https://support.google.com/google-ads/answer/17091270"
# Business name of 25, as for responsive display ads
DISPLAY = "https://support.google.com/google-ads/answer/17090561"
CALL_TO_ACTION = (
    "https://developers.google.com/google-ads/api/reference/rpc/latest/"
    "CallToActionTypeEnum.CallToActionType"
)
_OWN_COUNT = "how many is adwright's own choice"

_CHOSEN = AssetSpec(
    kind=AssetKind.CALL_TO_ACTION,
    minimum=0,
    maximum=1,
    limit=30,
    counting=_WIDTH,
    hard=False,
    source=CALL_TO_ACTION,
    note="chosen from the platform's list, not written",
)

GOOGLE_SEARCH = PlatformSpec(
    platform=Platform.GOOGLE_SEARCH,
    format="responsive_search_ad",
    source=RSA,
    checked=CHECKED,
    placements=("google_search", "search_partners"),
    pins=("HEADLINE_1", "HEADLINE_2", "HEADLINE_3", "DESCRIPTION_1", "DESCRIPTION_2"),
    assets=(
        AssetSpec(
            kind=AssetKind.HEADLINE,
            minimum=3,
            maximum=15,
            limit=30,
            counting=_WIDTH,
            wanted=12,
            source=RSA_API,
        ),
        AssetSpec(
            kind=AssetKind.DESCRIPTION,
            minimum=2,
            maximum=4,
            limit=90,
            counting=_WIDTH,
            wanted=4,
            source=RSA_API,
        ),
        AssetSpec(
            kind=AssetKind.PATH,
            minimum=0,
            maximum=2,
            limit=15,
            counting=_WIDTH,
            wanted=2,
            source=RSA_API,
            note="path 2 only with path 1; no spaces",
        ),
        AssetSpec(
            kind=AssetKind.SITELINK,
            minimum=0,
            maximum=6,
            limit=25,
            counting=_WIDTH,
            wanted=4,
            source=RSA,
            note=_OWN_COUNT,
        ),
        AssetSpec(
            kind=AssetKind.SITELINK_DESCRIPTION,
            minimum=0,
            maximum=12,
            limit=35,
            counting=_WIDTH,
            wanted=8,
            source=RSA,
            note="two per sitelink; " + _OWN_COUNT,
        ),
        AssetSpec(
            kind=AssetKind.CALLOUT,
            minimum=0,
            maximum=10,
            limit=25,
            counting=_WIDTH,
            wanted=4,
            source=RSA,
            note=_OWN_COUNT,
        ),
    ),
)

GOOGLE_PMAX = PlatformSpec(
    platform=Platform.GOOGLE_PMAX,
    format="performance_max",
    source=PMAX,
    checked=CHECKED,
    placements=("search", "display", "youtube", "discover", "gmail", "maps"),
    assets=(
        AssetSpec(
            kind=AssetKind.HEADLINE,
            minimum=3,
            maximum=15,
            limit=30,
            counting=_WIDTH,
            wanted=11,
            shorter=15,
            source=PMAX,
        ),
        AssetSpec(
            kind=AssetKind.LONG_HEADLINE,
            minimum=1,
            maximum=5,
            limit=90,
            counting=_WIDTH,
            wanted=3,
            source=PMAX,
        ),
        AssetSpec(
            kind=AssetKind.DESCRIPTION,
            minimum=2,
            maximum=5,
            limit=90,
            counting=_WIDTH,
            wanted=4,
            shorter=60,
            source=PMAX,
        ),
        AssetSpec(
            kind=AssetKind.BUSINESS_NAME,
            minimum=1,
            maximum=1,
            limit=25,
            counting=_WIDTH,
            source=PMAX,
        ),
        _CHOSEN,
    ),
)

GOOGLE_DEMAND_GEN = PlatformSpec(
    platform=Platform.GOOGLE_DEMAND_GEN,
    format="demand_gen_multi_asset",
    source=DEMAND_GEN_API,
    checked=CHECKED,
    placements=("youtube", "discover", "gmail"),
    assets=(
        AssetSpec(
            kind=AssetKind.HEADLINE,
            minimum=1,
            maximum=5,
            limit=30,
            counting=_WIDTH,
            wanted=5,
            source=DEMAND_GEN_API,
            note=f"Help says 40 ({DEMAND_GEN}), the API 30: the smaller one holds",
        ),
        AssetSpec(
            kind=AssetKind.DESCRIPTION,
            minimum=1,
            maximum=5,
            limit=90,
            counting=_WIDTH,
            wanted=3,
            source=DEMAND_GEN_API,
        ),
        AssetSpec(
            kind=AssetKind.BUSINESS_NAME,
            minimum=1,
            maximum=1,
            limit=25,
            counting=_WIDTH,
            source=DISPLAY,
        ),
        _CHOSEN,
    ),
)

YOUTUBE = PlatformSpec(
    platform=Platform.YOUTUBE,
    format="in_feed_video",
    source=IN_FEED,
    checked=CHECKED,
    placements=("youtube_in_feed", "youtube_in_stream"),
    assets=(
        AssetSpec(
            kind=AssetKind.HEADLINE,
            minimum=1,
            maximum=1,
            limit=40,
            counting=_WIDTH,
            source=IN_FEED,
            note="two lines of 40 may show; adwright writes one, so that nothing is cut",
        ),
        AssetSpec(
            kind=AssetKind.DESCRIPTION,
            minimum=2,
            maximum=2,
            limit=35,
            counting=_WIDTH,
            wanted=2,
            source=IN_FEED,
            note="one line each",
        ),
        AssetSpec(
            kind=AssetKind.LONG_HEADLINE,
            minimum=0,
            maximum=1,
            limit=90,
            counting=_WIDTH,
            hard=False,
            source=IN_FEED,
            note="for video action formats; known from third parties only",
        ),
        AssetSpec(
            kind=AssetKind.CALL_TO_ACTION,
            minimum=0,
            maximum=1,
            limit=10,
            counting=_WIDTH,
            hard=False,
            source=CALL_TO_ACTION,
            note="10 characters are known from third parties only",
        ),
    ),
)
