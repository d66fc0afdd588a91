"""Whether ads are written in the language that was asked for."""

from __future__ import annotations

from collections.abc import Iterator

from ...schema import Brief, Campaign, Creative
from ...tools.countries import primary_language
from ...tools.language import detect_language
from ..marks import Mark, Metric, hit
from .ads import name_of, whole_text

METRICS = (
    Metric(
        name="language.asked",
        meaning="share of languages asked for that have an ad",
    ),
    Metric(
        name="language.read", meaning="share of ads whose texts read as the language they state"
    ),
)


def score(campaign: Campaign, asked: tuple[str, ...]) -> Iterator[Mark]:
    """One mark a language asked for, one an ad; names of the brief are left out of reading."""
    stated = {primary_language(creative.language) for creative in campaign.creatives}
    wanted = asked or tuple(
        dict.fromkeys(primary_language(market.language) for market in campaign.brief.markets)
    )
    for language in wanted:
        told = ", ".join(sorted(stated)) or "none"
        yield hit("language.asked", language in stated, f"no ad in {language}, but {told}")
    for creative in campaign.creatives:
        read = _read_as(creative, campaign.brief)
        if read:
            right = read == primary_language(creative.language)
            yield hit("language.read", right, f"{name_of(creative)} reads as {read}")


def _read_as(creative: Creative, brief: Brief) -> str:
    text = whole_text(creative)
    for name in (brief.product.name, brief.brand.name):
        text = text.replace(name, " ") if name else text
    return detect_language(text)
