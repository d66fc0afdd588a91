from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from adwright.schema import Brief
from adwright.tools.grounding import ground, number_literals, sources_of

SOURCES = {
    "product.name": "Velar 74",
    "product.features[0]": "30 hours of comfort",
    "product.proof[0]": "4.8 stars from 2,100 buyers",
    "product.proof[1]": "since 1974",
    "product.offer": "20% off until 31 May",
    "product.price": "79 EUR",
    "audience": "runners of 25 to 34",
    "notes": "customer 4711 from 22087 Hamburg",
}


def test_literals_keep_strict_units_and_come_longest_first() -> None:
    literals = number_literals(SOURCES, price="€79")
    assert literals == ("30 hours", "Velar 74", "31 May", "2,100", "1974", "20%", "4.8", "€79")


def test_literals_come_as_the_language_writes_them() -> None:
    german = number_literals(SOURCES, price="79 €", language="de-DE")
    assert {"30 Stunden", "2.100", "4,8", "20 %", "79 €", "1974"} <= set(german)
    assert "2,100" not in german
    assert {"30小时", "2,100", "4.8", "20%"} <= set(number_literals(SOURCES, language="zh"))


def test_no_figure_of_notes_or_audience_is_a_literal() -> None:
    joined = " ".join(number_literals(SOURCES))
    assert not any(number in joined for number in ("4711", "22087", "25", "34"))


def test_without_a_shown_price_the_briefs_own_stands() -> None:
    assert "79 EUR" in number_literals(SOURCES)


def test_there_are_at_most_twenty_four_and_the_offer_is_among_them() -> None:
    page = " ".join(str(number) for number in range(1000, 1200))
    literals = number_literals({**SOURCES, "page": page}, price="€79")
    assert len(literals) == 24
    assert {"20%", "€79", "4.8"} <= set(literals)


def test_a_brief_without_numbers_gives_none() -> None:
    assert number_literals(sources_of(Brief.from_text("Soy candles from Leeds"))) == ()


words = st.sampled_from(["soft", "for", "up to", "buyers", "hours", "years", "%", "€", "and"])
numbers = st.integers(min_value=2, max_value=99_999).map(str)


@given(st.lists(st.one_of(words, numbers), min_size=1, max_size=8).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_every_literal_is_grounded_in_the_sources_it_came_from(text: str) -> None:
    sources = {"product.proof[0]": text}
    for language in ("en", "de", "zh"):
        for literal in number_literals(sources, language=language):
            found = ground(literal, sources=sources, language=language).findings
            assert found == (), (literal, language)


def test_a_number_inside_the_products_name_is_never_free_to_use() -> None:
    sources = {"product.name": "Velar 74", "text": "The Velar 74 is back, at 240 g per shoe."}
    assert number_literals(sources) == ("Velar 74", "240 g")


def test_a_standards_number_keeps_its_name() -> None:
    sources = {"product.proof[0]": "ISO 27001 certified"}
    assert number_literals(sources, language="de") == ("ISO 27001",)
    assert ground("ISO 27001 zertifiziert", sources=sources, language="de").findings == ()
    assert ground("27001 users", sources=sources, language="en").findings


def test_a_date_and_a_sum_come_as_the_language_writes_them() -> None:
    sources = {"product.offer": "2.000 Euro until 31 May"}
    assert number_literals(sources, language="de") == ("2.000 €", "31. Mai")
    assert number_literals(sources, language="en") == ("31 May", "€2,000")
    assert number_literals(sources, language="zh") == ("€2,000", "5月31日")


def test_the_scale_of_a_supported_rating_needs_no_support() -> None:
    sources = {"product.proof[0]": "4.8 stars from 2,100 buyers"}
    for text in ("4.8/5", "4.8 out of 5", "4.8 of 5 stars"):
        assert ground(text, sources=sources, language="en").findings == ()
    assert ground("4.9 out of 5", sources=sources, language="en").findings
    assert ground("5 stars", sources=sources, language="en").findings
