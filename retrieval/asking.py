"""One question to the index for all facets of a brief: candidates by meaning and by words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from .embedder import Embedder
from .explain import query_words
from .filters import Filters, Gate
from .fusion import BARE, RICH, Calibration, fuse, something_fits
from .index import SegmentIndex
from .lexical import Evidence
from .query import FacetQuery, gloss
from .recent import Recent

NEAR_ROWS = 80
"""Rows asked of Chroma per facet; a segment has four or five."""
NEAR_WORDS = 30
"""Segments that the words' side may add per facet."""
MOSTLY = 0.5
"""A catalogue with a larger share of bare segments is scored as one of bare paths."""
REMEMBERED = 2048
"""Texts whose answers are kept, a few kilobytes each: styles, emotions and categories come again
and again in the feed of one shop."""
SPARE = 1.1
"""Rows asked for beyond the share that a filter is known to take."""

Numbers = NDArray[np.float32]
Places = NDArray[np.intp]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class Found:
    """What one text found: segments with their similarity and fused score."""

    segments: Places
    """In the catalogue's order."""
    similarity: Numbers
    """Cosine similarity, fields weighed."""
    coverage: Numbers
    """Share of the text that the segment says."""
    score: Numbers
    """Similarity raised by what the words say."""
    words: dict[str, str]
    """Terms of the text, each with the word as it stands there."""
    near: Places
    """The segment of each row that is near in meaning, best first."""

    def within(self, mask: Mask) -> Found:
        """The same without the segments that a filter leaves out."""
        kept = mask[self.segments]
        return replace(
            self,
            segments=self.segments[kept],
            similarity=self.similarity[kept],
            coverage=self.coverage[kept],
            score=self.score[kept],
            near=self.near[mask[self.near]],
        )

    def fits(self, calibration: Calibration) -> bool:
        """Whether the best of them is more than the nearest of what does not fit."""
        return something_fits(self.score, self.similarity, self.coverage, calibration)


class Asker:
    """Asks one catalogue; safe to use from many threads."""

    def __init__(self, index: SegmentIndex, embedder: Embedder) -> None:
        self._index = index
        self._embedder = embedder
        self._gate = Gate(index.segments)
        self._recent: Recent[tuple[str, int, Filters], Found] = Recent(REMEMBERED)
        self.calibration = BARE if index.layout.bare.mean() > MOSTLY else RICH

    def ask(self, queries: Sequence[FacetQuery], filters: Filters, k: int) -> list[Found]:
        """What each facet finds, with one embedding call and one Chroma call for all."""
        return self._found(queries, filters, self._rows(k))

    def ask_both(
        self, queries: Sequence[FacetQuery], filters: Filters, k: int
    ) -> tuple[list[Found], list[Found]]:
        """What each facet finds within the filters, and without them.

        One Chroma call where that is certain to hold as many rows within the filters as a call
        with them: a filter costs Chroma more than the query.
        """
        _, mask = self._gate.allowed(filters)
        rows = self._rows(k)
        if mask is None:
            everything = self._found(queries, Filters(), rows)
            return everything, everything
        owners = self._index.layout.owner
        allowed = int(mask[owners].sum())
        more = min(len(owners), int(SPARE * rows * len(owners) / max(allowed, 1)) + 1)
        everything = self._found(queries, Filters(), more)
        within = [found.within(mask) for found in everything]
        if any(len(found.near) < min(rows, allowed) for found in within):
            within = self._found(queries, filters, rows)
        return within, everything

    def _rows(self, k: int) -> int:
        return min(max(NEAR_ROWS, 4 * k), len(self._index.layout.owner))

    def _found(self, queries: Sequence[FacetQuery], filters: Filters, rows: int) -> list[Found]:
        """As `ask`; texts that were asked of late are not asked again."""
        texts = list(dict.fromkeys(query.text for query in queries))
        known = self._recent.recall((text, rows, filters) for text in texts)
        unknown = [text for text in texts if (text, rows, filters) not in known]
        if unknown:
            made = self._looked_up(unknown, filters, rows)
            new = {(text, rows, filters): one for text, one in zip(unknown, made, strict=True)}
            self._recent.remember(new)
            known.update(new)
        return [known[query.text, rows, filters] for query in queries]

    def _looked_up(self, texts: Sequence[str], filters: Filters, rows: int) -> list[Found]:
        where, mask = self._gate.allowed(filters)
        glosses = [gloss(text) for text in texts]
        vectors = self._embedder.encode(
            [known or text for known, text in zip(glosses, texts, strict=True)]
        )
        nearest = self._index.store.nearest(vectors, rows=rows, where=where)
        return [
            self._fused(text, known, vector, near, mask)
            for text, known, vector, near in zip(texts, glosses, vectors, nearest, strict=True)
        ]

    def _fused(
        self, text: str, known: str, vector: Numbers, rows: Places, mask: Mask | None
    ) -> Found:
        evidence = self._index.lexical.evidence(f"{text} {known}".strip())
        near = self._index.layout.owner[rows]
        segments = self._candidates(near, evidence)
        if mask is not None:
            segments = segments[mask[segments]]
        similarity = self._index.layout.similarity(vector, segments)
        coverage = evidence.coverage[segments]
        phrase = np.zeros(len(segments), dtype=np.float32)
        for segment, share in evidence.phrase.items():
            phrase[segments == segment] = share
        return Found(
            segments=segments,
            similarity=similarity,
            coverage=coverage,
            score=fuse(similarity, coverage, phrase, self.calibration),
            words=query_words(text),
            near=near,
        )

    def _candidates(self, near: Places, evidence: Evidence) -> Places:
        """Segments near in meaning, and those that say most of the words, in catalogue order."""
        coverage = evidence.coverage
        most = min(NEAR_WORDS, len(coverage))
        said = np.argpartition(-coverage, most - 1)[:most]
        named = np.fromiter(evidence.phrase, dtype=np.intp)
        return np.unique(np.concatenate([near, said[coverage[said] > 0], named]))
