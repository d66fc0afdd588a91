"""`adwright eval`: run the eval suites, compare, report, gate, calibrate, judge."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..schema import PrivacyPolicy

if TYPE_CHECKING:
    from ..evals.results import Run

app = typer.Typer(
    help="Measure adwright on its own cases: nothing leaves the machine unless a hosted model "
    "is asked for.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
RunName = Annotated[
    str,
    typer.Argument(help="A run's id, the beginning of one, or a run.json; the latest without it."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Suites = Annotated[
    list[str] | None,
    typer.Option("--suite", "-s", help="A suite to run, again for more; all without it."),
]
Fast = Annotated[bool, typer.Option("--fast", help="The fast subset, the same every time.")]


@app.command("run")
def run(
    suite: Suites = None,
    models: Annotated[
        str,
        typer.Option(
            "--models",
            help="Sides to compare, parted by commas: builtin, gemini, llama, openai; "
            "gemini+llama lets both work.",
        ),
    ] = "builtin",
    policy: Annotated[
        list[PrivacyPolicy] | None,
        typer.Option("--policy", help="Privacy policy of the sides, again for more sides."),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", min=0, help="Most cases of each suite, spread; 0 is all.")
    ] = 0,
    fast: Fast = False,
    record: Annotated[
        Path | None, typer.Option("--record", help="File to keep hosted models' answers in.")
    ] = None,
    replay: Annotated[
        Path | None, typer.Option("--replay", help="File of recorded answers to play back.")
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the run that was interrupted last.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Run suites and show every metric with n and its 95 % interval.

    Examples:
        adwright eval run --fast
        adwright eval run -s copy --models builtin,gemini --record answers.jsonl
        adwright eval run -s copy --models builtin,gemini --replay answers.jsonl
    """
    from ..settings import load_settings
    from .eval_run import done_run
    from .show_eval import show_run

    settings = load_settings()
    sides = tuple(part.strip() for part in models.split(",") if part.strip())
    done = done_run(
        settings,
        suites=tuple(suite or ()),
        models=sides,
        policies=tuple(policy or ()),
        limit=limit,
        fast=fast,
        record=record,
        replay=replay,
        resume=resume,
    )
    _print_json(done) if as_json else show_run(done, settings.data_dir)


@app.command("report")
def report(
    run: RunName = "latest",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Where to write the page as well.")
    ] = None,
) -> None:
    """Write one HTML page of a run, with plots and every failure to click open."""
    from ..evals.report import write_report
    from ..evals.storage import load_run
    from ..settings import load_settings

    data_dir = load_settings().data_dir
    for path in write_report(load_run(run, data_dir), data_dir, output):
        typer.echo(f"report in {path}")


@app.command("compare")
def compare(
    first: Annotated[str, typer.Argument(help="RUN, RUN:SIDE, or a side of the latest run.")],
    second: Annotated[str, typer.Argument(help="What it is compared with, in the same form.")],
    every: Annotated[
        bool, typer.Option("--all", help="Show metrics that did not clearly change as well.")
    ] = False,
) -> None:
    """Compare two sides on the same cases: differences with 95 % intervals (paired bootstrap).

    Examples:
        adwright eval compare builtin gemini
        adwright eval compare 20261124-1218 20261125-0900
    """
    from ..settings import load_settings
    from .eval_run import side_of
    from .show_eval import show_comparison

    data_dir = load_settings().data_dir
    show_comparison(*side_of(first, data_dir), *side_of(second, data_dir), every=every)


@app.command("gate")
def gate(
    fast: Fast = False,
    run: Annotated[
        str, typer.Option("--run", help="Judge a run that is there instead of making one.")
    ] = "",
    thresholds: Annotated[
        Path | None, typer.Option("--thresholds", help="Another file of thresholds.")
    ] = None,
) -> None:
    """Run the suites with the builtin writer and fail (exit code 1) where a figure falls."""
    from ..evals.gate import GATE_FILE
    from ..settings import load_settings
    from .eval_run import gated
    from .show_eval import show_gate

    done, verdicts = gated(load_settings(), thresholds or GATE_FILE, run=run, fast=fast)
    if not show_gate(done, verdicts):
        raise typer.Exit(1)


@app.command("calibrate")
def calibrate(
    share: Annotated[
        float, typer.Option("--share", min=0, max=1, help="Wanted share of hosted ads.")
    ] = 0.3,
    run: RunName = "latest",
) -> None:
    """Fit the router's threshold for a hosted share, with the quality and cost to expect."""
    from ..evals.calibrating import calibrate as fitted
    from ..evals.calibrating import points_of
    from ..evals.storage import load_run
    from ..settings import load_settings
    from .show_eval import show_calibration

    points, assumed = points_of(load_run(run, load_settings().data_dir))
    show_calibration(fitted(points, share, assumed=assumed), len(points))


@app.command("judge")
def judge(
    run: RunName = "latest",
    by: Annotated[
        str, typer.Option("--by", help="The judge: gemini, llama or openai, as set up.")
    ] = "gemini",
    limit: Annotated[
        int, typer.Option("--limit", min=1, help="Most pairs of ads that are judged.")
    ] = 60,
    agreement: Annotated[
        bool,
        typer.Option("--agreement", help="Measure the judge against the human labels instead."),
    ] = False,
) -> None:
    """Let a capable model judge two sides of a run, ad by ad, in both orders."""
    from ..settings import load_settings
    from .eval_judge import judged, measured_agreement

    settings = load_settings()
    if agreement:
        measured_agreement(settings, by)
    else:
        judged(settings, run, by, limit)


@app.command("runs")
def runs() -> None:
    """List the runs that are kept."""
    from ..evals.storage import all_runs
    from ..settings import load_settings
    from .show_eval import show_runs

    show_runs(all_runs(load_settings().data_dir))


def _print_json(run: Run) -> None:
    import json

    rows = [
        {"suite": suite.value, "side": side, **one.model_dump()}
        for suite in run.plan.suites
        for side in run.names
        for one in run.measured(suite, side)
    ]
    typer.echo(json.dumps({"run": run.id, "metrics": rows}, indent=2, ensure_ascii=False))
