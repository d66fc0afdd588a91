"""Whether texts keep the platforms' limits, counted again from the constants, and are enough."""

from __future__ import annotations

from collections.abc import Iterator

from ...schema import Campaign
from ...tools.platforms import SPECS
from ..marks import Mark, Metric, hit
from .ads import name_of

METRICS = (
    Metric(name="limits.fit", meaning="share of texts that the platform takes as long as they are"),
    Metric(name="limits.enough", meaning="share of ads with the fewest texts of each kind"),
)


def score(campaign: Campaign) -> Iterator[Mark]:
    """One mark a text, one an ad."""
    for creative in campaign.creatives:
        spec, where = SPECS[creative.platform], name_of(creative)
        for asset in creative.assets:
            taken = spec.asset(asset.kind)
            right = taken is not None and taken.fits(asset.text)
            why = f"{where}: {asset.kind.value} too long: {asset.text}"
            yield hit("limits.fit", right, why, about=creative.platform.value)
        lacking = [
            f"{taken.kind.value} {len(creative.texts(taken.kind))} of {taken.minimum}"
            for taken in spec.assets
            if len(creative.texts(taken.kind)) < taken.minimum
        ]
        why = f"{where}: {', '.join(lacking)}"
        yield hit("limits.enough", not lacking, why, about=creative.platform.value)
