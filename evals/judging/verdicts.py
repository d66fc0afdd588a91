"""Verdicts of a run: which pairs are judged, where they are kept, and what the report shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ...errors import InputFileError, UserError
from ...schema.kinds import Value
from ...tools.files import write_text
from ..cases.forms import Suite
from ..intervals import bootstrap_ratio
from ..results import Run
from ..storage import runs_folder
from .agreement import stated_agreement
from .pairwise import AdPair, PairVerdict

JUDGE_FILE = "judge.json"


class Judgement(Value):
    """All verdicts of one judge on two sides of a run."""

    run: str
    by: str
    """provider:model of the judge."""
    first: str
    second: str
    verdicts: tuple[PairVerdict, ...]
    unanswered: int = 0
    """Pairs without a usable answer."""


def pairs_of(run: Run, first: str, second: str) -> tuple[AdPair, ...]:
    """Every ad that both sides wrote for one brief, platform and market.

    Raises UserError where the run has one side only.
    """
    found = tuple(_pairs(run, first, second))
    if not found:
        raise UserError(
            f"run {run.id} has no ads of two sides to compare: run `adwright eval run -s copy "
            "--models builtin,gemini` first"
        )
    return found


def _pairs(run: Run, first: str, second: str) -> Iterator[AdPair]:
    for suite in (Suite.COPY, Suite.END_TO_END):
        others = {result.case: result for result in run.of(suite, second)}
        for result in run.of(suite, first):
            other = others.get(result.case)
            for name, texts in result.texts.items() if other else ():
                if other is not None and name in other.texts:
                    platform, language, *_ = name.split()
                    yield AdPair(
                        case=result.case,
                        platform=platform,
                        language=language,
                        brief=result.given,
                        first=texts,
                        second=other.texts[name],
                    )


def save_judgement(judgement: Judgement, data_dir: Path) -> Path:
    """Keeps it beside its run. Raises StorageError."""
    path = runs_folder(data_dir) / judgement.run / JUDGE_FILE
    write_text(path, judgement.model_dump_json(indent=1) + "\n")
    return path


def load_judgement(run: Run, data_dir: Path) -> Judgement | None:
    """The judgement of a run; None where there is none. Raises InputFileError."""
    path = runs_folder(data_dir) / run.id / JUDGE_FILE
    if not path.is_file():
        return None
    try:
        return Judgement.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, ValidationError) as error:
        raise InputFileError(f"{path} is no judgement: remove it, or judge again") from error


def judge_part(run: Run, data_dir: Path) -> dict[str, Any]:
    """What the report shows: rows by platform, and the stated agreement with people."""
    judgement = load_judgement(run, data_dir)
    agreement = stated_agreement(data_dir)
    if judgement is None:
        return {"rows": [], "agreement": agreement}
    platforms = sorted({verdict.platform for verdict in judgement.verdicts})
    groups = [("all", judgement.verdicts)] + [
        (name, tuple(v for v in judgement.verdicts if v.platform == name)) for name in platforms
    ]
    return {
        "rows": [win_row(name, verdicts) for name, verdicts in groups if verdicts],
        "by": judgement.by,
        "first": judgement.first,
        "second": judgement.second,
        "agreement": agreement,
    }


def win_row(platform: str, verdicts: Sequence[PairVerdict]) -> dict[str, Any]:
    """Wins, ties and the second side's share of wins (a tie is half) with its interval."""
    points = [{"second": 1.0, "tie": 0.5, "first": 0.0}[verdict.winner] for verdict in verdicts]
    ends = bootstrap_ratio([(point, 1.0) for point in points])
    return {
        "platform": platform,
        "pairs": len(verdicts),
        "first": sum(verdict.winner == "first" for verdict in verdicts),
        "second": sum(verdict.winner == "second" for verdict in verdicts),
        "ties": sum(verdict.winner == "tie" for verdict in verdicts),
        "turned": sum(verdict.turned for verdict in verdicts),
        "share": f"{sum(points) / len(points):.2f} ({ends.low:.2f} to {ends.high:.2f})",
    }
