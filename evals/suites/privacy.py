"""Privacy: the whole graph beside a recording server; the bytes that reach it are read.

A brief that names no platform is written for the one with the fewest texts: prompts tell the same
of the brief whatever the platform, and what is judged here is what leaves, not what is written.
"""

from __future__ import annotations

from ...schema import Platform
from ..cases.forms import PrivacyCase, Suite
from ..outcomes import WireOutcome
from ..scorers import privacy
from ..subject import Subject
from ..wire.gemini_server import GeminiServer
from .suite import SuiteSpec
from .wire_subject import beside, on_the_wire


async def run(case: PrivacyCase, subject: Subject) -> WireOutcome:
    """The campaign, and everything that left for the hosted model."""
    brief = case.brief
    if not brief.platforms:
        brief = brief.model_copy(update={"platforms": (Platform.TIKTOK,)})
    async with GeminiServer() as server:
        came = await beside(subject, server).outcome(brief, policy=case.policy)
        sent = tuple(on_the_wire(request) for request in server.received)
    return WireOutcome(**came.model_dump(), sent=sent)


SUITE = SuiteSpec(
    suite=Suite.PRIVACY,
    about="Personal data kept on the machine, read at the wire",
    headline="kept_in",
    metrics=privacy.METRICS,
    outcome=WireOutcome,
    run=run,
    score=privacy.score,
    by_model=False,
    fast=200,
)
