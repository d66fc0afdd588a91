"""The placements of each platform, each to be switched on or off."""

from __future__ import annotations

from collections.abc import Sequence

from ...schema import Platform, Targeting
from ...tools.platforms import SPECS
from ..words import Words
from .controls import button, change, section
from .html import Html, tag


def placement_switches(targeting: Targeting, words: Words) -> Html:
    """A button for each placement of the campaign's platforms; the last one on stays on."""
    groups = (
        section(words.platform(platform), _switches(platform, places, words))
        for platform, places in (
            (Platform(name), places)
            for name, places in targeting.placements.items()
            if name in set(Platform)
        )
    )
    return tag("div", *groups, _class="aw-placements")


def placement_name(placement: str, words: Words) -> str:
    """A placement for people: `instagram:story` gives Instagram Stories."""
    key = placement.replace(":", "_").lower()
    return words.get(f"placement.{key}", placement.replace("_", " ").replace(":", " "))


def _switches(platform: Platform, chosen: Sequence[str], words: Words) -> Html:
    offered = dict.fromkeys((*SPECS[platform].placements, *chosen))
    return tag(
        "div",
        *(_switch(platform, place, chosen, words) for place in offered),
        _class="aw-tools",
        role="group",
        aria_label=words.platform(platform),
    )


def _switch(platform: Platform, place: str, chosen: Sequence[str], words: Words) -> Html:
    is_on = place in chosen
    after = [one for one in chosen if one != place] if is_on else [*chosen, place]
    return button(
        placement_name(place, words),
        change("set_placements", platform=platform.value, placements=after),
        look="quiet",
        pressed=is_on,
        refusal="" if after else words("audience.last_placement"),
    )
