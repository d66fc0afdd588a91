"""`adwright settings` and `adwright schema`: what is in force, and the forms of the data."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer


class Form(StrEnum):
    """Values with a published JSON Schema."""

    BRIEF = "brief"
    CAMPAIGN = "campaign"


def schema(
    form: Annotated[Form, typer.Argument(help="Which form to print.", show_default=False)],
) -> None:
    """Print the JSON Schema of a brief or a campaign."""
    from ..tools.json_schemas import json_schema

    typer.echo(json_schema(form.value), nl=False)


def settings(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show every setting: its value, where it came from, and what it means."""
    from ..tools.settings_table import settings_in_force

    rows = settings_in_force()
    if as_json:
        typer.echo(json.dumps([row._asdict() for row in rows], ensure_ascii=False, indent=2))
        return
    from rich import box
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD)
    for column in ("setting", "value", "from", "meaning"):
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(row.variable, escape(row.value), row.origin, escape(row.meaning))
    Console(highlight=False).print(table)
