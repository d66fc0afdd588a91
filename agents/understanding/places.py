"""Markets that a text names: countries, and large cities that stand for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ...schema import Market
from ...tools.countries import (
    countries,
    countries_with_currency,
    country,
    country_names,
    primary_language,
)

_CITIES: Mapping[str, str] = {
    "GB": "London, Manchester, Birmingham, Leeds, Glasgow, Edinburgh, Bristol, Liverpool, "
    "Brighton, Cardiff, Belfast, Sheffield, Newcastle, Oxford, Cambridge, 伦敦, 曼彻斯特",
    "IE": "Dublin, Cork, Galway",
    "US": "New York, Los Angeles, Chicago, San Francisco, Seattle, Boston, Austin, Brooklyn, "
    "Portland, Denver, Miami, 纽约, 洛杉矶",
    "CA": "Toronto, Vancouver, Montreal",
    "AU": "Sydney, Melbourne, Brisbane, 悉尼, 墨尔本",
    "DE": "Berlin, Hamburg, München, Munich, Köln, Cologne, Frankfurt, Stuttgart, Düsseldorf, "
    "Leipzig, Dresden, Nürnberg, Bremen, Hannover, Freiburg, Bonn, Münster, 柏林, 慕尼黑, 汉堡",
    "AT": "Wien, Vienna, Graz, Salzburg, Innsbruck, Linz, 维也纳",
    "CH": "Zürich, Zurich, Basel, Bern, Luzern, 苏黎世",
    "FR": "Paris, Lyon, Marseille, Bordeaux, 巴黎",
    "ES": "Madrid, Barcelona, Valencia, Sevilla",
    "IT": "Roma, Milano, Milan, Rome, Florence, Torino, 米兰",
    "NL": "Amsterdam, Rotterdam, Utrecht",
    "PT": "Lisbon, Lisboa, Porto",
    "CN": "上海, 北京, 广州, 深圳, 杭州, 成都, 南京, 武汉, 西安, 重庆, 苏州, 厦门, 长沙, "
    "青岛, 天津, Shanghai, Beijing, Shenzhen, Guangzhou, Hangzhou, Chengdu",
    "HK": "九龙",
    "SG": "狮城",
    "JP": "Tokyo, Osaka, 东京, 大阪",
}

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
    """Whether it says where something comes from; then it is no market."""
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
        origin = bool(_ORIGIN_BEFORE.search(before) or _ORIGIN_AFTER.match(after))
        yield Place(code, match.start(), match.end(), origin, city)


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
    cities = {
        name.strip().casefold(): (code, True)
        for code, names in _CITIES.items()
        for name in names.split(",")
    }
    named = {name.casefold(): (code, False) for name, code in country_names()}
    return cities | named


@cache
def _names() -> re.Pattern[str]:
    """Names as they are written, capitals and all: `turkey` is a bird, `Turkey` a country."""
    names = [name for name, _ in country_names()]
    names += [name.strip() for part in _CITIES.values() for name in part.split(",")]
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
