"""Whether two claims of origin name the same place: "Made in Germany", 德国制造."""

from __future__ import annotations

import re
from functools import lru_cache

from ...errors import BriefError
from ..countries import country

_NOT_A_PLACE = re.compile(
    r"\b(?:locally|made|in|gefertigt|hergestellt|produziert|fabricad\w+|fabriquée?s?|en|em|no|na)\b"
    r"|制造|进口|原装",
    re.IGNORECASE,
)
_ADJECTIVES = {
    "german": "DE", "swiss": "CH", "italian": "IT", "japanese": "JP", "british": "GB",
    "american": "US", "deutscher": "DE",
}  # fmt: skip


def same_place(one: str, other: str) -> bool:
    """Whether both name one country, or one and the same place."""
    return place_of(one) == place_of(other)


@lru_cache(maxsize=256)
def place_of(claim: str) -> str:
    """Country code of the place that a claim of origin names; its name where it is no country."""
    name = _NOT_A_PLACE.sub(" ", claim).strip()
    adjective = next((code for word, code in _ADJECTIVES.items() if word in name.lower()), "")
    if adjective or not name:
        return adjective
    try:
        return country(name).code
    except BriefError:
        return name.casefold()
