"""From a row and its filled slots to typed changes; None where a slot is not explained."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ....schema import Platform, PrivacyPolicy
from ....tools.countries import countries, primary_language
from ....tools.targeting import ages_in
from ...understanding.places import home_of
from .. import changes as to
from ..draft import Draft
from . import slots

Built = tuple[to.Change, ...] | None


@dataclass(frozen=True, kw_only=True)
class Match:
    """A clause that fits a row."""

    clause: str
    language: str
    slot: Mapping[str, str]
    draft: Draft


def _length(wanted: to.SetLength) -> Callable[[Match], Built]:
    return lambda _match: (wanted,)


def _style(*, more: bool) -> Callable[[Match], Built]:
    def build(match: Match) -> Built:
        named, compared = match.slot.get("style"), match.slot.get("comparative", "")
        found = (
            slots.styles(named, match.language)
            if named
            else slots.comparative(compared, match.language)
        )
        return tuple(to.SetStyle(concept=one, more=more) for one in found) if found else None

    return build


def _share(match: Match) -> Built:
    percent, named = slots.share(match.slot["share"]), slots.platforms(match.slot["platforms"])
    if percent is None or named is None:
        return None
    return (to.SetShare(platforms=named, percent=percent),)


def _budget(match: Match) -> Built:
    money = slots.money(match.slot["money"], match.language)
    if money is None or money.amount > Decimal("1e9"):
        return None
    period = slots.period(match.clause)
    return (to.SetBudget(amount=money.amount, currency=money.currency, period=period),)


def _price(match: Match) -> Built:
    money = slots.money(match.slot["money"], match.language)
    if money is None:
        return None
    brief = match.draft.campaign.brief
    currency = "" if money.currency else f" {brief.product.currency}"
    return (to.AddFact(text=f"{money.text}{currency}".strip()),)


def _ages(match: Match) -> Built:
    found = ages_in(match.slot["ages"])
    if found is None or len(match.slot["ages"].split()) > slots.MOST_WORDS + 3:
        return None
    return (to.SetAges(minimum=found.minimum, maximum=found.maximum),)


def _privacy(policy: PrivacyPolicy) -> Callable[[Match], Built]:
    return lambda _match: (to.SetPrivacy(policy=policy),)


def _at(change: Callable[[str], to.Change]) -> Callable[[Match], Built]:
    def build(match: Match) -> Built:
        place = slots.where(match.slot["where"]) if match.slot.get("where") else ""
        return None if place is None else (change(place),)

    return build


def _add_platform(match: Match) -> Built:
    named = _each_platform(match.slot["platforms"], match.draft, there=False)
    return tuple(to.AddPlatform(platform=one) for one in named) if named else None


def _drop_platform(match: Match) -> Built:
    named = _each_platform(match.slot["platforms"], match.draft, there=True)
    return tuple(to.DropPlatform(platform=one) for one in named) if named else None


def _each_platform(text: str, draft: Draft, *, there: bool) -> tuple[Platform, ...] | None:
    """Named platforms; of a group all that the campaign has, or the first one to add."""
    found: list[Platform] = []
    for part in slots.parts(text):
        named = slots.platforms(part)
        if named is None:
            return None
        running = [one for one in named if one in draft.campaign.brief.platforms]
        found += (running or named[:1]) if there else named[:1]
    return tuple(dict.fromkeys(found))


def _add_market(match: Match) -> Built:
    code, language = _market(match)
    if code is None and language is None:
        return None
    if code is None and language is not None:
        code = _home(language, match.draft)
    return (to.AddMarket(country=code or "", language=language or ""),)


def _drop_market(match: Match) -> Built:
    code, language = _market(match)
    if code is None and language is None:
        return None
    return (to.DropMarket(country=code or "", language=language or ""),)


def _market(match: Match) -> tuple[str | None, str | None]:
    """Country and language; both None where one of the slots is not explained."""
    said_country, said_language = match.slot.get("country"), match.slot.get("language")
    code = slots.a_country(said_country) if said_country else None
    language = slots.a_language(said_language) if said_language else None
    if (said_country and code is None) or (said_language and language is None):
        return None, None
    return code, language


def _home(language: str, draft: Draft) -> str:
    """The country to advertise in with a language: one of the campaign's, or its largest."""
    primary = primary_language(language)
    markets = draft.campaign.brief.markets
    taken = {(market.country, primary_language(market.language)) for market in markets}
    for market in markets:
        spoken = {primary_language(tag) for tag in countries()[market.country].languages}
        if primary in spoken and (market.country, primary) not in taken:
            return market.country
    return home_of(primary)


def _ban(match: Match) -> Built:
    found = slots.words(match.slot["words"]) if match.slot.get("words") else None
    return (to.BanWords(words=found),) if found else None


def _allow(match: Match) -> Built:
    found = slots.words(match.slot["words"])
    return (to.AllowWords(words=found),) if found else None


def _fact(match: Match) -> Built:
    return (to.AddFact(text=match.slot["fact"].strip()),)


def _voice(match: Match) -> Built:
    return (to.SetVoice(voice=match.slot["voice"].strip()),)


def _drop_audience(match: Match) -> Built:
    found = slots.people(match.slot["audience"])
    return tuple(to.DropAudience(words=one) for one in found) if found else None


def _favour_audience(match: Match) -> Built:
    found = slots.people(match.slot["audience"])
    return tuple(to.FavourAudience(words=one) for one in found) if found else None


BUILDERS: Mapping[str, Callable[[Match], Built]] = {
    "shorter": _length(to.SetLength(length="shorter")),
    "longer": _length(to.SetLength(length="longer")),
    "share": _share,
    "budget": _budget,
    "price": _price,
    "ages": _ages,
    "privacy_local": _privacy(PrivacyPolicy.LOCAL_ONLY),
    "privacy_redact": _privacy(PrivacyPolicy.REDACT),
    "approve": _at(lambda place: to.ApproveAssets(where=place)),
    "unlock": _at(lambda place: to.UnlockAssets(where=place)),
    "lock": _at(lambda place: to.LockAssets(where=place)),
    "rewrite": _at(lambda place: to.RegenerateAssets(where=place)),
    "drop_platform": _drop_platform,
    "add_platform": _add_platform,
    "add_market": _add_market,
    "drop_market": _drop_market,
    "less_style": _style(more=False),
    "more_style": _style(more=True),
    "ban": _ban,
    "allow": _allow,
    "fact": _fact,
    "voice": _voice,
    "drop_audience": _drop_audience,
    "favour_audience": _favour_audience,
}
"""By the id of a row; a test holds the two together."""
