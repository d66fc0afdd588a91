"""How much of what the brief says is seen in its ads."""

from __future__ import annotations

from collections.abc import Iterator

from ...schema import Campaign
from ..cases.expectations import says
from ..marks import Mark, Metric, hit
from .ads import name_of, whole_text

METRICS = (
    Metric(
        name="coverage.facts",
        meaning="share of the facts that must appear which are seen, ad by ad",
    ),
    Metric(
        name="coverage.somewhere",
        meaning="share of the facts that must appear which are seen in one ad at least",
    ),
)


def score(campaign: Campaign, facts: tuple[str, ...]) -> Iterator[Mark]:
    """One mark for each fact and ad, and one for each fact."""
    texts = [(creative, whole_text(creative)) for creative in campaign.creatives]
    for fact in facts:
        seen = [says(text, fact) for _, text in texts]
        for (creative, _), found in zip(texts, seen, strict=True):
            why = f"{name_of(creative)} does not say {fact!r}"
            yield hit("coverage.facts", found, why, about=creative.platform.value)
        yield hit("coverage.somewhere", any(seen), f"no ad says {fact!r}")
