"""Changes of texts: edit, approve, lock, write anew, alternatives, mend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ...schema import Asset, AssetState, Severity
from ...tools.platforms import SPECS
from ..addresses import creative_address, within
from .changes import (
    ApproveAssets,
    EditAsset,
    LockAssets,
    MendFinding,
    MoreLike,
    RegenerateAssets,
    RemoveAsset,
    TakeAlternative,
    UnapproveAssets,
    UnlockAssets,
)
from .checking import judged_line, source_for
from .draft import Draft
from .lines import Line, kept_count, line_at, lines_of, with_line, with_lines
from .mending import mended
from .replies import platform_name
from .work import Applied, Desk, Work


def edit(draft: Draft, change: EditAsset, desk: Desk) -> Applied:
    """A person's words; they are kept from now on, and need an approval of their own."""
    return _put(draft, change.where, change.text, AssetState.EDITED, desk)


def _put(
    draft: Draft, where: str, text: str, state: AssetState, desk: Desk, *, said: str = ""
) -> Applied:
    """A text in place of another, judged at once: the reply says what stands against it."""
    found = line_at(draft, where)
    if found is None:
        return desk.refusal(draft, "no_asset", where=where)
    creative, line = found
    spec = SPECS[creative.platform].asset(line.asset.kind)
    asset = line.asset.model_copy(
        update={
            "text": text.strip(),
            "state": state,
            "width": spec.width(text.strip()) if spec else len(text),
            "angle": "" if state is AssetState.EDITED else line.asset.angle,
        }
    )
    changed = line.with_asset(asset)
    candidate = judged_line(changed, creative, source_for(draft, creative))
    errors = [f for f in candidate.findings if f.severity is Severity.ERROR] if candidate else []
    why = "; ".join(f"{finding.message}. {finding.fix}".strip(". ") for finding in errors[:2])
    name = "edited_with_error" if errors else "edited"
    return Applied(
        draft=with_line(draft, creative, changed),
        work=Work(check=frozenset({creative_address(creative)})),
        said=(said or desk.say(name, where=where, why=why),),
    )


def approve(draft: Draft, change: ApproveAssets, desk: Desk) -> Applied:
    """Approves what no error stands against."""
    blocked = {
        line.address
        for creative in draft.campaign.creatives
        for line in lines_of(draft, creative)
        if within(line.address, change.where) and draft.has_error(line.address)
    }
    chosen = [at for at in draft.assets() if within(at, change.where)]
    if not chosen:
        return desk.refusal(draft, "no_asset", where=change.where)
    done = _each(
        draft,
        change.where,
        lambda line: (
            line
            if line.address in blocked
            else line.with_asset(_in_state(line.asset, AssetState.APPROVED))
        ),
    )
    count = len(chosen) - len(blocked)
    messages = list(
        dict.fromkeys(
            finding.message
            for address in sorted(blocked)
            for finding in draft.findings_at(address)
            if finding.severity is Severity.ERROR
        )
    )
    refused = (
        (desk.say("not_approved", count=len(blocked), why="; ".join(messages[:3])),)
        if blocked
        else ()
    )
    said = (desk.say("approved", count=count),) if count else ()
    return Applied(draft=done, said=said, refused=refused)


def unapprove(draft: Draft, change: UnapproveAssets, desk: Desk) -> Applied:
    """Approved texts are proposed again; edited ones are so before, and stay."""
    count = sum(
        asset.state is AssetState.APPROVED and within(at, change.where)
        for at, asset in draft.assets().items()
    )
    done = _each(
        draft,
        change.where,
        lambda line: (
            line.with_asset(_in_state(line.asset, AssetState.PROPOSED))
            if line.asset.state is AssetState.APPROVED
            else line
        ),
    )
    return Applied(draft=done, said=(desk.say("unapproved", count=count),) if count else ())


def lock(draft: Draft, change: LockAssets | UnlockAssets, desk: Desk) -> Applied:
    """Locks or unlocks the texts at an address."""
    wanted = isinstance(change, LockAssets)
    chosen = [at for at in draft.assets() if within(at, change.where)]
    if not chosen:
        return desk.refusal(draft, "no_asset", where=change.where)
    changing = [at for at in chosen if (at in draft.locked) is not wanted]
    done = _each(draft, change.where, lambda line: replace(line, locked=wanted))
    name = "locked" if wanted else "unlocked"
    said = (desk.say(name, count=len(changing)),) if changing else ()
    return Applied(draft=done, said=said)


def regenerate(draft: Draft, change: RegenerateAssets, desk: Desk) -> Applied:
    """A text named itself is written anew even if it is kept; of more, only what nobody keeps."""
    if line_at(draft, change.where):
        return Applied(
            draft=_loose(draft, change.where), work=Work(slots=frozenset({change.where}))
        )
    if not any(within(at, change.where) for at in draft.assets()):
        return desk.refusal(draft, "no_asset", where=change.where)
    return Applied(draft=draft, work=Work(rewrite=frozenset({change.where})))


def more_like(draft: Draft, change: MoreLike, desk: Desk) -> Applied:
    """Asks for alternatives to one text."""
    if line_at(draft, change.where) is None:
        return desk.refusal(draft, "no_asset", where=change.where)
    return Applied(draft=draft, work=Work(more=((change.where, change.count),)))


def take(draft: Draft, change: TakeAlternative, desk: Desk) -> Applied:
    """The alternative in place of the text, which becomes an alternative itself; or beside it."""
    found = line_at(draft, change.where)
    if found is None:
        return desk.refusal(draft, "no_asset", where=change.where)
    creative, line = found
    if change.index >= len(line.alternatives):
        return desk.refusal(draft, "no_alternative", index=change.index, where=change.where)
    taken = line.alternatives[change.index]
    others = tuple(a for at, a in enumerate(line.alternatives) if at != change.index)
    lines = list(lines_of(draft, creative))
    place = next(at for at, other in enumerate(lines) if other.address == line.address)
    if change.beside:
        spec = SPECS[creative.platform].asset(line.asset.kind)
        if spec is None or len(creative.texts(line.asset.kind)) >= spec.maximum:
            return desk.refusal(draft, "no_room", platform=platform_name(creative.platform))
        lines[place] = replace(line, alternatives=others)
        lines.insert(place + 1, Line(address="", asset=taken))
    else:
        old = line.asset.model_copy(update={"state": AssetState.PROPOSED, "pin": ""})
        new = taken.model_copy(update={"pin": line.asset.pin})
        lines[place] = replace(line, asset=new, alternatives=(*others, old))
    return Applied(
        draft=with_lines(draft, creative, lines),
        work=Work(check=frozenset({creative_address(creative)})),
        said=(desk.say("taken", text=taken.text),),
    )


def remove(draft: Draft, change: RemoveAsset, desk: Desk) -> Applied:
    """Leaves a text out, unless the platform then has too few."""
    found = line_at(draft, change.where)
    if found is None:
        return desk.refusal(draft, "no_asset", where=change.where)
    creative, line = found
    spec = SPECS[creative.platform].asset(line.asset.kind)
    if spec and len(creative.texts(line.asset.kind)) <= spec.minimum:
        name = platform_name(creative.platform)
        return desk.refusal(draft, "too_few", platform=name, minimum=spec.minimum)
    lines = [other for other in lines_of(draft, creative) if other.address != line.address]
    return Applied(
        draft=with_lines(draft, creative, lines),
        work=Work(check=frozenset({creative_address(creative)})),
        said=(desk.say("removed", text=line.asset.text),),
    )


def mend(draft: Draft, change: MendFinding, desk: Desk) -> Applied:
    """By rule where a small change takes the finding away, else by writing anew."""
    finding = next(
        (f for f in draft.campaign.findings if f.where == change.where and f.rule == change.rule),
        None,
    )
    if finding is None:
        return desk.refusal(draft, "no_finding", rule=change.rule, where=change.where)
    found = line_at(draft, change.where)
    if found is None:  # of the whole ad, or of a kind: what lacks is written
        lacks = frozenset({change.where})
        lacking = "too_few" in change.rule
        return Applied(draft=draft, work=Work(fill=lacks) if lacking else Work(rewrite=lacks))
    creative, line = found
    text = mended(line, finding, creative, source_for(draft, creative))
    if text is None:
        said = desk.say("mend_by_writing", old=line.asset.text)
        loose = _loose(draft, change.where)
        return Applied(draft=loose, work=Work(slots=frozenset({change.where})), said=(said,))
    state = line.asset.state
    if state is AssetState.APPROVED:
        state = AssetState.EDITED
    said = desk.say("mended", old=line.asset.text, new=text)
    return _put(draft, change.where, text, state, desk, said=said)


def kept_sentence(draft: Draft, desk: Desk, where: str = "") -> tuple[str, ...]:
    """What was kept, where there is anything."""
    count = kept_count(draft, where)
    return (desk.say("kept", count=count),) if count else ()


def _loose(draft: Draft, where: str) -> Draft:
    """The text at an address proposed again and unlocked, so that it may be replaced."""
    return _each(
        draft,
        where,
        lambda line: replace(line, locked=False, asset=_in_state(line.asset, AssetState.PROPOSED)),
    )


def _each(draft: Draft, where: str, change: Callable[[Line], Line]) -> Draft:
    for creative in draft.campaign.creatives:
        lines = lines_of(draft, creative)
        if any(within(line.address, where) for line in lines):
            new = (change(line) if within(line.address, where) else line for line in lines)
            draft = with_lines(draft, creative, new)
    return draft


def _in_state(asset: Asset, state: AssetState) -> Asset:
    return asset.model_copy(update={"state": state})
