"""95 % intervals: Wilson for shares, bootstrap over cases for the rest and for differences."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Z = 1.959964
"""Normal quantile of a two-sided 95 % interval."""
RESAMPLES = 2000
SEED = 20261124
"""The same cases give the same interval."""

_FEWEST = 2
"""Cases below which nothing varies between cases."""

Pair = tuple[float, float]
"""What was got and out of how much, in one case."""


@dataclass(frozen=True, kw_only=True)
class Interval:
    """Both ends of a 95 % interval."""

    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Difference:
    """How much the second of two configurations is above the first, on the same cases."""

    value: float
    low: float
    high: float
    cases: int
    above: float
    """Share of resamples in which the second is above the first."""

    @property
    def clear(self) -> bool:
        """Whether the 95 % interval leaves zero out."""
        return self.low > 0 or self.high < 0


def wilson(share: float, n: float) -> Interval:
    """Wilson's score interval of a share of `n` trials (Wilson 1927); `n` may be a fraction."""
    if n <= 0:
        return Interval(low=0.0, high=1.0)
    centre = share + Z * Z / (2 * n)
    half = Z * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    scale = 1 + Z * Z / n
    return Interval(low=max(0.0, (centre - half) / scale), high=min(1.0, (centre + half) / scale))


def share_interval(pairs: Sequence[Pair]) -> Interval:
    """Wilson's interval of a pooled share whose trials come in cases.

    Trials of one case are alike, so the trials are counted as fewer: n is divided by the design
    effect (the variance between cases over that of independent trials), as Korn and Graubard do
    for surveys. Where all trials agree nothing tells the effect, and n is the number of cases.
    """
    got = np.array([pair[0] for pair in pairs], dtype=float)
    of = np.array([pair[1] for pair in pairs], dtype=float)
    n = float(of.sum())
    cases = int((of > 0).sum())
    if not n:
        return Interval(low=0.0, high=1.0)
    share = float(got.sum()) / n
    if n <= cases or share <= 0 or share >= 1 or cases < _FEWEST:
        return wilson(share, min(n, cases))
    residual = got - share * of
    between = cases / (cases - 1) * float((residual**2).sum()) / n**2
    effect = min(max(between / (share * (1 - share) / n), 1.0), n / cases)
    return wilson(share, n / effect)


def bootstrap_ratio(pairs: Sequence[Pair]) -> Interval:
    """Percentile bootstrap over cases of sum(got) / sum(of); a mean where each `of` is 1."""
    if len(pairs) < _FEWEST:
        value = pairs[0][0] / pairs[0][1] if pairs and pairs[0][1] else 0.0
        return Interval(low=value, high=value)
    low, high = np.quantile(_resampled(pairs, _weights(len(pairs))), [0.025, 0.975])
    return Interval(low=float(low), high=float(high))


def paired_difference(first: Sequence[Pair], second: Sequence[Pair]) -> Difference:
    """How much `second` is above `first`; cases are resampled in pairs, both lists in one order.

    Raises ValueError when the lists are not of one length, or empty.
    """
    if len(first) != len(second) or not first:
        raise ValueError("a paired difference needs the same cases on both sides")
    weights = _weights(len(first))
    value = _ratio(second) - _ratio(first)
    spread = _resampled(second, weights) - _resampled(first, weights)
    low, high = np.quantile(spread, [0.025, 0.975])
    return Difference(
        value=value,
        low=float(low),
        high=float(high),
        cases=len(first),
        above=float((spread > 0).mean() + (spread == 0).mean() / 2),
    )


def _ratio(pairs: Sequence[Pair]) -> float:
    of = sum(pair[1] for pair in pairs)
    return sum(pair[0] for pair in pairs) / of if of else 0.0


def _weights(cases: int) -> NDArray[np.int64]:
    """How often each case is drawn, in each resample."""
    draws: NDArray[np.int64] = np.random.default_rng(SEED).multinomial(
        cases, np.full(cases, 1 / cases), size=RESAMPLES
    )
    return draws


def _resampled(pairs: Sequence[Pair], weights: NDArray[np.int64]) -> NDArray[np.float64]:
    got, of = np.array(pairs, dtype=float).T
    sums = weights @ of
    ratios: NDArray[np.float64] = np.divide(
        weights @ got, sums, out=np.zeros(len(weights)), where=sums > 0
    )
    return ratios
