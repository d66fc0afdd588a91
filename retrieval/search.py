"""Search of a catalogue: one index call per brief, words and meaning fused, with reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import UserError
from ..schema import HitReason, Segment, SegmentHit
from .embedder import Embedder, load_embedder
from .explain import Explainer, query_words
from .filters import Filters, Gate
from .fusion import BARE, LEAST_FIT, RICH, combine, fits, fuse, something_fits
from .index import SegmentIndex, index_folder, open_index
from .lexical import Evidence
from .query import FacetQuery, gloss

__all__ = ["FacetQuery", "SegmentSearch"]

NEAR_ROWS = 80
"""Rows asked of Chroma per facet; a segment has four or five."""
NEAR_WORDS = 30
"""Segments that the words' side may add per facet."""
WORTH_SAYING = 0.25
"""A facet whose score is this far below a segment's best facet is no reason for it."""
BATCH = 256
"""Queries answered together in a batch run."""

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
    fits: bool
    """Whether the best of them is more than the nearest of what does not fit."""


class SegmentSearch:
    """An open catalogue that answers briefs; safe to use from many threads."""

    def __init__(self, index: SegmentIndex, embedder: Embedder) -> None:
        self._index = index
        self._embedder = embedder
        self._gate = Gate(index.segments)
        self._explainer = Explainer()
        self._place = {segment.id: place for place, segment in enumerate(index.segments)}
        mostly_bare = bool(index.layout.bare.mean() > 0.5)  # noqa: PLR2004 - half
        self._calibration = BARE if mostly_bare else RICH

    @classmethod
    def open(
        cls,
        *,
        data_dir: Path,
        catalogue: str = "adwright",
        embedder: Embedder | None = None,
        chroma_url: str = "",
        on_progress: Callable[[str], None] = lambda _: None,
    ) -> SegmentSearch:
        """The search of a catalogue; its index is built first when missing or out of date.

        Raises UserError for an unknown catalogue, StorageError when the disk refuses,
        RetrievalError when Chroma or the embedding model fails.
        """
        embedder = embedder or load_embedder(cache_dir=index_folder(data_dir))
        index = open_index(
            data_dir=data_dir,
            catalogue=catalogue,
            embedder=embedder,
            chroma_url=chroma_url,
            on_progress=on_progress,
        )
        return cls(index, embedder)

    def search(
        self,
        queries: Sequence[FacetQuery],
        *,
        k: int = 20,
        exclude: frozenset[str] = frozenset(),
        kinds: frozenset[str] = frozenset(),
        platform: str = "",
    ) -> tuple[SegmentHit, ...]:
        """The segments that fit the facets of one brief, best first; () when nothing fits.

        `exclude` names sensitivities that may not be used, `kinds` the kinds to keep, `platform`
        one that must be able to express the segment.
        """
        asked = [query for query in queries if query.text.strip() and query.weight > 0]
        filters = Filters(exclude=exclude, kinds=kinds, platform=platform)
        if not asked or k < 1:
            return ()
        found = [facet for facet in self._ask(asked, filters, k) if facet.fits]
        ranked = self._ranked(found)[:k]
        return tuple(
            self._hit(place, score, found) for place, score in ranked if score >= LEAST_FIT
        )

    def search_many(self, queries: Sequence[str], *, k: int = 20) -> list[list[str]]:
        """For each query the ids of the best segments, best first; [] where nothing fits."""
        answers: list[list[str]] = []
        for start in range(0, len(queries), BATCH):
            batch = [FacetQuery(text=text) for text in queries[start : start + BATCH]]
            for facet in self._ask(batch, Filters(), k):
                best = np.argsort(-facet.score, kind="stable")[:k] if facet.fits else ()
                answers.append([self._index.segments[facet.segments[n]].id for n in best])
        return answers

    def get(self, segment_id: str) -> Segment:
        """The segment of an id. Raises UserError with the closest ids when there is none."""
        place = self._place.get(segment_id)
        if place is None:
            import difflib

            close = difflib.get_close_matches(segment_id, self._place, n=3, cutoff=0.5)
            hint = f"; close: {', '.join(close)}" if close else ""
            raise UserError(f"there is no segment {segment_id!r} in this catalogue{hint}")
        return self._index.segments[place]

    def catalogue(self) -> tuple[Segment, ...]:
        """All segments, in the catalogue's order."""
        return self._index.segments

    def stats(self) -> dict[str, Any]:
        """Figures of the catalogue and its index, for people and for `--json`."""
        segments = self._index.segments
        kinds = Counter(segment.kind for segment in segments)
        flags = Counter(flag for segment in segments for flag in segment.sensitivity)
        return {
            "catalogue": self._index.pointer["catalogue"],
            "segments": len(segments),
            "kinds": dict(sorted(kinds.items())),
            "sensitivity": dict(sorted(flags.items())),
            "vectors": len(self._index.layout.owner),
            "model": self._index.pointer["model"],
            "fingerprint": self._index.pointer["fingerprint"],
        }

    def _ask(self, queries: Sequence[FacetQuery], filters: Filters, k: int) -> Iterator[Found]:
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
        score = fuse(similarity, coverage, phrase, self._calibration)
        return Found(
            query=query,
            segments=segments,
            similarity=similarity,
            score=score,
            fits=something_fits(score, similarity, coverage, self._calibration),
        )

    def _candidates(self, near: Places, evidence: Evidence) -> Places:
        """Segments near in meaning, and those that say most of the words, in catalogue order."""
        coverage = evidence.coverage
        most = min(NEAR_WORDS, len(coverage))
        said = np.argpartition(-coverage, most - 1)[:most]
        named = np.fromiter(evidence.phrase, dtype=np.intp)
        owners = self._index.layout.owner[near]
        return np.unique(np.concatenate([owners, said[coverage[said] > 0], named]))

    def _ranked(self, found: Sequence[Found]) -> list[tuple[int, float]]:
        """Segments by how well they fit all facets together, best first."""
        strongest = max((facet.query.weight for facet in found), default=1.0)
        chances: dict[int, list[float]] = {}
        for facet in found:
            share = facet.query.weight / strongest
            values = share * fits(facet.score, self._calibration)
            for place, value in zip(facet.segments.tolist(), values.tolist(), strict=True):
                chances.setdefault(place, []).append(value)
        scores = [(place, combine(values)) for place, values in chances.items()]
        return sorted(scores, key=lambda pair: (-pair[1], pair[0]))

    def _hit(self, place: int, score: float, found: Sequence[Found]) -> SegmentHit:
        segment = self._index.segments[place]
        reasons: list[tuple[float, HitReason]] = []
        for facet in found:
            at = int(np.searchsorted(facet.segments, place))
            if at < len(facet.segments) and facet.segments[at] == place:
                reason = self._explainer.reason(
                    segment,
                    facet=facet.query.facet,
                    words=query_words(facet.query.text),
                    similarity=float(facet.similarity[at]),
                )
                reasons.append((float(facet.score[at]), reason))
        reasons.sort(key=lambda pair: -pair[0])
        why = [reason for value, reason in reasons if value >= reasons[0][0] - WORTH_SAYING]
        return SegmentHit(segment=segment, score=round(score, 4), why=tuple(why))
