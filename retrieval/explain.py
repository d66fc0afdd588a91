"""Why a segment was found: the words of the query that it says, and in which field."""

from __future__ import annotations

from collections.abc import Iterable

from ..schema import HitReason, Segment
from .words import is_cjk, surfaces, terms

MOST_WORDS = 6
MEANING = "meaning"
"""The field of a reason when no word is shared and only the embedding found the segment."""


class Explainer:
    """Reasons for hits; the words of each segment are counted once."""

    def __init__(self) -> None:
        self._known: dict[str, list[tuple[str, frozenset[str]]]] = {}

    def reason(
        self, segment: Segment, *, facet: str, words: dict[str, str], similarity: float
    ) -> HitReason:
        """The field that says most of the query's words (`query_words`), or the meaning alone."""
        best, said = MEANING, frozenset[str]()
        for field, known in self._fields(segment):
            common = known & words.keys()
            if len(common) > len(said):
                best, said = field, common
        shown = list(dict.fromkeys(_merged((term, words[term]) for term in words if term in said)))
        return HitReason(
            facet=facet,
            field=best,
            words=tuple(shown[:MOST_WORDS]),
            similarity=round(max(-1.0, min(1.0, similarity)), 4),
        )

    def _fields(self, segment: Segment) -> list[tuple[str, frozenset[str]]]:
        fields = self._known.get(segment.id)
        if fields is None:
            every = [alias for words in segment.aliases.values() for alias in words]
            texts = {
                "name": segment.name,
                "alias": " | ".join(every),
                "product": " | ".join(segment.products),
                "path": " | ".join(segment.path),
                "description": segment.description,
            }
            fields = [(field, frozenset(terms(text))) for field, text in texts.items()]
            self._known[segment.id] = fields
        return fields


def query_words(text: str) -> dict[str, str]:
    """The terms of a query, each with the word as it stands there."""
    return dict(surfaces(text))


def _merged(found: Iterable[tuple[str, str]]) -> list[str]:
    """Words; overlapping pairs of Chinese characters grow together again."""
    shown: list[str] = []
    for term, word in found:
        if shown and is_cjk(term) and shown[-1][-1] == term[0]:
            shown[-1] += term[1:]
        else:
            shown.append(word)
    return shown
