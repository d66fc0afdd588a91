"""Copy: whole campaigns by the real graph, of which the texts are read."""

from __future__ import annotations

from ..cases.forms import CopyCase, Suite
from ..outcomes import CampaignOutcome
from ..scorers import copy
from ..subject import Subject
from .suite import SuiteSpec


async def run(case: CopyCase, subject: Subject) -> CampaignOutcome:
    """The campaign."""
    return await subject.outcome(case.brief)


SUITE = SuiteSpec(
    suite=Suite.COPY,
    about="Texts: nuance, facts, grounding, policy, limits, language, variety",
    headline="quality",
    metrics=copy.METRICS,
    outcome=CampaignOutcome,
    run=run,
    score=copy.score,
    by_model=True,
    fast=16,
)
