"""The table of sentences: its rows, their patterns, and examples to offer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from .slots import language_names

LANGUAGES = ("en", "de", "zh")
_SLOT = re.compile(r"\{(\w+)\}")
_PERIOD = (
    r"(?:\s*(?:a|per|/|each|every|pro|im|am|for the whole)?\s*"
    r"(?:day|daily|month|monthly|campaign|tag|monat|kampagne|天|日|月)\w*)?"
)
_OFFERED = (
    "more_style", "drop_audience", "favour_audience", "add_market", "share", "shorter", "ban",
    "approve",
)  # fmt: skip
"""Rows whose first example is offered when something was not understood."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One kind of sentence."""

    id: str
    about: str
    """What it does, for people."""
    free: bool
    """Whether a slot takes any words, so that other rows go first."""
    patterns: Mapping[str, tuple[re.Pattern[str], ...]]
    """By language; each matches a whole clause."""
    examples: Mapping[str, Mapping[str, tuple[str, ...]]]
    """By language: a sentence, and the changes it stands for, in words."""


@cache
def rows() -> tuple[Row, ...]:
    """All rows: those with fixed slots first, in the table's order."""
    import yaml

    text = files(__package__).joinpath("table.yaml").read_text(encoding="utf-8")
    read = tuple(_row(data) for data in yaml.safe_load(text))
    return tuple(sorted(read, key=lambda row: row.free))


def offers(language: str) -> tuple[str, ...]:
    """Sentences of a language that would be understood, the most useful first."""
    known = {row.id: row for row in rows()}
    spoken = language if language in LANGUAGES else "en"
    return tuple(next(iter(known[name].examples[spoken])) for name in _OFFERED)


def _row(data: Mapping[str, Any]) -> Row:
    return Row(
        id=data["id"],
        about=data["about"],
        free=bool(data.get("free")),
        patterns={
            language: tuple(map(_compiled, data["patterns"].get(language, ())))
            for language in LANGUAGES
        },
        examples={
            language: {said: tuple(means) for said, means in data["examples"][language].items()}
            for language in LANGUAGES
        },
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(_SLOT.sub(_slot, pattern), re.IGNORECASE)


def _slot(match: re.Match[str]) -> str:
    """What a slot takes; languages are listed, since Chinese puts no space before them."""
    name = match[1]
    if name == "period":
        return _PERIOD
    known = "|".join(map(re.escape, language_names())) if name == "language" else ".+?"
    return f"(?P<{name}>{known})"
