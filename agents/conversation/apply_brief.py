"""Changes of what is advertised where: markets, platforms, budget, facts, privacy."""

from __future__ import annotations

from decimal import Decimal

from ...errors import UserError
from ...schema import Brief, Budget, BudgetPeriod, Creative, Market, Platform
from ...tools.countries import country, primary_language
from ...tools.targeting import special_categories_of
from ..addresses import creative_address
from ..understanding.figures import Money, money_in, price_in
from ..understanding.places import market_of
from ..writing.desk import FALLBACK_LANGUAGE
from .changes import (
    AddFact,
    AddMarket,
    AddPlatform,
    DropMarket,
    DropPlatform,
    SetBudget,
    SetPrivacy,
    SetShare,
)
from .checking import without_lost_findings
from .draft import Draft
from .lines import kept_count
from .replies import platform_name
from .work import EVERYWHERE, Applied, Desk, Work

_TARGET = Work(target=True)


def with_brief(draft: Draft, brief: Brief) -> Draft:
    """The draft with another brief; what the law says of it is looked up anew."""
    campaign = draft.campaign.model_copy(update={"brief": brief})
    special = tuple(dict.fromkeys((*draft.special, *special_categories_of(brief))))
    return draft.model_copy(update={"campaign": campaign, "special": special})


def add_market(draft: Draft, change: AddMarket, desk: Desk) -> Applied:
    """A market more; its ads are written, the others stay."""
    brief = draft.campaign.brief
    try:
        place = country(change.country)
        market = (
            Market(country=place.code, language=change.language)
            if change.language
            else market_of(place.code, primary_language(draft.campaign.facets.language))
        )
    except (UserError, ValueError) as error:
        return Applied(draft=draft, refused=(str(error),))
    if market in brief.markets:
        return desk.refusal(draft, "has_market", name=market)
    brief = brief.model_copy(update={"markets": (*brief.markets, market)})
    said = desk.say("market_in", market=f"{desk.say.country(place)} ({market.language})")
    return Applied(draft=with_brief(draft, brief), work=_TARGET, said=(said,))


def drop_market(draft: Draft, change: DropMarket, desk: Desk) -> Applied:
    """A market less, with its ads."""
    brief = draft.campaign.brief
    try:
        code = country(change.country).code if change.country else ""
    except UserError as error:
        return Applied(draft=draft, refused=(str(error),))
    wanted = primary_language(change.language) if change.language else ""
    out = [
        market
        for market in brief.markets
        if (not code or market.country == code)
        and (not wanted or primary_language(market.language) == wanted)
    ]
    if not out or not (code or wanted):
        name = change.country or change.language
        return desk.refusal(draft, "no_market", name=name)
    left = tuple(market for market in brief.markets if market not in out)
    if not left:
        return desk.refusal(draft, "last_market")
    draft = with_brief(draft, brief.model_copy(update={"markets": left}))
    names = desk.say.listed(map(str, out))
    return _without_ads(draft, desk).saying(desk.say("market_out", market=names))


def add_platform(draft: Draft, change: AddPlatform, desk: Desk) -> Applied:
    """A platform more; its ads are written, the others stay."""
    brief, name = draft.campaign.brief, platform_name(change.platform)
    if change.platform in brief.platforms:
        return desk.refusal(draft, "has_platform", name=name)
    brief = brief.model_copy(update={"platforms": (*brief.platforms, change.platform)})
    said = desk.say("platform_in", platform=name)
    return Applied(draft=with_brief(draft, brief), work=_TARGET, said=(said,))


def drop_platform(draft: Draft, change: DropPlatform, desk: Desk) -> Applied:
    """A platform less, with its ads and its share of the budget."""
    brief, name = draft.campaign.brief, platform_name(change.platform)
    if change.platform not in brief.platforms:
        names = desk.say.listed(map(platform_name, brief.platforms))
        return desk.refusal(draft, "no_platform", name=name, names=names)
    left = tuple(platform for platform in brief.platforms if platform is not change.platform)
    if not left:
        return desk.refusal(draft, "last_platform")
    shares = {p: s for p, s in draft.wishes.shares.items() if p is not change.platform}
    wishes = draft.wishes.model_copy(update={"shares": shares})
    draft = with_brief(draft, brief.model_copy(update={"platforms": left}))
    draft = draft.model_copy(update={"wishes": wishes})
    return _without_ads(draft, desk).saying(desk.say("platform_out", platform=name))


def _without_ads(draft: Draft, desk: Desk) -> Applied:
    """The draft without ads for what the brief no longer names, saying what kept texts go."""
    gone = [c for c in draft.campaign.creatives if not wanted_by(draft.campaign.brief, c)]
    addresses = [creative_address(creative) for creative in gone]
    lost = sum(kept_count(draft, address) for address in addresses)
    left = tuple(c for c in draft.campaign.creatives if c not in gone)
    campaign = without_lost_findings(draft.campaign.model_copy(update={"creatives": left}))

    def stays(where: str) -> bool:
        return not any(where.startswith(f"{address}/") for address in addresses)

    done = draft.model_copy(
        update={
            "campaign": campaign,
            "locked": tuple(filter(stays, draft.locked)),
            "alternatives": tuple(a for a in draft.alternatives if stays(a.where)),
        }
    )
    said = (desk.say("lost", count=lost),) if lost else ()
    return Applied(draft=done, work=_TARGET, said=said)


def wanted_by(brief: Brief, creative: Creative) -> bool:
    """Whether an ad is for a platform and a market of the brief."""
    return creative.platform in brief.platforms and any(
        serves(creative, market) for market in brief.markets
    )


def serves(creative: Creative, market: Market) -> bool:
    """Whether an ad is for a market: its own, or in English for want of a model that writes it."""
    stands_in = creative.market.country == market.country
    return creative.market == market or (stands_in and creative.language == FALLBACK_LANGUAGE)


def budget(draft: Draft, change: SetBudget, desk: Desk) -> Applied:
    """The budget, in the currency that is in force where none is named."""
    brief = draft.campaign.brief
    old = brief.budget
    currency = change.currency.upper() or (old.currency if old else brief.product.currency)
    if not currency:
        return desk.refusal(draft, "no_currency")
    period = change.period or (old.period if old else BudgetPeriod.MONTH)
    new = Budget(amount=change.amount, currency=currency, period=period)
    said = desk.say(
        "budget",
        amount=f"{change.amount:,f}",
        currency=currency,
        period=desk.say(f"period_{period.value}"),
    )
    done = with_brief(draft, brief.model_copy(update={"budget": new}))
    return Applied(draft=done, work=_TARGET, said=(said,))


def share(draft: Draft, change: SetShare, desk: Desk) -> Applied:
    """A share for some platforms together, dealt among them in the proportions they have."""
    brief = draft.campaign.brief
    there = [platform for platform in change.platforms if platform in brief.platforms]
    if not there:
        names = desk.say.listed(map(platform_name, change.platforms))
        return desk.refusal(draft, "no_group", names=names)
    if len(there) == len(brief.platforms):
        return desk.refusal(draft, "all_platforms")
    now = {one.platform: one.percent for one in draft.campaign.targeting.budget_split}
    whole = sum((now.get(platform, Decimal(0)) for platform in there), Decimal(0))
    parts = {
        platform: change.percent * now.get(platform, Decimal(0)) / whole
        if whole
        else change.percent / len(there)
        for platform in there
    }
    fixed = {p: s for p, s in draft.wishes.shares.items() if p not in parts}
    free = set(brief.platforms) - set(fixed) - set(parts)
    if sum(fixed.values()) + change.percent > 100 or not free:  # noqa: PLR2004 - percent
        fixed = {}
    wishes = draft.wishes.model_copy(update={"shares": {**fixed, **parts}})
    return Applied(draft=draft.model_copy(update={"wishes": wishes}), work=_TARGET)


def fact(draft: Draft, change: AddFact, desk: Desk) -> Applied:
    """A fact more that the ads may state; a price is taken as the product's price."""
    brief, text = draft.campaign.brief, change.text.strip()
    language = draft.campaign.facets.language
    money = price_in(text, language)
    if money:
        brief = _priced(brief, money, text, language)
    else:
        features = (*brief.product.features, text)
        product = brief.product.model_copy(update={"features": features})
        brief = brief.model_copy(update={"product": product})
    return Applied(
        draft=with_brief(draft, brief),
        work=Work(understand=True, retrieve=not money, target=True, rewrite=EVERYWHERE),
        said=(desk.say("fact", text=text),),
    )


def _priced(brief: Brief, money: Money, said: str, language: str) -> Brief:
    """The brief with another price, also where its texts name the old one."""
    old, words = brief.product.price, said[money.start : money.end]
    currency = money.currency or brief.product.currency
    text = brief.text
    for found in reversed(list(money_in(text, language))):
        if found.amount == old:
            text = text[: found.start] + words + text[found.end :]
    product = brief.product.model_copy(update={"price": money.amount, "currency": currency})
    return brief.model_copy(update={"product": product, "text": text})


def privacy(draft: Draft, change: SetPrivacy, desk: Desk) -> Applied:
    """The policy for everything from now on; what was sent before stays sent."""
    done = draft.model_copy(
        update={
            "privacy": change.policy,
            "policy_in_force": change.policy,
            "policy_reason": f"{change.policy.value}, as asked in this conversation",
        }
    )
    return Applied(draft=done, said=(desk.say("privacy", policy=change.policy.value),))


def shares_sentence(draft: Draft, desk: Desk) -> str:
    """The split of the budget in words."""
    parts = (
        f"{platform_name(Platform(one.platform))} {one.percent:g}%"
        for one in draft.campaign.targeting.budget_split
    )
    return desk.say("shares", shares=desk.say.listed(parts))
