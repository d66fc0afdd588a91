"""Laws of the check on the writer's words."""

import random

import pytest

from adwright.agents.writer.corpus.generate import document
from adwright.agents.writer.legible import legible
from adwright.agents.writer.sheet import FactSheet

SHEET = FactSheet(
    language="en", product="FlowDesk", category="help desk", benefits=("EU hosting",), style="retro"
)


@pytest.mark.parametrize("text", ["Meet FlowDesk", "Retro help desk with EU hosting"])
def test_words_of_the_sheet_and_the_frames_pass(text: str) -> None:
    assert legible(text, SHEET)


@pytest.mark.parametrize(
    "text",
    ["Meet Flowen", "EU hosting: EU hosting: EU hosting", "Retro retro", "", "Certifiedryory"],
)
def test_broken_words_and_circles_do_not(text: str) -> None:
    assert not legible(text, SHEET)


@pytest.mark.parametrize("language", ["en", "de", "zh"])
def test_nearly_every_text_it_was_trained_on_passes(language: str) -> None:
    rng = random.Random(6)
    docs = [document(language, rng) for _ in range(40)]
    passed = [legible(made.text, doc.facts.sheet) for doc in docs for _, made in doc.pairs]
    assert sum(passed) / len(passed) > 0.95
