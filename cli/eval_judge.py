"""What `adwright eval judge` does: verdicts on a run, or the judge's agreement with people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from ..errors import SettingsError, UserError

if TYPE_CHECKING:
    from ..agents.models.port import ChatModel
    from ..settings import Settings


def judged(settings: Settings, name: str, by: str, limit: int) -> None:
    """Judges the first two sides of a run, keeps the verdicts, and writes the page again."""
    from ..agents.api import run_waiting
    from ..evals.judging.pairwise import judge_all
    from ..evals.judging.verdicts import Judgement, pairs_of, save_judgement, win_row
    from ..evals.report import write_report
    from ..evals.storage import load_run

    model = judge_model(settings, by)
    run = load_run(name, settings.data_dir)
    if len(run.names) == 1:
        raise UserError(f"run {run.id} has one side, {run.names[0]}: run two, parted by a comma")
    first, second = run.names[:2]
    pairs = pairs_of(run, first, second)[:limit]
    verdicts, unanswered = run_waiting(judge_all(model, pairs))
    judgement = Judgement(
        run=run.id,
        by=model.card.name,
        first=first,
        second=second,
        verdicts=verdicts,
        unanswered=unanswered,
    )
    save_judgement(judgement, settings.data_dir)
    write_report(run, settings.data_dir)
    if verdicts:
        row = win_row("all", verdicts)
        typer.echo(
            f"{row['pairs']} pairs: {first} {row['first']}, {second} {row['second']}, ties "
            f"{row['ties']} ({row['turned']} turned with the order); {second} wins {row['share']}"
        )
    if unanswered:
        typer.echo(f"{unanswered} pairs got no usable answer from {model.card.name}")


def measured_agreement(settings: Settings, by: str) -> None:
    """Judges the labelled pairs and keeps the agreement; says so where there are no labels."""
    from ..agents.api import run_waiting
    from ..evals.judging.agreement import (
        NOT_MEASURED,
        agreement_of,
        save_agreement,
        shipped_labels,
        stated_agreement,
    )
    from ..evals.judging.pairwise import judge_all

    labels = shipped_labels()
    if not labels:
        typer.echo(NOT_MEASURED)
        return
    model = judge_model(settings, by)
    verdicts, unanswered = run_waiting(judge_all(model, labels))
    if unanswered:
        raise UserError(f"{unanswered} labelled pairs got no usable answer: try again later")
    save_agreement(agreement_of(labels, verdicts, model.card.name), settings.data_dir)
    typer.echo(stated_agreement(settings.data_dir))


def judge_model(settings: Settings, by: str) -> ChatModel:
    """The capable model of a provider. Raises SettingsError where it is not set up."""
    from ..agents.fleet import build_models
    from ..agents.models.port import Skill

    for model in build_models(settings).values():
        if model.card.provider == by and model.card.skill is Skill.INSTRUCT:
            return model
    raise SettingsError(
        f"{by} is not set up as a judge: set GEMINI_API_KEY, ADWRIGHT_LLAMA_MODEL or "
        "ADWRIGHT_OPENAI_BASE_URL, and give --by gemini, llama or openai"
    )
