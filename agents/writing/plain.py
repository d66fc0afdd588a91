"""Plain texts put together from the brief's own words, for when no model brings enough."""

from __future__ import annotations

from collections.abc import Iterator

from ...tools.counting import width
from ...tools.platforms import AssetSpec
from ..writer.sheet import FactSheet

_JOIN = {"zh": ("：", "，"), "ja": ("：", "、")}
_ASK = {
    "en": "I would like to know more about {}",
    "de": "Ich möchte mehr über {} erfahren",
    "zh": "我想了解{}",
    "fr": "Je voudrais en savoir plus sur {}",
    "es": "Quiero saber más sobre {}",
    "pt": "Quero saber mais sobre {}",
}
"""What a customer writes first, by language."""


def plain_texts(spec: AssetSpec, sheet: FactSheet) -> tuple[str, ...]:
    """Texts within the limit, made of facts alone, the fullest first."""
    fitting = [text for text in _texts(sheet) if 0 < width(text, spec.counting) <= spec.limit]
    ordered = sorted(dict.fromkeys(fitting), key=lambda text: -width(text, spec.counting))
    return tuple(ordered)


def _texts(sheet: FactSheet) -> Iterator[str]:
    colon, comma = _JOIN.get(sheet.language, (": ", ", "))
    names = [name for name in (sheet.product, sheet.brand, sheet.category) if name]
    facts = [*sheet.benefits, *sheet.proof, sheet.offer, sheet.price, sheet.occasion]
    facts = [fact for fact in facts if fact]
    for name in names:
        for index, fact in enumerate(facts):
            for other in facts[index + 1 :]:
                yield _sentence(f"{name}{colon}{fact}{comma}{other}")
            yield _sentence(f"{name}{colon}{fact}")
        yield _sentence(name)
        if sheet.language in _ASK:
            yield _ASK[sheet.language].format(name)
    for index, fact in enumerate(facts):
        yield _sentence(fact)
        for other in facts[index + 1 :]:
            yield _sentence(f"{fact}{comma}{other}")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
