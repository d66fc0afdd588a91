"""Advertising texts without personal data stay untouched: the table of false alarms."""

from __future__ import annotations

import pytest

from adwright.tools.privacy import Redactor, find_personal_data

CLEAN = (
    # English
    "Retro sneakers in Rose Gold, size 42, now 129,00 EUR.",
    "Air Jordan 1 Mid, in stock from May 12.",
    "Shop the Summer Collection: Linen Shirts, Dresses and Sandals",
    "Free shipping on orders over $50. Order no. 4711234567 is on its way.",
    "Save 20% until 31.12.2026 with code SUMMER2026.",
    "The Emma Mattress sleeps cool. 100 nights to try it.",
    "Dr. Martens boots and Levi's 501 jeans for every season.",
    "iPhone 15 Pro Max case, model A3108, drop-tested from 3 m.",
    "Winter tyres 205/55 R16 91H, fitted from 49.90 a piece.",
    "4K monitor, 3840 x 2160, 144 Hz, 1 ms, HDMI 2.1.",
    "Trusted by 12,500,000 customers since 1998.",
    "Rated 4.8 out of 5 by 2,384 customers.",
    "May Day Sale: up to 50% off Garden Furniture",
    "Hope, Grace and Joy: three scents for your home.",
    "Paris Hilton Head Island? No: just a great hotel by the sea.",
    "Our Jasmine Green Tea is grown at 1,200 metres.",
    "Calvin Klein and Tommy Hilfiger outlet, new arrivals weekly.",
    "Hello Sunshine! Meet the new Sunglasses Edit.",
    "Software version 10.2.4.1 adds dark mode.",
    "Hiring: Senior Software Engineer, Berlin, 70,000 to 85,000 a year.",
    "Follow us @retrokicks for daily drops.",
    "For people with diabetes: sugar-free cakes, baked every morning.",
    "Sofa bed, 200 x 140 x 85 cm, delivery in 3-5 days.",
    "Coffee beans, 1 kg, EAN 4006381333931.",
    "Best Price Guarantee. Thanks, Summer!",
    "Mother's Day gifts she will love: Pearl Earrings from 39.",
    "Mr Clean Magic Eraser, pack of 6.",
    "Mary Jane shoes in Black Leather.",
    "San Francisco Giants Cap, one size.",
    "Open Monday to Friday, 9:00-18:00, and Saturday 10:00-14:00.",
    "Flights Berlin to New York from 399, 2 bags included.",
    "The 2026 Model Year brings 0-100 in 3.4 s.",
    "Product: Nova Trail Running Shoe; SKU: NT-2041-BLK; Price: 119.00",
    "Whey protein, 80 g per 100 g, 25 servings.",
    # German
    "Retro-Sneaker für jeden Tag, jetzt ab 89,90 Euro.",
    "Die Emma Matratze: 100 Nächte Probeschlafen.",
    "Jetzt 30 % Rabatt auf Damen Jacken und Herren Schuhe",
    "Kostenloser Versand ab 50 Euro, Lieferung in 2-3 Werktagen.",
    "Zuckerarme Torten aus der Backstube, täglich frisch.",
    "Unser Sommer Sale: bis zu 70 % auf Kleider.",
    "Bestellnummer 20261124001 bitte angeben.",
    "Hochzeit, Taufe oder Geburtstag: Torten nach Wunsch.",
    "Für die moderne Frau: Business-Mode aus Wolle.",
    "Der Winter kommt: Reifen Wechsel ab 29 Euro.",
    "Handyhülle für Samsung Galaxy S24, 3 Meter Fallschutz.",
    "Seit 1923 in Hamburg, über 10.000 Kunden.",
    "Karl Lagerfeld Taschen und Hugo Boss Anzüge im Outlet.",
    "Neu: die Lampe Stella aus mundgeblasenem Glas.",
    # Chinese
    "复古运动鞋，限时八折，全场包邮。",
    "黄金首饰，周年庆满1000元减200元。",
    "手机壳 iPhone 15 Pro，防摔3米，售价39.9元。",
    "高级丝绸连衣裙，夏季新款，白色和金色可选。",
    "武夷山大红袍茶叶，250克礼盒装。",
    "龙井茶，明前采摘，产地杭州。",
    "订单号 20261124000123，预计3天送达。",
    "全家人的健康早餐，无糖配方。",
    "客户服务时间：9:00-18:00。",
    "方便面，24包，每包105克。",
    # other languages
    "Livraison gratuite dès 50 euros, retours sous 30 jours.",
    "Chaussures rétro pour homme et femme, nouvelle collection.",
    "Zapatillas retro con envío gratis desde 49,99 euros.",
    "Scarpe da corsa leggere, 240 g, sconto del 20%.",
    "Tênis retrô com frete grátis para todo o Brasil.",
    "送料無料のレトロスニーカー、皆様にお届けします。",
    "고객님을 위한 여름 세일, 최대 50% 할인.",
)


@pytest.mark.parametrize("text", CLEAN)
def test_a_clean_advertising_text_is_not_flagged(text: str) -> None:
    assert [(one.type, one.text) for one in find_personal_data(text)] == []


def test_a_brand_named_for_a_person_is_kept_when_the_brief_knows_it() -> None:
    text = "Anna Müller loves silver. Write to hello@annamueller.example"
    assert find_personal_data(text)
    assert Redactor(known=("Anna Müller", "annamueller")).redact(text) == text


def test_a_known_product_word_does_not_hide_a_person_of_that_name() -> None:
    found = find_personal_data("Contact Jordan Smith about it.", known=("Air Jordan",))
    assert [one.text for one in found] == ["Jordan Smith"]
