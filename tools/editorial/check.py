"""The check of one text: its length, its form, its wording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from ...schema import Asset, AssetKind, Finding, Platform, Severity, Span
from ..platforms import SPECS, AssetSpec
from .form import FORM
from .personal import PERSONAL
from .rule import Rule
from .wording import WORDING

RULES: tuple[Rule, ...] = (*FORM, *WORDING, *PERSONAL)
"""Every rule, each with its source and with examples that a test runs."""

_CHOSEN = frozenset({AssetKind.CALL_TO_ACTION})
"""Texts that come from the platform's own list: only their length is looked at."""


def check_asset(
    asset: Asset, *, platform: Platform, language: str, names: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """What is wrong with one text on a platform; a span points into the text (source `asset`).

    `language` is BCP 47. `names` are the brand's and product's own: how they are written is the
    advertiser's business, so no rule of form is held against words inside of them.
    """
    spec = SPECS[platform].asset(asset.kind)
    findings = list(_length(asset, spec, platform)) if spec else [_not_taken(asset, platform)]
    if asset.kind in _CHOSEN:
        return tuple(findings)
    own = tuple(_places(asset.text, names))
    for rule in rules_for(platform, asset.kind, language.partition("-")[0].lower()):
        for start, end in rule.places(asset.text):
            if not any(first <= start and end <= last for first, last in own):
                findings.append(_finding(rule, asset.text, start, end))
    return tuple(findings)


@cache
def rules_for(platform: Platform, kind: AssetKind, language: str) -> tuple[Rule, ...]:
    """Rules that hold for such a text."""
    return tuple(rule for rule in RULES if rule.applies(platform, kind, language))


def _places(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    for name in names:
        start = text.find(name) if name else -1
        while start >= 0:
            yield start, start + len(name)
            start = text.find(name, start + 1)


def _length(asset: Asset, spec: AssetSpec, platform: Platform) -> Iterator[Finding]:
    width = spec.width(asset.text)
    if width > spec.limit:
        yield Finding(
            rule=f"{platform}.too_long",
            severity=Severity.ERROR if spec.hard else Severity.WARNING,
            message=f"“{asset.text}” is {width} long; {_most(spec)} {spec.limit}",
            source=spec.source,
            fix=f"take out {width - spec.limit}",
        )
    elif 0 < width < spec.shortest:
        yield Finding(
            rule=f"{platform}.too_short",
            severity=Severity.ERROR if spec.hard else Severity.WARNING,
            message=f"“{asset.text}” is {width} long; the least is {spec.shortest}",
            source=spec.source,
            fix="write it out",
        )


def _most(spec: AssetSpec) -> str:
    return "the most is" if spec.hard else "recommended are at most"


def _not_taken(asset: Asset, platform: Platform) -> Finding:
    return Finding(
        rule=f"{platform}.not_taken",
        severity=Severity.ERROR,
        message=f"{platform} takes no {asset.kind}",
        source=SPECS[platform].source,
        fix="leave it out",
    )


def _finding(rule: Rule, text: str, start: int, end: int) -> Finding:
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        message=f"{rule.what}: “{text[start:end].strip() or text}”",
        span=Span(source="asset", start=start, end=end, text=text[start:end]),
        source=rule.source,
        fix=rule.fix,
    )
