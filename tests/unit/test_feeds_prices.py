from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adwright.schema import BudgetPeriod
from adwright.tools.feeds.prices import Price, currency_in, read_budget, read_price
from adwright.tools.money import format_price


@pytest.mark.parametrize(
    ("cell", "amount", "currency"),
    [
        ("79.00 EUR", "79", "EUR"), ("EUR 79,00", "79", "EUR"), ("79,90 €", "79.9", "EUR"),
        ("1.299,00 €", "1299", "EUR"), ("1,299.00 USD", "1299", "USD"), ("1.299 €", "1299", "EUR"),
        ("1 299,50 zł", "1299.5", "PLN"), ("1’250.50 CHF", "1250.5", "CHF"),
        ("$79.99", "79.99", "USD"),
        ("US$79", "79", "USD"), ("£18", "18", "GBP"), ("18", "18", ""), ("79,-", "79", ""),
        ("¥399", "399", "CNY"), ("￥３９９", "399", "CNY"), ("399元", "399", "CNY"),
        ("1.2万元", "12000", "CNY"), ("3980円", "3980", "JPY"), ("ab 49,90 €", "49.9", "EUR"),
        ("from $5", "5", "USD"), ("79–99 EUR", "79", "EUR"), ("12,34,567 INR", "1234567", "INR"),
        ("12.125 KWD", "12.125", "KWD"), ("0.999 EUR", "0.999", "EUR"), ("R$ 49,90", "49.9", "BRL"),
        ("CHF 79.-", "79", "CHF"), ("49.90 eur", "49.9", "EUR"), ("25 kr", "25", ""),
    ],
)  # fmt: skip
def test_prices_are_read_as_people_write_them(cell: str, amount: str, currency: str) -> None:
    assert read_price(cell) == Price(amount=Decimal(amount), currency=currency)


@pytest.mark.parametrize("cell", ["", "-", "n/a", "N/A", "0", "0.00 EUR", "无", "null"])
def test_an_empty_cell_and_zero_are_no_price(cell: str) -> None:
    assert read_price(cell) is None


@pytest.mark.parametrize("cell", ["abc", "auf Anfrage", "-5", "1.2.3.4", "99999999999 EUR", "€"])
def test_what_is_no_price_is_refused_with_what_is_wanted(cell: str) -> None:
    with pytest.raises(ValueError, match=r"give an amount, for example 79\.00 EUR"):
        read_price(cell)


@pytest.mark.parametrize(
    ("cell", "hint", "country", "currency"),
    [
        ("5", "EUR", "US", "EUR"), ("5 USD", "EUR", "", "USD"), ("$5", "", "CA", "CAD"),
        ("$5", "AUD", "CA", "AUD"), ("$5", "EUR", "", "USD"), ("¥5", "", "JP", "JPY"),
        ("¥5", "", "DE", "CNY"), ("5 kr", "", "NO", "NOK"),
    ],
)  # fmt: skip
def test_the_cell_says_the_currency_before_its_column_and_its_market(
    cell: str, hint: str, country: str, currency: str
) -> None:
    price = read_price(cell, currency=hint, country=country)
    assert price
    assert price.currency == currency


MARKETS = [("en", "US"), ("de", "DE"), ("fr", "FR"), ("zh", "CN"), ("pt-BR", "BR"), ("de", "CH")]


@given(st.decimals("0.01", 10**7, places=2), st.sampled_from(MARKETS))
def test_a_price_written_for_a_market_reads_as_the_same(
    amount: Decimal, market: tuple[str, str]
) -> None:
    language, country = market
    shown = format_price(amount, "", language=language, country=country)
    price = read_price(shown, country=country)
    assert price
    assert price.amount == amount
    assert read_price(f"{amount} EUR") == Price(amount=amount, currency="EUR")


@given(st.text(max_size=40))
def test_any_cell_is_a_price_or_refused(cell: str) -> None:
    try:
        price = read_price(cell)
    except ValueError as error:
        assert "give an amount" in str(error)  # noqa: PT017 - either way is right
    else:
        assert price is None or 0 < price.amount <= 10**9


@pytest.mark.parametrize(
    ("cell", "header", "period", "wanted"),
    [
        ("25 EUR per day", "budget", "", (Decimal(25), "EUR", BudgetPeriod.DAY)),
        ("40欧元/天", "预算", "", (Decimal(40), "EUR", BudgetPeriod.DAY)),
        ("500", "Monatsbudget (EUR)", "", (Decimal(500), "EUR", BudgetPeriod.MONTH)),
        ("30", "Daily Budget", "", (Decimal(30), "USD", BudgetPeriod.DAY)),
        ("900", "budget", "campaign", (Decimal(900), "USD", BudgetPeriod.CAMPAIGN)),
        ("900", "budget", "", (Decimal(900), "USD", BudgetPeriod.MONTH)),
    ],
)
def test_a_budget_takes_what_it_lacks_from_its_column(
    cell: str, header: str, period: str, wanted: tuple[Decimal, str, BudgetPeriod]
) -> None:
    currency = "" if "EUR" in header else "USD"
    budget = read_budget(cell, header=header, currency=currency, period=period)
    assert budget
    assert (budget.amount, budget.currency, budget.period) == wanted


def test_words_that_are_also_codes_name_no_currency() -> None:
    assert currency_in("try it at the top of all fairs") == ""
    assert currency_in("5 TRY") == "TRY"
