"""From candidates to a creative: the best set of each kind, topped up where texts are missing."""

from __future__ import annotations

import math
from collections.abc import Iterable

from ...schema import AssetKind, Creative
from ...tools.platforms import AssetSpec
from .assignment import Assignment
from .candidates import Candidate, Source, judged
from .fixed import FIXED_KINDS, fixed_texts
from .plain import plain_texts
from .required import with_required
from .selection import select

ENOUGH = 0.6
"""Share of the wanted texts below which an ad goes back to be written again."""


def enough(spec: AssetSpec) -> int:
    """Fewest texts of a kind with which an ad is worth showing: the platform's least or more."""
    return max(spec.minimum, math.ceil(spec.wanted * ENOUGH) if spec.minimum else 0)


def assembled(
    job: Assignment,
    source: Source,
    candidates: Iterable[Candidate],
    *,
    variant: int,
    writer: str,
    last: bool,
) -> Creative:
    """The ad made of the best candidates.

    Until the last round, texts that fail a check stand in where usable ones are missing, so that
    review sees them and says why; in the last round, plain texts from the brief's own words do.
    """
    by_kind: dict[AssetKind, list[Candidate]] = {}
    for candidate in candidates:
        by_kind.setdefault(candidate.asset.kind, []).append(candidate)
    specs = {spec.kind: spec for spec in job.spec.assets}
    chosen = {
        kind: _fixed(spec, job, source)
        if kind in FIXED_KINDS
        else _written(spec, by_kind.get(kind, []), job, source, last=last)
        for kind, spec in specs.items()
    }
    chosen = with_required(chosen, specs, source)
    assets = [candidate.asset for group in chosen.values() for candidate in group]
    return Creative(
        platform=job.spec.platform,
        format=job.spec.format,
        market=job.market,
        language=job.market.language,
        segment_ids=tuple(segment.id for segment in job.segments),
        variant=variant,
        assets=tuple(assets),
        writer=writer,
    )


def _fixed(spec: AssetSpec, job: Assignment, source: Source) -> tuple[Candidate, ...]:
    texts = fixed_texts(spec, job.brief, job.sheet, job.spec.platform)
    candidates = [judged(text, spec, source) for text in texts]
    return tuple(candidate for candidate in candidates if candidate.usable)


def _written(
    spec: AssetSpec, pool: list[Candidate], job: Assignment, source: Source, *, last: bool
) -> tuple[Candidate, ...]:
    chosen = select(pool, spec)
    if len(chosen) >= enough(spec):
        return chosen
    if not last:
        failing = [candidate for candidate in pool if not candidate.usable]
        return (*chosen, *failing[: spec.wanted - len(chosen)])
    plain = [judged(text, spec, source, angle="plain") for text in plain_texts(spec, job.sheet)]
    return select([*chosen, *plain], spec)
