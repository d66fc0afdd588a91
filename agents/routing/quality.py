"""Expected quality of a model at a task: measured where there is a table, else a stated prior."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ...errors import InputFileError
from ..models.port import ModelCard, Skill

HOSTED_PRIOR = 0.90
"""Quality expected of a hosted model before anything is measured, 0 to 1."""
LOCAL_PRIOR = 0.75
"""The same for a local Llama or Gemma of a few billion parameters."""
BUILTIN_PRIOR = 0.55
"""The same for the builtin writer, which writes short texts and nothing else."""


@dataclass(frozen=True, kw_only=True)
class QualityTable:
    """Measured quality, 0 to 1, by (task, primary language, provider:model)."""

    measured: Mapping[tuple[str, str, str], float] = field(default_factory=dict)

    def expected(self, card: ModelCard, task: str, language: str) -> tuple[float, str]:
        """Quality and where the figure comes from: `measured` or `prior`."""
        value = self.measured.get((task, language, card.name))
        return (value, "measured") if value is not None else (_prior(card), "prior")


def load_quality(path: Path) -> QualityTable:
    """Table from a JSON list of {task, language, model, quality}; empty when there is no file.

    A figure counts only beside another one of the same task and language: the scale of the eval
    suite is its own, so that one measured model cannot be held against another one's prior.

    Raises InputFileError when the file is there but is no such table.
    """
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        measured = {(r["task"], r["language"], r["model"]): float(r["quality"]) for r in rows}
        beside = Counter((task, language) for task, language, _ in measured)
    except FileNotFoundError:
        return QualityTable()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputFileError(
            f"{path} is no quality table: remove it, or write it again from an evaluation"
        ) from error
    return QualityTable(
        measured={key: value for key, value in measured.items() if beside[key[:2]] > 1}
    )


def _prior(card: ModelCard) -> float:
    if card.skill is Skill.COPY_SHEET:
        return BUILTIN_PRIOR
    return HOSTED_PRIOR if card.hosted else LOCAL_PRIOR
