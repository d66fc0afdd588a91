"""Candidates: texts that may become assets, each with what the checks say of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from ...schema import Asset, AssetKind, Brief, Facets, Finding, Platform, Severity, Span
from ...tools.counting import width
from ...tools.editorial import check_asset
from ...tools.grounding import ground
from ...tools.platforms import AssetSpec

EAST_ASIAN = frozenset({"zh", "ja"})
"""Languages written with Han characters."""
_HAN = re.compile(r"[\u3400-\u9fff\u3040-\u30ff]")


@dataclass(frozen=True, kw_only=True)
class Source:
    """What candidates are checked against."""

    brief: Brief
    facets: Facets
    texts: Mapping[str, str]
    """Texts that may support a claim, by name."""
    platform: Platform
    language: str
    judgements: Judgements = field(default_factory=dict, repr=False, compare=False)
    """Texts judged before against the same: writing and review see most texts twice."""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One text, its evidence, and what is wrong with it."""

    asset: Asset
    findings: tuple[Finding, ...]

    @property
    def text(self) -> str:
        """The words themselves."""
        return self.asset.text

    @cached_property
    def usable(self) -> bool:
        """True when no check finds an error."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)

    @cached_property
    def supported(self) -> frozenset[str]:
        """Words of the brief that the text takes up, for coverage."""
        return frozenset(span.text.casefold() for span in self.asset.evidence)


Judgements = dict[tuple[AssetKind, str], Candidate]


def judged(text: str, spec: AssetSpec, source: Source, *, angle: str = "") -> Candidate:
    """A candidate of this text, checked for limit, editorial rules and grounding."""
    text = " ".join(text.split())
    known = source.judgements.get((spec.kind, text))
    if known is None:
        known = source.judgements[spec.kind, text] = _judged(text, spec, source, angle)
    if known.asset.angle == angle:
        return known
    return replace(known, asset=known.asset.model_copy(update={"angle": angle}))


def _judged(text: str, spec: AssetSpec, source: Source, angle: str) -> Candidate:
    grounding = ground(text, sources=source.texts, language=source.language, facets=source.facets)
    asset = Asset(
        kind=spec.kind,
        text=text,
        limit=spec.limit,
        width=width(text, spec.counting),
        evidence=_distinct(grounding.evidence),
        angle=angle,
    )
    brief = source.brief
    names = tuple(name for name in (brief.brand.name, brief.product.name) if name)
    editorial = check_asset(asset, platform=source.platform, language=source.language, names=names)
    own = (*_banned(text, brief), *_foreign_script(text, source))
    return Candidate(asset=asset, findings=(*editorial, *grounding.findings, *own))


def _banned(text: str, brief: Brief) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            rule="brand.banned_word",
            severity=Severity.ERROR,
            message=f"the brand does not use the word {word!r}",
            source="brief: brand.banned_words",
            fix=f"say it without {word!r}",
        )
        for word in brief.brand.banned_words
        if _whole(word).search(text) or (not word.isascii() and word in text)
    )


@lru_cache(maxsize=1024)
def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)


def _foreign_script(text: str, source: Source) -> tuple[Finding, ...]:
    """An error when the words are in a script that readers of the language do not read.

    Names of the brief may be in any script.
    """
    names = (source.brief.brand.name, source.brief.product.name)
    for name in sorted(filter(None, names), key=len, reverse=True):
        text = text.replace(name, "")
    east_asian = source.language in EAST_ASIAN
    if bool(_HAN.search(text)) == east_asian or not re.search(r"[^\W\d_]{2}", text):
        return ()
    finding = Finding(
        rule="language.script",
        severity=Severity.ERROR,
        message=f"the text is not written in {source.language}",
        source="market: language",
        fix=f"write it in {source.language}",
    )
    return (finding,)


def _distinct(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(spans))
