"""The style of the page: readable in both themes, and loaded from nowhere."""

from __future__ import annotations

import re

import pytest

from adwright.ui.parts.assets import script, stylesheet
from adwright.ui.parts.figure_style import INKS, OKABE_ITO
from adwright.ui.parts.previews.artwork import PALETTES

TEXT = 4.5
"""Least contrast of text, WCAG 2.2 AA: https://www.w3.org/TR/WCAG22/#contrast-minimum"""
GRAPHIC = 3.0
"""Least contrast of what a control or a figure is told by: #non-text-contrast"""

ON = {
    "ink": ("ground", "paper", "sunk", "warning-pale"),
    "soft": ("ground", "paper", "sunk"),
    "accent": ("ground", "paper", "accent-pale"),
    "accent-ink": ("accent",),
    "error": ("ground", "paper", "error-pale"),
    "warning": ("ground", "paper", "warning-pale"),
    "info": ("ground", "paper", "info-pale", "warning-pale"),
    "approved": ("ground", "paper", "approved-pale"),
}
PREVIEW_ON = {
    "p-ink": ("p-paper", "p-sunk", "p-line"),
    "p-soft": ("p-paper", "p-sunk"),
    "p-link": ("p-paper",),
    "p-on-button": ("p-button",),
    "w-ink": ("w-bubble", "w-head"),
    "w-soft": ("w-bubble", "w-head"),
    "w-green": ("w-bubble",),
}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stands_out_from_every_ground_it_is_put_on(theme: str) -> None:
    tokens = _block(":root, .aw-light" if theme == "light" else ".dark, .aw-dark")
    for text, grounds in ON.items():
        for ground in grounds:
            ratio = _contrast(tokens[f"aw-{text}"], tokens[f"aw-{ground}"])
            assert ratio >= TEXT, f"{theme}: {text} on {ground} is {ratio:.2f}"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_edges_and_bars_of_controls_can_be_seen(theme: str) -> None:
    tokens = _block(":root, .aw-light" if theme == "light" else ".dark, .aw-dark")
    for part in ("edge", "accent", "error", "info"):
        for ground in ("ground", "paper", "sunk"):
            ratio = _contrast(tokens[f"aw-{part}"], tokens[f"aw-{ground}"])
            assert ratio >= GRAPHIC, f"{theme}: {part} on {ground} is {ratio:.2f}"


@pytest.mark.parametrize("part", ["", ".aw-fb", ".aw-ig", ".aw-wa"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_texts_of_previews_can_be_read(part: str, theme: str) -> None:
    colours = _block(".aw-stage")
    if theme == "dark":
        colours |= _block('.aw-stage[data-theme="dark"]')
    if part:
        colours |= _block(part)
    if part and theme == "dark":
        colours |= _block(f'.aw-stage[data-theme="dark"] {part}')
    for text, grounds in PREVIEW_ON.items():
        for ground in grounds:
            if text in colours and ground in colours:
                ratio = _contrast(colours[text], colours[ground])
                assert ratio >= TEXT, f"{theme} {part}: {text} on {ground} is {ratio:.2f}"


def test_figures_have_the_colours_of_the_page_and_can_be_seen() -> None:
    for theme, selector in (("light", ":root, .aw-light"), ("dark", ".dark, .aw-dark")):
        tokens, ink = _block(selector), INKS["light" if theme == "light" else "dark"]
        assert (ink.text, ink.soft, ink.line, ink.paper) == (
            tokens["aw-ink"], tokens["aw-soft"], tokens["aw-line"], tokens["aw-paper"],
        )  # fmt: skip
        assert _contrast(OKABE_ITO[0], tokens["aw-ground"]) >= GRAPHIC


def test_the_letter_of_a_business_can_be_read_on_every_palette() -> None:
    for _, _, strong, _ in PALETTES:
        assert _contrast("#ffffff", strong) >= TEXT


def test_style_and_script_load_nothing() -> None:
    assert not re.search(r"@import|url\(|https?://(?!www\.w3\.org)", stylesheet())
    assert not re.search(r"https?://|\bimport\b|\bfetch\(|XMLHttpRequest|\beval\(", script())


def test_focus_is_visible_and_motion_can_be_turned_off() -> None:
    css = stylesheet()
    assert ":focus-visible" in css
    assert "prefers-reduced-motion: reduce" in css
    assert "outline: none" not in css
    assert "outline: 0" not in css


def _block(selector: str) -> dict[str, str]:
    """Colours of the custom properties of one rule."""
    css = re.sub(r"/\*.*?\*/", "", stylesheet(), flags=re.DOTALL)
    rules = re.findall(rf"(?:^|}})\s*{re.escape(selector)}\s*{{([^}}]*)}}", css)
    assert rules, selector
    found = re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6})\b", " ".join(rules))
    return dict(found)


def _contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio ."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
