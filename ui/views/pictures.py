"""The advertiser's picture, small, as the page shows it in previews."""

from __future__ import annotations

import base64
from functools import lru_cache

from ...errors import AdwrightError
from ...schema import Brief

SIDE = 720
"""Longest side of the picture in the page, in pixels."""


def picture_of(brief: Brief) -> str:
    """The first picture of a brief as a data URI without metadata; empty where there is none."""
    return _data_uri(brief.images[0]) if brief.images else ""


@lru_cache(maxsize=64)
def _data_uri(path: str) -> str:
    from ...tools.images import stripped_bytes

    try:
        data, kind = stripped_bytes(path, SIDE)
    except AdwrightError:
        return ""  # the file went away; the preview draws a picture of its own
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"
