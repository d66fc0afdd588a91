"""Identifiers with a form of their own: mail, networks, money, ids, dates of birth, places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from . import checksums
from .identifier_rule import Rule
from .identifier_rules import OWN_CHECKS, RULES
from .kinds import PersonalData
from .name_forms import lowered
from .necessary import pieces_of
from .reading import Reading

CONTEXT_CHARS = 48
"""How far before a value its label may stand, in characters."""


@cache
def _compiled() -> tuple[
    tuple[Rule, re.Pattern[str], re.Pattern[str] | None, tuple[str, ...]], ...
]:
    return tuple(
        (
            rule,
            re.compile(rule.pattern, rule.flags),
            re.compile(rule.near) if rule.near else None,
            rule.words or (pieces_of(rule.near) if rule.near else ()),
        )
        for rule in RULES
    )


def find_identifiers(reading: Reading) -> Iterator[PersonalData]:
    """Identifiers in the text, rule by rule; they may overlap."""
    text = reading.text
    for rule, pattern, near, words in _compiled():
        if not _may_hold(rule, words, reading):
            continue
        for match in pattern.finditer(text):
            if _holds(rule, near, text, match):
                start, end = match.span("value" if "value" in pattern.groupindex else 0)
                yield PersonalData(
                    type=rule.type, start=start, end=end, score=rule.score, text=text[start:end]
                )


def _may_hold(rule: Rule, words: tuple[str, ...], reading: Reading) -> bool:
    """Whether a cheap look leaves it possible that the rule finds something."""
    if (reading.joined if rule.joined else reading.digits) < rule.digits:
        return False
    if words and not reading.holds(words):
        return False
    return not rule.signs or any(reading.text.count(sign) >= least for sign, least in rule.signs)


def _holds(rule: Rule, near: re.Pattern[str] | None, text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - CONTEXT_CHARS) : match.start()]
    if near is not None and not near.search(lowered(before)):
        return False
    if rule.unless and re.search(rule.unless, before, re.IGNORECASE):
        return False
    own = OWN_CHECKS.get(rule.type)
    if own is not None and not own(match.group()):
        return False
    return rule.check is None or rule.check(checksums.bare(match.group()))
