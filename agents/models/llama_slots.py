"""What the engine keeps per sequence: the request under way and the tokens in the cache."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

from .llama_sampling import Sampling, TokenChooser
from .port import Finish

LOOKAHEAD = 16
"""Wait for a neighbour's prefill when it will hold this many more shared tokens."""


@dataclass(frozen=True, kw_only=True)
class Completion:
    """What the engine made of one prompt."""

    text: str
    prompt_tokens: int
    reused_tokens: int
    """Prompt tokens found in the cache instead of being computed."""
    output_tokens: int
    finish: Finish


@dataclass(eq=False, kw_only=True)
class Job:
    """One request on its way through the engine."""

    prompt: Sequence[int]
    max_tokens: int
    sampling: Sampling
    on_text: Callable[[str], None] | None = None
    """Called from the engine's thread with whole characters as they come."""
    future: Future[Completion] = field(default_factory=Future)
    chooser: TokenChooser | None = None
    written: list[int] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    reused: int = 0
    decoder: codecs.IncrementalDecoder = field(
        default_factory=lambda: codecs.getincrementaldecoder("utf-8")("replace")
    )

    @property
    def tokens(self) -> list[int]:
        """Prompt and what was written so far."""
        return [*self.prompt, *self.written]

    def add(self, token: int, piece: bytes) -> None:
        """Take one written token."""
        self.written.append(token)
        self._say(self.decoder.decode(piece))

    def _say(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            if self.on_text is not None:
                self.on_text(text)

    def completed(self, finish: Finish) -> Completion:
        """The answer, a character cut off at its end replaced."""
        self._say(self.decoder.decode(b"", final=True))
        return Completion(
            text="".join(self.pieces),
            prompt_tokens=len(self.prompt),
            reused_tokens=self.reused,
            output_tokens=len(self.written),
            finish=finish,
        )


@dataclass(eq=False)
class Slot:
    """One sequence of the context."""

    index: int
    cached: list[int] = field(default_factory=list)
    """Tokens whose state is in the cache, in order."""
    pending: list[int] = field(default_factory=list)
    """Tokens still to be decoded for the job."""
    job: Job | None = None
    used_at: int = 0
    """Step in which it last did something."""

    def release(self) -> None:
        """Let the job go; the cache stays as a prefix for others."""
        self.job = None
        self.pending = []


def common_prefix(first: Sequence[int], second: Sequence[int]) -> int:
    """Number of equal tokens at the beginning of both."""
    limit = min(len(first), len(second))
    if first[:limit] == second[:limit]:
        return limit
    low = 0
    while limit - low > 1:
        middle = (low + limit) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            limit = middle
    return low
