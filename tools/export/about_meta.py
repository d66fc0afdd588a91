"""What a person has to know before Meta's files are used."""

from __future__ import annotations

from collections.abc import Iterator

from ...schema import Campaign, Finding, Goal, Platform, Severity, SpecialCategory
from .meta_goals import goal_of
from .meta_targeting import detailed_names
from .special_ads import in_europe, meta_categories, special_of

SDK = "https://github.com/facebook/facebook-python-business-sdk"
SPECIAL = "https://developers.facebook.com/docs/marketing-api/audiences/special-ad-category"
SEARCH = "https://developers.facebook.com/docs/marketing-api/targeting-search"


def about_meta(campaign: Campaign, *, bulk: bool) -> tuple[Finding, ...]:
    """Warnings first: what is not verified, what the law wants, and what is left blank."""
    return (
        _unverified(bulk=bulk),
        *_special(campaign),
        *_transparency(campaign),
        *_blank(campaign),
        *_look_up(campaign),
    )


def _unverified(*, bulk: bool) -> Finding:
    return Finding(
        rule="export.unverified",
        severity=Severity.WARNING,
        message="the sheet was not verified against a live import; its columns are known from "
        "public programs, not from Meta"
        if bulk
        else "the objects were not verified against the live Marketing API; the greeting's form is "
        "known from public programs, not from Meta",
        source=SDK,
        fix="import it into a test account first; everything in it is paused",
    )


def _special(campaign: Campaign) -> Iterator[Finding]:
    categories = meta_categories(campaign)
    if not categories:
        return
    yield Finding(
        rule="export.special_ad_category",
        severity=Severity.WARNING,
        message=f"special ad category {', '.join(categories)}: shown to all genders from 18 to "
        "65+, without detailed targeting",
        source=SPECIAL,
        fix="check that the category is the right one; Meta decides for itself as well",
    )
    if SpecialCategory.POLITICS in special_of(campaign) and in_europe(campaign):
        yield Finding(
            rule="export.political",
            severity=Severity.WARNING,
            message="Meta runs no political or social issue ads in the EU since October 2025",
            source=SPECIAL,
            fix="leave the EU out, or do not run the campaign at Meta",
        )


def _transparency(campaign: Campaign) -> Iterator[Finding]:
    if in_europe(campaign):
        yield Finding(
            rule="export.beneficiary",
            severity=Severity.WARNING,
            message="ads in the EU name who benefits and who pays (DSA article 26); both are blank",
            source="https://eur-lex.europa.eu/eli/reg/2022/2065/oj",
            fix="fill in beneficiary and payer, in words as they stand in the company register",
        )


def _blank(campaign: Campaign) -> Iterator[Finding]:
    platforms = {creative.platform for creative in campaign.creatives}
    wanted = ["the page"]
    if platforms - {Platform.WHATSAPP} and campaign.brief.product.url is None:
        wanted.append("the landing page's address")
    if Platform.WHATSAPP in platforms:
        wanted.append("the WhatsApp number")
    if goal_of(campaign) is Goal.APP_INSTALLS:
        wanted.append("the app and its store page")
    yield Finding(
        rule="export.to_fill_in",
        severity=Severity.WARNING,
        message=f"pictures and these are for you to add: {', '.join(wanted)}",
        source=SDK,
        fix="fill them in before the ads go live",
    )


def _look_up(campaign: Campaign) -> Iterator[Finding]:
    names = [name for listed in detailed_names(campaign.targeting.segments).values() for name in
             listed]  # fmt: skip
    if names and not meta_categories(campaign):
        yield Finding(
            rule="export.ids_unknown",
            severity=Severity.WARNING,
            message=f"Meta knows interests by number, and only names are given: {', '.join(names)}",
            source=SEARCH,
            fix="look each up with Meta's targeting search, and leave out what it does not know",
        )
