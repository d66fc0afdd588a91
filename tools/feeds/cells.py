"""Cells read: HTML as text, lists in one cell, catalogue paths, labels of a shop."""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Iterable, Iterator

from ..untrusted import clean

MOST_POINTS = 20
"""Selling points taken from one product."""
LONGEST_POINT = 200
"""Characters of a list item that is a selling point and no paragraph."""

_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|<!--", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}\d{0,2}|#\d{2,6}|#x[0-9a-f]{2,6});", re.IGNORECASE)
_ITEM = re.compile(r"<li\b[^<>]*>(.*?)(?=</li>|<li\b|</ul>|</ol>|$)", re.IGNORECASE | re.DOTALL)
_BETWEEN = re.compile(r"\s*(?:[\n|;；•·●▪✓✔]|<br\s*/?>)+\s*", re.IGNORECASE)
_COMMAS = re.compile(r"\s*[,，、](?!\d)\s*")
_MARK = re.compile(r"^\s*(?:[-–*•·●▪✓✔]|\d{1,2}[.)、])\s+")
_SHORT = 40
"""Characters of the longest part of a list with commas; longer parts are sentences."""
_INTERNAL = re.compile(r"[:=_]|^(?:sale|new|new[- ]arrivals?|best[- ]?sellers?|featured|all|home|"
                       r"hidden|draft|active|frontpage|import|test|neu|angebot|新品|热销|爆款|特价|促销|清仓)$",
                       re.IGNORECASE)  # fmt: skip
"""Labels that serve the shop and say nothing of the product, or that would be a claim."""


def text_of(cell: str) -> str:
    """What a cell says to a reader: tags and entities gone, a line for each paragraph."""
    if _ENTITY.search(cell) and not _TAG.search(cell):
        cell = html.unescape(cell)
    if _TAG.search(cell):
        from ..pages import page_of

        cell = page_of(cell.encode("utf-8", "replace"), url="", charset="utf-8").text
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in clean(cell).split("\n"))
    return "\n".join(line for line in lines if line)


def line_of(cell: str) -> str:
    """What a cell says, on one line."""
    return " ".join(text_of(cell).split("\n"))


def points_of(cell: str) -> tuple[str, ...]:
    """Texts listed in one cell: JSON, quoted, HTML items, lines, bars, semicolons or short commas.

    Sentences with commas in them stay whole.
    """
    return tuple(_distinct(_listed(cell)))[:MOST_POINTS]


def items_of(markup: str) -> tuple[str, ...]:
    """List items of HTML that are short enough to be selling points."""
    texts = (line_of(match.group(1)) for match in _ITEM.finditer(markup))
    return tuple(_distinct(text for text in texts if len(text) <= LONGEST_POINT))[:MOST_POINTS]


def labels_of(cell: str) -> tuple[str, ...]:
    """A shop's labels that say something of the product: `summer, vendor:x, sale` gives summer."""
    labels = (label for point in _listed(cell) for label in _COMMAS.split(point))
    return tuple(_distinct(label for label in labels if not _INTERNAL.search(label)))[:MOST_POINTS]


def category_of(cell: str) -> str:
    """The narrowest name in a catalogue path: Shoes > Retro gives Retro; nothing for a number."""
    path = re.split(r",\s*(?=[^,>]*>)", line_of(cell))[0]
    return "" if path.isdigit() else re.split(r"\s*(?:>|»|›|\|)\s*", path.strip(" >"))[-1].strip()


def _listed(cell: str) -> Iterator[str]:
    if cell.startswith("["):
        try:
            data = json.loads(cell)
        except (ValueError, RecursionError):
            data = None
        if isinstance(data, list) and all(isinstance(one, str) for one in data):
            yield from (line_of(one) for one in data)
            return
    items = items_of(cell)
    if items:
        yield from items
    elif cell.startswith('"') and cell.endswith('"') and '","' in cell.replace('", "', '","'):
        yield from (line_of(part) for part in next(csv.reader([cell], skipinitialspace=True)))
    else:
        yield from (line_of(part) for part in _split(cell))


def _split(cell: str) -> list[str]:
    parts = [part for part in _BETWEEN.split(html.unescape(cell)) if part.strip()]
    if len(parts) == 1:
        shorter = _COMMAS.split(parts[0])
        if len(shorter) > 1 and all(len(part) <= _SHORT for part in shorter):
            return shorter
    return parts


def _distinct(texts: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for text in texts:
        bare = _MARK.sub("", text).strip(" ,，、;；|")
        if bare and bare.casefold() not in seen:
            seen.add(bare.casefold())
            yield bare
