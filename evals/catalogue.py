"""The segments that ship with adwright, by id, as the scorers look them up."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ..retrieval.catalogue_files import load_catalogue
from ..schema import Segment


@cache
def catalogue() -> Mapping[str, Segment]:
    """Every shipped segment by id, read once."""
    return {segment.id: segment for segment in load_catalogue()}
