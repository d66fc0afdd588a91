"""The words of the trade in several languages: styles, emotions, occasions, goods, benefits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from ...schema import FacetKind
from ..language import detect_language
from .concept import IDIOM, Concept, Mention, read_concepts, read_idioms, read_plain
from .matching import Index, find_all, languages_for
from .nested import free_from, inside

__all__ = ["Concept", "Lexicon", "Mention", "lexicon", "plain_sentences"]


class Lexicon:
    """Concepts, found by id, by kind, or by their words in a text."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        given = tuple(concepts)
        self.concepts: tuple[Concept, ...] = tuple(c for c in given if c.id != IDIOM.id)
        self._by_id: Mapping[str, Concept] = {concept.id: concept for concept in self.concepts}
        self._index = Index.of(given)

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
        return tuple(m for m in self.read(text, language=language) if not m.denied)

    def read(self, text: str, *, language: str = "") -> tuple[Mention, ...]:
        """As `find`, with what the text turns around marked `denied` and not left out."""
        return find_all(self._index, text, languages_for(language or detect_language(text)))

    def find_within(self, text: str, *, language: str = "") -> tuple[Mention, ...]:
        """As `find`, with what longer terms hold besides.

        `birthday cake` holds the occasion, `降噪耳机` the benefit, and `without nuts, egg or
        gluten` says three things; such mentions overlap.
        """
        languages = languages_for(language or detect_language(text))
        found = self.find(text, language=language)
        more = [*inside(self._index, found, languages), *free_from(self._index, text, languages)]
        known = {(mention.start, mention.concept.id) for mention in found}
        more = [m for m in more if (m.start, m.concept.id) not in known]
        return tuple(sorted((*found, *more), key=lambda mention: (mention.start, mention.end)))

    def gloss(self, text: str, to: str = "en") -> str:
        """Labels, in another language, of all that a text mentions; empty when it knows nothing.

        Lets an English embedding model search for a Chinese or German query.
        """
        labels = (mention.concept.labels.get(to, "") for mention in self.find(text))
        return " ".join(dict.fromkeys(label for label in labels if label))


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with adwright, read once per process (about 50 ms)."""
    return Lexicon((*read_concepts(), read_idioms()))


@cache
def plain_sentences() -> tuple[str, ...]:
    """English sentences of adverts that mean no style and no mood, to measure others against."""
    return read_plain()
