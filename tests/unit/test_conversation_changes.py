from __future__ import annotations

from decimal import Decimal
from typing import Any, get_args

import pytest

from adwright.agents.conversation import changes as to
from adwright.agents.conversation.apply import APPLIED_BY, apply_all
from adwright.agents.conversation.asked import answer_schema, read_answer
from adwright.agents.conversation.checking import checked
from adwright.agents.conversation.draft import Alternatives, Draft
from adwright.agents.conversation.replies import LANGUAGES, Replies, _sentences
from adwright.agents.conversation.retarget import retargeted
from adwright.agents.conversation.work import EVERYWHERE, Applied, Desk
from adwright.errors import UserError
from adwright.schema import (
    Asset,
    AssetKind,
    AssetState,
    Brand,
    Brief,
    BudgetPeriod,
    Campaign,
    Creative,
    Facet,
    FacetKind,
    Facets,
    Market,
    Platform,
    Product,
    Segment,
    SegmentHit,
    Severity,
)
from adwright.tools.platforms import SPECS

BRIEF = Brief(
    text="Retro running shoes with a breathable mesh upper",
    product=Product(name="Velar 74", price=Decimal(79), currency="EUR", category="sneakers"),
    brand=Brand(name="Velar"),
    markets=(Market(country="GB", language="en"),),
    platforms=(Platform.GOOGLE_SEARCH, Platform.TIKTOK),
)
TIKTOK, SEARCH = "tiktok/GB/en/1", "google_search/GB/en/1"
STYLE = Facet(kind=FacetKind.STYLE, value="retro", concept="style.retro")


def ad(platform: Platform, kind: AssetKind, *texts: str) -> Creative:
    spec = SPECS[platform].asset(kind)
    assert spec is not None
    return Creative(
        platform=platform,
        format=SPECS[platform].format,
        market=BRIEF.markets[0],
        language="en",
        assets=tuple(
            Asset(kind=kind, text=text, limit=spec.limit, width=spec.width(text)) for text in texts
        ),
    )


def draft(**changes: Any) -> Draft:
    creatives = (
        ad(
            Platform.GOOGLE_SEARCH,
            AssetKind.HEADLINE,
            "Velar 74 Retro Shoes",
            "Breathable Mesh Upper",
            "Retro Comfort for the City",
            "Run the Retro Way",
        ),
        ad(
            Platform.TIKTOK,
            AssetKind.AD_TEXT,
            "Velar 74, the retro running shoe.",
            "A breathable mesh upper for the city.",
        ),
    )
    hits = tuple(
        SegmentHit(segment=Segment(id=f"s.{n}", name=f"People {n}", path=("a", "b")), score=score)
        for n, score in enumerate((0.9, 0.8, 0.7))
    )
    campaign = Campaign(
        brief=BRIEF, facets=Facets(styles=(STYLE,)), creatives=creatives, id="0123456789abcdef"
    )
    return Draft(campaign=campaign, hits=hits).model_copy(update=changes)


class Catalogue:
    """A catalogue of segments by id, without an index."""

    def get(self, segment_id: str) -> Segment:
        if not segment_id.startswith("s."):
            raise UserError(f"there is no segment {segment_id!r}")
        return Segment(id=segment_id, name=f"People {segment_id[2:]}", path=("a", "b"))

    def search(self, queries: Any, *, k: int, exclude: frozenset[str]) -> tuple[SegmentHit, ...]:
        raise AssertionError(f"no search was due: {queries} {k} {exclude}")

    def knows(self, text: str) -> bool:
        return True

    def search_with_barred(
        self, queries: Any, *, k: int, exclude: frozenset[str], leading: int
    ) -> tuple[tuple[SegmentHit, ...], tuple[Segment, ...]]:
        raise AssertionError(f"no search was due: {queries} {k} {exclude} {leading}")


DESK = Desk(say=Replies("en"), segments=Catalogue)


def apply(start: Draft, *wanted: to.Change) -> Applied:
    return apply_all(start, wanted, DESK)


def test_every_kind_of_change_is_applied_by_something_and_reads_back_from_json() -> None:
    kinds = set(get_args(get_args(to.Change)[0]))
    assert kinds == set(APPLIED_BY)
    change = to.SetShare(platforms=(Platform.TIKTOK,), percent=Decimal(30))
    assert to.read_change(change.model_dump(mode="json")) == change


@pytest.mark.parametrize(
    "data", [{}, {"kind": "rm_rf"}, {"kind": "lock_assets", "x": 1}, {"kind": "edit_asset"}]
)
def test_what_is_no_change_is_refused_by_field(data: dict[str, Any]) -> None:
    with pytest.raises(UserError, match="no change"):
        to.read_change(data)


def test_all_replies_exist_in_every_language_with_the_same_values() -> None:
    import string

    def slots(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    english = _sentences()["en"]
    for language in LANGUAGES:
        said = _sentences()[language]
        assert set(said) == set(english)
        for name, text in said.items():
            assert text.strip()
            assert slots(text) <= slots(english[name]), (language, name)


def test_an_edited_text_is_kept_and_needs_an_approval_of_its_own() -> None:
    done = apply(draft(), to.EditAsset(where=f"{TIKTOK}/ad_text[0]", text="Velar 74. Retro."))
    asset = done.draft.assets()[f"{TIKTOK}/ad_text[0]"]
    assert (asset.text, asset.state) == ("Velar 74. Retro.", AssetState.EDITED)
    assert done.draft.is_kept(f"{TIKTOK}/ad_text[0]")
    assert done.work.check == {TIKTOK}
    assert done.work.rewrite == done.work.slots == frozenset()


def test_an_edit_that_breaks_a_rule_keeps_its_findings_and_cannot_be_approved() -> None:
    where = f"{TIKTOK}/ad_text[0]"
    done = apply(draft(), to.EditAsset(where=where, text="Rated 9.9 by 5,000 experts, only £12."))
    assert "cannot be approved" in done.said[0]
    after = checked(done.draft, done.work.check).draft
    assert after.has_error(where)
    tried = apply(after, to.ApproveAssets(where=where))
    assert tried.refused
    assert tried.draft.assets()[where].state is AssetState.EDITED
    mended = apply(after, to.EditAsset(where=where, text="Velar 74, retro for the city."))
    again = checked(mended.draft, mended.work.check).draft
    assert not again.has_error(where)
    approved = apply(again, to.ApproveAssets(where=where)).draft
    assert approved.assets()[where].state is AssetState.APPROVED


def test_a_proposed_text_that_fails_is_left_out_and_a_kept_one_stays() -> None:
    start = draft()
    banned = apply(
        start, to.LockAssets(where=f"{TIKTOK}/ad_text[0]"), to.BanWords(words=("retro",))
    )
    result = checked(banned.draft, EVERYWHERE)
    texts = [asset.text for asset in result.draft.campaign.creatives[1].assets]
    assert "Velar 74, the retro running shoe." in texts
    headlines = [asset.text for asset in result.draft.campaign.creatives[0].assets]
    assert headlines == ["Breathable Mesh Upper"]
    assert result.dropped == 3
    assert result.draft.has_error(f"{TIKTOK}/ad_text[0]")


def test_locks_and_alternatives_move_with_their_texts() -> None:
    spare = Alternatives(
        where=f"{SEARCH}/headline[2]", assets=(draft().assets()[f"{SEARCH}/headline[0]"],)
    )
    start = draft(locked=(f"{SEARCH}/headline[2]",), alternatives=(spare,))
    removed = apply(start, to.RemoveAsset(where=f"{SEARCH}/headline[0]")).draft
    assert removed.locked == (f"{SEARCH}/headline[1]",)
    assert removed.alternatives[0].where == f"{SEARCH}/headline[1]"
    assert removed.assets()[f"{SEARCH}/headline[1]"].text == "Retro Comfort for the City"


def test_an_alternative_changes_places_with_its_text() -> None:
    where = f"{TIKTOK}/ad_text[0]"
    other = draft().assets()[where].model_copy(update={"text": "Another text."})
    start = draft(alternatives=(Alternatives(where=where, assets=(other,)),))
    done = apply(start, to.TakeAlternative(where=where, index=0)).draft
    assert done.assets()[where].text == "Another text."
    assert done.alternatives[0].assets[0].text == "Velar 74, the retro running shoe."
    assert apply(start, to.TakeAlternative(where=where, index=3)).refused


def test_too_few_texts_cannot_be_made_fewer() -> None:
    start = draft()
    for _ in range(3):
        start = apply(start, to.RemoveAsset(where=f"{SEARCH}/headline[0]")).draft
    assert len(start.campaign.creatives[0].assets) == 3


def test_excluding_a_segment_runs_the_targeting_and_nothing_else() -> None:
    done = apply(draft(), to.ExcludeSegment(id="s.0"), to.PinSegment(id="s.9"))
    assert done.work.target
    assert not done.work.understand
    assert not done.work.retrieve
    assert not done.work.rewrite
    after = retargeted(done.draft, Catalogue().get)
    ids = [segment.id for segment in after.campaign.targeting.segments]
    assert ids == ["s.9", "s.1", "s.2"]
    freed = apply(after, to.FreeSegment(id="s.0"), to.FreeSegment(id="s.9")).draft
    ids = [s.id for s in retargeted(freed, Catalogue().get).campaign.targeting.segments]
    assert ids == ["s.0", "s.1"]
    assert apply(draft(), to.ExcludeSegment(id="nobody")).refused


def test_a_share_of_the_budget_is_dealt_and_the_rest_keeps_its_proportions() -> None:
    wanted = to.SetShare(platforms=(Platform.YOUTUBE, Platform.TIKTOK), percent=Decimal(50))
    budget = to.SetBudget(amount=Decimal(1000), currency="EUR")
    done = apply(draft(), to.AddPlatform(platform=Platform.META_FEED), budget, wanted)
    split = retargeted(done.draft, Catalogue().get).campaign.targeting.budget_split
    shares = {one.platform: one.percent for one in split}
    assert shares[Platform.TIKTOK] == 50
    assert sum(shares.values()) == 100
    assert sum(one.amount or 0 for one in split) == 1000
    assert apply(draft(), to.SetShare(platforms=(Platform.YOUTUBE,), percent=Decimal(50))).refused


def test_a_style_leads_the_facets_with_the_voice_as_evidence() -> None:
    done = apply(draft(), to.SetStyle(concept="style.playful"))
    facets, brief = done.draft.campaign.facets, done.draft.campaign.brief
    assert [facet.concept for facet in facets.styles] == ["style.playful", "style.retro"]
    span = facets.styles[0].evidence[0]
    assert brief.texts()[span.source][span.start : span.end] == span.text
    assert done.work.rewrite == EVERYWHERE
    less = apply(done.draft, to.SetStyle(concept="style.playful", more=False)).draft
    assert [facet.concept for facet in less.campaign.facets.styles] == ["style.retro"]
    assert "playful" not in less.campaign.brief.brand.voice


def test_the_last_market_and_the_last_platform_stay() -> None:
    done = apply(
        draft(),
        to.DropMarket(country="GB"),
        to.DropPlatform(platform=Platform.TIKTOK),
        to.DropPlatform(platform=Platform.GOOGLE_SEARCH),
    )
    assert done.draft.campaign.brief.markets == BRIEF.markets
    assert done.draft.campaign.brief.platforms == (Platform.GOOGLE_SEARCH,)
    assert [creative.platform for creative in done.draft.campaign.creatives] == [
        Platform.GOOGLE_SEARCH
    ]
    assert len(done.refused) == 2


def test_a_platform_that_goes_says_which_kept_texts_go_with_it() -> None:
    start = draft(locked=(f"{TIKTOK}/ad_text[0]",))
    done = apply(start, to.DropPlatform(platform=Platform.TIKTOK))
    assert done.draft.locked == ()
    assert any(sentence.startswith("1 texts that you kept") for sentence in done.said)


def test_a_finding_is_mended_by_the_smallest_change_of_the_words() -> None:
    where = f"{SEARCH}/headline[0]"
    start = apply(draft(), to.EditAsset(where=where, text="Velar 74 Retro Shoes!")).draft
    start = checked(start, frozenset({SEARCH})).draft
    found = start.findings_at(where)
    assert found
    done = apply(start, to.MendFinding(where=where, rule=found[0].rule))
    assert done.draft.assets()[where].text.startswith("Velar 74 Retro Shoes")
    assert "!" not in done.draft.assets()[where].text
    after = checked(done.draft, done.work.check).draft
    assert not [f for f in after.findings_at(where) if f.severity is Severity.ERROR]


def test_findings_of_a_whole_ad_say_which_ad_and_which_text() -> None:
    start = draft()
    ad_ = start.campaign.creatives[1]
    doubled = ad_.model_copy(update={"assets": (ad_.assets[0], ad_.assets[0])})
    campaign = start.campaign.model_copy(
        update={"creatives": (start.campaign.creatives[0], doubled)}
    )
    after = checked(start.model_copy(update={"campaign": campaign}), frozenset({TIKTOK})).draft
    doubles = [f for f in after.campaign.findings if f.rule == "ad.same_text"]
    assert [f.where for f in doubles] == [f"{TIKTOK}/ad_text[0]"]


def test_a_model_can_only_answer_with_changes_of_what_is_there() -> None:
    start = draft()
    answer = {
        "changes": [
            {"kind": "exclude_segment", "id": "s.1"},
            {"kind": "exclude_segment", "id": "invented"},
            {"kind": "ban_words", "words": ["cheap"]},
            {"kind": "approve_assets", "where": ""},
            {"kind": "set_privacy", "policy": "allow"},
            {"kind": "set_style", "concept": "style.playful", "more": True},
            {"kind": "set_ages", "minimum": 3, "maximum": 9},
        ]
    }
    assert list(read_answer(answer, start)) == [
        to.ExcludeSegment(id="s.1"),
        to.BanWords(words=("cheap",)),
        to.SetStyle(concept="style.playful"),
    ]
    assert list(read_answer("nonsense", start)) == []
    kinds = [form["properties"]["kind"]["enum"] for form in _forms(answer_schema(start))]
    assert ["approve_assets"] not in kinds
    assert ["edit_asset"] not in kinds
    assert ["set_privacy"] not in kinds


def _forms(schema: dict[str, Any]) -> list[dict[str, Any]]:
    forms: list[dict[str, Any]] = schema["properties"]["changes"]["items"]["anyOf"]
    return forms


def test_an_answer_to_a_question_that_nobody_asked_is_refused() -> None:
    assert apply(draft(), to.AnswerQuestion(field="audience", text="students")).refused


def test_another_price_stands_everywhere_in_place_of_the_old_one() -> None:
    start = draft()
    brief = start.campaign.brief.model_copy(update={"text": "Retro shoes for 79 EUR, 79 grams"})
    campaign = start.campaign.model_copy(update={"brief": brief})
    done = apply(start.model_copy(update={"campaign": campaign}), to.AddFact(text="69 EUR"))
    after = done.draft.campaign.brief
    assert after.product.price == Decimal(69)
    assert after.text == "Retro shoes for 69 EUR, 79 grams"
    assert done.work.understand


def test_the_budget_is_said_in_the_language_of_the_reply() -> None:
    desk = Desk(say=Replies("zh"), segments=Catalogue)
    change = to.SetBudget(amount=Decimal(300), currency="CNY", period=BudgetPeriod.DAY)
    assert apply_all(draft(), [change], desk).said == ("预算：每天300 CNY。",)
