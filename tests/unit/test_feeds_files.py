from __future__ import annotations

import codecs
import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest

from adwright.errors import InputFileError
from adwright.tools.feeds import FeedKind, open_feed
from adwright.tools.feeds.encoding import find_encoding

GERMAN = "Titel;Beschreibung;Preis\nSchuh für Männer;Größe und Straße;79,90\n"
CHINESE = "商品名称,描述,价格\n磐石手机壳,四角加厚气囊不怕摔,24.9\n"
FRENCH = "titre;prix\nChaussures rétro à lacets, été;79 €\n"


def feed(tmp_path: Path, content: str | bytes, name: str = "feed.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("name,price\nshoe,5\n", "utf-8"),
        (GERMAN, "utf-8"),
        (CHINESE, "utf-8"),
        (GERMAN, "utf-8-sig"),
        (CHINESE, "utf-16"),
        (GERMAN, "utf-16-le"),
        (CHINESE, "utf-16-le"),
        (GERMAN, "utf-16-be"),
        (CHINESE, "utf-16-be"),
        (GERMAN, "cp1252"),
        (FRENCH, "cp1252"),
        ("Titel;Preis\nGRÖßE;5\n", "cp1252"),
        ("name,price\nnaïve,1\n", "cp1252"),
        ("name\nGröße\n", "cp1252"),
        ("name\n“½ l” – Soße\n", "cp1252"),
        ("título,precio\nZapatillas para niños,79 €\n", "cp1252"),
        (CHINESE, "gb18030"),
        ("标题,价格\n复古跑鞋,399\n", "gb18030"),
        ("name,price\n复古 Retro 跑鞋 X1,3\n", "gb18030"),
        ("品牌\n镕瓏\n", "gb18030"),
        ("標題,價格\n復古跑鞋,399\n", "big5"),
        ("商品名,価格\nレトロスニーカー,3980\n", "cp932"),
        ("상품명,가격\n레트로 운동화 가벼운 러닝화,39800\n", "cp949"),
        ("Название;Цена\nКроссовки мужские;3990\n", "cp1251"),
        ("Tytuł;Cena\nŻółte buty męskie z zamszu, i na lato;199 zł\n", "cp1250"),
    ],
)
def test_the_encoding_of_a_short_file_is_found_out(text: str, encoding: str) -> None:
    assert find_encoding(io.BytesIO(text.encode(encoding))) == encoding


def test_a_mark_tells_utf_16_of_either_order() -> None:
    for mark, encoding in (
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        assert find_encoding(io.BytesIO(mark + CHINESE.encode(encoding))) == "utf-16"


def test_the_first_foreign_letter_decides_however_far_into_the_file_it_is() -> None:
    plain = b"shoe,5\n" * 300_000
    assert find_encoding(io.BytesIO(plain + "Größe,5\n".encode("cp1252"))) == "cp1252"
    assert find_encoding(io.BytesIO(plain + "Größe,5\n".encode())) == "utf-8"
    assert find_encoding(io.BytesIO(plain + "复古跑鞋,5\n".encode("gb18030"))) == "gb18030"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_dialect_reads_the_same(
    tmp_path: Path, encoding: str, delimiter: str, end: str
) -> None:
    rows = [
        ("Titel", "Beschreibung", "Preis"),
        ("Schuh für Männer", f'"rot{delimiter} ""groß"""', "79.90"),
        ("Zweiter", f'"eine Zeile{end}und noch eine"', "5"),
    ]
    text = end.join(delimiter.join(row) for row in rows)
    with open_feed(feed(tmp_path, text.encode(encoding))) as opened:
        assert opened.form.delimiter == delimiter
        found = list(opened)
    assert [row.values["Titel"] for row in found] == ["Schuh für Männer", "Zweiter"]
    assert found[0].values["Beschreibung"] == f'rot{delimiter} "groß"'
    assert found[1].values["Beschreibung"].split(end) == ["eine Zeile", "und noch eine"]
    assert [row.error for row in found] == ["", ""]


def test_quotes_of_a_file_without_quoting_are_letters(tmp_path: Path) -> None:
    text = 'name\tprice\n"27 inch monitor\t200\n24" screen\t150\n"12 inch pan\t20\n'
    opened = open_feed(feed(tmp_path, text, "feed.tsv"))
    assert [row.values["name"] for row in opened] == [
        '"27 inch monitor', '24" screen', '"12 inch pan'
    ]  # fmt: skip


def test_backslashes_before_quotes_and_single_quotes_are_found_out(tmp_path: Path) -> None:
    escaped = 'name,description\nA,"a \\"b\\", c"\n'
    assert [r.values["description"] for r in open_feed(feed(tmp_path, escaped))] == ['a "b", c']
    single = "'name','description'\n'A','a, b'\n"
    assert [r.values["description"] for r in open_feed(feed(tmp_path, single))] == ["a, b"]


def test_a_line_for_excel_and_lines_before_the_names_are_no_products(tmp_path: Path) -> None:
    said = open_feed(feed(tmp_path, "sep=;\nname;price\nA;1\n"))
    assert [(row.number, row.values["name"]) for row in said] == [(2, "A")]
    amazon = (
        "TemplateType=fptcustom\tVersion=2020.1\t\t\n"
        "Seller SKU\tProduct Name\tBrand Name\tProduct Description\n"
        "item_sku\titem_name\tbrand_name\tproduct_description\n"
        "X1\tLamp\tLumo\tWarm light\n"
    )
    opened = open_feed(feed(tmp_path, amazon, "listing.txt"))
    assert opened.form.header_row == 3
    assert [(row.number, row.key, row.values["item_name"]) for row in opened] == [(4, "X1", "Lamp")]


def test_names_that_come_again_and_empty_rows_are_left_out(tmp_path: Path) -> None:
    text = "name,price\nA,1\n\n,\nname,price\nB,2\n"
    rows = list(open_feed(feed(tmp_path, text)))
    assert [(row.number, row.values["name"]) for row in rows] == [(2, "A"), (6, "B")]


def test_columns_of_one_name_are_told_apart(tmp_path: Path) -> None:
    opened = open_feed(feed(tmp_path, "name,feature,feature,\nA,x,y,z\n"))
    assert opened.columns == ("name", "feature", "feature (2)")
    opened = open_feed(feed(tmp_path, "name,feature,,feature\nA,x,z,y\n"))
    assert opened.columns == ("name", "feature", "column 3", "feature (2)")


def test_zeros_that_a_spreadsheet_keeps_by_a_formula_stay(tmp_path: Path) -> None:
    (row,) = open_feed(feed(tmp_path, 'id,name\n="00123",A\n'))
    assert row.key == "00123"


JSON_ROWS = [
    {"title": "A", "price": 79.00, "tags": ["x", "y"], "offer": None, "in_stock": True},
    {"title": "B", "price": {"value": "12.50", "currency": "EUR"}, "size": 1.299},
]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("\n".join(json.dumps(row) for row in JSON_ROWS), FeedKind.JSONL),
        (json.dumps(JSON_ROWS), FeedKind.JSON),
        (json.dumps(JSON_ROWS, indent=2), FeedKind.JSON),
        ("\n".join(json.dumps(row, indent=1) for row in JSON_ROWS), FeedKind.JSON),
    ],
)
def test_json_is_read_in_lines_and_in_arrays(tmp_path: Path, text: str, kind: FeedKind) -> None:
    opened = open_feed(feed(tmp_path, text, "feed.json"))
    assert opened.form.kind == kind
    first, second = opened
    assert dict(first.values) == {
        "title": "A", "price": "79.0", "tags": "x\ny", "in_stock": "true"
    }  # fmt: skip
    assert second.values["price.value"] == "12.50"
    assert second.values["size"] == "1.2990", "a program's point is no thousands mark"


def test_parquet_is_read_with_nested_and_short_values(tmp_path: Path) -> None:
    import pyarrow as pa  # type: ignore[import-untyped]
    import pyarrow.parquet as pq  # type: ignore[import-untyped]

    data: dict[str, Any] = {
        "title": ["Schuh", "鞋", None],
        "price": pa.array([79.99, float("nan"), None], pa.float32()),
        "highlights": [["leicht", "rot"], [], None],
        "brand": [{"name": "Velar"}, None, None],
        "picture": [b"\xff", None, None],
    }
    path = tmp_path / "feed.parquet"
    pq.write_table(pa.table(data), path)
    opened = open_feed(path)
    assert opened.columns == ("title", "price", "highlights", "brand.name")
    first, second = opened
    assert dict(first.values) == {
        "title": "Schuh", "price": "79.99", "highlights": "leicht\nrot", "brand.name": "Velar"
    }  # fmt: skip
    assert dict(second.values) == {"title": "鞋"}
    assert [row.number for row in opened] == [1, 2]


def test_a_compressed_feed_reads_as_the_plain_one(tmp_path: Path) -> None:
    plain = open_feed(feed(tmp_path, GERMAN.encode("cp1252")))
    packed = open_feed(feed(tmp_path, gzip.compress(GERMAN.encode("cp1252")), "feed.csv.gz"))
    assert list(packed) == list(plain)
    assert packed.form.compressed


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf  \n", "holds nothing"),
        (b"PK\x03\x04rest", "workbook"),
        (b"<rss><item/></rss>", "XML"),
        (b"PAR1rest of a file", "Parquet"),
        (b"\x1f\x8brest", "cannot be read"),
    ],
)
def test_what_is_no_feed_is_refused_with_the_next_step(
    tmp_path: Path, content: bytes, says: str
) -> None:
    with pytest.raises(InputFileError, match=says):
        open_feed(feed(tmp_path, content))


def test_a_missing_file_and_an_unknown_encoding_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="No such file"):
        open_feed(tmp_path / "none.csv")
    with pytest.raises(InputFileError, match="unknown encoding 'klingon'"):
        open_feed(feed(tmp_path, GERMAN), encoding="klingon")


def test_the_encoding_that_a_person_names_wins(tmp_path: Path) -> None:
    (row,) = open_feed(feed(tmp_path, "name\nМёд\n".encode("koi8_r")), encoding="koi8-r")
    assert row.values["name"] == "Мёд"


def test_the_form_of_a_feed_is_said_in_words(tmp_path: Path) -> None:
    form = open_feed(feed(tmp_path, GERMAN.encode("cp1252"))).form
    assert str(form) == 'csv, semicolons between cells, " around them, cp1252'
