"""What a person types or pastes, as the conversation wants it."""

from __future__ import annotations

import csv
import io
import re

_ADDRESS = re.compile(r"https?://[^\s<>\"'，。）)]+", re.IGNORECASE)
_DELIMITERS = "\t;|,"
_LEAST_COLUMNS, _LEAST_KNOWN = 3, 2
"""Columns of a pasted row, and how many of them a feed reader knows by name."""


def address_in(text: str) -> tuple[str, str]:
    """The text without the first web address in it, and that address; empty where there is none."""
    found = _ADDRESS.search(text)
    if found is None:
        return text, ""
    rest = f"{text[: found.start()]} {text[found.end() :]}".strip()
    return re.sub(r"[ \t]{2,}", " ", rest), found[0].rstrip(".,;")


def spoken(text: str) -> str:
    """A pasted feed row (a line of names, a line of values) as `name: value` lines.

    Any other text is given back as it is.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) != 2:  # noqa: PLR2004 - a head and one row
        return text
    for delimiter in _DELIMITERS:
        head, row = _cells(lines, delimiter)
        if len(head) >= _LEAST_COLUMNS and len(head) == len(row) and _are_names(head):
            pairs = zip(head, row, strict=True)
            return "\n".join(
                f"{name.strip()}: {value.strip()}" for name, value in pairs if value.strip()
            )
    return text


def _cells(lines: list[str], delimiter: str) -> tuple[list[str], list[str]]:
    try:
        head, row = csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter, strict=True)
    except (csv.Error, ValueError):
        return [], []
    return head, row


def _are_names(cells: list[str]) -> bool:
    """Whether cells are a feed's head: some of them name what products are described by."""
    from ...tools.feeds.headers import recognised

    return sum(recognised(cell, "") is not None for cell in cells) >= _LEAST_KNOWN
