"""Foreign audience lists become segments, or say which line is at fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from adwright.errors import InputFileError, UserError
from adwright.retrieval.importers import read_segments
from adwright.retrieval.search import SegmentSearch, import_catalogue
from adwright.retrieval.sources import save_catalogue
from adwright.schema import Segment


@pytest.fixture(scope="module")
def iab(root: Path) -> Path:
    file = root.parent / "shared" / "data" / "iab" / "audience-taxonomy-1.1.tsv"
    if not file.is_file():
        pytest.skip("the IAB taxonomy is not beside this checkout (../shared/data/iab)")
    return file


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_the_iab_taxonomy_is_read_as_published(iab: Path) -> None:
    segments = {s.id: s for s in read_segments(iab, catalogue="iab")}
    assert len(segments) == 1558
    assert segments["930"].path == ("Purchase Intent", "Clothing and Accessories", "Footwear")
    assert segments["930"].kind == "in_market"
    assert segments["378"].name == "Vegan Diets"
    assert segments["3"].kind == "demographic"


def test_iab_paths_come_from_the_tiers_since_parent_ids_disagree(iab: Path) -> None:
    segments = {s.id: s for s in read_segments(iab, catalogue="iab")}
    primary = segments["18"]
    assert primary.path[-2:] == ("Education (Highest Level)", "Primary Education")
    assert all(part.strip() == part and part for s in segments.values() for part in s.path)


def test_an_imported_taxonomy_answers_how_people_speak(root: Path, iab: Path) -> None:
    data_dir = root / "build" / "retrieval-tests"
    assert import_catalogue(iab, catalogue="iab", data_dir=data_dir) == 1558
    search = SegmentSearch.open(data_dir=data_dir, catalogue="iab")
    ranked = search.search_many(["electric bike for getting to work", "perfume for her"], 10)
    assert "1639" in ranked[0]
    assert "1189" in ranked[1]


def test_a_csv_with_its_own_columns_is_mapped(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        "own.csv",
        "Key;Title;Tree;Also;Size\n7;Tea people;Food > Tea;green tea, matcha;1200\n",
    )
    columns = {"id": "Key", "name": "Title", "path": "Tree", "aliases.en": "Also", "size": "Size"}
    (segment,) = read_segments(file, catalogue="own", columns=columns)
    assert segment == Segment(
        id="7",
        name="Tea people",
        path=("Food", "Tea"),
        kind="first_party",
        aliases={"en": ("green tea, matcha",)},
        size=1200,
        catalogue="own",
    )


def test_json_lines_with_our_names_need_no_map(tmp_path: Path) -> None:
    line = '{"id": "a", "name": "Tea", "path": ["Food", "Tea"], "products": ["matcha", "oolong"]}'
    (segment,) = read_segments(write(tmp_path, "own.jsonl", f"\n{line}\n"), catalogue="own")
    assert segment.path == ("Food", "Tea")
    assert segment.products == ("matcha", "oolong")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("own.xlsx", "PK", r"not a \.tsv, \.csv or \.jsonl"),
        ("own.csv", "", "holds no rows"),
        ("own.csv", "id,name\n", "holds no rows"),
        ("own.csv", "key,title\n1,Tea\n", r"line 2: there is no column 'id' .*--column id=COLUMN"),
        ("own.csv", "id,name\n1,\n", "line 2: a segment needs an id and a name"),
        ("own.csv", "id,name,size\n1,Tea,many\n", "line 2: size"),
        ("own.jsonl", "{not json}\n", "line 1: not JSON"),
        ("own.jsonl", "[1]\n", "line 1: each line must be a JSON object"),
        ("own.csv", "id,name\n1,T\0ea\n", "not a text file"),
    ],
)
def test_a_file_at_fault_names_itself_and_the_line(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    with pytest.raises(InputFileError, match=said):
        list(read_segments(write(tmp_path, name, text), catalogue="own"))


def test_a_missing_or_binary_file_is_an_input_error(tmp_path: Path) -> None:
    (tmp_path / "binary.csv").write_bytes(b"\xff\xfe\x00\x81")
    for name in ("absent.csv", "binary.csv"):
        with pytest.raises(InputFileError, match=name):
            list(read_segments(tmp_path / name, catalogue="own"))


def test_an_import_keeps_neither_repeated_ids_nor_the_own_name(tmp_path: Path) -> None:
    twice = [Segment(id="1", name="Tea", path=()), Segment(id="1", name="Coffee", path=())]
    with pytest.raises(InputFileError, match="'1' stands twice"):
        save_catalogue(twice, catalogue="own", data_dir=tmp_path)
    with pytest.raises(UserError, match="choose another name"):
        save_catalogue(twice[:1], catalogue="adwright", data_dir=tmp_path)
