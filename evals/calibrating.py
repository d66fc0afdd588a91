"""The router's threshold for a wanted hosted share, and what quality and money to expect of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..agents.routing.quality import HOSTED_PRIOR
from ..errors import UserError
from .cases.forms import Suite
from .intervals import Interval, bootstrap_ratio
from .marks import pooled
from .results import CaseResult, Run

HEADLINE = "quality"
"""Metric of the copy suite that is weighed."""
ASSUMED_CALL_USD = 0.0028
"""Money of one hosted ad where none was measured: the task's usual tokens at the list price of
gemini-2.5-flash (agents/models/prices.py)."""
ADS_PER_CASE = 2
"""Ads of a usual case, where none was measured."""


@dataclass(frozen=True, kw_only=True)
class Point:
    """One case: how difficult the router takes it to be, and what each side brings."""

    case: str
    difficulty: float
    local: float
    """Quality of the local side, 0 to 1."""
    hosted: float
    hosted_usd: float


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What a way of routing gives over the cases."""

    way: str
    share: float
    """Of the cases that go to the hosted model."""
    quality: float
    interval: Interval
    cost_usd: float
    """Mean money of a case."""


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """A threshold on difficulty, and what it gives beside the plain ways."""

    wanted: float
    threshold: float
    """Cases this difficult or more go to the hosted model."""
    router: Expected
    always_hosted: Expected
    always_local: Expected
    random: Expected
    """The same share, drawn without looking: what the router has to beat."""
    best: Expected
    """The same share, where it helps most: what no router can beat."""
    regret: float
    """What the router's choice gives away against that best, in quality."""
    correlation: float
    """Of difficulty and what the hosted side is better by (Spearman); 1 is a perfect order."""
    assumed: bool
    """Whether the hosted side is the stated prior, since no hosted model was measured."""

    @property
    def hosted_share_setting(self) -> float:
        """Value of ADWRIGHT_HOSTED_SHARE that sets this threshold in the router."""
        return round(1 - self.threshold, 4)


def points_of(run: Run) -> tuple[tuple[Point, ...], bool]:
    """Cases with both sides, and whether the hosted side is assumed.

    Raises UserError where the run has no copy suite with texts by a local model.
    """
    local, hosted = _sides(run)
    if not local:
        raise UserError(
            "the run has no texts by a local model: run `adwright eval run --suite copy` first"
        )
    measured = {result.case: result for result in hosted}
    points = []
    for result in local:
        value = _quality(result)
        other = measured.get(result.case)
        if value is None or result.difficulty is None or (measured and other is None):
            continue
        points.append(
            Point(
                case=result.case,
                difficulty=result.difficulty,
                local=value,
                hosted=(_quality(other) or 0.0) if other else HOSTED_PRIOR,
                hosted_usd=other.cost_usd if other else ASSUMED_CALL_USD * ADS_PER_CASE,
            )
        )
    return tuple(points), not measured


def calibrate(points: Sequence[Point], wanted: float, *, assumed: bool) -> Calibration:
    """The threshold whose share of cases comes nearest to the wanted one.

    Difficulties fall on few values, so the share that is reached may differ from the wanted.
    """
    difficulty = np.array([point.difficulty for point in points])
    levels = np.unique(np.append(difficulty, difficulty.max() + 0.01))
    shares = np.array([(difficulty >= level).mean() for level in levels])
    threshold = float(levels[int(np.abs(shares - wanted).argmin())])
    chosen = difficulty >= threshold
    gain = np.array([point.hosted - point.local for point in points])
    order = np.argsort(-gain, kind="stable")
    ideal = np.zeros(len(points), dtype=bool)
    ideal[order[: int(chosen.sum())]] = True
    router, best = _expected("router", points, chosen), _expected("best", points, ideal)
    every, none = np.ones(len(points), bool), np.zeros(len(points), bool)
    hosted = _expected("always hosted", points, every)
    local = _expected("always local", points, none)
    return Calibration(
        wanted=wanted,
        threshold=threshold,
        router=router,
        always_hosted=hosted,
        always_local=local,
        random=_mixed(hosted, local, router.share),
        best=best,
        regret=best.quality - router.quality,
        correlation=_spearman(difficulty, gain),
        assumed=assumed,
    )


def curve(points: Sequence[Point], *, assumed: bool) -> tuple[Calibration, ...]:
    """Calibrations for every share that the difficulties can give, from none to all."""
    difficulty = sorted({point.difficulty for point in points})
    wanted = [sum(p.difficulty >= level for p in points) / len(points) for level in difficulty]
    return tuple(calibrate(points, share, assumed=assumed) for share in [0.0, *reversed(wanted)])


def _sides(run: Run) -> tuple[tuple[CaseResult, ...], tuple[CaseResult, ...]]:
    """Results written on this machine, and results written by a hosted model."""
    local: tuple[CaseResult, ...] = ()
    hosted: tuple[CaseResult, ...] = ()
    for side in run.plan.configurations:
        results = run.of(Suite.COPY, side.name)
        if any(provider in {"gemini", "openai"} for provider in side.providers):
            hosted = hosted or results
        else:
            local = results
    return local, hosted


def _quality(result: CaseResult) -> float | None:
    got, of = pooled(mark for mark in result.marks if mark.metric == HEADLINE)
    return got / of if of else None


def _expected(way: str, points: Sequence[Point], hosted: np.ndarray) -> Expected:
    values = [p.hosted if goes else p.local for p, goes in zip(points, hosted, strict=True)]
    money = [p.hosted_usd if goes else 0.0 for p, goes in zip(points, hosted, strict=True)]
    return Expected(
        way=way,
        share=float(hosted.mean()),
        quality=sum(values) / len(values),
        interval=bootstrap_ratio([(value, 1.0) for value in values]),
        cost_usd=sum(money) / len(money),
    )


def _mixed(hosted: Expected, local: Expected, share: float) -> Expected:
    """What drawing cases at random gives on average."""

    def mix(one: float, other: float) -> float:
        return share * one + (1 - share) * other

    return Expected(
        way="random",
        share=share,
        quality=mix(hosted.quality, local.quality),
        interval=Interval(
            low=mix(hosted.interval.low, local.interval.low),
            high=mix(hosted.interval.high, local.interval.high),
        ),
        cost_usd=mix(hosted.cost_usd, local.cost_usd),
    )


def _spearman(one: np.ndarray, other: np.ndarray) -> float:
    """Rank correlation, ties sharing their mean rank; 0 where one of them does not vary."""
    a, b = _ranks(one), _ranks(other)
    if a.std() == 0 or b.std() == 0:
        return 0.0
    return float(np.corrcoef(a, b)[0, 1])


def _ranks(values: np.ndarray) -> np.ndarray:
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks: np.ndarray = (ends - (counts - 1) / 2)[inverse]
    return ranks
