"""What understanding gives, and the little it asks of an embedding model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ...schema import Brief, Facets, Question


class Embedder(Protocol):
    """A model that turns sentences into vectors."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of the texts, shape (n, dimensions), each row of length 1."""
        ...


@dataclass(frozen=True, kw_only=True)
class Understanding:
    """A brief understood: completed, taken apart into facets, or sent back with questions."""

    brief: Brief
    """The brief with markets, platforms and goal filled in; `inferred` names what was."""
    facets: Facets
    questions: tuple[Question, ...] = ()
    """At most three, and only when the brief is too thin to work with."""
    notes: tuple[str, ...] = ()
    """What was inferred, from which words."""
