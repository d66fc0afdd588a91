"""Each kind of personal data is found, in the languages of the markets, with its exact words."""

from __future__ import annotations

import itertools

import pytest

from adwright.tools.privacy import find_personal_data

FOUND = (
    ("Write to anna.mueller+shop@example.co.uk today", "EMAIL", "anna.mueller+shop@example.co.uk"),
    ("邮箱li.wei@example.cn，谢谢", "EMAIL", "li.wei@example.cn"),
    ("reach me at jo.doe [at] example [dot] com", "EMAIL", "jo.doe [at] example [dot] com"),
    ("Call +49 30 1234567 after six", "PHONE", "+49 30 1234567"),
    ("My number is (415) 555-2671", "PHONE", "(415) 555-2671"),
    ("Rückruf unter 0171 2345678 erbeten", "PHONE", "0171 2345678"),
    ("手机13800138000", "PHONE", "13800138000"),
    ("電話は090-1234-5678です", "PHONE", "090-1234-5678"),
    ("Tel. 01 42 68 53 00", "PHONE", "01 42 68 53 00"),
    ("call 001-415-555-0132x204", "PHONE", "001-415-555-0132x204"),
    ("IBAN DE89 3704 0044 0532 0130 00", "IBAN", "DE89 3704 0044 0532 0130 00"),
    ("paid by 4111 1111 1111 1111", "CREDIT_CARD", "4111 1111 1111 1111"),
    ("amex 378282246310005", "CREDIT_CARD", "378282246310005"),
    ("from 203.0.113.77 at noon", "IP", "203.0.113.77"),
    ("from 2001:db8:85a3::8a2e:370:7334", "IP", "2001:db8:85a3::8a2e:370:7334"),
    ("device 00:1A:2B:3C:4D:5E", "MAC", "00:1A:2B:3C:4D:5E"),
    ("to 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "CRYPTO", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"),
    ("seen at 52.520008, 13.404954", "COORDINATES", "52.520008, 13.404954"),
    ("born on 12 March 1984", "DATE_OF_BIRTH", "12 March 1984"),
    ("Geburtsdatum: 03.07.1979", "DATE_OF_BIRTH", "03.07.1979"),
    ("出生日期：1990年5月12日", "DATE_OF_BIRTH", "1990年5月12日"),
    ("his instagram is @anna_m", "HANDLE", "@anna_m"),
    ("微信号：li_wei88", "HANDLE", "li_wei88"),
    ("see linkedin.com/in/jane-doe-42", "HANDLE", "linkedin.com/in/jane-doe-42"),
    ("Kennzeichen B-MW 1234 parkt hier", "PLATE", "B-MW 1234"),
    ("车牌京A12345", "PLATE", "京A12345"),
    # national ids: US, UK, DE, ES, FR, IT, PL, BR, CN, JP, IN, CH, SE, FI, BE, NL
    ("SSN 123-45-6789", "NATIONAL_ID", "123-45-6789"),
    ("NI number AB 12 34 56 C", "NATIONAL_ID", "AB 12 34 56 C"),
    ("NHS 943 476 5919", "NATIONAL_ID", "943 476 5919"),
    ("Steuer-ID 86095742719", "NATIONAL_ID", "86095742719"),
    ("DNI 12345678Z", "NATIONAL_ID", "12345678Z"),
    ("NIR 2 55 08 14 168 025 38", "NATIONAL_ID", "2 55 08 14 168 025 38"),
    ("RSSMRA85T10A562S", "NATIONAL_ID", "RSSMRA85T10A562S"),
    ("PESEL 44051401359", "NATIONAL_ID", "44051401359"),
    ("CPF 529.982.247-25", "NATIONAL_ID", "529.982.247-25"),
    ("身份证11010519491231002X", "NATIONAL_ID", "11010519491231002X"),
    ("マイナンバー 123456789018", "NATIONAL_ID", "123456789018"),
    ("Aadhaar 2341 2341 2346", "NATIONAL_ID", "2341 2341 2346"),
    ("AHV 756.9217.0769.85", "NATIONAL_ID", "756.9217.0769.85"),
    ("personnummer 811218-9876", "NATIONAL_ID", "811218-9876"),
    ("hetu 131052-308T", "NATIONAL_ID", "131052-308T"),
    ("85.07.30-033.28", "NATIONAL_ID", "85.07.30-033.28"),
    ("BSN 111222333", "NATIONAL_ID", "111222333"),
    ("passport number X12345678", "PASSPORT", "X12345678"),
    ("driver's license D123-4567", "DRIVER_LICENSE", "D123-4567"),
    ("account number 12345678", "BANK_ACCOUNT", "12345678"),
    # addresses
    ("lives at 12 High Street, Springfield, IL 62704.", "ADDRESS",
     "12 High Street, Springfield, IL 62704"),
    ("to 221B Baker Street, London NW1 6XE", "ADDRESS", "221B Baker Street, London NW1 6XE"),
    ("PO Box 1234, Austin", "ADDRESS", "PO Box 1234, Austin"),
    ("wohnt Hauptstraße 12, 10115 Berlin", "ADDRESS", "Hauptstraße 12, 10115 Berlin"),
    ("Lindenweg 7a, 80331 München, bitte klingeln", "ADDRESS", "Lindenweg 7a, 80331 München"),
    ("au 45 rue de la Paix, 75002 Paris", "ADDRESS", "45 rue de la Paix, 75002 Paris"),
    ("vive en Calle Mayor, 5, 28013 Madrid", "ADDRESS", "Calle Mayor, 5, 28013 Madrid"),
    ("abita in Via Roma 12, 00184 Roma", "ADDRESS", "Via Roma 12, 00184 Roma"),
    ("地址：北京市朝阳区建国路12号3楼", "ADDRESS", "北京市朝阳区建国路12号3楼"),
    ("東京都新宿区西新宿2-8-1に発送", "ADDRESS", "東京都新宿区西新宿2-8-1"),
    # names
    ("My name is Zbigniew Quux.", "PERSON", "Zbigniew Quux"),
    ("ich heiße lena vogt", "PERSON", "lena vogt"),
    ("Anna Müller called about it", "PERSON", "Anna Müller"),
    ("the order of Sarah Connor", "PERSON", "Sarah Connor"),
    ("Dear Mr Okafor, thank you", "PERSON", "Okafor"),
    ("Herr Dr. Schönfeldt bittet um Rückruf", "PERSON", "Schönfeldt"),
    ("Kind regards,\nThandiwe Mokoena\nSales", "PERSON", "Thandiwe Mokoena"),
    ("Mit freundlichen Grüßen\nKlaus Wiedenbrück", "PERSON", "Klaus Wiedenbrück"),
    ("Name: ANNA MUELLER; City: Bonn", "PERSON", "ANNA MUELLER"),
    ("Kunde: Jörg Plötzlich, Stammkunde", "PERSON", "Jörg Plötzlich"),
    ("ship to Nguyen Van Anh today", "PERSON", "Nguyen Van Anh"),
    ("booked by Juan García López", "PERSON", "Juan García López"),
    ("请联系王先生", "PERSON", "王"),
    ("姓名：张伟，女", "PERSON", "张伟"),
    ("我叫李小龙，想退货", "PERSON", "李小龙"),
    ("田中様へ", "PERSON", "田中"),
    ("김민수 씨에게", "PERSON", "김민수"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "value"), FOUND)
def test_personal_data_is_found_with_its_exact_words(text: str, kind: str, value: str) -> None:
    found = [(one.type, text[one.start : one.end]) for one in find_personal_data(text)]
    assert (kind, value) in found


@pytest.mark.parametrize(
    "text",
    [
        "IBAN DE89 3704 0044 0532 0130 01",
        "number 4111 1111 1111 1112 in the list",
        "code 11010519491231002Y",
        "the 123.456.789-00 series",
        "RSSMRA85T10A562T",
    ],
)
def test_a_wrong_check_digit_is_no_finding(text: str) -> None:
    kinds = {one.type for one in find_personal_data(text)}
    assert not kinds & {"IBAN", "CREDIT_CARD", "NATIONAL_ID"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Maria Lopez has diabetes", "HEALTH"),
        ("She is pregnant and wants a refund", "HEALTH"),
        ("Der Gast hat eine Nussallergie", "HEALTH"),
        ("客户患有糖尿病", "HEALTH"),
        ("my husband is catholic", "RELIGION"),
        ("He is gay and looks for a hotel", "SEXUALITY"),
        ("Herr Schmidt ist Mitglied der Gewerkschaft", "UNION"),
        ("she voted for the other party", "POLITICS"),
        ("His fingerprint opens the door", "BIOMETRICS"),
        ("the customer is of Turkish descent", "ETHNICITY"),
    ],
)
def test_special_category_data_about_a_person_is_found(text: str, kind: str) -> None:
    assert kind in {one.type for one in find_personal_data(text)}


@pytest.mark.parametrize(
    "text",
    [
        "anna\u200b.mueller@exam\u200bple.com",
        "ａｎｎａ＠example.com",
        "a\u00adnna@example.com",
    ],
)
def test_a_value_in_disguise_is_found_where_it_stands(text: str) -> None:
    (found,) = find_personal_data(f"mail {text} now")
    assert found.type == "EMAIL"
    assert f"mail {text} now"[found.start : found.end] == text


def test_findings_never_overlap_and_stand_in_order() -> None:
    text = "Ship to Anna Müller, Hauptstraße 12, 10115 Berlin, tel. 030 1234567, anna@example.com"
    found = find_personal_data(text)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
    assert [one.type for one in found] == ["PERSON", "ADDRESS", "PHONE", "EMAIL"]


def test_the_repr_of_a_finding_hides_the_value() -> None:
    (found,) = find_personal_data("mail anna@example.com")
    assert "anna" not in repr(found)
    assert found.text == "anna@example.com"


def test_national_phone_forms_follow_the_market() -> None:
    text = "Erreichbar: 0664 1234567"
    assert find_personal_data(text, regions=("AT",))[0].type == "PHONE"
