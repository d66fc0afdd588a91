"""The progress of a run as a timeline: steps as they come, each with what it found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from ..words import Words
from .html import Html, tag
from .icons import icon

STEPS = ("screen", "understand", "retrieve", "target", "write", "review", "assemble")
"""Steps of a whole run, in order; others (index, approve, change) show when they come."""
MOST_LINES = 4
"""Messages shown below a step, the latest ones."""

Status = Literal["done", "running", "waiting", "failed", "stopped"]
_SYMBOLS: dict[Status, str] = {
    "done": "approve",
    "running": "repeat",
    "waiting": "waiting",
    "failed": "error",
    "stopped": "block",
}


def timeline(
    events: Sequence[Mapping[str, Any]],
    words: Words,
    *,
    finished: bool = False,
    failed: bool = False,
    milliseconds: float | None = None,
) -> Html:
    """The steps of a run, from events with `step` and `message` in the order in which they came.

    `finished` marks every step that came as done, `failed` the last one as failed.
    """
    lines: dict[str, list[str]] = {}
    for event in events:
        lines.setdefault(str(event["step"]), []).append(str(event["message"]))
    last = str(events[-1]["step"]) if events else STEPS[0]
    items = (
        _step(step, lines.get(step, ()), _status(step, last, lines, finished, failed), words)
        for step in _order(lines, finished=finished)
    )
    time = words("progress.finished", time=words.seconds(milliseconds or 0))
    return tag(
        "div",
        tag("ol", *items, _class="aw-steps", aria_label=words("progress.title")),
        tag("p", time, _class="aw-note") if finished and milliseconds is not None else None,
        _class="aw-timeline",
        aria_busy="false" if finished or failed else "true",
    )


def _order(lines: Mapping[str, Sequence[str]], *, finished: bool) -> list[str]:
    """Steps that came, in the order of a run; while it goes on, those to come as well."""
    came = list(lines)
    if finished or (came and not set(came) & set(STEPS)):
        return came
    early = [step for step in came if step not in STEPS]
    return [*early, *STEPS] if "index" in early else [*STEPS, *early]


def _status(
    step: str, last: str, lines: Mapping[str, Sequence[str]], finished: bool, failed: bool
) -> Status:
    if finished:
        return "done"
    if step == last:
        return "failed" if failed else "running"
    if step in lines or _is_before(step, last):
        return "done"
    return "stopped" if failed else "waiting"


def _is_before(step: str, last: str) -> bool:
    """Whether a step of a whole run comes before the one that is under way."""
    return step in STEPS and last in STEPS and STEPS.index(step) < STEPS.index(last)


def _step(step: str, messages: Sequence[str], status: Status, words: Words) -> Html:
    shown = [message for message in messages if message][-MOST_LINES:]
    return tag(
        "li",
        tag("span", icon(_SYMBOLS[status]), _class="aw-step-mark"),
        tag(
            "div",
            tag("span", words.get(f"progress.{step}", step), _class="aw-step-name"),
            tag("span", words(f"progress.{status}"), _class="aw-hidden"),
            tag("ul", *(tag("li", message, dir="auto") for message in shown)) if shown else None,
        ),
        _class=f"aw-step aw-step-{status}",
        aria_current="step" if status == "running" else None,
    )
