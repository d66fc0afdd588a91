"""Meaning and words made into one score, several facets into one ranking, and when nothing fits.

All numbers here were set on the even half of tests/data/*_queries.yaml and checked on the odd.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]

COVERAGE_FROM = 0.25
"""Words that cover less of a query than this say nothing."""
COVERAGE_WEIGHT = 0.2
PHRASE_WEIGHT = 0.35
"""A name or alias that is the whole query adds this much to the similarity."""


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """What a fused score means in one kind of catalogue."""

    middle: float
    """Fused score at which a segment is as likely to fit as not."""
    spread: float
    """Fused score that takes the odds from even to 2.7 to 1."""
    floor: float
    """Where even the best segment stays below this, nothing fits."""


RICH = Calibration(middle=0.42, spread=0.05, floor=0.36)
BARE = Calibration(middle=0.40, spread=0.05, floor=0.32)


def fuse(dense: Numbers, coverage: Numbers, phrase: Numbers) -> Numbers:
    """Cosine similarity raised by what the words say; unchanged where they say nothing."""
    strong = np.maximum(coverage - COVERAGE_FROM, 0.0) / (1.0 - COVERAGE_FROM)
    return (dense + COVERAGE_WEIGHT * strong + PHRASE_WEIGHT * phrase).astype(np.float32)


def fit(score: float, calibration: Calibration) -> float:
    """Chance that a segment with this fused score fits, 0 to 1."""
    return 1.0 / (1.0 + math.exp(-(score - calibration.middle) / calibration.spread))


def combine(fits: Mapping[int, float], weights: Sequence[float]) -> float:
    """One score of a segment from its fit to each facet (by position): any facet may carry it,
    several carry it further. A facet of weight 0.5 counts half.
    """
    strongest = max(weights, default=1.0) or 1.0
    miss = 1.0
    for facet, value in fits.items():
        miss *= 1.0 - value * min(1.0, weights[facet] / strongest)
    return 1.0 - miss
