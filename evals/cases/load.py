"""The cases of a suite, read from its JSONL file and held to their form."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal, overload

from pydantic import ValidationError

from ...errors import InputFileError
from .forms import (
    Case,
    CopyCase,
    EndToEndCase,
    PrivacyCase,
    RetrievalCase,
    RobustnessCase,
    RoutingCase,
    Suite,
    TargetingCase,
    UnderstandingCase,
)

FORMS: dict[Suite, type[Case]] = {
    Suite.UNDERSTANDING: UnderstandingCase,
    Suite.RETRIEVAL: RetrievalCase,
    Suite.TARGETING: TargetingCase,
    Suite.COPY: CopyCase,
    Suite.PRIVACY: PrivacyCase,
    Suite.ROUTING: RoutingCase,
    Suite.ROBUSTNESS: RobustnessCase,
    Suite.END_TO_END: EndToEndCase,
}
"""The form of each suite's cases."""


@overload
def load_cases(suite: Literal["understanding"]) -> tuple[UnderstandingCase, ...]: ...
@overload
def load_cases(suite: Literal["retrieval"]) -> tuple[RetrievalCase, ...]: ...
@overload
def load_cases(suite: Literal["targeting"]) -> tuple[TargetingCase, ...]: ...
@overload
def load_cases(suite: Literal["copy"]) -> tuple[CopyCase, ...]: ...
@overload
def load_cases(suite: Literal["privacy"]) -> tuple[PrivacyCase, ...]: ...
@overload
def load_cases(suite: Literal["routing"]) -> tuple[RoutingCase, ...]: ...
@overload
def load_cases(suite: Literal["robustness"]) -> tuple[RobustnessCase, ...]: ...
@overload
def load_cases(suite: Literal["end_to_end"]) -> tuple[EndToEndCase, ...]: ...
@overload
def load_cases(suite: Suite | str) -> tuple[Case, ...]: ...
def load_cases(suite: Suite | str) -> tuple[Case, ...]:
    """All cases of a suite, in the order of its file.

    Raises ValueError for an unknown suite, InputFileError for a line that is not of the form,
    with the line's number.
    """
    return _read(Suite(suite))


@cache
def _read(suite: Suite) -> tuple[Case, ...]:
    text = files(__package__).joinpath(f"{suite.value}.jsonl").read_text(encoding="utf-8")
    lines = enumerate(text.splitlines(), start=1)
    return tuple(_case(suite, line, at) for at, line in lines if line.strip())


def _case(suite: Suite, line: str, at: int) -> Case:
    try:
        return FORMS[suite].model_validate_json(line)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in problem["loc"]) or "line"
        raise InputFileError(
            f"{suite.value}.jsonl line {at}: {field}: {problem['msg']}: mend the case "
            "(see evals/cases/forms.py)"
        ) from error
