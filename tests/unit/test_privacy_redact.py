"""Nothing personal is left, the same value keeps its placeholder, the way back is exact."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adwright.schema import Brand, Brief, DataClass, Market, Product, SpecialCategory
from adwright.tools.privacy import (
    PLACEHOLDER,
    PersonalData,
    Redactor,
    classify,
    find_personal_data,
    redact_brief,
)

NOTE = (
    "Guest Anna Müller (anna@example.com, +49 171 2345678) asked for late check-in. "
    "Anna Müller has a nut allergy. Invoice to Hauptstraße 12, 10115 Berlin."
)


def test_redaction_leaves_no_value_and_keeps_placeholders_stable() -> None:
    redactor = Redactor()
    redacted = redactor.redact(NOTE)
    for value in ("Anna", "Müller", "example.com", "2345678", "Hauptstraße"):
        assert value not in redacted
    assert redacted.count("PERSON_1") == 2
    assert redactor.redact("Write to anna@example.com") == "Write to EMAIL_1"
    assert redactor.restore(redacted) == NOTE


def test_a_name_met_once_is_redacted_wherever_it_stands_again() -> None:
    redactor = Redactor()
    redactor.redact("My name is Qwilda Brumfeather.")
    assert (
        redactor.redact("Tell qwilda or Qwilda Brumfeather soon") == "Tell qwilda or PERSON_1 soon"
    )


_PIECES = st.sampled_from(
    ["Anna Müller", "anna@example.com", "王先生", "13800138000", "PERSON_1", "EMAIL_7", "VIP", " ",
     ", ", "\n", "请联系", "shoes", "DE89 3704 0044 0532 0130 00", "42", "Dear Mr Okafor,", "_1",
     "LITERAL_1"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(_PIECES, max_size=8).map("".join), min_size=1, max_size=4))
def test_restore_undoes_redact_for_any_mix_of_texts(texts: list[str]) -> None:
    redactor = Redactor()
    redacted = [redactor.redact(text) for text in texts]
    own = set(redactor.placeholders)
    for text, plain in zip(texts, redacted, strict=True):
        if not own & {match.group() for match in PLACEHOLDER.finditer(text)}:
            assert redactor.restore(plain) == text


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_restore_undoes_redact_for_any_text(text: str) -> None:
    redactor = Redactor()
    assert redactor.restore(redactor.redact(text)) == text


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_findings_inside_it(text: str) -> None:
    for one in find_personal_data(text):
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text


def test_redacting_twice_changes_nothing_more() -> None:
    redactor = Redactor()
    once = redactor.redact(NOTE)
    assert redactor.redact(once) == once


def test_a_redactor_shows_and_pickles_no_values() -> None:
    redactor = Redactor()
    redactor.redact(NOTE)
    assert "Anna" not in repr(redactor)
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(redactor)


def _hotel() -> Brief:
    return Brief(
        product=Product(
            name="Hotel Clara Bergmann",
            description="Quiet rooms by the lake. Ask Sabine Vogt for the view.",
            features=("Breakfast", "Write to sabine.vogt@example.com"),
        ),
        brand=Brand(name="Clara Bergmann"),
        markets=(Market(country="DE", language="de"),),
        notes=NOTE,
    )


def test_a_brief_is_redacted_in_every_field_and_keeps_its_brand() -> None:
    brief, redactor, findings = redact_brief(_hotel())
    assert brief.product.name == "Hotel Clara Bergmann"
    assert brief.brand.name == "Clara Bergmann"
    whole = brief.model_dump_json()
    for value in ("Anna", "Sabine", "sabine.vogt", "2345678", "Hauptstraße"):
        assert value not in whole
    assert redactor.restore(brief.notes) == NOTE
    assert {finding.span.source for finding in findings if finding.span} == {
        "notes",
        "product.description",
        "product.features[1]",
    }


def test_findings_of_a_brief_hold_placeholders_and_places_but_no_values() -> None:
    brief = _hotel()
    _, redactor, findings = redact_brief(brief)
    for finding in findings:
        assert "Anna" not in finding.model_dump_json()
        assert finding.span
        assert PLACEHOLDER.fullmatch(finding.span.text)
        field = brief.texts()[finding.span.source]
        assert redactor.restore(finding.span.text) in field[finding.span.start : finding.span.end]


def test_a_brief_without_personal_data_stays_as_it_is() -> None:
    brief = Brief(product=Product(name="Retro sneakers", features=("Rose Gold", "size 42")))
    redacted, redactor, findings = redact_brief(brief)
    assert redacted == brief
    assert (redactor.placeholders, findings) == ((), ())


def test_findings_of_the_landing_page_are_reported_as_such() -> None:
    brief = Brief(product=Product(name="Retro sneakers"))
    page = "Contact our founder: jo@example.com"
    _, redactor, findings = redact_brief(brief, page=page)
    assert [finding.span.source for finding in findings if finding.span] == ["page"]
    assert redactor.redact(page) == "Contact our founder: EMAIL_1"


def _one(kind: str) -> PersonalData:
    return PersonalData(type=kind, start=0, end=1, score=1.0, text="x")


@pytest.mark.parametrize(
    ("kinds", "special", "confidential", "expected"),
    [
        ((), (), False, DataClass.PUBLIC),
        ((), (), True, DataClass.CONFIDENTIAL),
        ((), (SpecialCategory.HEALTH,), False, DataClass.PUBLIC),
        (("EMAIL",), (), True, DataClass.PERSONAL),
        (("EMAIL",), (SpecialCategory.HOUSING,), False, DataClass.PERSONAL),
        (("PERSON",), (SpecialCategory.HEALTH,), False, DataClass.SPECIAL_CATEGORY),
        (("HEALTH",), (), False, DataClass.SPECIAL_CATEGORY),
    ],
)
def test_the_data_class_is_the_most_sensitive_thing_found(
    kinds: tuple[str, ...],
    special: tuple[SpecialCategory, ...],
    confidential: bool,
    expected: DataClass,
) -> None:
    found = [_one(kind) for kind in kinds]
    assert classify(found, special, confidential=confidential) is expected
