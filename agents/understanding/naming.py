"""The product and the brand that a free text names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ...schema import FacetKind, Span
from ...tools.language import word_set
from ...tools.lexicon import Mention
from .phrases import ARTICLE, BRAND, LEAD, NAME_AFTER, STATEMENT, STOP
from .places import places_in
from .sources import sentences

MAX_NAME_WORDS = 7
MAX_NAME_CHARS = 60
MAX_LEADS = 20
"""Phrases such as "we sell" that are followed; the first ones name what is sold."""
_FARTHEST = 200

_NOT_A_NAME = word_set("a an the it is that for and der die das ein eine")
_MODIFIER = re.compile(r"[\w'’-]+\s+$", re.UNICODE)
_HAN = re.compile(r"[㐀-鿿]")
_FUNCTION_WORDS = word_set(
    "a an the our my your their his her its for of with and or to in on at by from is are was be i "
    "we you they sell selling make making offer want need like love buy get have has run do does "
    "did done new ad ads advert adverts promote campaign about this that these those some any all "
    "more best please help as into than then it who which where when what hiring we're we’re "
    "ein eine einen einem einer der die das den dem des unser unsere unseren für mit und oder aus "
    "von zu zum zur im in bei ich wir sie ist sind verkaufe verkaufen biete bieten suche suchen auf"
)


@dataclass(frozen=True)
class Named:
    """A name and the place that gives it."""

    text: str
    start: int
    end: int


def product_in(text: str, mentions: Sequence[Mention], sold: Span | None) -> Named | None:
    """What a free text wants advertised, as the text says it; None when it names nothing.

    A phrase after "I sell", "ads for", "wir backen", "推广" is taken when it holds `sold`,
    the words of the category; else those words with the words that describe them; else a led
    phrase or the first clause, when they sound like a thing.
    """
    phrases = list(_led_phrases(text))
    if sold is None:
        first = _first_clause(text)
        return next((p for p in [*phrases, *first] if _sounds_like_a_thing(p)), None)
    for phrase in phrases:
        if phrase.start <= sold.start and sold.end <= phrase.end:
            return phrase
    return _widened(text, sold, mentions)


def brand_in(text: str, language: str = "", sold: Span | None = None) -> Named | None:
    """Brand or proper name that a free text gives with `called`, `namens`, `品牌叫`.

    In English a capitalised name directly after the words of the category counts as well: `our
    budgeting app Pocketwise`; German capitals tell nothing.
    """
    if sold and language == "en":
        after = NAME_AFTER.match(text[sold.end : sold.end + MAX_NAME_CHARS])
        if after and not any(places_in(after["name"])):
            start = sold.end + after.start("name")
            return Named(after["name"], start, start + len(after["name"]))
    for match in BRAND.finditer(text):
        group = "latin" if match["latin"] else "han"
        name = match[group].rstrip(" .'’-")
        first = name.split(" ", 1)[0].casefold() if name else ""
        proper = group == "han" or name[:1].isupper() or name[:1].isdigit() or "." in name
        if name and proper and first not in _NOT_A_NAME:
            return Named(name, match.start(group), match.start(group) + len(name))
    return None


def _led_phrases(text: str) -> Iterator[Named]:
    for lead in islice(LEAD.finditer(text), MAX_LEADS):
        start = lead.end()
        article = ARTICLE.match(text[start : start + MAX_NAME_CHARS])
        start += article.end() if article else 0
        end = _stop(text, start)
        phrase = _shortened(text, start, end)
        if phrase:
            yield phrase


def _stop(text: str, start: int) -> int:
    """Where a name that starts here ends at the latest."""
    most = min(len(text), start + _FARTHEST)
    stop = STOP.search(text, start, most)
    return stop.start() if stop else most


def _shortened(text: str, start: int, end: int) -> Named | None:
    words = [match.end() for match in re.finditer(r"\S+", text[start:end])]
    if len(words) > MAX_NAME_WORDS:
        end = start + words[MAX_NAME_WORDS - 1]
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if not 1 < end - start <= MAX_NAME_CHARS:
        return None
    return Named(text[start:end], start, end)


def _first_clause(text: str) -> Iterator[Named]:
    """The first clause, unless it is a sentence about something: `It looks like ...`."""
    start = 0
    article = ARTICLE.match(text)
    start = article.end() if article else 0
    phrase = _shortened(text, start, _stop(text, start))
    if phrase and not STATEMENT.match(phrase.text):
        yield phrase


def _widened(text: str, sold: Span, mentions: Sequence[Mention]) -> Named:
    """The words of the category with those before them that describe it, in its sentence."""
    start = sold.start
    places = sentences(text)
    least = next((left for left, right in places if left <= start < right), 0)
    if _HAN.match(sold.text):
        start = _first_of_run(start, least, mentions)
    else:
        start = _first_modifier(text, start, least)
    return Named(text[start : sold.end], start, sold.end)


def _first_modifier(text: str, start: int, least: int) -> int:
    """Start of up to three words before a place that describe what stands there."""
    for _ in range(3):
        before = _MODIFIER.search(text[max(least, start - MAX_NAME_CHARS) : start])
        word = before.group().strip().casefold() if before else ""
        if before is None or word in _FUNCTION_WORDS or word.isdigit():
            break
        start -= len(before.group())
    return start


def _first_of_run(start: int, least: int, mentions: Sequence[Mention]) -> int:
    """Start of the known words that stand directly before a place: 新中式 before 旗袍."""
    for mention in sorted(mentions, key=lambda mention: -mention.start):
        describes = mention.concept.kind is not FacetKind.CATEGORY
        if describes and mention.end == start and mention.start >= least:
            start = mention.start
    return start


def _sounds_like_a_thing(phrase: Named) -> bool:
    """Whether a phrase of unknown words may be a product: something beside empty words."""
    from .thinness import content_words

    return bool(content_words(phrase.text)) and phrase.text.count(" ") < MAX_NAME_WORDS - 1
