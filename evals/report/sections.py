"""What the page shows, as plain rows: metrics, nuance, languages, failures, the router."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...errors import UserError
from ...tools.lexicon import lexicon
from ..calibrating import Calibration, calibrate, curve, points_of
from ..cases.forms import Suite
from ..comparing import contrasts
from ..intervals import share_interval
from ..marks import Form, Measured, Metric, pooled
from ..results import CaseResult, Run, measured
from ..suites import SuiteSpec, suite_of
from . import plots

Row = dict[str, Any]
_MOST_MARKS = 12
_SCORES = ("quality", "understood", "right", "signed", "regret", "seconds", "cost_usd")
"""Metrics that sum up a case; their marks are no reason to open it."""


def suites_of(run: Run) -> list[Row]:
    """Each suite with its metrics, side by side, and its failures."""
    return [_suite(run, suite_of(suite)) for suite in run.plan.suites]


def _suite(run: Run, spec: SuiteSpec) -> Row:
    sides = [(number, name) for number, name in enumerate(run.names) if run.of(spec.suite, name)]
    found = {name: {one.metric: one for one in run.measured(spec.suite, name)} for _, name in sides}
    rows = [
        {
            "name": metric.name,
            "meaning": metric.meaning,
            "headline": metric.name == spec.headline,
            "cells": [_cell(found[name].get(metric.name), metric, side) for side, name in sides],
        }
        for metric in spec.metrics
        if any(metric.name in found[name] for _, name in sides)
    ]
    failures = [
        _failure(result, side) for side, name in sides for result in run.of(spec.suite, name)
    ]
    failures = [failure for failure in failures if failure["marks"] or failure["error"]]
    return {
        "id": spec.suite.value,
        "title": spec.suite.value.replace("_", " "),
        "about": spec.about,
        "sides": [{"number": number, "name": name} for number, name in sides],
        "rows": rows,
        "headline": next((row for row in rows if row["headline"]), None),
        "cases": len(run.of(spec.suite, sides[0][1])) if sides else 0,
        "failures": failures,
    }


def _cell(one: Measured | None, metric: Metric, side: int) -> Row:
    if one is None:
        return {}
    places = 4 if metric.unit == "USD" else 3 if not metric.unit else 2
    figures = f"{one.value:.{places}f}"
    spread = f"{one.low:.{places}f} to {one.high:.{places}f}"
    title = f"{figures}, 95 % interval {spread}, n {one.n:g}"
    bar = "" if metric.unit else plots.interval_bar(
        one.value, one.low, one.high, side, title=title
    )  # fmt: skip
    return {
        "value": figures, "spread": spread, "n": f"{one.n:g}", "cases": one.cases,
        "bar": bar, "unit": metric.unit,
    }  # fmt: skip


def _failure(result: CaseResult, side: int) -> Row:
    marks = [mark for mark in result.failures if mark.metric not in _SCORES]
    return {
        "case": result.case,
        "side": side,
        "configuration": result.configuration,
        "language": result.language,
        "level": result.level,
        "tags": ", ".join(result.tags),
        "why": result.why,
        "given": result.given,
        "came": result.came,
        "marks": [{"metric": mark.metric, "why": mark.why} for mark in marks[:_MOST_MARKS]],
        "more": max(0, len(marks) - _MOST_MARKS),
        "texts": result.texts,
        "error": result.error,
    }


def nuance_rows(run: Run) -> list[Row]:
    """How often each style, emotion and occasion was kept in ads, by side; most asked first."""
    kept: dict[str, dict[int, list[tuple[float, float]]]] = {}
    for side, name in enumerate(run.names):
        for result in (*run.of(Suite.COPY, name), *run.of(Suite.END_TO_END, name)):
            for concept, pair in _nuance_pairs(result).items():
                kept.setdefault(concept, {}).setdefault(side, []).append(pair)
    rows = [
        {
            "concept": concept,
            "label": lexicon().label(concept, "en") or concept,
            "trials": sum(of for pairs in sides.values() for _, of in pairs),
            "cells": [_share(sides.get(side, []), side) for side in range(len(run.names))],
        }
        for concept, sides in kept.items()
    ]
    return sorted(rows, key=lambda row: (-row["trials"], row["concept"]))


def _nuance_pairs(result: CaseResult) -> dict[str, tuple[float, float]]:
    wanted = [mark for mark in result.marks if mark.metric in {"nuance.kept", "styles.seen"}]
    concepts = dict.fromkeys(mark.about for mark in wanted if lexicon().get(mark.about))
    return {
        concept: pooled(mark for mark in wanted if mark.about == concept) for concept in concepts
    }


def _share(pairs: Sequence[tuple[float, float]], side: int) -> Row:
    of = sum(pair[1] for pair in pairs)
    if not of:
        return {}
    value, ends = sum(pair[0] for pair in pairs) / of, share_interval(pairs)
    title = f"{value:.2f} ({ends.low:.2f} to {ends.high:.2f}), n {of:g}"
    bar = plots.interval_bar(value, ends.low, ends.high, side, title=title)
    return {"value": f"{value:.2f}", "n": f"{of:g}", "bar": bar}


def language_rows(run: Run) -> tuple[list[str], list[Row]]:
    """The headline of each suite by language of the brief, for the first side."""
    side = run.names[0]
    languages = sorted({result.language for result in run.results})
    rows = []
    for suite in run.plan.suites:
        spec = suite_of(suite)
        cells = []
        for language in languages:
            results = [r for r in run.of(suite, side) if r.language == language]
            ones = {one.metric: one for one in measured(suite, results)}
            one = ones.get(spec.headline)
            cells.append(
                {"value": f"{one.value:.2f}", "heat": round(one.value * 100), "n": one.cases}
                if one else {}
            )  # fmt: skip
        rows.append(
            {"suite": suite.value.replace("_", " "), "metric": spec.headline, "cells": cells}
        )
    return languages, rows


def contrast_rows(run: Run) -> list[Row]:
    """Metrics in which another side clearly differs from the first."""
    first, *others = run.names
    return [
        {
            "other": other,
            "suite": row.suite.value.replace("_", " "),
            "metric": row.metric,
            "first": f"{row.first:.3f}",
            "second": f"{row.second:.3f}",
            "difference": f"{row.second - row.first:+.3f}",
            "spread": f"{row.low:+.3f} to {row.high:+.3f}",
            "cases": row.cases,
            "verdict": "better" if row.better == "second" else "worse",
        }
        for other in others
        for row in contrasts(run, first, run, other)
        if row.better
    ]


def router_part(run: Run) -> Row | None:
    """The router against always hosted, always local, chance and the best choice."""
    try:
        points, assumed = points_of(run)
    except UserError:
        return None
    if not points:
        return None
    found = [calibrate(points, share, assumed=assumed) for share in (0.25, 0.5, 0.75)]
    plot = _money_plot(run, curve(points, assumed=assumed))
    return {
        "assumed": assumed,
        "cases": len(points),
        "correlation": f"{found[0].correlation:+.2f}",
        "rows": [_router_row(one) for one in found],
        "local": f"{found[0].always_local.quality:.3f}",
        "hosted": f"{found[0].always_hosted.quality:.3f}",
        "plot": plot,
    }


def _router_row(found: Calibration) -> Row:
    return {
        "wanted": f"{found.wanted:.0%}",
        "share": f"{found.router.share:.0%}",
        "threshold": f"{found.threshold:.2f}",
        "setting": f"{found.hosted_share_setting:g}",
        "router": f"{found.router.quality:.3f}",
        "random": f"{found.random.quality:.3f}",
        "best": f"{found.best.quality:.3f}",
        "regret": f"{found.regret:.3f}",
        "cost": f"{found.router.cost_usd:.4f}",
    }


def _money_plot(run: Run, line: Sequence[Calibration]) -> str:
    spots = []
    for side, name in enumerate(run.names):
        ones = {one.metric: one for one in run.measured(Suite.COPY, name)}
        one, results = ones.get("quality"), run.of(Suite.COPY, name)
        if one and results:
            money = sum(result.cost_usd for result in results) / len(results)
            spots.append(
                plots.Spot(label=name, x=money, y=one.value, low=one.low, high=one.high, side=side)
            )
    if line and line[0].assumed:
        prior = line[0].always_hosted
        spots.append(
            plots.Spot(
                label="hosted (prior, not measured)", x=prior.cost_usd, y=prior.quality,
                low=prior.quality, high=prior.quality, side=plots.SIDE_COLOURS - 1,
            )
        )  # fmt: skip
    router = [(one.router.cost_usd, one.router.quality) for one in line]
    chance = [(one.random.cost_usd, one.random.quality) for one in line]
    return plots.quality_by_cost(spots, router, chance)


def pooled_form(metric: Metric) -> str:
    """How a metric's interval is made, for the legend."""
    return "Wilson" if metric.form is Form.SHARE else "bootstrap"
