"""The Models tab (what works on this machine) and the Evals tab (the latest report)."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..parts import Html, chip, empty, section, tag
from ..words import Words
from .chrome import page_button

if TYPE_CHECKING:
    from ...agents.models.doctor import Check

REPORT = Path("evals") / "latest.html"
"""The latest eval report, in the data folder."""
_TONES = {"ok": "approved", "warn": "warning", "fail": "error"}


def models_view(checks: Sequence[Check] | None, words: Words) -> Html:
    """A row for each thing the doctor looked at; None while it looks."""
    again = page_button("models", words("models.check"), symbol="regenerate")
    inner = (
        empty(words("models.looking"))
        if checks is None
        else tag("ul", *(_check(check, words) for check in checks), _class="aw-checks")
    )
    return section(
        words("models.title"),
        inner,
        again if checks is not None else None,
        tag("p", words("models.settings"), _class="aw-note"),
        note=words("models.help"),
        _class="aw-sheet",
    )


def _check(check: Check, words: Words) -> Html:
    return tag(
        "li",
        chip(words(f"models.{check.state}"), tone=_TONES[check.state]),
        tag("strong", check.name),
        tag("span", check.detail, dir="auto"),
        tag("span", words("models.next", step=check.next_step), _class="aw-note")
        if check.next_step
        else None,
    )


def evals_view(data_dir: Path, words: Words) -> Html:
    """The latest report in a frame that can reach nothing, or how to make one."""
    file = data_dir / REPORT
    if not file.is_file():
        steps = (tag("li", words(f"evals.step_{n}")) for n in (1, 2, 3))
        return section(
            words("evals.how"), tag("ol", *steps), note=words("evals.none"), _class="aw-sheet"
        )
    made = datetime.fromtimestamp(file.stat().st_mtime, tz=UTC).astimezone()
    return section(
        words("evals.report"),
        _framed(file.read_text(encoding="utf-8"), words("evals.frame")),
        note=words("evals.made", when=words.date(made)),
        _class="aw-sheet",
    )


def _framed(page: str, title: str) -> Html:
    """A page in a sandbox: its scripts run, with no access to this page or its storage."""
    return Html(
        f'<iframe class="aw-report" sandbox="allow-scripts" title="{html.escape(title)}" '
        f'srcdoc="{html.escape(page)}"></iframe>'
    )
