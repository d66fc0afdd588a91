"""What must stand in a text for a pattern to fit: one literal piece for each of its alternatives.

Looking for a few literals is far cheaper than a pattern with a hundred alternatives, and most texts
hold none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PIECE = re.compile(
    r"(?P<flag>\(\?[-a-zA-Z]+\))|(?P<escaped>\\.)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<open>\()|(?P<close>\))|(?P<any>[.^$])|(?P<letter>.)",
    re.DOTALL,
)
_REPEAT = re.compile(r"[*?]\??|\{\d*,?\d*\}\??|\+\??")


def pieces_of(pattern: str) -> tuple[str, ...]:
    """One lower-case literal for each alternative at the top of the pattern.

    Whatever the pattern fits holds one of them. Groups, sets and repeated letters give nothing.
    Raises ValueError for an alternative that has no literal of its own.
    """
    pieces = []
    for alternative in alternatives(pattern):
        longest = max(_literals(alternative), key=len, default="")
        if not longest:
            raise ValueError(f"nothing literal must stand where {alternative!r} fits")
        pieces.append(longest)
    return _without_longer(pieces)


def alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern that no group encloses."""
    found, depth, start = [], 0, 0
    for match in _PIECE.finditer(pattern):
        depth += (match["open"] is not None) - (match["close"] is not None)
        if depth == 0 and match["letter"] == "|":
            found.append(pattern[start : match.start()])
            start = match.end()
    return [*found, pattern[start:]]


def _literals(alternative: str) -> Iterator[str]:
    """Runs of letters that must stand, in lower case."""
    run, depth, place = "", 0, 0
    while place < len(alternative):
        match = _PIECE.match(alternative, place)
        assert match is not None  # noqa: S101 - one of its branches fits any character
        place = match.end()
        depth += (match["open"] is not None) - (match["close"] is not None)
        repeat = _REPEAT.match(alternative, place)
        literal = _letter(match)
        if depth or match["close"] or literal is None or repeat:
            yield run
            run = ""
            place = repeat.end() if repeat else place
        else:
            run += literal
    yield run


def _letter(match: re.Match[str]) -> str | None:
    if match["letter"]:
        return match["letter"].lower()
    escaped = match["escaped"]
    return escaped[1] if escaped and not escaped[1].isalnum() else None


def _without_longer(pieces: list[str]) -> tuple[str, ...]:
    """The pieces, less those that hold another: where it stands, the other does."""
    kept: list[str] = []
    for piece in sorted(set(pieces), key=len):
        if not any(other in piece for other in kept):
            kept.append(piece)
    return tuple(kept)
