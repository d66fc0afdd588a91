"""Fills the figures of a run and of its measurement into the card of the shipped writer."""

import json
import re
from pathlib import Path
from typing import Any

_ROWS = {
    "answered": "are sound: whole words, facts where they agree",
    "names_a_fact": "repeats a fact of its sheet word for word",
    "style_where_asked": "names the style where style was asked for",
    "style_in_set": "names the style in at least one of six texts",
    "numbers_in_their_fact": "numbers, digit for digit as on the sheet (of texts with numbers)",
    "within_limit": "within its width",
    "ends_cleanly": "does not end on a dangling word or mark",
}


def fill_card(card: Path, report: Path, log: Path) -> None:
    """Rewrites the marked parts of `card` from a report of `measure` and a training log."""
    figures = json.loads(report.read_text(encoding="utf-8"))
    last = json.loads(log.read_text(encoding="utf-8").splitlines()[-1])
    text = card.read_text(encoding="utf-8")
    run = (
        f"{last['step']:.0f} steps, {last['tokens'] / 1e6:.1f} M tokens, "
        f"{last['seconds'] / 60:.0f} minutes, last loss {last['loss']:.2f} nats a token of copy"
    )
    text = _marked(text, "run", run)
    speed = f"{figures['sheets']} sheets; {figures['tokens_per_second']} tokens a second"
    text = _marked(text, "speed", speed)
    card.write_text(_marked(text, "table", "\n\n" + _table(figures) + "\n\n"), encoding="utf-8")


def _table(figures: dict[str, Any]) -> str:
    languages = ("all", "en", "de", "zh")
    lines = ["| share of texts that | " + " | ".join(languages) + " |", "|---" * 5 + "|"]
    for name, words in _ROWS.items():
        cells = (_cell(figures[language][name]) for language in languages)
        lines.append(f"| {words} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(share: dict[str, float]) -> str:
    return f"{share['share']:.1%} ({share['low']:.1%} to {share['high']:.1%})"


def _marked(text: str, name: str, body: str) -> str:
    found = re.compile(rf"(<!-- {name} -->).*?(<!-- end -->)", re.DOTALL)
    return found.sub(lambda match: match[1] + body + match[2], text)
