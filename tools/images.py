"""What a picture shows by measurement: shape, colours, light, empty space; no model is asked."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .colours import Colour, Rgb, palette
from .image_files import decoded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

    Plane = NDArray[np.float64]

SOFT_SIDE = 600
"""Shorter side below which a picture looks soft in a feed, in pixels; adwright's own choice."""
MEASURED_SIDE = 256
"""Longer side of the copy that is measured, in pixels."""
COLOURS = 5
"""Most colours of a palette."""

# Shapes that the platforms' guides ask for: https://www.facebook.com/business/ads-guide and
# https://support.google.com/google-ads/answer/17091269
ASPECTS = {
    "square": 1.0,
    "portrait 4:5": 4 / 5,
    "vertical 9:16": 9 / 16,
    "landscape 1.91:1": 1.91,
    "landscape 16:9": 16 / 9,
}
"""Width divided by height."""
_FITS = {
    "square": "fits the Meta feed, Performance Max and Demand Gen",
    "portrait 4:5": "fits the Meta feed, Performance Max and Demand Gen",
    "vertical 9:16": "fits Stories, Reels and TikTok",
    "landscape 1.91:1": "fits Performance Max and Demand Gen",
    "landscape 16:9": "fits YouTube",
}
_TOLERANCE = 0.03
"""Relative deviation at which a shape still counts as the named one."""

# Thresholds are adwright's own, set on photographs of products and on drawn pictures
_WARM, _BRIGHT, _DARK, _HARD, _SOFT = 0.06, 0.68, 0.32, 0.27, 0.12
_PLAIN, _BUSY = 0.6, 0.2
_MAIN = 0.05
"""Part of the area from which a colour is worth a word."""
_CELLS = 24
"""Cells a side in which edges are looked for."""
_EDGE = 0.012
"""Mean step of lightness in a cell above which it is not empty."""
_OFF_CENTRE = 0.08
"""How far from the middle the detail has to be, as a part of the width."""


@dataclass(frozen=True, kw_only=True)
class ImageFacts:
    """What a picture shows by measurement, seen the right way up."""

    width: int
    height: int
    aspect: str
    """A name of ASPECTS, or `portrait` or `landscape` for other shapes."""
    palette: tuple[Colour, ...]
    """Five colours at most, the largest first."""
    brightness: float
    """Mean lightness, 0 black to 1 white."""
    contrast: float
    """Standard deviation of lightness, 0 to 0.5."""
    warmth: float
    """Mean of red less blue, -1 blue to 1 red."""
    empty_share: float
    """Part of the area without any edge, 0 to 1."""
    subject: str
    """Where most of the detail is: left, centre, right; empty for a picture without detail."""
    words: tuple[str, ...]
    """The same in short English words, for people and for models that cannot see."""
    notes: tuple[str, ...]
    """Where the shape fits, and what looks poor."""


def read_image(path: str | Path) -> ImageFacts:
    """Facts of a JPEG, PNG, WebP or GIF file.

    Raises InputFileError, naming the file and the next step, when it is missing, broken, too
    large, or something else.
    """
    import numpy as np

    (width, height), small = decoded(Path(path), MEASURED_SIDE)
    pixels = np.asarray(small, dtype=np.float64) / 255
    light = pixels @ np.array([0.2126, 0.7152, 0.0722])
    cells = _cells(light)
    measured: dict[str, Any] = {
        "brightness": round(float(light.mean()), 3),
        "contrast": round(float(light.std()), 3),
        "warmth": round(float((pixels[..., 0] - pixels[..., 2]).mean()), 3),
        "empty_share": round(float((cells < _EDGE).mean()), 3),
        "subject": _subject(cells),
        "palette": palette(_counted(small), COLOURS),
    }
    aspect = aspect_of(width, height)
    return ImageFacts(
        width=width,
        height=height,
        aspect=aspect,
        **measured,
        words=_words(**measured),
        notes=_notes(aspect, min(width, height)),
    )


def stripped_bytes(path: str | Path, max_side: int = 1024) -> tuple[bytes, str]:
    """The picture for a model that can see: JPEG bytes, and their media type `image/jpeg`.

    At most `max_side` pixels on the longer side, the right way up, on white where it was
    transparent, and without metadata: no place, no camera, no comment. Raises InputFileError.
    """
    _, small = decoded(Path(path), max_side)
    out = io.BytesIO()
    small.save(out, "JPEG", quality=88)
    return out.getvalue(), "image/jpeg"


def aspect_of(width: int, height: int) -> str:
    """Name of a shape, for example `vertical 9:16`; `portrait` or `landscape` for odd ones."""
    ratio = width / height
    close = {name: abs(ratio / wanted - 1) for name, wanted in ASPECTS.items()}
    best = min(close, key=lambda name: close[name])
    if close[best] <= _TOLERANCE:
        return best
    return "portrait" if ratio < 1 else "landscape"


def _counted(image: Image) -> list[tuple[int, Rgb]]:
    """Pixels of each of 16 colours that stand for all."""
    reduced = image.quantize(16)
    table = reduced.getpalette() or []
    counts = reduced.getcolors() or []
    return [
        (count, (table[3 * index], table[3 * index + 1], table[3 * index + 2]))
        for count, index in counts
        if isinstance(index, int)
    ]


def _cells(light: Plane) -> Plane:
    """Mean step of lightness in each cell of a grid over the picture."""
    import numpy as np

    down, across = np.zeros_like(light), np.zeros_like(light)
    down[1:] = np.abs(np.diff(light, axis=0))
    across[:, 1:] = np.abs(np.diff(light, axis=1))
    rows = np.array_split(down + across, min(_CELLS, light.shape[0]), axis=0)
    return np.array(
        [
            [cell.mean() for cell in np.array_split(row, min(_CELLS, light.shape[1]), axis=1)]
            for row in rows
        ]
    )


def _subject(cells: Plane) -> str:
    import numpy as np

    columns = cells.sum(axis=0)
    if not (cells >= _EDGE).any():
        return ""
    middle = float((columns * (np.arange(len(columns)) + 0.5)).sum() / columns.sum() / len(columns))
    if abs(middle - 0.5) <= _OFF_CENTRE:
        return "centre"
    return "left" if middle < 0.5 else "right"  # noqa: PLR2004 - the middle


def _words(
    *,
    palette: tuple[Colour, ...],
    brightness: float,
    contrast: float,
    warmth: float,
    empty_share: float,
    subject: str,
) -> tuple[str, ...]:
    found = {
        "warm palette": warmth > _WARM,
        "cool palette": warmth < -_WARM,
        "bright": brightness > _BRIGHT,
        "dark": brightness < _DARK,
        "high contrast": contrast > _HARD,
        "soft contrast": contrast < _SOFT,
        "plain background": empty_share > _PLAIN,
        "busy picture": empty_share < _BUSY,
        f"subject {subject}": bool(subject),
    }
    main = [f"{colour.name} tones" for colour in palette[:3] if colour.share >= _MAIN]
    return (*(word for word, holds in found.items() if holds), *main)


def _notes(aspect: str, shorter: int) -> tuple[str, ...]:
    notes = [_FITS.get(aspect, "crop it to square, 4:5, 9:16 or 1.91:1 for the platforms")]
    if shorter < SOFT_SIDE:
        notes.append(f"its shorter side has {shorter} pixels and looks soft: {SOFT_SIDE} is better")
    return tuple(notes)
