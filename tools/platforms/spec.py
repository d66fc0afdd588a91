"""What a platform takes: the shape of a specification."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ...schema import AssetKind, Platform
from ..counting import Counting, width


@dataclass(frozen=True, kw_only=True)
class AssetSpec:
    """What a platform takes of one kind of text."""

    kind: AssetKind
    minimum: int
    """Fewest texts of this kind in one ad."""
    maximum: int
    """Most texts of this kind in one ad."""
    limit: int
    """Longest text, in the platform's own counting."""
    counting: Counting
    source: str
    """Address of the page that states it; empty where the figure is adwright's own choice."""
    hard: bool = True
    """False: recommended, or known from a third party only, so a breach is a warning."""
    wanted: int = 1
    """How many adwright writes when nobody says otherwise."""
    shorter: int | None = None
    """One text of this kind at least has to be no longer than this."""
    shortest: int = 1
    """Least length of a text, in the same counting."""
    emoji_allowed: bool = False
    note: str = ""
    """What a reader should know: conflicts between sources, and what is not confirmed."""

    def width(self, text: str) -> int:
        """Length of the text as this platform counts it."""
        return width(text, self.counting)

    def fits(self, text: str) -> bool:
        """Whether the text is within the limit."""
        return self.width(text) <= self.limit


@dataclass(frozen=True, kw_only=True)
class PlatformSpec:
    """What one platform's ad is made of."""

    platform: Platform
    format: str
    """The platform's own name for the ad format, in lower case."""
    assets: tuple[AssetSpec, ...]
    source: str
    checked: date
    """Day on which the facts were read."""
    placements: tuple[str, ...]
    """Where such an ad shows, in the words of the platform's API where it has any."""
    pins: tuple[str, ...] = ()
    """Positions that a text can be fixed to."""
    countries_note: str = ""
    """What differs from country to country."""

    def asset(self, kind: AssetKind) -> AssetSpec | None:
        """Specification of one kind of text; None where the platform has no such text."""
        return self._by_kind.get(kind)

    @cached_property
    def _by_kind(self) -> dict[AssetKind, AssetSpec]:
        return {spec.kind: spec for spec in reversed(self.assets)}

    @property
    def kinds(self) -> tuple[AssetKind, ...]:
        """Kinds of text that the ad is made of, in order."""
        return tuple(spec.kind for spec in self.assets)
