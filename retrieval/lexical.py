"""The words' side of search: BM25 over all languages, and names and aliases met word for word.

Everything is a share of what the query says, weighed by how rare the words are. So this side has
nothing to say where it knows only a small part of a query, and then says nothing: fusing ranks
blindly made dense results worse (0.47 to 0.26 nDCG on IAB paths).
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..schema import Segment
from .texts import leaf
from .words import is_cjk, phrase_key, phrases, pieces, terms

LONGEST_PHRASE = 8
"""Units (words or Chinese characters) of the longest alias that is looked up whole."""
MOST_OWNERS = 12
"""A phrase that more segments use is no evidence for any of them."""

SHORTEST_COMPOUND = 9
SHORTEST_PART = 5
"""Letters; shorter heads of German compounds are mostly chance."""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What the words of a query say about every segment."""

    coverage: NDArray[np.float32]
    """BM25 score over the most that a query could score, 0 to 1, by segment."""
    phrase: Mapping[int, float]
    """Share of the query that one name or alias of the segment says word for word, 0 to 1."""


class Lexical:
    """BM25 and a phrase book of one catalogue."""

    def __init__(self, bm25: Any, idf: Mapping[str, float], book: Mapping[str, list[int]]) -> None:
        self._bm25 = bm25
        self._idf = idf
        self._book = book
        self._unknown = max(idf.values(), default=1.0)

    @classmethod
    def of(cls, segments: Sequence[Segment]) -> Lexical:
        """The words of a catalogue, counted."""
        import bm25s

        documents = [document(segment) for segment in segments]
        bm25 = bm25s.BM25(method="lucene", k1=0.6, b=0.3)
        bm25.index([words or ["-"] for words in documents], show_progress=False)
        return cls(bm25, _idf(documents), _phrase_book(segments))

    def evidence(self, text: str) -> Evidence:
        """What the words of a query say about every segment."""
        words = list(dict.fromkeys(part for term in terms(text) for part in self._parts(term)))
        total = sum(self.idf(word) for word in words)
        known = [word for word in words if word in self._idf]
        return Evidence(coverage=self._coverage(known, total), phrase=self._phrases(text, total))

    def knows(self, text: str) -> bool:
        """Whether the catalogue says any word of the text."""
        parts = (part for term in terms(text) for part in self._parts(term))
        return any(part in self._idf and not part.isdigit() for part in parts)

    def idf(self, word: str) -> float:
        """Rarity of a term; one that the catalogue does not know counts as the rarest."""
        return self._idf.get(word, self._unknown)

    def _parts(self, term: str) -> list[str]:
        """A compound such as Umzugsunternehmen as the part that is known and the rest."""
        if len(term) < SHORTEST_COMPOUND or term in self._idf or is_cjk(term):
            return [term]
        for end in range(len(term) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            head = term[:end] if term[:end] in self._idf else term[:end].removesuffix("s")
            if len(head) >= SHORTEST_PART and head in self._idf:
                return [head, term[end:]]
        return [term]

    def _coverage(self, words: list[str], total: float) -> NDArray[np.float32]:
        scores = self._bm25.get_scores(words) if words else np.zeros(self.size, dtype=np.float32)
        return np.asarray(scores, dtype=np.float32) / np.float32(total or 1.0)

    def _phrases(self, text: str, total: float) -> dict[int, float]:
        found: dict[int, float] = {}
        for phrase in phrases(pieces(text), longest=LONGEST_PHRASE):
            for segment in self._book.get(phrase, ()):
                share = sum(self.idf(word) for word in set(terms(phrase)))
                found[segment] = max(found.get(segment, 0.0), min(1.0, share / (total or 1.0)))
        return found

    @property
    def size(self) -> int:
        """Number of segments."""
        return int(self._bm25.scores["num_docs"])

    def save(self, folder: Path) -> None:
        """Write everything that `load` reads."""
        self._bm25.save(str(folder), show_progress=False)
        text = json.dumps({"idf": self._idf, "book": self._book}, ensure_ascii=False)
        (folder / "words.json").write_text(text, encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Lexical:
        """What `save` wrote."""
        import bm25s

        words = json.loads((folder / "words.json").read_text(encoding="utf-8"))
        return cls(bm25s.BM25.load(str(folder), show_progress=False), words["idf"], words["book"])


def document(segment: Segment) -> list[str]:
    """The terms of a segment, for BM25; names and aliases count twice."""
    named = [segment.name, *(alias for words in segment.aliases.values() for alias in words)]
    rest = [*segment.path, *segment.products, segment.description]
    return [term for text in (*named, *named, *rest) for term in terms(text)]


def _idf(documents: Sequence[Sequence[str]]) -> dict[str, float]:
    """Inverse document frequency as Lucene counts it."""
    frequency = Counter(word for words in documents for word in set(words))
    total = len(documents)
    return {
        word: math.log(1 + (total - count + 0.5) / (count + 0.5))
        for word, count in frequency.items()
    }


def _phrase_book(segments: Sequence[Segment]) -> dict[str, list[int]]:
    book: dict[str, set[int]] = defaultdict(set)
    for place, segment in enumerate(segments):
        every = (alias for words in segment.aliases.values() for alias in words)
        for text in (segment.name, leaf(segment), *every, *segment.products):
            key = phrase_key(text)
            if terms(text):
                book[key].add(place)
    return {key: sorted(owners) for key, owners in book.items() if len(owners) <= MOST_OWNERS}
