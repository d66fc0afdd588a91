from __future__ import annotations

import io
import os
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from adwright.errors import InputFileError
from adwright.schema import FacetKind
from adwright.tools.colours import NAMED, name_of, palette
from adwright.tools.images import aspect_of, read_image, stripped_bytes
from adwright.tools.lexicon import lexicon


def _saved(folder: Path, name: str, image: Image.Image, **how: Any) -> Path:
    file = folder / name
    image.save(file, **how)
    return file


def _plain(colour: str = "#c99f72", size: tuple[int, int] = (640, 640)) -> Image.Image:
    return Image.new("RGB", size, colour)


def _box(where: tuple[int, int, int, int], *, on: str = "white") -> Image.Image:
    """A picture with all of its detail in one box."""
    image = _plain(on)
    canvas = ImageDraw.Draw(image)
    left, top, right, bottom = where
    for x in range(left, right, 8):
        canvas.line((x, top, x, bottom), fill="black", width=3)
    return image


def test_the_example_cake_is_read_as_it_looks(root: Path) -> None:
    facts = read_image(root / "examples" / "images" / "low_sugar_cake.png")
    assert (facts.width, facts.height, facts.aspect) == (1080, 1080, "square")
    assert {"warm palette", "bright", "plain background", "subject centre"} <= set(facts.words)
    assert facts.palette[0].name == "off-white"
    assert facts.notes == ("fits the Meta feed, Performance Max and Demand Gen",)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_the_same_picture_gives_the_same_facts_in_every_format(kind: str, tmp_path: Path) -> None:
    facts = read_image(_saved(tmp_path, "a", _box((400, 100, 600, 500)), format=kind))
    assert facts.subject == "right"
    assert facts.aspect == "square"
    assert {"plain background", "bright"} <= set(facts.words)


def test_of_a_moving_picture_the_first_frame_counts(tmp_path: Path) -> None:
    first, second = _plain("#ffffff"), _plain("#000000")
    file = _saved(tmp_path, "a.gif", first, save_all=True, append_images=[second], duration=100)
    assert read_image(file).brightness == 1.0


@pytest.mark.parametrize(
    ("size", "aspect"),
    [
        ((600, 600), "square"),
        ((1000, 990), "square"),
        ((1080, 1350), "portrait 4:5"),
        ((1080, 1920), "vertical 9:16"),
        ((1200, 628), "landscape 1.91:1"),
        ((1920, 1080), "landscape 16:9"),
        ((900, 1350), "portrait"),
        ((1500, 1000), "landscape"),
    ],
)
def test_shapes_have_the_names_that_platforms_use(size: tuple[int, int], aspect: str) -> None:
    assert aspect_of(*size) == aspect


@pytest.mark.parametrize(
    ("colour", "words", "without"),
    [
        ("#ffffff", {"bright", "soft contrast", "plain background"}, {"warm palette", "dark"}),
        ("#101010", {"dark", "plain background"}, {"bright", "cool palette"}),
        ("#e07a2a", {"warm palette"}, {"cool palette", "dark"}),
        ("#1c4fb0", {"cool palette"}, {"warm palette", "bright"}),
    ],
)
def test_plain_pictures_are_called_what_they_are(
    colour: str, words: set[str], without: set[str], tmp_path: Path
) -> None:
    facts = read_image(_saved(tmp_path, "a.png", _plain(colour)))
    assert words <= set(facts.words)
    assert not without & set(facts.words)
    assert facts.subject == ""
    assert facts.empty_share == 1.0


@pytest.mark.parametrize(
    ("box", "subject"),
    [
        ((20, 200, 200, 500), "left"),
        ((230, 200, 410, 500), "centre"),
        ((440, 0, 620, 600), "right"),
    ],
)
def test_the_subject_is_where_the_detail_is(
    box: tuple[int, int, int, int], subject: str, tmp_path: Path
) -> None:
    assert read_image(_saved(tmp_path, "a.png", _box(box))).subject == subject


def test_a_picture_full_of_detail_is_busy(tmp_path: Path) -> None:
    noise = Image.effect_noise((400, 400), 90).convert("RGB")
    facts = read_image(_saved(tmp_path, "a.png", noise))
    assert "busy picture" in facts.words
    assert facts.empty_share < 0.05


def test_a_picture_is_seen_the_right_way_up(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter to the right
    sideways = _box((20, 200, 200, 500)).resize((640, 320))
    facts = read_image(_saved(tmp_path, "a.jpg", sideways, exif=exif))
    assert (facts.width, facts.height) == (320, 640)
    assert facts.subject == "centre"


def test_transparent_ground_is_white(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    assert read_image(_saved(tmp_path, "a.png", clear)).palette[0].name == "white"


def test_a_small_picture_is_said_to_look_soft(tmp_path: Path) -> None:
    facts = read_image(_saved(tmp_path, "a.png", _plain(size=(300, 300))))
    assert any("300 pixels" in note for note in facts.notes)


def test_what_a_model_sees_carries_no_metadata(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = "Anneliese at home"
    exif.get_ifd(0x8825)[2] = (48.0, 8.0, 0.0)
    info = PngInfo()
    info.add_text("Comment", "Anneliese at home")
    photo = _saved(
        tmp_path, "a.jpg", _plain(), exif=exif, comment=b"Anneliese", icc_profile=b"Anneliese"
    )
    drawing = _saved(tmp_path, "a.png", _plain(), pnginfo=info)
    for file in (photo, drawing):
        assert b"Anneliese" in file.read_bytes()
        data, media_type = stripped_bytes(file)
        assert b"Anneliese" not in data
        assert media_type == "image/jpeg"
        seen = Image.open(io.BytesIO(data))
        assert seen.format == "JPEG"
        assert not seen.getexif()


@pytest.mark.parametrize(("size", "expected"), [((4000, 1000), (1024, 256)), ((30, 20), (30, 20))])
def test_what_a_model_sees_is_small_and_never_enlarged(
    size: tuple[int, int], expected: tuple[int, int], tmp_path: Path
) -> None:
    data, _ = stripped_bytes(_saved(tmp_path, "a.png", _plain(size=size)))
    assert Image.open(io.BytesIO(data)).size == expected


def _png_header(width: int, height: int) -> bytes:
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))
    data = b"IDAT" + zlib.compress(b"\0" * 100)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk
        + struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "problem", "step"),
    [
        ("text.png", b"not a picture", "no picture", "JPEG, PNG, WebP or GIF"),
        ("empty.jpg", b"", "no picture", "JPEG, PNG, WebP or GIF"),
        ("vector.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no picture", "JPEG"),
        ("bomb.png", _png_header(60_000, 60_000), "more than 50,000,000 pixels", "smaller"),
        ("large.png", _png_header(9_000, 9_000), "more than 50,000,000 pixels", "smaller"),
        ("line.png", _png_header(900, 2), "900 x 2 pixels", "8 or more"),
        ("cut.png", _png_header(600, 600), "cut.png", "save it again"),
    ],
)
def test_what_is_no_usable_picture_is_named_with_the_next_step(
    name: str, content: bytes, problem: str, step: str, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    for reading in (read_image, stripped_bytes):
        with pytest.raises(InputFileError, match=problem) as caught:
            reading(file)
        assert str(file) in str(caught.value)
        assert step in str(caught.value)


def test_formats_that_are_not_asked_for_stay_closed(tmp_path: Path) -> None:
    for kind in ("BMP", "TIFF", "PPM"):
        file = _saved(tmp_path, f"a.{kind.lower()}", _plain(), format=kind)
        with pytest.raises(InputFileError, match="no picture"):
            read_image(file)


def test_a_missing_file_a_folder_and_a_pipe_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(InputFileError, match=r"cannot be read \(No such file.*check the path"):
        read_image(tmp_path / "none.png")
    for place in (tmp_path, tmp_path / "pipe.png"):
        with pytest.raises(InputFileError, match="is no file"):
            read_image(place)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.jpg"
    with file.open("wb") as writer:
        writer.truncate(25_000_001)
    with pytest.raises(InputFileError, match="25,000,001 bytes; the most is 25,000,000"):
        read_image(file)


@pytest.fixture(scope="module")
def whole() -> dict[str, bytes]:
    """A small picture in each format, as bytes."""
    found = {}
    for kind in ("JPEG", "PNG", "WEBP", "GIF"):
        out = io.BytesIO()
        _box((40, 40, 200, 200)).resize((96, 96)).save(out, kind)
        found[kind] = out.getvalue()
    return found


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from(["JPEG", "PNG", "WEBP", "GIF"]),
    cut=st.floats(0, 1),
    at=st.floats(0, 1),
    byte=st.integers(0, 255),
)
def test_a_damaged_picture_is_read_or_refused_in_our_own_words(
    whole: dict[str, bytes],
    tmp_path_factory: pytest.TempPathFactory,
    kind: str,
    cut: float,
    at: float,
    byte: int,
) -> None:
    data = bytearray(whole[kind])
    data[int(at * (len(data) - 1))] = byte
    file = tmp_path_factory.getbasetemp() / "damaged"
    file.write_bytes(data[: max(1, int(cut * len(data)))])
    try:
        outcome = str(read_image(file).width)
    except InputFileError as error:
        outcome = str(error)
    assert outcome.isdigit() or str(file) in outcome


def test_every_named_colour_is_called_by_its_own_name() -> None:
    assert [name_of(rgb) for rgb in NAMED.values()] == list(NAMED)


def test_a_palette_puts_shades_of_one_name_together_and_largest_first() -> None:
    counted = [(10, (250, 250, 250)), (60, (84, 152, 76)), (30, (86, 150, 78))]
    found = palette(counted, 5)
    assert [(colour.name, colour.share) for colour in found] == [("green", 0.9), ("white", 0.1)]
    assert found[0].hex == "#54984c"
    assert palette([], 5) == ()


def test_words_of_a_picture_name_no_goods() -> None:
    """They are read beside the brief, so `orange tones` must not sell fruit."""
    words = [f"{name} tones" for name in NAMED] + [
        "warm palette", "cool palette", "bright", "dark", "high contrast", "soft contrast",
        "plain background", "busy picture", "subject left", "subject centre", "subject right",
    ]  # fmt: skip
    kinds = {FacetKind.CATEGORY, FacetKind.PRODUCT, FacetKind.AUDIENCE, FacetKind.OCCASION}
    found = lexicon().find(", ".join(words), language="en")
    assert [mention.text for mention in found if mention.concept.kind in kinds] == []
