"""How a browser looks at its campaign: which ad, which view, which segment is opened."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Name = Annotated[str, Field(max_length=200)]


class Looking(BaseModel):
    """State of one browser's view; the browser keeps it and sends it along with each event."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    ad: Name = ""
    """Address of the ad that is shown; empty is the first."""
    views: dict[Name, Name] = Field(default_factory=dict, max_length=100)
    """View of the preview by platform."""
    combination: Annotated[int, Field(ge=0, le=100_000)] = 0
    """Which showing of a responsive search ad."""
    preview: Literal["", "light", "dark"] = ""
    """Colours of the preview; empty follows the page."""
    page_theme: Literal["light", "dark"] = "light"
    side_by_side: bool = False
    opened: Name = ""
    """Id of the segment whose neighbours are shown."""

    @property
    def theme(self) -> Literal["light", "dark"]:
        """Colours of the preview."""
        return self.preview or self.page_theme
