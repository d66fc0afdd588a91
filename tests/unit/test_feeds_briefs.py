from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from adwright.errors import BadRow
from adwright.schema import Brand, Brief, Budget, Goal, Market, Platform
from adwright.tools.feeds import FeedDefaults, brief_of, carried_of, open_feed

DE = Market(country="DE", language="de")


def briefs(
    tmp_path: Path, text: str, defaults: FeedDefaults | None = None, name: str = "feed.csv"
) -> list[Brief]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    opened = open_feed(path)
    return [brief_of(row, opened.mapping, defaults) for row in opened]


def brief(tmp_path: Path, defaults: FeedDefaults | None = None, **cells: str) -> Brief:
    quoted = (",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row)
              for row in (cells, cells.values()))  # fmt: skip
    (found,) = briefs(tmp_path, "\n".join(quoted), defaults)
    return found


def test_a_google_row_is_a_whole_brief(tmp_path: Path) -> None:
    found = brief(
        tmp_path,
        id="A1",
        title="Velar 74",
        description="Retro running <b>shoe</b> &amp; more<br>made in Porto",
        link="https://velar.example/74",
        image_link="https://velar.example/74.jpg",
        price="79.00 EUR",
        brand="Velar",
        google_product_category="187",
        product_type="Shoes > Retro sneakers",
        product_highlight='"breathable mesh","gum sole, non-slip"',
        color="navy",
        condition="new",
        availability="in stock",
    )
    product = found.product
    assert product.name == "Velar 74"
    assert product.description == "Retro running shoe & more\nmade in Porto\ncolor: navy."
    assert product.category == "Retro sneakers"
    assert (product.price, product.currency) == (Decimal(79), "EUR")
    assert str(product.url) == "https://velar.example/74"
    assert product.features == ("breathable mesh", "gum sole, non-slip")
    assert found.brand.name == "Velar"
    assert found.images == ()
    assert found.inferred == ()


def test_lists_of_a_shopify_body_and_its_labels_are_features(tmp_path: Path) -> None:
    header = "Handle,Title,Body (HTML),Vendor,Tags,Variant Price,Variant Compare At Price,Image Src"
    body = "<p>Retro shoe.</p><ul><li>mesh upper</li><li>gum&nbsp;sole</li></ul><script>x</script>"
    text = f'{header}\nv,Velar,{body},V,"retro, sale, vendor:x, Mesh",79.00,99.00,\n'
    (found,) = briefs(tmp_path, text, FeedDefaults(markets=(DE,)))
    assert found.product.description == "Retro shoe.\nmesh upper\ngum sole"
    assert found.product.features == ("mesh upper", "gum sole", "retro")
    assert (found.product.price, found.product.currency) == (Decimal(79), "")
    assert found.product.offer == "20 % Rabatt"
    assert found.inferred == ("product.offer",)


def test_a_chinese_row_says_where_and_in_which_language(tmp_path: Path) -> None:
    text = (
        "商品名称,描述,价格,品牌,卖点,目标市场,语言,投放平台,预算,目标\n"
        "磐石手机壳,四角加厚气囊,￥24.9,磐石,防摔；磁吸、轻薄,德国、奥地利,德语,谷歌、抖音国际,40欧元/天,销售\n"
    )
    path = tmp_path / "feed.csv"
    path.write_bytes(text.replace("、抖音国际", "、TikTok").encode("gb18030"))
    opened = open_feed(path)
    (found,) = [brief_of(row, opened.mapping) for row in opened]
    assert found.product.features == ("防摔", "磁吸、轻薄")
    assert (found.product.price, found.product.currency) == (Decimal("24.9"), "CNY")
    assert [str(market) for market in found.markets] == ["DE/de", "AT/de"]
    assert found.platforms == (Platform.GOOGLE_SEARCH, Platform.TIKTOK)
    assert found.budget == Budget(amount=40, currency="EUR", period="day")
    assert found.goal == Goal.SALES


def test_the_names_of_the_brief_itself_are_taken_flat_and_nested(tmp_path: Path) -> None:
    nested = (
        '{"product": {"name": "Velar", "price": 79, "currency": "EUR", "features": ["a, b", "c"],'
        ' "proof": ["4.8 stars"]}, "brand": {"name": "V", "voice": "warm", "banned_words": ["x"]},'
        ' "markets": [{"country": "GB", "language": "en"}], "platforms": ["tiktok", "youtube"],'
        ' "budget": {"amount": 30, "currency": "EUR", "period": "day"}, "variants": 2,'
        ' "goal": "leads", "special_category": ["credit"], "text": "A shoe", "audience": "all"}'
    )
    (found,) = briefs(tmp_path, nested, name="feed.jsonl")
    assert found.product.features == ("a, b", "c")
    assert found.product.proof == ("4.8 stars",)
    assert (found.brand.voice, found.brand.banned_words) == ("warm", ("x",))
    assert found.markets == (Market(country="GB", language="en"),)
    assert found.platforms == (Platform.TIKTOK, Platform.YOUTUBE)
    assert found.budget == Budget(amount=30, currency="EUR", period="day")
    assert (found.variants, found.goal, found.text) == (2, Goal.LEADS, "A shoe")


def test_defaults_fill_what_a_row_leaves_open_and_its_own_words_win(tmp_path: Path) -> None:
    defaults = FeedDefaults(
        markets=(DE,),
        platforms=(Platform.META_FEED,),
        budget=Budget(amount=10),
        brand=Brand(name="House", voice="calm", banned_words=("cheap",)),
        goal=Goal.SALES,
        variants=2,
        audience="everyone",
        notes="keep it short",
        currency="EUR",
    )
    text = (
        "name,price,brand,country,platforms,variants,notes,goal,audience\n"
        "A,5,,,,,,,\nB,5 USD,Own,FR,tiktok,3,own note,leads,runners\n"
    )
    first, second = briefs(tmp_path, text, defaults)
    assert first.markets == (DE,)
    assert first.platforms == (Platform.META_FEED,)
    assert first.brand == defaults.brand
    assert (first.budget, first.goal, first.variants) == (defaults.budget, Goal.SALES, 2)
    assert (first.audience, first.notes) == ("everyone", "keep it short")
    assert first.product.currency == "EUR"
    assert [str(market) for market in second.markets] == ["FR/fr"]
    assert second.platforms == (Platform.TIKTOK,)
    assert second.brand == Brand(name="Own", voice="calm", banned_words=("cheap",))
    assert (second.goal, second.variants, second.audience) == (Goal.LEADS, 3, "runners")
    assert second.notes == "own note\nkeep it short"
    assert second.product.currency == "USD"


@pytest.mark.parametrize(
    ("cells", "defaults", "wanted", "inferred"),
    [
        ({"market": "DE"}, (), ["DE/de"], False),
        ({"market": "Deutschland | Schweiz"}, (), ["DE/de", "CH/de"], False),
        ({"market": "DE/en; AT"}, (), ["DE/en", "AT/de"], False),
        ({"market": "pt_BR"}, (), ["BR/pt-BR"], False),
        ({"market": "CH", "language": "fr, it"}, (), ["CH/fr", "CH/it"], False),
        ({"language": "German"}, (), ["DE/de"], True),
        ({"language": "zh-TW"}, (), ["TW/zh-TW"], True),
        ({"language": "en"}, (DE,), ["DE/en"], False),
        ({"feed_label": "GB", "content_language": "en"}, (), ["GB/en"], False),
        ({"locale": "de-DE", "country": ""}, (), ["DE/de-DE"], True),
    ],
)
def test_markets_and_languages_are_read_as_feeds_name_them(
    tmp_path: Path,
    cells: dict[str, str],
    defaults: tuple[Market, ...],
    wanted: list[str],
    inferred: bool,
) -> None:
    found = brief(tmp_path, FeedDefaults(markets=defaults), name="A", **cells)
    assert [str(market) for market in found.markets] == wanted
    assert ("markets" in found.inferred) == inferred


@pytest.mark.parametrize(
    ("cells", "price", "offer"),
    [
        ({"price": "100 EUR", "sale_price": "80 EUR"}, 80, "20% off"),
        ({"price": "100 EUR", "sale_price": ""}, 100, ""),
        ({"price": "100 EUR", "sale_price": "98 EUR"}, 98, ""),
        ({"price": "100 EUR", "sale_price": "66.70 EUR"}, Decimal("66.7"), "33% off"),
        ({"price": "100 EUR", "sale_price": "120 EUR"}, 120, ""),
        ({"price": "100 EUR", "sale_price": "80 USD"}, 80, ""),
        ({"price": "80", "compare at price": "100"}, 80, "20% off"),
        ({"price": "80", "UVP": "80"}, 80, ""),
        ({"price": "", "UVP": "80"}, 80, ""),
        ({"price": "80", "UVP": "100", "offer": "gift included"}, 80, "gift included"),
    ],
)
def test_a_reduction_is_the_price_and_an_offer_that_is_never_overstated(
    tmp_path: Path, cells: dict[str, str], price: Any, offer: str
) -> None:
    found = brief(tmp_path, None, name="A", **cells)
    assert (found.product.price, found.product.offer) == (price, offer)
    assert ("product.offer" in found.inferred) == (offer.endswith("off"))


def test_a_reduction_is_said_in_the_language_of_the_row(tmp_path: Path) -> None:
    zh = brief(tmp_path, 商品名称="复古跑鞋", 售价="399", 原价="499")
    assert (zh.product.price, zh.product.offer) == (Decimal(399), "立减20%")
    de = brief(tmp_path, Titel="Schuhe für den Alltag", Preis="79,20 €", UVP="99,00 €")
    assert de.product.offer == "20 % Rabatt"


def test_a_sale_price_holds_within_its_dates_only(tmp_path: Path) -> None:
    cells = {
        "price": "100",
        "sale_price": "80",
        "sale_price_effective_date": "2026-03-01T08:00-0500/2026-03-31T23:59-0500",
    }
    for today, price in (
        (date(2026, 2, 28), 100),
        (date(2026, 3, 31), 80),
        (date(2026, 4, 1), 100),
    ):
        found = brief(tmp_path, FeedDefaults(today=today), name="A", **cells)
        assert found.product.price == price


def test_gender_and_age_group_say_who_it_is_for_and_that_it_was_worked_out(tmp_path: Path) -> None:
    found = brief(tmp_path, name="A", gender="female", age_group="adult")
    assert (found.audience, found.inferred) == ("women", ("audience",))
    assert brief(tmp_path, name="A", age_group="toddler").audience == "parents of toddlers"
    assert brief(tmp_path, name="A", gender="unisex").audience == ""
    told = brief(tmp_path, name="A", gender="male", audience="runners")
    assert (told.audience, told.inferred) == ("runners", ())


@pytest.mark.parametrize(
    ("cells", "column", "says"),
    [
        ({"name": "A", "price": "abc"}, "price", r"'abc': give an amount, for example 79\.00 EUR"),
        ({"name": "", "extra": "x"}, "name", "give the name of the product, or a description"),
        ({"name": "A", "link": "no address"}, "link", "'no address': .*URL"),
        ({"name": "A", "goal": "fame"}, "goal", "'fame': give one of sales, leads"),
        ({"name": "A", "variants": "9"}, "variants", "'9': give a number from 1 to 5"),
        ({"name": "A", "market": "Narnia"}, "market", "'Narnia': give countries by code or name"),
        ({"name": "A", "platforms": "fax"}, "platforms", "'fax': give platforms out of google_"),
        ({"name": "A", "budget": "much"}, "budget", "'much': give an amount"),
        ({"name": "A", "image": "none.png"}, "image", "'none.png': there is no such picture"),
        ({"name": "A", "image": "../../etc/passwd"}, "image", "there is no such picture"),
        ({"name": "A", "description": "x" * 20_001}, "description", "20,000 characters are the m"),
    ],
)
def test_a_bad_cell_names_row_column_value_and_what_is_wanted(
    tmp_path: Path, cells: dict[str, str], column: str, says: str
) -> None:
    path = tmp_path / "feed.csv"
    path.write_text(",".join(cells) + "\n" + ",".join(cells.values()) + "\n", encoding="utf-8")
    opened = open_feed(path, columns={"name": "name", **_chosen(opened_columns=cells)})
    (row,) = opened
    with pytest.raises(BadRow, match=f"row 2, column {column}: .*{says}") as caught:
        brief_of(row, opened.mapping)
    assert (caught.value.row, caught.value.column) == (2, column)


def _chosen(opened_columns: dict[str, str]) -> dict[str, str]:
    """The columns as chosen by hand, so that unreadable ones are kept."""
    names = ("goal", "variants", "market", "platforms", "budget")
    return {name: name for name in names if name in opened_columns}


def test_an_error_row_is_a_bad_row_and_the_brief_of_markup_alone_is_none(tmp_path: Path) -> None:
    path = tmp_path / "feed.csv"
    path.write_text("name,price\nA\n<br>,5\nB,6\n", encoding="utf-8")
    opened = open_feed(path)
    cut, markup, good = opened
    with pytest.raises(BadRow, match="row 2: 1 cells, but 2 columns"):
        brief_of(cut, opened.mapping)
    with pytest.raises(BadRow, match="row 3"):
        brief_of(markup, opened.mapping)
    assert brief_of(good, opened.mapping).product.name == "B"


def test_pictures_beside_the_feed_are_taken_and_addresses_are_carried(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").write_bytes(b"x")
    path = tmp_path / "feed.csv"
    path.write_text(
        "name,image,image_link,Warehouse\nA,pictures/a.png,https://x.example/a.jpg,7\n",
        encoding="utf-8",
    )
    opened = open_feed(path)
    (row,) = opened
    found = brief_of(row, opened.mapping)
    assert found.images == (str((tmp_path / "pictures" / "a.png").resolve()),)
    assert carried_of(row, opened.mapping) == {
        "Warehouse": "7",
        "image_link": "https://x.example/a.jpg",
    }


def test_columns_that_come_up_late_in_a_json_feed_are_carried(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text('{"name": "A"}\n' * 1 + '{"name": "B"}\n' + "", encoding="utf-8")
    lines = [f'{{"name": "N{n}"}}' for n in range(300)] + ['{"name": "Z", "shelf": "late"}']
    path.write_text("\n".join(lines), encoding="utf-8")
    opened = open_feed(path)
    *_, last = opened
    assert opened.mapping.carried == ()
    assert carried_of(last, opened.mapping) == {"shelf": "late"}


def test_the_same_row_makes_the_same_brief(tmp_path: Path) -> None:
    one = brief(tmp_path, name="A", price="5 EUR", tags="b, a")
    two = brief(tmp_path, name="A", price="5 EUR", tags="b, a")
    assert one.id == two.id
