"""`adwright models`: list, pull and examine models."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from ..agents.models.registry import RegistryModel

app = typer.Typer(
    help="List, pull and examine models.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
_GB = 1e9
_MARKS = {"ok": "ok  ", "warn": "warn", "fail": "FAIL"}


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """List Llama and Gemma models that can be pulled, with size, licence and memory."""
    from ..agents.models.registry import REGISTRY

    rows = [_row(model) for model in REGISTRY]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD)
    for column in ("name", "download", "memory", "licence", "languages", "note"):
        table.add_column(column, no_wrap=column == "name")
    for row in rows:
        sizes = (f"{row['file_bytes'] / _GB:.1f} GB", f"{row['memory_bytes'] / _GB:.1f} GB")
        spoken = ", ".join(row["languages"]) or "many"
        table.add_row(row["name"], *sizes, row["licence"], spoken, row["note"])
    Console(highlight=False).print(table)
    typer.echo("Next: adwright models pull NAME")


@app.command()
def pull(
    name: Annotated[str, typer.Argument(help="A name from `models list`, or an https address.")],
) -> None:
    """Download a GGUF model; a broken download goes on where it stopped.

    Example:
        adwright models pull gemma-3-4b
    """
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

    from ..agents.models.pull import pull as download
    from ..settings import load_settings

    folder = load_settings().data_dir / "models"
    columns = ("{task.description}", BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns) as progress:
        task = progress.add_task(name, total=None)
        path = download(
            name,
            folder,
            on_progress=lambda done, total: progress.update(task, completed=done, total=total),
        )
    typer.echo(f"{path}\nNext: export ADWRIGHT_LLAMA_MODEL='{path}'")


@app.command()
def doctor(
    online: Annotated[
        bool, typer.Option("--online", help="Call each hosted model once, which may cost a little.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Examine this machine, the models and the settings; exit code 1 when something fails."""
    from ..agents.models.doctor import diagnose
    from ..settings import load_settings

    checks = diagnose(load_settings(), online=online)
    if as_json:
        typer.echo(json.dumps([asdict(check) for check in checks], ensure_ascii=False, indent=2))
    else:
        for check in checks:
            next_step = f"  → {check.next_step}" if check.next_step else ""
            typer.echo(f"{_MARKS[check.state]}  {check.name}: {check.detail}{next_step}")
    if any(check.state == "fail" for check in checks):
        raise typer.Exit(1)


def _row(model: RegistryModel) -> dict[str, Any]:
    return {**asdict(model), "languages": sorted(model.languages)}
