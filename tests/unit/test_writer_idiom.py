from __future__ import annotations

import random

import pytest

from adwright.agents.writer.corpus.generate import document
from adwright.agents.writer.idiom import idiomatic


@pytest.mark.parametrize("language", ["en", "de", "zh"])
def test_what_was_taught_is_idiomatic(language: str) -> None:
    rng = random.Random(6)
    drafts = [draft for _ in range(40) for _, draft in document(language, rng).pairs]
    assert all(idiomatic(draft.marked, language) for draft in drafts)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The story of {price}", "en"),
        ("{Sc} by {price}", "en"),
        ("{p} makes {price}.", "en"),
        ("Certifiedryory {p}", "en"),
        ("{O}:.", "en"),
        ("What you suggest? {F} by {p} or", "en"),
        ("Kennst du {price} im {brand}?", "de"),
        ("{p}，好留色，{f}", "zh"),
    ],
)
def test_what_no_sentence_says_is_not(text: str, language: str) -> None:
    assert not idiomatic(text, language)
