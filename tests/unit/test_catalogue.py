"""The catalogue that ships with adwright is whole, and its lint finds what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from adwright.errors import InputFileError
from adwright.retrieval.catalogue_files import load_catalogue
from adwright.retrieval.catalogue_lint import KINDS, lint
from adwright.schema import Segment

SOUND = Segment(
    id="style.test.one",
    name="One",
    path=("Style", "One"),
    kind="style",
    description="People who like one thing a great deal and look for it wherever they go shopping.",
    aliases={"en": ("a", "b", "c", "d"), "zh": ("甲", "乙", "丙"), "de": ("e", "f")},
    products=("x", "y", "z"),
)


def test_the_catalogue_has_no_problems() -> None:
    assert lint(load_catalogue()) == ()


def test_the_catalogue_holds_400_segments_of_every_kind() -> None:
    segments = load_catalogue()
    assert len(segments) >= 400
    assert {segment.kind for segment in segments} == KINDS


def test_a_sound_segment_passes() -> None:
    assert lint([SOUND]) == ()


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"id": "Style One"}, "id"),
        ({"kind": "mood"}, "kind"),
        ({"path": ("Style",)}, "path"),
        ({"description": "Short."}, "description"),
        ({"products": ("x",)}, "products"),
        ({"related": ("style.test.absent",)}, "related"),
        ({"sensitivity": ("secret",)}, "sensitivity"),
        ({"aliases": {"en": ("a", "b", "c", "d")}}, "aliases"),
    ],
)
def test_each_fault_is_found_by_its_rule(change: dict[str, object], rule: str) -> None:
    assert {problem.rule for problem in lint([SOUND.model_copy(update=change)])} == {rule}


def test_repeated_ids_and_widely_shared_aliases_are_found() -> None:
    others = [SOUND.model_copy(update={"id": f"style.test.{n}"}) for n in ("two", "three")]
    assert {problem.rule for problem in lint([SOUND, SOUND, *others])} == {"unique", "alias"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("segments: [", "cannot be read as YAML"),
        ("- a list", "no list of segments"),
        ("segments: [{id: x, colour: red}]", r"segment 'x': .*colour"),
    ],
)
def test_a_broken_catalogue_file_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "broken.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputFileError, match=rf"broken\.yaml.*{said}"):
        load_catalogue(tmp_path)


def test_an_empty_folder_is_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="holds no"):
        load_catalogue(tmp_path)
