"""The rows of the asset editor, as data: one for each text of an ad."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ...agents.addresses import addressed, creative_address
from ...schema import Asset, Creative, Finding, Platform, Severity
from ...tools.counting import Counting
from ...tools.platforms import SPECS

FIXED = frozenset({"call_to_action"})
"""Kinds that are chosen from a platform's list and not written, so nothing writes them again."""


@dataclass(frozen=True, kw_only=True)
class AssetRow:
    """One text of an ad, and all that the editor shows beside it."""

    address: str
    """As in `Finding.where`, for example `google_search/DE/de/1/headline[3]`."""
    asset: Asset
    platform: Platform
    language: str
    """BCP 47 language of the text."""
    number: int
    """Place among the texts of its kind, from 1."""
    counting: Counting
    limit: int
    hard: bool
    """False: the limit is recommended, and longer texts are cut on the screen."""
    locked: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def has_error(self) -> bool:
        """Whether an error stands against the text, so that it cannot be approved."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def over(self) -> int:
        """How much the text is too long, in the platform's counting; 0 where it fits."""
        return max(0, self.asset.width - self.limit)


def asset_rows(
    creative: Creative, findings: Iterable[Finding] = (), locked: Collection[str] = ()
) -> tuple[AssetRow, ...]:
    """A row for each text of an ad, in order, with the findings at its address."""
    at: dict[str, list[Finding]] = {}
    for finding in findings:
        at.setdefault(finding.where, []).append(finding)
    counts: dict[str, int] = {}
    rows = []
    for address, asset in addressed(creative):
        counts[asset.kind] = counts.get(asset.kind, 0) + 1
        spec = SPECS[creative.platform].asset(asset.kind)
        rows.append(
            AssetRow(
                address=address,
                asset=asset,
                platform=creative.platform,
                language=creative.language,
                number=counts[asset.kind],
                counting=spec.counting if spec else Counting.CHARACTERS,
                limit=spec.limit if spec else asset.limit,
                hard=spec.hard if spec else False,
                locked=address in locked,
                findings=tuple(at.get(address, ())),
            )
        )
    return tuple(rows)


def findings_of_ad(creative: Creative, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings about an ad as a whole, or about its texts of one kind."""
    own = creative_address(creative)
    texts = {address for address, _ in addressed(creative)}
    return tuple(
        finding
        for finding in findings
        if finding.where not in texts
        and (finding.where == own or finding.where.startswith(f"{own}/"))
    )
