"""An editorial rule: what is not allowed where, why, says who, and examples that prove it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ...schema import AssetKind, Platform, Severity

Place = tuple[int, int]
"""Start and end within the text."""

READ = date(2026, 11, 23)
"""Day on which the sources were read."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Rule:
    """One thing that a text must not hold.

    Every rule brings examples; a test runs them all.
    """

    id: str
    what: str
    """What is not allowed, as a finding says it."""
    why: str
    fix: str
    source: str
    """Address of the page that says so."""
    pattern: str = ""
    """Regular expression of what is not allowed; empty where `finder` looks instead."""
    finder: Callable[[str], Iterator[Place]] | None = None
    exact_case: bool = False
    """True where capitals matter."""
    platforms: frozenset[Platform] = frozenset()
    """Empty is every platform."""
    kinds: frozenset[AssetKind] = frozenset()
    """Empty is every kind of text."""
    languages: frozenset[str] = frozenset()
    """Primary languages; empty is every language."""
    severity: Severity = Severity.ERROR
    checked: date = READ
    passing: tuple[str, ...]
    failing: tuple[str, ...]

    def applies(self, platform: Platform, kind: AssetKind, language: str) -> bool:
        """Whether the rule holds for such a text."""
        return (
            (not self.platforms or platform in self.platforms)
            and (not self.kinds or kind in self.kinds)
            and (not self.languages or language in self.languages)
        )

    def places(self, text: str) -> Iterator[Place]:
        """Where the text breaks the rule."""
        if self.finder:
            yield from self.finder(text)
            return
        for match in _compiled(self.pattern, self.exact_case).finditer(text):
            yield match.span()


@cache
def _compiled(pattern: str, exact_case: bool) -> re.Pattern[str]:
    return re.compile(pattern, 0 if exact_case else re.IGNORECASE)
