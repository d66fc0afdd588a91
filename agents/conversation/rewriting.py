"""Writing anew what nobody keeps: new ads, texts in another manner, single texts, alternatives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ...schema import Asset, AssetKind, Creative, Market, Platform, RouteDecision
from ...tools.counting import width
from ...tools.platforms import SPECS, AssetSpec
from ..models.port import Skill
from ..nodes.write import assignment_for, candidates_of, decision_of, writing_notes
from ..routing.dispatch import Dispatcher
from ..routing.privacy import PolicyInForce
from ..state import WriteJob, WriteState
from ..writing.assemble import assembled, enough
from ..writing.assignment import Assignment
from ..writing.candidates import Candidate, Source, judged
from ..writing.desk import Draft as Written
from ..writing.desk import draft as have_written
from ..writing.fixed import FIXED_KINDS
from ..writing.plain import plain_texts
from ..writing.selection import MAX_OVERLAP, overlap, select
from .checking import source_for
from .draft import Draft
from .lines import Line, lines_of

ROUNDS = 2
"""Rounds of writing after the first, for an ad that has too few texts; the last is local."""
SHORT, LONG = 0.75, 0.7
"""Shorter texts are within this share of the limit; longer ones reach it."""
MANNER_SHARE = 0.4
"""Share of the new texts of a kind that show a wanted style, where there are so many."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What an ad is written with."""

    draft: Draft
    dispatcher: Dispatcher
    policy: PolicyInForce
    turn: int
    """Number of the turn, so that every turn's seeds are its own."""


@dataclass(kw_only=True)
class Pool:
    """Texts that were written for one ad, and who wrote them."""

    assignment: Assignment
    source: Source
    candidates: list[Candidate] = field(default_factory=list)
    routing: list[RouteDecision] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    writer: str = ""

    def of(self, spec: AssetSpec) -> list[Candidate]:
        """Usable texts of a kind."""
        return [one for one in self.candidates if one.asset.kind is spec.kind and one.usable]


@dataclass(frozen=True, kw_only=True)
class Rewritten:
    """The lines of an ad after writing."""

    lines: tuple[Line, ...]
    new: int
    """Texts that are new."""
    unchanged: int
    """Texts that were to be written anew and stay, for want of a better one."""
    pool: Pool


async def written(
    desk: Desk,
    platform: Platform,
    market: Market,
    variant: int,
    *,
    kinds: frozenset[AssetKind] = frozenset(),
    number: int = 0,
) -> Pool:
    """Texts for one ad by the first able model; of these kinds, or of all where none is named.

    `number` is the round; the last one is written on this machine.
    """
    draft = desk.draft
    state = _state(desk, platform, market, variant, number)
    result = await have_written(
        market,
        lambda place: _narrowed(assignment_for(state, place), kinds),
        desk.dispatcher,
        skill=Skill.COPY_SHEET if number == ROUNDS else None,
    )
    creative = Creative(
        platform=platform,
        format=SPECS[platform].format,
        market=result.assignment.market,
        language=result.assignment.market.language,
        variant=variant,
    )
    source = source_for(draft, creative)
    return Pool(
        assignment=result.assignment,
        source=source,
        candidates=candidates_of(result, source),
        routing=[decision_of(result, desk.dispatcher)],
        notes=writing_notes(state, result),
        writer=_writer(result),
    )


def _narrowed(assignment: Assignment, kinds: frozenset[AssetKind]) -> Assignment:
    """The assignment for some kinds of text only, so that one text costs no whole ad."""
    if not kinds:
        return assignment
    assets = tuple(spec for spec in assignment.spec.assets if spec.kind in kinds)
    return replace(assignment, spec=replace(assignment.spec, assets=assets))


def _writer(result: Written) -> str:
    return result.writer or "code:plain"


def _state(desk: Desk, platform: Platform, market: Market, variant: int, number: int) -> WriteState:
    draft = desk.draft
    job = WriteJob(
        platform=platform,
        market=market,
        variant=variant,
        kept=None,
        findings=(),
        round=desk.turn * (ROUNDS + 1) + number,
        last=number == ROUNDS,
    )
    return WriteState(
        job=job,
        brief_id=draft.campaign.id,
        brief=draft.campaign.brief,
        page=draft.page,
        facets=draft.campaign.facets,
        targeting=draft.campaign.targeting,
        policy=desk.policy,
        data_class=draft.data_class,
    )


async def new_ad(
    desk: Desk, platform: Platform, market: Market, variant: int
) -> tuple[Creative, Pool]:
    """An ad that was not there, with as many texts as are wanted, and who wrote it."""
    pool = await written(desk, platform, market, variant)
    for number in range(1, ROUNDS + 1):
        if all(len(select(pool.of(spec), spec)) >= enough(spec) for spec in _to_write(platform)):
            break
        more = await written(desk, platform, market, variant, number=number)
        pool.candidates += more.candidates
        pool.routing += more.routing
    creative = assembled(
        pool.assignment,
        pool.source,
        [one for one in pool.candidates if one.usable],
        variant=variant,
        writer=pool.writer,
        last=True,
    )
    return creative, pool


def _to_write(platform: Platform) -> list[AssetSpec]:
    return [spec for spec in SPECS[platform].assets if spec.kind not in FIXED_KINDS]


async def rewritten(desk: Desk, creative: Creative, open_lines: frozenset[str]) -> Rewritten:
    """The ad with the texts at these addresses written anew, and topped up where it has too few."""
    lines = lines_of(desk.draft, creative)
    place = (creative.platform, creative.market, creative.variant)
    kinds = frozenset(line.asset.kind for line in lines if line.address in open_lines)
    pool = await written(desk, *place, kinds=kinds | _short_of(creative, lines))
    result = _filled(desk.draft, creative, lines, open_lines, pool)
    for number in range(1, ROUNDS + 1):
        lacking = _short_of(creative, result.lines)
        if not lacking:
            break
        more = await written(desk, *place, kinds=lacking, number=number)
        pool.candidates += more.candidates
        pool.routing += more.routing
        result = _filled(desk.draft, creative, lines, open_lines, pool, last=number == ROUNDS)
    return result


def _short_of(creative: Creative, lines: Sequence[Line]) -> frozenset[AssetKind]:
    """Kinds of which an ad has too few texts."""
    return frozenset(
        spec.kind
        for spec in _to_write(creative.platform)
        if sum(line.asset.kind is spec.kind for line in lines) < enough(spec)
    )


def _filled(
    draft: Draft,
    creative: Creative,
    lines: Sequence[Line],
    open_lines: frozenset[str],
    pool: Pool,
    *,
    last: bool = False,
) -> Rewritten:
    """New texts in the places of the open lines; where there are too few, the old ones stay."""
    result: list[Line] = []
    new = unchanged = 0
    for spec in SPECS[creative.platform].assets:
        of_kind = [line for line in lines if line.asset.kind is spec.kind]
        if spec.kind in FIXED_KINDS:
            result += of_kind
            continue
        opened = [line for line in of_kind if line.address in open_lines]
        held = [line for line in of_kind if line.address not in open_lines]
        missing = max(0, enough(spec) - len(of_kind))
        chosen = _chosen(draft, spec, pool, held, opened, len(opened) + missing, last=last)
        placed = _placed(of_kind, open_lines, chosen)
        replaced = min(len(chosen), len(opened))
        new += len(chosen)
        unchanged += len(opened) - replaced
        result += placed
    return Rewritten(lines=tuple(result), new=new, unchanged=unchanged, pool=pool)


def _placed(
    of_kind: Sequence[Line], open_lines: frozenset[str], chosen: Sequence[Asset]
) -> list[Line]:
    """Lines of one kind with the new texts in the open places, the rest of them at the end."""
    left = list(chosen)
    lines = []
    for line in of_kind:
        if line.address in open_lines and left:
            asset = left.pop(0).model_copy(update={"pin": line.asset.pin})
            lines.append(Line(address="", asset=asset, alternatives=()))
        else:
            lines.append(line)
    return [*lines, *(Line(address="", asset=asset) for asset in left)]


def _chosen(
    draft: Draft,
    spec: AssetSpec,
    pool: Pool,
    held: Sequence[Line],
    opened: Sequence[Line],
    count: int,
    *,
    last: bool,
) -> list[Asset]:
    """The best new texts of a kind, unlike those that stay and those that go."""
    if not count:
        return []
    gone = {line.asset.text.casefold() for line in opened}
    kept = [line.asset.text for line in held]
    short_one = spec.shorter is not None and not any(
        width(text, spec.counting) <= spec.shorter for text in kept
    )
    fresh = [
        one
        for one in pool.of(spec)
        if one.text.casefold() not in gone
        and all(overlap(one.text, text) <= MAX_OVERLAP for text in kept)
    ]
    wanted = replace(spec, wanted=count, shorter=spec.shorter if short_one else None)
    chosen = select(_in_manner(draft, fresh, spec, count), wanted)
    if len(chosen) < count and len(chosen) < len(fresh):
        chosen = select([*chosen, *fresh], wanted)
    if last and len(chosen) + len(held) < enough(spec):
        plain = (judged(t, spec, pool.source, angle="plain") for t in _plain(spec, pool))
        chosen = select([*chosen, *plain], wanted)
    return [one.asset for one in chosen]


def _plain(spec: AssetSpec, pool: Pool) -> Iterable[str]:
    return plain_texts(spec, pool.assignment.sheet)


def _in_manner(
    draft: Draft, candidates: Sequence[Candidate], spec: AssetSpec, count: int
) -> list[Candidate]:
    """Those of the wanted length; of a wanted style first as many as its share, then the others."""
    fitting = [one for one in candidates if _of_length(one, spec, draft.wishes.length)]
    words = _manner_words(draft)
    showing = [one for one in fitting if words & one.supported or _says(one.text, words)]
    few = select(showing, replace(spec, wanted=max(1, round(count * MANNER_SHARE)), shorter=None))
    others = [one for one in fitting if one not in showing]
    return [*few, *others] if words and showing else fitting


def _of_length(candidate: Candidate, spec: AssetSpec, length: str) -> bool:
    share = candidate.asset.width / spec.limit
    return share <= SHORT if length == "shorter" else share >= LONG if length == "longer" else True


def _manner_words(draft: Draft) -> frozenset[str]:
    """Words of the style that was wanted last, in the languages of the campaign."""
    from ...tools.lexicon import lexicon

    if not draft.wishes.styles:
        return frozenset()
    concept = lexicon().get(draft.wishes.styles[0])
    if concept is None:
        return frozenset()
    return frozenset(term.casefold() for terms in concept.terms.values() for term in terms)


def _says(text: str, words: frozenset[str]) -> bool:
    folded = text.casefold()
    return any(word in folded for word in words)


async def alternatives(desk: Desk, creative: Creative, line: Line, count: int) -> Rewritten:
    """The line with alternatives: like it in kind, and where possible in what it leads with."""
    kinds = frozenset({line.asset.kind})
    place = (creative.platform, creative.market, creative.variant)
    pool = await written(desk, *place, kinds=kinds)
    spec = SPECS[creative.platform].asset(line.asset.kind)
    others = [one.asset.text for one in lines_of(desk.draft, creative)]
    known = {text.casefold() for text in (*others, *(a.text for a in line.alternatives))}
    fresh = [one for one in pool.of(spec) if one.text.casefold() not in known] if spec else []
    like = sorted(fresh, key=lambda one: -_likeness(one, line.asset))[: 2 * count]
    chosen = select(like, replace(spec, wanted=count, shorter=None)) if spec else ()
    done = replace(line, alternatives=(*line.alternatives, *(one.asset for one in chosen)))
    return Rewritten(lines=(done,), new=len(chosen), unchanged=0, pool=pool)


def _likeness(candidate: Candidate, asset: Asset) -> float:
    """How much a text leads with the same: its angle, then the words it takes up."""
    mine = {span.text.casefold() for span in asset.evidence}
    shared = len(mine & candidate.supported) / len(mine) if mine else 0.0
    same = bool(asset.angle) and candidate.asset.angle == asset.angle
    return same + shared + overlap(candidate.text, asset.text)
