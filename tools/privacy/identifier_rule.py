"""What an identifier looks like: one rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

EDGE_LEFT = r"(?<![A-Za-z0-9_])"
"""No Latin letter or digit before; a word boundary would not part Chinese from Latin."""
EDGE_RIGHT = r"(?![A-Za-z0-9_])"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One form of identifier."""

    type: str
    pattern: str
    score: float
    check: Callable[[str], bool] | None = None
    """Takes the bare characters; False refuses the match."""
    near: str = ""
    """Words of which one must stand shortly before (a regular expression over lower case)."""
    unless: str = ""
    """Words that must not stand directly before."""
    digits: int = 1
    """How many digits a text must hold for the rule to be tried."""
    joined: bool = False
    """Whether at most two other characters part those digits from each other."""
    words: tuple[str, ...] = ()
    """Pieces of lower-case text of which one must stand in it for the rule to be tried."""
    signs: tuple[tuple[str, int], ...] = ()
    """Signs, one of which a text must hold so many times for the rule to be tried."""
    flags: int = 0
