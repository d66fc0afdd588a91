"""The ways in which a model server can fail, for both wire formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class FaultKind(StrEnum):
    """One way to fail."""

    BAD_REQUEST = "bad_request"
    """400, the request is at fault."""
    BAD_KEY = "bad_key"
    """The key is wrong (Google says 400 API_KEY_INVALID, others 401)."""
    UNAUTHENTICATED = "unauthenticated"
    FORBIDDEN = "forbidden"
    RATE_LIMITED = "rate_limited"
    INTERNAL = "internal"
    UNAVAILABLE = "unavailable"
    STALL = "stall"
    """No byte comes for `after_s` seconds."""
    CUT = "cut"
    """The connection breaks in the middle of the body."""
    MALFORMED = "malformed"
    """200 with a body that is not JSON."""
    BAD_ANSWER = "bad_answer"
    """A sound reply whose text is not the JSON asked for."""
    SAFETY = "safety"
    """The answer was blocked."""
    BLOCKED_PROMPT = "blocked_prompt"
    EMPTY = "empty"
    """A candidate without content."""
    MAX_TOKENS = "max_tokens"
    """The answer is cut off."""
    THOUGHT_FIRST = "thought_first"
    """No failure: a thought part comes before the answer and must not be taken for it."""


STATUS = {
    FaultKind.BAD_REQUEST: 400,
    FaultKind.UNAUTHENTICATED: 401,
    FaultKind.FORBIDDEN: 403,
    FaultKind.RATE_LIMITED: 429,
    FaultKind.INTERNAL: 500,
    FaultKind.UNAVAILABLE: 503,
}


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What a responder returns to let the server fail."""

    kind: FaultKind
    retry_after_s: float | None = None
    """Told with RATE_LIMITED and UNAVAILABLE, in seconds."""
    after_s: float = 3600.0
    """Length of a stall, in seconds."""


Responder = Callable[[Mapping[str, Any]], Mapping[str, Any] | Fault]
"""From the request's JSON to the whole reply in the server's format, or a fault."""
