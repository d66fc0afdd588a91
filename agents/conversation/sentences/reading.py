"""Reading what was said: clauses, each by the first row that explains all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..changes import Change
from ..draft import Draft
from .building import BUILDERS, Match
from .table import LANGUAGES, Row, rows

STEPS = frozenset({"undo", "redo"})
"""Rows that stand for a step of the thread and for no change."""
MOST_CLAUSES = 12
"""Clauses of one sentence that are looked at together."""
_SENTENCES = re.compile(r"(?<!\d)[.!?;]+(?=\s|$)|[.!?](?=\s|$)|[。！？；\n]+")
_CLAUSES = re.compile(
    r"(\s*(?:,\s*(?:and|und|but|aber|then|dann)\b|,(?!\d)|，|、|\band\b|\bund\b|\bbut\b|\baber\b|"
    r"并且|而且|同时|然后|另外|，?再(?=增|加|去)|和)\s*)",
    re.IGNORECASE,
)
_POLITE_START = re.compile(
    r"^(?:(?:(?:please|pls|ok(?:ay)?|now|then|also(?=,)|well|hi|hello|great|thanks?|but|and|so|"
    r"let'?s|can you|could you|would you|"
    r"i(?:'d| would) (?:like|want|prefer)(?: it| them)?(?: to be)?|"
    r"(?:i|we) want(?: it| them)?(?: to be)?|"
    r"bitte|und|jetzt|dann|kannst du|können sie|ich möchte|ich will|wir wollen)\b|"
    r"请您?|麻烦|帮我|帮忙|能不能|我想要?|我希望|希望|把它?(?=写|改)|那就?|然后|现在)[\s,，]*)+",
    re.IGNORECASE,
)
_POLITE_END = re.compile(
    r"[\s,，]*(?:\b(?:please|pls|thanks?|thank you|ok(?:ay)?|bitte|danke)\b|"
    r"吧|谢谢|好吗|可以吗|行吗)*"
    r"[\s.!?。！？,，]*$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"^(?:more|less|add|drop|remove|exclude|ban|aim at|also|without|mehr|weniger|ohne|auch|"
    r"更|增加|加上|去掉|不要|排除|面向)\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class ReadSentences:
    """What a text was read as."""

    changes: tuple[Change, ...] = ()
    not_understood: tuple[str, ...] = ()
    language: str = ""
    """Language of the sentences that were understood; empty where none was."""


def read_sentences(text: str, draft: Draft) -> ReadSentences:
    """Changes that a text stands for, in its order, and the parts that could not be read.

    Several changes may stand in one sentence. A part that leaves its verb out takes the one
    before: "add French for Belgium and Dutch for the Netherlands".
    """
    changes: list[Change] = []
    unknown: list[str] = []
    languages: list[str] = []
    for sentence in _sentences(text):
        for clause, read in _clauses(sentence, draft):
            if read is None:
                unknown.append(clause)
            else:
                changes += read[0]
                languages.append(read[1])
    return ReadSentences(
        changes=tuple(dict.fromkeys(changes)),
        not_understood=tuple(unknown),
        language=max(set(languages), key=languages.count) if languages else "",
    )


Read = tuple[tuple[Change, ...], str]


def step_in(text: str) -> Literal["undo", "redo"] | None:
    """Whether a text asks for a step back or forward, and for nothing else."""
    bare = _bare(text.strip())
    for row in rows():
        if row.id in STEPS and any(
            pattern.fullmatch(bare) for patterns in row.patterns.values() for pattern in patterns
        ):
            return "undo" if row.id == "undo" else "redo"
    return None


def _sentences(text: str) -> Iterator[str]:
    for part in _SENTENCES.split(text):
        if part.strip():
            yield part.strip()


def _clauses(sentence: str, draft: Draft) -> Iterator[tuple[str, Read | None]]:
    """Parts of a sentence with what they were read as, greedily from the left."""
    pieces, joins = _pieces(sentence)
    at, verb = 0, ""
    while at < len(pieces):
        end, read = _longest(pieces, joins, at, draft, verb)
        clause = _joined(pieces, joins, at, end)
        found = _VERB.match(_bare(clause))
        verb = found.group() if found and read else verb
        yield clause, read
        at = end


def _pieces(sentence: str) -> tuple[list[str], list[str]]:
    parts = _CLAUSES.split(sentence)
    pieces = [part.strip() for part in parts[::2]][:MOST_CLAUSES]
    joins = parts[1::2]
    kept = [(piece, join) for piece, join in zip(pieces, [*joins, ""], strict=False) if piece]
    return [piece for piece, _ in kept], [join for _, join in kept]


def _longest(
    pieces: list[str], joins: list[str], at: int, draft: Draft, verb: str
) -> tuple[int, Read | None]:
    """The end of what stands together from here, and its reading.

    Rows with fixed slots take as much as they can explain; rows that take any words stop before
    what can be read by itself, so that they do not swallow it.
    """
    for end in range(len(pieces), at, -1):
        read = _read(_joined(pieces, joins, at, end), draft, free=False)
        if read:
            return end, read
    if verb:
        read = _read(verb + pieces[at], draft, free=False)
        if read:
            return at + 1, read
    for end in range(_own_end(pieces, at, draft), at, -1):
        read = _read(_joined(pieces, joins, at, end), draft, free=True)
        if read:
            return end, read
    return at + 1, None


def _own_end(pieces: list[str], at: int, draft: Draft) -> int:
    """The place of the next piece that can be read by itself."""
    for end in range(at + 1, len(pieces)):
        if any(_read(pieces[end], draft, free=free) for free in (False, True)):
            return end
    return len(pieces)


def _joined(pieces: list[str], joins: list[str], at: int, end: int) -> str:
    parts = [piece + join for piece, join in zip(pieces[at:end], joins[at:end], strict=True)]
    return "".join(parts).removesuffix(joins[end - 1]) if joins[end - 1] else "".join(parts)


def _bare(clause: str) -> str:
    return _POLITE_END.sub("", _POLITE_START.sub("", clause.strip())).strip()


def _read(clause: str, draft: Draft, *, free: bool) -> Read | None:
    """What the first row that explains the whole clause makes of it."""
    bare = _bare(clause)
    if not bare:
        return (), ""
    for row in rows():
        if row.free is not free or row.id in STEPS:
            continue
        for language in LANGUAGES:
            changes = _by_row(row, bare, language, draft)
            if changes:
                return changes, language
    return None


def _by_row(row: Row, clause: str, language: str, draft: Draft) -> tuple[Change, ...]:
    for pattern in row.patterns[language]:
        match = pattern.fullmatch(clause)
        if match is None:
            continue
        said = {name: text for name, text in match.groupdict().items() if text}
        built = BUILDERS[row.id](Match(clause=clause, language=language, slot=said, draft=draft))
        if built:
            return built
    return ()
