from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from adwright.errors import StorageError
from adwright.tools.files import write_bytes, write_text


def _left_over(folder: Path) -> list[str]:
    return [entry.name for entry in folder.iterdir() if entry.name.endswith(".tmp")]


def test_text_is_written_as_it_is_in_utf_8(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    write_text(file, "Größe 磐石\r\n\n")
    assert file.read_bytes() == "Größe 磐石\r\n\n".encode()
    assert _left_over(tmp_path) == []


def test_a_new_file_has_the_users_own_rights_and_a_replaced_one_keeps_its(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_text(tmp_path / "new", "x")
    finally:
        os.umask(old)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o640
    (tmp_path / "new").chmod(0o600)
    write_text(tmp_path / "new", "y")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o600


def test_a_full_disk_leaves_the_old_file_whole_and_says_so() -> None:
    """The system refuses every byte past the thousandth, as it does on a full disk."""
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from adwright.errors import StorageError\n"
        "from adwright.tools.files import write_text\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "write_text(Path('a'), 'old')\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n"
        "    write_text(Path('a'), 'n' * 5000)\n"
        "except StorageError as error:\n"
        "    print(error)\n"
        "print(Path('a').read_text(), sorted(p.name for p in Path('.').iterdir()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    message, _, rest = done.stdout.partition("\n")
    assert message.startswith("a was not written (File too large)")
    assert "choose another disk" in message
    assert rest.strip() == "old ['a']"


def test_a_process_killed_while_writing_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a"
    write_text(file, "old")

    def killed(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("adwright.tools.files.os.fsync", killed)
    with pytest.raises(KeyboardInterrupt):
        write_text(file, "new")
    assert file.read_text() == "old"
    assert _left_over(tmp_path) == []


def test_writers_at_once_leave_one_whole_text(tmp_path: Path) -> None:
    file = tmp_path / "a"
    texts = [letter * 50_000 for letter in "abcdefgh"]
    threads = [threading.Thread(target=write_text, args=(file, text)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert file.read_text() in texts
    assert _left_over(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "what", "step"),
    [
        ("none/a.json", "not written", "make the folder"),
        ("file/a.json", "not written", "make the folder"),
        ("folder", "a folder", "name of a file"),
        ("link", "a link", "name of a file"),
        ("pipe", "no file", "name of a file"),
        ("a\0b", "not written", "another name"),
        ("x" * 300, "not written", "name"),
    ],
)
def test_a_place_that_cannot_be_written_is_named_with_the_next_step(
    name: str, what: str, step: str, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("kept")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "file")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StorageError, match=what) as caught:
        write_text(tmp_path / name, "new")
    assert step in str(caught.value)
    assert (tmp_path / "file").read_text() == "kept"
    assert _left_over(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no devices here")
def test_a_device_is_never_replaced_by_a_file() -> None:
    with pytest.raises(StorageError, match="/dev/null is no file"):
        write_bytes(Path("/dev/null"), b"x")
    assert not Path("/dev/null").is_file()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights_says_to_choose_another(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StorageError, match="may write to"):
            write_text(tmp_path / "a", "x")
    finally:
        tmp_path.chmod(0o700)
