"""The ads of a campaign, as the copy scorers read them."""

from __future__ import annotations

from collections.abc import Iterator

from ...agents.writing.fixed import FIXED_KINDS
from ...schema import Asset, AssetKind, Campaign, Creative

SHORT_KINDS = frozenset({AssetKind.HEADLINE, AssetKind.AD_TEXT, AssetKind.PRIMARY_TEXT})
"""Kinds that a reader sees first; several of one ad stand side by side."""


def written(creative: Creative) -> tuple[Asset, ...]:
    """Texts that a writer wrote: no paths, business names or buttons."""
    return tuple(asset for asset in creative.assets if asset.kind not in FIXED_KINDS)


def whole_text(creative: Creative) -> str:
    """Every written text of an ad, one a line."""
    return "\n".join(asset.text for asset in written(creative))


def every_written(campaign: Campaign) -> Iterator[tuple[Creative, Asset]]:
    """Every written text of a campaign with its ad."""
    for creative in campaign.creatives:
        for asset in written(creative):
            yield creative, asset


def name_of(creative: Creative) -> str:
    """Platform and language, for explanations."""
    return f"{creative.platform.value} {creative.language}"
