"""Whether every claim of a text has words of the brief behind it, read in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...agents.writing.sheets import support_for
from ...schema import Asset, Brief, Campaign, Severity
from ...tools.countries import primary_language
from ...tools.grounding import ground
from ...tools.money import format_price
from ..cases.expectations import says
from ..marks import Mark, Metric, hit
from .ads import every_written, name_of, whole_text

METRICS = (
    Metric(name="grounding.claims", meaning="share of texts whose claims the brief supports"),
    Metric(
        name="grounding.numbers",
        meaning="share of texts with no run of digits that the brief as written lacks; "
        "the plainest reading there is, apart from the product's own check",
    ),
    Metric(
        name="grounding.forbidden_out", meaning="share of listed false claims not made in an ad"
    ),
)
_DIGITS = re.compile(r"\d+")
_THOUSANDS = re.compile(r"(?<=\d)[.,\s\u00a0\u202f](?=\d{3}(?!\d))")


def score(campaign: Campaign, brief: Brief, forbidden: tuple[str, ...]) -> Iterator[Mark]:
    """Two marks a text, one for each forbidden claim and ad; `brief` is as written."""
    for creative, asset in every_written(campaign):
        language = primary_language(creative.language)
        sources = support_for(campaign.brief, campaign.facets, creative.market, page="")
        found = ground(asset.text, sources=sources, language=language, facets=campaign.facets)
        errors = [f.message for f in found.findings if f.severity is Severity.ERROR]
        where = f"{name_of(creative)}: {asset.text}"
        why = f"{where} ({'; '.join(errors)})"
        yield hit("grounding.claims", not errors, why, about=creative.platform.value)
        invented = invented_numbers(campaign, brief, asset)
        why = f"{where} ({', '.join(sorted(invented))})"
        yield hit("grounding.numbers", not invented, why, about=creative.platform.value)
    for creative in campaign.creatives:
        text = whole_text(creative)
        for claim in forbidden:
            why = f"{name_of(creative)} says {claim!r}"
            yield hit("grounding.forbidden_out", not says(text, claim), why)


def invented_numbers(campaign: Campaign, brief: Brief, asset: Asset) -> set[str]:
    """Runs of digits, marks taken out, that neither the brief nor its price holds."""
    told = _runs("\n".join(brief.texts().values()))
    product = campaign.brief.product
    if product.price is not None:
        told |= _runs(f"{product.price:.2f}") | _runs(f"{product.price:f}")
        for market in campaign.brief.markets:
            language = primary_language(market.language)
            told |= _runs(
                format_price(
                    product.price, product.currency, language=language, country=market.country
                )
            )
    return _runs(asset.text) - told


def _runs(text: str) -> set[str]:
    return set(_DIGITS.findall(_THOUSANDS.sub("", text)))
