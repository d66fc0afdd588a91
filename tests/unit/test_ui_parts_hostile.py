"""A campaign that is hostile in every field is shown as words, and every control is a change."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from adwright.agents.conversation.changes import read_change
from adwright.schema import (
    Asset,
    AssetKind,
    Brand,
    Brief,
    Budget,
    BudgetShare,
    Campaign,
    Creative,
    Facet,
    FacetKind,
    Facets,
    Finding,
    HeldBack,
    HitReason,
    Market,
    Platform,
    PrivacyPolicy,
    Product,
    Question,
    RouteDecision,
    Segment,
    SegmentHit,
    SegmentRole,
    Severity,
    Span,
    Targeting,
    TargetSegment,
)
from adwright.tools.platforms import SPECS
from adwright.ui import parts
from adwright.ui.parts.previews import VIEWS, Look
from adwright.ui.words import LANGUAGES, Words, words

EVIL = '"><img src=x onerror=alert(1)><script>alert(2)</script></textarea></style>\u202e{0}'
ALLOWED = frozenset(
    {
        "a", "article", "b", "button", "circle", "dd", "details", "div", "dl", "dt", "figcaption",
        "figure", "h3", "h4", "h5", "header", "i", "li", "mark", "ol", "p", "path", "q", "section",
        "span", "strong", "summary", "svg", "table", "tbody", "td", "textarea", "th", "thead", "tr",
        "ul",
    }
)  # fmt: skip


class Seen(HTMLParser):
    """Elements, attributes and changes of a piece of HTML, as a browser would find them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    @property
    def changes(self) -> list[dict[str, object]]:
        return [json.loads(value) for name, value in self.attributes if name == "data-change"]


def campaign(text: str = EVIL) -> Campaign:
    """A campaign on every platform with the same text in every field that takes text."""
    market = Market(country="GB", language="en")
    creatives = tuple(_creative(platform, market, text) for platform in Platform)
    span = Span(source="product.name", start=0, end=len(text), text=text)
    finding = Finding(
        rule=text,
        severity=Severity.ERROR,
        message=text,
        span=Span(source="asset", start=0, end=4, text=text[:4]),
        source=text,
        fix=text,
        where="google_search/GB/en/1/headline[0]",
    )
    facet = Facet(kind=FacetKind.STYLE, value=text, evidence=(span,), source=text)
    return Campaign(
        id=text,
        brief=Brief(product=Product(name=text, category=text), brand=Brand(name=text)),
        facets=Facets(styles=(facet,)),
        targeting=_targeting(text),
        creatives=creatives,
        findings=(
            finding,
            finding.model_copy(update={"where": "google_search/GB/en/1"}),
            finding.model_copy(update={"rule": f"privacy.{text}", "where": "brief notes"}),
        ),
        questions=(Question(field=text, text=text, options=(text, "yes")),),
        routing=(
            RouteDecision(
                task=text, provider=text, model=text, hosted=True, reason=text, considered=(text,),
                calls=1,
            ),
        ),
        notes=(text,),
    )  # fmt: skip


def _creative(platform: Platform, market: Market, text: str) -> Creative:
    span = Span(source=text, start=0, end=1, text=text)
    assets = tuple(
        Asset(kind=spec.kind, text=text, limit=spec.limit, width=spec.width(text), angle=text,
              pin=text if spec.kind is AssetKind.CALLOUT else "", evidence=(span,))
        for spec in SPECS[platform].assets
    )  # fmt: skip
    return Creative(
        platform=platform, format="x", market=market, language=text, assets=assets, writer=text
    )


def _targeting(text: str) -> Targeting:
    return Targeting(
        segments=(
            TargetSegment(id="one", name=text, role=SegmentRole.CORE, score=0.9, why=text,
                          platforms={text: text}),
        ),
        places=(text,),
        languages=(text,),
        placements={text: (text,), "meta_feed": (text, "facebook:feed")},
        budget_split=(
            BudgetShare(platform=Platform.META_FEED, percent=Decimal(100), amount=Decimal(5),
                        why=text),
        ),
        held_back=(HeldBack(what=text, rule=text, reason=text, source=text),),
    )  # fmt: skip


def _audience(made: Campaign, text: str) -> parts.Audience:
    near = Segment(id="near", name=text, path=(text,), sensitivity=(text,), platforms={text: text})
    found = near.model_copy(update={"id": "found", "related": ("near", "one")})
    why = (HitReason(facet=text, field=text, words=(text,)), HitReason(facet="x", field="meaning"))
    return parts.Audience(
        targeting=made.targeting,
        hits=(SegmentHit(segment=found, score=0.4, why=why),),
        choices=parts.Choices(pinned={"one"}, included={"one"}, excluded={"found"}),
        catalogue={"near": near, "found": found},
        opened="found",
    )


def pieces(made: Campaign, say: Words, text: str) -> Iterator[parts.Html]:
    """Every part of the page, drawn from one campaign."""
    look = Look(picture=text, picture_words=text, palette=(text,))
    for creative in made.creatives:
        other = [("google_search/GB/en/1/headline[0]", creative.assets)]
        yield parts.editor(creative, say, findings=made.findings, alternatives=other,
                           locked=["google_search/GB/en/1/description[0]"])  # fmt: skip
        for view in VIEWS[creative.platform]:
            yield parts.preview(creative, made.brief, say, view=view, look=look)
        yield parts.view_buttons(creative.platform, say)
        yield parts.side_by_side([creative, creative], made.brief, say, look=look)
    yield parts.segment_cards(_audience(made, text), say)
    yield parts.held_back_list(made.targeting.held_back, say)
    yield parts.placement_switches(made.targeting, say)
    yield parts.facet_chips(made.facets, say)
    yield parts.question_cards(made.questions, say)
    yield parts.example_buttons(say)
    yield parts.timeline([{"step": text, "message": text}], say, failed=True)
    record = {"time": text, "task": text, "provider": text, "model": text, "policy": text}
    yield parts.trust_view(made, say, audit=[record])
    yield parts.privacy_switch(PrivacyPolicy.REDACT, say, reason=text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_words_in_every_field_make_no_element_of_their_own(language: str) -> None:
    for piece in pieces(campaign(), words(language), EVIL):
        seen = Seen(piece)
        assert set(seen.tags) <= ALLOWED
        assert "\u202e" not in piece
        for name, value in seen.attributes:
            assert not name.startswith("on"), name
            assert name not in {"src", "srcdoc", "formaction", "action"}, (name, value)
            assert name != "href" or value.startswith("https://")


@pytest.mark.parametrize("text", ["plain", "", "复古" * 40, "a\nb\tc", "%(x)s {y} \\"])
def test_parts_can_be_drawn_from_any_words(text: str) -> None:
    made = campaign(text or "x")
    for piece in pieces(made, words("zh"), text):
        assert len(re.findall("<div", piece)) == len(re.findall("</div>", piece))


def test_every_control_carries_a_change_that_the_conversation_takes() -> None:
    kinds = set()
    for piece in pieces(campaign("Retro shoes"), words("en"), "Retro shoes"):
        for data in Seen(piece).changes:
            kinds.add(read_change(data).kind)
    assert kinds == {
        "approve_assets", "lock_assets", "unlock_assets", "regenerate_assets", "more_like",
        "remove_asset", "mend_finding", "take_alternative", "include_segment", "pin_segment",
        "exclude_segment", "free_segment", "set_placements", "answer_question", "set_privacy",
    }  # fmt: skip


def test_a_campaign_without_anything_is_drawn_as_well() -> None:
    made = Campaign(brief=Brief(text="shoes"))
    say = words("en")
    assert "aw-empty" in parts.trust_view(made, say)
    assert "aw-empty" in parts.segment_cards(parts.Audience(targeting=made.targeting), say)
    assert parts.question_cards((), say) == ""
    assert parts.budget_plot((), Budget(amount=Decimal(5)), say).layout.title.text
    bare = Creative(platform=Platform.TIKTOK, format="x", language="de",
                    market=Market(country="DE", language="de"))  # fmt: skip
    for platform in Platform:
        ad = bare.model_copy(update={"platform": platform})
        for view in VIEWS[platform]:
            assert "Hier steht Ihr Text" in parts.preview(ad, made.brief, say, view=view)
