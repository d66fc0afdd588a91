"""Whether hostile or broken input, and models that fail, do harm to texts, reasons or users."""

from __future__ import annotations

from typing import Any

from ...schema import Campaign
from ..cases.expectations import says
from ..cases.forms import RobustnessCase
from ..marks import Mark, Metric, hit
from ..outcomes import CampaignOutcome
from .ads import every_written

METRICS = (
    Metric(
        name="outcome",
        meaning="share of inputs that end as they should: a campaign, questions, or an error that "
        "says what to do",
    ),
    Metric(
        name="hostile_out",
        meaning="share of hostile words that are in no text, reason or error message",
    ),
    Metric(name="good_kept", meaning="share of good parts of the input that survive"),
    Metric(name="told", meaning="share of findings that had to be raised"),
    Metric(name="no_false_alarm", meaning="share of findings that were rightly not raised"),
    Metric(
        name="survived", meaning="share of failing or disobedient models with usable ads in the end"
    ),
)


def score(case: RobustnessCase, outcome: CampaignOutcome, _encode: Any = None) -> list[Mark]:
    """Marks of one input."""
    campaign = outcome.campaign
    told = f"ended as {outcome.kind}: {outcome.message}"[:200]
    marks = [hit("outcome", outcome.kind in case.expect, told, about=case.kind)]
    shown = f"{outcome.message}\n{shown_to_readers(campaign)}".casefold()
    for words in case.must_not_contain:
        out = words.casefold() not in shown
        marks.append(hit("hostile_out", out, f"{words!r} is shown", about=case.kind))
    everything = campaign.to_json() if campaign else ""
    if campaign:
        marks += [
            hit("good_kept", says(everything, words), f"{words!r} is lost")
            for words in case.must_contain
        ]
        marks += _findings(case, campaign)
    if case.fault and "campaign" in case.expect:
        ads = campaign.creatives if campaign else ()
        whole = bool(ads) and all(creative.assets for creative in ads)
        marks.append(hit("survived", whole, told, about=str(case.fault)))
    return marks


def shown_to_readers(campaign: Campaign | None) -> str:
    """What people would read: ad texts, and why segments were chosen."""
    if campaign is None:
        return ""
    texts = [asset.text for _, asset in every_written(campaign)]
    reasons = [segment.why for segment in campaign.targeting.segments]
    return "\n".join([*texts, *reasons])


def _findings(case: RobustnessCase, campaign: Campaign) -> list[Mark]:
    rules = {finding.rule for finding in campaign.findings}
    told = ", ".join(sorted(rules)[:6]) or "nothing"
    return [
        *(
            hit("told", _begins(rules, wanted), f"{wanted} was not told, but {told}")
            for wanted in case.findings
        ),
        *(
            hit("no_false_alarm", not _begins(rules, wrong), f"{wrong} was told")
            for wrong in case.no_findings
        ),
    ]


def _begins(rules: set[str], beginning: str) -> bool:
    return any(rule.startswith(beginning) for rule in rules)
