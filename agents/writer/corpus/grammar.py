"""Small grammar of each language for the frames: articles, styled categories, endings."""

from .banks import Phrase

_STRONG = {"m": "er", "f": "e", "n": "es", "p": "e"}
_ARTICLE = {"m": "ein", "f": "eine", "n": "ein"}


def capital(text: str) -> str:
    """`text` with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def with_article(text: str) -> str:
    """English noun phrase with "a" or "an", by its first sound as spelled."""
    lowered = text.lower()
    vowel = lowered[:1] in "aeio" or lowered.startswith(("un", "up", "hour", "honest"))
    vowel = vowel and not lowered.startswith(("uni", "eu", "one"))
    return f"{'an' if vowel else 'a'} {text}"


def category_slots(language: str, category: Phrase, style: Phrase | None) -> dict[str, str]:
    """Slots c, sc, asc (and scp, cp for plurals; iml, s for styles) of a category and a style."""
    makers = {"en": _english, "de": _german, "zh": _chinese}
    slots = makers[language](category, style)
    if style:
        slots["s"] = style.text if predicative(style) else _standing(language, style)
    return slots


def predicative(style: Phrase) -> bool:
    """Whether a style label can stand alone: a German "Wüsten" cannot, "Wüsten-Stil" can."""
    return style.tag in {"", "a"} or (style.tag == "x" and style.text[:1].islower())


def _standing(language: str, style: Phrase) -> str:
    return f"{style.text}-Stil" if language == "de" and style.tag == "x" else style.text


def _english(category: Phrase, style: Phrase | None) -> dict[str, str]:
    styled = f"{style.text} {category.text}" if style else category.text
    article = with_article(styled) if category.tag == "s" else styled
    slots = {"c": category.text, "sc": styled, "asc": article}
    if category.tag == "p":
        slots |= {"cp": category.text, "scp": styled}
    return slots


def _chinese(category: Phrase, style: Phrase | None) -> dict[str, str]:
    styled = (style.text if style else "") + category.text
    return {"c": category.text, "sc": styled}


def _german(category: Phrase, style: Phrase | None) -> dict[str, str]:
    gender = category.tag[:1] or "p"
    countable = gender != "p" and not category.tag.endswith("0")
    styled, look = category.text, ""
    if style and style.tag == "a":
        styled = f"{style.text}{_STRONG[gender]} {category.text}"
        look = f"in {style.text}em Stil"
    elif style and style.tag == "x":
        styled = f"{capital(style.text)}-{category.text}"
        look = f"im {capital(style.text)}-Stil"
    elif style:
        joined = style.text.replace(" ", "-")
        kept = joined.lower().endswith(("look", "stil", "style", "charme", "chic", "glamour"))
        look = f"im {joined}" if kept else f"im {joined}-Look"
        styled = f"{category.text} {look}"
    slots = {"c": category.text, "sc": styled}
    slots["asc"] = f"{_ARTICLE[gender]} {styled}" if countable else styled
    if look:
        slots["iml"] = look
    if gender == "p":
        slots |= {"cp": category.text, "scp": styled}
    return slots


def invent_noun_phrase(language: str, adjective: str, noun: Phrase) -> Phrase:
    """A benefit such as "washable cover", with the tag its frames need."""
    if language == "de":
        stem = adjective.removesuffix("e")
        return Phrase(text=f"{stem}{_STRONG[noun.tag]} {noun.text}")
    if language == "en":
        return Phrase(text=f"{adjective} {noun.text}", tag=noun.tag)
    return Phrase(text=adjective + noun.text)
