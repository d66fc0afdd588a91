"""Whether texts keep the platforms' editorial rules, and ads as a whole theirs."""

from __future__ import annotations

from collections.abc import Iterator

from ...schema import Campaign, Severity
from ...tools.editorial import check_asset, check_creative
from ...tools.platforms import SPECS
from ..marks import Mark, Metric, hit
from .ads import name_of

METRICS = (
    Metric(name="policy.texts", meaning="share of texts without an editorial error"),
    Metric(name="policy.ads", meaning="share of ads without an error of the ad as a whole"),
    Metric(name="policy.spotless", meaning="share of texts without even a warning"),
)


def score(campaign: Campaign) -> Iterator[Mark]:
    """Two marks a text, one an ad."""
    brief = campaign.brief
    names = tuple(name for name in (brief.brand.name, brief.product.name) if name)
    for creative in campaign.creatives:
        where, platform = name_of(creative), creative.platform
        for asset in creative.assets:
            if SPECS[platform].asset(asset.kind) is None:
                continue
            found = check_asset(asset, platform=platform, language=creative.language, names=names)
            errors = [f.rule for f in found if f.severity is Severity.ERROR]
            remarks = [f.rule for f in found if f.severity is not Severity.INFO]
            text = f"{where}: {asset.text}"
            why = f"{text} ({', '.join(errors)})"
            yield hit("policy.texts", not errors, why, about=platform.value)
            why = f"{text} ({', '.join(remarks)})"
            yield hit("policy.spotless", not remarks, why, about=platform.value)
        of_whole = [
            f"{f.rule}: {f.message}"
            for f in check_creative(creative, brief=brief)
            if f.severity is Severity.ERROR
        ]
        why = f"{where}: {'; '.join(of_whole)}"
        yield hit("policy.ads", not of_whole, why, about=platform.value)
