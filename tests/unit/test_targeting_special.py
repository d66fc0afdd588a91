from __future__ import annotations

from pathlib import Path

import pytest

from adwright.schema import Brief, Product, SpecialCategory
from adwright.tools.targeting import special_categories_of

HOUSING, EMPLOYMENT, CREDIT = (
    SpecialCategory.HOUSING, SpecialCategory.EMPLOYMENT, SpecialCategory.CREDIT,
)  # fmt: skip
POLITICS, HEALTH, ALCOHOL = (
    SpecialCategory.POLITICS, SpecialCategory.HEALTH, SpecialCategory.ALCOHOL,
)  # fmt: skip
GAMBLING, RELIGION, DATING = (
    SpecialCategory.GAMBLING, SpecialCategory.RELIGION, SpecialCategory.DATING,
)  # fmt: skip

SHOWN = [
    ("Two-bedroom apartments for rent in Leeds", HOUSING),
    ("Flat to let near the station", HOUSING),
    ("Helle Wohnung mieten in Leipzig", HOUSING),
    ("Immobilienberatung Köln", HOUSING),
    ("市中心二手房,拎包入住", HOUSING),
    ("We are hiring bakers for our new shop", EMPLOYMENT),
    ("Join our team as a part-time driver", EMPLOYMENT),
    ("We're looking for a head chef to join us", EMPLOYMENT),
    ("Softwareentwickler Backend (m/w/d)", EMPLOYMENT),
    ("Wir suchen Verstärkung in der Küche", EMPLOYMENT),
    ("诚聘前端工程师", EMPLOYMENT),
    ("Personal loans from 3.9 percent", CREDIT),
    ("A credit card without yearly fee", CREDIT),
    ("Bank accounts for students", CREDIT),
    ("Pet insurance for older dogs", CREDIT),
    ("Günstige Zahnzusatzversicherung", CREDIT),
    ("Ratenkredit mit Sofortzusage", CREDIT),
    ("小额贷款,当天放款", CREDIT),
    ("Election campaign for the town council", POLITICS),
    ("Plakate für den Wahlkampf", POLITICS),
    ("竞选海报设计", POLITICS),
    ("Dental clinic by the harbour", HEALTH),
    ("Physiotherapy for runners", HEALTH),
    ("Praxis für Psychotherapie", HEALTH),
    ("Apotheke am Markt", HEALTH),
    ("种植牙一站式诊所", HEALTH),
    ("Small-batch gin from Cornwall", ALCOHOL),
    ("Craft beers by post", ALCOHOL),
    ("Weingut an der Mosel", ALCOHOL),
    ("Wein aus Franken", ALCOHOL),
    ("精酿啤酒馆", ALCOHOL),
    ("Online casino with free spins", GAMBLING),
    ("Sportwetten ohne Einzahlung", GAMBLING),
    ("福利彩票销售点", GAMBLING),
    ("A bible study app", RELIGION),
    ("Gottesdienst für Familien", RELIGION),
    ("A dating app for people over forty", DATING),
    ("Partnervermittlung mit Herz", DATING),
    ("相亲交友活动", DATING),
]

NOT_SHOWN = [
    "Ginger cake with dark icing",
    "Engineered stone worktops",
    "Home office desk in oak",
    "House plants for dark rooms",
    "Wine red suede sneakers",
    "Bordeaux Kleid, weinrot",
    "Champagne gold phone case",
    "Ginger beer brewed without sugar",
    "Apple cider vinegar",
    "Invoicing software, no credit card needed",
    "30 Tage testen, ohne Kreditkarte",
    "We accept all major credit cards",
    "Slim card wallet with eight credit card slots",
    "Kreditkartenetui aus Leder",
    "手机壳,支持分期付款",
    "酒红色针织衫",
    "Earrings of medical-grade steel",
    "A patient teacher for beginners",
    "Vote for your favourite flavour",
    "Recruiting software for agencies",
    "For the sake of your back: a better chair",
    "Competition for young painters",
    "Bierdeckelsammlung",
    "Hospitality furniture",
    "Dr. Martens boots, resoled",
    "Oberflächenbehandlung für Holz",
    "新款运动鞋",
    "办公室岗亭隔断",
]


@pytest.mark.parametrize(("offer", "category"), SHOWN)
def test_an_offers_words_show_its_special_category(offer: str, category: SpecialCategory) -> None:
    assert special_categories_of(Brief(text=offer)) == (category,)


@pytest.mark.parametrize("offer", NOT_SHOWN)
def test_a_word_inside_another_or_used_in_passing_shows_none(offer: str) -> None:
    assert special_categories_of(Brief(text=offer)) == ()


def test_a_mortgage_is_both_housing_and_credit() -> None:
    brief = Brief(text="Mortgage advice for first-time buyers")
    assert special_categories_of(brief) == (HOUSING, CREDIT)


def test_a_harmless_phrase_does_not_hide_the_real_one_beside_it() -> None:
    brief = Brief(text="Personal loans online, no credit card needed")
    assert special_categories_of(brief) == (CREDIT,)


def test_whom_the_offer_is_for_shows_nothing_about_the_offer() -> None:
    brief = Brief(text="Comfortable shoes", audience="nurses in a hospital", notes="dental clinic")
    assert special_categories_of(brief) == ()


def test_declared_categories_come_first_and_none_twice() -> None:
    brief = Brief(
        product=Product(name="Gin from a dental clinic"), special_category=(HEALTH, GAMBLING)
    )
    assert special_categories_of(brief) == (HEALTH, GAMBLING, ALCOHOL)


@pytest.mark.parametrize(
    ("example", "found"),
    [
        ("retro_sneakers", ()),
        ("phone_accessories_zh", ()),
        ("bakery_low_sugar", ()),
        ("meditation_app", ()),
        ("job_advert", (EMPLOYMENT,)),
        ("dental_clinic", (HEALTH,)),
        ("b2b_invoicing", ()),
        ("hotel_notes", ()),
    ],
)
def test_examples_are_of_the_categories_that_they_say(
    example: str, found: tuple[SpecialCategory, ...], root: Path
) -> None:
    brief = Brief.from_file(root / "examples" / f"{example}.yaml")
    assert special_categories_of(brief) == found
