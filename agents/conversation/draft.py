"""The draft: a campaign as its advertiser has it, with what was said and decided on the way."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Literal

from pydantic import Field, field_serializer

from ...schema import (
    Ages,
    Asset,
    AssetState,
    Campaign,
    DataClass,
    Finding,
    Platform,
    PrivacyPolicy,
    Question,
    SegmentHit,
    Severity,
    SpecialCategory,
    Value,
)
from ..addresses import all_addressed, within

Length = Literal["shorter", "normal", "longer"]


class Turn(Value):
    """One thing that was said; personal data is replaced before it is kept."""

    who: Literal["advertiser", "adwright"]
    text: str
    at: datetime
    changed: tuple[str, ...] = ()
    """What a reply says that it changed, and what it kept."""


class Wishes(Value):
    """What a person set by hand; it holds through every later search and targeting."""

    ages: Ages | None = None
    places: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    placements: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """By platform."""
    shares: dict[Platform, Decimal] = Field(default_factory=dict)
    """Percent of the budget by platform; platforms not named share what is left."""
    length: Length = "normal"
    styles: tuple[str, ...] = ()
    """Lexicon ids of styles and emotions that lead, the latest first."""
    unwanted: tuple[str, ...] = ()
    """People that are not meant, in the advertiser's words."""
    avoided: tuple[str, ...] = ()
    """Lexicon ids of styles and emotions that are not told."""

    @field_serializer("shares")
    def _plain(self, shares: dict[Platform, Decimal]) -> dict[str, float]:
        return {platform.value: float(percent) for platform, percent in shares.items()}


class Alternatives(Value):
    """Texts that could stand in place of one text."""

    where: str
    assets: tuple[Asset, ...]


class Draft(Value):
    """The campaign as the advertiser has it. Holds redacted text only."""

    campaign: Campaign
    hits: tuple[SegmentHit, ...] = ()
    """Segments that the search found, best first; the targeting chose among them."""
    locked: tuple[str, ...] = ()
    """Addresses of texts that stay as they are."""
    pinned: tuple[str, ...] = ()
    """Ids of segments that stay through every search."""
    included: tuple[str, ...] = ()
    """Ids of segments that a person added."""
    excluded: tuple[str, ...] = ()
    """Ids of segments that a person left out."""
    wishes: Wishes = Wishes()
    alternatives: tuple[Alternatives, ...] = ()
    privacy: PrivacyPolicy | None = None
    """The policy that a person chose; None takes the settings' or the market's own."""
    policy_in_force: PrivacyPolicy = PrivacyPolicy.REDACT
    policy_reason: str = ""
    data_class: DataClass = DataClass.PUBLIC
    """The most sensitive class of anything that was said in this conversation."""
    special: tuple[SpecialCategory, ...] = ()
    page: str = ""
    """Text of the landing page, redacted."""
    page_url: str = ""
    turns: tuple[Turn, ...] = ()
    changes: tuple[str, ...] = ()
    """What the last turn changed and kept, in words."""
    spent_usd: float = 0.0
    """Money spent in this conversation, undone turns included."""
    language: str = "en"
    """Language of the replies: en, de or zh."""
    undone: int = 0
    """Steps that `redo` can take forward."""
    done: int = 0
    """Steps that `undo` can take back."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """Pending questions."""
        return self.campaign.questions

    @property
    def is_waiting(self) -> bool:
        """Whether there are no ads yet, since a question has to be answered first."""
        return bool(self.campaign.questions) and not self.campaign.creatives

    def assets(self) -> dict[str, Asset]:
        """Every text by its address."""
        return all_addressed(self.campaign)

    def findings_at(self, where: str) -> tuple[Finding, ...]:
        """Findings at an address and inside of it."""
        return tuple(item for item in self.campaign.findings if within(item.where, where))

    def has_error(self, where: str) -> bool:
        """Whether an error stands at an address, so that it cannot be approved."""
        return any(item.severity is Severity.ERROR for item in self.findings_at(where))

    def is_kept(self, where: str) -> bool:
        """Whether a person keeps this text: locked, edited or approved."""
        asset = self.assets().get(where)
        return where in self.locked or (
            asset is not None and asset.state is not AssetState.PROPOSED
        )


class Reply(Value):
    """What a turn gives."""

    draft: Draft
    message: str
    """The answer in words, in the language of the conversation."""
    changed: tuple[str, ...] = ()
    """What changed and what was kept, one sentence each; empty when nothing did."""
    not_understood: tuple[str, ...] = ()
    """Parts of what was said that could not be read; `message` offers what can."""
    refused: tuple[str, ...] = ()
    """Changes that were not made, each with the reason and the next step."""
