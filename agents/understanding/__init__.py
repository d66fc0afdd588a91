"""Understanding: a brief completed, and taken apart into facets with the words behind each."""

from .refinement import merge_refinement, refine_request
from .result import Embedder, Understanding
from .understand import understand

__all__ = ["Embedder", "Understanding", "merge_refinement", "refine_request", "understand"]
