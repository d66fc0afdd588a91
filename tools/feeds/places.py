"""Markets, languages and platforms as feeds name them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from pydantic import TypeAdapter, ValidationError

from ...errors import BriefError
from ...schema import Market, Platform
from ..countries import countries, country
from ..export.language_names import NAMES

WANTED_MARKET = "give countries by code or name, for example DE, AT"
WANTED_LANGUAGE = "give a language by code or name, for example de or German"
WANTED_PLATFORM = f"give platforms out of {', '.join(Platform)}"

_LANGUAGES = (
    "de:deutsch,德语,德文,allemand,alemán,tedesco en:englisch,英语,英文,anglais,inglés,inglese "
    "zh:chinesisch,中文,汉语,简体中文,chinois,chino,cinese fr:französisch,法语,法文,français "
    "fr:francés,francese es:spanisch,西班牙语,español,espagnol,spagnolo,castellano "
    "it:italienisch,意大利语,italiano,italien pt:portugiesisch,葡萄牙语,português,portugais "
    "nl:niederländisch,荷兰语,nederlands pl:polnisch,波兰语,polski ja:japanisch,日语,日文,日本語 "
    "ko:koreanisch,韩语,韩文,한국어 ru:russisch,俄语,俄文,русский sv:schwedisch,瑞典语,svenska "
    "da:dänisch,丹麦语,dansk nb:norwegisch,挪威语,norsk fi:finnisch,芬兰语,suomi "
    "tr:türkisch,土耳其语,türkçe cs:tschechisch,捷克语,čeština ar:arabisch,阿拉伯语,العربية "
    "el:griechisch,希腊语 hu:ungarisch,匈牙利语,magyar th:thailändisch,泰语 "
    "vi:vietnamesisch,越南语 id:indonesisch,印尼语 hi:hindi,印地语 uk:ukrainisch,乌克兰语 "
    "ro:rumänisch,罗马尼亚语,română "
    "zh-TW:繁体中文,繁體中文"
)
"""Names of languages in German, Chinese and themselves; English ones are known already."""

# Most likely country of a language: https://cldr.unicode.org (likely subtags)
_HOME = (
    "en:US de:DE fr:FR es:ES it:IT pt:BR nl:NL pl:PL zh:CN ja:JP ko:KR ru:RU sv:SE da:DK nb:NO "
    "no:NO fi:FI tr:TR cs:CZ ar:EG el:GR hu:HU th:TH vi:VN id:ID hi:IN uk:UA ro:RO bg:BG hr:HR "
    "sk:SK sl:SI et:EE lv:LV lt:LT he:IL fa:IR bn:BD ms:MY"
)

_PLATFORMS: Mapping[str, tuple[Platform, ...]] = {
    "google": (Platform.GOOGLE_SEARCH,), "googleads": (Platform.GOOGLE_SEARCH,),
    "search": (Platform.GOOGLE_SEARCH,), "谷歌": (Platform.GOOGLE_SEARCH,),
    "谷歌搜索": (Platform.GOOGLE_SEARCH,), "googlesuche": (Platform.GOOGLE_SEARCH,),
    "pmax": (Platform.GOOGLE_PMAX,), "performancemax": (Platform.GOOGLE_PMAX,),
    "googleperformancemax": (Platform.GOOGLE_PMAX,), "demandgen": (Platform.GOOGLE_DEMAND_GEN,),
    "油管": (Platform.YOUTUBE,), "youtubeads": (Platform.YOUTUBE,),
    "meta": (Platform.META_FEED,), "facebook": (Platform.META_FEED,), "fb": (Platform.META_FEED,),
    "instagram": (Platform.META_FEED,), "facebookfeed": (Platform.META_FEED,),
    "instagramfeed": (Platform.META_FEED,), "脸书": (Platform.META_FEED,),
    "stories": (Platform.META_STORIES,), "instagramstories": (Platform.META_STORIES,),
    "facebookstories": (Platform.META_STORIES,), "reels": (Platform.META_REELS,),
    "instagramreels": (Platform.META_REELS,), "facebookreels": (Platform.META_REELS,),
}  # fmt: skip
_BETWEEN = re.compile(r"\s*[,;|\n，；、+&]\s*")


def read_platforms(text: str) -> tuple[Platform, ...]:
    """Platforms named in a cell, each once. Raises ValueError saying what is wanted."""
    found: list[Platform] = []
    for part in parts_of(text):
        plain = re.sub(r"[\W_]+", "", part.casefold())
        known = _platforms().get(plain)
        if known is None:
            raise ValueError(WANTED_PLATFORM)
        found += known
    return tuple(dict.fromkeys(found))


def read_languages(text: str) -> tuple[str, ...]:
    """BCP 47 tags named in a cell. Raises ValueError saying what is wanted."""
    return tuple(dict.fromkeys(_language(part) for part in parts_of(text)))


def read_markets(text: str, languages: tuple[str, ...] = ()) -> tuple[Market, ...]:
    """Markets named in a cell: DE, `DE/de`, de-DE or a country's name, several with commas.

    A market that names no language takes each of `languages`, or else the country's first.
    Raises ValueError saying what is wanted.
    """
    if text.startswith("["):
        return _as_json(text)
    found = [market for part in parts_of(text) for market in _market(part, languages)]
    return tuple(dict.fromkeys(found))


def in_languages(markets: Iterable[Market], languages: tuple[str, ...]) -> tuple[Market, ...]:
    """The same countries in other languages."""
    codes = dict.fromkeys(market.country for market in markets)
    return tuple(Market(country=code, language=tag) for code in codes for tag in languages)


def home_markets(languages: tuple[str, ...]) -> tuple[Market, ...]:
    """The most likely country of each language. Raises ValueError where none is known."""
    return tuple(Market(country=_home(tag), language=tag) for tag in languages)


def parts_of(text: str) -> list[str]:
    """Parts of a cell that lists short things, whatever stands between them."""
    return [part for part in _BETWEEN.split(text.strip()) if part]


def _as_json(text: str) -> tuple[Market, ...]:
    """Markets in the form of the brief itself."""
    try:
        return TypeAdapter(tuple[Market, ...]).validate_json(text)
    except ValidationError as error:
        raise ValueError(WANTED_MARKET) from error


def _market(part: str, languages: tuple[str, ...]) -> list[Market]:
    locale = re.fullmatch(r"([a-z]{2,3})[-_]([A-Z]{2})", part)
    pair = re.fullmatch(r"([^/:]+)[/:]\s*([A-Za-z-]{2,12})", part)
    if locale and locale.group(2) in countries():
        return [Market(country=locale.group(2), language=_tag(locale.group(1), locale.group(2)))]
    name, said = (pair.group(1), (_language(pair.group(2)),)) if pair else (part, languages)
    try:
        place = country(name)
    except BriefError as error:
        raise ValueError(WANTED_MARKET) from error
    return [Market(country=place.code, language=tag) for tag in said or (place.language,)]


def _tag(language: str, code: str) -> str:
    """A locale's language as the country's own list writes it: pt-BR and zh-CN, but de in DE."""
    own = countries()[code].languages
    return next((tag for tag in own if tag.startswith(language)), language)


def _language(part: str) -> str:
    plain = part.strip().replace("_", "-")
    named = _languages().get(plain.casefold())
    if named:
        return named
    if re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", plain):
        primary, mark, rest = plain.partition("-")
        if primary.lower() in NAMES:
            return primary.lower() + mark + rest
    raise ValueError(WANTED_LANGUAGE)


def _home(tag: str) -> str:
    primary, _, region = tag.partition("-")
    code = region if region in countries() else _homes().get(primary, "")
    if not code:
        raise ValueError(f"{WANTED_LANGUAGE}, and say in which country")
    return code


@cache
def _homes() -> Mapping[str, str]:
    return dict(pair.split(":") for pair in _HOME.split())


@cache
def _languages() -> Mapping[str, str]:
    english = {name.casefold(): tag for tag, name in NAMES.items() if tag != "no"}
    listed = (entry.split(":") for entry in _LANGUAGES.split())
    return {**english, **{name: tag for tag, text in listed for name in text.split(",")}}


@cache
def _platforms() -> Mapping[str, tuple[Platform, ...]]:
    own = {platform.value.replace("_", ""): (platform,) for platform in Platform}
    return {**_PLATFORMS, **own}
