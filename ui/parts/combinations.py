"""Which texts of an ad show together; pinned texts of a search ad keep their position."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ...schema import Asset, AssetKind, Creative, Platform

# Up to three headlines and two descriptions show: https://support.google.com/google-ads/answer/7684791
HEADLINES = 3
DESCRIPTIONS = 2
_TAKING_TURNS = frozenset(
    {
        AssetKind.HEADLINE,
        AssetKind.LONG_HEADLINE,
        AssetKind.DESCRIPTION,
        AssetKind.PRIMARY_TEXT,
        AssetKind.AD_TEXT,
    }
)
_SHIFTS = 3
"""Neighbouring combinations share no headline where there are enough of them."""


@dataclass(frozen=True, kw_only=True)
class Combination:
    """The texts of one showing of an ad."""

    headlines: tuple[str, ...]
    descriptions: tuple[str, ...]


def combination(creative: Creative, number: int) -> Combination:
    """The texts of a showing, counted from 0; after the last one it begins again."""
    return Combination(
        headlines=_shown(_of(creative, AssetKind.HEADLINE), "HEADLINE", HEADLINES, number),
        descriptions=_shown(
            _of(creative, AssetKind.DESCRIPTION), "DESCRIPTION", DESCRIPTIONS, number
        ),
    )


def count_combinations(creative: Creative) -> int:
    """How many showings a preview tells apart; at least 1.

    Only search ads join several headlines; others show one text of each kind at a time.
    """
    if creative.platform is not Platform.GOOGLE_SEARCH:
        counts = Counter(asset.kind for asset in creative.assets)
        return max((count for kind, count in counts.items() if kind in _TAKING_TURNS), default=1)
    headlines = _of(creative, AssetKind.HEADLINE)
    free = sum(not asset.pin for asset in headlines)
    pinned = (sum(asset.pin == pin for asset in headlines) for pin in _positions("HEADLINE", 3))
    return max(1, len(_orders(free)), *pinned)


def _of(creative: Creative, kind: AssetKind) -> tuple[Asset, ...]:
    return tuple(asset for asset in creative.assets if asset.kind is kind and asset.text)


def _shown(assets: Sequence[Asset], name: str, most: int, number: int) -> tuple[str, ...]:
    free = [asset.text for asset in assets if not asset.pin]
    orders = _orders(len(free))
    order = list(orders[number % len(orders)]) if orders else []
    texts = []
    for position in _positions(name, most):
        pinned = [asset.text for asset in assets if asset.pin == position]
        if pinned:
            texts.append(pinned[number % len(pinned)])
        elif order:
            texts.append(free[order.pop(0)])
    return tuple(texts)


def _positions(name: str, most: int) -> list[str]:
    return [f"{name}_{place}" for place in range(1, most + 1)]


def _orders(count: int) -> list[tuple[int, ...]]:
    """Orders of free texts: each start once for each distance between neighbours."""
    if count <= HEADLINES:
        return [tuple((start + place) % count for place in range(count)) for start in range(count)]
    starts = [start for shift in range(_SHIFTS) for start in range(shift, count, _SHIFTS)]
    return [
        tuple((start + place * distance) % count for place in range(HEADLINES))
        for distance in range(1, (count - 1) // 2 + 1)
        for start in starts
    ]
