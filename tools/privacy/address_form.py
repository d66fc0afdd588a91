"""One form of postal address, and the cheap signs without which it cannot stand in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class AddressForm:
    """One form of postal address."""

    pattern: str
    """The form, as a regular expression."""
    score: float
    words: tuple[str, ...] = ()
    """Pieces of lower-case text of which one must stand in it for the form to be tried."""
    ends: tuple[str, ...] = ()
    """Lower-case endings of which one must stand just before a number, with one space between."""
    leads: bool = False
    """Whether the form begins with its number, so that it is tried at numbers only."""
    sign: str = ""
    """A short expression that must fit somewhere for the form to be tried."""
    digit: bool = True
    """Whether it holds a digit at all: Chinese may write its numbers in Chinese."""
