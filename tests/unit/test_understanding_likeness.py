from __future__ import annotations

import pytest

from adwright.agents.understanding import Embedder, understand
from adwright.retrieval.embedder import load_embedder
from adwright.schema import Brief, Facet


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder()


def meant(text: str, embedder: Embedder) -> list[Facet]:
    facets = understand(Brief.from_text(text), embedder=embedder).facets
    return [facet for facet in facets.all() if facet.source == "embedding"]


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        (
            "A desk lamp of black steel pipes and an old bulb, as from a workshop.",
            "style.industrial",
        ),
        ("A blanket for rain against the window and a hot drink in your hands.", "style.cozy"),
        ("Everyone in the village bakes here on Saturday.", "style.rustic"),
    ],
)
def test_a_style_that_is_meant_and_not_named_is_found_with_its_sentence(
    text: str, concept: str, embedder: Embedder
) -> None:
    found = {facet.concept: facet for facet in meant(text, embedder)}
    assert concept in found
    assert found[concept].evidence[0].text == text
    assert found[concept].confidence < 0.9


@pytest.mark.parametrize(
    "text",
    [
        "Printer paper A4, 80 g, 500 sheets per box of office supplies.",
        "Boots that a carpenter wears for ten years.",
        "Industrial parts: pumps for waste water plants.",
        "Tax advice for small companies.",
        "Car insurance in five minutes.",
    ],
)
def test_a_plain_thing_is_given_no_style_and_no_mood(text: str, embedder: Embedder) -> None:
    assert meant(text, embedder) == []


def test_what_is_named_is_not_meant_again(embedder: Embedder) -> None:
    text = "Cosy blankets. It feels like rain against the window and a hot drink."
    styles = understand(Brief.from_text(text), embedder=embedder).facets.styles
    assert [facet.source for facet in styles] == ["lexicon"]


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Everyone in the village bakes here on Saturday.", "category.bakery"),
        ("A davenport upholstered in bottle green velvet.", "category.furniture"),
    ],
)
def test_a_thing_the_lexicon_lacks_is_placed_by_likeness(
    text: str, concept: str, embedder: Embedder
) -> None:
    found = [facet.concept for facet in meant(text, embedder) if facet.kind == "category"]
    assert found == [concept]


@pytest.mark.parametrize(
    "text",
    [
        "the quarterly report of my aunt's cat's lawyer",
        "Something nice at good prices, come and see",
        "We sell things on the internet. Get us going.",
    ],
)
def test_what_is_like_nothing_is_placed_nowhere(text: str, embedder: Embedder) -> None:
    assert [facet for facet in meant(text, embedder) if facet.kind == "category"] == []
