"""What a person has to know before a Google Ads Editor file is imported."""

from __future__ import annotations

from collections.abc import Iterator

from ...schema import Ages, AssetKind, Campaign, Finding, Platform, Severity, SpecialCategory
from .editor_columns import HELP
from .special_ads import in_europe, special_of

_POLITICS_SOURCE = "https://support.google.com/adspolicy/answer/6014595"
_SEGMENTS_SHOWN = 8


def about_google(campaign: Campaign) -> tuple[Finding, ...]:
    """Warnings first: what is not verified, and what the file leaves to a person."""
    return (_unverified(), *_political(campaign), *_blank(campaign), *_by_hand(campaign))


def _unverified() -> Finding:
    return Finding(
        rule="export.unverified",
        severity=Severity.WARNING,
        message="the file was not verified against a live import; the columns that switch off "
        "automatic texts and declare political ads are known from public programs, not from "
        "Google's Help",
        source=HELP,
        fix="look through Editor's import preview, and check that text and URL automation are off",
    )


def _political(campaign: Campaign) -> Iterator[Finding]:
    if SpecialCategory.POLITICS not in special_of(campaign):
        return
    yield Finding(
        rule="export.political",
        severity=Severity.WARNING,
        message="the campaign is political, so 'EU political ads' was left blank for you to declare"
        + (
            "; Google runs no political ads in the EU since October 2025"
            if in_europe(campaign)
            else ""
        ),
        source=_POLITICS_SOURCE,
        fix="declare it in Editor, and do not run it in the EU",
    )


def _blank(campaign: Campaign) -> Iterator[Finding]:
    if campaign.brief.product.url is None:
        yield Finding(
            rule="export.no_url",
            severity=Severity.WARNING,
            message="Final URL is blank: the brief names no landing page",
            fix="give product.url in the brief, or fill Final URL in Editor",
        )
    if any(creative.texts(AssetKind.SITELINK) for creative in campaign.creatives):
        yield Finding(
            rule="export.sitelink_url",
            severity=Severity.WARNING,
            message="sitelinks have no Final URL: each leads to a page of its own, and the brief "
            "names one page",
            fix="fill Final URL of each sitelink, or delete the rows",
        )
    if any(creative.platform is Platform.GOOGLE_PMAX for creative in campaign.creatives):
        yield Finding(
            rule="export.no_images",
            severity=Severity.INFO,
            message="asset groups hold texts only: Performance Max wants images and a logo too",
            fix="add images in Editor",
        )


def _by_hand(campaign: Campaign) -> Iterator[Finding]:
    """Targeting that the file cannot carry."""
    targeting = campaign.targeting
    names = [
        f"{segment.name} ({segment.platforms['google']})"
        if "google" in segment.platforms
        else segment.name
        for segment in targeting.segments[:_SEGMENTS_SHOWN]
    ]
    people = []
    if targeting.ages != Ages():
        people.append(f"ages {targeting.ages.minimum} to {targeting.ages.maximum}")
    if targeting.genders:
        people.append(f"gender {', '.join(targeting.genders)}")
    wanted = [*people, *names]
    if wanted:
        yield Finding(
            rule="export.audience_by_hand",
            severity=Severity.INFO,
            message=f"audiences are not in the file: {'; '.join(wanted)}",
            fix="set them in Editor, as observation or as audience signal",
        )
