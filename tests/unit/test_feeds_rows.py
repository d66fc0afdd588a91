from __future__ import annotations

import csv
import io
import json
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from adwright.tools.feeds import FeedRow, open_feed
from adwright.tools.feeds.lines import MOST_CHARS

HEADER = "id,name,description,price\n"


def feed(tmp_path: Path, content: str | bytes, name: str = "feed.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def rows(tmp_path: Path, content: str | bytes, name: str = "feed.csv") -> list[FeedRow]:
    return list(open_feed(feed(tmp_path, content, name)))


def good(found: list[FeedRow]) -> list[str]:
    return [row.values["name"] for row in found if not row.error]


def test_rows_are_numbered_as_a_spreadsheet_numbers_them(tmp_path: Path) -> None:
    found = rows(tmp_path, HEADER + 'a,A,"two\nlines",5\nb,B,x,6\n')
    assert [(row.number, row.key) for row in found] == [(2, "a"), (3, "b")]


def test_a_row_without_an_id_is_known_again_by_its_content(tmp_path: Path) -> None:
    one, two = rows(tmp_path, "name,price\nA,1\nB,2\n")
    two_again, one_again = rows(tmp_path, "price,name,unused\n2,B,\n1,A,\n")
    assert (one.key, one.digest) == (one_again.key, one_again.digest)
    assert two.digest == two_again.digest != one.digest
    assert one.key == one.digest


def test_a_changed_cell_changes_the_digest_and_not_the_key(tmp_path: Path) -> None:
    (before,) = rows(tmp_path, HEADER + "a,A,x,5\n")
    (after,) = rows(tmp_path, HEADER + "a,A,x,6\n")
    (moved,) = rows(tmp_path, HEADER + "a,A,5,x\n")
    assert before.key == after.key == "a"
    assert len({before.digest, after.digest, moved.digest}) == 3


def test_a_ragged_row_is_an_error_and_the_feed_goes_on(tmp_path: Path) -> None:
    found = rows(tmp_path, HEADER + "a,A,x,5\nb,B,too,many,cells\nc,C\nd,D,x,7\ne,E,x,8,,\n")
    assert good(found) == ["A", "D", "E"]
    assert [(row.number, row.error.split(":")[0]) for row in found if row.error] == [
        (3, "5 cells, but 4 columns"),
        (4, "2 cells, but 4 columns"),
    ]


def test_a_feed_that_leaves_out_empty_ends_is_no_ragged_one(tmp_path: Path) -> None:
    text = "id\tname\tdescription\tprice\na\tA\tx\t5\nb\tB\nc\tC\tx\nd\tD\tx\t7\n"
    assert good(rows(tmp_path, text)) == ["A", "B", "C", "D"]


def test_a_quote_left_open_costs_its_own_row_only(tmp_path: Path) -> None:
    lines = [f'{n},N{n},"fine, {n}",5' for n in range(40)]
    for at in (3, 20, 39):
        broken = [*lines[:at], f'{at},N{at},"open,5', *lines[at + 1 :]]
        found = rows(tmp_path, HEADER + "\n".join(broken) + "\n")
        assert good(found) == [f"N{n}" for n in range(40) if n != at]
        (bad,) = [row for row in found if row.error]
        assert bad.number == at + 2
        assert "quote is not closed" in bad.error


def test_a_quote_left_open_in_the_last_cell_swallows_no_rows(tmp_path: Path) -> None:
    lines = ['"a",A,"x, y","5', *[f'"n{n}",N{n},"x, y","5"' for n in range(30)]]
    found = rows(tmp_path, HEADER + "\n".join(lines) + "\n")
    assert good(found) == [f"N{n}" for n in range(30)]


def test_quotes_within_a_quoted_cell_are_read_with_patience(tmp_path: Path) -> None:
    text = HEADER + 'a,A,"a 15" screen, bright",5\nb,B,"x, y",6\n'
    first, second = rows(tmp_path, text)
    assert first.error or "15" in first.values["description"]
    assert second.values["name"] == "B"
    (kept,) = rows(tmp_path, HEADER + 'a,A,"the "best, one",5\n')
    assert kept.error or "best" in kept.values["description"]


def test_zero_bytes_are_left_out(tmp_path: Path) -> None:
    found = rows(tmp_path, HEADER + "a,A\0B,x\0,5\n\0\0\nb,B,x,5\n")
    assert good(found) == ["AB", "B"]
    assert found[0].values["description"] == "x"


def test_a_cell_of_a_megabyte_is_read_and_an_endless_row_is_an_error(tmp_path: Path) -> None:
    large, endless = "wort " * 200_000, "x" * (MOST_CHARS + 5)
    found = rows(tmp_path, HEADER + f'a,A,"{large}",5\nb,B,{endless},6\nc,C,x,7\n')
    assert good(found) == ["A", "C"]
    assert len(found[0].values["description"]) == len(large.strip())
    assert "too long" in found[1].error
    line = json.dumps({"name": endless}) + '\n{"name": "B"}\n'
    assert good(rows(tmp_path, '{"name": "A"}\n' + line, "feed.jsonl")) == ["A", "B"]


def test_bytes_that_are_no_text_make_an_error_row(tmp_path: Path) -> None:
    start = HEADER.encode() + "a,Größe,für,5\n".encode() * 1 + "b,鞋,x,6\n".encode() * 1
    text = start + b"".join(f"n{n},Gr\u00f6\u00dfe {n},x,6\n".encode() for n in range(20))
    found = rows(tmp_path, text + "c,Maß,für,7\n".encode("cp1252") + b"d,D,x,8\n")
    assert [row.key for row in found if row.error] == ["c"]
    assert "no utf-8: save the file as UTF-8" in found[-2].error
    assert found[-1].values["name"] == "D"


def test_a_line_that_is_no_json_object_is_an_error_and_the_feed_goes_on(tmp_path: Path) -> None:
    deep = "[" * 100_000
    text = '{"name": "A"}\n{"name": \n[1]\n7\n\n' + deep + '\n{"name": "B", "n": NaN}\n'
    found = rows(tmp_path, text, "feed.jsonl")
    assert good(found) == ["A", "B"]
    assert [row.number for row in found if row.error] == [2, 3, 4, 6]
    assert found[1].error.startswith("the line is no JSON object: column")


def test_an_array_that_is_cut_off_keeps_what_came_before(tmp_path: Path) -> None:
    found = rows(tmp_path, '[{"name": "A"}, {"name": "B"}, {"name": ', "feed.json")
    assert good(found) == ["A", "B"]
    assert found[-1].error


def test_rows_of_one_shopify_product_are_one_row(tmp_path: Path) -> None:
    text = (
        "Handle,Title,Vendor,Option1 Value,Variant Price,Image Src\n"
        "lamp,Lamp,Lumo,black,50.00,https://x.example/1.jpg\n"
        "lamp,,,white,50.00,https://x.example/2.jpg\n"
        "lamp,,,,,https://x.example/3.jpg\n"
        "desk,Desk,Lumo,oak,200.00,\n"
    )
    lamp, desk = rows(tmp_path, text)
    assert (lamp.number, lamp.key, desk.number, desk.key) == (2, "lamp", 5, "desk")
    assert lamp.values["Option1 Value"] == "black"
    assert lamp.values["Image Src"].split("\n") == [f"https://x.example/{n}.jpg" for n in (1, 2, 3)]
    (changed, _) = rows(tmp_path, text.replace("white,50", "white,60"))
    assert changed.digest != lamp.digest


def test_the_same_row_twice_is_an_error_and_another_of_its_id_gets_its_own_key(
    tmp_path: Path,
) -> None:
    found = rows(tmp_path, HEADER + "a,A,x,5\na,B,y,6\na,A,x,5\na,C,z,7\na#2,D,x,8\n")
    assert [row.key for row in found] == ["a", "a#2", "a#3", "a#4", "a#2#2"]
    assert [bool(row.error) for row in found] == [False, False, True, False, False]
    assert found[2].error == "the same as row 2: take one of them out"
    assert found[1].note == "row 2 has the same id, so this one is called a#2"
    assert found[0].note == ""
    keyless = rows(tmp_path, "name,price\nA,1\nA,1\n")
    assert [bool(row.error) for row in keyless] == [False, True]
    assert keyless[0].key != keyless[1].key


def test_a_feed_can_be_read_twice_at_once(tmp_path: Path) -> None:
    opened = open_feed(feed(tmp_path, HEADER + "a,A,x,5\nb,B,x,6\n"))
    assert [(one.key, two.key) for one, two in zip(opened, opened, strict=True)] == [
        ("a", "a"),
        ("b", "b"),
    ]


cells = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\ufffd\ufeff"),
    max_size=20,
)


@hypothesis_settings(max_examples=60)
@given(
    st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=6),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]),
)
def test_what_a_program_wrote_is_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    table: list[tuple[str, str, str]],
    delimiter: str,
    encoding: str,
) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerow(("name", "description", "extra"))
    writer.writerows(table)
    path = tmp_path_factory.getbasetemp() / "round_trip.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    opened = open_feed(path)
    found = [(row.values, row.error) for row in opened if "the same as row" not in row.error]
    wanted = [
        {name: cell.strip() for name, cell in zip(opened.columns, row, strict=True) if cell.strip()}
        for row in dict.fromkeys(tuple(cell.strip() for cell in row) for row in table)
        if any(row)
    ]
    assert found == [(row, "") for row in wanted]


@hypothesis_settings(max_examples=100)
@given(st.text(max_size=200), st.sampled_from(["feed.csv", "feed.jsonl", "feed.tsv"]))
def test_no_file_that_opens_raises_while_it_is_read(
    tmp_path_factory: pytest.TempPathFactory, body: str, name: str
) -> None:
    start = '{"name": "A"}\n' if name == "feed.jsonl" else "name,price\nA,1\n"
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes((start + body).encode("utf-8", "surrogatepass"))
    found = list(open_feed(path))
    assert len({row.key for row in found}) == len(found)
    assert all(row.error or row.values for row in found)


def csv_bytes(count: int) -> Iterator[bytes]:
    yield b"id,name\n"
    for n in range(count):
        yield b"id%d,A warm light for reading as long as the row of a feed is %d\n" % (n, n)


def jsonl_bytes(count: int) -> Iterator[bytes]:
    for n in range(count):
        yield json.dumps({"id": n, "name": f"Lamp {n}", "tags": ["warm", "small"]}).encode() + b"\n"


def array_bytes(count: int) -> Iterator[bytes]:
    yield b"["
    for line in jsonl_bytes(count):
        yield line + b","
    yield b"{}]"


def _peak(path: Path) -> int:
    """Most bytes of Python memory while the feed is read, its rows dropped."""
    tracemalloc.start()
    try:
        assert sum(not row.error for row in open_feed(path)) > 0
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("content", "name", "many"),
    [
        (csv_bytes, "feed.csv", 50_000),
        (jsonl_bytes, "feed.jsonl", 8_000),
        (array_bytes, "feed.json", 8_000),
    ],
)
def test_memory_does_not_grow_with_the_feed(
    tmp_path: Path, content: Callable[[int], Iterator[bytes]], name: str, many: int
) -> None:
    small, large = tmp_path / f"small-{name}", tmp_path / f"large-{name}"
    for path, count in ((small, 1_000), (large, many)):
        with path.open("wb") as file:
            file.writelines(content(count))
    _peak(small)
    assert _peak(large) < 1.3 * _peak(small)


def test_memory_does_not_grow_with_a_parquet_feed(tmp_path: Path) -> None:
    import pyarrow as pa  # type: ignore[import-untyped]
    import pyarrow.parquet as pq  # type: ignore[import-untyped]

    schema = pa.schema([("id", pa.string()), ("name", pa.string()), ("price", pa.float64())])
    peaks = []
    for count in (1_000, 8_000):
        path = tmp_path / f"{count}.parquet"
        with pq.ParquetWriter(path, schema) as writer:
            for start in range(0, count, 1_000):
                ids = range(start, start + 1_000)
                table = {"id": [f"i{n}" for n in ids], "name": [f"Lamp {n}" for n in ids],
                         "price": [n + 0.5 for n in ids]}  # fmt: skip
                writer.write_table(pa.table(table, schema=schema))
        _peak(path)
        peaks.append(_peak(path))
    assert peaks[1] < 1.3 * peaks[0]
