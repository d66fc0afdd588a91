"""Whether the targeting is right: segments, rules of law and platforms, ages, places, money."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from ...schema import Campaign, Targeting
from ..cases.expectations import TargetingExpectation, alternatives, says
from ..cases.forms import TargetingCase
from ..catalogue import catalogue
from ..marks import Form, Mark, Metric, hit
from ..outcomes import CampaignOutcome

METRICS: tuple[Metric, ...] = (
    Metric(
        name="right",
        meaning="share of everything asked of a case that was right, mean over cases",
        form=Form.MEAN,
    ),
    Metric(name="segments.wanted", meaning="share of briefs with one of the wanted segments"),
    Metric(name="segments.unwanted_out", meaning="share of unwanted segments not chosen"),
    Metric(
        name="segments.allowed",
        meaning="share of forbidden sensitivities and kinds that no chosen segment has",
    ),
    Metric(name="rules.held_back", meaning="share of rules that are named where they must be"),
    Metric(name="ages", meaning="share of age demands that hold"),
    Metric(name="genders", meaning="share of gender demands that hold"),
    Metric(name="places", meaning="share of places that are in the targeting"),
    Metric(name="special", meaning="share of special categories told or rightly not told"),
    Metric(name="budget", meaning="share of platform budgets that are exact"),
)


def score(case: TargetingCase, outcome: CampaignOutcome, _encode: Any = None) -> list[Mark]:
    """Marks of one brief; where no campaign came, what was wanted counts as missing."""
    campaign = outcome.campaign or Campaign(brief=case.brief)
    targeting, expect = campaign.targeting, case.expect
    told = outcome.message or ", ".join(segment.id for segment in targeting.segments) or "none"
    marks = [
        *_segments(expect, targeting, told),
        *_persons(expect, targeting),
        *_budget(expect, targeting),
    ]
    named = {held.rule for held in targeting.held_back}
    for rule in expect.held_back:
        why = f"{rule} is not named; {', '.join(sorted(named)) or 'nothing'} is"
        held = not named.isdisjoint(alternatives(rule))
        marks.append(hit("rules.held_back", held, why, about=rule))
    marks += [
        hit("special", category in outcome.special, f"{category} was not told")
        for category in expect.special
    ]
    marks += [
        hit("special", category not in outcome.special, f"{category} was told")
        for category in expect.special_absent
    ]
    got, of = sum(mark.got for mark in marks), sum(mark.of for mark in marks)
    return [*marks, Mark(metric="right", got=got / of)] if of else marks


def _segments(expect: TargetingExpectation, targeting: Targeting, told: str) -> Iterator[Mark]:
    chosen = {segment.id for segment in targeting.segments}
    if expect.want_any:
        why = f"none of {', '.join(expect.want_any)}; chosen: {told}"
        yield hit("segments.wanted", bool(chosen & set(expect.want_any)), why)
    for segment in expect.must_not:
        yield hit("segments.unwanted_out", segment not in chosen, f"{segment} was chosen")
    known = catalogue()
    for sensitivity in expect.no_sensitivity:
        having = [i for i in chosen if i in known and sensitivity in known[i].sensitivity]
        yield hit("segments.allowed", not having, f"{sensitivity}: {', '.join(having)}")
    for kind in expect.no_kinds:
        having = [i for i in chosen if i in known and known[i].kind == kind]
        yield hit("segments.allowed", not having, f"{kind}: {', '.join(having)}")


def _persons(expect: TargetingExpectation, targeting: Targeting) -> Iterator[Mark]:
    ages = targeting.ages
    told = f"ages are {ages.minimum} to {ages.maximum}"
    if expect.ages:
        yield hit("ages", (ages.minimum, ages.maximum) == expect.ages, told)
    if expect.youngest is not None:
        yield hit("ages", ages.minimum >= expect.youngest, told)
    if expect.oldest is not None:
        yield hit("ages", ages.maximum <= expect.oldest, told)
    if expect.genders is not None:
        told = f"genders are {', '.join(targeting.genders) or 'everyone'}"
        yield hit("genders", set(targeting.genders) == set(expect.genders), told)
    places = "\n".join(targeting.places)
    for place in expect.places:
        yield hit("places", says(places, place), f"{place} is not in {places!r}")


def _budget(expect: TargetingExpectation, targeting: Targeting) -> Iterator[Mark]:
    amounts: Mapping[Any, Any] = {share.platform: share.amount for share in targeting.budget_split}
    for platform, wanted in expect.amounts.items():
        amount = amounts.get(platform)
        right = amount is not None and math.isclose(float(amount), wanted, abs_tol=0.005)
        yield hit("budget", right, f"{platform} gets {amount}, not {wanted}")
