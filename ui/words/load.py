"""The texts of the page, read from one file a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ...errors import SettingsError
from ...tools.countries import primary_language
from .wording import Words

FOLDER = Path(__file__).parent
LANGUAGES: tuple[str, ...] = ("en", "zh")
"""Languages of the interface, the first one where nothing else is asked."""


def words(language: str) -> Words:
    """The words of a BCP 47 language; English where the page does not speak it."""
    primary = primary_language(language)
    return _read(primary if primary in LANGUAGES else LANGUAGES[0])


@cache
def _read(language: str) -> Words:
    import yaml

    file = FOLDER / f"{language}.yaml"
    try:
        data: Any = yaml.safe_load(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{file} cannot be read: install adwright again") from error
    return Words(language=language, texts=MappingProxyType(dict(flat(data))))


def flat(data: Mapping[str, Any], under: str = "") -> Iterator[tuple[str, str]]:
    """Pairs of a dotted key and its text."""
    for key, value in data.items():
        name = f"{under}{key}"
        if isinstance(value, Mapping):
            yield from flat(value, f"{name}.")
        else:
            yield name, str(value)
