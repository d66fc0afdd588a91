"""`adwright privacy`: find personal data in a text before it goes anywhere."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Annotated

import typer

from ..errors import InputFileError

app = typer.Typer(
    help="Find personal data in texts, on this machine.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@app.callback()
def group() -> None:
    """Find personal data in texts, on this machine."""


@app.command()
def scan(
    file: Annotated[Path, typer.Argument(help="A text file, or - for standard input.")],
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='Lines {"id", "text"} in, {"id", "findings"} out.')
    ] = False,
    thorough: Annotated[
        bool, typer.Option("--thorough", help="Read again with Presidio (takes seconds to load).")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List personal data with its kind and place; the values themselves are not printed.

    Examples:
        adwright privacy scan notes.txt
        adwright privacy scan --jsonl reviews.jsonl > findings.jsonl
    """
    from ..tools.privacy.scan import scan_lines, scan_text

    with _opened(file) as stream:
        if jsonl:
            for row in scan_lines(stream, thorough=thorough):
                sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
            return
        text = _text(file, stream)
    findings = scan_text(text, thorough=thorough)
    if as_json:
        typer.echo(json.dumps(findings, ensure_ascii=False))
        return
    for finding in findings:
        line = text.count("\n", 0, finding["start"]) + 1
        typer.echo(f"line {line}: {finding['type']} ({finding['score']:.2f})")
    typer.echo(f"{len(findings)} pieces of personal data found", err=True)


@contextmanager
def _opened(file: Path) -> Iterator[IO[str]]:
    if str(file) == "-":
        yield sys.stdin
        return
    try:
        stream = file.open(encoding="utf-8-sig")
    except OSError as error:
        raise InputFileError(f"{file} cannot be read: {error.strerror}") from error
    with stream:
        try:
            yield stream
        except UnicodeDecodeError as error:
            raise InputFileError(f"{file} is not UTF-8 text: save it as UTF-8") from error


def _text(file: Path, stream: IO[str]) -> str:
    try:
        return stream.read()
    except UnicodeDecodeError as error:
        raise InputFileError(f"{file} is not UTF-8 text: save it as UTF-8") from error
