"""Character classes of ad text for grammars: what may stand in a string, and how wide it is.

Widths follow Unicode Standard Annex 11: East Asian Wide and Fullwidth count two, all else one
(https://www.unicode.org/reports/tr11/), as Google Ads counts display width. Control, format,
private-use and surrogate characters stand in no class, so no invisible character can be
written. Scripts outside of `_BLOCKS` cannot be written either; a short list keeps the per-token
check of the decoder cheap.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from threading import Lock

_BLOCKS = (
    (0x0021, 0x052F),  # Latin, Greek, Cyrillic
    (0x0531, 0x06FF),  # Armenian, Hebrew, Arabic
    (0x0900, 0x0DFF),  # scripts of India
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x10A0, 0x10FF),  # Georgian
    (0x1E00, 0x1EFF),  # Vietnamese
    (0x2010, 0x2027),  # dashes, quotation marks, ellipsis
    (0x2030, 0x203A),
    (0x20A0, 0x20BF),  # currency signs
    (0x2100, 0x214F),  # letter-like signs
    (0x2190, 0x2193),  # arrows
    (0x2600, 0x27BF),  # symbols
    (0x3001, 0x30FF),  # East Asian punctuation, kana
    (0x3400, 0x4DBF),  # ideographs
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3),  # Hangul
    (0xFF01, 0xFF5E),  # full-width forms
    (0xFFE0, 0xFFE6),
    (0x1F300, 0x1F64F),  # pictographs and emoticons
    (0x1F680, 0x1F6FF),
    (0x1F900, 0x1F9FF),
)
_NEVER = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"})
_DIGITS = frozenset({"Nd", "No"})
_ROMAN = range(0x2160, 0x2189)
_DECIMAL_MARKS = frozenset(".,'’．٫٬")


@dataclass(frozen=True, kw_only=True)
class CharClasses:
    """Bodies of the GBNF classes that a string rule is made of; a class may be empty."""

    plain_narrow: str
    """Letters and marks, one column wide; no space, quotation mark, backslash."""
    plain_wide: str
    """The same, two columns wide."""
    mark_narrow: str
    """Decimal marks: directly after a number they could lengthen it."""
    mark_wide: str
    money_narrow: str
    """Currency and per-cent signs: beside a number they change what it says."""
    money_wide: str


def width(text: str) -> int:
    """Display width of `text` in columns: East Asian Wide and Fullwidth two, all else one."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def is_digit(char: str) -> bool:
    """True for decimal digits of any script, superscripts, fractions and Roman numeral signs."""
    return unicodedata.category(char) in _DIGITS or ord(char) in _ROMAN


def char_classes(*, guarded: bool, braces: bool = True) -> CharClasses:
    """Classes for strings; `guarded` leaves digits out and sets marks and money apart.

    Without `braces`, { and } stand in no class. Found once, over fifty thousand signs.
    """
    with _LOOKING:  # many threads ask at once for the first texts
        return _char_classes(guarded, braces)


_LOOKING = Lock()


@cache
def _char_classes(guarded: bool, braces: bool) -> CharClasses:
    found: dict[tuple[str, bool], list[int]] = {}
    for first, last in _BLOCKS:
        for code in range(first, last + 1):
            kind = _kind(chr(code), guarded=guarded)
            if kind and (braces or chr(code) not in "{}"):
                wide = unicodedata.east_asian_width(chr(code)) in "WF"
                found.setdefault((kind, wide), []).append(code)
    body = {key: _ranges(codes) for key, codes in found.items()}
    return CharClasses(
        plain_narrow=body.get(("plain", False), ""),
        plain_wide=body.get(("plain", True), ""),
        mark_narrow=body.get(("mark", False), ""),
        mark_wide=body.get(("mark", True), ""),
        money_narrow=body.get(("money", False), ""),
        money_wide=body.get(("money", True), ""),
    )


def _kind(char: str, *, guarded: bool) -> str:
    category = unicodedata.category(char)
    if char in '"\\' or category in _NEVER:
        return ""
    if not guarded:
        return "plain"
    if is_digit(char):
        return ""
    if char in _DECIMAL_MARKS:
        return "mark"
    return "money" if category == "Sc" or char in "%‰％" else "plain"


def _ranges(codes: Iterable[int]) -> str:
    """The codes as a GBNF class body, neighbours joined."""
    runs: list[list[int]] = []
    for code in codes:
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(
        _escape(first) if first == last else f"{_escape(first)}-{_escape(last)}"
        for first, last in runs
    )


def _escape(code: int) -> str:
    char = chr(code)
    if char.isascii():
        return char if char.isalnum() else f"\\x{code:02X}"
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"  # noqa: PLR2004 - end of the BMP
