"""What each platform takes: texts, counts, lengths and buttons, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ...schema import Platform
from .actions import CALLS_TO_ACTION, CallToAction, action_value, call_to_action
from .google import GOOGLE_DEMAND_GEN, GOOGLE_PMAX, GOOGLE_SEARCH, YOUTUBE
from .meta import META_FEED, META_REELS, META_STORIES, WHATSAPP
from .spec import AssetSpec, PlatformSpec
from .tiktok import TIKTOK

SPECS: Mapping[Platform, PlatformSpec] = MappingProxyType(
    {
        spec.platform: spec
        for spec in (
            GOOGLE_SEARCH,
            GOOGLE_PMAX,
            GOOGLE_DEMAND_GEN,
            YOUTUBE,
            META_FEED,
            META_STORIES,
            META_REELS,
            WHATSAPP,
            TIKTOK,
        )
    }
)
"""Every platform's specification."""

GOOGLE: frozenset[Platform] = frozenset(
    {
        Platform.GOOGLE_SEARCH,
        Platform.GOOGLE_PMAX,
        Platform.GOOGLE_DEMAND_GEN,
        Platform.YOUTUBE,
    }
)
META: frozenset[Platform] = frozenset(
    {Platform.META_FEED, Platform.META_STORIES, Platform.META_REELS, Platform.WHATSAPP}
)

__all__ = [
    "CALLS_TO_ACTION",
    "GOOGLE",
    "META",
    "SPECS",
    "AssetSpec",
    "CallToAction",
    "PlatformSpec",
    "action_value",
    "call_to_action",
]
