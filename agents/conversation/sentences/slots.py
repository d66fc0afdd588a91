"""What the words in a slot mean: styles, platforms, places, shares, money, people.

Each reader takes the whole text of a slot and gives None where anything in it is not explained, so
that a clause is never read as half of what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from typing import Any

from ....errors import UserError
from ....schema import BudgetPeriod, FacetKind, Platform
from ....tools.countries import country
from ....tools.lexicon import lexicon
from ...understanding.figures import money_in

MOST_WORDS = 6
"""Longest description of people, in words."""
_JOINED = re.compile(r"\s*(?:,|;|，|、|；|\+|&|\band\b|\bund\b|\bor\b|\bplus\b|和|与|及|又|跟)\s*")
_FILLER = re.compile(
    r"\b(?:the|a|an|and|und|or|style|feel|tone|look|die|der|das|den|eine?n?)\b|[\s,，、&+]|和|与|又|感|风格?",
    re.IGNORECASE,
)
_QUOTES = "\"'“”„‘’«»「」『』 "
_PERCENT = re.compile(
    r"(?:百分之)?(\d{1,3}(?:[.,]\d)?)\s*(?:%|percent|per cent|prozent|％)?(?: of)?"
)
_TENTHS = re.compile(r"([一二两三四五六七八九])成")
_DAY = re.compile(r"\b(?:day|daily|tag|täglich)\w*|[天日]", re.IGNORECASE)
_MONTH = re.compile(r"\b(?:month|monat)\w*|月", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:campaign|kampagne|in total)\w*", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Amount:
    """Money as it was said; the currency may be missing."""

    amount: Decimal
    currency: str
    text: str


def styles(text: str, language: str) -> tuple[str, ...] | None:
    """Lexicon ids of the styles and emotions that a text names, and nothing else."""
    found = [_style(part.strip(_QUOTES), language) for part in parts(text)]
    return tuple(dict.fromkeys(one for one in found if one)) if found and all(found) else None


def _style(text: str, language: str) -> str | None:
    known = _style_words().get(text.casefold())
    if known:
        return known
    mentions = [
        mention
        for mention in lexicon().find(text, language=language)
        if mention.concept.kind in {FacetKind.STYLE, FacetKind.EMOTION}
    ]
    whole = [one for one in mentions if not _FILLER.sub("", text[: one.start] + text[one.end :])]
    if not whole:
        return None
    named = sorted(whole, key=lambda one: one.concept.kind is not FacetKind.STYLE)
    return named[0].concept.id


def parts(text: str) -> list[str]:
    """Parts of a list in words."""
    return [part for part in _JOINED.split(text.strip()) if part]


def comparative(text: str, language: str) -> tuple[str, ...] | None:
    """The same of words such as "funnier" and "verspielter", that need no "more"."""
    ends = all(part.strip().casefold().endswith(("er", "ere")) for part in parts(text))
    return styles(text, language) if ends else None


def language_names() -> tuple[str, ...]:
    """Names of languages, the longest first."""
    return tuple(sorted(_of("languages"), key=len, reverse=True))


def platforms(text: str) -> tuple[Platform, ...] | None:
    """Platforms that a text names, groups such as "video" included, and nothing else."""
    found: list[Platform] = []
    for part in _JOINED.split(_plain(text)):
        named = _platform_names().get(part.removesuffix(" ads").strip())
        if named is None:
            return None
        found += named
    return tuple(dict.fromkeys(found)) or None


def a_country(text: str) -> str | None:
    """Code of a country; two letters count only as capitals ("it" is no Italy)."""
    name = text.strip(_QUOTES)
    if len(name) == 2 and name.isascii() and not name.isupper():  # noqa: PLR2004 - an ISO code
        return None
    try:
        return country(name).code
    except UserError:
        return None


def a_language(text: str) -> str | None:
    """BCP 47 tag of a language."""
    return _of("languages").get(_plain(text))


def share(text: str) -> Decimal | None:
    """Percent of a share: "half", "70%", "三分之一", "七成"."""
    said = _plain(text)
    known = _of("shares").get(said)
    tenths = _TENTHS.fullmatch(said)
    if tenths:
        known = str(10 * int(_words()["chinese_numbers"][tenths[1]]))
    percent = _PERCENT.fullmatch(said)
    if known is None and percent and not said.replace(".", "").isdigit():
        known = percent[1].replace(",", ".")
    value = Decimal(known) if known else None
    return value if value is not None and 0 <= value <= 100 else None  # noqa: PLR2004


def money(text: str, language: str) -> Amount | None:
    """An amount of money, and nothing else."""
    said = text.strip(_QUOTES)
    for one in money_in(said, language):
        if not said[: one.start].strip() and not said[one.end :].strip():
            return Amount(amount=one.amount, currency=one.currency, text=said)
    try:
        amount = Decimal(said.replace(",", ""))
    except InvalidOperation:
        return None
    return Amount(amount=amount, currency="", text=said) if amount > 0 else None


def period(clause: str) -> BudgetPeriod | None:
    """Whether a budget is for a day, a month or the campaign; None where nothing says so."""
    if _DAY.search(clause):
        return BudgetPeriod.DAY
    if _MONTH.search(clause):
        return BudgetPeriod.MONTH
    return BudgetPeriod.CAMPAIGN if _WHOLE.search(clause) else None


def where(text: str) -> str | None:
    """Address of what is meant: all, a platform, or a kind of text."""
    said = _plain(text)
    if said in set(_words()["everything"]):
        return ""
    kind = _of("kinds").get(said)
    if kind:
        return f"*/{kind}"
    named = platforms(re.sub(r"\s*(?:ads?|texts?|anzeigen?|texte|广告|文案)$", "", said))
    return named[0].value if named and len(named) == 1 else None


def words(text: str) -> tuple[str, ...] | None:
    """Words in a row, without quotes."""
    named = [part.strip(_QUOTES) for part in _JOINED.split(text)]
    short = [part for part in named if part and len(part.split()) <= 3 and len(part) <= 40]  # noqa: PLR2004
    return tuple(dict.fromkeys(short)) if short and len(short) == len(named) else None


def people(text: str) -> tuple[str, ...] | None:
    """Short descriptions of people."""
    found = [_people(part) for part in parts(text)]
    return tuple(one for one in found if one) if found and all(found) else None


def _people(text: str) -> str | None:
    said = text.strip(_QUOTES)
    plain = said.casefold()
    if not said or plain in set(_words()["not_people"]) or len(plain.split()) > MOST_WORDS:
        return None
    if re.search(r"[\d%€$£¥:]", plain) or re.match(r"(?:that|to|the fact|more|less)\b", plain):
        return None
    return re.sub(r"^(?:the|all the|die|den)\s+", "", said, flags=re.IGNORECASE)


def _plain(text: str) -> str:
    said = text.strip(_QUOTES).casefold()
    return re.sub(r"^(?:the|die|den|das|der|our|my|all the)\s+", "", said)


@cache
def _words() -> Mapping[str, Any]:
    import yaml

    text = files(__package__).joinpath("words.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.safe_load(text)
    return loaded


@cache
def _of(section: str) -> Mapping[str, str]:
    """Words of a section, each with what it stands for."""
    listed: Mapping[str, Sequence[str]] = _words()[section]
    return {word: name for name, said in listed.items() for word in said}


def _style_words() -> Mapping[str, str]:
    return _of("styles")


@cache
def _platform_names() -> Mapping[str, tuple[Platform, ...]]:
    names = {word: (Platform(name),) for word, name in _of("platforms").items()}
    groups: Iterable[Mapping[str, Any]] = _words()["groups"]
    for group in groups:
        members = tuple(Platform(one) for one in group["platforms"])
        names |= dict.fromkeys(group["names"], members)
    return names
