"""The Ads tab: one ad at a time as its platform shows it, with every text to edit beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...agents.addresses import creative_address
from ...schema import AssetState, Brief, Creative, Platform
from ..parts import Html, ai_notice, change, editor, empty, joined, tag
from ..parts.combinations import count_combinations
from ..parts.controls import button
from ..parts.previews import Look, preview, view_buttons
from ..words import Words
from .chrome import page_button
from .looking import Looking
from .pictures import picture_of

if TYPE_CHECKING:
    from ...agents.conversation import Draft
    from ..handlers.turn import Turn

_SHUFFLED = {Platform.GOOGLE_SEARCH, Platform.GOOGLE_PMAX}


def ads_view(draft: Draft, words: Words, looking: Looking) -> Html:
    """Which ads there are, the chosen one with preview and editor, variants side by side."""
    creatives = draft.campaign.creatives
    if not creatives:
        return empty(words("ads.empty"))
    chosen = next((one for one in creatives if creative_address(one) == looking.ad), creatives[0])
    rivals = [one for one in creatives if one.platform is chosen.platform]
    return joined(
        (
            _head(draft, words),
            _picker(creatives, chosen, words),
            _bar(chosen, words, looking, rivals=len(rivals)),
            _beside(rivals, chosen, draft.campaign.brief, words, looking)
            if looking.side_by_side and len(rivals) > 1
            else _one(chosen, draft, words, looking),
            ai_notice(words),
        )
    )


def growing_ads(turn: Turn, brief: Brief, words: Words, looking: Looking) -> Html:
    """The ads that are written so far, as previews, while the others still are."""
    written = {
        creative_address(event["creative"]): event["creative"]
        for event in turn.events
        if "creative" in event
    }
    if not written:
        return empty(words("ads.empty"))
    shown = (_framed(creative, brief, words, looking) for creative in written.values())
    return tag("div", *shown, _class="aw-previews aw-growing")


def _head(draft: Draft, words: Words) -> Html:
    assets = [asset for one in draft.campaign.creatives for asset in one.assets]
    done = sum(asset.state is AssetState.APPROVED for asset in assets)
    return tag(
        "div",
        tag("p", words("ads.approved_of", n=done, total=len(assets)), _class="aw-note"),
        button(
            words("ads.approve_all"), change("approve_assets", where=""), symbol="approve",
            look="quiet",
        ),
        _class="aw-ads-head",
    )  # fmt: skip


def _picker(creatives: Sequence[Creative], chosen: Creative, words: Words) -> Html:
    """A button for each ad; arrow keys are not needed, since they are ordinary buttons."""
    return tag(
        "div",
        *(_pick(one, words, pressed=one is chosen) for one in creatives),
        _class="aw-picker",
        role="group",
        aria_label=words("ads.title"),
    )


def _pick(creative: Creative, words: Words, *, pressed: bool) -> Html:
    done = sum(asset.state is AssetState.APPROVED for asset in creative.assets)
    return tag(
        "button",
        tag("span", words.platform(creative.platform), _class="aw-pick-name"),
        tag("span", name_of(creative, words), _class="aw-note"),
        tag("span", f"{done}/{len(creative.assets)}", _class="aw-tab-count"),
        type="button",
        _class="aw-pick",
        data_page="ad",
        data_value=creative_address(creative),
        aria_pressed=str(pressed).lower(),
    )


def name_of(creative: Creative, words: Words) -> str:
    """Country, language and variant of an ad, for people."""
    market = words(
        "ads.for_market",
        country=words.country(creative.market.country),
        language=words.language_name(creative.language),
    )
    if creative.variant == 1:
        return market
    return words("format.list").join((market, words("ads.variant", n=creative.variant)))


def _bar(chosen: Creative, words: Words, looking: Looking, *, rivals: int) -> Html:
    showings = count_combinations(chosen) if chosen.platform in _SHUFFLED else 1
    dark = looking.theme == "dark"
    return tag(
        "div",
        view_buttons(chosen.platform, words, view=looking.views.get(chosen.platform, "")),
        page_button("combination", words("ads.next_combination"), symbol="next", look="quiet")
        if showings > 1
        else None,
        page_button("preview", words("app.light" if dark else "app.dark"), look="quiet",
                    value="light" if dark else "dark"),
        _beside_switch(looking, words) if rivals > 1 else None,
        _class="aw-preview-bar",
        data_platform=chosen.platform.value,
    )  # fmt: skip


def _beside_switch(looking: Looking, words: Words) -> Html:
    return tag(
        "button",
        tag("span", words("ads.variants")),
        type="button",
        _class="aw-button aw-quiet",
        data_page="beside",
        aria_pressed=str(looking.side_by_side).lower(),
    )


def _one(chosen: Creative, draft: Draft, words: Words, looking: Looking) -> Html:
    waiting = [(one.where, one.assets) for one in draft.alternatives]
    rows = editor(
        chosen,
        words,
        findings=draft.campaign.findings,
        locked=frozenset(draft.locked),
        alternatives=waiting,
    )
    shown = _framed(chosen, draft.campaign.brief, words, looking)
    return tag(
        "div",
        tag("div", shown, _class="aw-preview-side"),
        tag("div", rows, _class="aw-editor-side"),
        _class="aw-ad",
    )


def _beside(
    rivals: Sequence[Creative], chosen: Creative, brief: Brief, words: Words, looking: Looking
) -> Html:
    """The ads of one platform next to one another; the button takes one up for editing."""
    cards = (
        tag(
            "div",
            tag("h4", name_of(one, words)),
            _framed(one, brief, words, looking),
            page_button("ad", words("editor.edit"), value=creative_address(one), symbol="edit"),
            _class="aw-rival aw-chosen" if one is chosen else "aw-rival",
        )
        for one in rivals
    )
    return tag("div", *cards, _class="aw-previews")


def _framed(creative: Creative, brief: Brief, words: Words, looking: Looking) -> Html:
    picture = picture_of(brief)
    look = Look(
        theme=looking.theme,
        picture=picture,
        picture_words=brief.product.name if picture else "",
        combination=looking.combination,
    )
    return preview(creative, brief, words, view=looking.views.get(creative.platform, ""), look=look)
