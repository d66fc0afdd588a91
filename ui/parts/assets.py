"""The page's own style and script, as texts to be put into it: nothing is loaded from elsewhere."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "assets"
_STYLES = ("tokens.css", "parts.css", "previews.css")
_SCRIPTS = ("counter.js", "parts.js")
_LAST = 0x10FFFF


@cache
def stylesheet() -> str:
    """All styles of the parts, in order."""
    return "\n".join(_read(name) for name in _STYLES)


@cache
def script() -> str:
    """The script of the parts; it does its work once, however often it is put into a page."""
    wide = f"const AW_WIDE = {json.dumps(wide_ranges(), separators=(',', ':'))};"
    counter, parts = (_read(name) for name in _SCRIPTS)
    return f"(function () {{\n{wide}\n{counter}\n}})();\n{parts}"


@cache
def wide_ranges() -> tuple[tuple[int, int], ...]:
    """First and last code point of each run of characters that Unicode calls Wide or Fullwidth.

    From the Unicode of this Python, which calls code points without a character Fullwidth, so that
    the counter in the page is the counter of the server.
    """
    kind = unicodedata.east_asian_width
    ranges: list[tuple[int, int]] = []
    start = -1
    for code in range(_LAST + 2):
        wide = code <= _LAST and kind(chr(code)) in "WF"
        if wide and start < 0:
            start = code
        elif not wide and start >= 0:
            ranges.append((start, code - 1))
            start = -1
    return tuple(ranges)


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
