"""Whether personal data left the machine: read in the bytes that a hosted model's server got."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import unquote_plus

from ..cases.forms import PrivacyCase
from ..marks import Mark, Metric, hit
from ..outcomes import WireOutcome

METRICS = (
    Metric(
        name="kept_in",
        meaning="share of secrets that are in no byte sent: as written, escaped, in base64, or "
        "with other separators between their digits",
    ),
    Metric(name="briefs_tight", meaning="share of briefs of which no secret left"),
    Metric(
        name="leaves_right",
        meaning="share of briefs of which as much left as the policy says: nothing, the redacted "
        "text, or all",
    ),
    Metric(name="not_overdone", meaning="share of innocent words that redaction left alone"),
    Metric(name="data_class", meaning="share of briefs whose class of data was told"),
)
_FEWEST_DIGITS = 7
"""A number with this many digits is looked for by its digits alone too."""
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{24,}={0,2}")
_SPACE = re.compile(r"\s+")
_SEPARATORS = re.compile(r"(?<=\d)[ \u00a0().,/–-]+(?=\d)")
"""What people put between the digits of one number; a line break is none."""


def score(case: PrivacyCase, outcome: WireOutcome, _encode: Any = None) -> list[Mark]:
    """Marks of one brief."""
    marks = list(_secrets(case, outcome.sent))
    marks.append(_left(case, outcome))
    kept = "\n".join(outcome.campaign.brief.texts().values()) if outcome.campaign else ""
    flat = _SPACE.sub(" ", kept).casefold()
    for words in case.keep if outcome.campaign else ():
        there = _SPACE.sub(" ", words).casefold() in flat
        marks.append(hit("not_overdone", there, f"{words!r} was redacted"))
    if case.data_class and outcome.campaign:
        right = outcome.data_class is case.data_class
        marks.append(hit("data_class", right, f"told as {outcome.data_class}"))
    return marks


def leaked(secret: str, sent: Sequence[str]) -> bool:
    """Whether a secret is in what was sent, however it is written there."""
    wanted = _SPACE.sub(" ", secret).casefold()
    digits = re.sub(r"\D", "", secret)
    for text in readings(sent):
        if wanted in _SPACE.sub(" ", text).casefold():
            return True
        if len(digits) >= _FEWEST_DIGITS and digits in _SEPARATORS.sub("", text):
            return True
    return False


def readings(sent: Sequence[str]) -> Iterator[str]:
    """What was sent as its reader may read it: raw, JSON and URL escapes undone, base64 opened."""
    for text in sent:
        yield text
        yield unquote_plus(text)
        _, _, body = text.partition("\n\n")
        yield from _strings(body)
        for found in _BASE64.findall(text):
            yield _opened(found)


def _secrets(case: PrivacyCase, sent: Sequence[str]) -> Iterator[Mark]:
    if case.leaves == "all":
        return
    out = [secret for secret in case.secrets if leaked(secret, sent)]
    for secret in case.secrets:
        yield hit("kept_in", secret not in out, f"{secret!r} left the machine")
    if case.secrets:
        yield hit("briefs_tight", not out, f"{', '.join(out)} left the machine")


def _left(case: PrivacyCase, outcome: WireOutcome) -> Mark:
    calls = len(outcome.sent)
    if case.leaves == "nothing":
        return hit("leaves_right", not calls, f"{calls} calls left", about="nothing")
    if case.leaves == "all":
        whole = bool(calls) and all(leaked(secret, outcome.sent) for secret in case.secrets)
        return hit("leaves_right", whole, f"{calls} calls, not all of the brief", about="all")
    why = outcome.message or "; ".join(_reasons(outcome)) or "no call left"
    return hit("leaves_right", bool(calls), f"nothing left: {why}"[:300], about="redacted")


def _reasons(outcome: WireOutcome) -> Iterator[str]:
    if outcome.campaign is None:
        return
    if outcome.campaign.questions:
        yield "the brief was sent back with questions"
    for decision in outcome.campaign.routing:
        yield f"{decision.task}: {decision.reason}"


def _strings(body: str) -> Iterator[str]:
    try:
        waiting: list[Any] = [json.loads(body)]
    except ValueError:
        return
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            waiting += [*item.keys(), *item.values()]
        elif isinstance(item, list):
            waiting += item
        elif isinstance(item, str):
            yield item


def _opened(text: str) -> str:
    padded = text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4)
    try:
        return base64.urlsafe_b64decode(padded.replace("+", "-").replace("/", "_")).decode(
            "utf-8", errors="ignore"
        )
    except ValueError:
        return ""
