"""One question to the index for all facets of a brief: candidates by meaning and by words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .embedder import Embedder
from .explain import query_words
from .filters import Filters, Gate
from .fusion import BARE, RICH, fuse, something_fits
from .index import SegmentIndex
from .lexical import Evidence
from .query import FacetQuery, gloss

NEAR_ROWS = 80
"""Rows asked of Chroma per facet; a segment has four or five."""
NEAR_WORDS = 30
"""Segments that the words' side may add per facet."""
MOSTLY = 0.5
"""A catalogue with a larger share of bare segments is scored as one of bare paths."""

Numbers = NDArray[np.float32]
Places = NDArray[np.intp]


@dataclass(frozen=True, kw_only=True)
class Found:
    """What one facet found: segments with their similarity and fused score."""

    query: FacetQuery
    segments: Places
    similarity: Numbers
    """Cosine similarity, fields weighed."""
    score: Numbers
    """Similarity raised by what the words say."""
    words: dict[str, str]
    """Terms of the query, each with the word as it stands there."""
    fits: bool
    """Whether the best of them is more than the nearest of what does not fit."""


class Asker:
    """Asks one catalogue; safe to use from many threads."""

    def __init__(self, index: SegmentIndex, embedder: Embedder) -> None:
        self._index = index
        self._embedder = embedder
        self._gate = Gate(index.segments)
        self.calibration = BARE if index.layout.bare.mean() > MOSTLY else RICH

    def ask(self, queries: Sequence[FacetQuery], filters: Filters, k: int) -> Iterator[Found]:
        """What each facet finds, with one embedding call and one Chroma call for all."""
        where, mask = self._gate.allowed(filters)
        glosses = [gloss(query.text) for query in queries]
        vectors = self._embedder.encode(
            [known or query.text for known, query in zip(glosses, queries, strict=True)]
        )
        rows = min(max(NEAR_ROWS, 4 * k), len(self._index.layout.owner))
        nearest = self._index.store.nearest(vectors, rows=rows, where=where)
        for query, known, vector, near in zip(queries, glosses, vectors, nearest, strict=True):
            yield self._fuse(query, f"{query.text} {known}".strip(), vector, near, mask)

    def _fuse(
        self,
        query: FacetQuery,
        words: str,
        vector: Numbers,
        near: Places,
        mask: NDArray[np.bool_] | None,
    ) -> Found:
        evidence = self._index.lexical.evidence(words)
        segments = self._candidates(near, evidence)
        if mask is not None:
            segments = segments[mask[segments]]
        similarity = self._index.layout.similarity(vector, segments)
        coverage = evidence.coverage[segments]
        phrase = np.array([evidence.phrase.get(int(s), 0.0) for s in segments], dtype=np.float32)
        score = fuse(similarity, coverage, phrase, self.calibration)
        return Found(
            query=query,
            segments=segments,
            similarity=similarity,
            score=score,
            words=query_words(query.text),
            fits=something_fits(score, similarity, coverage, self.calibration),
        )

    def _candidates(self, near: Places, evidence: Evidence) -> Places:
        """Segments near in meaning, and those that say most of the words, in catalogue order."""
        coverage = evidence.coverage
        most = min(NEAR_WORDS, len(coverage))
        said = np.argpartition(-coverage, most - 1)[:most]
        named = np.fromiter(evidence.phrase, dtype=np.intp)
        owners = self._index.layout.owner[near]
        return np.unique(np.concatenate([owners, said[coverage[said] > 0], named]))
