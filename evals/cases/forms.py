"""The forms of the eval cases: one model per suite, a case is one line of a JSONL file.

The expectations stand in expectations.py: a person's judgement, not what the product answers.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from ...agents.routing.tasks import Task
from ...schema import Brief, DataClass, PrivacyPolicy
from ...schema.kinds import Value
from ..wire.faults import FaultKind
from .expectations import (
    CampaignExpectation,
    CopyExpectation,
    Ids,
    TargetingExpectation,
    UnderstandingExpectation,
    Words,
)


class Suite(StrEnum):
    """What a set of cases is about; also the name of its file."""

    UNDERSTANDING = "understanding"
    RETRIEVAL = "retrieval"
    TARGETING = "targeting"
    COPY = "copy"
    PRIVACY = "privacy"
    ROUTING = "routing"
    ROBUSTNESS = "robustness"
    END_TO_END = "end_to_end"


class Case(Value):
    """What all cases have."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    """Unique over all suites."""
    language: Literal["en", "zh", "de", "fr", "es", "ja"]
    """Language of the brief; of most of it where the tag `mixed` is set."""
    level: Literal["easy", "typical", "hard"]
    tags: Annotated[tuple[str, ...], Field(min_length=1)]
    """The trade first, then what is probed: negation, nuance, price, mixed, thin, ..."""
    why: Annotated[str, Field(min_length=12)]
    """What it probes, as its user would complain."""
    pair: str = ""
    """Id of the case that is the same but for one nuance."""


class BriefCase(Case):
    """A case with a brief: a mapping of Brief fields, or a text alone."""

    brief: Brief

    @model_validator(mode="before")
    @classmethod
    def _text_alone(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("brief"), str):
            return {**data, "brief": {"text": data["brief"]}}
        return data


class UnderstandingCase(BriefCase):
    """A brief and its facets."""

    expect: UnderstandingExpectation


Grade = Annotated[int, Field(ge=1, le=3)]


class RetrievalCase(Case):
    """A query or a brief and the segments that a planner would want."""

    query: str = ""
    brief: Brief | None = None
    relevant: dict[str, Grade] = Field(default_factory=dict)
    """Segment id -> 3 the best, 2 good, 1 usable."""
    unwanted: Ids = ()
    """Segments that must not stand among the first five."""
    nonsense: bool = False
    """Nothing in the catalogue fits; the right answer is none."""

    @model_validator(mode="after")
    def _asks_one_thing(self) -> RetrievalCase:
        if bool(self.query) == bool(self.brief):
            raise ValueError("give a query or a brief")
        if self.nonsense == bool(self.relevant):
            raise ValueError("a case has relevant segments or is nonsense")
        return self


class TargetingCase(BriefCase):
    """A brief and whom its campaign may be shown to."""

    expect: TargetingExpectation


class CopyCase(BriefCase):
    """A brief with platforms and markets, and what its ads say."""

    expect: CopyExpectation


class PrivacyCase(BriefCase):
    """A brief that holds data of persons, and what of it may reach a hosted model."""

    policy: PrivacyPolicy = PrivacyPolicy.REDACT
    secrets: tuple[str, ...] = ()
    """Strings of the brief that must never be in bytes that leave."""
    keep: tuple[str, ...] = ()
    """Strings of the brief that redaction must leave alone."""
    data_class: DataClass | None = None
    leaves: Literal["nothing", "redacted", "all"] = "redacted"
    """What may leave: no call to a hosted model at all, the redacted text, or all of it."""


Place = Literal["hosted", "local", "none"]


class RoutingCase(Case):
    """A task under a policy, the models at hand, and where a fair router sends it."""

    task: Task
    data_class: DataClass
    policy: PrivacyPolicy
    answer_language: str
    """BCP 47 primary language that the model must answer in."""
    size_tokens: Annotated[int, Field(ge=1)] = 1500
    """What the prompt takes."""
    needs_vision: bool = False
    difficulty: Annotated[float, Field(ge=0, le=1)] = 0.5
    """As a person judges it."""
    hosted_share: Annotated[float, Field(ge=0, le=1)] = 1.0
    budget_left_usd: float | None = None
    """None is without a limit."""
    fleet: Annotated[tuple[str, ...], Field(min_length=1)]
    """Names of `fleet.FLEET`: the models at hand."""
    down: tuple[str, ...] = ()
    """Those of them that do not answer now."""
    slow_s: dict[str, float] = Field(default_factory=dict)
    """Recent latency of a call in seconds, by name."""
    expect: Annotated[tuple[Place, ...], Field(min_length=1)]
    """Any of these is right."""
    first: tuple[str, ...] = ()
    """Names, any of which is right as the first model."""
    never: tuple[str, ...] = ()
    """Names that must not stand anywhere in the chain."""


class InputFile(Value):
    """A file handed in by a user, written by the scorer before the run."""

    name: str
    text: str = ""
    base64: str = ""
    """The bytes, where they are not UTF-8 text."""


Outcome = Literal["campaign", "questions", "user_error", "model_error"]


class RobustnessCase(Case):
    """Input that is hostile or broken, or a model that fails, and what must not come of it."""

    kind: Literal["injection", "markup", "malformed", "fault"]
    brief: Any = None
    """A mapping, a text, or whatever a user might hand in; not validated."""
    file: InputFile | None = None
    """A brief file instead."""
    page: str = ""
    """HTML of the landing page."""
    fault: FaultKind | Literal["", "obeys", "invents"] = ""
    """What the hosted model does: fails on the wire, obeys the payload and puts its words into
    every text, or invents claims and numbers that the brief does not hold."""
    payload: str = ""
    """The hostile words as they stand in the input."""
    must_not_contain: tuple[str, ...] = ()
    """Strings that no text of the campaign, and no error message, may hold; case ignored."""
    must_contain: Words = ()
    """The good part of the input that must survive."""
    findings: tuple[str, ...] = ()
    """Beginnings of rule ids, each of which must be among the findings."""
    no_findings: tuple[str, ...] = ()
    """Beginnings of rule ids that must not be raised: the text is innocent."""
    expect: Annotated[tuple[Outcome, ...], Field(min_length=1)]
    """Any of these is right."""

    @model_validator(mode="after")
    def _has_input(self) -> RobustnessCase:
        if (self.brief is None) == (self.file is None) and self.kind != "malformed":
            raise ValueError("give a brief or a file")
        return self


class EndToEndCase(BriefCase):
    """A brief and the campaign that a planner would sign."""

    policy: PrivacyPolicy | None = None
    expect: CampaignExpectation
