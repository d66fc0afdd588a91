"""The picture of an ad: the advertiser's own, or one drawn in colours of a palette."""

from __future__ import annotations

import re

from ..html import Html, image, is_own_picture, tag
from .scene import Scene

PALETTES: tuple[tuple[str, ...], ...] = (
    ("#f3e3d3", "#e2a45f", "#b4532a", "#4b2a20"),
    ("#dfeae4", "#8fb8a0", "#2f6f5e", "#17352f"),
    ("#e6e4f2", "#a9a3d6", "#5a529c", "#2a2552"),
    ("#e2edf5", "#8dbad6", "#2f6f9f", "#14344f"),
    ("#f6e3e6", "#dd93a4", "#a63f5c", "#4a1a2b"),
    ("#eef0dc", "#c3c873", "#7b8434", "#363a17"),
)
"""Pale ground, middle, strong, deep; of our own."""
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_SHADES = 4


def artwork(scene: Scene, *, shape: str) -> Html:
    """The picture in a box of a shape: wide (16:9), square, tall (9:16) or landscape (1.91:1)."""
    look = scene.look
    alt = look.picture_words or scene.brief.product.name or scene.business
    if look.picture and is_own_picture(look.picture):
        inside = image(look.picture, alt=alt)
    else:
        inside = drawn(palette_of(scene), _initial(scene))
    return tag("div", inside, _class=f"aw-art aw-art-{shape}", role="presentation")


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
    letter = (
        f'<svg viewBox="0 0 40 40" aria-hidden="true"><circle cx="20" cy="20" r="20" '
        f'fill="{strong}"/></svg>'
    )
    return tag("span", Html(letter), tag("b", _initial(scene)), _class="aw-avatar")


def drawn(palette: tuple[str, ...], initial: str) -> Html:
    """A quiet still life of flat shapes; slices to any box."""
    ground, middle, strong, deep = palette
    shapes = (
        f'<svg viewBox="0 0 400 400" preserveAspectRatio="xMidYMid slice" aria-hidden="true">'
        f'<path fill="{ground}" d="M0 0h400v400H0z"/>'
        f'<circle cx="265" cy="150" r="86" fill="{middle}" opacity=".55"/>'
        f'<path fill="{middle}" opacity=".7" d="M0 262c70-44 150-44 214-8s126 30 186-14v160H0z"/>'
        f'<path fill="{strong}" opacity=".92" d="M0 316c88-34 152-10 214 8s124 12 186-22v98H0z"/>'
        f'<path fill="{deep}" opacity=".9" d="M0 372c96-18 180 8 400-20v48H0z"/>'
        f'<path fill="{strong}" d="M150 302v-96c0-22 14-34 30-40v-26h40v26c16 6 30 18 30 40v96z"/>'
        f'<path fill="{ground}" opacity=".92" d="M164 228h72v52h-72z"/>'
        f'<path fill="{deep}" d="M176 128h48v18h-48z"/></svg>'
    )
    return Html(shapes + tag("b", initial, _class="aw-art-letter"))


def _initial(scene: Scene) -> str:
    name = scene.business.strip()
    return next((letter.upper() for letter in name if letter.isalnum()), "·")


def _brightness(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue
