"""Whom a campaign is shown to: segments, hits, and the targeting made of them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field, field_serializer

from .kinds import Platform, SegmentRole, SpecialCategory, Value


class Segment(Value):
    """One audience of a catalogue."""

    id: str
    name: str
    path: tuple[str, ...]
    kind: str = "interest"
    """demographic, life_event, interest, in_market, seasonal, style, b2b, or first_party."""
    description: str = ""
    aliases: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """What people call it, by language."""
    products: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    sensitivity: tuple[str, ...] = ()
    """health, religion, politics, minors, housing, employment, credit, ... ; empty is none."""
    platforms: dict[str, str] = Field(default_factory=dict)
    """How google, meta and tiktok would express it."""
    catalogue: str = "adwright"
    size: int | None = None
    """Number of people, for first-party segments."""


class HitReason(Value):
    """Why a segment was found: which facet, in which field, by which words."""

    facet: str
    field: str
    """name, path, alias, description, product, or meaning (embedding only)."""
    words: tuple[str, ...] = ()
    similarity: float = 0.0
    """Cosine similarity of facet and segment; 1.0 is identical."""


class SegmentHit(Value):
    """A segment that was found, how well it fits, and why."""

    segment: Segment
    score: Annotated[float, Field(ge=0, le=1)]
    why: tuple[HitReason, ...] = ()


class TargetSegment(Value):
    """A segment that the campaign is shown to."""

    id: str
    name: str
    role: SegmentRole
    score: float
    why: str
    platforms: dict[str, str] = Field(default_factory=dict)


class Ages(Value):
    """Age range in years, both ends included; 65 stands for 65 and older."""

    minimum: Annotated[int, Field(ge=13, le=65)] = 18
    maximum: Annotated[int, Field(ge=13, le=65)] = 65


class HeldBack(Value):
    """Something that targeting could have used and did not, because of a rule."""

    what: str
    rule: str
    reason: str
    source: str


class BudgetShare(Value):
    """One platform's share of the budget."""

    platform: Platform
    percent: Decimal
    """All shares of a campaign sum to exactly 100."""
    amount: Decimal | None = None
    """In the budget's currency and period; None when the brief gives no budget."""
    why: str = ""

    @field_serializer("percent", "amount")
    def _plain(self, number: Decimal | None) -> float | None:
        return None if number is None else float(number)


class Targeting(Value):
    """Who to show the campaign to, where, and with what share of the money."""

    segments: tuple[TargetSegment, ...] = ()
    ages: Ages = Ages()
    genders: tuple[str, ...] = ()
    """Empty is everyone."""
    places: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    placements: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """By platform."""
    budget_split: tuple[BudgetShare, ...] = ()
    special_categories: tuple[SpecialCategory, ...] = ()
    held_back: tuple[HeldBack, ...] = ()
