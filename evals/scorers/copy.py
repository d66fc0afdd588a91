"""Copy, as a whole: all its scorers on one campaign, and one index of them for the router."""

from __future__ import annotations

from collections.abc import Sequence

from ...schema import Campaign
from ..cases.forms import CopyCase
from ..marks import Form, Mark, Metric, hit, pooled
from ..outcomes import CampaignOutcome
from ..subject import Encode
from . import coverage, diversity, grounding, language, limits, nuance, policy, readability

WEIGHTS = {
    "nuance.kept": 0.25,
    "coverage.facts": 0.20,
    "grounding.claims": 0.10,
    "grounding.numbers": 0.10,
    "policy.texts": 0.10,
    "limits.enough": 0.05,
    "language.asked": 0.10,
    "diversity.apart": 0.10,
}
"""What counts in the index, a choice of our own: first what sets one writer apart from another
(nuance, facts, variety), then what every text must hold. Readability is told and not counted:
plain is not always right for a brand."""

METRICS: tuple[Metric, ...] = (
    Metric(
        name="quality",
        meaning="weighted mean of nuance, facts, grounding, policy, completeness, language and "
        "variety, 0 to 1: the figure that the router reads",
        form=Form.MEAN,
    ),
    Metric(name="delivered", meaning="share of briefs that got ads"),
    *nuance.METRICS,
    *coverage.METRICS,
    *grounding.METRICS,
    *policy.METRICS,
    *limits.METRICS,
    *language.METRICS,
    *diversity.METRICS,
    *readability.METRICS,
)


def score(case: CopyCase, outcome: CampaignOutcome, encode: Encode | None = None) -> list[Mark]:
    """Marks of one brief's ads; where there are none, only that is marked."""
    campaign = outcome.campaign
    if campaign is None or not campaign.creatives:
        why = outcome.message or f"no ad, but {outcome.kind}"
        return [hit("delivered", False, why), Mark(metric="quality", got=0.0, why=why)]
    marks = [hit("delivered", True), *_marks(case, campaign, encode)]
    return [*marks, Mark(metric="quality", got=index_of(marks))]


def _marks(case: CopyCase, campaign: Campaign, encode: Encode | None) -> list[Mark]:
    expect = case.expect
    return [
        *nuance.score(campaign, expect.nuance, expect.nuance_absent, encode),
        *coverage.score(campaign, expect.facts),
        *grounding.score(campaign, case.brief, expect.forbidden),
        *policy.score(campaign),
        *limits.score(campaign),
        *language.score(campaign, expect.languages),
        *diversity.score(campaign, encode),
        *readability.score(campaign),
    ]


def index_of(marks: Sequence[Mark]) -> float:
    """The weighted mean of what was marked, 0 to 1; what a case does not ask does not count."""
    total = weight_of_all = 0.0
    for name, weight in WEIGHTS.items():
        got, of = pooled(mark for mark in marks if mark.metric == name)
        if of:
            total += weight * got / of
            weight_of_all += weight
    return total / weight_of_all if weight_of_all else 0.0
