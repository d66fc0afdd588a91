"""Colours by name, in words that name no product: `light brown`, not `chocolate`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

Rgb = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

NAMED: Mapping[str, Rgb] = MappingProxyType(
    {
        "black": (18, 18, 18), "dark grey": (70, 70, 72), "grey": (128, 128, 128),
        "light grey": (196, 196, 198), "white": (250, 250, 250), "off-white": (243, 236, 222),
        "beige": (221, 200, 164), "light brown": (190, 146, 102), "brown": (120, 76, 42),
        "dark brown": (66, 42, 28), "dark red": (122, 20, 28), "red": (210, 38, 42),
        "pale pink": (244, 205, 210), "pink": (232, 120, 160), "deep orange": (206, 90, 32),
        "warm orange": (244, 146, 50), "pale yellow": (248, 232, 160), "yellow": (242, 206, 70),
        "dark yellow": (176, 142, 40), "pale green": (190, 218, 180), "green": (84, 152, 76),
        "dark green": (34, 74, 46), "grey green": (122, 134, 106), "teal": (34, 128, 128),
        "pale blue": (186, 212, 234), "sky blue": (104, 168, 222), "blue": (44, 92, 188),
        "navy blue": (24, 36, 78), "purple": (112, 60, 142), "pale purple": (200, 184, 222),
    }
)  # fmt: skip
"""A small table of our own, one typical value a name."""


@dataclass(frozen=True, kw_only=True)
class Colour:
    """One colour of a picture."""

    name: str
    hex: str
    """As in CSS, for example #c99f72."""
    share: float
    """Part of the picture's area, 0 to 1."""


def name_of(rgb: Rgb) -> str:
    """The closest name, by distance in CIE L*a*b* (1976), which is closer to the eye than RGB."""
    wanted = _lab(rgb)
    return min(NAMED, key=lambda name: _distance(wanted, _lab(NAMED[name])))


def palette(counted: Sequence[tuple[int, Rgb]], most: int) -> tuple[Colour, ...]:
    """The largest colours of counted pixels, those of one name put together."""
    total = sum(count for count, _ in counted) or 1
    groups: dict[str, list[tuple[int, Rgb]]] = {}
    for count, rgb in sorted(counted, reverse=True):
        groups.setdefault(name_of(rgb), []).append((count, rgb))
    colours = [
        Colour(
            name=name,
            hex="#{:02x}{:02x}{:02x}".format(*members[0][1]),
            share=round(sum(count for count, _ in members) / total, 3),
        )
        for name, members in groups.items()
    ]
    return tuple(sorted(colours, key=lambda colour: -colour.share)[:most])


def _distance(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


@cache
def _lab(rgb: Rgb) -> tuple[float, float, float]:
    """CIE L*a*b* of an sRGB colour under D65 (IEC 61966-2-1, CIE 15)."""
    red, green, blue = (_linear(channel / 255) for channel in rgb)
    x = _cube((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505)
    y = _cube(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    z = _cube((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _linear(value: float) -> float:
    """Linear light of an sRGB channel, 0 to 1."""
    dark_end = 0.04045
    return value / 12.92 if value <= dark_end else float(((value + 0.055) / 1.055) ** 2.4)


def _cube(value: float) -> float:
    """The compression of CIE L*a*b*."""
    knee = 0.008856
    return float(value ** (1 / 3)) if value > knee else 7.787 * value + 16 / 116
