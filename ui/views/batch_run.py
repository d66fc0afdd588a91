"""How far a run of a feed is, and its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..parts import Html, bar, tag
from ..parts.icons import icon
from ..words import Words
from .chrome import page_button

if TYPE_CHECKING:
    from ...agents.batch.result import Progress


def run_view(
    progress: Progress,
    words: Words,
    *,
    state: str,
    token: str = "",
    error: str = "",
    folder: str = "",
) -> Html:
    """How far a run has come: `state` is running, stopped or finished."""
    share = progress.through / progress.total if progress.total else 0.0
    counts = words(
        f"batch.{state}",
        done=words.number(progress.done),
        failed=words.number(progress.failed),
        money=words.money(progress.cost_usd, "USD"),
    )
    facts = [words("batch.rate", n=words.number(progress.rate * 60, 1))] if progress.rate else []
    if state == "running" and progress.left_s is not None:
        facts.append(words("batch.left", time=words.seconds(progress.left_s * 1000)))
    facts.append(words("batch.cost", money=words.money(progress.cost_usd, "USD")))
    return tag(
        "div",
        tag("p", counts, role="status"),
        bar(1.0 if state == "finished" else share, label=counts),
        tag("p", words("format.list").join(facts), _class="aw-note"),
        tag("p", error, _class="aw-problem", role="alert", dir="auto") if error else None,
        page_button("batch-stop", words("batch.stop"), symbol="block")
        if state == "running"
        else None,
        _download(token, words) if token else None,
        tag("p", words("batch.folder", folder=folder), _class="aw-note aw-place")
        if folder
        else None,
        _class="aw-run",
    )


def _download(token: str, words: Words) -> Html:
    words_ = tag("span", words("batch.download"))
    return Html(
        f'<a class="aw-button aw-main" download href="/adwright/batch/{token}.zip">'
        f"{icon('download')}{words_}</a>"
    )
