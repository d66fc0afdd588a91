from __future__ import annotations

from pathlib import Path

import pytest

from adwright.errors import InputFileError
from adwright.tools.feeds import FIELDS, FeedMapping, open_feed
from adwright.tools.feeds.fields import names
from adwright.tools.feeds.headers import recognised
from adwright.tools.feeds.mapping import find_mapping


def mapping(*columns: str, **chosen: str) -> FeedMapping:
    return find_mapping(columns, chosen=chosen, path=Path("/feeds/feed.csv"))


GOOGLE = (
    "id", "title", "description", "link", "image_link", "additional_image_link", "availability",
    "price", "sale_price", "brand", "google_product_category", "product_type", "gtin", "condition",
    "product_highlight", "color", "material", "gender", "age_group",
)  # fmt: skip
SHOPIFY = (
    "Handle", "Title", "Body (HTML)", "Vendor", "Product Category", "Type", "Tags", "Published",
    "Option1 Name", "Option1 Value", "Variant SKU", "Variant Price", "Variant Compare At Price",
    "Image Src", "Google Shopping / Gender", "Google Shopping / Age Group", "Variant Image",
    "Status",
)  # fmt: skip
WOO = (
    "ID", "Type", "SKU", "Name", "Published", "Is featured?", "Short description", "Description",
    "Tax status", "In stock?", "Sale price", "Regular price", "Categories", "Tags", "Images",
    "Parent", "Position", "Brands",
)  # fmt: skip
AMAZON = (
    "item_sku", "item_name", "brand_name", "standard_price", "product_description", "bullet_point1",
    "bullet_point2", "main_image_url", "other_image_url1", "color_name", "feed_product_type",
)  # fmt: skip


@pytest.mark.parametrize(
    ("style", "columns", "wanted"),
    [
        (
            "Google Merchant",
            GOOGLE,
            {
                "key": "id", "name": "title", "description": "description", "url": "link",
                "price": "price", "sale_price": "sale_price", "brand": "brand",
                "category": "product_type", "features": "product_highlight", "gender": "gender",
            },
        ),
        (
            "Shopify",
            SHOPIFY,
            {
                "key": "Handle", "name": "Title", "description": "Body (HTML)", "brand": "Vendor",
                "category": "Type", "tags": "Tags", "price": "Variant Price",
                "old_price": "Variant Compare At Price", "images": "Image Src",
                "gender": "Google Shopping / Gender", "age_group": "Google Shopping / Age Group",
            },
        ),
        (
            "WooCommerce",
            WOO,
            {
                "key": "ID", "name": "Name", "description": "Description",
                "price": "Regular price", "sale_price": "Sale price", "category": "Categories",
                "images": "Images", "brand": "Brands", "tags": "Tags",
            },
        ),
        (
            "Amazon",
            AMAZON,
            {
                "key": "item_sku", "name": "item_name", "description": "product_description",
                "price": "standard_price", "features": "bullet_point1", "details": "color_name",
                "images": "main_image_url", "brand": "brand_name",
            },
        ),
        (
            "",
            ("商品编号", "商品名称", "描述", "价格", "品牌", "类目", "链接", "图片", "卖点",
             "目标市场", "语言", "预算", "投放平台", "备注"),
            {
                "key": "商品编号", "name": "商品名称", "description": "描述", "price": "价格",
                "brand": "品牌", "category": "类目", "url": "链接", "images": "图片",
                "features": "卖点", "market": "目标市场", "language": "语言", "budget": "预算",
                "platforms": "投放平台", "notes": "备注",
            },
        ),
        (
            "",
            ("Artikelnummer", "Titel", "Beschreibung", "Preis", "Marke", "Kategorie", "Größe"),
            {
                "key": "Artikelnummer", "name": "Titel", "description": "Beschreibung",
                "price": "Preis", "brand": "Marke", "category": "Kategorie", "details": "Größe",
            },
        ),
        (
            "",
            ("name", "description", "price", "currency", "features", "proof", "offer", "market",
             "language", "platforms", "budget", "goal", "audience", "variants", "notes", "voice"),
            {
                field: field
                for field in ("name", "price", "currency", "proof", "offer", "market", "goal",
                              "language", "platforms", "budget", "audience", "variants", "voice")
            },
        ),
    ],
)  # fmt: skip
def test_the_columns_of_ordinary_feeds_are_known(
    style: str, columns: tuple[str, ...], wanted: dict[str, str]
) -> None:
    found = mapping(*columns)
    assert found.style == style
    assert {field: found.of(field)[0] for field in wanted} == wanted


@pytest.mark.parametrize(
    "written",
    ["Product Name", "product_name", "PRODUCT-NAME", "  Product  Name ", "Ｐｒｏｄｕｃｔ　Ｎａｍｅ",
     "ProductName", "product name*", "Product Name (max. 150)", "Product Name [en]", "g:title"],
)  # fmt: skip
def test_case_spaces_marks_and_width_of_a_name_do_not_matter(written: str) -> None:
    assert mapping(written).of("name") == (written,)


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("Preis (EUR)", "price"), ("Price USD", "price"), ("价格（元）", "price"),
        ("Feature 3", "features"), ("bullet_point5", "features"), ("卖点2", "features"),
        ("Product Material", "details"), ("Catégorie", "category"), ("CATEGORIE", "category"),
        ("Waehrung", "currency"), ("Währung", "currency"), ("product.name", "name"),
    ],
)  # fmt: skip
def test_names_are_read_without_units_numbers_owners_and_accents(written: str, field: str) -> None:
    assert mapping(written).of(field) == (written,)


def test_a_number_at_the_end_is_another_column_only_where_a_field_takes_several() -> None:
    assert mapping("name", "name2").carried == ("name2",)


def test_every_name_of_the_table_is_recognised_as_its_field() -> None:
    for name, field in names():
        assert field in FIELDS
        found = recognised(name)
        assert found
        assert found.field == field or found.name != name, f"{name} stands for two fields"


def test_unknown_columns_are_carried_and_the_mapping_can_be_shown() -> None:
    found = mapping("title", "Warehouse", "price")
    assert found.carried == ("Warehouse",)
    assert str(found).splitlines() == [
        "name <- title (its name)",
        "price <- price (its name)",
        "carried through: Warehouse",
    ]


def test_a_chosen_column_wins_and_an_empty_choice_leaves_a_field_unfilled() -> None:
    found = mapping("Title", "My Title", "tags", name="my_title", tags="")
    assert found.of("name") == ("My Title",)
    assert found.of("tags") == ()
    assert found.carried == ("Title", "tags")
    assert found.columns[0].why == "chosen"


def test_a_choice_of_what_there_is_not_names_what_there_is() -> None:
    with pytest.raises(InputFileError, match="no column 'My Titel': did you mean My Title"):
        mapping("My Title", name="My Titel")
    with pytest.raises(InputFileError, match="unknown field 'pricee': did you mean price"):
        mapping("My Title", pricee="My Title")


def test_a_column_whose_cells_mean_something_else_is_carried(tmp_path: Path) -> None:
    path = tmp_path / "games.csv"
    path.write_text("name,platform,language,country\nStar Golf,PS5,en,Narnia\nMoon Chess,PC,de,\n")
    found = open_feed(path).mapping
    assert found.of("language") == ("language",)
    assert found.carried == ("platform", "country")


def test_a_feed_that_cannot_say_what_is_advertised_is_refused_before_its_first_row(
    tmp_path: Path,
) -> None:
    path = tmp_path / "feed.csv"
    path.write_text("a,b\n1,2\n")
    opened = open_feed(path)
    assert not opened.mapping.usable
    with pytest.raises(InputFileError, match=r"it has a, b: say which one"):
        next(iter(opened))
    assert [row.values["a"] for row in open_feed(path, columns={"name": "a"})] == ["1"]
