"""The tasks that models do, and what each needs of a model."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..models.port import Skill


class Task(StrEnum):
    """One kind of work for a model."""

    UNDERSTAND = "understand"
    TARGET = "target"
    WRITE = "write"


@dataclass(frozen=True, kw_only=True)
class TaskNeeds:
    """What a model must bring for a task, and what a call of it usually takes."""

    skills: frozenset[Skill]
    input_tokens: int
    """Typical prompt, in tokens; used to estimate cost before the call."""
    output_tokens: int
    """Typical answer, in tokens."""


NEEDS: dict[Task, TaskNeeds] = {
    Task.UNDERSTAND: TaskNeeds(
        skills=frozenset({Skill.INSTRUCT}), input_tokens=1500, output_tokens=600
    ),
    Task.TARGET: TaskNeeds(
        skills=frozenset({Skill.INSTRUCT}), input_tokens=2500, output_tokens=700
    ),
    Task.WRITE: TaskNeeds(
        skills=frozenset({Skill.INSTRUCT, Skill.COPY_SHEET}), input_tokens=1800, output_tokens=900
    ),
}
