"""What passes through the graph of a conversation: the kept state, and what one turn brings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypedDict

from ...schema import DataClass, Value
from .changes import Change
from .draft import Draft

if TYPE_CHECKING:
    from ..bootstrap import Program


class Heard(Value):
    """One turn as it was understood; personal data is replaced."""

    text: str = ""
    language: str = "en"
    changes: tuple[Change, ...] = ()
    data_class: DataClass = DataClass.PUBLIC
    """The most sensitive class of all that was said so far."""
    not_understood: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    """What could not be taken up, each with the reason."""
    offers: tuple[str, ...] = ()
    """Sentences that would be understood."""


class Outcome(Value):
    """What a turn did, in words."""

    message: str = ""
    changed: tuple[str, ...] = ()
    not_understood: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


class Talk(TypedDict, total=False):
    """The state of a thread. Holds redacted text only, so that checkpoints do."""

    draft: Draft
    heard: Heard
    outcome: Outcome
    past: tuple[str, ...]
    """Checkpoints that `undo` goes back to, oldest first."""
    future: tuple[str, ...]
    """Checkpoints that `redo` goes forward to, nearest first."""


@dataclass(frozen=True, kw_only=True)
class Ask:
    """What one turn brings, and the program that serves it; no checkpoint holds it."""

    program: Program = field(repr=False)
    step: Literal["say", "change", "undo", "redo"] = "say"
    text: str = ""
    """As written, personal data included; read by `listen` and by the screening alone."""
    images: tuple[str, ...] = ()
    url: str = ""
    changes: tuple[Change, ...] = ()
    language: str = ""
    """Language of the reply; empty takes that of what was said."""
    checkpoint: str = ""
    """Checkpoint that holds the draft as it stands."""
    target: Draft | None = None
    """The draft that undo or redo goes to."""
