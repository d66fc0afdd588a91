"""A catalogue's vectors as arrays: rows in groups (one per field), groups in segments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..schema import Segment
from .texts import BARE_WEIGHTS, BEST_SHARE, FIELDS, RICH_WEIGHTS, Field, Row, is_bare

Vectors = NDArray[np.float32]
Numbers = NDArray[np.intp]

NEAREST_OWN = 6
"""Own segments whose meaning a bare one inherits; 3 to 10 gave the same within 0.01 nDCG."""
TIE_POWER = 4
"""Sharpness of the weights of those ties."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Vectors of a catalogue, ordered by segment, then field."""

    vectors: Vectors
    """Shape (rows, dimensions), each row of length 1."""
    owner: Numbers
    """Segment of each row."""
    field: Numbers
    """Field of each row, as a position in FIELDS."""
    bare: NDArray[np.bool_]
    """By segment: whether it has a name and a path only."""

    @cached_property
    def groups(self) -> Numbers:
        """First row of each (segment, field)."""
        change = np.flatnonzero((np.diff(self.owner) != 0) | (np.diff(self.field) != 0))
        return np.concatenate(([0], change + 1)).astype(np.intp)

    @cached_property
    def group_sizes(self) -> Numbers:
        """Rows of each group."""
        return np.diff(np.append(self.groups, len(self.owner)))

    @cached_property
    def weights(self) -> NDArray[np.float32]:
        """Share of each group in its segment's mean; they sum to 1 per segment."""
        owners = self.owner[self.groups]
        raw = np.array(
            [_weight(int(field), bare=bool(self.bare[owner]))
             for owner, field in zip(owners, self.field[self.groups], strict=True)],
            dtype=np.float32,
        )  # fmt: skip
        totals = np.bincount(owners, weights=raw, minlength=len(self.bare))
        return (raw / totals[owners]).astype(np.float32)

    @cached_property
    def first_group(self) -> Numbers:
        """First group of each segment, and one past the last."""
        return np.searchsorted(self.owner[self.groups], np.arange(len(self.bare) + 1))

    @cached_property
    def first_row(self) -> Numbers:
        """First row of each segment, and one past the last."""
        return np.searchsorted(self.owner, np.arange(len(self.bare) + 1))

    def centroids(self) -> Vectors:
        """The mean meaning of each segment, of length 1."""
        sums = np.add.reduceat(np.asarray(self.vectors), self.first_row[:-1], axis=0)
        return normalised(sums)

    def similarity(self, query: Vectors, segments: Numbers) -> Vectors:
        """Score of each segment for one query vector; 1.0 is identical in every field.

        A described segment scores half its best field, half the mean of its fields; a bare one
        the weighted mean of its last level, its context and the meaning that it inherits.
        """
        if not len(segments):
            return np.zeros(0, dtype=np.float32)
        groups = _ranges(self.first_group, segments)
        sizes = self.group_sizes[groups]
        likeness = self.vectors[_ranges(self.first_row, segments)] @ query
        by_group = np.maximum.reduceat(likeness, _starts(sizes))
        starts = _starts(self.first_group[segments + 1] - self.first_group[segments])
        mean = np.add.reduceat(by_group * self.weights[groups], starts)
        best = np.maximum.reduceat(by_group, starts)
        share = np.where(self.bare[segments], 0.0, BEST_SHARE)
        return (share * best + (1.0 - share) * mean).astype(np.float32)

    def save(self, folder: Path) -> None:
        """Write the arrays."""
        np.save(folder / "vectors.npy", self.vectors)
        np.save(folder / "rows.npy", np.stack([self.owner, self.field]))

    @classmethod
    def load(cls, folder: Path, segments: Sequence[Segment]) -> Layout:
        """What `save` wrote; the vectors stay on disk until they are touched."""
        owner, field = np.load(folder / "rows.npy")
        return cls(
            vectors=np.load(folder / "vectors.npy", mmap_mode="r"),
            owner=owner,
            field=field,
            bare=np.array([is_bare(segment) for segment in segments], dtype=np.bool_),
        )


def arrange(
    segments: Sequence[Segment],
    rows: Sequence[Row],
    vectors: Vectors,
    own_centroids: Vectors | None = None,
) -> Layout:
    """The layout of embedded rows, with inherited meanings for bare segments where given."""
    owner = np.array([row.segment for row in rows], dtype=np.intp)
    field = np.array([FIELDS.index(row.field) for row in rows], dtype=np.intp)
    bare = np.array([is_bare(segment) for segment in segments], dtype=np.bool_)
    if own_centroids is not None:
        context = (field == FIELDS.index(Field.PATH)) & bare[owner]
        vectors = np.concatenate([vectors, inherited(vectors[context], own_centroids)])
        owner = np.concatenate([owner, owner[context]])
        field = np.append(field, np.full(int(context.sum()), FIELDS.index(Field.INHERITED)))
    order = np.lexsort((field, owner))
    return Layout(vectors=vectors[order], owner=owner[order], field=field[order], bare=bare)


def inherited(contexts: Vectors, centroids: Vectors) -> Vectors:
    """For each context the weighted meaning of the nearest own segments, of length 1."""
    ties = contexts @ centroids.T
    nearest = np.argsort(-ties, axis=1)[:, :NEAREST_OWN]
    weights = np.maximum(np.take_along_axis(ties, nearest, axis=1), 0.0) ** TIE_POWER
    return normalised(np.einsum("nk,nkd->nd", weights, centroids[nearest]))


def normalised(vectors: Vectors) -> Vectors:
    """Vectors of length 1; a zero vector stays zero."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(lengths == 0, 1.0, lengths)).astype(np.float32)


def _weight(field: int, *, bare: bool) -> float:
    return (BARE_WEIGHTS if bare else RICH_WEIGHTS)[FIELDS[field]]


def _starts(sizes: Numbers) -> Numbers:
    return np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.intp)


def _ranges(bounds: Numbers, places: Numbers) -> Numbers:
    """All positions of the ranges [bounds[p], bounds[p + 1]), in the order of places."""
    sizes = bounds[places + 1] - bounds[places]
    starts = np.repeat(bounds[places] - _starts(sizes), sizes)
    return starts + np.arange(int(sizes.sum()))
