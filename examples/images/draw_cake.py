"""Draws `low_sugar_cake.png`, the picture of the bakery example: python draw_cake.py."""

# ruff: noqa: INP001 - a script beside its picture
from __future__ import annotations

import math
import random
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

SIZE = 1080
"""Side in pixels: a square fits feeds and search results alike."""
SEED = 7

TABLE, WALL, PLATE = "#c99f72", "#f6efe3", "#fdfdfb"
SPONGE, CREAM, LEMON, LEAF = "#e9c46a", "#fff8e7", "#f4d35e", "#6a994e"


def draw(file: Path) -> None:
    """Writes the picture: a lemon cake of three layers on a plate."""
    from PIL import Image, ImageDraw, ImageFilter

    image = Image.new("RGB", (SIZE, SIZE), WALL)
    canvas = ImageDraw.Draw(image)
    canvas.rectangle((0, 720, SIZE, SIZE), fill=TABLE)
    _grain(canvas)
    canvas.ellipse((150, 740, 930, 920), fill="#b98c60")
    image = image.filter(ImageFilter.GaussianBlur(3))
    canvas = ImageDraw.Draw(image)
    canvas.ellipse((160, 700, 920, 890), fill=PLATE, outline="#e4e1d8", width=4)
    _cake(canvas)
    for angle in range(30, 360, 60):
        _lemon_slice(canvas, 540 + 210 * math.cos(math.radians(angle)), _top(angle))
    image.quantize(64).save(file, optimize=True)


def _grain(canvas: ImageDraw) -> None:
    dice = random.Random(SEED)
    for _ in range(60):
        y = dice.randint(730, SIZE)
        x = dice.randint(-100, SIZE)
        canvas.line(
            (x, y, x + dice.randint(80, 400), y + dice.randint(-3, 3)), fill="#bd9065", width=3
        )


def _cake(canvas: ImageDraw) -> None:
    """Three layers of sponge with cream between, and cream on top."""
    for layer, (colour, height) in enumerate(
        ((SPONGE, 90), (CREAM, 26), (SPONGE, 90), (CREAM, 26), (SPONGE, 90))
    ):
        bottom = 800 - sum((90, 26, 90, 26, 90)[:layer])
        canvas.ellipse((250, bottom - 60, 830, bottom + 60), fill=colour)
        canvas.rectangle((250, bottom - height, 830, bottom), fill=colour)
    canvas.ellipse((250, 418, 830, 538), fill=CREAM, outline="#efe4c8", width=4)


def _top(angle: int) -> float:
    return 474 + 38 * math.sin(math.radians(angle))


def _lemon_slice(canvas: ImageDraw, x: float, y: float) -> None:
    canvas.ellipse((x - 34, y - 18, x + 34, y + 18), fill=LEMON, outline="#e0b83c", width=3)
    for turn in range(0, 180, 45):
        dx, dy = 30 * math.cos(math.radians(turn)), 15 * math.sin(math.radians(turn))
        canvas.line((x - dx, y - dy, x + dx, y + dy), fill="#fbeeb2", width=2)
    canvas.ellipse((x + 30, y - 14, x + 52, y - 2), fill=LEAF)


if __name__ == "__main__":
    draw(Path(__file__).with_name("low_sugar_cake.png"))
