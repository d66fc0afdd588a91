"""Words that the brand asks for, put where they fit when no writer has used them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...schema import AssetKind
from ...tools.platforms import AssetSpec
from .candidates import EAST_ASIAN, Candidate, Source, judged

_ROOMY = (
    AssetKind.DESCRIPTION, AssetKind.PRIMARY_TEXT, AssetKind.AD_TEXT, AssetKind.LONG_HEADLINE,
    AssetKind.HEADLINE,
)  # fmt: skip
"""Kinds that take another sentence, the roomiest first."""
_ENDS = ".!?。！？"

Chosen = dict[AssetKind, tuple[Candidate, ...]]


def with_required(chosen: Chosen, specs: Mapping[AssetKind, AssetSpec], source: Source) -> Chosen:
    """The chosen texts, those words added that none of them has yet.

    A word goes behind the first text that has room for it and stays sound; where none has, it
    stays out, and the check of the whole ad says so.
    """
    for word in filter(None, map(str.strip, source.brief.brand.must_include)):
        if not _said(word, chosen):
            chosen = _added(word, chosen, specs, source)
    return chosen


def _said(word: str, chosen: Chosen) -> bool:
    texts = (candidate.text.casefold() for group in chosen.values() for candidate in group)
    return any(word.casefold() in text for text in texts)


def _added(
    word: str, chosen: Chosen, specs: Mapping[AssetKind, AssetSpec], source: Source
) -> Chosen:
    for kind in _ROOMY:
        group = chosen.get(kind, ())
        for place in _shortest_first(group):
            longer = judged(
                _joined(group[place].text, word, source.language),
                specs[kind],
                source,
                angle=group[place].asset.angle,
            )
            if longer.usable:
                return {**chosen, kind: (*group[:place], longer, *group[place + 1 :])}
    return chosen


def _shortest_first(group: tuple[Candidate, ...]) -> Iterable[int]:
    return sorted(range(len(group)), key=lambda place: group[place].asset.width)


def _joined(text: str, word: str, language: str) -> str:
    """The text and the words behind it as a sentence of their own."""
    if language in EAST_ASIAN:
        return f"{text}{'' if text.endswith(tuple(_ENDS)) else '。'}{word}"
    return f"{text}{'' if text.endswith(tuple(_ENDS)) else '.'} {word[:1].upper()}{word[1:]}"
