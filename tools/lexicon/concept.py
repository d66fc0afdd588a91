"""Concepts of the trade and where a text mentions them, read from the YAML files beside this."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ...schema import FacetKind

FOLDER = Path(__file__).parent
IDIOMS = "idioms.yaml"
SCENES = "scenes.yaml"
LANGUAGES = ("en", "de", "zh", "fr", "es")
"""Languages that terms are kept in; labels exist in en, de and zh for every concept."""

_HAN = re.compile(r"[㐀-鿿]")
_GERMAN = re.compile(r"\b(?:zu|von|höchstens|bis|Gruppe\w*)\b")
_NUMBER = "<n>"
_NUMBERS = {
    "en": "two three four five six seven eight nine ten eleven twelve",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "zh": "两 三 四 五 六 七 八 九 十 十一 十二",
}
"""Number words from two on."""


@dataclass(frozen=True, kw_only=True)
class Concept:
    """One thing that a brief can mean, with its words in several languages."""

    id: str
    """Kind and slug, for example `style.retro` or `category.phone-case`."""
    kind: FacetKind
    labels: Mapping[str, str]
    """By language, as it stands in ad copy: `retro`, `复古`."""
    terms: Mapping[str, tuple[str, ...]]
    """By language: the label, its synonyms, and words that signal it."""
    prototypes: tuple[str, ...] = ()
    """English sentences that mean it without naming it, for a match by embedding."""
    vertical: str = ""
    """Trade that a category belongs to, for example `footwear`; empty for other kinds."""
    weak: frozenset[str] = frozenset()
    """Those of the terms that often mean something else: `courses` of a meal, of study."""


IDIOM = Concept(id="idiom", kind=FacetKind.BENEFIT, labels={}, terms={})
"""Stands for phrases that hold a word of the trade and speak of something else."""


@dataclass(frozen=True, kw_only=True)
class Mention:
    """One place where a text names a concept; `text == whole[start:end]`."""

    concept: Concept
    start: int
    end: int
    text: str
    language: str
    """Language of the term that matched."""
    denied: bool = False
    """Whether the text turns it around: `not retro`, `儿童不适用`."""
    weak: bool = False
    """Whether the words often mean something else, so that others must agree."""


def read_concepts(folder: Path = FOLDER) -> Iterator[Concept]:
    """Every concept of the YAML files in a folder, file by file, in the order written."""
    scenes: Mapping[str, list[str]] = _load(folder / SCENES)
    for file in sorted(folder.glob("*.yaml")):
        if file.name not in {IDIOMS, SCENES}:
            for concept in _concepts_in(_load(file)):
                more = tuple(scenes.get(concept.id, ()))
                yield replace(concept, prototypes=concept.prototypes + more) if more else concept


def read_plain(folder: Path = FOLDER) -> tuple[str, ...]:
    """English sentences of adverts that mean no style and no mood at all."""
    listed: list[str] = _load(folder / SCENES)["plain"]
    return tuple(listed)


def read_idioms(folder: Path = FOLDER) -> Concept:
    """The idioms, as terms of one concept that says nothing."""
    listed: Mapping[str, list[str]] = _load(folder / IDIOMS)
    return replace(IDIOM, terms={language: tuple(words) for language, words in listed.items()})


def _load(file: Path) -> Mapping[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: Mapping[str, Any] = yaml.load(file.read_bytes(), Loader=loader)  # noqa: S506 - safe
    return data


def _concepts_in(data: Mapping[str, Any]) -> Iterator[Concept]:
    kind = FacetKind(data["kind"])
    for vertical, entries in data.get("verticals", {"": data.get("concepts", {})}).items():
        for slug, entry in entries.items():
            yield _concept(kind, slug, vertical, entry)


def _concept(kind: FacetKind, slug: str, vertical: str, entry: str | Mapping[str, Any]) -> Concept:
    """Concept of one entry: `en | de | zh | fr | es` in one line, or a mapping by language."""
    by_language: Mapping[str, Any] = (
        dict(zip(LANGUAGES, entry.split("|"), strict=False)) if isinstance(entry, str) else entry
    )
    terms = {
        language: tuple(term.strip() for term in by_language[language].split(","))
        for language in LANGUAGES
        if by_language.get(language, "").strip()
    }
    return Concept(
        id=f"{kind}.{slug}",
        kind=kind,
        labels={language: words[0].lstrip("=~") for language, words in terms.items()},
        terms={language: _signals(words) for language, words in terms.items()},
        prototypes=tuple(by_language.get("prototypes", ())),
        vertical=vertical,
        weak=frozenset(
            word[1:] for words in terms.values() for word in words if word.startswith("~")
        ),
    )


def _signals(words: tuple[str, ...]) -> tuple[str, ...]:
    """Terms to look for: a label written `=love` is too common a word to signal anything.

    A term written `~courses` is looked for, and known to be weak.
    """
    said = (word.removeprefix("~") for word in words if not word.startswith("="))
    return tuple(term for word in said for term in _with_numbers(word))


def _with_numbers(term: str) -> Iterator[str]:
    """The term for each small number that `<n>` stands for, in figures and in words."""
    if _NUMBER not in term:
        yield term
        return
    language = "zh" if _HAN.search(term) else "de" if _GERMAN.search(term) else "en"
    for place, word in enumerate(_NUMBERS[language].split(), start=2):
        yield term.replace(_NUMBER, str(place))
        yield term.replace(_NUMBER, word)
