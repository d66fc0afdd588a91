"""Texts as the words that count: folded, without stop words, Chinese as pairs of characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+(?:'[^\W_{_CJK}]+)?")
_IS_CJK = re.compile(rf"[{_CJK}]")
_CJK_GAP = re.compile(rf"(?<=[{_CJK}]) (?=[{_CJK}])")
_SHORTEST_PLURAL = 4

_STOP_WORDS = """
a about after all also an and any are as at be been before but by can do does for from get
gets getting had has have he her him his how i if in into is it its just keep keeps like likes
look looking looks love loves make makes me more most much my need needs new no not of off on
one only or other our out over own people person she so some someone something such than that
the their them then there these they thing things this those to too up us use used uses very
want wants was we were what when where which while who whose why will with without would you
your yours anyone everyone really good best buy sell find offer shop
der die das den dem des ein eine einen einem einer eines und oder aber für mit ohne von vom
zum zur zu im am an auf aus bei nach ist sind war wir ihr sie er es ich du nicht auch als wie
was wer wo mehr sehr nur noch unser unsere euer dein deine mein meine ihre ihren sich
le la les un une des du de et ou pour avec sans dans sur el los las una y o para con sin en
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Words that say nothing about an audience; folded like everything else."""


def fold(text: str) -> str:
    """Lower case without accents, full-width forms made plain."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def stem(word: str) -> str:
    """An English plural or possessive made singular; other words as they are."""
    word = word.removesuffix("'s").replace("'", "")
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("shes", "ches", "xes", "sses")):
        return word[:-2]
    return word[:-1]


def terms(text: str) -> list[str]:
    """What BM25 counts: stems of words that say something, and pairs of Chinese characters."""
    return [term for term, _ in surfaces(text)]


def surfaces(text: str) -> list[tuple[str, str]]:
    """Each term of a text beside the word as it stands there."""
    found: list[tuple[str, str]] = []
    for token in _TOKEN.findall(unicodedata.normalize("NFKC", text)):
        if is_cjk(token):
            found.extend((pair, pair) for pair in _pairs(token))
        elif (folded := fold(token)) not in _FOLDED_STOP_WORDS:
            found.append((stem(folded), token))
    return found


def pieces(text: str) -> list[str]:
    """Every word's stem, and every Chinese character: the units of which phrases are made."""
    found: list[str] = []
    for token in _TOKEN.findall(unicodedata.normalize("NFKC", text)):
        found.extend(token if is_cjk(token) else [stem(fold(token))])
    return found


def phrases(units: Sequence[str], *, longest: int) -> Iterator[str]:
    """Every run of up to `longest` units, as the key under which an alias would be known."""
    for start in range(len(units)):
        for end in range(start + 1, min(len(units), start + longest) + 1):
            yield joined(units[start:end])


def phrase_key(text: str) -> str:
    """The key under which a name or an alias is known."""
    return joined(pieces(text))


def joined(units: Sequence[str]) -> str:
    """Units as one text: spaces between words, none between Chinese characters."""
    return _CJK_GAP.sub("", " ".join(units))


def letters(text: str) -> int:
    """Number of letters and digits in the words of a text that say something."""
    tokens = _TOKEN.findall(unicodedata.normalize("NFKC", text))
    return sum(len(token) for token in tokens if fold(token) not in _FOLDED_STOP_WORDS)


def is_cjk(text: str) -> bool:
    """Whether a token is written in Chinese, Japanese or Korean script."""
    return bool(_IS_CJK.match(text))


def _pairs(run: str) -> list[str]:
    if len(run) == 1:
        return [run]
    return [run[place : place + 2] for place in range(len(run) - 1)]


_FOLDED_STOP_WORDS = frozenset(fold(word) for word in STOP_WORDS)
