"""The pictures of a brief: what is measured of them, and what of them a model may see."""

from __future__ import annotations

from pathlib import Path

from ..schema import Brief, PrivacyPolicy
from ..tools.images import read_image, stripped_bytes
from .models.port import Image, ModelCard

MOST = 3
"""Pictures shown to a model, the first ones."""


def picture_words(brief: Brief) -> tuple[str, ...]:
    """Words for what the pictures show by measurement. Raises InputFileError."""
    return tuple(word for path in brief.images for word in read_image(path).words)


def picture_notes(brief: Brief) -> list[str]:
    """A line for each picture: its shape, its look, and where it fits. Raises InputFileError."""
    notes = []
    for path in brief.images:
        facts = read_image(path)
        seen = ", ".join((facts.aspect, *facts.words))
        notes.append(f"Picture {Path(path).name}: {seen}. {'; '.join(facts.notes)}.")
    return notes


def pictures_for(brief: Brief, card: ModelCard, policy: PrivacyPolicy) -> tuple[Image, ...]:
    """Pictures for a model that can see, without metadata; none where it must not see them.

    No code here can tell whether a picture shows a person, so a hosted model sees pictures only
    under `allow`.
    """
    if not card.vision or (card.hosted and policy is not PrivacyPolicy.ALLOW):
        return ()
    seen = (stripped_bytes(path) for path in brief.images[:MOST])
    return tuple(Image(data=data, media_type=kind) for data, kind in seen)
