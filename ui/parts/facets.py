"""What the brief says, as chips by kind; each shows the words that say it."""

from __future__ import annotations

from ...schema import Facet, Facets
from ..words import Words
from .controls import chip, empty
from .editor import evidence_texts
from .html import Html, joined, tag

SHOWN = 6
"""Facets of one kind that are shown, strongest first."""


def facet_chips(facets: Facets, words: Words) -> Html:
    """A line for each kind of facet, strongest first, with evidence on hover and for readers."""
    kinds: dict[str, list[Facet]] = {}
    for facet in facets.all():
        kinds.setdefault(facet.kind.value, []).append(facet)
    if not kinds:
        return empty(words("chat.empty"))
    rows = (
        joined(
            (
                tag("dt", words(f"facet.{kind}")),
                tag("dd", *(_chip(facet, words) for facet in found[:SHOWN])),
            )
        )
        for kind, found in kinds.items()
    )
    return tag("dl", *rows, _class="aw-facets")


def _chip(facet: Facet, words: Words) -> Html:
    said = words("format.list").join(f"“{text}”" for text in evidence_texts(facet.evidence))
    how = words.get(f"facet.from_{facet.source}", facet.source)
    return chip(facet.value, title=f"{how}: {said}" if said else how)
