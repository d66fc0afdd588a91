"""How well segments were found: nDCG, reciprocal rank and recall by ir-measures, and refusal."""

from __future__ import annotations

from typing import Any

from ..cases.forms import RetrievalCase
from ..extras import needs
from ..marks import Form, Mark, Metric, hit
from ..outcomes import RetrievalOutcome

DEPTH = 10
"""Ranks that count."""
FIRST = 5
"""Ranks in which an unwanted segment would be seen first."""

METRICS: tuple[Metric, ...] = (
    Metric(
        name="ndcg_10",
        meaning="gain of the first ten, graded, over the best possible (nDCG@10)",
        form=Form.MEAN,
    ),
    Metric(
        name="rr_10", meaning="one over the rank of the first that fits (RR@10)", form=Form.MEAN
    ),
    Metric(
        name="recall_10", meaning="share of fitting segments among the first ten", form=Form.MEAN
    ),
    Metric(name="refuses", meaning="share of nonsense answered with nothing"),
    Metric(name="answers", meaning="share of sound queries answered at all"),
    Metric(name="unwanted_out", meaning=f"share of unwanted segments not among the first {FIRST}"),
)


def score(case: RetrievalCase, outcome: RetrievalOutcome, _encode: Any = None) -> list[Mark]:
    """Marks of one query or brief."""
    ids = [segment for segment, _ in outcome.found]
    if case.nonsense:
        return [hit("refuses", not ids, f"answered with {', '.join(ids[:3])}")]
    marks = [hit("answers", bool(ids), "nothing was found"), *_ranked(case, ids)]
    marks += [
        hit("unwanted_out", segment not in ids[:FIRST], f"{segment} is among the first {FIRST}")
        for segment in case.unwanted
    ]
    return marks


def _ranked(case: RetrievalCase, ids: list[str]) -> list[Mark]:
    ir = needs("ir_measures")
    names = {ir.nDCG @ DEPTH: "ndcg_10", ir.RR @ DEPTH: "rr_10", ir.R @ DEPTH: "recall_10"}
    judged = {"q": dict(case.relevant)}
    run = {"q": {segment: float(len(ids) - rank) for rank, segment in enumerate(ids)}}
    values = {names[m.measure]: m.value for m in ir.iter_calc(list(names), judged, run)}
    missing = [segment for segment in case.relevant if segment not in ids[:DEPTH]]
    first = ", ".join(ids[:3]) or "nothing"
    why = f"first are {first}" + (f"; not in ten: {', '.join(missing[:4])}" if missing else "")
    return [
        Mark(metric=name, got=value, why=why if value < 1 else "")
        for name in names.values()
        for value in (values.get(name, 0.0),)
    ]
