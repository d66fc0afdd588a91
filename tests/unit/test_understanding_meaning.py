"""What is denied, excluded, owned or helped is not what is sold, to whom, or where."""

from __future__ import annotations

from decimal import Decimal

import pytest

from adwright.agents.understanding import Understanding, understand
from adwright.schema import Brief, Facets
from adwright.tools.lexicon import lexicon


def of(text: str) -> Understanding:
    return understand(Brief.from_text(text))


def concepts(facets: Facets) -> set[str]:
    return {facet.concept for facet in facets.all() if facet.concept}


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("A mirror that is everything but romantic.", "style.romantic"),
        ("The least luxurious hostel in town", "style.luxury"),
        ("A bag that is far from sporty", "style.sporty"),
        ("Rugs, rustic rather than minimalist", "style.minimalist"),
        ("Ein Sessel, der alles andere als verspielt ist", "style.playful"),
        ("这款台灯不走可爱路线", "style.kawaii"),
        ("别再买复古的灯了", "style.retro"),
        ("Our loud arcade is not for seniors, tourists or babies", "audience.tourists"),
        ("Kein Spielzeug für Kleinkinder", "audience.children"),
        ("Pregnant women not admitted", "audience.expectant-parents"),
        ("小孩、老年人请勿购买这款辣酱", "audience.children"),
        ("这门课不适合初学者和小学生", "audience.pupils"),
    ],
)
def test_what_is_denied_is_no_facet(text: str, absent: str) -> None:
    assert absent not in concepts(of(text).facets)


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("Nothing but minimalist chairs", "style.minimalist"),
        ("Don't miss our retro lamps", "style.retro"),
        ("No-nonsense rustic tables", "style.rustic"),
        ("The least romantic wedding cakes", "occasion.wedding"),
        ("无糖低脂饼干", "benefit.low-fat"),
        ("特别复古的音箱", "style.retro"),
        ("Dogs that bark? Not for cats, for dog owners: a collar", "audience.dog-owners"),
    ],
)
def test_a_negation_reaches_what_it_governs_and_no_more(text: str, present: str) -> None:
    assert present in concepts(of(text).facets)


def test_people_sent_away_are_noted() -> None:
    notes = of("Stand-up night with coarse jokes. Not for children. Tickets 15 EUR.").notes
    assert any("children" in note for note in notes if note.startswith("Not for"))


def test_a_piece_of_the_audience_field_that_excludes_is_no_audience() -> None:
    brief = Brief(text="A chess clock", audience="club players, not beginners")
    assert [f.value for f in understand(brief).facets.audience] == ["club players"]


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("Cookies without milk, nuts or gluten", "benefit.nut-free"),
        ("Cookies without milk, nuts or gluten", "benefit.gluten-free"),
        ("A wedding cake in three tiers", "occasion.wedding"),
        ("生日蛋糕当天送", "occasion.birthday"),
        ("降噪耳机", "benefit.noise-cancelling"),
        ("满59元包邮的毛巾", "benefit.free-shipping"),
        ("Pottery in groups of seven", "benefit.small-groups"),
    ],
)
def test_longer_terms_and_lists_say_what_is_in_them(text: str, present: str) -> None:
    assert present in concepts(of(text).facets)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("南京二手房,总价215万,南北通透", 2_150_000),
        ("写字楼整层出售,1.2亿元", 120_000_000),
        ("手工面,十八块钱一碗", 18),
        ("咖啡,三块五一杯", Decimal("3.5")),
        ("Umzugskredit bis zu 8.000 EUR", None),
        ("Business grants up to 40,000 GBP", None),
        ("Waiter wanted in Galway: 15.20 EUR an hour", None),
        ("一块光落在桌上的台灯", None),
    ],
)
def test_sums_are_prices_where_they_are_asked_for(text: str, amount: Decimal | None) -> None:
    assert of(text).brief.product.price == amount


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Bread delivered in Lyon and Geneva", ["FR", "CH"]),
        ("在汉堡和维也纳的中国学生:火锅底料", ["DE", "AT"]),
        ("Evening classes in Ghent for people who write to clients in Madrid", ["BE"]),
        ("Donate your laptop to a school in Kenya. Collected in Leeds.", ["GB"]),
        ("Blankets for sale in Kenya", ["KE"]),
    ],
)
def test_a_cause_is_no_market_and_listed_cities_all_are(text: str, codes: list[str]) -> None:
    assert [market.country for market in of(text).brief.markets] == codes


@pytest.mark.parametrize(
    "text",
    [
        "Reach men aged 30 to 45 in Austria, budget 900 euros a month.",
        "We sell things. Make it go viral on TikTok.",
        "Macht uns bekannt!",
        "小红书投放,预算五千,面向90后男生",
    ],
)
def test_people_places_and_money_are_no_product(text: str) -> None:
    assert of(text).questions


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("An app for bakeries, 9 EUR a month", "category.app"),
        ("给餐厅老板用的收银系统", "category.booking-software"),
        ("A lamp that is easy on the wallet", "category.lamp"),
        ("Boutique hotel with a dinner of nine courses", "category.boutique-hotel"),
        ("Courses for adults in the evening", "category.online-course"),
    ],
)
def test_the_customer_and_the_turn_of_phrase_are_not_sold(text: str, concept: str) -> None:
    assert of(text).facets.category[0].concept == concept


def test_what_is_turned_around_is_marked_and_left_out() -> None:
    (mention,) = lexicon().read("not retro", language="en")
    assert mention.denied
    assert lexicon().find("not retro", language="en") == ()
