"""Addresses of ads and of their texts: `google_search/DE/de/1`, and with `/headline[3]` behind.

The number after a kind counts that kind alone, from 0: `headline[3]` is the fourth headline.
Findings say where they are in this form (`Finding.where`), and changes say what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..errors import UserError
from ..schema import Asset, AssetKind, Campaign, Creative, Market, Platform

_FORM = re.compile(
    r"(?P<platform>[a-z_]+)/(?P<country>[A-Z]{2})/(?P<language>[A-Za-z0-9-]+)/(?P<variant>\d+)"
    r"(?:/(?P<kind>[a-z_]+)(?:\[(?P<index>\d+)\])?)?"
)


@dataclass(frozen=True, kw_only=True)
class Address:
    """Where something is: an ad, its texts of one kind, or one text."""

    platform: Platform
    market: Market
    variant: int
    kind: AssetKind | None = None
    index: int | None = None
    """Place among the texts of this kind, from 0; None means all of the kind."""

    @property
    def creative(self) -> str:
        """Address of the ad alone."""
        return f"{self.platform.value}/{self.market}/{self.variant}"

    def __str__(self) -> str:
        if self.kind is None:
            return self.creative
        place = "" if self.index is None else f"[{self.index}]"
        return f"{self.creative}/{self.kind.value}{place}"


def creative_address(creative: Creative) -> str:
    """Address of an ad, for example `google_search/DE/de/1`."""
    return f"{creative.platform.value}/{creative.market}/{creative.variant}"


def addressed(creative: Creative) -> Iterator[tuple[str, Asset]]:
    """Each text of an ad with its address, in order."""
    counts: dict[AssetKind, int] = {}
    for asset in creative.assets:
        index = counts.get(asset.kind, 0)
        counts[asset.kind] = index + 1
        yield f"{creative_address(creative)}/{asset.kind.value}[{index}]", asset


def all_addressed(campaign: Campaign) -> dict[str, Asset]:
    """Every text of a campaign by its address."""
    return {
        address: asset for creative in campaign.creatives for address, asset in addressed(creative)
    }


def read_address(text: str) -> Address:
    """The address that a text spells. Raises UserError when it is none."""
    match = _FORM.fullmatch(text.strip())
    kinds, platforms = {kind.value for kind in AssetKind}, {item.value for item in Platform}
    known = match and match["platform"] in platforms and (match["kind"] or "headline") in kinds
    if match is None or not known:
        raise UserError(f"{text!r:.80} is no address: write google_search/DE/de/1/headline[3]")
    return Address(
        platform=Platform(match["platform"]),
        market=Market(country=match["country"], language=match["language"]),
        variant=int(match["variant"]),
        kind=AssetKind(match["kind"]) if match["kind"] else None,
        index=int(match["index"]) if match["index"] else None,
    )


def is_address(text: str) -> bool:
    """Whether a text is an address: findings of the brief name its fields instead."""
    try:
        read_address(text)
    except UserError:
        return False
    return True


def within(address: str, where: str) -> bool:
    """Whether an address is `where` itself or inside of it.

    Everything is inside of `""`; `tiktok` is all of a platform, `*/headline` all of a kind.
    """
    if where.startswith("*/"):
        kind = address.split("/")[4:]
        return bool(kind) and kind[0].partition("[")[0] == where[2:]
    return not where or address == where or address.startswith((f"{where}/", f"{where}["))
