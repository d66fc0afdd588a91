"""The words of one language for the whole page: those of the parts and those of its frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ..words import LANGUAGES, Words, words
from ..words.load import flat

FOLDER = Path(__file__).parent


@cache
def page_words(language: str) -> Words:
    """All words of a language; English where the page does not speak it."""
    parts = words(language)
    return replace(parts, texts=MappingProxyType({**parts.texts, **frame_texts(parts.language)}))


def frame_texts(language: str) -> Mapping[str, str]:
    """Texts of the frame by dotted key."""
    import yaml

    data: Any = yaml.safe_load((FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))
    return dict(flat(data))


__all__ = ["LANGUAGES", "frame_texts", "page_words"]
