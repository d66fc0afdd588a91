"""Grounding: what copy may say, because the brief says so."""

from .ground import Grounding, ground
from .literals import number_literals
from .sources import sources_of

__all__ = ["Grounding", "ground", "number_literals", "sources_of"]
