"""Full-screen ads of 9:16: Instagram story and reel, TikTok."""

from __future__ import annotations

from ....schema import AssetKind
from ..html import Html, joined, tag
from ..icons import icon
from .artwork import artwork, avatar
from .cuts import PRIMARY_TEXT, REEL_TEXT, STORY_HEADLINE
from .meta_feed import more, short
from .scene import Scene, words_of


def story(scene: Scene) -> Html:
    """A story: bars above, the text over the picture, the button to open below."""
    top = tag(
        "div",
        tag("span", tag("i"), _class="aw-v-bars"),
        tag(
            "div",
            avatar(scene),
            tag(
                "div",
                tag("p", scene.handle, _class="aw-v-name"),
                tag("p", scene.label("sponsored"), _class="aw-v-note"),
            ),
            _class="aw-v-who",
        ),
        _class="aw-v-top",
    )
    bottom = tag(
        "div",
        short(scene, scene.text(AssetKind.HEADLINE), STORY_HEADLINE, "aw-v-title"),
        more(scene, scene.text(AssetKind.PRIMARY_TEXT), PRIMARY_TEXT, "aw-v-text", "more"),
        words_of(scene, scene.action, "span", "aw-v-pill"),
        _class="aw-v-bottom aw-v-middle",
    )
    return _screen(scene, "aw-story", top, bottom)


def reel(scene: Scene) -> Html:
    """A reel: name, text and button at the foot, the column of signs at the side."""
    bottom = tag(
        "div",
        tag(
            "div",
            avatar(scene),
            tag("span", scene.handle, _class="aw-v-name"),
            tag("span", scene.label("follow"), _class="aw-v-follow"),
            _class="aw-v-who",
        ),
        short(scene, scene.text(AssetKind.HEADLINE), STORY_HEADLINE, "aw-v-name")
        if scene.has(AssetKind.HEADLINE)
        else None,
        more(scene, scene.text(AssetKind.PRIMARY_TEXT), REEL_TEXT, "aw-v-text", "more"),
        tag("p", scene.label("sponsored"), _class="aw-v-note"),
        words_of(scene, scene.action, "span", "aw-v-button"),
        _class="aw-v-bottom",
    )
    side = _side(("heart", "comment", "send", "bookmark"))
    return _screen(scene, "aw-reel", side, bottom)


def tiktok(scene: Scene) -> Html:
    """A video of the For You feed: name, text, sound and button at the foot."""
    tabs = tag(
        "p",
        tag("span", scene.label("following")),
        tag("b", scene.label("for_you")),
        _class="aw-v-tabs",
        aria_hidden="true",
    )
    bottom = tag(
        "div",
        tag("p", scene.business, _class="aw-v-name", dir="auto"),
        words_of(scene, scene.text(AssetKind.AD_TEXT), "p", "aw-v-text"),
        tag(
            "p",
            tag("span", scene.label("sponsored"), _class="aw-v-tag"),
            icon("music"),
            joined((scene.label("sound"), " · ", scene.handle)),
            _class="aw-v-note",
        ),
        words_of(scene, scene.action, "span", "aw-v-button"),
        _class="aw-v-bottom",
    )
    side = _side(("heart", "comment", "bookmark", "share"), first=avatar(scene))
    return _screen(scene, "aw-tiktok", tabs, side, bottom)


def _side(signs: tuple[str, ...], *, first: Html | None = None) -> Html:
    return tag(
        "div",
        first,
        *(tag("span", icon(sign, filled=sign == "heart")) for sign in signs),
        _class="aw-v-side",
        aria_hidden="true",
    )


def _screen(scene: Scene, _class: str, *over: Html) -> Html:
    return tag(
        "div",
        artwork(scene, shape="tall"),
        tag("div", _class="aw-v-shade"),
        *over,
        _class=f"aw-v {_class}",
    )
