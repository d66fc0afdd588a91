"""Results read from inspect's logs: marks, and what of the outcome people want to see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..schema import Campaign
from .cases.forms import Case
from .extras import needs
from .marks import Mark
from .outcomes import CampaignOutcome, Outcome, RetrievalOutcome, RoutingOutcome, WireOutcome
from .results import CaseResult
from .scorers.ads import name_of, written
from .suites import SuiteSpec
from .tasks import MARKS, OUTCOME, case_text

_SHORT = 600
"""Characters of input shown in the report."""


def logs_in(folder: Path) -> list[Any]:
    """Inspect's logs in a folder with their samples, oldest first; unreadable ones left out.

    A log that was being written when its process was killed may be cut; what it lost runs again.
    """
    log = needs("inspect_ai.log")
    found = []
    for file in sorted(folder.glob("*.eval")):
        try:
            found.append(log.read_eval_log(str(file)))
        except (ValueError, OSError, KeyError):
            continue
    return found


def outcomes_in(folder: Path) -> dict[str, Mapping[str, Any]]:
    """What came of each case that an earlier run finished, by case id."""
    return {
        str(sample.id): sample.metadata[OUTCOME]
        for log in logs_in(folder)
        for sample in log.samples or ()
        if not sample.error and OUTCOME in sample.metadata
    }


def results_of(
    log: Any, spec: SuiteSpec, cases: Mapping[str, Case], configuration: str
) -> Iterator[CaseResult]:
    """One result a sample, in the order of the cases."""
    samples = {str(sample.id): sample for sample in log.samples or ()}
    for case_id, case in cases.items():
        sample = samples.get(case_id)
        if sample is not None:
            yield _result(sample, spec, case, configuration)


def _result(sample: Any, spec: SuiteSpec, case: Case, configuration: str) -> CaseResult:
    scores = next(iter((sample.scores or {}).values()), None)
    raw = (scores.metadata or {}).get(MARKS, ()) if scores else ()
    kept = sample.metadata.get(OUTCOME)
    outcome = spec.outcome.model_validate(kept) if kept else None
    return CaseResult(
        suite=spec.suite,
        configuration=configuration,
        case=case.id,
        language=case.language,
        level=case.level,
        tags=case.tags,
        why=case.why,
        marks=tuple(Mark.model_validate(mark) for mark in raw),
        seconds=round(outcome.seconds, 3) if outcome else 0.0,
        cost_usd=outcome.cost_usd if outcome else 0.0,
        given=case_text(case)[:_SHORT],
        error=sample.error.message if sample.error else "",
        **_shown(outcome),
    )


def _shown(outcome: Outcome | None) -> dict[str, Any]:
    match outcome:
        case RetrievalOutcome():
            return {"came": ", ".join(segment for segment, _ in outcome.found[:8]) or "nothing"}
        case RoutingOutcome():
            return {"came": f"{' → '.join(outcome.chain) or 'no model'}: {outcome.reason}"}
        case CampaignOutcome(campaign=Campaign() as campaign):
            return {
                "came": _campaign_line(outcome, campaign),
                "models": _models(campaign),
                "difficulty": _difficulty(outcome),
                "texts": _texts(campaign),
            }
        case CampaignOutcome():
            return {"came": f"{outcome.kind}: {outcome.message}"}
    return {}


def _campaign_line(outcome: CampaignOutcome, campaign: Campaign) -> str:
    facets = campaign.facets
    parts = [
        f"{label}: {', '.join(facet.concept or facet.value for facet in group)}"
        for label, group in (
            ("category", facets.category), ("styles", facets.styles),
            ("emotions", facets.emotions), ("occasions", facets.occasions),
            ("audience", facets.audience),
        )
        if group
    ]  # fmt: skip
    if campaign.targeting.segments:
        chosen = ", ".join(segment.id for segment in campaign.targeting.segments)
        parts.append(f"segments: {chosen}")
    if isinstance(outcome, WireOutcome):
        parts.append(f"{len(outcome.sent)} calls went out")
    return f"{outcome.kind}; {'; '.join(parts)}"


def _models(campaign: Campaign) -> dict[str, str]:
    """The model of each kind of task; of writing, the one that wrote first."""
    models: dict[str, str] = {}
    for decision in campaign.routing:
        kind = decision.task.split(" ", 1)[0]
        models.setdefault(kind, f"{decision.provider}:{decision.model}")
    return models


def _difficulty(outcome: CampaignOutcome) -> float | None:
    """Mean over the ads; None where nothing was written."""
    told = [value for label, value in outcome.difficulties.items() if label.startswith("write ")]
    return sum(told) / len(told) if told else None


def _texts(campaign: Campaign) -> dict[str, tuple[str, ...]]:
    return {
        f"{name_of(creative)} {creative.market.country} {creative.variant}": tuple(
            f"{asset.kind.value}: {asset.text}" for asset in written(creative)
        )
        for creative in campaign.creatives
    }
