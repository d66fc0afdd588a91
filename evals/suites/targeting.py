"""Targeting: from the brief to the gated targeting, through the real graph up to that step."""

from __future__ import annotations

from ..cases.forms import Suite, TargetingCase
from ..outcomes import CampaignOutcome
from ..scorers import targeting
from ..subject import Subject
from .suite import SuiteSpec


async def run(case: TargetingCase, subject: Subject) -> CampaignOutcome:
    """Segments, ages, places, budget, and what was held back."""
    return await subject.outcome(case.brief, until="target")


SUITE = SuiteSpec(
    suite=Suite.TARGETING,
    about="Segments chosen, and law and platform rules kept",
    headline="right",
    metrics=targeting.METRICS,
    outcome=CampaignOutcome,
    run=run,
    score=targeting.score,
    by_model=True,
    fast=200,
)
