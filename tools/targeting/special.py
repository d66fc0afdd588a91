"""Special ad categories: those that the brief names, and those that its words show."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from ...schema import Brief, SpecialCategory

_OFFERED = ("product.name", "text", "product.description", "product.category", "product.offer")
"""Fields that say what is advertised; audience and notes say for whom, and do not count."""
_LATIN = re.compile(r"(?<!\\)[a-zäöü]", re.IGNORECASE)
_HARMLESS = "harmless"


def special_categories_of(brief: Brief) -> tuple[SpecialCategory, ...]:
    """Special categories that the brief declares, then those that its offer's words show."""
    texts = brief.texts()
    offered = "\n".join(texts[field] for field in _OFFERED if field in texts)
    plain = _harmless().sub(" ", offered)
    found = (category for category, pattern in _patterns().items() if pattern.search(plain))
    return tuple(dict.fromkeys((*brief.special_category, *found)))


@cache
def _patterns() -> dict[SpecialCategory, re.Pattern[str]]:
    return {
        SpecialCategory(name): _any_of(listed)
        for name, listed in _words().items()
        if name != _HARMLESS
    }


@cache
def _harmless() -> re.Pattern[str]:
    """Phrases that hold a word of a category and show none: `no credit card needed`."""
    return _any_of(_words()[_HARMLESS])


def _words() -> dict[str, list[str]]:
    import yaml

    text = files(__package__).joinpath("special_words.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    words: dict[str, list[str]] = yaml.load(text, Loader=loader)  # noqa: S506 - both are safe
    return words


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(_from_word_start, words)), re.IGNORECASE)


def _from_word_start(word: str) -> str:
    """Latin words are whole words; Chinese has no word boundaries."""
    return rf"(?<!\w)(?:{word})(?!\w)" if _LATIN.search(word) else word
