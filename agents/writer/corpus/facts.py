"""Draws random fact sheets together with the grammar slots that the frames need."""

# ruff: noqa: PLR2004  the bare numbers here are shares and bounds of random draws

import random
import re
from dataclasses import dataclass

from ..sheet import FactSheet
from . import names
from .banks import Banks, Mood, Phrase, Vertical
from .grammar import category_slots, invent_noun_phrase, predicative, with_article

_RANGE = re.compile(r"<(\d+)-(\d+)>")
_SERVICE_SORTS = {"service", "job", "health", "digital"}
HELD_OUT_STYLES = 8
"""The last odd styles of each language are never trained on; the measurement uses them."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A sheet and its slots; `described` says the product name is itself a category phrase."""

    sheet: FactSheet
    slots: dict[str, str]
    described: bool
    branded: bool
    """The product name already holds the brand."""
    traits: frozenset[str]
    """Grammar traits, see agreement.agrees."""


def draw(banks: Banks, rng: random.Random, *, held_out: bool = False) -> Facts:
    """One random sheet. `held_out` draws its style from the labels that training never sees."""
    vertical = rng.choice(banks.verticals)
    category = _number(rng.choice(vertical.lines["c"]), rng)
    style, style_mood = _style(banks, vertical, rng, held_out=held_out)
    slots = category_slots(banks.language, category, style)
    if style_mood:
        slots["si"] = rng.choice(style_mood.idioms)
    brand = names.invent_brand(banks, rng) if rng.random() < 0.75 else ""
    product, described, branded = _product(banks, vertical, category, brand, rng)
    benefits = _benefits(banks, vertical, rng)
    slots |= {"p": product} | _benefit_slots(banks.language, benefits)
    texts = _texts(banks, vertical, category, rng)
    slots |= {slot: value for slot, value in texts.items() if value}
    emotion = rng.choice(banks.emotions) if rng.random() < 0.45 else None
    if emotion:
        slots |= {"e": rng.choice(emotion.labels).text, "ei": rng.choice(emotion.idioms)}
    if brand:
        slots["brand"] = brand
    words = _words(banks, rng)
    sheet = FactSheet(
        language=banks.language,
        product=product,
        brand=brand,
        category=category.text if rng.random() < 0.93 else "",
        benefits=tuple(phrase.text for _, phrase in benefits),
        proof=tuple(v for k in ("proof", "proof2") if (v := slots.get(k, ""))),
        offer=slots.get("o", ""),
        price=slots.get("price", ""),
        style=style.text if style else "",
        emotion=slots.get("e", ""),
        occasion=slots.get("occ", ""),
        audience=slots.get("aud", ""),
        words=words,
    )
    if not sheet.category and not described:
        slots = {k: v for k, v in slots.items() if k not in {"c", "sc", "asc", "cp", "scp"}}
    traits = _traits(category, style, described=described)
    return Facts(sheet=sheet, slots=slots, described=described, branded=branded, traits=traits)


def _traits(category: Phrase, style: Phrase | None, *, described: bool) -> frozenset[str]:
    inflected = style is not None and style.tag == "a"
    traits = {
        "described": described,
        "plural": category.tag[:1] == "p",
        "predicative": style is not None and predicative(style),
        "singular": category.tag == "s",
        "adjective": inflected,
        "masculine": inflected and category.tag[:1] == "m",
    }
    return frozenset(name for name, holds in traits.items() if holds)


def _number(phrase: Phrase, rng: random.Random) -> Phrase:
    text = _RANGE.sub(lambda m: str(_nice(rng, int(m[1]), int(m[2]))), phrase.text)
    return Phrase(text=text, tag=phrase.tag)


def _nice(rng: random.Random, low: int, high: int) -> int:
    value = rng.randint(low, high)
    if low >= 1850 and high <= 2100:
        return value
    step = (
        100 if high > 1000 else 10 if high >= 200 else 5 if high >= 60 and rng.random() < 0.6 else 1
    )
    return max(low, value // step * step)


def _style(
    banks: Banks, vertical: Vertical, rng: random.Random, *, held_out: bool
) -> tuple[Phrase | None, Mood | None]:
    odd = banks.extras["oddstyle"]
    if held_out:
        return rng.choice(odd[-HELD_OUT_STYLES:]), None
    if rng.random() > (0.3 if vertical.sort in _SERVICE_SORTS else 0.75):
        return None, None
    if rng.random() < 0.6:
        mood = rng.choice(banks.styles)
        return rng.choice(mood.labels), mood
    if rng.random() < 0.6:
        return rng.choice(odd[:-HELD_OUT_STYLES]), None
    return _invented_style(banks, rng), None


def _invented_style(banks: Banks, rng: random.Random) -> Phrase:
    name = names.invent(banks, rng)
    if banks.language == "zh":
        char = names.common_character
        return Phrase(text=char(rng) + char(rng) if rng.random() < 0.7 else name + "风")
    if banks.language == "de":
        kind = rng.choice(["isch", "ig", "lich", "x"])
        return (
            Phrase(text=name, tag="x") if kind == "x" else Phrase(text=name.lower() + kind, tag="a")
        )
    ending = rng.choice(["ic", "al", "ish", "-style", "-inspired", "-core", "esque", ""])
    text = name + ending if ending.startswith("-") else name.lower() + ending
    return Phrase(text=text)


def _product(
    banks: Banks, vertical: Vertical, category: Phrase, brand: str, rng: random.Random
) -> tuple[str, bool, bool]:
    roll = rng.random()
    if roll < 0.12:
        return rng.choice(vertical.lines["d"]).text, True, False
    if roll < 0.2:
        return _plain_name(banks, category, rng), True, False
    name = names.invent_product(banks, rng)
    gap = "" if banks.language == "zh" and not name[-1].isascii() else " "
    if roll < 0.28:
        return name + gap + category.text, True, False
    if roll < 0.36 and brand:
        return brand + ("" if banks.language == "zh" else " ") + name, False, True
    return name, False, False


def _plain_name(banks: Banks, category: Phrase, rng: random.Random) -> str:
    adjective = rng.choice(banks.extras["adjective"]).text
    if banks.language == "en":
        return f"{adjective.capitalize()} {category.text}"
    if banks.language == "zh":
        return adjective + category.text
    return f"{category.text} {names.invent(banks, rng)}"


def _benefits(banks: Banks, vertical: Vertical, rng: random.Random) -> list[tuple[str, Phrase]]:
    count = rng.choice([0, 1, 2, 2, 3, 3, 4])
    found: dict[str, tuple[str, Phrase]] = {}
    while len(found) < count:
        kind, phrase = _benefit(banks, vertical, rng)
        found[phrase.text] = (kind, phrase)
    return list(found.values())


def _benefit(banks: Banks, vertical: Vertical, rng: random.Random) -> tuple[str, Phrase]:
    extras = banks.extras
    roll = rng.random()
    if roll < 0.45:
        kind = rng.choice([k for k in ("n", "n", "v", "a") if k in vertical.lines])
        return kind, _number(rng.choice(vertical.lines[kind]), rng)
    if roll < 0.55:
        other = rng.choice(banks.verticals)
        kind = rng.choice([k for k in ("n", "v", "a") if k in other.lines])
        return kind, _number(rng.choice(other.lines[kind]), rng)
    if roll < 0.7:
        return "v", rng.choice(extras["verbphrase"])
    noun = rng.choice(extras["headnoun"])
    adjective = rng.choice(extras["adjective"]).text
    if roll < 0.88:
        return "n", invent_noun_phrase(banks.language, adjective, noun)
    name = names.invent(banks, rng)
    if banks.language == "zh":
        return "n", Phrase(text=name + noun.text)
    joint = "-" if banks.language == "de" else " "
    return "n", Phrase(text=f"{name}{joint}{noun.text}", tag=noun.tag)


def _benefit_slots(language: str, benefits: list[tuple[str, Phrase]]) -> dict[str, str]:
    slots: dict[str, str] = {}
    counts = {"f": 0, "b": 0, "v": 0, "a": 0}
    for kind, phrase in benefits:
        for slot in ("f", {"n": "b", "v": "v", "a": "a"}[kind]):
            counts[slot] += 1
            suffix = "" if counts[slot] == 1 else str(counts[slot])
            slots[slot + suffix] = phrase.text
            if slot == "b" and language == "en":
                slots["wb" + suffix] = (
                    with_article(phrase.text) if phrase.tag == "a" else phrase.text
                )
    return slots


def _texts(
    banks: Banks, vertical: Vertical, category: Phrase, rng: random.Random
) -> dict[str, str]:
    proofs = rng.sample(banks.extras["proof"], 2)
    count = rng.choice([0, 0, 0, 1, 1, 2])
    return {
        "o": _filled(rng.choice(banks.extras["offer"]), banks, category, rng)
        if rng.random() < 0.4
        else "",
        "price": _price(banks.language, rng) if rng.random() < 0.5 else "",
        "proof": _filled(proofs[0], banks, category, rng) if count > 0 else "",
        "proof2": _filled(proofs[1], banks, category, rng) if count > 1 else "",
        "occ": rng.choice(vertical.lines["o"]).text if rng.random() < 0.45 else "",
        "aud": rng.choice(vertical.lines["u"]).text if rng.random() < 0.5 else "",
    }


def _filled(phrase: Phrase, banks: Banks, category: Phrase, rng: random.Random) -> str:
    text = _number(phrase, rng).text
    return (
        text.replace("{day}", rng.choice(banks.extras["day"]).text)
        .replace("{place}", rng.choice(banks.extras["place"]).text)
        .replace("{name}", names.invent(banks, rng))
        .replace("{big}", _big(banks.language, rng))
        .replace("{money}", _price(banks.language, rng, whole=True))
        .replace("{c}", category.text)
    )


def _big(language: str, rng: random.Random) -> str:
    value = rng.choice(
        [rng.randint(40, 990), rng.randint(11, 99) * 100, rng.randint(10, 90) * 1000]
    )
    if language == "zh":
        return f"{value // 10000}万" if value >= 20000 and rng.random() < 0.5 else str(value)
    return f"{value:,}".replace(",", "," if language == "en" else ".")


def _price(language: str, rng: random.Random, *, whole: bool = False) -> str:
    euros = rng.choice([rng.randint(3, 99), rng.randint(100, 990)])
    cents = "" if whole or rng.random() < 0.6 else rng.choice(["90", "95", "99", "50"])
    if language == "zh":
        return rng.choice([f"¥{euros}", f"{euros}元"])
    if language == "de":
        return f"{euros},{cents} €" if cents else f"{euros} €"
    amount = f"{euros}.{cents}" if cents else str(euros)
    return rng.choice("€$£") + amount


def _words(banks: Banks, rng: random.Random) -> tuple[str, ...]:
    if rng.random() > 0.15:
        return ()
    return tuple(p.text for p in rng.sample(banks.extras["word"], rng.choice([1, 1, 2])))
