"""What passes through the graph: the state that is kept, and the context that never is."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any, NotRequired, Protocol, TypedDict

from ..schema import (
    Brief,
    Campaign,
    Creative,
    DataClass,
    Facets,
    Finding,
    Market,
    Platform,
    Question,
    RouteDecision,
    Segment,
    SegmentHit,
    SpecialCategory,
    Targeting,
)
from .routing.dispatch import Dispatcher
from .routing.privacy import PolicyInForce
from .understanding import Embedder
from .writing.candidates import Judgements


class SegmentIndexPort(Protocol):
    """What the graph asks of the segment index."""

    def search(self, queries: Any, *, k: int, exclude: frozenset[str]) -> tuple[SegmentHit, ...]:
        """Segments that fit, best first; empty where nothing fits."""
        ...

    def search_with_barred(
        self, queries: Any, *, k: int, exclude: frozenset[str], leading: int
    ) -> tuple[tuple[SegmentHit, ...], tuple[Segment, ...]]:
        """As `search`; and the segments that `exclude` keeps out of the `leading` best."""
        ...

    def knows(self, text: str) -> bool:
        """Whether the catalogue says any word of the text."""
        ...

    def get(self, segment_id: str) -> Segment:
        """The segment of an id. Raises UserError when there is none."""
        ...


class Event(TypedDict):
    """One piece of progress, for people to read."""

    step: str
    message: str
    facets: NotRequired[Facets]
    """What was understood (step `understand`)."""
    hits: NotRequired[tuple[SegmentHit, ...]]
    """Segments found, best first (step `retrieve`)."""
    targeting: NotRequired[Targeting]
    """Whom the ads are shown to (step `target`)."""
    creative: NotRequired[Creative]
    """An ad as it was written, before its review (step `write`)."""


@dataclass(frozen=True, kw_only=True)
class Context:
    """What a run needs and no checkpoint may hold: the brief as it came, and live services."""

    brief: Brief
    """As written, personal data included; only `screen` reads it."""
    page: str = ""
    """Text of the landing page, as read."""
    image_words: tuple[str, ...] = ()
    """What is known of the pictures: palette, brightness, composition."""
    services: Services = field(repr=False)
    data_class: DataClass = DataClass.PUBLIC
    """The least class to go by: what was said before in the same conversation counts on."""
    approve: bool = False
    """Stop for a person's approval before the campaign is put together."""


@dataclass(frozen=True, kw_only=True)
class Services:
    """Live parts of the program, built once by `bootstrap`."""

    embedder: Callable[[], Embedder]
    segments: Callable[[], SegmentIndexPort]
    dispatcher: Callable[[PolicyInForce, DataClass], Dispatcher]
    policy: Callable[[Brief], PolicyInForce]
    max_repairs: int = 2
    """Rounds of repair after the first writing."""
    judgements: dict[str, Judgements] = field(default_factory=dict, repr=False)
    """Texts judged in this run, by creative: review need not judge again what write has."""


class WriteJob(TypedDict):
    """One creative to write, or to write again."""

    platform: Platform
    market: Market
    variant: int
    kept: Creative | None
    """The assets of an earlier round that passed; None at first."""
    findings: tuple[Finding, ...]
    """What was wrong with those that did not."""
    round: int
    """0 at first, then the number of the repair."""
    last: bool
    """The last round is written on this machine, and topped up from the brief's own words."""


def by_key(old: list[Creative], new: list[Creative]) -> list[Creative]:
    """Creatives, a later one in place of an earlier one for the same platform and market."""
    merged = {key(creative): creative for creative in old}
    merged.update({key(creative): creative for creative in new})
    return list(merged.values())


def key(creative: Creative) -> str:
    """Name of a creative within its campaign, for example `google_search/DE/de/1`."""
    return f"{creative.platform.value}/{creative.market}/{creative.variant}"


class State(TypedDict, total=False):
    """The campaign as it grows. Holds redacted text only, so that checkpoints do."""

    brief_id: str
    brief: Brief
    page: str
    data_class: DataClass
    policy: PolicyInForce
    special: tuple[SpecialCategory, ...]
    facets: Facets
    questions: tuple[Question, ...]
    hits: tuple[SegmentHit, ...]
    barred: tuple[Segment, ...]
    """Segments that fit and that a rule keeps out of the search."""
    targeting: Targeting
    creatives: Annotated[list[Creative], by_key]
    to_repair: list[WriteJob]
    repairs: int
    findings: Annotated[list[Finding], operator.add]
    review_findings: tuple[Finding, ...]
    """Findings of the latest review only; earlier ones are mended or counted again."""
    routing: Annotated[list[RouteDecision], operator.add]
    notes: Annotated[list[str], operator.add]
    approved: bool
    campaign: Campaign


class WriteState(TypedDict):
    """What one `write` needs: the job, and the parts of the state that it reads."""

    job: WriteJob
    brief_id: str
    brief: Brief
    page: str
    facets: Facets
    targeting: Targeting
    policy: PolicyInForce
    data_class: DataClass
