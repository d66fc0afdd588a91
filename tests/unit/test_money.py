from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adwright.tools.grounding.figures import figures_in
from adwright.tools.money import CURRENCIES, currency_of, format_number, format_price


@pytest.mark.parametrize(
    ("amount", "currency", "language", "country", "shown"),
    [
        ("79", "EUR", "en", "IE", "€79"),
        ("79", "EUR", "de", "DE", "79 €"),
        ("79.9", "EUR", "de-AT", "AT", "79,90 €"),
        ("1299.5", "EUR", "de", "DE", "1.299,50 €"),
        ("399", "CNY", "zh-CN", "CN", "¥399"),
        ("79.99", "USD", "en", "US", "$79.99"),
        ("18", "GBP", "en", "GB", "£18"),
        ("18", "GBP", "de", "DE", "18 £"),
        ("49.9", "BRL", "pt-BR", "BR", "R$ 49,90"),
        ("20", "CAD", "en", "CA", "$20"),
        ("20", "CAD", "en", "US", "CA$20"),
        ("79", "CHF", "de", "CH", "CHF 79"),
        ("1250", "CHF", "de", "CH", "CHF 1’250"),
        ("3980", "JPY", "ja", "JP", "¥3,980"),
        ("199", "PLN", "pl", "PL", "199 zł"),
        ("5", "", "en", "GB", "£5"),
        ("5", "", "en", "XX", "5"),
        ("5", "AED", "en", "AE", "5 AED"),
        ("0", "EUR", "en", "DE", "€0"),
    ],
)
def test_a_price_is_written_as_people_in_the_market_write_it(
    amount: str, currency: str, language: str, country: str, shown: str
) -> None:
    assert format_price(Decimal(amount), currency, language=language, country=country) == shown


def test_every_currency_is_a_three_letter_code() -> None:
    assert all(len(code) == 3 and code.isupper() for code in CURRENCIES.values())
    assert all(len(country) == 2 and country.isupper() for country in CURRENCIES)


def test_a_country_has_its_currency_in_either_case_and_an_unknown_one_none() -> None:
    assert currency_of("de") == currency_of("DE") == "EUR"
    assert currency_of("ZZ") == ""


amounts = st.decimals(min_value=0, max_value=10**7, places=2, allow_nan=False)
MARKETS = [("en", "US"), ("de", "DE"), ("fr", "FR"), ("zh", "CN"), ("pt-BR", "BR"), ("de", "CH")]


@given(amounts, st.sampled_from(MARKETS))
def test_a_written_price_reads_as_the_same_amount(amount: Decimal, market: tuple[str, str]) -> None:
    language, country = market
    shown = format_price(amount, "", language=language, country=country)
    (figure,) = figures_in(shown, "en" if country == "CH" else language)
    assert figure.kind == "price"
    assert figure.values == {amount}


@given(amounts)
def test_marks_of_a_number_follow_the_language(amount: Decimal) -> None:
    english = format_number(amount, language="en", places=2)
    german = format_number(amount, language="de", places=2)
    assert german == english.translate(str.maketrans(",.", ".,"))
