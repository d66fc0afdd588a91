"""Columns and fixed values of a Google Ads Editor file, with where each is known from.

The Help page names the columns of campaigns, ads, keywords and places, and lags the product:
https://support.google.com/google-ads/editor/answer/57747 (read 23 November 2026). Columns that
it does not name (asset automation, `EU political ads`, Performance Max) are known from public
programs that write such files; no import was tried.
"""

from __future__ import annotations

from collections.abc import Mapping

from .cells import Dialect

HELP = "https://support.google.com/google-ads/editor/answer/57747"

# Google's own exports are UTF-16 LE with a byte order mark, tab-separated, and three public
# programs write the same for Editor; a byte order mark leaves no doubt about Chinese or umlauts.
DIALECT = Dialect(delimiter="\t", encoding="utf-16")
"""UTF-16 with a byte order mark, tab-separated; a choice, as the Help page states no encoding."""

HEADLINES, LONG_HEADLINES, DESCRIPTIONS, PMAX_DESCRIPTIONS = 15, 5, 4, 5
"""Numbered columns of each kind."""


def numbered(name: str, count: int) -> list[str]:
    """`Headline 1`, `Headline 2`, ..."""
    return [f"{name} {number}" for number in range(1, count + 1)]


def _with_positions(name: str, count: int) -> list[str]:
    return [column for text in numbered(name, count) for column in (text, f"{text} position")]


COLUMNS: tuple[str, ...] = (
    "Campaign", "Campaign Type", "Networks", "Budget", "Budget type", "Languages",
    "Bid Strategy Type", "Targeting method", "Exclusion method",
    "Text asset automation", "Final URL expansion", "Image enhancement", "Image generation",
    "EU political ads", "Campaign Status",
    "Ad Group", "Ad Group Status", "Asset Group", "Asset Group Status",
    "Keyword", "Criterion Type", "Location",
    "Link text", "Description line 1", "Description line 2", "Callout text",
    "Ad type", *_with_positions("Headline", HEADLINES), *numbered("Long headline", LONG_HEADLINES),
    *_with_positions("Description", DESCRIPTIONS), f"Description {PMAX_DESCRIPTIONS}",
    "Business name", "Path 1", "Path 2", "Final URL", "Status",
)  # fmt: skip

PAUSED = "Paused"

AUTOMATION_OFF: Mapping[str, str] = {
    "Text asset automation": "Disabled",
    "Final URL expansion": "Disabled",
    "Image enhancement": "Disabled",
    "Image generation": "Disabled",
}
"""Nothing is written or drawn by the platform. Both text and URL are off, because opting out of
text automation while URL expansion is on is an error in the API (third party)."""

NO_POLITICS = "Doesn't have EU political ads"
"""Value of `EU political ads`, which every new campaign needs; from public programs."""

PRESENCE = "Location of presence"
"""People in the place, not people interested in it."""

SEARCH, PMAX = "Search", "Performance Max"

BIDDING: Mapping[str, str] = {SEARCH: "Maximize clicks", PMAX: "Maximize conversions"}
"""A start that needs no target; Performance Max takes conversions only. adwright's own choice."""

_LANGUAGES = {"he": "iw", "nb": "no", "nn": "no", "fil": "tl"}
_TRADITIONAL = ("zh-tw", "zh-hk", "zh-mo", "zh-hant")


def language_code(tag: str) -> str:
    """Google's code of a BCP 47 language: zh-CN gives zh_CN, pt-BR gives pt.

    The list of codes: https://developers.google.com/google-ads/api/data/codes-formats#languages
    """
    lower = tag.lower()
    primary = lower.partition("-")[0]
    if primary == "zh":
        return "zh_TW" if lower.startswith(_TRADITIONAL) else "zh_CN"
    return _LANGUAGES.get(primary, primary)
