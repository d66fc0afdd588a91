"""Sitelinks and callouts of search ads, each once, with sitelink descriptions in pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...schema import AssetKind, Creative


@dataclass(frozen=True, kw_only=True)
class Sitelink:
    """One sitelink: its text, and two lines below it or none."""

    text: str
    first_line: str = ""
    second_line: str = ""


def sitelinks(creatives: Iterable[Creative]) -> tuple[Sitelink, ...]:
    """Every sitelink once. Descriptions belong to links by order, two to each.

    An ad with another number of descriptions gives links without any: Google takes both lines or
    none, and a line under the wrong link misleads.
    """
    found: dict[str, Sitelink] = {}
    for creative in creatives:
        for link in _links(creative):
            found.setdefault(link.text.casefold(), link)
    return tuple(found.values())


def callouts(creatives: Iterable[Creative]) -> tuple[str, ...]:
    """Every callout once."""
    found: dict[str, str] = {}
    for creative in creatives:
        for text in creative.texts(AssetKind.CALLOUT):
            found.setdefault(text.casefold(), text)
    return tuple(found.values())


def _links(creative: Creative) -> Iterator[Sitelink]:
    texts = creative.texts(AssetKind.SITELINK)
    lines = creative.texts(AssetKind.SITELINK_DESCRIPTION)
    paired = len(lines) == 2 * len(texts)
    for index, text in enumerate(texts):
        first, second = lines[2 * index : 2 * index + 2] if paired else ("", "")
        yield Sitelink(text=text, first_line=first, second_line=second)
