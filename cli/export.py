"""`adwright export`: a campaign as a file for an ad platform, a spreadsheet or a program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputFileError
from ..tools.export import ExportFormat

if TYPE_CHECKING:
    from ..schema import Campaign, Finding


def export(
    campaign: Annotated[
        Path, typer.Argument(help="A campaign.json that adwright wrote.", show_default=False)
    ],
    to: Annotated[ExportFormat, typer.Option("--to", help="Format.", show_default=False)],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="File to write.", show_default=False)
    ],
    approved: Annotated[
        bool, typer.Option("--approved-only", help="Leave out what nobody approved.")
    ] = False,
) -> None:
    """Write a campaign for Google, Meta, a spreadsheet or a program; all ads are paused.

    Examples:
        adwright export campaign.json --to google-ads-editor -o editor.csv
        adwright export campaign.json --to csv --approved-only -o texts.csv
    """
    from ..tools.export import export as write

    wanted = read_campaign(campaign)
    if not output.parent.is_dir():
        raise InputFileError(f"{output.parent} is no folder: make it, or choose another -o")
    findings = write(wanted, to, output, approved_only=approved)
    for finding in findings:
        typer.echo(_line(finding), err=True)
    typer.echo(f"{to.value} written to {output}", err=True)


def read_campaign(file: Path) -> Campaign:
    """Campaign in a file that adwright wrote. Raises InputFileError naming what is wrong."""
    from pydantic import ValidationError

    from ..schema import Campaign

    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputFileError(f"{file} is no campaign: it is not UTF-8 text") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputFileError(
            f"{file} cannot be read ({reason}): give a campaign.json that "
            "'adwright generate -o campaign.json' wrote"
        ) from error
    try:
        return Campaign.model_validate_json(text)
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in problem["loc"]) or "the file"
        raise InputFileError(
            f"{file} is no campaign of this version of adwright ({where}: {problem['msg']}): "
            "generate it again, or see 'adwright schema campaign'"
        ) from error


def _line(finding: Finding) -> str:
    fix = f" Next: {finding.fix}." if finding.fix else ""
    return f"{finding.severity.value}: {finding.message}.{fix}"
