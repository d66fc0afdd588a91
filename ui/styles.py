"""All styles of the page as one sheet, strong enough to hold against Gradio's own reset."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
OPEN = ("tokens.css", "ground.css")
"""Sheets that speak of the whole document; the others are nested in Gradio's container, whose
reset (`.gradio-container-x button`) outweighs a single class."""
_KEYFRAMES = re.compile(r"@keyframes\s+[\w-]+\s*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")


@cache
def all_styles() -> str:
    """The sheets of the parts, then those of the page's frame, in name order."""
    files = [*sorted((HERE / "assets").glob("*.css")), *sorted((HERE / "static").glob("*.css"))]
    files.sort(key=lambda file: file.name not in OPEN)
    return "\n".join(nested(file.name, file.read_text(encoding="utf-8")) for file in files)


def nested(name: str, sheet: str) -> str:
    """A sheet nested in Gradio's container; animations stay outside, where alone they work."""
    if name in OPEN:
        return sheet
    frames = "\n".join(_KEYFRAMES.findall(sheet))
    return f".gradio-container {{\n{_KEYFRAMES.sub('', sheet)}\n}}\n{frames}"
