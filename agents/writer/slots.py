"""Slots: the writer learns sentences with places in them, and the facts are put there by code.

The sheet's facts become marked places ("{f} 21": the first benefit, 21 columns wide); the writer
puts the marks where the facts belong, and `filled` puts the facts in. So a name, number or price
is always whole and is always the one that was meant (delexicalised generation: T.-H. Wen et al.,
"Semantically Conditioned LSTM-based Natural Language Generation", 2015).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from .corpus.agreement import agrees
from .corpus.banks import Banks, Mood, Phrase, load
from .corpus.grammar import capital, predicative
from .sheet import FactSheet, display_width

OTHER = "other"
"""Stands for a style or an emotion that training has no name for."""

SLOT = re.compile(r"\{([A-Za-z]+\d?)\}")
_CATEGORY = frozenset({"c", "sc"})
_GERMAN_ADJECTIVE = re.compile(r"(isch|ig|lich|iv|haft|sam|end|bar)$")


@dataclass(frozen=True, kw_only=True)
class Slotted:
    """A sheet with marks in place of its facts, and what the marks stand for."""

    sheet: FactSheet
    """What the writer reads."""
    values: Mapping[str, str]
    """Facts by slot name."""
    traits: frozenset[str]
    """Grammar traits, see corpus.agreement."""
    described: bool
    """The product's name is itself a phrase with the category in it."""
    branded: bool
    """The product's name holds the brand."""

    def widths(self) -> dict[str, int]:
        """Width in columns of what each mark stands for, both spellings: {p} and {P}."""
        return {
            mark: display_width(value)
            for name, value in self.values.items()
            for mark in (f"{{{name}}}", f"{{{capital(name)}}}")
        }


def slotted(sheet: FactSheet) -> Slotted:
    """The marked form of an advertiser's sheet."""
    banks = load(sheet.language)
    style = _style_phrase(banks, sheet.style)
    values = {**_plain_values(sheet), **_styled_values(sheet, style)}
    values = {name: value for name, value in values.items() if value and "{" not in value}
    folded = sheet.product.casefold()
    described = bool(sheet.category) and values.get("c", "").casefold() in folded
    return Slotted(
        sheet=masked(sheet, values),
        values=values,
        traits=_traits(sheet, style, described=described),
        described=described,
        branded=bool(sheet.brand) and sheet.brand.casefold() in folded,
    )


def masked(sheet: FactSheet, values: Mapping[str, str]) -> FactSheet:
    """The sheet with a mark and a width in place of each fact that has a slot."""
    banks = load(sheet.language)

    def mark(*names: str) -> str:
        known = (name for name in names if name in values)
        return " ".join(f"{{{name}}} {display_width(values[name])}" for name in known)

    styled, felt = mark("s", "iml"), mark("e")
    return replace(
        sheet,
        product=mark("p"),
        brand=mark("brand"),
        category=mark("c", "sc"),
        benefits=tuple(text for name in ("f", "f2", "f3", "f4") if (text := mark(name))),
        proof=tuple(text for name in ("proof", "proof2") if (text := mark(name))),
        offer=mark("o"),
        price=mark("price"),
        style=f"{styled} {_mood_id(banks.styles, sheet.style)}" if styled else "",
        emotion=f"{felt} {_mood_id(banks.emotions, sheet.emotion)}" if felt else "",
        occasion=mark("occ"),
        audience=mark("aud"),
        words=(),
    )


def filled(text: str, slots: Slotted) -> str | None:
    """The text with its facts; None where a mark is unknown or the words do not agree."""
    names = [name.lower() for name in SLOT.findall(text)]
    if not set(names) <= slots.values.keys() or len(set(names)) < len(names):
        return None
    if slots.described and "p" in names and _CATEGORY & set(names):
        return None
    if (slots.branded and {"p", "brand"} <= set(names)) or set(names) >= _CATEGORY:
        return None
    if not agrees(slots.sheet.language, text, dict(slots.values), slots.traits):
        return None

    def fact(match: re.Match[str]) -> str:
        value = slots.values[match[1].lower()]
        return capital(value) if match[1][0].isupper() else value

    whole = SLOT.sub(fact, text)
    return None if "{" in whole or "}" in whole else whole


def _plain_values(sheet: FactSheet) -> dict[str, str]:
    """Facts that stand as they are."""
    values = {
        "p": sheet.product,
        "brand": sheet.brand,
        "o": sheet.offer,
        "price": sheet.price,
        "e": sheet.emotion,
        "occ": sheet.occasion if _stands_after_for(sheet) else "",
        "aud": sheet.audience,
    }
    for index, benefit in enumerate(sheet.benefits[:4]):
        values[f"f{index + 1}" if index else "f"] = benefit
    for index, proof in enumerate(sheet.proof[:2]):
        values[f"proof{index + 1}" if index else "proof"] = proof
    return values


def _styled_values(sheet: FactSheet, style: Phrase | None) -> dict[str, str]:
    """Category and style, alone and together; a style that the category names is not said twice."""
    category = sheet.category
    if style is None or not category:
        return {"c": category, "sc": category, "s": style.text if style else ""}
    bare = _without(category, style.text)
    if bare != category:
        return {"c": bare or category, "sc": category, "s": style.text}
    if sheet.language == "zh":
        return {"c": category, "sc": style.text + category, "s": style.text}
    if sheet.language == "de":
        return {"c": category, **_german(category, style)}
    return {"c": category, "sc": f"{style.text} {category}", "s": style.text}


def _german(category: str, style: Phrase) -> dict[str, str]:
    """Forms that need no gender: a compound, or the style behind the noun."""
    if style.tag == "a":
        look = f"in {style.text}em Stil"
        return {"sc": f"{category} {look}", "s": style.text, "iml": look}
    word = capital(style.text)
    if style.tag == "x":
        shown = style.text if predicative(style) else f"{word}-Stil"
        return {"sc": f"{word}-{category}", "s": shown, "iml": f"im {word}-Stil"}
    joined = style.text.replace(" ", "-")
    look = (
        f"im {joined}" if joined.lower().endswith(("look", "stil", "chic")) else f"im {joined}-Look"
    )
    return {"sc": f"{category} {look}", "s": style.text, "iml": look}


def _without(category: str, style: str) -> str:
    """The category without its style word, if it has one."""
    cut = _style_word(style).sub("", category)
    if cut == category and style in category:
        cut = category.replace(style, "")
    return cut.strip()


@lru_cache(maxsize=1024)
def _style_word(style: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(style)}[\s-]*", re.IGNORECASE)


def _stands_after_for(sheet: FactSheet) -> bool:
    """Whether "for {occ}" reads well: a bare singular noun would want an article."""
    if sheet.language == "zh":
        return True
    return sheet.language == "en" and (
        sheet.occasion.endswith("s") or sheet.occasion.startswith(("the ", "a "))
    )


def _traits(sheet: FactSheet, style: Phrase | None, *, described: bool) -> frozenset[str]:
    """What is known of the words' grammar; what is not known counts as the stricter case."""
    plural = sheet.language == "en" and sheet.category.endswith("s")
    inflected = sheet.language == "de" and style is not None and style.tag == "a"
    traits = {
        "described": described,
        "plural": plural or sheet.language == "de",
        "singular": sheet.language == "en" and not plural,
        "predicative": style is not None and predicative(style),
        "adjective": inflected,
        "masculine": inflected,
    }
    return frozenset(name for name, holds in traits.items() if holds)


def _style_phrase(banks: Banks, label: str) -> Phrase | None:
    """The style with its grammar tag, as the banks have it or as its ending tells."""
    if not label:
        return None
    for mood in banks.styles:
        for known in mood.labels:
            if known.text.casefold() == label.casefold():
                return known
    if banks.language != "de":
        return Phrase(text=label)
    return Phrase(text=label, tag="a" if _GERMAN_ADJECTIVE.search(label) else "x")


def _mood_id(moods: tuple[Mood, ...], label: str) -> str:
    folded = label.casefold()
    for mood in moods:
        if folded == mood.id or any(known.text.casefold() == folded for known in mood.labels):
            return mood.id
    return OTHER
