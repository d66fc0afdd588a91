"""Docs made from code: settings, commands, graph, limits, schemas. `--check` tells what is stale.

python -m adwright.cli.docs [--check]
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parent.parent / "docs"
"""Folder of a checkout; the installed package has none."""


def settings_page() -> str:
    """Every setting: variable, default and meaning."""
    from ..settings import Settings
    from ..tools.settings_table import meaning_of, variables_of

    rows = [
        f"| {', '.join(f'`{name}`' for name in variables_of(field, info))} "
        f"| {_default(info.get_default(call_default_factory=False))} | {meaning_of(field)} |"
        for field, info in Settings.model_fields.items()
    ]
    head = (
        "# Settings\n\nStrongest first: the environment, `.env`, `adwright.toml`, the default. "
        "`adwright settings` shows what is in force and where it came from.\n\n"
        "| variable | default | meaning |\n| --- | --- | --- |\n"
    )
    return head + "\n".join(rows) + "\n"


def commands_page() -> str:
    """Help of every command, as the terminal shows it."""
    from typer.main import get_command

    from .app import app

    parts = ["# Commands\n"]

    def add(command: Any, name: str) -> None:
        context = command.context_class(
            command, info_name=name, terminal_width=90, max_content_width=90
        )
        text = re.sub(r"[ \t]+\n", "\n", _printed(command, context)).strip()
        parts.append(f"## `{name}`\n\n```text\n{text}\n```\n")
        for sub, child in getattr(command, "commands", {}).items():
            add(child, f"{name} {sub}")

    add(get_command(app), "adwright")
    return "\n".join(parts)


def _printed(command: Any, context: Any) -> str:
    """The help as it is printed, 80 columns wide wherever it is made."""
    held, paper = os.environ.get("COLUMNS"), io.StringIO()
    os.environ["COLUMNS"] = "80"
    try:
        with contextlib.redirect_stdout(paper):
            returned = command.get_help(context)
    finally:
        os.environ.pop("COLUMNS")
        if held is not None:
            os.environ["COLUMNS"] = held
    return paper.getvalue() or returned


def graph_page() -> str:
    """The graph, drawn by LangGraph itself."""
    from ..agents.graph import build_graph

    drawing = build_graph().get_graph().draw_mermaid()
    return f"# The graph\n\n```mermaid\n{drawing.strip()}\n```\n"


def platforms_page() -> str:
    """What each platform takes, from the constants that prompt, grammar and checks read."""
    from ..tools.platforms import SPECS

    parts = ["# Platforms\n"]
    for spec in SPECS.values():
        parts.append(
            f"## {spec.platform.value}\n\nFormat: {spec.format}. Read on {spec.checked} at "
            f"<{spec.source}>.\n\n"
            "| text | how many | longest | counted by | adwright writes | note |\n"
            "| --- | --- | --- | --- | --- | --- |"
        )
        for asset in spec.assets:
            least = "" if asset.hard else " (recommended)"
            parts.append(
                f"| {asset.kind.value} | {asset.minimum} to {asset.maximum} | {asset.limit}{least} "
                f"| {asset.counting.value} | {asset.wanted} | {asset.note} |"
            )
        parts.append("")
    return "\n".join(parts)


def _schema(form: str) -> Callable[[], str]:
    def page() -> str:
        from ..tools.json_schemas import json_schema

        return json_schema(form)

    return page


def conversation_page() -> str:
    """The sentences that change a campaign."""
    from ..agents.conversation.sentences.page import sentences_page

    return sentences_page()


PAGES: Mapping[str, Callable[[], str]] = {
    "settings.md": settings_page,
    "commands.md": commands_page,
    "graph.md": graph_page,
    "platforms.md": platforms_page,
    "conversation.md": conversation_page,
    "schemas/brief.schema.json": _schema("brief"),
    "schemas/campaign.schema.json": _schema("campaign"),
}


def main(arguments: list[str]) -> int:
    """Write the pages, or with --check name those that differ from the code."""
    stale = []
    for name, page in PAGES.items():
        file, text = DOCS / name, page()
        if file.is_file() and file.read_text(encoding="utf-8") == text:
            continue
        if "--check" in arguments:
            stale.append(name)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            sys.stdout.write(f"wrote docs/{name}\n")
    if stale:
        sys.stderr.write(f"stale docs: {', '.join(stale)}; run: make write-docs\n")
    return 1 if stale else 0


def _default(value: object) -> str:
    text = "" if value in {None, ""} else str(getattr(value, "value", value))
    return f"`{text}`" if text and "Undefined" not in text else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
