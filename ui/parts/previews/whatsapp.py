"""An ad that opens a WhatsApp chat: the ad in the feed, and the chat as it opens."""

from __future__ import annotations

from ....schema import AssetKind
from ..html import Html, tag
from ..icons import icon
from .artwork import artwork, avatar
from .cuts import STORY_HEADLINE, cut
from .meta_feed import facebook_feed
from .scene import Scene, words_of

_MOST_QUESTIONS = 4


def message_ad(scene: Scene) -> Html:
    """The ad in the Facebook feed, with the button that opens the chat."""
    return facebook_feed(scene, button=scene.action)


def chat(scene: Scene) -> Html:
    """The chat: the ad above, the greeting, then questions to tap or a message to send."""
    greeting = scene.text(AssetKind.GREETING)
    return tag(
        "div",
        _head(scene),
        tag(
            "div",
            tag("p", scene.label("today"), _class="aw-wa-day"),
            _quoted(scene),
            words_of(scene, greeting, "p", "aw-wa-bubble"),
            _questions(scene),
            _class="aw-wa-talk",
        ),
        _field(scene),
        _class="aw-wa",
    )


def _head(scene: Scene) -> Html:
    return tag(
        "div",
        icon("back"),
        avatar(scene),
        tag(
            "div",
            words_of(scene, scene.business, "p", "aw-wa-name"),
            tag("p", scene.label("business"), _class="aw-wa-note"),
        ),
        _class="aw-wa-head",
    )


def _quoted(scene: Scene) -> Html:
    """The ad that the chat came from."""
    title, was_cut = cut(scene.text(AssetKind.HEADLINE), STORY_HEADLINE)
    return tag(
        "div",
        artwork(scene, shape="square"),
        tag(
            "div",
            words_of(scene, f"{title}…" if was_cut else title, "p", "aw-wa-title"),
            tag("p", scene.domain or scene.label("sponsored"), _class="aw-wa-note", dir="auto"),
        ),
        _class="aw-wa-quote",
    )


def _questions(scene: Scene) -> Html | None:
    """Questions to tap; a prefilled message hides them, so they show only without one."""
    texts = scene.creative.texts(AssetKind.ICE_BREAKER)[:_MOST_QUESTIONS]
    if not texts or scene.has(AssetKind.PREFILL):
        return None
    items = (words_of(scene, text, "li", "") for text in texts)
    return tag("ul", *items, _class="aw-wa-questions")


def _field(scene: Scene) -> Html:
    typed = scene.has(AssetKind.PREFILL)
    text = scene.text(AssetKind.PREFILL) if typed else scene.label("type")
    return tag(
        "div",
        words_of(scene, text, "span", "aw-wa-input" if typed else "aw-wa-input aw-wa-hint"),
        tag("span", icon("send", filled=True), _class="aw-wa-send"),
        _class="aw-wa-field",
    )
