"""How far the judge agrees with people: labels, Cohen's kappa, and the statement of both."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ...errors import InputFileError
from ...schema.kinds import Value
from ...tools.files import write_text
from ..storage import evals_folder
from .pairwise import AdPair, PairVerdict, Winner

AGREEMENT_FILE = "judge_agreement.json"
NOT_MEASURED = "not measured: no one has labelled pairs of ads yet (n 0)"


class Label(AdPair):
    """A pair of ads and what a person preferred."""

    preferred: Winner
    person: str
    """Who judged, by a made-up name."""


class Agreement(Value):
    """How far a judge and people agree."""

    labels: int = 0
    people: int = 0
    kappa: float | None = None
    """Cohen's kappa: 1 is agreement in everything, 0 is what chance gives."""
    agreement: float | None = None
    """Share of labels with the same verdict."""
    by: str | None = None
    """provider:model of the judge."""


def shipped_labels() -> tuple[Label, ...]:
    """The labels in human_labels.jsonl. Raises InputFileError for a line that is none."""
    text = files(__package__).joinpath("human_labels.jsonl").read_text(encoding="utf-8")
    try:
        return tuple(Label.model_validate_json(line) for line in text.splitlines() if line)
    except ValidationError as error:
        raise InputFileError(f"human_labels.jsonl: {error}") from error


def agreement_of(labels: Sequence[Label], verdicts: Sequence[PairVerdict], by: str) -> Agreement:
    """Agreement of verdicts with labels, both in one order.

    Raises ValueError when their numbers differ.
    """
    if len(labels) != len(verdicts):
        raise ValueError("a verdict is needed for each label")
    if not labels:
        return Agreement(by=by)
    said = [verdict.winner for verdict in verdicts]
    meant = [label.preferred for label in labels]
    return Agreement(
        labels=len(labels),
        people=len({label.person for label in labels}),
        kappa=round(kappa(meant, said), 4),
        agreement=round(sum(a == b for a, b in zip(meant, said, strict=True)) / len(labels), 4),
        by=by,
    )


def kappa(one: Sequence[str], other: Sequence[str]) -> float:
    """Cohen's kappa of two judges on the same things (Cohen 1960); 1 where both say one word."""
    n = len(one)
    seen = sum(a == b for a, b in zip(one, other, strict=True)) / n
    first, second = Counter(one), Counter(other)
    chance = sum(first[word] * second[word] for word in first) / n**2
    return 1.0 if chance == 1 else (seen - chance) / (1 - chance)


def save_agreement(found: Agreement, data_dir: Path) -> Path:
    """Keeps a measured agreement in the data folder. Raises StorageError."""
    path = evals_folder(data_dir) / AGREEMENT_FILE
    write_text(path, found.model_dump_json(indent=1) + "\n")
    return path


def stated_agreement(data_dir: Path) -> str:
    """The agreement in one line: measured here, else as shipped, else that it is not measured."""
    found = _kept(data_dir) or _shipped()
    if not found.labels or found.kappa is None or found.agreement is None:
        return NOT_MEASURED
    return (
        f"kappa {found.kappa:.2f}, the same verdict in {found.agreement:.0%} of {found.labels} "
        f"pairs labelled by {found.people} people, judge {found.by}"
    )


def _kept(data_dir: Path) -> Agreement | None:
    path = evals_folder(data_dir) / AGREEMENT_FILE
    if not path.is_file():
        return None
    try:
        return Agreement.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise InputFileError(f"{path} is no agreement: remove it, or measure again") from error


def _shipped() -> Agreement:
    import yaml

    text = files(__package__).joinpath("agreement.yaml").read_text(encoding="utf-8")
    data: Any = yaml.safe_load(text)
    return Agreement.model_validate(data)
