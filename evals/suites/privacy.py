"""Privacy: the whole graph beside a recording server; the bytes that reach it are read."""

from __future__ import annotations

from ..cases.forms import PrivacyCase, Suite
from ..outcomes import WireOutcome
from ..scorers import privacy
from ..subject import Subject
from ..wire.gemini_server import GeminiServer
from .suite import SuiteSpec
from .wire_subject import beside, on_the_wire


async def run(case: PrivacyCase, subject: Subject) -> WireOutcome:
    """The campaign, and everything that left for the hosted model."""
    async with GeminiServer() as server:
        came = await beside(subject, server).outcome(case.brief, policy=case.policy)
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
    fast=30,
)
