from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adwright.schema import Facet, FacetKind, Facets, SegmentRole, Span, TargetSegment
from adwright.tools.export.cells import (
    FORMULA_STARTS,
    Dialect,
    about_guards,
    clean_name,
    guarded,
    table,
    unguarded,
)
from adwright.tools.export.editor_columns import DIALECT as EDITOR
from adwright.tools.export.editor_columns import language_code
from adwright.tools.export.keywords import phrase_keywords
from adwright.tools.export.language_names import language_name
from adwright.tools.export.meta_bulk import DIALECT as BULK
from adwright.tools.export.meta_targeting import detailed_names

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t=+-@'\",;"))


@settings(deadline=None)
@given(st.lists(st.tuples(texts, texts), max_size=5), st.sampled_from([EDITOR, BULK]))
def test_every_cell_comes_back_from_a_reader_as_it_was(
    rows: list[tuple[str, str]], dialect: Dialect
) -> None:
    data = table(("a", "b"), [{"a": a, "b": b} for a, b in rows], dialect)
    text = io.StringIO(data.decode(dialect.encoding), newline="")
    read = list(csv.reader(text, delimiter=dialect.delimiter))
    assert read[0] == ["a", "b"]
    assert [tuple(map(unguarded, row)) for row in read[1:]] == rows


@settings(deadline=None)
@given(texts)
def test_no_cell_starts_a_formula_and_none_is_guarded_without_need(text: str) -> None:
    cell = guarded(text)
    assert cell[:1] not in FORMULA_STARTS
    assert unguarded(cell) == text
    if text[:1] not in FORMULA_STARTS and not text.startswith("'"):
        assert cell == text


@pytest.mark.parametrize("start", sorted(FORMULA_STARTS))
def test_each_formula_sign_is_guarded(start: str) -> None:
    assert guarded(f"{start}1+1") == f"'{start}1+1"


def test_an_import_is_told_that_its_platform_would_show_the_guard() -> None:
    rows = [{"a": "-20% today", "b": "fine"}, {"a": "-20% today"}]
    (finding,) = about_guards(rows, "Editor")
    assert "'-20% today'" in finding.message
    assert "Editor would show the apostrophe" in finding.message
    assert "start with a word" in finding.fix


def test_a_column_that_the_table_lacks_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        table(("a",), [{"nonsense": "x"}], BULK)


def test_control_characters_do_not_reach_a_file() -> None:
    assert table(("a",), [{"a": "x\0y\x1bz\x85"}], BULK).decode("utf-8-sig") == "a\r\nxyz\r\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Velar 74", "Velar 74"),
        ("  two\nlines\t here ", "two lines here"),
        ("[] erased", "erased"),
        ("<Account-level>", "Account-level"),
        ("=HYPERLINK(1)", "HYPERLINK(1)"),
        ("'-+@x", "x"),
        ("磐石\u200b系列", "磐石 系列"),
        ("\u202eevil", "evil"),
        ("===", "fallback"),
        ("", "fallback"),
        ("x" * 200, "x" * 80),
    ],
)
def test_names_are_one_clean_line(text: str, name: str) -> None:
    assert clean_name(text, "fallback") == name


@settings(deadline=None)
@given(st.text())
def test_a_cleaned_name_is_never_empty_long_or_a_formula(text: str) -> None:
    name = clean_name(text, "fallback")
    assert 0 < len(name) <= 80
    assert guarded(name) == name
    assert not set(name) & set("[]<>\n\r\t\0")


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "en"), ("en-GB", "en"), ("pt-BR", "pt"), ("zh-CN", "zh_CN"), ("zh", "zh_CN"),
        ("zh-TW", "zh_TW"), ("zh-Hant-HK", "zh_TW"), ("nb", "no"), ("he", "iw"),
    ],
)  # fmt: skip
def test_languages_have_googles_codes(tag: str, code: str) -> None:
    assert language_code(tag) == code


@pytest.mark.parametrize(("tag", "name"), [("de", "German"), ("zh-CN", "Chinese"), ("xx", "xx")])
def test_languages_have_english_names_for_metas_search(tag: str, name: str) -> None:
    assert language_name(tag) == name


def _facet(kind: FacetKind, value: str, *, evidence: bool = True, source: str = "brief") -> Facet:
    spans = (Span(source="text", text=value),) if evidence else ()
    return Facet(kind=kind, value=value, evidence=spans, source=source)


def test_keywords_are_named_by_the_brief_and_fit_what_google_takes() -> None:
    facets = Facets(
        language="de-AT",
        product=(
            _facet(FacetKind.PRODUCT, "Velar 74 (weiß)!"),
            _facet(FacetKind.PRODUCT, " ".join(["wort"] * 11)),
            _facet(FacetKind.PRODUCT, "guessed", evidence=False),
        ),
        category=(_facet(FacetKind.CATEGORY, "Retro-Sneaker"),),
        styles=(
            _facet(FacetKind.STYLE, "retro"),
            _facet(FacetKind.STYLE, "70er"),
            _facet(FacetKind.STYLE, "gemütlich", source="embedding"),
        ),
    )
    assert phrase_keywords(facets, "de") == ("retro-sneaker", "velar 74 weiß", "70er retro-sneaker")
    assert phrase_keywords(facets, "en") == ()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Interests: A + B", {"interests": ["A", "B"]}),
        ("Interests: Vintage + vintage", {"interests": ["Vintage"]}),
        ("Detailed targeting: A, B (retail); broad", {"interests": ["A", "B"]}),
        ("Job titles: Baker, Chef; Behaviour: Small business owners",
         {"work_positions": ["Baker", "Chef"], "behaviors": ["Small business owners"]}),
        ("Sneakers AND vintage", {}),
        ("Interests: Sneakers AND vintage", {"interests": ["Sneakers", "vintage"]}),
        ("Special ad category EMPLOYMENT: broad, 18-65+, all genders", {}),
        ("Broad; city radius", {}),
        ("", {}),
    ],
)  # fmt: skip
def test_the_catalogues_words_give_names_and_advice_gives_none(
    words: str, names: dict[str, list[str]]
) -> None:
    segment = TargetSegment(
        id="x", name="x", role=SegmentRole.CORE, score=1, why="", platforms={"meta": words}
    )
    assert detailed_names([segment, segment]) == names
