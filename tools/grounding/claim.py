"""A claim: words that promise something which the brief has to say as well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...schema import Severity

_NEGATED = re.compile(
    r"(?:\b(?:no|without|non|kein\w*|ohne|sin|sans|sem)\b\s+(?:[\w-]+\s+)?"
    r"|(?:\b(?:not|never|nicht|nie|niemals|pas|nunca|jamais)\b(?!\s(?:only|just|nur))|n't)"
    r"\s+(?:[\w-]+\s+){0,2})$",
    re.IGNORECASE,
)
_NEGATED_CHINESE = re.compile(r"(?:不|没有|没|并非|不是|无|不要[说写提讲]|不能[说写提讲])$")
_BEFORE = 40
"""Characters before a claim that can deny it."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Claim:
    """Words that promise something, in each language."""

    id: str
    kind: str
    """superlative, comparison, guarantee, free, new, discount, urgency, award, certification,
    popularity, result or attribute."""
    words: Mapping[str, str]
    """Regular expression by primary language; matched without regard to case."""
    also: tuple[str, ...] = ()
    """Other claims whose words in the brief support this one."""
    place: bool = False
    """True where the same place has to be named: made in Portugal is not made in Germany."""
    severity: Severity = Severity.ERROR
    """Warning where the words press the reader and state nothing."""


Hit = tuple[int, int, Claim]
"""Start, end and claim."""


class Claims:
    """A set of claims to look for; each language is compiled when it is first asked for."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._claims = tuple(claims)
        self._compiled: dict[str, tuple[re.Pattern[str], tuple[Worded, ...]]] = {}

    def __iter__(self) -> Iterator[Claim]:
        return iter(self._claims)

    def find(self, text: str, languages: Iterable[str]) -> Iterator[Hit]:
        """Every claim that the text makes; a negated one ("no guarantee") is not made."""
        for language in languages:
            any_of, each = self._for(language)
            if not any_of.search(text):
                continue
            for pattern, claim in each:
                for match in pattern.finditer(text):
                    if not negated(text, match.start()):
                        yield match.start(), match.end(), claim

    def _for(self, language: str) -> tuple[re.Pattern[str], tuple[Worded, ...]]:
        if language not in self._compiled:
            worded = [claim for claim in self._claims if language in claim.words]
            every = "|".join(claim.words[language] for claim in worded)
            self._compiled[language] = (
                _compile(every, language),
                tuple((_compile(claim.words[language], language), claim) for claim in worded),
            )
        return self._compiled[language]


Worded = tuple[re.Pattern[str], Claim]


def negated(text: str, start: int) -> bool:
    """Whether the words that begin at `start` are denied by those before them."""
    before = text[max(0, start - _BEFORE) : start]
    return bool(_NEGATED.search(before) or _NEGATED_CHINESE.search(before))


def _compile(words: str, language: str) -> re.Pattern[str]:
    if language == "zh":
        return re.compile(words, re.IGNORECASE)
    return re.compile(rf"(?<![\w-])(?:{words})(?!\w)", re.IGNORECASE)
