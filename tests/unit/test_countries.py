from __future__ import annotations

import re

import pytest

from adwright.errors import BriefError, UserError
from adwright.tools.countries import (
    EU,
    countries,
    countries_with_currency,
    country,
    primary_language,
)


def test_all_249_countries_of_iso_3166_are_known() -> None:
    assert len(countries()) == 249
    for code, entry in countries().items():
        assert re.fullmatch("[A-Z]{2}", code)
        assert entry.code == code
        assert entry.name
        assert entry.languages
        assert re.fullmatch("[A-Z]{3}", entry.currency)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("DE", "DE"), ("de", "DE"), ("德国", "DE"), ("Germany", "DE"), ("Deutschland", "DE"),
        (" germany ", "DE"), ("UK", "GB"), ("England", "GB"), ("英国", "GB"), ("U.S.", "US"),
        ("USA", "US"), ("the Netherlands", "NL"), ("荷兰", "NL"), ("NO", "NO"), ("no", "NO"),
        ("Österreich", "AT"), ("Schweiz", "CH"), ("Türkei", "TR"), ("Südkorea", "KR"),
        ("Côte d'Ivoire", "CI"), ("hong kong", "HK"),
    ],
)  # fmt: skip
def test_a_country_is_known_by_code_and_by_name(written: str, code: str) -> None:
    assert country(written).code == code


def test_an_unknown_country_is_named_with_the_closest_ones() -> None:
    with pytest.raises(BriefError, match=r"'Germny'.*DE \(Germany\)"):
        country("Germny")
    with pytest.raises(UserError, match="ISO 3166"):
        country("XX")
    with pytest.raises(BriefError):
        country("")


def test_eu_law_on_data_holds_in_the_eu_the_eea_and_the_uk_only() -> None:
    assert len(EU) == 27
    for code in (*EU, "NO", "IS", "LI", "GB", "RE"):
        assert country(code).eu_eea_uk, code
    for code in ("US", "CN", "CH", "TR", "RS", "UA"):
        assert not country(code).eu_eea_uk, code


def test_sixty_countries_have_german_and_chinese_names() -> None:
    chinese = [e.code for e in countries().values() if re.search("[一-鿿]", "".join(e.names))]
    assert len(chinese) >= 60
    assert {"DE", "FR", "US", "JP", "BR", "IN", "ZA", "AE"} <= set(chinese)


def test_languages_and_currencies_are_those_in_use() -> None:
    assert country("CN").language == "zh-CN"
    assert country("BR").language == "pt-BR"
    assert country("CH").languages == ("de", "fr", "it")
    assert country("GB").currency == "GBP"
    assert "DE" in countries_with_currency("eur")


def test_the_primary_language_of_a_tag_is_its_first_part() -> None:
    assert primary_language("zh-CN") == "zh"
    assert primary_language("PT_br") == "pt"
    assert primary_language("de") == "de"
