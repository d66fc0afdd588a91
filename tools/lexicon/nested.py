"""What longer terms and lists hold besides: the birthday in a cake, nuts or gluten in a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ...schema import FacetKind
from .concept import Mention
from .matching import Index, find_all

_HELD = frozenset({FacetKind.OCCASION, FacetKind.BENEFIT})
"""What is told by a word inside the name of a thing, whatever the thing."""
_CJK = re.compile(r"[㐀-鿿]")
_FREE_OF = re.compile(
    r"\b(?P<negation>without|free (?:from|of)|contains no|no|ohne|frei von|sans|sin)\s"
    r"(?P<list>[\w-]+(?:\s[\w-]+)?(?:,\s[\w-]+){0,6}(?:,?\s(?:and|or|nor|und|oder|et|ni|y|o)\s"
    r"[\w-]+)?)",
    re.IGNORECASE,
)
_FREE_OF_ZH = re.compile(
    r"(?P<negation>不含|无添加|不添加|不加|"
    r"零添加)(?P<list>[㐀-鿿]{1,5}(?:[、和或及与][㐀-鿿]{1,5}){1,6})"
)
_WITHOUT = {"en": "without", "de": "ohne", "fr": "sans", "es": "sin"}
_ITEM = re.compile(r"[^\W_](?:[\w-]*[^\W_])?")
_ITEM_ZH = re.compile(r"[^、和或及与]+")
_MOST_LISTS = 20


def inside(index: Index, found: Iterable[Mention], languages: Sequence[str]) -> Iterator[Mention]:
    """Occasions and benefits named within the names of things, each where it stands."""
    for mention in found:
        if mention.concept.kind is FacetKind.CATEGORY:
            yield from _parts(index, mention, languages)


def _parts(index: Index, whole: Mention, languages: Sequence[str]) -> Iterator[Mention]:
    seen: set[str] = set()
    for cut in _cuts(whole.text):
        for left, right in ((0, cut), (cut, len(whole.text))):
            for part in find_all(index, whole.text[left:right], languages):
                if part.concept.kind in _HELD and part.concept.id not in seen:
                    seen.add(part.concept.id)
                    start = whole.start + left
                    yield replace(part, start=start + part.start, end=start + part.end)


def _cuts(text: str) -> Iterator[int]:
    """Places where a term may be parted: blanks, hyphens, anywhere in Chinese, in compounds."""
    if _CJK.search(text):
        yield from range(2, len(text) - 1)
    elif " " in text or "-" in text:
        yield from (match.start() for match in re.finditer(r"[ -]", text))
    else:
        yield from range(5, len(text) - 3)


def free_from(index: Index, text: str, languages: Sequence[str]) -> Iterator[Mention]:
    """Benefits of a list after `without`: each from the negation to the end of its own item."""
    lists = [*_FREE_OF.finditer(text)][:_MOST_LISTS] + [*_FREE_OF_ZH.finditer(text)][:_MOST_LISTS]
    for match in lists:
        chinese = _CJK.search(match["list"])
        for item in (_ITEM_ZH if chinese else _ITEM).finditer(match["list"]):
            said = _free_of(index, item.group(), languages, chinese=bool(chinese))
            if said:
                start, end = match.start(), match.start("list") + item.end()
                yield replace(said, start=start, end=end, text=text[start:end])


def _free_of(
    index: Index, thing: str, languages: Sequence[str], *, chinese: bool
) -> Mention | None:
    """What `without` this thing means."""
    phrases = (
        [f"不含{thing}", f"无{thing}"]
        if chinese
        else [f"{_WITHOUT[language]} {thing}" for language in languages]
    )
    for phrase in phrases:
        for mention in find_all(index, phrase, languages):
            whole = mention.end - mention.start == len(phrase)
            if whole and mention.concept.kind is FacetKind.BENEFIT:
                return mention
    return None
