"""Names of people in Latin script: by context, and by a gazetteer with its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .given_names import ambiguous_names
from .kinds import PersonalData
from .name_contexts import CONTEXTS, FOLLOWED, Context
from .name_forms import (
    CAP,
    PARTICLE,
    UP,
    fold,
    is_brand,
    is_given,
    is_headline,
    is_noun,
    is_sure_given,
    is_sure_surname,
    is_surname,
)
from .name_words import plain_words
from .names_small import find_small_names
from .necessary import pieces_of
from .reading import Reading

_RUN = (
    rf"(?<![\w@.#&/'’-])(?:[{UP}]\.\s?)*{CAP}(?:[ \u00a0](?:{PARTICLE} )?(?:[{UP}]\.|"
    rf"{CAP})){{0,12}}"
)
_TOKEN = rf"[{UP}]\.|{CAP}|{PARTICLE}(?= )"

_ARTICLE = (
    r"(?:\b(?:the|our|a|an|new|shop|der|die|das|unser\w*|neue?\w*|le|la|el|il)|[™®\"“„«])\s?$"
)
_CUE_BEFORE = (
    r"(?:\b(?:with|to|for|and|ask(?:ed)?|told|called|named|that|when|because|if|see|saw|met|"
    r"thanks|tell|"
    r"from|call|dear|hi|hello|hey|und|mit|an|für|dass|hallo|liebe[r]?|avec|pour|et|con|para|y|hola|"
    r"bonjour|"
    r"ciao|olá|mother|father|wife|husband|son|daughter|sister|brother|friend|colleague|customer|"
    r"client|"
    r"patient|guest|nurse|teacher|boss|assistant|by),?|[—–]|\s-)\s?$"
)
_CUE_AFTER = (
    r"\s?(?:\(\d{2}\)|,\s?\d{2}\b|(?:\s(?:said|says|called|wants?|wanted|asked|complained|bought|"
    r"ordered|"
    r"lives?|works?|wrote|told|emailed|phoned|loves?|loved|needs?|is|was|has|had|will|would|who|"
    r"and I|"
    r"can|could|did|does|went|came|left|asks|hat|ist|wohnt|möchte|kaufte?|schreibt|schrieb|sagte?|"
    r"arbeitet|bestellte?|rief|will|wollte|vive|dice|dijo|quiere|compró|est|dit|habite|è|vuole|"
    r"ha)\b))"
)
_OWNED = (
    r"\s(?:e-?mail|phone|number|address|account|order|birthday|wife|husband|son|daughter|mother|"
    r"father|"
    r"mobile|card|bank|passport|house|home|doctor|request|complaint|review|room|booking|medical)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a run of capitalised words."""

    text: str
    start: int
    end: int
    folded: str

    @property
    def initial(self) -> bool:
        """Whether it is one letter, with or without a full stop."""
        return len(self.text.rstrip(".")) == 1


def find_names(reading: Reading) -> Iterator[PersonalData]:
    """Names of people in Latin script; they may overlap."""
    text = reading.text
    yield from _in_context(reading)
    for run in _compiled(_RUN).finditer(text):
        at = run.start()
        tokens = [
            Token(match.group(), at + match.start(), at + match.end(), fold(match.group()))
            for match in _compiled(_TOKEN).finditer(run.group())
        ]
        if any(is_given(token.folded) or is_surname(token.folded) for token in tokens):
            yield from _in_run(text, tokens)


@cache
def _compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(pattern, flags)


def _person(text: str, start: int, end: int, score: float) -> PersonalData:
    value = re.sub(r"['’]s?$", "", text[start:end].rstrip(" ,"))
    return PersonalData(type="PERSON", start=start, end=start + len(value), score=score, text=value)


def _in_run(text: str, tokens: list[Token]) -> Iterator[PersonalData]:
    headline = is_headline(text, tokens[0].start)
    place = 0
    while place < len(tokens):
        used, score = _name_at(text, tokens, place, headline=headline)
        words = [token.folded for token in tokens[place : place + used]]
        before = tokens[place - 1].folded if place else ""
        if used and not is_brand(words, before):
            yield _person(text, tokens[place].start, tokens[place + used - 1].end, score)
        place += used or 1


def _name_at(text: str, tokens: list[Token], place: int, *, headline: bool) -> tuple[int, float]:
    """How many tokens from `place` on are a name, and how sure that is; 0 is none."""
    word = tokens[place].folded
    rest = _surname_after(tokens, place + 1)
    if rest:
        score = _with_surname(tokens, place, place + rest, headline=headline)
        if score:
            return 1 + rest + _more_surnames(tokens, place + rest + 1), score
    if is_sure_surname(word) and not headline and is_sure_given(_folded(tokens, place + 1)):
        return 2, 0.8
    if headline or not is_sure_given(word):
        return 0, 0.0
    if len(tokens) > place + 1:
        return _with_stranger(tokens, place)
    return _given_alone(text, tokens[place])


def _folded(tokens: list[Token], place: int) -> str:
    return tokens[place].folded if place < len(tokens) else ""


def _surname_after(tokens: list[Token], place: int) -> int:
    """Distance from the given name to a known surname, over initials, particles and one name."""
    for step in range(place, min(place + 4, len(tokens))):
        token = tokens[step]
        if is_surname(token.folded) and len(token.folded) > 1:
            return step - place + 1
        if not (token.initial or token.text[0].islower() or is_sure_given(token.folded)):
            return 0
    return 0


def _with_surname(tokens: list[Token], place: int, last: int, *, headline: bool) -> float:
    """How sure a word before a known surname makes a name."""
    word, weak = tokens[place].folded, not is_sure_surname(tokens[last].folded)
    if is_given(word):
        unsure = weak and (headline or word in ambiguous_names() or word in plain_words())
        followed = weak and _folded(tokens, last + 1) in plain_words()
        if unsure or followed:
            return 0.0
        return 0.8 if word in ambiguous_names() else 0.9
    if weak:
        return 0.0
    if tokens[place].initial:
        return 0.75
    stranger = word not in plain_words() and len(word) > 2 and not headline  # noqa: PLR2004
    return 0.6 if stranger and not is_surname(word) else 0.0


def _more_surnames(tokens: list[Token], place: int) -> int:
    """How many of the next two words are surnames as well, as in Spanish names."""
    count = 0
    while count < 2 and is_sure_surname(_folded(tokens, place + count)):  # noqa: PLR2004
        count += 1
    return count


def _with_stranger(tokens: list[Token], place: int) -> tuple[int, float]:
    """A given name with an initial or an unknown surname behind it."""
    following = tokens[place + 1]
    if following.initial:
        return 2, 0.75
    step = 2 if following.text[0].islower() and len(tokens) > place + 2 else 1
    last = tokens[place + step].folded
    if is_noun(last) or len(last) <= 2:  # noqa: PLR2004
        return 0, 0.0
    return 1 + step, 0.7


def _given_alone(text: str, token: Token) -> tuple[int, float]:
    """A given name by itself counts where the words beside it treat it as a person."""
    before = text[max(0, token.start - 24) : token.start]
    if _compiled(_ARTICLE, re.IGNORECASE).search(before):
        return 0, 0.0
    if _compiled(_CUE_BEFORE, re.IGNORECASE).search(before):
        return 1, 0.6
    possessive = token.text.endswith(("'s", "’s"))
    after = _compiled(_OWNED if possessive else _CUE_AFTER, re.IGNORECASE)
    return (1, 0.6) if after.match(text, token.end) else (0, 0.0)


def _in_context(reading: Reading) -> Iterator[PersonalData]:
    text, low = reading.text, reading.low
    for rule, pieces, lead, name in _contexts():
        if not reading.holds(pieces):
            continue
        for found in lead.finditer(low):
            match = name.match(text, found.end())
            if match:
                yield from _accepted(text, match, score=rule.score, lone=rule.lone)
                yield from _joined(text, match.end(), rule.score)
    for match in _compiled(FOLLOWED).finditer(text):
        yield from _accepted(text, match, score=0.7, lone=False)
    yield from find_small_names(reading)


def _joined(text: str, place: int, score: float) -> Iterator[PersonalData]:
    """Names that "and" joins to the one that ends here, of two words at least."""
    while match := _compiled(rf"\s(?:and|und|et|y|&)\s(?P<name>{CAP}\s{CAP})").match(text, place):
        yield from _accepted(text, match, score=score, lone=False)
        place = match.end()


@cache
def _contexts() -> tuple[tuple[Context, tuple[str, ...], re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (
            rule,
            rule.signs or pieces_of("|".join(rule.lead)),
            re.compile(rf"(?<![^\W_])(?:{'|'.join(rule.lead)})"),
            re.compile(rule.name),
        )
        for rule in CONTEXTS
    )


def _is_pair(text: str, words: list[str], end: int) -> bool:
    """Whether two words that are no nouns end a phrase, so that capitals around tell nothing."""
    pair = len(words) == 2 and all(len(word) > 2 and not is_noun(word) for word in words)  # noqa: PLR2004
    return pair and _compiled(r"\s?(?:[,.;:()]|$)|\s[^\W\d_A-Z]").match(text, end) is not None


def _accepted(
    text: str, match: re.Match[str], *, score: float, lone: bool
) -> Iterator[PersonalData]:
    """The name in the match, cut before the first word that is no name."""
    end = start = match.start("name")
    kept: list[str] = []
    for token in re.finditer(r"\S+", match.group("name")):
        word = fold(token.group().strip(",;:!?"))
        joined = bool(kept and re.fullmatch(PARTICLE, word))
        if word in plain_words() and not joined and (kept or not is_given(word)):
            break
        kept.append(word)
        end = start + token.end()
    known = any(is_sure_given(word) or is_sure_surname(word) for word in kept)
    several = len(kept) > 1 and (not is_headline(text, start) or _is_pair(text, kept, end))
    if kept and (lone or known or several) and not is_brand(kept, "dr"):
        yield _person(text, start, start + len(text[start:end].rstrip(",;:!? ")), score)
