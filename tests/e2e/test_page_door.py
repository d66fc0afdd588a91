"""Who may come in, where the page listens, and what a browser may send."""

from __future__ import annotations

import csv
import io
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adwright.errors import InputFileError, SettingsError, UserError
from adwright.settings import Settings
from adwright.ui.handlers.asked import read_asked
from adwright.ui.handlers.typed import address_in, spoken
from adwright.ui.phrases import FOLDER, LANGUAGES, frame_texts, page_words
from adwright.ui.serve import Door, is_local, opened
from adwright.ui.styles import all_styles, nested

THREAD = "t-0123456789abcdef"
ANYWHERE = "0.0.0.0"  # noqa: S104 - what must not be opened without a password


@pytest.mark.parametrize("host", [ANYWHERE, "::", "192.168.1.7"])
def test_a_door_that_others_can_reach_needs_a_password(host: str) -> None:
    with pytest.raises(SettingsError, match="--auth user:password"):
        opened(Door(host=host, port=0))


@pytest.mark.parametrize("auth", ["anna", "anna:", ":secret"])
def test_a_password_without_a_name_or_a_name_without_one_is_refused(auth: str) -> None:
    with pytest.raises(SettingsError, match="name and a password"):
        opened(Door(host=ANYWHERE, port=0, auth=auth))


def test_a_person_may_open_the_door_to_all_by_saying_so() -> None:
    door, bound = opened(Door(host=ANYWHERE, port=0, insecure=True))
    with bound:
        assert door.port > 0
        assert door.url == f"http://127.0.0.1:{door.port}/"


def test_a_taken_port_is_refused_with_one_that_is_free() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "adwright", "ui", "--port", str(port)],
            capture_output=True,
            text=True,
        )
    assert done.returncode == 2
    assert f"port {port} is taken" in done.stderr
    free = int(done.stderr.rpartition("--port ")[2])
    door, bound = opened(Door(port=free))
    bound.close()
    assert door.port == free


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), (ANYWHERE, False),
     ("example.com", False)],
)  # fmt: skip
def test_only_loopback_is_local(host: str, local: bool) -> None:
    assert is_local(host) is local


def test_what_no_page_sends_is_refused() -> None:
    asked = read_asked({"act": "say", "thread": THREAD, "text": "Candles", "extra": 1})
    assert asked.text == "Candles"
    for data in (None, "say", {"act": "say"}, {"act": "say", "thread": "t" * 500}):
        with pytest.raises(UserError):
            read_asked(data)
    with pytest.raises(UserError, match="40,000"):
        read_asked({"act": "say", "thread": THREAD, "text": "x" * 40_001})


def test_a_link_in_what_was_said_is_read_and_the_words_stay() -> None:
    assert address_in("Our lamp https://shop.example/lamp. For readers") == (
        "Our lamp For readers",
        "https://shop.example/lamp",
    )
    assert address_in("见 https://shop.example/灯，适合阅读")[1] == "https://shop.example/灯"
    assert address_in("no link") == ("no link", "")


@pytest.mark.parametrize("delimiter", ["\t", ";", ",", "|"])
def test_a_pasted_feed_row_is_read_as_names_and_values(delimiter: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["title", "price", "brand", "size"])
    writer.writerow(["Oak board, large", "49.00 EUR", "Alder", ""])
    assert spoken(out.getvalue()) == "title: Oak board, large\nprice: 49.00 EUR\nbrand: Alder"


def test_ordinary_lines_are_no_feed_row() -> None:
    text = "Candles, handmade, from Leeds, nice.\n18 pounds, a gift, for readers, soy."
    assert spoken(text) == text


def test_both_languages_of_the_frame_say_the_same_things() -> None:
    keys = {language: set(frame_texts(language)) for language in LANGUAGES}
    assert {file.stem for file in FOLDER.glob("*.yaml")} == set(LANGUAGES)
    assert len({frozenset(one) for one in keys.values()}) == 1
    for language in LANGUAGES:
        words = page_words(language)
        assert all(words.texts[key].strip() for key in keys[language])


def test_styles_ask_no_host_and_stay_inside_the_page() -> None:
    sheet = all_styles()
    assert "http" not in sheet
    assert "@import" not in sheet
    inner = nested("some.css", "@keyframes aw-x { from { top: 0; } }\n.aw-y { color: red; }")
    assert inner.startswith(".gradio-container {")
    assert inner.rstrip().endswith("@keyframes aw-x { from { top: 0; } }")


async def test_a_file_that_the_page_did_not_upload_is_no_picture(tmp_path: Path) -> None:
    from adwright.agents.bootstrap import Program
    from adwright.ui.threads import Threads

    uploads = tmp_path / "uploads"
    uploads.mkdir()
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"x")
    (uploads / "sly.png").symlink_to(secret)
    threads = Threads(Program(Settings(data_dir=tmp_path / "data"), models={}))
    for path in (secret, uploads / ".." / "secret.png", uploads / "sly.png"):
        with pytest.raises(InputFileError):
            threads.kept_pictures([str(path)], uploads)
    (uploads / "own.png").write_bytes(b"y")
    kept = threads.kept_pictures([str(uploads / "own.png")], uploads)
    assert open_bytes(kept[0]) == b"y"
    with pytest.raises(UserError, match="conversation"):
        await threads.conversation("short")


def open_bytes(path: str) -> bytes:
    """What a file holds."""
    return Path(path).read_bytes()


async def test_an_event_that_fails_gives_a_visible_answer(tmp_path: Path) -> None:
    from adwright.agents.bootstrap import Program
    from adwright.ui.handlers.batch import Batches
    from adwright.ui.handlers.desk import Desk, Update
    from adwright.ui.threads import Threads
    from adwright.ui.worker import Worker

    settings = Settings(data_dir=tmp_path / "data")
    program, worker = Program(settings, models={}), Worker()
    desk = Desk(
        program=program,
        threads=Threads(program),
        worker=worker,
        batches=Batches(settings, worker, tmp_path),
        uploads=tmp_path,
    )

    async def all_of(updates: AsyncIterator[Update]) -> list[Update]:
        return [update async for update in updates]

    try:
        for data in (None, {"act": "nonsense", "thread": THREAD}, {"act": "open", "thread": "x"}):
            (answer,) = await all_of(desk.answer(data))
            assert answer.orders["failed"] is True
            assert answer.orders["toast"]
    finally:
        worker.close()
