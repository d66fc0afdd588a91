"""Where a text names a concept: longest match, inflected forms, German compounds, negation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ...schema import FacetKind
from ..language import word_set
from .concept import Concept, Mention
from .words import Word, fold, joined, stem, words_of

Entry = tuple[Concept, str]
"""A concept and the language of the term that leads to it."""

_CJK = re.compile(r"[㐀-鿿]")
_LATIN_LANGUAGES = ("en", "de", "fr", "es")
_NEGATION_REACH = 4
"""Words between a negation and what it still negates."""
_MIN_COMPOUND = 4
"""Shortest part of a German compound, in letters."""

_MAX_COMPOUND = 40

_NEGATIONS = word_set(
    "not no never nothing anything without nor neither non isn isnt aren arent don dont doesn "
    "doesnt avoid avoids nicht nichts kein keine keinen keiner keinem keines ohne nie niemals "
    "weder pas sans jamais aucun aucune ni sin nunca ningún ninguna"
)
_NEGATION_ENDS = word_set(
    "but only just and instead yet rather sondern aber nur und mais seulement et pero sino y"
)
_NEGATED_ZH = re.compile(
    r"(?:不是|不要|不想要|不再|并非|绝非|拒绝|没有|告别|不|无|非|别)(?:那么|很|太|再)?$"
)
_NOT_NEGATED_ZH = re.compile(
    r"(?:不仅|不只|不但|不光|无不|无论|不论|非常|特别|个别|分别|区别|级别|类别|性别|送别)$"
)

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
                    index.add(term, (concept, language))
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
            manner = _manner_of(term, entry[1])
            stems = (manner, *(stem(word, manner) for word in words))
            self.by_words.setdefault(words, []).append(entry)
            self.by_stems.setdefault(stems, []).append(entry)
            for first in (words[0], stems[1]):
                self.reach[first] = max(self.reach.get(first, 0), len(words))


def find_all(index: Index, text: str, languages: Sequence[str]) -> tuple[Mention, ...]:
    """Mentions in a text in reading order; none overlap but those of the same words."""
    folded = fold(text)
    found = [*_in_words(index, text, folded, languages), *_in_chinese(index, text, folded)]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end)))


def _in_words(index: Index, text: str, folded: str, languages: Sequence[str]) -> Iterator[Mention]:
    words = words_of(text)
    at = 0
    open_from = 0
    while at < len(words):
        length, entries = _longest(index, text, words, at, languages)
        if entries and not _negated(folded, words, at, open_from):
            start, end = words[at].start, words[at + length - 1].end
            yield from _mentions(text, start, end, entries)
            if _NEGATIONS & {word.text for word in words[at : at + length]}:
                open_from = at + length  # "no added sugar" negates nothing after it
        elif not entries and "de" in languages:
            yield from _in_compound(index, text, words[at])
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
    exact = [entry for entry in index.by_words.get(tuple(span), ()) if entry[1] in allowed]
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
        head = [entry for entry in head if entry[0].kind is FacetKind.CATEGORY]
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


def _negated(folded: str, words: Sequence[Word], at: int, open_from: int) -> bool:
    """Whether a word before, in the same clause and not before `open_from`, turns it around."""
    if _NEGATED_ZH.search(folded[max(0, words[at].start - 6) : words[at].start].rstrip()):
        return True
    for back in range(1, min(_NEGATION_REACH, at - open_from) + 1):
        word = words[at - back]
        following = words[at - back + 1]
        if re.search(r"[,.;:!?()\n，。；！？]", folded[word.end : following.start]):
            return False
        if word.text in _NEGATION_ENDS:
            return False
        if word.text in _NEGATIONS:
            return True
    return False


def _in_chinese(index: Index, text: str, folded: str) -> Iterator[Mention]:
    at = 0
    while at < len(folded):
        length = next(
            (
                length
                for length in index.zh_lengths.get(folded[at], ())
                if folded[at : at + length] in index.by_chars
            ),
            0,
        )
        if length and not _negated_zh(folded, at):
            yield from _mentions(text, at, at + length, index.by_chars[folded[at : at + length]])
        at += max(1, length)


def _negated_zh(folded: str, at: int) -> bool:
    before = folded[max(0, at - 6) : at]
    return bool(_NEGATED_ZH.search(before)) and not _NOT_NEGATED_ZH.search(before)


def _mentions(text: str, start: int, end: int, entries: Collection[Entry]) -> Iterator[Mention]:
    seen: set[str] = set()
    for concept, language in entries:
        if concept.id not in seen:
            seen.add(concept.id)
            yield Mention(
                concept=concept, start=start, end=end, text=text[start:end], language=language
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
