"""write: one ad for one platform and market, by whichever writer the router names."""

from __future__ import annotations

import zlib
from typing import Any

from langgraph.runtime import Runtime

from ...schema import Asset, AssetKind, Creative, Market, RouteDecision
from ...tools.grounding import number_literals
from ...tools.platforms import SPECS
from ..models.port import Skill
from ..progress import tell
from ..routing.dispatch import Dispatcher
from ..state import Context, Services, WriteState
from ..writing.assemble import assembled
from ..writing.assignment import Assignment
from ..writing.candidates import Candidate, Source, judged
from ..writing.desk import Draft, draft, work_label
from ..writing.sheets import sheet_for, support_for
from .deterministic import PROVIDER, done_without_model


async def write(state: WriteState, runtime: Runtime[Context]) -> dict[str, Any]:
    """One creative with its assets chosen, and the routing of the model that wrote it."""
    dispatcher = runtime.context.services.dispatcher(state["policy"], state["data_class"])
    job = state["job"]
    written = await draft(
        job["market"],
        lambda market: assignment_for(state, market),
        dispatcher,
        skill=Skill.COPY_SHEET if job["last"] else None,
    )
    source = _source(state, written.assignment, runtime.context.services)
    candidates = [*_kept(state, source), *candidates_of(written, source)]
    creative = assembled(
        written.assignment,
        source,
        candidates,
        variant=job["variant"],
        writer=_writer(job["kept"], written),
        last=job["last"],
    )
    _announce(creative)
    return {
        "creatives": [creative],
        "routing": [decision_of(written, dispatcher)],
        "notes": writing_notes(state, written),
    }


def assignment_for(state: WriteState, market: Market) -> Assignment:
    """All that a writer needs to know for this job, in the language of a market."""
    brief, facets, job = state["brief"], state["facets"], state["job"]
    sheet = sheet_for(brief, facets, market).sheet
    sources = support_for(brief, facets, market, page=state["page"])
    seed = zlib.crc32(f"{state['brief_id']}/{job['platform']}/{market}/{job['variant']}".encode())
    return Assignment(
        brief=brief,
        facets=facets,
        spec=SPECS[job["platform"]],
        market=market,
        sheet=sheet,
        sources=sources,
        numbers=number_literals(sources, price=sheet.price, language=sheet.language),
        segments=state["targeting"].segments,
        findings=job["findings"],
        seed=(seed + 7919 * job["round"]) % 2**31,
    )


def _source(state: WriteState, assignment: Assignment, services: Services) -> Source:
    place = f"{assignment.spec.platform.value}/{assignment.market}"
    return Source(
        brief=assignment.brief,
        facets=state["facets"],
        texts=assignment.sources,
        platform=assignment.spec.platform,
        language=assignment.sheet.language,
        judgements=services.judgements.setdefault(place, {}),
    )


def _kept(state: WriteState, source: Source) -> list[Candidate]:
    """Texts of an earlier round; those that failed are judged again and fall out."""
    kept = state["job"]["kept"]
    if kept is None:
        return []
    spec = SPECS[kept.platform]
    return [
        judged(asset.text, asset_spec, source, angle=asset.angle)
        for asset in kept.assets
        if (asset_spec := spec.asset(asset.kind))
    ]


def candidates_of(written: Draft, source: Source) -> list[Candidate]:
    """The written texts, each checked."""
    spec = written.assignment.spec
    return [
        judged(text, asset_spec, source, angle=angle)
        for kind, angle, text in written.texts
        if text.strip() and (asset_spec := spec.asset(kind))
    ]


def _writer(kept: Creative | None, written: Draft) -> str:
    names = (kept.writer if kept else "", written.writer)
    return " + ".join(dict.fromkeys(name for name in names if name)) or f"{PROVIDER}:plain"


def decision_of(written: Draft, dispatcher: Dispatcher) -> RouteDecision:
    """Which model wrote, or why none did."""
    if written.decision:
        return written.decision
    return done_without_model(work_label(written.assignment), written.failure, dispatcher)


def writing_notes(state: WriteState, written: Draft) -> list[str]:
    """What a reader should know: another language than asked for, facts that were left out."""
    asked, got = state["job"]["market"], written.assignment.market
    notes = []
    if asked != got:
        notes.append(
            f"No model at hand writes {asked.language}: the ads for {asked.country} are in "
            f"{got.language}. A Gemini key or a local Llama or Gemma writes {asked.language}."
        )
    if written.writer.startswith("builtin"):
        left_out = sheet_for(state["brief"], state["facets"], got).left_out
        if left_out:
            shown = "; ".join(left_out[:4])
            notes.append(f"Not told in {got.language}, for want of a known wording: {shown}.")
    return notes


def _announce(creative: Creative) -> None:
    first: Asset | None = next(
        (
            asset
            for asset in creative.assets
            if asset.kind in {AssetKind.HEADLINE, AssetKind.AD_TEXT, AssetKind.PRIMARY_TEXT}
        ),
        None,
    )
    shown = first.text if first else "no text yet"
    tell("write", f"{creative.platform.value} {creative.market}: {shown}", creative=creative)
