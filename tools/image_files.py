"""Picture files decoded with care: the first frame, the right way up, without metadata."""

from __future__ import annotations

import struct
import warnings
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputFileError

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
"""Formats that are read; of a moving picture, the first frame."""
MAX_BYTES = 25_000_000
"""Largest file."""
MAX_PIXELS = 50_000_000
"""Largest picture once decoded: a small file can hold a huge one."""
MIN_SIDE = 8
"""Shortest side with anything to see, in pixels."""

_BROKEN = (
    SyntaxError, ValueError, EOFError, OverflowError, IndexError, KeyError, TypeError,
    struct.error, zlib.error,
)  # fmt: skip
"""What Pillow raises for broken files, besides OSError."""


def decoded(path: Path, side: int) -> tuple[tuple[int, int], Image]:
    """Width and height of a picture, and an RGB copy of at most `side` pixels a side.

    The copy is the right way up, on white where the picture is transparent, and holds pixels only:
    no place, no camera, no comment. Raises InputFileError naming the file and the next step.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        _check_file(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=FORMATS) as image:
                _check_size(path, image.size)
                image.load()
                upright = ImageOps.exif_transpose(image)
                return upright.size, _flat(upright, side)
    except UnidentifiedImageError as error:
        raise InputFileError(f"{path} is no picture: give a JPEG, PNG, WebP or GIF file") from error
    except Image.DecompressionBombError as error:
        raise InputFileError(_too_many(path)) from error
    except OSError as error:
        reason = error.strerror or "it is cut off or broken"
        raise InputFileError(f"{path} cannot be read ({reason}): {_next_step(error)}") from error
    except _BROKEN as error:
        raise InputFileError(f"{path} is a broken picture: {_next_step(error)}") from error


def _flat(image: Image, side: int) -> Image:
    from PIL import Image

    opaque = image.convert("RGBA")
    opaque.thumbnail((side, side))
    flat = Image.new("RGB", opaque.size, "white")
    flat.paste(opaque, mask=opaque.getchannel("A"))
    return flat


def _check_file(path: Path) -> None:
    size = path.stat().st_size
    if not path.is_file():
        raise InputFileError(f"{path} is no file: give a JPEG, PNG, WebP or GIF file")
    if size > MAX_BYTES:
        raise InputFileError(
            f"{path} has {size:,} bytes; the most is {MAX_BYTES:,}: save it smaller"
        )


def _check_size(path: Path, size: tuple[int, int]) -> None:
    width, height = size
    if width * height > MAX_PIXELS:
        raise InputFileError(_too_many(path))
    if min(size) < MIN_SIDE:
        raise InputFileError(
            f"{path} is {width} x {height} pixels: give one of {MIN_SIDE} or more a side"
        )


def _too_many(path: Path) -> str:
    return f"{path} has more than {MAX_PIXELS:,} pixels: save it smaller"


def _next_step(error: BaseException) -> str:
    if isinstance(error, FileNotFoundError):
        return "check the path, which is relative to the brief's folder"
    if isinstance(error, PermissionError):
        return "allow this user to read it"
    return "save it again as JPEG or PNG, or leave it out"
