"""How well a brief was understood: facet by facet, against what a careful reader takes from it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ...schema import Campaign, Facet
from ...tools.countries import primary_language
from ..cases.expectations import UnderstandingExpectation, says
from ..cases.forms import UnderstandingCase
from ..marks import Form, Mark, Metric, hit
from ..outcomes import CampaignOutcome

CONCEPT_KINDS = ("styles", "emotions", "occasions")
"""Facets that are expected as concept ids."""
WORD_KINDS = ("benefits", "audience")
"""Facets that are expected as words, with words that would be wrong."""


def _facet_metrics() -> Iterator[Metric]:
    for kind in (*CONCEPT_KINDS, *WORD_KINDS):
        wrong = "neither wanted nor allowed" if kind in CONCEPT_KINDS else "listed as wrong"
        yield Metric(name=f"{kind}.recall", meaning=f"share of the wanted {kind} that were found")
        yield Metric(
            name=f"{kind}.precision",
            meaning=f"share of the judged {kind} found that were wanted; wrong is what is {wrong}",
        )
        yield Metric(name=f"{kind}.f1", meaning="harmonic mean of the two, pooled", form=Form.RATIO)


METRICS: tuple[Metric, ...] = (
    Metric(
        name="understood",
        meaning="share of everything asked of a case that was right, mean over cases",
        form=Form.MEAN,
    ),
    *_facet_metrics(),
    Metric(name="avoids", meaning="share of listed misreadings that were not made"),
    Metric(name="product", meaning="share of expected words seen in the product facets"),
    Metric(name="category", meaning="share of briefs whose first category is right"),
    Metric(name="proof", meaning="share of proof points found"),
    Metric(name="offer", meaning="share of offers found"),
    Metric(name="price", meaning="share of briefs with the right price, or rightly none"),
    Metric(name="markets", meaning="share of briefs with exactly the right countries"),
    Metric(name="goal", meaning="share of briefs with the right goal"),
    Metric(name="special", meaning="share of special categories told or rightly not told"),
    Metric(name="language", meaning="share of briefs whose language was told"),
    Metric(name="asks_when_thin", meaning="share of thin briefs answered with questions"),
    Metric(name="works_when_enough", meaning="share of sound briefs not sent back with questions"),
)


def score(case: UnderstandingCase, outcome: CampaignOutcome, _encode: Any = None) -> list[Mark]:
    """Marks of one brief; where the product refused it, nothing counts as found."""
    campaign = outcome.campaign or Campaign(brief=case.brief)
    marks = [*_asked(case.expect, outcome), *_details(case.expect, campaign, outcome)]
    if not case.expect.asks:
        for kind in CONCEPT_KINDS:
            marks += _concepts(kind, case.expect, getattr(campaign.facets, kind))
        for kind in WORD_KINDS:
            marks += _words(kind, case.expect, getattr(campaign.facets, kind))
    counted = [mark for mark in marks if not mark.metric.endswith(".f1")]
    got = sum(mark.got for mark in counted)
    of = sum(mark.of for mark in counted)
    if of:
        marks.append(Mark(metric="understood", got=got / of))
    return marks


def shown_in(facets: Iterable[Facet]) -> str:
    """All words of facets: values, evidence and concept ids, for a search by words."""
    parts = [
        text
        for facet in facets
        for text in (facet.value, facet.concept, *(span.text for span in facet.evidence))
    ]
    return "\n".join(parts)


def _asked(expect: UnderstandingExpectation, outcome: CampaignOutcome) -> Iterator[Mark]:
    asked = outcome.kind == "questions"
    if expect.asks:
        yield hit("asks_when_thin", asked, f"no question came, but {outcome.kind}")
    else:
        why = outcome.message or "it was sent back with questions"
        yield hit("works_when_enough", outcome.kind == "campaign", why)


def _concepts(
    kind: str, expect: UnderstandingExpectation, facets: Sequence[Facet]
) -> Iterator[Mark]:
    wanted = set(getattr(expect, kind))
    allowed = set(getattr(expect, f"{kind}_allowed"))
    absent = set(getattr(expect, f"{kind}_absent"))
    found = {facet.concept or facet.value for facet in facets}
    wrong = (found - wanted - allowed) if wanted else (found & absent)
    yield from _counts(kind, found & wanted, wanted - found, wrong)
    for misread in sorted(absent):
        yield hit("avoids", misread not in found, f"{misread} was found", about=misread)


def _words(kind: str, expect: UnderstandingExpectation, facets: Sequence[Facet]) -> Iterator[Mark]:
    text = shown_in(facets)
    wanted = set(getattr(expect, kind))
    absent = sorted(getattr(expect, f"{kind}_absent"))
    seen = {entry for entry in wanted if says(text, entry)}
    wrong = {entry for entry in absent if says(text, entry)}
    yield from _counts(kind, seen, wanted - seen, wrong)
    for entry in absent:
        yield hit("avoids", entry not in wrong, f"{kind}: {entry} was found", about=kind)


def _counts(kind: str, right: set[str], missed: set[str], wrong: set[str]) -> Iterator[Mark]:
    hits = len(right)
    lacking = f"not found: {', '.join(sorted(missed))}" if missed else ""
    extra = f"wrongly found: {', '.join(sorted(wrong))}" if wrong else ""
    if right or missed:
        yield Mark(metric=f"{kind}.recall", got=hits, of=hits + len(missed), why=lacking)
    if right or wrong:
        yield Mark(metric=f"{kind}.precision", got=hits, of=hits + len(wrong), why=extra)
    if right or missed or wrong:
        of = 2 * hits + len(missed) + len(wrong)
        yield Mark(metric=f"{kind}.f1", got=2 * hits, of=of)


def _details(
    expect: UnderstandingExpectation, campaign: Campaign, outcome: CampaignOutcome
) -> Iterator[Mark]:
    facets, brief = campaign.facets, campaign.brief
    for name, group in (
        ("product", facets.product), ("proof", facets.proof), ("offer", facets.offer),
    ):  # fmt: skip
        text = shown_in(group)
        for entry in getattr(expect, name):
            yield hit(name, says(text, entry), f"{name}: {entry!r} not in {text[:80]!r}")
    if expect.category:
        first = facets.category[0].concept if facets.category else "none"
        yield hit("category", first in expect.category, f"first category is {first}")
    yield from _price(expect, campaign)
    if expect.countries:
        found = {market.country for market in brief.markets}
        told = ", ".join(sorted(found)) or "none"
        yield hit("markets", found == set(expect.countries), f"markets are {told}")
    if expect.goal:
        yield hit("goal", brief.goal is expect.goal, f"goal is {brief.goal}")
    if expect.language:
        told = primary_language(facets.language)
        yield hit("language", told == expect.language, f"language is {told}")
    for category in expect.special:
        yield hit("special", category in outcome.special, f"{category} was not told")
    for category in expect.special_absent:
        yield hit("special", category not in outcome.special, f"{category} was told")


def _price(expect: UnderstandingExpectation, campaign: Campaign) -> Iterator[Mark]:
    product = campaign.brief.product
    if expect.no_price:
        found = product.price is not None or bool(campaign.facets.price)
        yield hit("price", not found, f"a price was found: {product.price}")
    if expect.price:
        wanted = expect.price
        right = product.price is not None and math.isclose(
            float(product.price), wanted.amount, rel_tol=1e-6
        )
        if wanted.currency:
            right = right and product.currency == wanted.currency
        yield hit("price", right, f"price is {product.price} {product.currency}".strip())
