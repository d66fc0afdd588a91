"""What holds for every row of a feed that does not say otherwise."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field

from ...schema import Brand, Budget, Goal, Market, Platform, SpecialCategory
from ...schema.kinds import Value


class FeedDefaults(Value):
    """Values for all rows of a feed; what a row's own columns say wins over them."""

    markets: tuple[Market, ...] = ()
    platforms: tuple[Platform, ...] = ()
    budget: Budget | None = None
    """Budget of each row, not of the feed."""
    brand: Brand = Brand()
    """A row with a brand of its own keeps the voice and the words of this one."""
    goal: Goal | None = None
    variants: Annotated[int, Field(ge=1, le=5)] = 1
    audience: str = ""
    special_category: tuple[SpecialCategory, ...] = ()
    notes: str = ""
    """Added to each row's own notes; screened for personal data like them."""
    currency: str = ""
    """ISO 4217 code of prices that show none; empty leaves it to the market."""
    pictures: Path | None = None
    """Folder of the pictures that rows name; None is the folder of the feed."""
    today: date | None = None
    """Day that the dates of a sale are compared with; None is today."""
