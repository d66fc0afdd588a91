"""The review gate of a conversation: the checks of the graph, sparing what a person keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ...schema import Asset, Campaign, Creative, Finding
from ...tools.countries import primary_language
from ...tools.platforms import SPECS
from ..addresses import creative_address, is_address, within
from ..nodes.review import lacking_texts, remarks_of_whole
from ..writing.candidates import Candidate, Judgements, Source, judged
from ..writing.sheets import support_for
from .draft import Draft
from .lines import Line, creative_at, lines_of, with_lines


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A draft after its review."""

    draft: Draft
    dropped: int = 0
    """Texts left out since a check failed them; what a person keeps is never left out."""


def source_for(draft: Draft, creative: Creative, judgements: Judgements | None = None) -> Source:
    """What the texts of an ad are checked against."""
    campaign = draft.campaign
    return Source(
        brief=campaign.brief,
        facets=campaign.facets,
        texts=support_for(campaign.brief, campaign.facets, creative.market, page=draft.page),
        platform=creative.platform,
        language=primary_language(creative.language),
        judgements={} if judgements is None else judgements,
    )


def judged_line(line: Line, creative: Creative, source: Source) -> Candidate | None:
    """A line with what the checks say of it; None for a kind that the platform does not take."""
    spec = SPECS[creative.platform].asset(line.asset.kind)
    return judged(line.asset.text, spec, source, angle=line.asset.angle) if spec else None


def checked(draft: Draft, where: frozenset[str]) -> Checked:
    """The draft with the ads at these addresses reviewed; what failed is out."""
    dropped = 0
    for address in [creative_address(creative) for creative in draft.campaign.creatives]:
        if any(within(address, place) for place in where):
            draft, lost = _checked_ad(draft, address)
            dropped += lost
    return Checked(draft=draft, dropped=dropped)


def _checked_ad(draft: Draft, address: str) -> tuple[Draft, int]:
    creative = creative_at(draft, address)
    if creative is None:
        return draft, 0
    source = source_for(draft, creative)
    lines = [
        replace(line, asset=_with_evidence(line.asset, candidate))
        for line in lines_of(draft, creative)
        if (candidate := judged_line(line, creative, source)) is not None
        and (line.kept or candidate.usable)
    ]
    lost = len(creative.assets) - len(lines)
    draft = with_lines(draft, creative, lines)
    after = creative_at(draft, address) or creative
    findings = (
        *_remarks(draft, after, source),
        *remarks_of_whole(after, draft.campaign.brief),
        *lacking_texts(after),
    )
    return _with_findings(draft, address, findings), lost


def _with_evidence(asset: Asset, candidate: Candidate) -> Asset:
    update = {"evidence": candidate.asset.evidence, "width": candidate.asset.width}
    return asset.model_copy(update=update)


def _remarks(draft: Draft, creative: Creative, source: Source) -> Iterator[Finding]:
    """What the checks say of each text, at its address."""
    for line in lines_of(draft, creative):
        candidate = judged_line(line, creative, source)
        for finding in candidate.findings if candidate else ():
            yield finding.model_copy(update={"where": line.address})


def _with_findings(draft: Draft, address: str, findings: Iterable[Finding]) -> Draft:
    """The draft with new findings of one ad in place of its old ones."""
    others = (item for item in draft.campaign.findings if not within(item.where, address))
    campaign = draft.campaign.model_copy(update={"findings": (*others, *findings)})
    return draft.model_copy(update={"campaign": campaign})


def without_lost_findings(campaign: Campaign) -> Campaign:
    """The campaign without findings of ads that are gone."""
    there = [creative_address(creative) for creative in campaign.creatives]
    kept = tuple(
        item
        for item in campaign.findings
        if not is_address(item.where) or any(within(item.where, address) for address in there)
    )
    return campaign.model_copy(update={"findings": kept})
