"""What a change leaves to be done, so that only what depends on it runs again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ..state import SegmentIndexPort
from .draft import Draft
from .replies import Replies


@dataclass(frozen=True, kw_only=True)
class Work:
    """Steps to run again; an empty one runs nothing."""

    understand: bool = False
    """Facets anew, from the changed brief."""
    retrieve: bool = False
    """Search of the segments anew."""
    target: bool = False
    """Choice of segments, gate and budget split anew."""
    rewrite: frozenset[str] = frozenset()
    """Addresses inside of which all texts that nobody keeps are written anew; "" is all."""
    fill: frozenset[str] = frozenset()
    """Addresses of ads that get the texts they lack; what is there stays."""
    slots: frozenset[str] = frozenset()
    """Single texts to write anew, kept or not."""
    more: tuple[tuple[str, int], ...] = ()
    """Texts that alternatives are wanted for, and how many."""
    check: frozenset[str] = frozenset()
    """Addresses of ads to review; "" is all."""

    def __or__(self, other: Work) -> Work:
        return Work(
            understand=self.understand or other.understand,
            retrieve=self.retrieve or other.retrieve,
            target=self.target or other.target,
            rewrite=self.rewrite | other.rewrite,
            fill=self.fill | other.fill,
            slots=self.slots | other.slots,
            more=(*self.more, *other.more),
            check=self.check | other.check,
        )


EVERYWHERE = frozenset({""})
"""Every ad of the campaign."""


@dataclass(frozen=True, kw_only=True)
class Applied:
    """A draft after a change, what is left to do, and what there is to say."""

    draft: Draft
    work: Work = Work()
    said: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    def saying(self, *sentences: str) -> Applied:
        """The same with sentences added."""
        return replace(self, said=(*self.said, *sentences))


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What changes are applied with: the words of replies, and the catalogue."""

    say: Replies
    segments: Callable[[], SegmentIndexPort] = field(repr=False)

    def refusal(self, draft: Draft, name: str, /, **values: object) -> Applied:
        """The draft as it was, and why."""
        return Applied(draft=draft, refused=(self.say(name, **values),))
