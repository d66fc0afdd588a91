"""Choosing among retrieved segments: by score and role, or by a model held to the candidates."""

from .choice import choose, role_of
from .request import read_choice, target_request

__all__ = ["choose", "read_choice", "role_of", "target_request"]
