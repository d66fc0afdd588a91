"""Makes training documents: a sheet and several asks, each with its copy."""

import random
import re
from dataclasses import dataclass

from ..sheet import SUPPORTED_LANGUAGES, Ask, FactSheet, display_width, width_bucket
from .banks import Banks, load
from .compose import Draft, draw_ask, write
from .facts import Facts, draw

_BAD = re.compile(r'["\\{}\[\]|]|\s\s|\.\.|。。|，，|\b(\w+) \1\b', re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
ASKS_PER_SHEET = 10


@dataclass(frozen=True, kw_only=True)
class Document:
    """One sheet with its asks and the copy for each."""

    facts: Facts
    """The facts behind the marks."""
    pairs: tuple[tuple[Ask, Draft], ...]


def document(language: str, rng: random.Random, *, asks: int = ASKS_PER_SHEET) -> Document:
    """A random document; every copy fits its ask and holds no digit that its sheet lacks."""
    banks = load(language)
    facts = draw(banks, rng)
    return Document(facts=facts, pairs=tuple(_pairs(banks, facts, asks, rng)))


def documents(seed: int) -> random.Random:
    """Random source of a seed; documents drawn from it are the same on every machine."""
    return random.Random(seed)


def any_language(rng: random.Random) -> str:
    """One of the supported languages, evenly."""
    return rng.choice(sorted(SUPPORTED_LANGUAGES))


def acceptable(sheet: FactSheet, ask: Ask, text: str) -> bool:
    """Whether a copy may be trained on: it fits, it is clean, and its digits are the sheet's."""
    known = set(_DIGITS.findall(sheet_text(sheet)))
    return (
        0 < display_width(text) <= width_bucket(ask.max_width)
        and not _BAD.search(text)
        and set(_DIGITS.findall(text)) <= known
        and not ("!" in text and "headline" in ask.kind)
    )


def sheet_text(sheet: FactSheet) -> str:
    """Every phrase of a sheet in one string."""
    parts = (sheet.product, sheet.brand, sheet.category, *sheet.benefits, *sheet.proof, sheet.offer)
    rest = (sheet.price, sheet.style, sheet.emotion, sheet.occasion, sheet.audience, *sheet.words)
    return " \n".join((*parts, *rest))


def _pairs(banks: Banks, facts: Facts, asks: int, rng: random.Random) -> list[tuple[Ask, Draft]]:
    pairs: list[tuple[Ask, Draft]] = []
    for _ in range(asks * 2):
        ask = draw_ask(rng, facts)
        draft = write(banks, facts, ask, rng)
        if draft and acceptable(facts.sheet, ask, draft.text):
            pairs.append((ask, draft))
        if len(pairs) == asks:
            break
    return pairs
