"""The work that changes leave: understanding, search, targeting, writing, review."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from ...schema import Creative, TargetSegment
from ..addresses import creative_address, within
from ..nodes.retrieve import retrieve
from ..nodes.target import chosen_segments
from ..nodes.understand import understand
from ..progress import tell
from ..writing.fixed import FIXED_KINDS
from . import rewriting
from .apply_audience import without_unwanted
from .apply_brief import serves
from .apply_manner import with_manner
from .checking import checked
from .draft import Draft
from .lines import Line, creative_at, kept_count, lines_of, with_creative, with_lines
from .replies import platform_name
from .retarget import retargeted
from .shop import Shop, with_routing
from .work import Applied, Work


async def worked(applied: Applied, shop: Shop) -> Applied:
    """The draft after all work, and what there is to say of it.

    Before there are ads, a change is kept for when they are written.
    """
    if applied.draft.is_waiting:
        return applied
    applied = await _prepared(applied, shop)
    applied = await _with_new_ads(applied, shop)
    applied = await _rewritten(applied, shop)
    applied = await _with_alternatives(applied, shop)
    return _reviewed(applied, shop)


async def _prepared(applied: Applied, shop: Shop) -> Applied:
    """Facets, hits and targeting anew, as far as they depend on the change."""
    draft, work = applied.draft, applied.work
    chosen: tuple[TargetSegment, ...] | None = None
    if work.understand:
        draft = await _understood(draft, shop)
    if work.retrieve:
        draft, chosen = await _searched(draft, shop)
    if work.target:
        lookup = shop.desk.segments().get
        draft = await asyncio.to_thread(retargeted, draft, lookup, chosen)
        targeting = draft.campaign.targeting
        summary = f"{len(targeting.segments)} segments, {len(targeting.held_back)} held back"
        tell("target", summary, targeting=targeting)
    return replace(applied, draft=draft)


async def _understood(draft: Draft, shop: Shop) -> Draft:
    found = await understand(shop.state(draft), shop.runtime())
    if found.get("questions"):
        return draft
    campaign = draft.campaign.model_copy(
        update={"brief": found["brief"], "facets": found["facets"]}
    )
    draft = draft.model_copy(update={"campaign": campaign})
    draft = with_routing(draft, found.get("routing", ()))
    return with_manner(without_unwanted(draft))


async def _searched(draft: Draft, shop: Shop) -> tuple[Draft, tuple[TargetSegment, ...] | None]:
    """New hits, those of segments chosen by hand kept, and the choice among them."""
    found = await retrieve(shop.state(draft), shop.runtime())
    hits = found["hits"]
    if not hits:
        return draft, None
    by_hand = {*draft.pinned, *draft.included} - {hit.segment.id for hit in hits}
    kept = tuple(hit for hit in draft.hits if hit.segment.id in by_hand)
    draft = draft.model_copy(update={"hits": (*kept, *hits)})
    state = shop.state(draft)
    state["hits"] = tuple(hit for hit in hits if hit.segment.id not in draft.excluded)
    chosen, decision = await chosen_segments(state, shop.context)
    return with_routing(draft, [decision]), chosen


def _desk(draft: Draft, shop: Shop) -> rewriting.Desk:
    return rewriting.Desk(
        draft=draft, dispatcher=shop.dispatcher(draft), policy=shop.policy, turn=shop.turn
    )


async def _with_new_ads(applied: Applied, shop: Shop) -> Applied:
    """Ads for what the brief names and has none for."""
    draft = applied.draft
    brief, desk = draft.campaign.brief, _desk(draft, shop)
    lacking = [
        (platform, market, variant)
        for platform in brief.platforms
        for market in brief.markets
        for variant in range(1, brief.variants + 1)
        if not any(
            one.platform is platform and one.variant == variant and serves(one, market)
            for one in draft.campaign.creatives
        )
    ]
    if not lacking:
        return applied
    made = await asyncio.gather(*(rewriting.new_ad(desk, *place) for place in lacking))
    for creative, pool in made:
        _announce(creative)
        draft = _noted(with_routing(_with_ad(draft, creative), pool.routing), pool.notes)
    names = shop.desk.say.listed(f"{platform_name(one.platform)} {one.market}" for one, _ in made)
    work = applied.work | Work(check=frozenset(creative_address(one) for one, _ in made))
    said = shop.desk.say("written_for", count=len(made), names=names)
    return replace(applied, draft=draft, work=work).saying(said)


def _with_ad(draft: Draft, creative: Creative) -> Draft:
    """The draft with an ad more, in the brief's order of platforms and markets."""
    brief = draft.campaign.brief
    countries = [market.country for market in brief.markets]
    others = [
        one
        for one in draft.campaign.creatives
        if creative_address(one) != creative_address(creative)
    ]
    ordered = sorted(
        [*others, creative],
        key=lambda one: (
            brief.platforms.index(one.platform),
            countries.index(one.market.country),
            one.variant,
        ),
    )
    campaign = draft.campaign.model_copy(update={"creatives": tuple(ordered)})
    return draft.model_copy(update={"campaign": campaign})


def _noted(draft: Draft, notes: list[str]) -> Draft:
    known = tuple(dict.fromkeys((*draft.campaign.notes, *notes)))
    return draft.model_copy(update={"campaign": draft.campaign.model_copy(update={"notes": known})})


async def _rewritten(applied: Applied, shop: Shop) -> Applied:
    """Texts written anew where the work says so; what a person keeps stays."""
    draft, work = applied.draft, applied.work
    jobs = [(creative, _open(draft, creative, work)) for creative in draft.campaign.creatives]
    jobs = [
        (creative, lines)
        for creative, lines in jobs
        if lines or creative_address(creative) in {_ad_of(place) for place in work.fill}
    ]
    if not jobs:
        return applied
    desk = _desk(draft, shop)
    made = await asyncio.gather(
        *(rewriting.rewritten(desk, creative, lines) for creative, lines in jobs)
    )
    for (creative, _), result in zip(jobs, made, strict=True):
        draft = _with_written(draft, creative, result)
    new, stay = sum(one.new for one in made), sum(one.unchanged for one in made)
    kept = sum(kept_count(draft, place) for place in work.rewrite)
    say = shop.desk.say
    said = [say("rewritten", count=new)] if new else []
    said += [say("unchanged", count=stay)] if stay else []
    said += [say("kept", count=kept)] if kept else []
    check = work | Work(check=frozenset(creative_address(creative) for creative, _ in jobs))
    return replace(applied, draft=draft, work=check).saying(*said)


def _ad_of(where: str) -> str:
    return "/".join(where.split("/")[:4])


def _open(draft: Draft, creative: Creative, work: Work) -> frozenset[str]:
    """Addresses of an ad's texts that are to be written anew."""
    return frozenset(
        line.address
        for line in lines_of(draft, creative)
        if line.asset.kind not in FIXED_KINDS
        and (
            line.address in work.slots
            or (not line.kept and any(within(line.address, place) for place in work.rewrite))
        )
    )


def _with_written(draft: Draft, creative: Creative, result: rewriting.Rewritten) -> Draft:
    names = dict.fromkeys((*creative.writer.split(" + "), result.pool.writer))
    ids = tuple(segment.id for segment in draft.campaign.targeting.segments)
    update = {"writer": " + ".join(filter(None, names)), "segment_ids": ids}
    changed = creative.model_copy(update=update)
    campaign = with_creative(draft.campaign, changed)
    draft = with_lines(draft.model_copy(update={"campaign": campaign}), changed, result.lines)
    after = creative_at(draft, creative_address(creative))
    if after:
        _announce(after)
    return _noted(with_routing(draft, result.pool.routing), result.pool.notes)


def _announce(creative: Creative) -> None:
    first = creative.assets[0].text if creative.assets else ""
    tell("write", f"{creative.platform.value} {creative.market}: {first}", creative=creative)


async def _with_alternatives(applied: Applied, shop: Shop) -> Applied:
    """Alternatives to single texts, in `Draft.alternatives`."""
    draft, said, refused = applied.draft, list(applied.said), list(applied.refused)
    for where, count in applied.work.more:
        creative = creative_at(draft, where)
        line = _line(draft, creative, where) if creative else None
        if creative is None or line is None:
            continue
        result = await rewriting.alternatives(_desk(draft, shop), creative, line, count)
        lines = (
            result.lines[0] if one.address == where else one for one in lines_of(draft, creative)
        )
        draft = with_routing(with_lines(draft, creative, lines), result.pool.routing)
        say = shop.desk.say
        if result.new:
            said.append(say("alternatives", count=result.new, text=line.asset.text))
        else:
            refused.append(say("no_alternatives", text=line.asset.text))
    return replace(applied, draft=draft, said=tuple(said), refused=tuple(refused))


def _line(draft: Draft, creative: Creative, where: str) -> Line | None:
    return next((one for one in lines_of(draft, creative) if one.address == where), None)


def _reviewed(applied: Applied, shop: Shop) -> Applied:
    """The review gate over every ad that changed; what a person keeps stays, and is told of."""
    if not applied.work.check:
        return applied
    before = _blocked(applied.draft)
    result = checked(applied.draft, applied.work.check)
    say, said = shop.desk.say, []
    if result.dropped:
        said.append(say("dropped", count=result.dropped))
    blocked = {at: why for at, why in _blocked(result.draft).items() if at not in before}
    if blocked and not _told(applied):
        why = "; ".join(dict.fromkeys(blocked.values()))
        said.append(say("still_blocked", count=len(blocked), why=why))
    tell("review", f"{len(result.draft.campaign.findings)} remarks")
    return replace(applied, draft=result.draft).saying(*said)


def _told(applied: Applied) -> bool:
    """Whether an edit has said already what stands against it."""
    return not (applied.work.rewrite or applied.work.slots or "" in applied.work.check)


def _blocked(draft: Draft) -> dict[str, str]:
    """Kept texts that an error stands against, each with the error."""
    return {
        line.address: next(f.message for f in draft.findings_at(line.address))
        for creative in draft.campaign.creatives
        for line in lines_of(draft, creative)
        if line.kept and draft.has_error(line.address)
    }
