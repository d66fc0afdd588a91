"""Assets of 1,000 campaigns: over their limit, or with a number that the brief lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...schema import Asset, Campaign
from ...tools.counting import width
from ...tools.platforms import SPECS
from .briefs import briefs
from .crowd import crowd, hosted_program, slow_server, warm
from .figures import Figure

HOSTED, LOCAL = 500, 500
"""Campaigns written by the wire server's answers and by the builtin writer."""
_NUMBER = re.compile(r"\d+")


def run() -> tuple[Figure, ...]:
    """Counts over all assets; the second reading of numbers is the plainest there is.

    Every run of digits in an asset must stand in the brief's own JSON, in a price written for its
    market, or be told from it (2,100 and 2.100 are the same digits without their marks).
    """
    with slow_server(0.0) as url, hosted_program(url) as program:
        warm(program)
        hosted, _ = crowd(program, briefs(HOSTED, seed=11), at_once=20)
        local_program = program
        local_program.models = {
            name: model for name, model in program.models.items() if not model.card.hosted
        }
        local, _ = crowd(local_program, briefs(LOCAL, seed=12), at_once=4)
    campaigns = [outcome.campaign for outcome in (*hosted, *local) if outcome.campaign]
    assets = [(campaign, asset) for campaign in campaigns for asset in _assets(campaign)]
    over = sum(_over(campaign, asset) for campaign, asset in assets)
    invented = sum(bool(invented_numbers(campaign, asset)) for campaign, asset in assets)
    detail = f"{len(assets):,} assets of {len(campaigns):,} campaigns"
    return (
        Figure(name="assets over their limit", value=over, unit="", reach="0",
               reached=over == 0, detail=detail),
        Figure(name="assets with a number the brief lacks", value=invented, unit="", reach="0",
               reached=invented == 0, detail=detail),
        Figure(name="campaigns completed", value=len(campaigns), unit="", reach="1000",
               reached=len(campaigns) == HOSTED + LOCAL, detail=""),
    )  # fmt: skip


def _assets(campaign: Campaign) -> Iterator[Asset]:
    for creative in campaign.creatives:
        yield from creative.assets


def _over(campaign: Campaign, asset: Asset) -> bool:
    """Counted again from the platform's constants, not read off the asset."""
    for creative in campaign.creatives:
        if asset in creative.assets:
            spec = SPECS[creative.platform].asset(asset.kind)
            return spec is None or width(asset.text, spec.counting) > spec.limit
    return True


def invented_numbers(campaign: Campaign, asset: Asset) -> set[str]:
    """Runs of digits, marks taken out, that the brief does not hold."""
    told = _digits(campaign.brief.model_dump_json())
    price = campaign.brief.product.price
    if price is not None:
        told |= _digits(f"{price:.2f}")
    return _digits(asset.text) - told


def _digits(text: str) -> set[str]:
    joined = re.sub(r"(?<=\d)[.,\s](?=\d{3}(?!\d))", "", text)
    return set(_NUMBER.findall(joined))
