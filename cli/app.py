"""The `adwright` command: every sub-command, and how errors become exit codes."""

from __future__ import annotations

import sys

import typer

from ..errors import AdwrightError, UserError
from . import batch, export, generate, models, privacy, segments, show_settings, ui
from . import eval as evaluation

DONE, FAILED, BAD_INPUT = 0, 1, 2
"""Exit codes: done, failed, the input or the set-up is at fault."""

app = typer.Typer(
    name="adwright",
    help="From a product to a targeted, truthful, ready-to-run ad campaign.\n\n"
    "Try: adwright generate --text 'Retro running shoes by Velar, 79 euro, for city commuters'",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("generate")(generate.generate)
app.command("batch")(batch.batch)
app.command("export")(export.export)
app.command("ui")(ui.ui)
app.add_typer(segments.app, name="segments")
app.add_typer(privacy.app, name="privacy")
app.add_typer(models.app, name="models")
app.add_typer(evaluation.app, name="eval")
app.command("schema")(show_settings.schema)
app.command("settings")(show_settings.settings)


@app.callback(invoke_without_command=True)
def version(
    context: typer.Context,
    show: bool = typer.Option(False, "--version", help="Print the version and exit."),
) -> None:
    """Print the version when asked."""
    if show:
        from .. import __version__

        typer.echo(f"adwright {__version__}")
        raise typer.Exit(DONE)
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(DONE)


def run() -> None:
    """Run the command line; our own errors become one line on stderr and an exit code."""
    try:
        app(standalone_mode=True)
    except AdwrightError as error:
        sys.stderr.write(f"adwright: {error}\n")
        sys.exit(BAD_INPUT if isinstance(error, UserError) else FAILED)
    except KeyboardInterrupt:
        sys.stderr.write("adwright: stopped\n")
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(FAILED)
