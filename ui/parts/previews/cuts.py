"""Where a platform cuts a text on the screen."""

from __future__ import annotations

import re
import unicodedata

# Recommended lengths, which are what shows before the cut: https://www.facebook.com/business/ads-guide
PRIMARY_TEXT = 125
FEED_HEADLINE = 27
FEED_DESCRIPTION = 30
STORY_HEADLINE = 40
# Known from third parties only
REEL_TEXT = 72
_BACK = 14
"""How far before the cut a word boundary is looked for, in characters."""


def cut(text: str, limit: int) -> tuple[str, bool]:
    """What shows of a text, and whether it was cut: at a word's end where words have spaces.

    Characters are counted as code points; a combining mark stays with its letter.
    """
    if len(text) <= limit:
        return text, False
    end = limit
    while end > 0 and (unicodedata.combining(text[end]) or text[end] in "\u200d\ufe0f"):
        end -= 1
    shown = text[:end]
    if not text[end].isspace():
        at = max((match.start() for match in re.finditer(r"\s", shown)), default=-1)
        shown = shown[:at] if at > end - _BACK and at > 0 else shown
    return shown.rstrip(), True
