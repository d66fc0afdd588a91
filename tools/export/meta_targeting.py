"""Meta's targeting object for one ad set, and what has to be looked up before it is complete."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from ...schema import Campaign, Creative, Platform, TargetSegment
from ..platforms import SPECS
from .language_names import language_name
from .special_ads import meta_categories

# Fields and limits: adobjects/targeting.py in
# https://github.com/facebook/facebook-python-business-sdk
GENDERS: Mapping[str, int] = MappingProxyType({"male": 1, "men": 1, "female": 2, "women": 2})
YOUNGEST, OLDEST = 18, 65
"""Ages that a special ad category has to be shown to; 65 stands for 65 and older."""

_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "detailed targeting": "interests",
        "interests": "interests",
        "interest": "interests",
        "job titles": "work_positions",
        "behaviour": "behaviors",
        "behavior": "behaviors",
    }
)
"""What the catalogue's words for Meta name, and the field of a flexible_spec that takes it."""

# https://developers.facebook.com/docs/marketing-api/targeting-search
_SEARCHES = {
    "interests": "adinterest",
    "work_positions": "adTargetingCategory",
    "behaviors": "adTargetingCategory",
}


def targeting_spec(campaign: Campaign, creative: Creative) -> dict[str, Any]:
    """Targeting of the ad set that an ad belongs to: place, people, interests and positions.

    Interests carry names without ids; `to_look_up` says how to find the ids. In a special ad
    category the ages are 18 to 65+, all genders, with no detailed targeting, whatever the campaign
    says. Audience expansion (Advantage) is off.
    """
    aimed = campaign.targeting
    special = bool(meta_categories(campaign))
    spec: dict[str, Any] = {
        "geo_locations": {
            "countries": [creative.market.country],
            "location_types": ["home", "recent"],
        },
        "age_min": YOUNGEST if special else aimed.ages.minimum,
        "age_max": OLDEST if special else aimed.ages.maximum,
        **positions(campaign, creative.platform),
        "targeting_automation": {"advantage_audience": 0},
    }
    genders = sorted({GENDERS[name.lower()] for name in aimed.genders if name.lower() in GENDERS})
    if genders and not special:
        spec["genders"] = genders
    names = detailed_names(aimed.segments)
    if names and not special:
        spec["flexible_spec"] = [
            {field: [{"name": name} for name in listed] for field, listed in names.items()}
        ]
    return spec


def positions(campaign: Campaign, platform: Platform) -> dict[str, list[str]]:
    """publisher_platforms, facebook_positions and instagram_positions of a platform's ads."""
    named = campaign.targeting.placements.get(platform.value, SPECS[platform].placements)
    found: dict[str, list[str]] = {"publisher_platforms": []}
    for placement in named:
        publisher, separator, position = placement.partition(":")
        if not separator:
            continue
        if publisher not in found["publisher_platforms"]:
            found["publisher_platforms"].append(publisher)
        found.setdefault(f"{publisher}_positions", []).append(position)
    return found


def detailed_names(segments: Iterable[TargetSegment]) -> dict[str, list[str]]:
    """Names for Meta's detailed targeting, by field, as the catalogue words them.

    `Interests: A + B` and `Detailed targeting: A, B` give interests, `Job titles: ...` positions.
    `A AND B` gives both, since names without ids cannot be narrowed.
    Clauses that are advice (`broad`, `January flight`) give nothing.
    """
    found: dict[str, list[str]] = {}
    for segment in segments:
        for field, name in _named(segment.platforms.get("meta", "")):
            listed = found.setdefault(field, [])
            if name.casefold() not in {other.casefold() for other in listed}:
                listed.append(name)
    return found


def _named(text: str) -> Iterator[tuple[str, str]]:
    for clause in text.split(";"):
        label, separator, names = clause.partition(":")
        field = _FIELDS.get(label.strip().lower())
        if separator and field:
            for name in re.split(r"[+,]| AND ", re.sub(r"\([^)]*\)", "", names)):
                if name.strip():
                    yield field, name.strip()


def to_look_up(campaign: Campaign) -> list[dict[str, Any]]:
    """What Meta knows by number only: each with the field it goes into and the search for it."""
    special = bool(meta_categories(campaign))
    searches = [] if special else list(detailed_names(campaign.targeting.segments).items())
    languages = dict.fromkeys(creative.language for creative in campaign.creatives)
    return [
        *(
            {
                "field": f"targeting.flexible_spec[0].{field}",
                "name": name,
                "search": {"type": _SEARCHES[field], "q": name},
            }
            for field, names in searches
            for name in names
        ),
        *(
            {
                "field": "targeting.locales",
                "name": language,
                "search": {"type": "adlocale", "q": language_name(language)},
            }
            for language in languages
        ),
    ]
