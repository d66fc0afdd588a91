"""Search of a catalogue: one index call per brief, words and meaning fused, with reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import UserError
from ..schema import Segment, SegmentHit
from .asking import Asker, Found
from .embedder import Embedder, SentenceEmbedder, load_embedder
from .explain import Explainer
from .filters import Filters
from .fusion import LEAST_FIT, combine, fits
from .importers import read_segments
from .index import SegmentIndex, index_folder, open_index
from .query import FacetQuery
from .sources import save_catalogue

__all__ = ["FacetQuery", "SegmentSearch", "import_catalogue"]

WORTH_SAYING = 0.25
"""A facet whose score is this far below a segment's best facet is no reason for it."""
BATCH = 256
"""Queries answered together in a batch run."""


class SegmentSearch:
    """An open catalogue that answers briefs; safe to use from many threads."""

    def __init__(self, index: SegmentIndex, embedder: Embedder) -> None:
        self._index = index
        self._asker = Asker(index, embedder)
        self._explainer = Explainer()
        self._place = {segment.id: place for place, segment in enumerate(index.segments)}

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
        embedder = embedder or load_embedder()
        if isinstance(embedder, SentenceEmbedder):
            embedder.remember_in(index_folder(data_dir))
        index = open_index(
            data_dir=data_dir,
            catalogue=catalogue,
            embedder=embedder,
            chroma_url=chroma_url,
            on_progress=on_progress,
        )
        return cls(index, embedder)

    def close(self) -> None:
        """Let go of the index's files or of the server's connections."""
        self._index.store.close()

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
        asked = _worth_asking(queries)
        filters = Filters(exclude=exclude, kinds=kinds, platform=platform)
        if not asked or k < 1:
            return ()
        return self._hits(self._fitting(asked, self._asker.ask(asked, filters, k)), k)

    def search_with_barred(
        self, queries: Sequence[FacetQuery], *, k: int, exclude: frozenset[str], leading: int
    ) -> tuple[tuple[SegmentHit, ...], tuple[Segment, ...]]:
        """As `search`; and which segments `exclude` keeps out of the `leading` best, best first."""
        asked = _worth_asking(queries)
        if not asked or k < 1:
            return (), ()
        within, without = self._asker.ask_both(asked, Filters(exclude=exclude), k)
        best = self._ranked(self._fitting(asked, without))[:leading] if exclude else ()
        segments = [self._index.segments[place] for place, _score in best]
        barred = tuple(segment for segment in segments if exclude & set(segment.sensitivity))
        return self._hits(self._fitting(asked, within), k), barred

    def search_many(self, queries: Sequence[str], k: int = 20) -> list[list[str]]:
        """For each query the ids of the best segments, best first; [] where nothing fits."""
        answers: list[list[str]] = []
        for start in range(0, len(queries), BATCH):
            batch = [FacetQuery(text=text) for text in queries[start : start + BATCH]]
            for found in self._asker.ask(batch, Filters(), k):
                fits_ = found.fits(self._asker.calibration)
                best = np.argsort(-found.score, kind="stable")[:k] if fits_ else ()
                answers.append([self._index.segments[found.segments[n]].id for n in best])
        return answers

    def knows(self, text: str) -> bool:
        """Whether the catalogue says any word of the text; it does not say invented names."""
        return self._index.lexical.knows(text)

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

    def _fitting(
        self, asked: Sequence[FacetQuery], found: Sequence[Found]
    ) -> list[tuple[FacetQuery, Found]]:
        """The facets for which the catalogue has something, with what they found."""
        pairs = zip(asked, found, strict=True)
        return [pair for pair in pairs if pair[1].fits(self._asker.calibration)]

    def _hits(self, found: Sequence[tuple[FacetQuery, Found]], k: int) -> tuple[SegmentHit, ...]:
        return tuple(self._hit(place, score, found) for place, score in self._ranked(found)[:k])

    def _ranked(self, found: Sequence[tuple[FacetQuery, Found]]) -> list[tuple[int, float]]:
        """Segments by how well they fit all facets together, best first."""
        strongest = max((query.weight for query, _ in found), default=1.0)
        chances: dict[int, list[float]] = {}
        for query, one in found:
            share = query.weight / strongest
            values = share * fits(one.score, self._asker.calibration)
            for place, value in zip(one.segments.tolist(), values.tolist(), strict=True):
                chances.setdefault(place, []).append(value)
        scores = [
            (place, combine(values, len(found)))
            for place, values in chances.items()
            if max(values) >= LEAST_FIT
        ]
        return sorted(scores, key=lambda pair: (-pair[1], pair[0]))

    def _hit(
        self, place: int, score: float, found: Sequence[tuple[FacetQuery, Found]]
    ) -> SegmentHit:
        segment = self._index.segments[place]
        said: list[tuple[float, FacetQuery, Found, int]] = []
        for query, one in found:
            at = int(np.searchsorted(one.segments, place))
            if at < len(one.segments) and one.segments[at] == place:
                said.append((float(one.score[at]), query, one, at))
        said.sort(key=lambda entry: -entry[0])
        why = [
            self._explainer.reason(
                segment,
                facet=query.facet,
                words=one.words,
                similarity=float(one.similarity[at]),
            )
            for value, query, one, at in said
            if value >= said[0][0] - WORTH_SAYING
        ]
        return SegmentHit(segment=segment, score=round(score, 4), why=tuple(why))


def _worth_asking(queries: Sequence[FacetQuery]) -> list[FacetQuery]:
    return [query for query in queries if query.text.strip() and query.weight > 0]


def import_catalogue(
    file: Path,
    *,
    catalogue: str,
    data_dir: Path,
    columns: Mapping[str, str] | None = None,
    embedding_model: str = "",
    chroma_url: str = "",
    on_progress: Callable[[str], None] = lambda _: None,
) -> int:
    """Read a file of segments, keep it under a name and build its index; their number comes back.

    Raises InputFileError for a file that is not understood (see `read_segments`), UserError for
    an unusable name, StorageError when the disk refuses.
    """
    segments = read_segments(file, catalogue=catalogue, columns=columns)
    count = save_catalogue(segments, catalogue=catalogue, data_dir=data_dir)
    SegmentSearch.open(
        data_dir=data_dir,
        catalogue=catalogue,
        embedder=load_embedder(embedding_model),
        chroma_url=chroma_url,
        on_progress=on_progress,
    )
    return count
