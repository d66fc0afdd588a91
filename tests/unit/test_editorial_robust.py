from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from adwright.schema import Asset, AssetKind, Platform
from adwright.tools.editorial import check_asset
from adwright.tools.grounding import ground, number_literals

LANGUAGES = st.sampled_from(["en", "de", "zh-CN", "es", "fr", "pt-BR", "ja", ""])
PIECES = st.sampled_from(
    [
        "20",
        "%",
        "€",
        "best",
        "free",
        "(",
        "“",
        "…",
        "两年",
        "折",
        "!",
        "{",
        "}",
        ":",
        "1.000,5",
        " ",
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join))


@given(TEXTS, st.sampled_from(list(Platform)), st.sampled_from(list(AssetKind)), LANGUAGES)
@settings(max_examples=150, deadline=None)
def test_a_finding_about_any_text_points_into_that_text(
    text: str, platform: Platform, kind: AssetKind, language: str
) -> None:
    asset = Asset.model_construct(kind=kind, text=text, limit=90, width=len(text))
    for finding in check_asset(asset, platform=platform, language=language):
        if finding.span:
            assert text[finding.span.start : finding.span.end] == finding.span.text


@given(TEXTS, TEXTS, LANGUAGES)
@settings(max_examples=150, deadline=None)
def test_any_text_and_any_source_can_be_grounded(text: str, source: str, language: str) -> None:
    sources = {"text": source}
    result = ground(text, sources=sources, language=language)
    for finding in result.findings:
        assert finding.span is not None
        assert text[finding.span.start : finding.span.end] == finding.span.text
    for span in result.evidence:
        assert source[span.start : span.end] == span.text
    assert len(number_literals(sources, language=language)) <= 24
