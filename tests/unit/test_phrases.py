from __future__ import annotations

import pytest

from adwright.schema import Brief, Product
from adwright.tools.grounding import ground, sources_of
from adwright.tools.phrases import retold

TOLD = [
    ("4.8 stars from 2,100 buyers", "de", "4,8 Sterne aus 2.100 Bewertungen"),
    ("4,8 Sterne aus 2.100 Bewertungen", "en", "4.8 stars from 2,100 reviews"),
    ("20% off", "de", "20 % Rabatt"),
    ("8折", "de", "20 % Rabatt"),
    ("75折", "en", "25% off"),
    ("Free returns within 30 days", "zh", "30天免费退货"),
    ("3-year warranty", "de", "3 Jahre Garantie"),
    ("包邮", "de", "kostenloser Versand"),
]


@pytest.mark.parametrize(("text", "language", "told"), TOLD)
def test_common_offers_and_proofs_are_told_number_by_number(
    text: str, language: str, told: str
) -> None:
    assert retold(text, language) == told


@pytest.mark.parametrize(
    "text", ["Free delivery from 50 euros", "20% off your second pair", "Winner of a design award"]
)
def test_what_has_a_condition_or_no_pattern_is_not_told(text: str) -> None:
    assert retold(text, "de") is None


@pytest.mark.parametrize(("text", "language", "told"), [row for row in TOLD if "折" not in row[0]])
def test_what_is_told_is_grounded_in_the_brief_that_said_it(
    text: str, language: str, told: str
) -> None:
    brief = Brief(product=Product(name="Lamp", offer=text))
    found = ground(told, sources=sources_of(brief), language=language)
    assert not found.findings
