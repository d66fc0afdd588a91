"""How a name is written in Latin script, and which words are known names, brands or neither."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .given_names import ambiguous_names, given_names
from .name_words import brand_people, plain_words
from .surnames import ambiguous_surnames, surnames

UP = (
    r"A-Z\u00c0-\u00d6\u00d8-\u00de\u0100\u0102\u0104\u0106\u010c\u010e\u0118\u011a\u0130\u0141"
    r"\u0143\u0147\u0150\u0158\u015a\u015e\u0160\u0164\u016e\u0170\u0179\u017b\u017d"
)
"""Capital letters of European languages, for a character class."""
CAP = rf"[{UP}](?:['’][{UP}])?[^\W\d_]{{0,30}}(?:[-'’][^\W\d_]{{1,30}}){{0,3}}"
"""One capitalised word: Anna, O'Neil, Anna-Lena, MÜLLER."""
PARTICLE = (
    r"(?:von(?: der)?|van(?: de[rn]?)?|de(?: la| los)?|del|della|di|da|dos|das|du|den|der|zu|zum|"
    r"ter|ten|bin|ibn|al|el|le|la|y|af|av)"
)
NAME = rf"{CAP}(?:\s(?:{PARTICLE}\s)?(?:{CAP}|[{UP}]\.)){{0,3}}"
"""One to four words of a name."""

_HEADLINE_SHARE = 0.8
_HEADLINE_WORDS = 4
_SURNAME_ENDINGS = (
    *("owski", "ewski", "owska", "ewska", "czyk", "wicz", "enko", "ovic", "evic", "sson"),
    *("opoulos", "idis", "oglu", "yan", "shvili", "escu", "ovich", "evich", "quist", "qvist"),
    *("mann", "hauser", "meier", "mayer", "meyer", "ez"),
)
_GERMAN_NOUNS = (
    *("ung", "heit", "keit", "schaft", "tion", "kleid", "schuh", "schuhe", "tasche", "set"),
    *("lampe", "jacke", "matratze", "kollektion", "bett", "stuhl", "tisch", "creme", "ring"),
    *("kette", "kissen"),
)
_LETTERS = str.maketrans({"ß": "ss", "ł": "l", "ø": "o", "æ": "ae", "đ": "d", "ı": "i"})


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """The word in lower case without accents and without a possessive s."""
    word = re.sub(r"['’]s$", "", word.lower()).translate(_LETTERS).strip(".'’")
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFKD", word)
    return "".join(char for char in plain if not unicodedata.combining(char))


def lowered(text: str) -> str:
    """The text in lower case, of the same length, so that places in it hold in the text."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(char.lower()[0] for char in text)


def is_given(word: str) -> bool:
    """Whether the folded word, or the first part of a double name, is a known given name."""
    return word in given_names() or ("-" in word and word.partition("-")[0] in given_names())


def is_sure_given(word: str) -> bool:
    """Whether the folded word is a given name and hardly anything else."""
    return is_given(word) and word not in ambiguous_names() and word not in plain_words()


@lru_cache(maxsize=8192)
def is_surname(word: str) -> bool:
    """Whether the folded word is a known surname; endings that only surnames have count too."""
    names = surnames()
    if word in names or word.replace("'", "") in names:
        return True
    if word.replace("ue", "u").replace("oe", "o").replace("ae", "a") in names:
        return True
    if "-" in word:
        return all(part in names for part in word.split("-"))
    return len(word) > 5 and word.endswith(_SURNAME_ENDINGS)  # noqa: PLR2004


def is_sure_surname(word: str) -> bool:
    """Whether the folded word is a surname and hardly anything else."""
    return is_surname(word) and word not in ambiguous_surnames() and word not in plain_words()


def is_noun(word: str) -> bool:
    """Whether the folded word is a word of advertising, or ends as German nouns do."""
    return word in plain_words() or word.endswith(_GERMAN_NOUNS)


def is_brand(words: list[str], before: str = "") -> bool:
    """Whether folded words are a brand that looks like a name; `before` is the word in front."""
    plain = [word.replace("-", " ") for word in words]
    phrases = {" ".join(plain), " ".join(plain[:2]), f"{before} {plain[0]}"}
    return not phrases.isdisjoint(brand_people())


def is_headline(text: str, place: int) -> bool:
    """Whether the line is set like a headline: nearly every longer word capitalised."""
    start = max(text.rfind("\n", 0, place), text.rfind(". ", 0, place), place - 120) + 1
    stop = text.find("\n", place)
    words = re.findall(r"[^\W\d_]{3,}", text[start : stop if stop >= 0 else place + 120])
    capital = sum(word[0].isupper() for word in words)
    return len(words) >= _HEADLINE_WORDS and capital / len(words) >= _HEADLINE_SHARE
