"""Retrieval: a query straight to the index, or a brief through the graph up to its hits."""

from __future__ import annotations

import asyncio
import time

from ...agents.nodes.retrieve import HITS, queries_of
from ...errors import UserError
from ...retrieval.search import FacetQuery
from ...schema import SegmentHit
from ..cases.forms import RetrievalCase, Suite
from ..outcomes import RetrievalOutcome
from ..scorers import retrieval
from ..subject import Subject
from .suite import SuiteSpec


async def run(case: RetrievalCase, subject: Subject) -> RetrievalOutcome:
    """Segments, best first."""
    started = time.perf_counter()
    if case.brief is not None:
        try:
            state = await subject.walk(case.brief, until="retrieve")
        except UserError:
            return RetrievalOutcome(seconds=time.perf_counter() - started)
        hits = tuple(state.get("hits", ()))
        asked = tuple(
            query.text for query in queries_of(state["facets"], subject.program.segments())
        )
    else:
        index = subject.program.segments()
        hits = await asyncio.to_thread(index.search, [FacetQuery(text=case.query)], k=HITS)
        asked = (case.query,)
    return RetrievalOutcome(
        found=tuple(_row(hit) for hit in hits),
        asked=asked,
        seconds=time.perf_counter() - started,
    )


def _row(hit: SegmentHit) -> tuple[str, float]:
    return hit.segment.id, hit.score


SUITE = SuiteSpec(
    suite=Suite.RETRIEVAL,
    about="Segments found for queries and briefs, and nonsense refused",
    headline="ndcg_10",
    metrics=retrieval.METRICS,
    outcome=RetrievalOutcome,
    run=run,
    score=retrieval.score,
    by_model=False,
    fast=200,
)
