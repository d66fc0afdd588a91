"""The length of an ad text in the counting of the platform that shows it."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache


class Counting(StrEnum):
    """How a platform counts the length of a text."""

    DISPLAY_WIDTH = "display_width"
    """Google: East Asian Wide and Fullwidth count two, all else one; measured after the default
    text of a keyword insertion or customizer has been put in."""
    CHARACTERS = "characters"
    """Meta: Unicode code points."""
    ASIAN_DOUBLE = "asian_double"
    """TikTok: 100 Latin or 50 Asian characters, so an Asian character counts two."""


# https://support.google.com/adspolicy/answer/14848297 : double-width characters count as two
# https://ads.tiktok.com/help/article/global-app-bundle-image-ad-specifications : 100 or 50
_WIDE = frozenset({"W", "F"})

# https://support.google.com/google-ads/answer/7684791 : insertions that carry a default text
_INSERTION = (
    r"\{\s*(?:key\s?word|customizer\.[^:{}]*|location\([^(){}]*\))\s*:(?P<default>[^{}]*)\}"
)


def width(text: str, counting: Counting) -> int:
    """Length of the text as the platform counts it, never negative.

    Combining marks count one, since no platform's page says otherwise.
    """
    match counting:
        case Counting.DISPLAY_WIDTH:
            return display_width(with_defaults(text) if "{" in text else text)
        case Counting.ASIAN_DOUBLE:
            return display_width(text)
        case Counting.CHARACTERS:
            return len(text)


def display_width(text: str) -> int:
    """Columns that the text takes: East Asian Wide and Fullwidth two, all else one."""
    if text.isascii():
        return len(text)
    kind = unicodedata.east_asian_width
    return len(text) + sum(kind(character) in _WIDE for character in text)


def with_defaults(text: str) -> str:
    """The text with the default of every keyword insertion or customizer put in its place."""
    return _insertion().sub(lambda match: match["default"], text)


@cache
def _insertion() -> re.Pattern[str]:
    return re.compile(_INSERTION, re.IGNORECASE)
