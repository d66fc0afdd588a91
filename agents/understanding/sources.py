"""The texts that understanding reads, and places in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...schema import Brief, Span
from ...tools.language import detect_language
from ...tools.lexicon import lexicon

PAGE = "page"
IMAGE = "image"
MAX_PAGE_CHARS = 6_000
"""Of a landing page, only the beginning says what is sold; the rest is menus and small print."""

_REACH = 200
"""Farthest that a clause is followed, in characters: no brief, however odd, takes long to read."""
_SENTENCE = re.compile(r"[^.!?。！？;；\n]+(?:[.!?。！？](?=\d)[^.!?。！？;；\n]*)*[.!?。！？]*")
_CLAUSE_END = re.compile(
    r"[!?;；。！？，、\n()（）•|]|[.,](?!\d)|(?<!\d),|\s[–—-]\s|(?<=[㐀-鿿])\s+|\s+(?=[㐀-鿿])|\s(?:and|"
    r"und|und außerdem|but|aber)\s"
)


@dataclass(frozen=True, kw_only=True)
class Sources:
    """Everything a brief says in words, by the name that evidence uses."""

    texts: Mapping[str, str]
    """Dotted field names as in `Brief.texts()`, then `page` and `image` where given."""
    language: str
    """BCP 47 primary language of the brief."""

    @classmethod
    def of(cls, brief: Brief, *, page: str = "", image_words: Sequence[str] = ()) -> Sources:
        """Sources of a brief, its landing page, and the words that describe its pictures."""
        texts = brief.texts()
        language = language_of(texts.values())
        if page:
            texts[PAGE] = page[:MAX_PAGE_CHARS]
        if image_words:
            texts[IMAGE] = ", ".join(image_words)
        return cls(texts=texts, language=language)

    def span(self, source: str, start: int, end: int) -> Span:
        """The words at a place, as evidence."""
        return Span(source=source, start=start, end=end, text=self.texts[source][start:end])

    def whole(self, source: str) -> Span:
        """A whole field, as evidence."""
        return self.span(source, 0, len(self.texts[source]))


def language_of(texts: Iterable[str]) -> str:
    """Language that most of the words are in; English when nothing tells.

    A brief is often fields of two or three words, so all are taken together; where frequent
    words say nothing, the lexicon's terms decide.
    """
    whole = "\n".join(texts)
    told = detect_language(whole)
    if told:
        return told
    counts = Counter(mention.language for mention in lexicon().find(whole))
    return counts.most_common(1)[0][0] if counts else "en"


def sentences(text: str) -> list[tuple[int, int]]:
    """Places of the sentences of a text, without the blanks around them."""
    places = []
    for match in _SENTENCE.finditer(text):
        start, end = _trimmed(text, match.start(), match.end())
        if start < end:
            places.append((start, end))
    return places


def clause_around(text: str, start: int, end: int, *, most: int = 80) -> tuple[int, int]:
    """Place of the clause that holds a match, at most about `most` characters long.

    Grows to the punctuation on both sides; where that is too long, the match alone grows to
    whole words on the right.
    """
    left = max(0, start - _REACH)
    for match in _CLAUSE_END.finditer(text, left):
        if match.end() > start:
            break
        left = match.end()
    stop = _CLAUSE_END.search(text, end, end + _REACH)
    right = stop.start() if stop else min(len(text), end + _REACH)
    if right - left > most:
        left = start
    if right - left > most:
        right = _word_end(text, end, left + most)
    return _trimmed(text, left, right)


def _word_end(text: str, least: int, most: int) -> int:
    cut = text.rfind(" ", least, most)
    return max(least, cut)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\n\r\u3000-–•*":
        start += 1
    while start < end and text[end - 1] in " \t\n\r\u3000,，、:：":
        end -= 1
    return start, end
