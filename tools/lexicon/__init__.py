"""The words of the trade in several languages: styles, emotions, occasions, goods, benefits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from ...schema import FacetKind
from ..language import detect_language
from .concept import Concept, Mention, read_concepts
from .matching import Index, find_all, languages_for

__all__ = ["Concept", "Lexicon", "Mention", "lexicon"]


class Lexicon:
    """Concepts, found by id, by kind, or by their words in a text."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self.concepts: tuple[Concept, ...] = tuple(concepts)
        self._by_id: Mapping[str, Concept] = {concept.id: concept for concept in self.concepts}
        self._index = Index.of(self.concepts)

    def get(self, concept_id: str) -> Concept | None:
        """Concept of this id, such as `style.retro`; None when there is none."""
        return self._by_id.get(concept_id)

    def of_kind(self, kind: FacetKind) -> tuple[Concept, ...]:
        """All concepts of one kind, in the order written."""
        return tuple(concept for concept in self.concepts if concept.kind is kind)

    def label(self, concept_id: str, language: str) -> str | None:
        """Label of a concept as it stands in ad copy of a language; None when there is none."""
        concept = self.get(concept_id)
        return concept.labels.get(language) if concept else None

    def find(self, text: str, *, language: str = "") -> tuple[Mention, ...]:
        """Every mention in a text, in reading order; negated ones are left out.

        The longest term wins; plurals, German endings and compounds match. `language` is the
        text's own; when empty it is told from the text.
        """
        return find_all(self._index, text, languages_for(language or detect_language(text)))

    def gloss(self, text: str, to: str = "en") -> str:
        """Labels, in another language, of all that a text mentions; empty when it knows nothing.

        Lets an English embedding model search for a Chinese or German query.
        """
        labels = (mention.concept.labels.get(to, "") for mention in self.find(text))
        return " ".join(dict.fromkeys(label for label in labels if label))


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with adwright, read once per process (about 50 ms)."""
    return Lexicon(read_concepts())
