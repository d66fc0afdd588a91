"""What came out of a case: plain values that are kept in the log and scored again at will."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..schema import Campaign, DataClass, SpecialCategory
from ..schema.kinds import Value


class Outcome(Value):
    """What every outcome holds."""

    seconds: float = 0.0
    cost_usd: float = 0.0


Kind = Literal["campaign", "questions", "user_error", "model_error"]


class CampaignOutcome(Outcome):
    """A campaign (or the part of it that the suite asks for), or the error that came instead."""

    kind: Kind
    campaign: Campaign | None = None
    data_class: DataClass | None = None
    special: tuple[SpecialCategory, ...] = ()
    message: str = ""
    """The error's, for a user or a model error."""
    hosted_at_hand: bool = False
    """Whether a hosted model could have been asked."""
    difficulties: dict[str, float] = Field(default_factory=dict)
    """What the router took each piece of work to be, 0 to 1, by its label."""


class WireOutcome(CampaignOutcome):
    """A campaign made beside a recording server, and every byte that left for it."""

    sent: tuple[str, ...] = ()
    """Requests to the hosted model: line, headers and body, as they were on the wire."""


class RetrievalOutcome(Outcome):
    """Segments found, best first."""

    found: tuple[tuple[str, float], ...] = ()
    """Segment id and score."""
    asked: tuple[str, ...] = ()
    """What the index was asked."""


class RoutingOutcome(Outcome):
    """Where the router sent a task."""

    chain: tuple[str, ...] = ()
    """Names of the fleet, first the one that would be asked first."""
    reason: str = ""
    considered: tuple[str, ...] = ()
