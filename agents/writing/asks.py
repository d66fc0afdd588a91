"""What to ask the builtin writer for: kinds, widths and angles, from the specification."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import cycle, islice

from ...schema import AssetKind
from ...tools.platforms import AssetSpec
from ..writer.sheet import Angle, Ask, FactSheet

SPARE = 1.5
"""Candidates written beyond those wanted, as a share: selection needs something to leave out."""
MIN_SPARE = 3
"""The same as a least number."""

_LEADS: dict[AssetKind, tuple[Angle, ...]] = {
    AssetKind.CALLOUT: (Angle.BENEFIT, Angle.OFFER, Angle.PROOF, Angle.STYLE),
    AssetKind.SITELINK: (Angle.PRODUCT, Angle.OFFER, Angle.BENEFIT, Angle.ACTION),
    AssetKind.PREFILL: (Angle.QUESTION, Angle.ACTION, Angle.OFFER),
    AssetKind.ICE_BREAKER: (Angle.QUESTION, Angle.BENEFIT, Angle.OFFER),
    AssetKind.GREETING: (Angle.PRODUCT, Angle.EMOTION, Angle.OFFER),
}
_ALL = (
    Angle.STYLE, Angle.BENEFIT, Angle.PRODUCT, Angle.EMOTION, Angle.BENEFIT, Angle.OFFER,
    Angle.OCCASION, Angle.PROOF, Angle.QUESTION, Angle.BENEFIT, Angle.AUDIENCE, Angle.ACTION,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class WriterAsk:
    """One text to ask for: the sheet (its benefits turned so that the lead comes first) and ask."""

    sheet: FactSheet
    ask: Ask
    kind: AssetKind


def asks_for(spec: AssetSpec, sheet: FactSheet) -> tuple[WriterAsk, ...]:
    """Asks for one kind of asset: those wanted and some to spare, over the angles that apply."""
    count = spec.wanted + max(MIN_SPARE, int(spec.wanted * SPARE))
    angles = _angles(spec.kind, sheet)
    asks = [_ask(spec, sheet, angle, turn, spec.limit) for turn, angle in _dealt(angles, count)]
    if spec.shorter:
        asks += [
            _ask(spec, sheet, angle, turn, spec.shorter)
            for turn, angle in _dealt(angles, MIN_SPARE)
        ]
    return tuple(asks)


def _angles(kind: AssetKind, sheet: FactSheet) -> tuple[Angle, ...]:
    """Angles that the sheet has facts for, in order of use."""
    has = {
        Angle.BENEFIT: sheet.benefits,
        Angle.STYLE: sheet.style,
        Angle.EMOTION: sheet.emotion,
        Angle.OFFER: sheet.offer or sheet.price,
        Angle.PROOF: sheet.proof,
        Angle.OCCASION: sheet.occasion,
        Angle.AUDIENCE: sheet.audience,
    }
    angles = tuple(angle for angle in _LEADS.get(kind, _ALL) if has.get(angle, True))
    return angles or (Angle.PRODUCT,)


def _dealt(angles: tuple[Angle, ...], count: int) -> Iterator[tuple[int, Angle]]:
    """`count` angles in turn, each with how often it came before."""
    seen: dict[Angle, int] = {}
    for angle in islice(cycle(angles), count):
        turn = seen.get(angle, 0)
        seen[angle] = turn + 1
        yield turn, angle


def _ask(spec: AssetSpec, sheet: FactSheet, angle: Angle, turn: int, limit: int) -> WriterAsk:
    if angle is Angle.BENEFIT and len(sheet.benefits) > 1:
        sheet = _turned(sheet, turn % len(sheet.benefits))
    return WriterAsk(
        sheet=sheet, ask=Ask(kind=spec.kind.value, max_width=limit, angle=angle), kind=spec.kind
    )


def _turned(sheet: FactSheet, first: int) -> FactSheet:
    return replace(sheet, benefits=sheet.benefits[first:] + sheet.benefits[:first])
