"""Understanding: from the brief to its facets, through screen and understand of the real graph."""

from __future__ import annotations

from ..cases.forms import Suite, UnderstandingCase
from ..outcomes import CampaignOutcome
from ..scorers import understanding
from ..subject import Subject
from .suite import SuiteSpec


async def run(case: UnderstandingCase, subject: Subject) -> CampaignOutcome:
    """Facets, completed brief and questions."""
    return await subject.outcome(case.brief, until="understand")


SUITE = SuiteSpec(
    suite=Suite.UNDERSTANDING,
    about="Facets, styles, emotions and occasions found in a brief",
    headline="understood",
    metrics=understanding.METRICS,
    outcome=CampaignOutcome,
    run=run,
    score=understanding.score,
    by_model=True,
    fast=200,
)
