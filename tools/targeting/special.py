"""Special ad categories: those that the brief names, and those that its words show."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from ...schema import Brief, SpecialCategory

_OFFERED = ("product.name", "text", "product.description", "product.category", "product.offer")
"""Fields that say what is advertised; audience and notes say for whom, and do not count."""
_STARTS_WITH_LATIN = re.compile(r"[a-z(]", re.IGNORECASE)


def special_categories_of(brief: Brief) -> tuple[SpecialCategory, ...]:
    """Special categories that the brief declares, then those that its offer's words show."""
    texts = brief.texts()
    offered = "\n".join(texts[field] for field in _OFFERED if field in texts)
    found = (category for category, pattern in _patterns().items() if pattern.search(offered))
    return tuple(dict.fromkeys((*brief.special_category, *found)))


@cache
def _patterns() -> dict[SpecialCategory, re.Pattern[str]]:
    import yaml

    text = files(__package__).joinpath("special_words.yaml").read_text(encoding="utf-8")
    words: dict[str, list[str]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return {
        SpecialCategory(name): re.compile("|".join(map(_from_word_start, listed)), re.IGNORECASE)
        for name, listed in words.items()
    }


def _from_word_start(word: str) -> str:
    """Latin words start at a word boundary; Chinese has none."""
    return rf"(?<!\w){word}(?!\w)" if _STARTS_WITH_LATIN.match(word) else word
