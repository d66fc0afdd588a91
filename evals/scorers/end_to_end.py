"""Whether a campaign is one that a planner would sign: every expectation over the whole of it."""

from __future__ import annotations

from collections.abc import Iterator

from ...schema import Campaign
from ...tools.countries import primary_language
from ..cases.expectations import CampaignExpectation, says
from ..cases.forms import EndToEndCase
from ..marks import Form, Mark, Metric, hit
from ..outcomes import CampaignOutcome
from ..subject import Encode
from .ads import whole_text
from .nuance import is_meant, is_named

METRICS = (
    Metric(
        name="signed",
        meaning="share of everything asked of a case that holds, mean over cases",
        form=Form.MEAN,
    ),
    Metric(name="outcome", meaning="share of briefs that end as they should"),
    Metric(name="platforms", meaning="share of campaigns with ads on exactly the right platforms"),
    Metric(name="languages", meaning="share of campaigns in exactly the right languages"),
    Metric(name="countries", meaning="share of countries asked for that have ads"),
    Metric(name="segments", meaning="share of demands on segments that hold"),
    Metric(name="styles.found", meaning="share of styles found in the brief"),
    Metric(name="styles.seen", meaning="share of styles seen in one ad at least"),
    Metric(name="facts", meaning="share of facts seen in one ad at least"),
    Metric(name="forbidden_out", meaning="share of forbidden words that are in no ad"),
    Metric(name="persons", meaning="share of demands on ages and genders that hold"),
    Metric(name="special", meaning="share of special categories told"),
    Metric(name="data_class", meaning="share of briefs whose class of data was told"),
    Metric(name="hosted", meaning="share of campaigns that used or spared hosted models rightly"),
    Metric(name="findings", meaning="share of findings that had to be raised"),
    Metric(name="variants", meaning="share of campaigns with the number of variants asked for"),
    Metric(
        name="seconds", meaning="time of one campaign", form=Form.MEAN, better="lower", unit="s"
    ),
    Metric(
        name="cost_usd", meaning="money of one campaign", form=Form.MEAN, better="lower", unit="USD"
    ),
)


def score(case: EndToEndCase, outcome: CampaignOutcome, encode: Encode | None = None) -> list[Mark]:
    """Marks of one brief."""
    expect, campaign = case.expect, outcome.campaign
    told = f"ended as {outcome.kind}: {outcome.message}"[:200]
    marks = [hit("outcome", outcome.kind == expect.outcome, told)]
    marks += _about_brief(expect, outcome)
    if expect.outcome == "campaign":
        there = campaign or Campaign(brief=case.brief)
        marks += [*_ads(expect, there, encode), *_audience(expect, there)]
    got, of = sum(mark.got for mark in marks), sum(mark.of for mark in marks)
    return [
        *marks,
        Mark(metric="signed", got=got / of),
        Mark(metric="seconds", got=outcome.seconds),
        Mark(metric="cost_usd", got=outcome.cost_usd),
    ]


def _about_brief(expect: CampaignExpectation, outcome: CampaignOutcome) -> Iterator[Mark]:
    for category in expect.special:
        yield hit("special", category in outcome.special, f"{category} was not told")
    if expect.data_class:
        right = outcome.data_class is expect.data_class
        yield hit("data_class", right, f"told as {outcome.data_class}")
    campaign = outcome.campaign
    if campaign and expect.hosted is not None and outcome.hosted_at_hand:
        used = any(decision.hosted for decision in campaign.routing)
        told = "hosted models were used" if used else "no hosted model was used"
        yield hit("hosted", used is expect.hosted, told)
    rules = {finding.rule for finding in campaign.findings} if campaign else set()
    for wanted in expect.findings:
        raised = any(rule.startswith(wanted) for rule in rules)
        yield hit("findings", raised, f"{wanted} was not raised")


def _ads(expect: CampaignExpectation, campaign: Campaign, encode: Encode | None) -> Iterator[Mark]:
    ads = campaign.creatives
    if expect.platforms:
        told = {creative.platform for creative in ads}
        why = f"ads are on {', '.join(sorted(told)) or 'none'}"
        yield hit("platforms", told == set(expect.platforms), why)
    if expect.languages:
        spoken = {primary_language(creative.language) for creative in ads}
        why = f"ads are in {', '.join(sorted(spoken)) or 'none'}"
        yield hit("languages", spoken == set(expect.languages), why)
    for country in expect.countries:
        there = any(creative.market.country == country for creative in ads)
        yield hit("countries", there, f"no ad for {country}")
    found = {facet.concept for facet in campaign.facets.styles}
    for style in expect.styles:
        yield hit("styles.found", style in found, f"{style} was not found", about=style)
        seen = any(is_named(ad, style) or is_meant(ad, style, encode) for ad in ads)
        yield hit("styles.seen", seen, f"no ad shows {style}", about=style)
    text = "\n".join(whole_text(creative) for creative in ads)
    for fact in expect.facts:
        yield hit("facts", says(text, fact), f"no ad says {fact!r}")
    for words in expect.forbidden:
        yield hit("forbidden_out", not says(text, words), f"an ad says {words!r}")
    if expect.variants is not None:
        places = {(ad.platform, str(ad.market)) for ad in ads}
        right = len(ads) == expect.variants * max(1, len(places))
        yield hit("variants", right, f"{len(ads)} ads in {len(places)} places")


def _audience(expect: CampaignExpectation, campaign: Campaign) -> Iterator[Mark]:
    targeting = campaign.targeting
    chosen = {segment.id for segment in targeting.segments}
    if expect.segments_any:
        why = f"chosen: {', '.join(sorted(chosen)) or 'none'}"
        yield hit("segments", bool(chosen & set(expect.segments_any)), why)
    for segment in expect.segments_absent:
        yield hit("segments", segment not in chosen, f"{segment} was chosen")
    ages = targeting.ages
    told = f"ages are {ages.minimum} to {ages.maximum}"
    if expect.ages:
        yield hit("persons", (ages.minimum, ages.maximum) == expect.ages, told)
    if expect.youngest is not None:
        yield hit("persons", ages.minimum >= expect.youngest, told)
    if expect.genders is not None:
        told = f"genders are {', '.join(targeting.genders) or 'everyone'}"
        yield hit("persons", set(targeting.genders) == set(expect.genders), told)
