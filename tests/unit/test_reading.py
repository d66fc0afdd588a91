from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adwright.errors import AdwrightError, BriefError, InputFileError
from adwright.schema import MAX_BRIEF_CHARS, Brief
from adwright.schema.reading import parse_brief


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "the brief is empty"),
        (None, "holds nothing, not a brief"),
        ([1], "holds a list, not a brief"),
        ({"text": "   "}, "the brief is empty"),
        ({"text": "<div><br></div> &nbsp;"}, "only markup"),
        ({"text": "x" * (MAX_BRIEF_CHARS + 1)}, "the most is 40,000"),
        ({"product": {"name": "Lamp", "prise": 3}}, r"product\.prise: .*given: 3"),
        ({"product": {"name": "Lamp", "price": "NaN"}}, r"product\.price"),
        ({"text": "Lamp", "budget": {"amount": 0}}, r"budget\.amount: .*greater than 0"),
        ({"text": "Lamp", "budget": {"amount": float("nan")}}, r"budget\.amount: .*finite"),
        ({"text": "Lamp", "budget": {"amount": 1e12}}, r"budget\.amount"),
        ({"text": "Lamp", "platforms": ["myspace"]}, r"platforms\.0: .*google_search.*myspace"),
        ({"text": "Lamp", "variants": 99}, r"variants"),
        ({"text": "Lamp", "markets": [{"country": "Narnia", "language": "en"}]}, "Narnia"),
    ],
)
def test_an_unusable_brief_names_the_field_and_the_value(data: Any, message: str) -> None:
    with pytest.raises(BriefError, match=message):
        parse_brief(data)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("brief.txt", b"text: lamp", "give a .yaml, .yml or .json file"),
        ("brief.yaml", b"text: [unclosed", "line"),
        ("brief.json", b'{"text": }', "line 1, column 10"),
        ("brief.yaml", b"\xff\xfe\x00bad", "not UTF-8"),
        ("brief.yaml", b"text: " + b"x" * 500_000, "the most for a brief"),
        ("brief.yaml", b"!!python/object/apply:os.system ['true']", "not YAML"),
        ("missing.yaml", None, "cannot be read"),
    ],
)
def test_an_unreadable_file_says_what_is_wrong(
    tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(InputFileError, match=message):
        Brief.from_file(file)


def test_the_same_brief_has_the_same_id_and_another_another() -> None:
    one = parse_brief({"product": {"name": "Velar 74"}})
    assert one.id == parse_brief({"product": {"name": "Velar 74"}}).id
    assert one.id != parse_brief({"product": {"name": "Velar 75"}}).id
    assert one.id == one.model_copy(update={"inferred": ("goal",)}).id


def test_yaml_and_json_say_the_same(tmp_path: Path) -> None:
    data = {
        "product": {"name": "Velar 74", "price": 79, "currency": "EUR"},
        "platforms": ["tiktok"],
    }
    (tmp_path / "a.json").write_text(json.dumps(data))
    (tmp_path / "a.yaml").write_text(
        "product: {name: Velar 74, price: 79, currency: EUR}\nplatforms: [tiktok]\n"
    )
    assert Brief.from_file(tmp_path / "a.json") == Brief.from_file(tmp_path / "a.yaml")


def test_picture_paths_start_at_the_briefs_folder(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("text: cake\nimages: [cake.png]\n")
    assert Brief.from_file(tmp_path / "b.yaml").images == (str(tmp_path / "cake.png"),)


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(Brief.model_fields)), json_values, max_size=5))
def test_no_input_ends_in_a_foreign_error(data: dict[str, Any]) -> None:
    with suppress(AdwrightError):
        assert parse_brief(data).texts()
