"""The advertiser's picture, small, as the page shows it in previews."""

from __future__ import annotations

import base64
from functools import lru_cache

from ...errors import AdwrightError
from ...schema import Brief

SIDE, THUMB = 720, 160
"""Longest side of a picture in previews and in the conversation, in pixels."""


def picture_of(brief: Brief) -> str:
    """The first picture of a brief as a data URI without metadata; empty where there is none."""
    return _data_uri(brief.images[0], SIDE) if brief.images else ""


def small_picture(path: str) -> str:
    """A picture as a data URI for the conversation; empty where it cannot be read any more."""
    return _data_uri(path, THUMB)


@lru_cache(maxsize=64)
def _data_uri(path: str, side: int) -> str:
    from ...tools.images import stripped_bytes

    try:
        data, kind = stripped_bytes(path, side)
    except AdwrightError:
        return ""  # the file went away; the preview draws a picture of its own
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"
