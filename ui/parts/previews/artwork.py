"""The picture of an ad: the advertiser's own, or one drawn in colours of a palette."""

from __future__ import annotations

import re

from ..html import Html, image, tag
from .scene import Scene

PALETTES: tuple[tuple[str, ...], ...] = (
    ("#f3e3d3", "#e2a45f", "#b4532a", "#4b2a20"),
    ("#dfeae4", "#8fb8a0", "#2f6f5e", "#17352f"),
    ("#e6e4f2", "#a9a3d6", "#5a529c", "#2a2552"),
    ("#e2edf5", "#8dbad6", "#2f6f9f", "#14344f"),
    ("#f6e3e6", "#dd93a4", "#a63f5c", "#4a1a2b"),
    ("#eef0dc", "#c3c873", "#6c742b", "#363a17"),
)
"""Pale ground, middle, strong, deep; of our own."""
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_SHADES = 4


def artwork(scene: Scene, *, shape: str) -> Html:
    """The picture in a box of a shape: wide (16:9), square, tall (9:16) or landscape (1.91:1)."""
    alt = scene.look.picture_words or scene.brief.product.name or scene.business
    inside = image(scene.look.picture, alt=alt) if scene.has_picture else drawn(palette_of(scene))
    return tag("div", inside, _class=f"aw-art aw-art-{shape}")


def palette_of(scene: Scene) -> tuple[str, ...]:
    """Four colours, pale to deep: those of the look where it has some, else chosen by product."""
    given = sorted(
        {colour.lower() for colour in scene.look.palette if _HEX.fullmatch(colour)},
        key=_brightness,
        reverse=True,
    )
    base = scene.picked(PALETTES)
    if not given:
        return base
    return tuple((given[place] if place < len(given) else base[place]) for place in range(_SHADES))


def avatar(scene: Scene) -> Html:
    """A round sign of the business: its first letter on a colour of the palette."""
    _, _, strong, _ = palette_of(scene)
    ground = (
        f'<svg viewBox="0 0 40 40" aria-hidden="true"><circle cx="20" cy="20" r="20" '
        f'fill="{strong}"/></svg>'
    )
    return tag("span", Html(ground), tag("b", _initial(scene)), _class="aw-avatar")


def drawn(palette: tuple[str, ...]) -> Html:
    """A quiet picture of flat shapes that stands for none in particular; slices to any box."""
    ground, middle, strong, deep = palette
    shapes = (
        f'<svg viewBox="0 0 400 400" preserveAspectRatio="xMidYMid slice" aria-hidden="true">'
        f'<path fill="{ground}" d="M0 0h400v400H0z"/>'
        f'<path fill="{middle}" opacity=".38" d="M70 400V205a92 92 0 0 1 184 0v195z"/>'
        f'<circle cx="262" cy="172" r="70" fill="{middle}" opacity=".9"/>'
        f'<path fill="{strong}" opacity=".9" d="M196 400V262a62 62 0 0 1 124 0v138z"/>'
        f'<path fill="{middle}" opacity=".75" d="M0 330c90-34 172-20 240 2s110 14 160-6v74H0z"/>'
        f'<path fill="{deep}" opacity=".92" d="M0 366c80-22 150-8 220 6s120 8 180-10v38H0z"/>'
        f'<circle cx="132" cy="262" r="26" fill="{ground}" opacity=".95"/></svg>'
    )
    return Html(shapes)


def _initial(scene: Scene) -> str:
    name = scene.business.strip()
    return next((letter.upper() for letter in name if letter.isalnum()), "·")


def _brightness(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue
