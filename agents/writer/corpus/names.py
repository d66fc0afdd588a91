"""Invents product and brand names, so that a model has to copy them from its sheet."""

# ruff: noqa: PLR2004  the bare numbers here are shares and bounds of random draws

import random

from .banks import Banks

_VOWELS = "aeiou"
_CONSONANTS = "bcdfghjklmnprstvwz"
_GB_ROWS = range(0xB0, 0xD7)
"""Lead bytes of the common characters of GB 2312, level one."""


def invent(banks: Banks, rng: random.Random) -> str:
    """A name of one or two words, in the script usual for the language."""
    if banks.language == "zh" and rng.random() < 0.72:
        return _chinese(banks, rng)
    roll = rng.random()
    if roll < 0.5:
        return _syllables(banks, rng)
    if roll < 0.78:
        return _compound(banks, rng)
    return _letters(rng)


def invent_product(banks: Banks, rng: random.Random) -> str:
    """A product name, sometimes with a number or a suffix."""
    name = invent(banks, rng)
    roll = rng.random()
    if roll < 0.16:
        return f"{name} {rng.randint(2, 99)}"
    if roll < 0.2:
        return f"{name} {rng.choice('ABCDGKLMQRSTVXZ')}{rng.randint(1, 900)}"
    if roll < 0.23:
        return f"{name}{rng.randint(1, 9)}"
    if roll < 0.38:
        gap = "" if banks.language == "zh" and not name[-1].isascii() else " "
        return name + gap + invent(banks, rng)
    if roll < 0.46:
        return f"{name} {rng.choice(['Pro', 'Mini', 'Air', 'Lite', 'Plus', 'One', 'Max', 'Go'])}"
    return name


def invent_brand(banks: Banks, rng: random.Random) -> str:
    """A brand name, sometimes with a company word."""
    name = invent(banks, rng)
    if rng.random() < 0.18:
        designs = banks.names["designs"]
        if banks.language == "zh":
            return name + rng.choice([d for d in designs if not d.isascii()])
        return f"{name} {rng.choice(designs)}".replace("_", " ")
    return name


def _syllables(banks: Banks, rng: random.Random) -> str:
    latin = banks.language != "zh"
    starts = banks.names["starts"] if latin else ("Vel", "Nor", "Mi", "Ka", "Lu", "Zen", "To", "Yu")
    ends = banks.names["ends"] if latin else ("ra", "na", "lo", "ka", "mi", "to", "ya", "vo", "nix")
    middle = rng.choice(banks.names["middles"]) if latin and rng.random() < 0.45 else ""
    name = rng.choice(starts) + middle + rng.choice(ends)
    return name.lower() if rng.random() < 0.04 else name


def _compound(banks: Banks, rng: random.Random) -> str:
    head, tail = rng.choice(banks.names["heads"]), rng.choice(banks.names["tails"])
    shape = rng.random()
    if shape < 0.55:
        return head + tail
    return head + tail.capitalize() if shape < 0.75 else f"{head} {tail.capitalize()}"


def _letters(rng: random.Random) -> str:
    parts = [rng.choice(_CONSONANTS) + rng.choice(_VOWELS) for _ in range(rng.randint(1, 4))]
    name = "".join(parts) + (rng.choice(_CONSONANTS) if rng.random() < 0.5 else "")
    return ("" if rng.random() < 0.7 else rng.choice("aeiou")).join(["", name]).capitalize()


def _chinese(banks: Banks, rng: random.Random) -> str:
    starts, ends = banks.names["starts"], banks.names["ends"]
    if rng.random() < 0.25:
        return "".join(common_character(rng) for _ in range(rng.randint(2, 4)))
    middle = rng.choice(banks.names["middles"]) if rng.random() < 0.2 else ""
    second = rng.choice(starts) if rng.random() < 0.35 else ""
    return rng.choice(starts) + second + middle + rng.choice(ends)


def common_character(rng: random.Random) -> str:
    """One of the 3,755 common characters of GB 2312, level one."""
    while True:
        pair = bytes((rng.choice(_GB_ROWS), rng.randint(0xA1, 0xFE)))
        text = pair.decode("gb2312", errors="ignore")
        if len(text) == 1:
            return text
