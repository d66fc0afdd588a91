"""Where a text names a concept: longest match, inflected forms, German compounds, negation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ...schema import FacetKind
from ..language import word_set
from .concept import IDIOM, Concept, Mention
from .negation import denied_word, denied_zh, excludes_people, holds_negation
from .words import Word, fold, joined, stem, words_of


class Entry(NamedTuple):
    """What a term leads to."""

    concept: Concept
    language: str
    """Language of the term."""
    weak: bool = False
    """Whether the term often means something else."""


_CJK = re.compile(r"[㐀-鿿]")
_UNIT_OF_MONEY = re.compile(r"(?<=\d)[元块欧镑刀]")
_LATIN_LANGUAGES = ("en", "de", "fr", "es")
_MIN_COMPOUND = 4
"""Shortest part of a German compound, in letters."""

_MAX_COMPOUND = 40

_FALSE_FRIENDS_DE = word_set(
    "gift kind bad rat art rock mode handy fast hell brief bald tag fan arm gut wand rind boot "
    "rest chef stern see die war not also was hat man bin"
)
"""German words that are spelled like an English term and mean something else."""


@dataclass
class Index:
    """Terms of all concepts, ready to be looked up."""

    by_words: dict[tuple[str, ...], list[Entry]] = field(default_factory=dict)
    """Terms of scripts that write spaces, as they are spelled; these win over stems."""
    by_stems: dict[tuple[str, ...], list[Entry]] = field(default_factory=dict)
    """The same by the manner of stemming and the stems."""
    reach: dict[str, int] = field(default_factory=dict)
    """Words of the longest term that starts with a word or a stem."""
    by_chars: dict[str, list[Entry]] = field(default_factory=dict)
    zh_lengths: dict[str, list[int]] = field(default_factory=dict)
    """Lengths of the Chinese terms that start with a character, longest first."""

    @classmethod
    def of(cls, concepts: Iterable[Concept]) -> Index:
        """Index of every term of these concepts."""
        index = cls()
        for concept in concepts:
            for language, terms in concept.terms.items():
                for term in terms:
                    index.add(term, Entry(concept, language, term in concept.weak))
        lengths: dict[str, set[int]] = defaultdict(set)
        for term in index.by_chars:
            lengths[term[0]].add(len(term))
        index.zh_lengths = {char: sorted(all_, reverse=True) for char, all_ in lengths.items()}
        return index

    def add(self, term: str, entry: Entry) -> None:
        """Take one term in, under its stems or, when it holds Chinese, as it is spelled."""
        if _CJK.search(term):
            self.by_chars.setdefault(fold(term), []).append(entry)
            return
        words = tuple(word.text for word in words_of(term))
        if words:
            manner = _manner_of(term, entry.language)
            stems = (manner, *(stem(word, manner) for word in words))
            self.by_words.setdefault(words, []).append(entry)
            self.by_stems.setdefault(stems, []).append(entry)
            for first in (words[0], stems[1]):
                self.reach[first] = max(self.reach.get(first, 0), len(words))


def find_all(index: Index, text: str, languages: Sequence[str]) -> tuple[Mention, ...]:
    """Mentions in a text in reading order; none overlap but those of the same words.

    Those that the text turns around are `denied`; idioms are passed over.
    """
    folded = fold(text)
    found = [*_in_words(index, text, folded, languages), *_in_chinese(index, text, folded)]
    people = FacetKind.AUDIENCE
    told = (
        replace(mention, denied=True)
        if mention.concept.kind is people and excludes_people(folded, mention.start, mention.end)
        else mention
        for mention in found
        if mention.concept.id != IDIOM.id
    )
    return tuple(sorted(told, key=lambda mention: (mention.start, mention.end)))


def _in_words(index: Index, text: str, folded: str, languages: Sequence[str]) -> Iterator[Mention]:
    words = words_of(text)
    at = 0
    open_from = 0
    while at < len(words):
        length, entries = _longest(index, text, words, at, languages)
        if entries:
            start, end = words[at].start, words[at + length - 1].end
            denied = denied_word(folded, words, at, length, open_from)
            yield from _mentions(text, start, end, entries, denied=denied)
            if not denied and holds_negation(words[at : at + length]):
                open_from = at + length  # "no added sugar" negates nothing after it
        elif "de" in languages and (parts := [*_in_compound(index, text, words[at])]):
            denied = denied_word(folded, words, at, 1, open_from)
            yield from (replace(part, denied=denied) for part in parts)
        at += max(1, length)


def _longest(
    index: Index, text: str, words: Sequence[Word], at: int, languages: Sequence[str]
) -> tuple[int, list[Entry]]:
    """Number of words of the longest term that starts here, and what it means; (0, []) if none."""
    starts = (words[at].text, *(stem(words[at].text, manner) for manner in _manners(languages)))
    reach = max(index.reach.get(first, 0) for first in starts)
    if not reach:
        return 0, []
    most = 1
    while (
        most < reach
        and at + most < len(words)
        and joined(text, words[at + most - 1], words[at + most])
    ):
        most += 1
    for length in range(most, 0, -1):
        span = words[at : at + length]
        entries = _lookup(index, [word.text for word in span], languages)
        if entries:
            return length, entries
    return 0, []


def _lookup(index: Index, span: Sequence[str], languages: Sequence[str]) -> list[Entry]:
    """What these words mean; as they are spelled first, else without their endings."""
    allowed = _without_false_friends(span[0], languages)
    exact = [e for e in index.by_words.get(tuple(span), ()) if e.language in allowed]
    if exact:
        return exact
    entries: list[Entry] = []
    for manner in _manners(allowed):
        entries += index.by_stems.get((manner, *(stem(word, manner) for word in span)), ())
    return entries


def _manners(languages: Sequence[str]) -> Sequence[str]:
    """Manners of stemming for these languages; German has one for nouns and one for the rest."""
    return (*languages, "de-noun") if "de" in languages else languages


def _manner_of(term: str, language: str) -> str:
    """How a term is stemmed: German nouns, told by their capital, lose fewer endings."""
    return "de-noun" if language == "de" and term.rsplit(" ", 1)[-1][:1].isupper() else language


def _without_false_friends(word: str, languages: Sequence[str]) -> Sequence[str]:
    if "de" in languages and word in _FALSE_FRIENDS_DE:
        return [language for language in languages if language != "en"]
    return languages


def _in_compound(index: Index, text: str, word: Word) -> Iterator[Mention]:
    """Mentions inside a German compound: the head at its end, and what stands before it."""
    if len(word.text) > _MAX_COMPOUND:
        return
    for cut in range(_MIN_COMPOUND, len(word.text) - _MIN_COMPOUND + 1):
        head = _lookup(index, [word.text[cut:]], ("de",))
        head = [entry for entry in head if entry.concept.kind is FacetKind.CATEGORY]
        if not head:
            continue
        yield from _mentions(text, word.start, word.end, head)
        front = word.text[:cut]
        for part in (front, front.removesuffix("s")):
            entries = _lookup(index, [part], ("de",))
            if entries:
                yield from _mentions(text, word.start, word.start + len(part), entries)
                break
        return


def _in_chinese(index: Index, text: str, folded: str) -> Iterator[Mention]:
    at = open_from = 0
    while at < len(folded):
        if _UNIT_OF_MONEY.match(folded, at):
            at += 1  # 满39欧包邮 speaks of euros, not of European bread
            continue
        length = next(
            (
                length
                for length in index.zh_lengths.get(folded[at], ())
                if folded[at : at + length] in index.by_chars
            ),
            0,
        )
        if length:
            denied = denied_zh(folded, at, open_from)
            entries = index.by_chars[folded[at : at + length]]
            yield from _mentions(text, at, at + length, entries, denied=denied)
            open_from = at + length
        at += max(1, length)


def _mentions(
    text: str, start: int, end: int, entries: Collection[Entry], *, denied: bool = False
) -> Iterator[Mention]:
    seen: set[str] = set()
    for concept, language, weak in entries:
        if concept.id not in seen:
            seen.add(concept.id)
            yield Mention(
                concept=concept,
                start=start,
                end=end,
                text=text[start:end],
                language=language,
                denied=denied,
                weak=weak,
            )


def languages_for(language: str) -> tuple[str, ...]:
    """Latin-script languages whose terms are looked for in a text of this language.

    English is always among them: adverts everywhere borrow it. Unknown looks in all.
    """
    if not language:
        return _LATIN_LANGUAGES
    if language in _LATIN_LANGUAGES and language != "en":
        return (language, "en")
    return ("en",)
