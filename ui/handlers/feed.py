"""What the Batch tab of a browser holds, and one run of a feed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

from ...errors import UserError
from ...schema import Platform

if TYPE_CHECKING:
    from ...agents.batch.result import Progress
    from ...agents.batch.stop import StopSwitch

Short = Annotated[str, Field(max_length=1000)]


class FeedAsked(BaseModel):
    """What the Batch tab of a browser holds; the browser keeps it and sends it along."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    path: Short = ""
    """Where the page's upload put the feed."""
    name: Short = ""
    columns: dict[Short, Short] = Field(default_factory=dict, max_length=100)
    platforms: Annotated[tuple[Platform, ...], Field(max_length=20)] = ()
    limit: Annotated[float, Field(ge=0, le=1_000_000)] | None = None
    """Spending limit in US dollars; None takes the one in force."""


@dataclass(kw_only=True)
class Run:
    """One run under way or ended."""

    folder: Path
    stop: StopSwitch
    progress: Progress
    token: str = field(default_factory=lambda: secrets.token_urlsafe(18))
    """Name of its files for download; who has it may download."""
    over: bool = False
    error: str = ""

    @property
    def state(self) -> str:
        """running, stopped or finished."""
        if not self.over:
            return "running"
        return "stopped" if self.error else "finished"


def read_feed_asked(data: object) -> FeedAsked:
    """What the tab holds. Raises UserError for what no page sends."""
    try:
        return FeedAsked.model_validate(data or {})
    except ValueError as error:
        raise UserError(
            "a setting of the run cannot be used: look at limit and platforms"
        ) from error
