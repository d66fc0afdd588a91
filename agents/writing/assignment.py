"""One ad to write: everything that a writer of any kind needs to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...schema import Brief, Facets, Finding, Market, TargetSegment
from ...tools.platforms import PlatformSpec
from ..writer.sheet import FactSheet


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """One ad for one platform, in one language, for one market."""

    brief: Brief
    facets: Facets
    spec: PlatformSpec
    market: Market
    sheet: FactSheet
    """The brief's facts in the market's language."""
    sources: Mapping[str, str]
    """Texts that may support a claim, by name."""
    numbers: tuple[str, ...]
    """Literals that may hold digits, longest first."""
    segments: tuple[TargetSegment, ...] = ()
    findings: tuple[Finding, ...] = ()
    """Faults of an earlier version, to be mended."""
    seed: int = 0
