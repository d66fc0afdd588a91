"""Says which frames a sheet's words agree with: number of nouns and verbs, German cases."""

import re

_VERB_AFTER_PRODUCT = {
    "en": re.compile(r"\{p\} (\{v|[a-z]+s\b)|\b(is|does|makes|costs) \{p\}", re.IGNORECASE),
    "de": re.compile(
        r"\{p\} (\{v|ist|kostet|bringt|bietet|macht|bleibt|kann|passt|gibt)"
        r"|\b(ist|kostet|macht|passt|kommt|bestelle|funktioniert|zeigt) \{p\}|in \{p\}",
        re.IGNORECASE,
    ),
}
_PLURAL_CATEGORY = re.compile(
    r"[cC]\}( that| die)? ?\{v|\b(is|ist) \{asc|\{[cC]\} (is|ist|could be|felt)"
)
_PLURAL_BENEFIT = re.compile(r"\{B\} (makes|meets|comes)")
_PLURAL_OCCASION = re.compile(r"\{Occ\} (calls|feels|starts)|it is \{occ\}")
_PREDICATIVE = re.compile(
    r"\b(Wie|wie|so|So|es|es mal|mal|Einfach|Ganz|ganz|Echt|occ\}|Schön|Herrlich|Angenehm|dabei"
    r"|ist|aber|Immer|bleibt|es immer) \{s\}|\{S\} (und|gedacht|gemeint|gefühlt)|, \{s\}"
)
_SINGULAR = re.compile(
    r"\b(makes|brings|choose|find|discover|see|shop|get|show you|all|more|our|for|into|gone)"
    r" (\{s\} )?\{s?c\}",
    re.IGNORECASE,
)
_NOUN_STYLE = re.compile(r"(Lust auf|zu|Sinn für|beginnt|bringt|bringt \{brand\}|von) \{s\}")
_ACCUSATIVE = re.compile(r"(Lust auf|Entdecke|Wähle|Suchst du) \{a?sc\}")


def agrees(language: str, frame: str, slots: dict[str, str], traits: frozenset[str]) -> bool:
    """Whether `frame` is grammatical with these slots.

    traits: described (the product is a common noun phrase); plural, singular (a countable one) or
    masculine (an inflected one), of the category; predicative (it can stand after "is") or
    adjective, of the style.
    """
    verb = _VERB_AFTER_PRODUCT.get(language)
    if "described" in traits and verb and verb.search(frame):
        return False
    if "plural" in traits and _PLURAL_CATEGORY.search(frame):
        return False
    if language == "en":
        return _english(frame, slots, traits)
    return language != "de" or _german(frame, slots, traits)


def _english(frame: str, slots: dict[str, str], traits: frozenset[str]) -> bool:
    if slots.get("b", "").endswith("s") and _PLURAL_BENEFIT.search(frame):
        return False
    if "singular" in traits and _SINGULAR.search(frame):
        return False
    return not (slots.get("occ", "").endswith("s") and _PLURAL_OCCASION.search(frame))


def _german(frame: str, slots: dict[str, str], traits: frozenset[str]) -> bool:
    if "predicative" not in traits and _PREDICATIVE.search(frame):
        return False
    if "adjective" in traits and _NOUN_STYLE.search(frame):
        return False
    if "masculine" in traits and _ACCUSATIVE.search(frame):
        return False
    occasion = slots.get("occ", "")
    if "occ}" not in frame.lower() or not occasion.startswith(("den ", "einen ")):
        return True
    return "ür {occ}" in frame or "an {occ}" in frame
