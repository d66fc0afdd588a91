"""The port that every model stands behind, in our own words; vendor types stop at the adapters."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal, Protocol

Role = Literal["system", "user", "assistant"]
Finish = Literal["stop", "length", "safety", "other"]

MAX_WIDTH = "x-maxWidth"
"""Schema keyword on a string: most display width, East Asian wide and full-width count two."""
NUMBERS = "x-numbers"
"""Schema keyword on a string: literals that may hold digits; no digit stands outside of them.
A list of strings such as ["79", "€79", "4.8", "Velar 74"]; an empty list forbids every digit."""
SLOTS = "x-slots"
"""Schema keyword on a string: marks such as {"{price}": 3}, each with the display width of what
code will put in its place; widths count that, and no brace stands outside of a mark."""


class Skill(StrEnum):
    """What kind of prompt a model understands."""

    INSTRUCT = "instruct"
    """Instructions in words; can understand, rank, explain, translate and write."""
    COPY_SHEET = "copy_sheet"
    """A fact sheet for one short ad text (the builtin writer); nothing else."""


@dataclass(frozen=True, kw_only=True)
class ModelCard:
    """What a model is and can do, as the router needs to know it."""

    provider: str
    """gemini, llama, openai or builtin."""
    model: str
    hosted: bool
    """True when the data leaves the machine (or the advertiser's own network)."""
    context_tokens: int
    languages: frozenset[str] = frozenset()
    """BCP 47 primary languages it writes well; empty is all."""
    vision: bool = False
    json_schema: bool = True
    """Holds its answer to a JSON Schema while decoding."""
    skill: Skill = Skill.INSTRUCT
    input_usd_per_mtok: float = 0.0
    output_usd_per_mtok: float = 0.0
    region: str = ""
    """Where the data is processed, for example europe-west4; empty is not known."""

    @property
    def name(self) -> str:
        """provider:model."""
        return f"{self.provider}:{self.model}"

    def cost_usd(self, input_tokens: int, output_tokens: int) -> float:
        """Price of so many tokens, in US dollars."""
        return (
            input_tokens * self.input_usd_per_mtok + output_tokens * self.output_usd_per_mtok
        ) / 1e6


@dataclass(frozen=True, kw_only=True)
class Message:
    """One turn of a conversation with a model."""

    role: Role
    text: str


@dataclass(frozen=True, kw_only=True)
class Image:
    """A picture for a model that can see; bytes already stripped of metadata."""

    data: bytes
    media_type: str
    """image/jpeg, image/png or image/webp."""


@dataclass(frozen=True, kw_only=True)
class ChatRequest:
    """One call to a model."""

    task: str
    """Name of the task it serves, for routing, recording and the ledger."""
    messages: tuple[Message, ...]
    images: tuple[Image, ...] = ()
    answer_schema: Mapping[str, Any] | None = None
    """JSON Schema of the answer; maxLength, enum, x-maxWidth and x-numbers hold while decoding
    where the model can (see ModelCard.json_schema). None: free text."""
    max_tokens: int = 1024
    temperature: float = 0.7
    seed: int | None = None


@dataclass(frozen=True, kw_only=True)
class ChatReply:
    """What a model answered, and what it took."""

    text: str
    value: Any = None
    """The parsed answer when a schema was given, else None."""
    input_tokens: int = 0
    output_tokens: int = 0
    latency_ms: float = 0.0
    finish: Finish = "stop"
    model: str = ""
    """Model that answered, as the provider names it."""
    attempts: int = 1
    """Calls on the wire that it took, retries included."""
    notes: tuple[str, ...] = field(default=())


class ChatModel(Protocol):
    """A model that answers. Adapters and wrappers alike are ChatModels.

    `generate` raises ModelError (provider failed), BadReply (answered unusably: blocked, empty,
    cut off, not JSON although a schema was given); never a vendor's error.
    """

    @property
    def card(self) -> ModelCard:
        """What this model is and can do."""
        ...

    async def generate(self, request: ChatRequest) -> ChatReply:
        """The whole answer. Raises ModelError or BadReply."""
        ...

    def stream(self, request: ChatRequest) -> AsyncIterator[str]:
        """The answer as it comes, in pieces of whole characters. Raises as `generate`."""
        ...
