"""Markets that a text names: countries, and large cities that stand for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ...schema import Market
from ...tools.countries import (
    cities,
    countries,
    countries_with_currency,
    country,
    country_names,
    primary_language,
)

_HOME: Mapping[str, str] = {
    "en": "US", "de": "DE", "zh": "CN", "fr": "FR", "es": "ES", "pt": "BR", "it": "IT", "nl": "NL",
    "ja": "JP", "ko": "KR", "ru": "RU", "uk": "UA", "pl": "PL", "cs": "CZ", "sv": "SE", "da": "DK",
    "nb": "NO", "fi": "FI", "tr": "TR", "hu": "HU", "ro": "RO", "el": "GR", "ar": "SA", "he": "IL",
    "th": "TH", "hi": "IN", "id": "ID", "vi": "VN", "fa": "IR", "bn": "BD", "ta": "IN", "te": "IN",
    "ka": "GE", "hy": "AM",
}  # fmt: skip
"""Country with most advertisers of a language; a first guess that the brief is told of."""

_EURO_HOME: Mapping[str, str] = {
    "de": "DE", "fr": "FR", "es": "ES", "it": "IT", "nl": "NL", "pt": "PT", "fi": "FI", "el": "GR",
}  # fmt: skip
_EURO_DEFAULT = "IE"
"""An English brief priced in euros: the euro country that reads English."""

_ORIGIN_BEFORE = re.compile(
    r"(?:made|imported|designed|produced|grown|woven|brewed|born|crafted|sourced|hergestellt|"
    r"gefertigt|importiert|entworfen|gewachsen)\s(?:with \w+ )?(?:in|from|aus|"
    r"by hand in)\s(?:the\s)?$|"
    r"\b(?:from|aus)\s$",
    re.IGNORECASE,
)
_ORIGIN_AFTER = re.compile(r"^(?:制造|进口|工艺|生产|原装|设计|品牌|风|菜|料理|认证|标准)")
_PEOPLE_FROM_HOME = re.compile(r"^(?:留学生|学生|游客|胃|味)")
"""After 中国: people and tastes that come from there and are met elsewhere."""
_HELPED = re.compile(
    r"(?:girls?|boys?|child(?:ren)?|kids|pupils|villages?|schools?|farmers?|refugees?|orphans?|wells?|"
    r"famil(?:y|ies)|communit\w+|hospitals?|Kinder[n]?|Mädchen|Jungen|Dörfern?|Schulen?|Bauern|"
    r"Brunnen|Familien)\s(?:\w+\s){0,2}?(?:in|from|across|aus)\s(?:the\s)?$",
    re.IGNORECASE,
)
_HELPED_ZH = re.compile(
    r"^(?:的)?(?:山区|乡村|贫困|偏远)?(?:孩子|儿童|女孩|男孩|村庄|村民|学校|小学|难民|农民)"
)
_HELPS = re.compile(
    r"\bdonat\w+|\bcharit\w+|\bsponsor\w*|\bfundrais\w+|\bvolunteer\w*|\bhelp\w*|\bgive[sn]?\b|"
    r"\bbecomes?\b|\bsend\b|\bspende\w*|\bhilf\w*|\bpatenschaft\w*|捐|公益|慈善|资助|助学|帮助|支教",
    re.IGNORECASE,
)
"""Words of those who help; only beside them is a country the cause and no market."""
_AND = re.compile(
    r"\s?(?:,|、|/|&|\band\b|\bund\b|\boder\b|\bor\b|\bet\b|和|与|及|或|以及)\s?(?:in\s|在)?"
)
_NOT_BEFORE = re.compile(
    r"(?:\bnot (?:in|to)|\bexcept|\bnicht (?:in|nach)|\bohne|除了|不含)\s?(?:the )?$", re.IGNORECASE
)


@dataclass(frozen=True)
class Place:
    """A country that a text names, and where."""

    code: str
    start: int
    end: int
    origin: bool
    """Whether it says where something comes from, or whom it helps; then it is no market."""
    city: bool


def codes_in(text: str) -> Iterator[str]:
    """ISO codes that a text lists as its markets: `markets: DE, AT`, `市场:DE/FR`."""
    for listed in _LISTED.finditer(text):
        for code in re.findall(r"[A-Z]{2}", listed["codes"]):
            known = "GB" if code == "UK" else code
            if known in countries():
                yield known


def places_in(text: str) -> Iterator[Place]:
    """Countries and cities that a text names, in reading order; longest names win."""
    for match in _matches(text):
        before = text[max(0, match.start() - _AROUND) : match.start()]
        after = text[match.end() : match.end() + _AROUND]
        if _NOT_BEFORE.search(before):
            continue
        code, city = _codes()[match.group().casefold()]
        if city and before.endswith("to "):
            continue  # "takes you back to Paris" reaches nobody in Paris
        origin = bool(
            _ORIGIN_BEFORE.search(before)
            or _ORIGIN_AFTER.match(after)
            or (code == "CN" and not city and _PEOPLE_FROM_HOME.match(after))
            or ((_HELPED.search(before) or _HELPED_ZH.match(after)) and _HELPS.search(text))
        )
        yield Place(code, match.start(), match.end(), origin, city)


def listed_cities(text: str) -> list[str]:
    """Countries of the first city that a text names and of those listed with it.

    `in Paris and Berlin` gives two; the suppliers in Shenzhen of an evening course in Amsterdam
    are none of its markets.
    """
    codes: list[str] = []
    end = -1
    for place in places_in(text):
        if not place.city or (place.origin and codes):
            continue
        if codes and not _AND.fullmatch(text[end : place.start]):
            break
        codes.append(place.code)
        end = place.end
    return list(dict.fromkeys(codes))


def market_of(code: str, language: str) -> Market:
    """Market of a country, in the brief's language where people there read it."""
    entry = country(code)
    own = (tag for tag in entry.languages if primary_language(tag) == language)
    return Market(country=code, language=next(own, entry.language))


def home_of(language: str, currency: str = "") -> str:
    """Country to advertise in when a brief names none: by its currency, else by its language."""
    if currency == "EUR":
        return _EURO_HOME.get(language, _EURO_DEFAULT)
    paying = countries_with_currency(currency) if currency else ()
    likely = _HOME.get(language, "US")
    if not paying or likely in paying:
        return likely
    return {"USD": "US", "GBP": "GB", "AUD": "AU", "CHF": "CH"}.get(currency, paying[0])


def _matches(text: str) -> list[re.Match[str]]:
    """Names as they are written, and lower-case ones after a preposition: `in lisbon`."""
    proper = list(_names().finditer(text))
    taken = {match.start() for match in proper}
    careless = (
        match
        for match in re.compile(_names().pattern, re.IGNORECASE).finditer(text)
        if match.start() not in taken
        and (
            match.group() in _ALWAYS
            or _AFTER_PREPOSITION.search(text[max(0, match.start() - _AROUND) : match.start()])
        )
    )
    return sorted([*proper, *careless], key=lambda match: match.start())


@cache
def _codes() -> Mapping[str, tuple[str, bool]]:
    towns = {name.casefold(): (code, True) for name, code in cities().items()}
    named = {name.casefold(): (code, False) for name, code in country_names()}
    return towns | named


@cache
def _names() -> re.Pattern[str]:
    """Names as they are written, capitals and all: `turkey` is a bird, `Turkey` a country."""
    names = [name for name, _ in country_names()]
    names += cities()
    names = [name for name in names if name not in _UNSURE]
    latin = [name for name in names if name.isascii() or not re.search(r"[㐀-鿿]", name)]
    chinese = [name for name in names if name not in latin]
    ordered = "|".join(re.escape(name) for name in sorted(set(latin), key=len, reverse=True))
    han = "|".join(re.escape(name) for name in sorted(set(chinese), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{ordered})(?!\w)|(?:{han})")


_AROUND = 40
"""Characters before and after a name that tell what it is for."""
_LISTED = re.compile(
    r"(?i:markets?|countries|märkte|markt|länder|市场|国家)\s?[:：]?\s?"
    r"(?P<codes>[A-Z]{2}\b(?:\s?(?:[,/&+、]|and|und)\s?[A-Z]{2}\b)*)"
)
_ALWAYS = frozenset({"uk", "usa", "deutschland", "germany", "uae"})
"""Lower-case names that mean nothing else."""
_AFTER_PREPOSITION = re.compile(
    r"\b(?:in|to|near|across|within|nach|from|aus)\s(?:the\s)?$", re.IGNORECASE
)

_UNSURE = frozenset({"国内", "Jersey", "Island", "Georgia", "Chad", "Mali", "Guinea", "America"})
"""Names that mostly mean something else in an advert."""
