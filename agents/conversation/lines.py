"""The texts of an ad as lines: each with what a person said of it, wherever it moves to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ...schema import Asset, AssetState, Campaign, Creative
from ..addresses import addressed, creative_address, within
from .draft import Alternatives, Draft


@dataclass(frozen=True, kw_only=True)
class Line:
    """One text, with its lock and its alternatives."""

    address: str
    """Where it stands; empty for a line that is new."""
    asset: Asset
    locked: bool = False
    alternatives: tuple[Asset, ...] = ()

    @property
    def kept(self) -> bool:
        """Whether a person keeps it: locked, edited or approved."""
        return self.locked or self.asset.state is not AssetState.PROPOSED

    def with_asset(self, asset: Asset) -> Line:
        """The line with another text."""
        return replace(self, asset=asset)


def lines_of(draft: Draft, creative: Creative) -> tuple[Line, ...]:
    """The lines of an ad, in order."""
    spare = {item.where: item.assets for item in draft.alternatives}
    return tuple(
        Line(
            address=address,
            asset=asset,
            locked=address in draft.locked,
            alternatives=spare.get(address, ()),
        )
        for address, asset in addressed(creative)
    )


def with_lines(draft: Draft, creative: Creative, lines: Iterable[Line]) -> Draft:
    """The draft with these lines in an ad; locks and alternatives move with their texts."""
    ordered = _by_kind(creative, tuple(lines))
    changed = creative.model_copy(update={"assets": tuple(line.asset for line in ordered)})
    address = creative_address(creative)
    placed = [(where, line) for (where, _), line in zip(addressed(changed), ordered, strict=True)]
    locked = [where for where, line in placed if line.locked]
    spare = [
        Alternatives(where=where, assets=line.alternatives)
        for where, line in placed
        if line.alternatives
    ]
    return draft.model_copy(
        update={
            "campaign": with_creative(draft.campaign, changed),
            "locked": (*(at for at in draft.locked if not within(at, address)), *locked),
            "alternatives": (
                *(item for item in draft.alternatives if not within(item.where, address)),
                *spare,
            ),
        }
    )


def _by_kind(creative: Creative, lines: tuple[Line, ...]) -> list[Line]:
    """Lines with those of a kind together, kinds in the order they had."""
    kinds = list(
        dict.fromkeys((*(a.kind for a in creative.assets), *(x.asset.kind for x in lines)))
    )
    return sorted(lines, key=lambda line: kinds.index(line.asset.kind))


def with_creative(campaign: Campaign, creative: Creative) -> Campaign:
    """The campaign with an ad in place of the one at its address."""
    address = creative_address(creative)
    creatives = tuple(
        creative if creative_address(other) == address else other for other in campaign.creatives
    )
    return campaign.model_copy(update={"creatives": creatives})


def creative_at(draft: Draft, where: str) -> Creative | None:
    """The ad that an address is in."""
    return next((c for c in draft.campaign.creatives if within(where, creative_address(c))), None)


def line_at(draft: Draft, where: str) -> tuple[Creative, Line] | None:
    """The ad and the line of a text's address."""
    creative = creative_at(draft, where)
    if creative is None:
        return None
    line = next((line for line in lines_of(draft, creative) if line.address == where), None)
    return (creative, line) if line else None


def with_line(draft: Draft, creative: Creative, line: Line) -> Draft:
    """The draft with one line in place of the one at its address."""
    lines = (line if old.address == line.address else old for old in lines_of(draft, creative))
    return with_lines(draft, creative, lines)


def kept_count(draft: Draft, where: str = "") -> int:
    """Number of texts at an address that a person keeps."""
    return sum(
        line.kept
        for creative in draft.campaign.creatives
        for line in lines_of(draft, creative)
        if within(line.address, where)
    )
