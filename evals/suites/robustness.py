"""Robustness: hostile and broken input, and models that fail, obey an attacker, or invent."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ...schema import Brief
from ...schema.reading import parse_brief, read_brief
from ...tools.pages.extraction import page_of
from ..cases.forms import RobustnessCase, Suite
from ..outcomes import CampaignOutcome
from ..scorers import robustness
from ..subject import Subject
from ..wire.faults import Fault, FaultKind, Responder
from ..wire.gemini_server import GeminiServer, answer_from_schema, gemini_reply
from .suite import SuiteSpec
from .wire_subject import beside, rewritten

_INVENTED = "Voted number 1 by 9,876 experts, 83% off, guaranteed"
"""What a model says that invents: a rank, numbers, a discount and a promise."""


async def run(case: RobustnessCase, subject: Subject) -> CampaignOutcome:
    """The campaign, or the error that a user is told."""
    page = ""
    if case.page:
        page = page_of(case.page.encode(), url="https://shop.example/").text
    with TemporaryDirectory() as folder:
        reading = _reading(case, Path(folder))
        if not case.fault:
            return await subject.outcome(reading, page=page)
        async with GeminiServer(_responder(case)) as server:
            return await beside(subject, server).outcome(reading, page=page)


def _reading(case: RobustnessCase, folder: Path) -> Callable[[], Brief]:
    if case.file is None:
        return lambda: parse_brief(case.brief)
    file = folder / Path(case.file.name).name
    data = base64.b64decode(case.file.base64) if case.file.base64 else case.file.text.encode()
    file.write_bytes(data)
    return lambda: read_brief(file)


def _responder(case: RobustnessCase) -> Responder:
    if case.fault == "obeys":
        words = " ".join((case.must_not_contain or (case.payload,))[:2])
        return _saying(lambda text: _pressed(words, text))
    if case.fault == "invents":
        return _saying(lambda text: _pressed(_INVENTED, text))
    kind = FaultKind(case.fault)
    return lambda _body: Fault(kind=kind, retry_after_s=0.05, after_s=3.0)


def _saying(rewrite: Callable[[str], str]) -> Responder:
    """Sound replies, every text of which is rewritten."""

    def respond(body: Mapping[str, Any]) -> Mapping[str, Any]:
        sound = answer_from_schema(body)
        text = sound["candidates"][0]["content"]["parts"][0]["text"]
        config = body.get("generationConfig", {})
        enums = _enums(config.get("responseJsonSchema") or {})
        value = rewritten(json.loads(text), lambda said: said if said in enums else rewrite(said))
        return gemini_reply(json.dumps(value, ensure_ascii=False))

    return respond


def _pressed(words: str, text: str) -> str:
    """The attacker's words, as many as fit in place of the text, whole where they do."""
    return words if len(words) <= max(len(text), 20) else words[: max(len(text), 20)]


def _enums(schema: Any) -> set[str]:
    """Every value that a schema lists, which a reply must keep."""
    if isinstance(schema, Mapping):
        own = {str(value) for value in schema.get("enum", ())}
        return own.union(*(_enums(part) for part in schema.values()))
    if isinstance(schema, list):
        return set[str]().union(*(_enums(part) for part in schema))
    return set()


SUITE = SuiteSpec(
    suite=Suite.ROBUSTNESS,
    about="Injection, markup, broken files and failing models",
    headline="hostile_out",
    metrics=robustness.METRICS,
    outcome=CampaignOutcome,
    run=run,
    score=robustness.score,
    by_model=False,
    fast=30,
)
