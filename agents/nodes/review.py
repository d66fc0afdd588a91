"""review: runs every check over every ad; what fails goes back to be written again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from langgraph.runtime import Runtime

from ...schema import Asset, Brief, Creative, Finding, Severity
from ...tools.countries import primary_language
from ...tools.editorial import check_creative
from ...tools.platforms import SPECS
from ..progress import tell
from ..state import Context, Services, State, WriteJob, key
from ..writing.assemble import enough
from ..writing.candidates import Source, judged
from ..writing.fixed import FIXED_KINDS
from ..writing.sheets import support_for


async def review(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Findings of this round, the creatives without what failed, and jobs for what lacks."""
    done = state.get("repairs", 0)
    rounds = runtime.context.services.max_repairs
    findings: list[Finding] = []
    jobs: list[WriteJob] = []
    creatives: list[Creative] = []
    for creative in state["creatives"]:
        kept, faults, remarks = _checked(creative, state, runtime.context.services)
        lacking = lacking_texts(kept)
        if lacking and done < rounds:
            jobs.append(_job(kept, (*faults, *lacking), done + 1, last=done + 1 == rounds))
        findings += [*remarks, *remarks_of_whole(kept, state["brief"]), *lacking]
        creatives.append(kept)
    tell("review", _summary(creatives, jobs, findings))
    return {
        "creatives": creatives,
        "to_repair": jobs,
        "repairs": done + 1,
        "review_findings": tuple(findings),
    }


def _checked(
    creative: Creative, state: State, services: Services
) -> tuple[Creative, tuple[Finding, ...], tuple[Finding, ...]]:
    """The creative without what fails, what was wrong with that, and remarks on the rest."""
    source = _source(creative, state, services)
    kept: list[Asset] = []
    faults: list[Finding] = []
    remarks: list[Finding] = []
    for asset in creative.assets:
        spec = SPECS[creative.platform].asset(asset.kind)
        found = judged(asset.text, spec, source).findings if spec else ()
        if any(finding.severity is Severity.ERROR for finding in found):
            faults += _at(key(creative), found)
        else:
            place = sum(other.kind is asset.kind for other in kept)
            remarks += _at(f"{key(creative)}/{asset.kind.value}[{place}]", found)
            kept.append(asset)
    return creative.model_copy(update={"assets": tuple(kept)}), tuple(faults), tuple(remarks)


def _at(where: str, findings: Iterable[Finding]) -> list[Finding]:
    return [finding.model_copy(update={"where": where}) for finding in findings]


def _source(creative: Creative, state: State, services: Services) -> Source:
    brief, facets = state["brief"], state["facets"]
    place = f"{creative.platform.value}/{creative.market}"
    return Source(
        brief=brief,
        facets=facets,
        texts=support_for(brief, facets, creative.market, page=state.get("page", "")),
        platform=creative.platform,
        language=primary_language(creative.language),
        judgements=services.judgements.setdefault(place, {}),
    )


def lacking_texts(creative: Creative) -> tuple[Finding, ...]:
    """A finding for each kind of which there are too few texts."""
    return tuple(
        Finding(
            rule="ad.too_few_texts",
            severity=Severity.WARNING,
            message=f"{have} of {enough(spec)} {spec.kind.value.replace('_', ' ')} texts",
            source=spec.source,
            fix="give more features, proof or an offer to say something about",
            where=f"{key(creative)}/{spec.kind.value}",
        )
        for spec in SPECS[creative.platform].assets
        if spec.kind not in FIXED_KINDS and (have := len(creative.texts(spec.kind))) < enough(spec)
    )


def _job(creative: Creative, findings: tuple[Finding, ...], number: int, *, last: bool) -> WriteJob:
    return WriteJob(
        platform=creative.platform,
        market=creative.market,
        variant=creative.variant,
        kept=creative,
        findings=findings,
        round=number,
        last=last,
    )


def remarks_of_whole(creative: Creative, brief: Brief) -> tuple[Finding, ...]:
    """What remains to be said of an ad as a whole, as it would ship."""
    return tuple(
        finding.model_copy(update={"where": f"{key(creative)}/{finding.where}".rstrip("/")})
        for finding in check_creative(creative, brief=brief)
    )


def _summary(creatives: list[Creative], jobs: list[WriteJob], findings: list[Finding]) -> str:
    texts = sum(len(creative.assets) for creative in creatives)
    again = f", {len(jobs)} ads to mend" if jobs else ""
    return f"{len(creatives)} ads, {texts} texts, {len(findings)} remarks{again}"
