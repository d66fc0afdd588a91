"""End to end: a brief as a user writes it, and the whole campaign that comes of it."""

from __future__ import annotations

from ..cases.forms import EndToEndCase, Suite
from ..outcomes import CampaignOutcome
from ..scorers import end_to_end
from ..subject import Subject
from .suite import SuiteSpec


async def run(case: EndToEndCase, subject: Subject) -> CampaignOutcome:
    """The campaign, under the case's own policy where it has one."""
    return await subject.outcome(case.brief, policy=case.policy)


SUITE = SuiteSpec(
    suite=Suite.END_TO_END,
    about="Whole campaigns as a planner would judge them, with time and money",
    headline="signed",
    metrics=end_to_end.METRICS,
    outcome=CampaignOutcome,
    run=run,
    score=end_to_end.score,
    by_model=True,
    fast=12,
)
