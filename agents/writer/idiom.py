"""Whether a text of the writer is put together as its language puts words together.

A small model now and then breaks a word, or puts a fact where no sentence has one ("the story of
{price}"). Every pair of neighbours in a sound text (three in Chinese, which is read sign by sign)
stands so in one of the sentences that the writer was taught.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

from .corpus.banks import Banks, load

_TOKEN = re.compile(
    r"\{[A-Za-z]+\d?\}|[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+(?:['’][^\W\d_]+)?|[^\w\s]"
)
_ENDS = frozenset(".?!。？！")
_EDGE = "|"
"""Start and end of a sentence."""
_IDIOM = re.compile(r"\{([SsEe]i)\}")


def idiomatic(marked: str, language: str) -> bool:
    """Whether every run of neighbours in a text with marks was met in training."""
    known = _known(language)
    return all(run in known for run in _runs(marked, language))


def _runs(text: str, language: str) -> Iterator[tuple[str, ...]]:
    """Neighbours, sentence by sentence, its edges counted as words."""
    size = 3 if language == "zh" else 2
    for sentence in _sentences(text):
        for start in range(max(1, len(sentence) - size + 1)):
            yield tuple(sentence[start : start + size])


def _sentences(text: str) -> Iterator[list[str]]:
    tokens = [_plain(token) for token in _TOKEN.findall(text)]
    sentence = [_EDGE]
    for token in tokens:
        if token in _ENDS:
            yield [*sentence, _EDGE]
            sentence = [_EDGE]
        else:
            sentence.append(token)
    if len(sentence) > 1:
        yield [*sentence, _EDGE]


def _plain(token: str) -> str:
    """Lower case; the second benefit stands where the first does."""
    folded = token.casefold()
    return re.sub(r"\d", "", folded) if folded.startswith("{") else folded


@cache
def _known(language: str) -> frozenset[tuple[str, ...]]:
    banks = load(language)
    frames = (frame for group in banks.frames.values() for frame in group)
    return frozenset(run for frame in frames for text in _told(frame, banks)
                     for run in _runs(text, language))  # fmt: skip


def _told(frame: str, banks: Banks) -> Iterable[str]:
    """The frame with each idiom that it may hold."""
    names = [name.lower() for name in _IDIOM.findall(frame)]
    if not names:
        return (frame,)
    moods = {"si": banks.styles, "ei": banks.emotions}
    choices = ([idiom for mood in moods[name] for idiom in mood.idioms] for name in names)
    return (_with_idioms(frame, words) for words in product(*choices))


def _with_idioms(frame: str, idioms: tuple[str, ...]) -> str:
    left = iter(idioms)
    return _IDIOM.sub(lambda _: next(left), frame)
