"""Which ads of a campaign a file can carry, and why others stay out."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ...errors import UserError
from ...schema import Asset, AssetKind, AssetState, Campaign, Creative, Finding, Platform, Severity
from ..platforms import SPECS


def name_of(creative: Creative) -> str:
    """An ad in words, for example `google_search DE/de 1`."""
    return f"{creative.platform.value} {creative.market} {creative.variant}"


def carried(
    campaign: Campaign, platforms: Collection[Platform], *, approved_only: bool
) -> tuple[Campaign, tuple[Finding, ...]]:
    """The campaign with the ads that may go into a file for these platforms, and what stayed out.

    Texts over a hard limit stay out, and, if asked, all that nobody approved; so do ads that are
    left with fewer texts than their platform takes. Raises UserError when no ad is left.
    """
    offered = [creative for creative in campaign.creatives if creative.platform in platforms]
    if not offered:
        raise UserError(_nothing_for(campaign, platforms))
    kept: list[Creative] = []
    findings: list[Finding] = []
    for creative in offered:
        fit, said = _fit(creative, approved_only=approved_only)
        lacking = _lacking(fit)
        findings += said
        if lacking:
            findings.append(_left_out(fit, lacking))
        else:
            kept.append(fit)
    if not kept:
        raise UserError(_nothing_left(findings, approved_only=approved_only))
    return campaign.model_copy(update={"creatives": tuple(kept)}), tuple(findings)


def may_go(asset: Asset, creative: Creative, *, approved_only: bool) -> bool:
    """Whether a text may go into a file: within a hard limit, and approved if that is asked."""
    spec = SPECS[creative.platform].asset(asset.kind)
    over = spec is not None and spec.hard and not spec.fits(asset.text)
    return not over and not (approved_only and asset.state is not AssetState.APPROVED)


def _fit(creative: Creative, *, approved_only: bool) -> tuple[Creative, list[Finding]]:
    kept = [
        asset for asset in creative.assets if may_go(asset, creative, approved_only=approved_only)
    ]
    over = [asset for asset in creative.assets if not may_go(asset, creative, approved_only=False)]
    findings = [
        Finding(
            rule="export.over_limit",
            severity=Severity.WARNING,
            message=f"{asset.kind.value} {asset.text[:60]!r} is longer than the platform takes, "
            "so it was left out",
            fix=f"shorten it to {spec.limit}" if spec else "",
            source=spec.source if spec else "",
            where=name_of(creative),
        )
        for asset in over
        for spec in [SPECS[creative.platform].asset(asset.kind)]
    ]
    return creative.model_copy(update={"assets": _paired(kept, creative)}), findings


def _paired(kept: Sequence[Asset], creative: Creative) -> tuple[Asset, ...]:
    """The texts, without sitelink descriptions where a link or a line is missing.

    Descriptions belong to links by order alone, so a gap would put lines under the wrong link.
    """
    pairs = {AssetKind.SITELINK, AssetKind.SITELINK_DESCRIPTION}
    gap = any(asset.kind in pairs and asset not in kept for asset in creative.assets)
    return tuple(
        asset for asset in kept if not (gap and asset.kind is AssetKind.SITELINK_DESCRIPTION)
    )


def _lacking(creative: Creative) -> str:
    """Kinds of which the ad has fewer texts than the platform takes, in words.

    A button is never lacking: the goal gives one.
    """
    return ", ".join(
        f"{have} of {spec.minimum} {spec.kind.value.replace('_', ' ')} texts"
        for spec in SPECS[creative.platform].assets
        if spec.kind is not AssetKind.CALL_TO_ACTION
        and (have := len(creative.texts(spec.kind))) < spec.minimum
    )


def _left_out(creative: Creative, lacking: str) -> Finding:
    return Finding(
        rule="export.ad_left_out",
        severity=Severity.WARNING,
        message=f"the ad {name_of(creative)} was left out: {lacking}",
        fix="write or approve the texts that it lacks",
        source=SPECS[creative.platform].source,
        where=name_of(creative),
    )


def _nothing_for(campaign: Campaign, platforms: Collection[Platform]) -> str:
    there = _listed(tuple(creative.platform for creative in campaign.creatives)) or "none"
    return (
        f"the campaign has no ads for {_listed(tuple(platforms))}; its ads are for: {there}. "
        "Choose another --to (csv and json take every platform), or name the platform in the brief"
    )


def _nothing_left(findings: Sequence[Finding], *, approved_only: bool) -> str:
    if approved_only:
        return (
            "no ad has enough approved texts: set the state of lines to 'approved' in the campaign "
            f"file, or leave out --approved-only ({findings[-1].message})"
        )
    return f"no ad can go into the file: {'; '.join(finding.message for finding in findings[:3])}"


def _listed(platforms: Sequence[Platform]) -> str:
    order = list(Platform)
    return ", ".join(sorted({p.value for p in platforms}, key=lambda p: order.index(Platform(p))))
