"""The brief completed: product, price, markets, platforms and goal where the words give them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ...schema import Brief, Budget, BudgetPeriod, Facets, Goal, Platform
from ...tools.language import word_set
from ...tools.lexicon import lexicon
from .categories import hiring
from .figures import budget_in, price_in
from .naming import Named
from .places import codes_in, home_of, listed_cities, market_of, places_in
from .sources import Sources

_GOALS: tuple[tuple[Goal, str], ...] = (
    (
        Goal.APPLICATIONS,
        r"\bhiring\b|\bappl(?:y|icants|ications) for\b|wir suchen|bewerb\w+|招聘|应聘|求职",
    ),
    (Goal.APP_INSTALLS, r"\b(?:app )?(?:installs?|downloads?)\b|app store|google play|下载|安装"),
    (
        Goal.MESSAGES,
        r"whatsapp|\bmessage us\b|\bchat with us\b|schreib\w* uns|私信|加微信|咨询客服",
    ),
    (
        Goal.LEADS,
        (
            r"\bleads?\b|book a demo|\bdemos?\b|sign[- ]?ups?|enquir\w+|inquir\w+|appointments?|"
            r"consultation|"
            r"termin\w*|anfragen|demo buchen|预约|线索|询盘|试听"
        ),
    ),
    (Goal.AWARENESS, r"awareness|get known|bekannt(?:er|heit)|知名度|曝光|品牌宣传"),
    (Goal.TRAFFIC, r"\btraffic\b|more visitors|website visits|besucher auf|引流|访问量"),
)
_GOAL_PATTERNS = tuple((goal, re.compile(words, re.IGNORECASE)) for goal, words in _GOALS)

_GOAL_OF_VERTICAL: Mapping[str, Goal] = {
    "jobs": Goal.APPLICATIONS, "apps": Goal.APP_INSTALLS, "health-care": Goal.LEADS,
    "software-b2b": Goal.LEADS, "professional-services": Goal.LEADS, "property": Goal.LEADS,
    "home-services": Goal.LEADS, "finance-insurance": Goal.LEADS, "insurance": Goal.LEADS,
    "education": Goal.LEADS, "investing": Goal.LEADS, "solar-energy": Goal.LEADS,
    "non-profit-public": Goal.AWARENESS,
}  # fmt: skip
"""What advertisers of a trade mostly want people to do; sales everywhere else."""

DEFAULT_PLATFORMS: Mapping[Goal, tuple[Platform, ...]] = {
    Goal.SALES: (Platform.GOOGLE_SEARCH, Platform.META_FEED),
    Goal.LEADS: (Platform.GOOGLE_SEARCH, Platform.META_FEED),
    Goal.TRAFFIC: (Platform.GOOGLE_SEARCH, Platform.META_FEED),
    Goal.AWARENESS: (Platform.META_FEED, Platform.YOUTUBE),
    Goal.APP_INSTALLS: (Platform.GOOGLE_SEARCH, Platform.META_REELS, Platform.TIKTOK),
    Goal.MESSAGES: (Platform.WHATSAPP, Platform.META_FEED),
    Goal.APPLICATIONS: (Platform.GOOGLE_SEARCH, Platform.META_FEED),
}
"""Two or three platforms per goal: search for those who look, a feed for those who do not yet."""

_PLATFORM_WORDS: tuple[tuple[Platform, str], ...] = (
    (Platform.GOOGLE_PMAX, r"performance max|p-?max\b"),
    (Platform.GOOGLE_DEMAND_GEN, r"demand gen"),
    (
        Platform.GOOGLE_SEARCH,
        r"google(?! (?:play|maps|pay|meet|rating|review))(?:[- ]?(?:ads|search|suche))?|谷歌",
    ),
    (Platform.YOUTUBE, r"youtube|油管"),
    (Platform.META_STORIES, r"(?:instagram |facebook |insta )?stories\b"),
    (Platform.META_REELS, r"\breels\b"),
    (Platform.META_FEED, r"facebook|instagram|\bmeta\b|\binsta\b|脸书"),
    (Platform.WHATSAPP, r"whatsapp"),
    (Platform.TIKTOK, r"tik ?tok"),
)
_PLATFORM_PATTERNS = tuple((p, re.compile(w, re.IGNORECASE)) for p, w in _PLATFORM_WORDS)
_NOT_ON = re.compile(
    r"(?:\bnot\b|\bno\b|\bnicht\b|\bkein\w*|不|别)[^.,;，。；]{0,12}$", re.IGNORECASE
)

_BRIEF_FIELDS = ("text", "product.description", "audience", "notes")
_PROPER_NAME_TRADES = word_set(
    "apps software-b2b health-care travel-hospitality gastronomy fitness-wellness education "
    "events-leisure clubs non-profit-public streaming property"
)
"""Trades whose product is called by its own name, so `called X` names the product as well."""


@dataclass
class Completion:
    """Changes to a brief as they are found, each with its dotted name and the reason."""

    product: dict[str, Any] = field(default_factory=dict)
    brand: dict[str, Any] = field(default_factory=dict)
    top: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def applied(self, brief: Brief) -> Brief:
        """The brief with the changes in it, and `inferred` naming them."""
        names = [
            *(f"product.{name}" for name in self.product),
            *(f"brand.{name}" for name in self.brand),
            *self.top,
        ]
        return brief.model_copy(
            update={
                **self.top,
                "product": brief.product.model_copy(update=self.product),
                "brand": brief.brand.model_copy(update=self.brand),
                "inferred": (*brief.inferred, *names),
            }
        )


def completed(
    brief: Brief,
    facets: Facets,
    sources: Sources,
    *,
    named: tuple[str, Named] | None,
    brand: tuple[str, Named] | None,
) -> tuple[Brief, tuple[str, ...]]:
    """The completed brief and a note for each thing that was inferred."""
    found = Completion()
    _names(found, brief, facets, named, brand)
    _price(found, brief, sources)
    _budget(found, brief, sources)
    _goal(found, brief, facets, sources)
    _markets(found, brief, sources)
    _platforms(found, brief, sources)
    return found.applied(brief), tuple(found.notes)


def _names(
    found: Completion,
    brief: Brief,
    facets: Facets,
    named: tuple[str, Named] | None,
    brand: tuple[str, Named] | None,
) -> None:
    if not brief.brand.name and brand:
        found.brand["name"] = brand[1].text
        found.notes.append(f"Brand taken from the text: {brand[1].text}.")
    if not brief.product.category and facets.category:
        found.product["category"] = facets.category[0].value
    if not brief.product.name and (named or brand):
        proper = brand and _trade(facets) in _PROPER_NAME_TRADES
        chosen = brand if proper or not named else named
        name = chosen[1].text if chosen else ""
        found.product["name"] = name
        found.notes.append(f"Product taken from the text: {name}.")


def _price(found: Completion, brief: Brief, sources: Sources) -> None:
    product = brief.product
    if (product.price is not None and product.currency) or hiring(brief, sources):
        return
    for source in ("text", "product.description", "product.offer", "page"):
        money = price_in(sources.texts.get(source, ""), sources.language)
        if money is None or (product.price is not None and product.price != money.amount):
            continue
        if product.price is None:
            found.product["price"] = money.amount
        if not product.currency:
            found.product["currency"] = money.currency
        shown = sources.texts[source][money.start : money.end]
        found.notes.append(f"Price taken from the {source.replace('product.', '')}: {shown}.")
        return


def _budget(found: Completion, brief: Brief, sources: Sources) -> None:
    if brief.budget is not None:
        return
    for source in _BRIEF_FIELDS:
        budget = budget_in(sources.texts.get(source, ""), sources.language)
        if budget and budget[0].amount > 0:
            money, period = budget
            found.top["budget"] = Budget(
                amount=money.amount, currency=money.currency, period=BudgetPeriod(period)
            )
            found.notes.append(f"Budget taken from the text: {money.amount:f} {money.currency}.")
            return


def _goal(found: Completion, brief: Brief, facets: Facets, sources: Sources) -> None:
    if brief.goal is not None:
        return
    trade = _trade(facets)
    if trade in {"jobs", "apps"}:
        goal = _GOAL_OF_VERTICAL[trade]
    else:
        words = " ".join(sources.texts.get(name, "") for name in _BRIEF_FIELDS)
        said = (goal for goal, pattern in _GOAL_PATTERNS if pattern.search(words))
        goal = next(said, _GOAL_OF_VERTICAL.get(trade, Goal.SALES))
    found.top["goal"] = goal
    found.notes.append(f"Goal taken to be {goal.value.replace('_', ' ')}: the brief names none.")


def _markets(found: Completion, brief: Brief, sources: Sources) -> None:
    if brief.markets:
        return
    codes, why = _countries(sources)
    if not codes:
        currency = brief.product.currency or found.product.get("currency", "")
        codes = [home_of(sources.language, currency)]
        why = "its currency and language" if currency else "its language"
    markets = tuple(market_of(code, sources.language) for code in codes[:_MOST_MARKETS])
    found.top["markets"] = markets
    shown = ", ".join(str(market) for market in markets)
    found.notes.append(f"Market inferred from {why}: {shown}.")


_MOST_MARKETS = 5


def _countries(sources: Sources) -> tuple[list[str], str]:
    """Countries that the brief wants to reach, or else where its author is."""
    places = [place for name in _BRIEF_FIELDS for place in places_in(sources.texts.get(name, ""))]
    listed = [code for name in _BRIEF_FIELDS for code in codes_in(sources.texts.get(name, ""))]
    meant = [place.code for place in places if not place.origin and not place.city]
    meant = _unique([*listed, *meant])
    if meant:
        return meant, "the countries it names"
    towns = [listed_cities(sources.texts.get(name, "")) for name in _BRIEF_FIELDS]
    return next((codes for codes in towns if codes), []), "the city it names"


def _platforms(found: Completion, brief: Brief, sources: Sources) -> None:
    if brief.platforms:
        return
    words = " ".join(sources.texts.get(name, "") for name in ("text", "notes", "audience"))
    said = [
        platform
        for platform, pattern in _PLATFORM_PATTERNS
        if any(
            not _NOT_ON.search(words[max(0, match.start() - 24) : match.start()])
            for match in pattern.finditer(words)
        )
    ]
    goal: Goal = brief.goal or found.top["goal"]
    found.top["platforms"] = tuple(said) or DEFAULT_PLATFORMS[goal]
    shown = ", ".join(platform.value for platform in found.top["platforms"])
    why = "named in the text" if said else f"usual for {goal.value.replace('_', ' ')}"
    found.notes.append(f"Platforms {why}: {shown}.")


def _trade(facets: Facets) -> str:
    concept = lexicon().get(facets.category[0].concept) if facets.category else None
    return concept.vertical if concept else ""


def _unique(codes: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(codes))
