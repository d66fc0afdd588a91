"""The words of replies, in English, German and Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from ...schema import FacetKind, Platform
from ...tools.countries import Country, primary_language
from ...tools.lexicon import lexicon

LANGUAGES = ("en", "de", "zh")
"""Languages of replies; anything else is answered in English."""
MOST_NAMED = 6
"""Most names listed in one sentence."""

_PLATFORMS: Mapping[Platform, str] = {
    Platform.GOOGLE_SEARCH: "Google Search",
    Platform.GOOGLE_PMAX: "Performance Max",
    Platform.GOOGLE_DEMAND_GEN: "Demand Gen",
    Platform.YOUTUBE: "YouTube",
    Platform.META_FEED: "Facebook feed",
    Platform.META_STORIES: "Stories",
    Platform.META_REELS: "Reels",
    Platform.WHATSAPP: "WhatsApp",
    Platform.TIKTOK: "TikTok",
}


class Replies:
    """Sentences of one language, by name."""

    def __init__(self, language: str) -> None:
        self.language = spoken(language)
        self._sentences = _sentences()[self.language]

    def __call__(self, name: str, /, **values: object) -> str:
        """The sentence of a name, with its values in place."""
        return self._sentences[name].format(**values)

    def listed(self, names: Iterable[str]) -> str:
        """Names in a row, the first few of them."""
        named = list(dict.fromkeys(names))
        comma = "、" if self.language == "zh" else ", "
        more = "…" if len(named) > MOST_NAMED else ""
        return comma.join(named[:MOST_NAMED]) + more

    def country(self, place: Country) -> str:
        """The name of a country; in Chinese where it is known."""
        han = (name for name in place.names if not name.isascii() and name[0] >= "\u3400")
        return next(han, place.name) if self.language == "zh" else place.name

    def concept(self, concept_id: str) -> str:
        """The label of a style or an emotion."""
        return lexicon().label(concept_id, self.language) or concept_id.partition(".")[2]


def spoken(language: str) -> str:
    """The language that a reply is in."""
    primary = primary_language(language) if language else "en"
    return primary if primary in LANGUAGES else "en"


def platform_name(platform: Platform) -> str:
    """How people call a platform."""
    return _PLATFORMS[platform]


def is_manner(concept_id: str) -> bool:
    """Whether a concept is a style or an emotion of the lexicon."""
    concept = lexicon().get(concept_id)
    return concept is not None and concept.kind in {FacetKind.STYLE, FacetKind.EMOTION}


@cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    import yaml

    text = files(__package__).joinpath("replies.yaml").read_text(encoding="utf-8")
    sentences: Mapping[str, Mapping[str, str]] = yaml.safe_load(text)
    return sentences
