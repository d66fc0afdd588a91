"""Every claim that is looked for, read from the files in claims/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ...schema import Severity
from .claim import Claim, Claims

FOLDER = Path(__file__).parent / "claims"
LANGUAGES = ("en", "de", "zh", "es", "fr", "pt")
"""Primary languages whose claims are known."""

_FILES = ("positions", "offers", "haste", "proofs", "properties")


@cache
def all_claims() -> Claims:
    """Every claim, superlatives first; read once per process (about 40 ms)."""
    return Claims((*_superlatives(read_yaml(FOLDER / "adjectives.yaml")), *_listed()))


def read_yaml(file: Path) -> Any:
    """Content of a YAML file of this package."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(file.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe loader


def _listed() -> Iterator[Claim]:
    for name in _FILES:
        for entry in read_yaml(FOLDER / f"{name}.yaml"):
            yield Claim(
                id=entry["id"],
                kind=entry["kind"],
                words=_joined(entry["words"]),
                also=tuple(entry.get("also", ())),
                place=entry.get("place", False),
                severity=Severity(entry.get("severity", Severity.ERROR)),
            )


def _joined(words: Mapping[str, str | list[str]]) -> dict[str, str]:
    """One pattern per language; lines are alternatives."""
    return {
        language: lines if isinstance(lines, str) else "|".join(lines)
        for language, lines in words.items()
    }


def _superlatives(adjectives: Mapping[str, Mapping[str, Any]]) -> Iterator[Claim]:
    for name, degrees in adjectives.items():
        yield _superlative(name, _joined(degrees["most"]))
        yield _comparative(name, _joined(degrees["more"]))


def _superlative(name: str, most: Mapping[str, str]) -> Claim:
    return Claim(
        id=f"{name}.most",
        kind="superlative",
        words={
            "en": most["en"],
            "de": rf"(?:{most['de']})(?:e|en|er|es|em)?",
            "zh": most["zh"],
            "es": rf"(?:el|la|los|las) (?:\w+ )?(?:{most['es']})",
            "fr": rf"(?:le|la|les) (?:\w+ )?(?:{most['fr']})",
            "pt": rf"(?:o|a|os|as) (?:\w+ )?(?:{most['pt']})",
        },
    )


def _comparative(name: str, more: Mapping[str, str]) -> Claim:
    return Claim(
        id=f"{name}.more",
        kind="comparison",
        words={
            "en": rf"(?:{more['en']}) than(?! ever\b| before\b| you think\b)",
            "de": rf"(?:{more['de']}) als(?! je\b| gedacht\b| zuvor\b)",
            "zh": rf"比[^，。！？,]{{1,6}}(?:{more['zh']})",
        },
        also=(f"{name}.most",),
    )
