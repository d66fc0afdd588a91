"""Ages that a brief names in words."""

from __future__ import annotations

import re

from ...schema import Ages

_RANGE = re.compile(
    r"(?<!\d)(1[3-9]|[2-9]\d)\s*(?:-|–|to|bis|至|到|~)\s*([1-9]\d)(?!\d)"
    r"(?=\s*(?:-?years?|year-olds?|Jahre|Jährige|岁|y/?o\b)|[^\d%€$£¥]|$)",
    re.IGNORECASE,
)
_CONTEXT = re.compile(
    r"age|aged|year|old|Jahr|Alter|jährig|岁|年龄|women|men|people|Frauen|Männer", re.IGNORECASE
)
_OVER = re.compile(
    r"(?:over|above|ab|über|older than)\s*(\d\d)(?!\d)|(\d\d)\s*(?:\+|岁以上|plus)(?!\d)",
    re.IGNORECASE,
)


def ages_in(text: str) -> Ages | None:
    """Age range named in a text, clipped to 13 to 65; None when it names none.

    Two numbers count as ages only beside a word for ages or people, so that a price range or a
    size is not taken for one.
    """
    if not _CONTEXT.search(text):
        return None
    if match := _RANGE.search(text):
        low, high = int(match[1]), int(match[2])
        if low <= high:
            return Ages(minimum=min(low, 65), maximum=min(high, 65))
    if match := _OVER.search(text):
        return Ages(minimum=min(max(int(match[1] or match[2]), 13), 65), maximum=65)
    return None
