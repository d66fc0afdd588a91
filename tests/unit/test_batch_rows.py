"""Laws of a run's input: what names a row, and what makes it another row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from adwright.agents.batch.rows import FeedFile, GivenBriefs, InputRow, input_of
from adwright.errors import InputFileError
from adwright.schema import Brief, Market, Platform
from adwright.tools.feeds import FeedDefaults

HEADER = "id,title,description,price,stock"


def feed(path: Path, *lines: str, header: str = HEADER) -> Path:
    path.write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
    return path


def rows_of(path: Path, **defaults: object) -> dict[str, InputRow]:
    source = FeedFile(path, defaults=FeedDefaults(**defaults))
    return {row.key: row for row in source.rows()}


def test_texts_mappings_and_briefs_are_rows_and_what_is_none_says_why() -> None:
    given: list[Brief | str | Mapping[str, object]] = [
        Brief(text="a mug"),
        "a mug",
        {"product": {"name": "Mug", "price": -1}},
        "",
    ]
    rows = list(GivenBriefs(given).rows())
    assert [bool(row.brief) for row in rows] == [True, True, False, False]
    assert "product.price" in rows[2].error
    assert [row.number for row in rows] == [1, 2, 3, 4]


def test_the_same_brief_twice_is_two_rows_with_names_that_stay() -> None:
    briefs = [Brief(text="a mug")] * 3
    first, again = ([row.key for row in GivenBriefs(briefs).rows()] for _ in range(2))
    assert first == again
    assert len(set(first)) == 3


@pytest.mark.parametrize(("given", "repeatable"), [([], True), (iter([]), False)])
def test_only_an_iterator_ends_with_its_first_reading(
    given: Iterable[Brief], repeatable: bool
) -> None:
    assert GivenBriefs(given).repeatable is repeatable


def test_a_path_is_a_feed(tmp_path: Path) -> None:
    path = feed(tmp_path / "feed.csv", "A1,Mug,A mug,9 EUR,3")
    for given in (path, str(path)):
        (row,) = input_of(given).rows()
        assert (row.key, row.number, row.carried) == ("A1", 2, {"stock": "3"})
        assert row.brief
        assert row.brief.product.name == "Mug"


def test_what_a_brief_says_makes_another_digest_and_nothing_else_does(tmp_path: Path) -> None:
    def digest(line: str, **defaults: object) -> str:
        return rows_of(feed(tmp_path / "feed.csv", line), **defaults)["A1"].digest

    before = digest("A1,Mug,A mug,9 EUR,3")
    assert digest("A1,Mug,A mug,9 EUR,0") == before, "the stock is only carried through"
    assert digest("A1,Mug,A mug,8 EUR,3") != before
    assert digest("A1,Mug,A mug,9 EUR,3", platforms=(Platform.TIKTOK,)) != before
    assert digest("A1,Mug,A mug,9 EUR,3", markets=(Market(country="DE", language="de"),)) != before


def test_a_bad_row_is_a_row_with_a_reason_and_mending_it_makes_another(tmp_path: Path) -> None:
    bad = rows_of(feed(tmp_path / "feed.csv", "A1,Mug,A mug,much,3"))["A1"]
    assert bad.brief is None
    assert "price" in bad.error
    assert "much" in bad.error
    good = rows_of(feed(tmp_path / "feed.csv", "A1,Mug,A mug,9 EUR,3"))["A1"]
    assert good.digest != bad.digest


def test_columns_can_be_named_and_rows_counted(tmp_path: Path) -> None:
    path = feed(tmp_path / "feed.csv", "x,Mug", "y,Cup", header="sku,What")
    source = FeedFile(path, columns={"name": "What"})
    assert [row.brief and row.brief.product.name for row in source.rows()] == ["Mug", "Cup"]
    assert source.count() == 2


def test_a_feed_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match=r"nothing\.csv"):
        list(FeedFile(tmp_path / "nothing.csv").rows())
