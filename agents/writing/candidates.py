"""Candidates: texts that may become assets, each with what the checks say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...schema import Asset, Brief, Facets, Finding, Platform, Severity, Span
from ...tools.counting import width
from ...tools.editorial import check_asset
from ...tools.grounding import ground
from ...tools.platforms import AssetSpec


@dataclass(frozen=True, kw_only=True)
class Source:
    """What candidates are checked against."""

    brief: Brief
    facets: Facets
    texts: Mapping[str, str]
    """Texts that may support a claim, by name."""
    platform: Platform
    language: str


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One text, its evidence, and what is wrong with it."""

    asset: Asset
    findings: tuple[Finding, ...]

    @property
    def text(self) -> str:
        """The words themselves."""
        return self.asset.text

    @property
    def usable(self) -> bool:
        """True when no check finds an error."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)

    @property
    def supported(self) -> frozenset[str]:
        """Words of the brief that the text takes up, for coverage."""
        return frozenset(span.text.casefold() for span in self.asset.evidence)


def judged(text: str, spec: AssetSpec, source: Source, *, angle: str = "") -> Candidate:
    """A candidate of this text, checked for limit, editorial rules and grounding."""
    text = " ".join(text.split())
    grounding = ground(text, sources=source.texts, language=source.language, facets=source.facets)
    asset = Asset(
        kind=spec.kind,
        text=text,
        limit=spec.limit,
        width=width(text, spec.counting),
        evidence=_distinct(grounding.evidence),
        angle=angle,
    )
    editorial = check_asset(asset, platform=source.platform, language=source.language)
    banned = _banned(text, source.brief)
    return Candidate(asset=asset, findings=(*editorial, *grounding.findings, *banned))


def _banned(text: str, brief: Brief) -> tuple[Finding, ...]:
    folded = text.casefold()
    return tuple(
        Finding(
            rule="brand.banned_word",
            severity=Severity.ERROR,
            message=f"the brand does not use the word {word!r}",
            source="brief: brand.banned_words",
            fix=f"say it without {word!r}",
        )
        for word in brief.brand.banned_words
        if word.casefold() in folded
    )


def _distinct(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(spans))
