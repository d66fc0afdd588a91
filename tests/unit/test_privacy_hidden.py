"""Personal data that hides: unlabelled names, slang, spoken numbers; and copy like it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adwright.tools.privacy import Redactor, find_personal_data
from adwright.tools.privacy.name_contexts import CONTEXTS
from adwright.tools.privacy.necessary import alternatives, pieces_of
from adwright.tools.privacy.special import TERMS

NAMES = (
    ("收件人褚遥岑，放门口", "褚遥岑"),
    ("户名桑予宁", "桑予宁"),
    ("孩子叫佟沐溪，五岁", "佟沐溪"),
    ("学员赫连知远上周考过了", "赫连知远"),
    ("苗若岚怀孕五个月，想换大一码", "苗若岚"),
    ("管思衡是藏族", "管思衡"),
    ("裴南星：荨麻疹好了，会回购", "裴南星"),
    ("预约人：翟婉清、焦月华", "焦月华"),
    ("GUEST LIST: ROSALBA TREVANION, ROOM 2", "ROSALBA TREVANION"),
    ("called wilfred blackthistle back", "wilfred blackthistle"),
    ("our regulars Oona Marlish and Zebedee Crake", "Zebedee Crake"),
    ("Dachdeckermeister Alwin Rottmoos hat bestellt", "Alwin Rottmoos"),
    ("Mandantin Gesine Ackerbaum, Bescheid fehlt", "Gesine Ackerbaum"),
    ("patient Odalys Fenwright asked", "Odalys Fenwright"),
    ("Xanthe Millstream, 47, sleeps through again", "Xanthe Millstream"),
    ("Elowy Thornback is pregnant", "Elowy Thornback"),
)
NUMBERS = (
    ("客户电话幺五八零零二二七七九一", "PHONE", "幺五八零零二二七七九一"),
    ("ring oh one six two, triple four, double nine eight", "PHONE",
     "oh one six two, triple four, double nine eight"),
    ("unter null eins sieben zwo vier vier neun acht", "PHONE",
     "null eins sieben zwo vier vier neun acht"),
    ("证件号 310115 19870412 3391", "NATIONAL_ID", "310115 19870412 3391"),
    ("NI no. QA 10 20 30 B", "NATIONAL_ID", "QA 10 20 30 B"),
    ("the blue van, reg. BX19 KTM", "PLATE", "BX19 KTM"),
    ("https://s.example/?u=ida.koss%40mail.example&x=1", "EMAIL", "ida.koss%40mail.example"),
    ("云栖小区12栋803，放门口", "ADDRESS", "云栖小区12栋803"),
    ("微信号 mango_tea7", "HANDLE", "mango_tea7"),
    ("加V：peach-lane", "HANDLE", "peach-lane"),
    ("或者+vx qing_he", "HANDLE", "qing_he"),
    ("群里QQ 918273645的同学", "HANDLE", "918273645"),
    ("telegram night_owl4 is faster", "HANDLE", "night_owl4"),
    ("@rosa_baker7 posted a video", "HANDLE", "@rosa_baker7"),
)  # fmt: skip
SPECIAL = (
    "A customer was diagnosed with endometriosis last year",
    "One of our members has Crohn's and drinks it daily",
    "会员查出甲亢，想要低碘的",
    "学员信佛，吃素",
    "Unsere Kundin hat Migräne",
)
CLEAN = (
    "会员专享价，客户成功团队随时在线，学生党必备",
    "送朋友金秋礼盒，老板电器同款，妈妈放心",
    "成分：烟酰胺。容量：30毫升。时尚感：满分",
    "温度：可调。安全性：通过检测。高清图：见下",
    "作者精选言情小说，读者好评",
    "适合糖尿病患者的无糖饼干，孕妇可用",
    "For people with dry skin, eczema or psoriasis.",
    "Sanfte Pflege für Haut mit Neurodermitis.",
    "Patient Care Plans and Member Rewards, now for every Student",
    "Count with us: one, two, three, four, five, six, seven, eight!",
    "一二三四五六七，数学启蒙卡片",
    "Coming to Instagram reels and Telegram channels",
    "抖音同款，小红书爆款，微信小程序下单",
    "A + Veterinary line, + Valentine gifts",
    "3栋楼的民宿，12座观光车",
    "for the grace of spring, with hope and joy",
    "Guest rooms by the lake, call now or ask our team",
)


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_name_is_found_by_the_words_around_it(text: str, name: str) -> None:
    assert ("PERSON", name) in {(one.type, one.text) for one in find_personal_data(text)}


@pytest.mark.parametrize(("text", "kind", "value"), NUMBERS)
def test_a_number_or_account_in_an_odd_form_is_found(text: str, kind: str, value: str) -> None:
    assert (kind, value) in {(one.type, one.text) for one in find_personal_data(text)}


@pytest.mark.parametrize("text", SPECIAL)
def test_an_unnamed_person_s_health_or_belief_is_special(text: str) -> None:
    assert any(one.special for one in find_personal_data(text))


@pytest.mark.parametrize("text", CLEAN)
def test_words_that_only_look_like_a_person_stay(text: str) -> None:
    assert [(one.type, one.text) for one in find_personal_data(text)] == []


def test_a_surname_that_comes_back_alone_is_the_same_person_and_the_way_back_is_exact() -> None:
    text = "Barnaby Dunmoor stayed in May. Dunmoor liked it; Mr Dunmoor comes back."
    redactor = Redactor()
    redacted = redactor.redact(text)
    assert redacted == "PERSON_1 stayed in May. PERSON_1-2 liked it; Mr PERSON_1-2 comes back."
    assert redactor.restore(redacted) == text
    assert redactor.redact(redacted) == redacted
    assert redactor.redact("The Dunmoor letter") == "The PERSON_1-2 letter"


def test_a_brand_that_shares_a_guest_s_surname_is_kept() -> None:
    redactor = Redactor(known=("Dunmoor Inn",))
    assert redactor.redact("Barnaby Dunmoor: I love Dunmoor Inn.").endswith("I love Dunmoor Inn.")


def test_a_surname_that_is_a_word_is_not_looked_for_alone() -> None:
    text = "Customer Edwina Frost wrote. Frost never harms these pots."
    assert [one.text for one in find_personal_data(text)] == ["Edwina Frost"]


_LEADS = [lead for context in CONTEXTS for lead in context.lead if not context.signs]
_TERMS = [term for words in TERMS.values() for term in alternatives(words)]


@pytest.mark.parametrize("patterns", [_LEADS, _TERMS], ids=["leads", "terms"])
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_a_pattern_fits_holds_one_of_its_pieces(
    patterns: list[str], data: st.DataObject
) -> None:
    pattern = data.draw(st.sampled_from(patterns))
    text = data.draw(st.from_regex(pattern, fullmatch=True)).lower()
    assert any(piece in text for piece in pieces_of(pattern))


def test_a_pattern_without_a_literal_of_its_own_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing literal"):
        pieces_of(r"card|\d+(?:x)?")
