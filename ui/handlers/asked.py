"""One event of the page, read from what a browser sends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ...errors import UserError
from ...schema import MAX_BRIEF_CHARS
from ..views.looking import Looking

Short = Annotated[str, Field(max_length=200)]


class Asked(BaseModel):
    """What one browser asks for, with its thread, language and view."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    act: Short
    """open, language, say, change, undo, redo, look, theme, export, models, evals,
    feed, feed-start, feed-stop."""
    thread: Short
    language: Short = "en"
    looking: Looking = Looking()
    text: Annotated[str, Field(max_length=MAX_BRIEF_CHARS)] = ""
    pictures: Annotated[
        tuple[Annotated[str, Field(max_length=1000)], ...], Field(max_length=8)
    ] = ()
    """Paths that the page's own upload gave."""
    change: dict[str, Any] = Field(default_factory=dict)
    """A change as JSON (`agents.conversation.read_change`)."""
    value: Short = ""
    """For `export`: the format."""
    approved_only: bool = True
    feed: dict[str, Any] = Field(default_factory=dict)
    """What the Batch tab holds (`handlers.batch.FeedAsked`)."""


def read_asked(data: Any) -> Asked:
    """The event that plain data spells. Raises UserError for one that no page sends."""
    if not isinstance(data, Mapping):
        raise UserError("this page is of another version: reload it")
    try:
        return Asked.model_validate(dict(data))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        if first["type"] == "string_too_long" and first["loc"] == ("text",):
            raise UserError(
                f"the text is longer than {MAX_BRIEF_CHARS:,} characters: keep what an ad could use"
            ) from error
        raise UserError(f"this page is of another version ({first['loc']}): reload it") from error


def is_answer(asked: Asked) -> bool:
    """Whether a change answers a question."""
    return asked.act == "change" and asked.change.get("kind") == "answer_question"
