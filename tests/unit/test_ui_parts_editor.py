"""The asset editor: what is beside each text, and what its controls ask for."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adwright.agents.addresses import addressed
from adwright.schema import (
    Asset,
    AssetKind,
    AssetState,
    Creative,
    Finding,
    Market,
    Platform,
    Severity,
    Span,
)
from adwright.tools.counting import Counting
from adwright.ui.parts.editor import editor, editor_row
from adwright.ui.parts.findings import marked, worst
from adwright.ui.parts.rows import asset_rows, findings_of_ad
from adwright.ui.words import words

WHERE = "google_search/DE/de/1/headline[1]"


def creative(second: str = "GÜNSTIG!!", state: AssetState = AssetState.PROPOSED) -> Creative:
    """A search ad of two headlines and a description."""
    texts = [(AssetKind.HEADLINE, "Retro-Sneaker"), (AssetKind.HEADLINE, second),
             (AssetKind.DESCRIPTION, "Leicht und weich.")]  # fmt: skip
    assets = tuple(
        Asset(kind=kind, text=text, limit=30, width=len(text), state=state,
              evidence=(Span(source="product.proof[0]", start=0, end=3, text="4.8"),))
        for kind, text in texts
    )  # fmt: skip
    return Creative(platform=Platform.GOOGLE_SEARCH, format="x", language="de", assets=assets,
                    market=Market(country="DE", language="de"))  # fmt: skip


def finding(severity: Severity, text: str, start: int, end: int) -> Finding:
    span = Span(source="asset", start=start, end=end, text=text[start:end])
    return Finding(rule="google.form", severity=severity, message="odd", fix="mend it", span=span,
                   where=WHERE, source="https://example.com/rule")  # fmt: skip


def changes(html: str) -> list[dict[str, Any]]:
    return [json.loads(unescape(text)) for text in re.findall(r'data-change="([^"]*)"', html)]


def test_rows_have_the_addresses_of_the_texts() -> None:
    made = creative()
    assert [row.address for row in asset_rows(made)] == [where for where, _ in addressed(made)]


def test_a_row_has_the_limit_and_the_counting_of_its_platform() -> None:
    row = asset_rows(creative())[0]
    assert (row.limit, row.counting, row.hard) == (30, Counting.DISPLAY_WIDTH, True)


def test_findings_go_to_the_text_that_they_concern_and_the_rest_to_the_ad() -> None:
    made, at_text = creative(), finding(Severity.WARNING, "GÜNSTIG!!", 0, 7)
    of_ad = at_text.model_copy(update={"where": "google_search/DE/de/1"})
    of_kind = at_text.model_copy(update={"where": "google_search/DE/de/1/headline"})
    of_other = at_text.model_copy(update={"where": "google_search/DE/de/12"})
    found = (at_text, of_ad, of_kind, of_other)
    assert [row.findings for row in asset_rows(made, found)] == [(), (at_text,), ()]
    assert findings_of_ad(made, found) == (of_ad, of_kind)


def test_a_text_with_an_error_cannot_be_approved_and_one_with_a_warning_can() -> None:
    for severity, allowed in ((Severity.ERROR, False), (Severity.WARNING, True)):
        row = asset_rows(creative(), [finding(severity, "GÜNSTIG!!", 0, 7)])[1]
        asked = [change["kind"] for change in changes(editor_row(row, words("en")))]
        assert ("approve_assets" in asked) is allowed
        assert "mend_finding" in asked


def test_nothing_is_approved_until_a_person_says_so() -> None:
    assert "0 of 3 approved" in editor(creative(), words("en"))
    assert "3 of 3 approved" in editor(creative(state=AssetState.APPROVED), words("en"))


def test_a_locked_text_cannot_be_edited_written_again_or_removed() -> None:
    row = asset_rows(creative(), locked=[WHERE])[1]
    html = editor_row(row, words("en"))
    kinds = {change["kind"] for change in changes(html)}
    assert re.search(r"<textarea[^>]* readonly", html)
    assert not kinds & {"regenerate_assets", "remove_asset"}
    assert "unlock_assets" in kinds


def test_a_button_chosen_from_a_list_is_not_written_again() -> None:
    action = Asset(kind=AssetKind.CALL_TO_ACTION, text="Kaufen", limit=30, width=6)
    made = creative().model_copy(update={"assets": (action,), "platform": Platform.TIKTOK})
    kinds = {change["kind"] for change in changes(editor_row(asset_rows(made)[0], words("en")))}
    assert kinds == {"approve_assets", "lock_assets", "remove_asset"}


@pytest.mark.parametrize(("width", "tone"), [(5, "well"), (30, "well"), (31, "over")])
def test_the_counter_says_when_a_text_is_too_long(width: int, tone: str) -> None:
    made = creative("x" * width)
    html = editor_row(asset_rows(made)[1], words("en"))
    assert f"aw-counter aw-{tone}" in html
    assert f"{width} of 30" in html
    assert ('aria-invalid="true"' in html) is (tone == "over")


def test_the_evidence_of_a_text_is_named_by_its_place_in_the_brief() -> None:
    html = editor_row(asset_rows(creative())[0], words("zh"))
    assert 'title="依据: 4.8"' in html


def test_the_field_says_which_text_it_holds() -> None:
    html = editor_row(asset_rows(creative())[1], words("en"))
    assert 'aria-label="Headline 2, Google Search"' in html
    assert f'data-edit="{WHERE}"' in html
    assert 'lang="de"' in html


def test_alternatives_can_be_taken_in_place_or_beside() -> None:
    other = Asset(kind=AssetKind.HEADLINE, text="Retro, ganz leicht", limit=30, width=18)
    html = editor(creative(), words("en"), alternatives=[(WHERE, [other, other])])
    taken = [change for change in changes(html) if change["kind"] == "take_alternative"]
    assert [(change["index"], change.get("beside", False)) for change in taken] == [
        (0, False), (0, True), (1, False), (1, True),
    ]  # fmt: skip
    assert {change["where"] for change in taken} == {WHERE}


def test_words_are_marked_where_findings_concern_them() -> None:
    html = marked("GÜNSTIG!! <b>", [finding(Severity.ERROR, "GÜNSTIG!! <b>", 0, 7),
                                    finding(Severity.WARNING, "GÜNSTIG!! <b>", 7, 9)])  # fmt: skip
    assert html == (
        '<mark class="aw-mark aw-error">GÜNSTIG</mark>'
        '<mark class="aw-mark aw-warning">!!</mark> &lt;b&gt;'
    )


def test_a_mark_whose_words_are_gone_is_left_out() -> None:
    old = finding(Severity.ERROR, "GÜNSTIG", 0, 7)
    assert marked("Neu und gut", [old]) == "Neu und gut"


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(-5, 45), st.integers(-5, 45))))
def test_marks_never_lose_or_double_a_letter(text: str, places: list[tuple[int, int]]) -> None:
    found = [
        Finding(rule="x", severity=Severity.INFO, message="x",
                span=Span(source="asset", start=a, end=b, text=text[max(a, 0):max(b, 0)]))
        for a, b in places
    ]  # fmt: skip
    plain = unescape(re.sub(r"</?mark[^>]*>", "", marked(text, found)))
    assert plain == unescape(marked(text, []))


def test_the_worst_severity_leads() -> None:
    some = [finding(severity, "ab", 0, 1) for severity in (Severity.INFO, Severity.ERROR)]
    assert worst(some) is Severity.ERROR
    assert worst([]) is None
