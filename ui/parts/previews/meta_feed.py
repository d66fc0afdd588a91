"""Feed ads of Facebook and Instagram, cut where the feed cuts."""

from __future__ import annotations

from ....schema import AssetKind
from ..html import Html, joined, tag
from ..icons import icon
from .artwork import artwork, avatar
from .cuts import FEED_DESCRIPTION, FEED_HEADLINE, PRIMARY_TEXT, cut
from .scene import Scene, words_of


def facebook_feed(scene: Scene, *, button: str = "") -> Html:
    """A post with text above the picture, and the address, headline and button below it."""
    return tag(
        "div",
        _head(scene),
        more(scene, scene.text(AssetKind.PRIMARY_TEXT), PRIMARY_TEXT, "aw-fb-text", "see_more"),
        artwork(scene, shape="square"),
        tag(
            "div",
            tag(
                "div",
                tag("p", (scene.domain or scene.handle).upper(), _class="aw-fb-domain"),
                short(scene, scene.text(AssetKind.HEADLINE), FEED_HEADLINE, "aw-fb-title"),
                short(scene, scene.text(AssetKind.DESCRIPTION), FEED_DESCRIPTION, "aw-fb-about")
                if scene.has(AssetKind.DESCRIPTION)
                else None,
            ),
            words_of(scene, button or scene.action, "span", "aw-fb-button"),
            _class="aw-fb-link",
        ),
        tag(
            "div",
            *(
                tag("span", icon(sign), scene.label(name))
                for sign, name in (("thumb", "like"), ("comment", "comment"), ("share", "share"))
            ),
            _class="aw-fb-foot",
            aria_hidden="true",
        ),
        _class="aw-fb",
    )


def instagram_feed(scene: Scene) -> Html:
    """A post with the button under the picture and the text below it."""
    text = joined(
        (
            tag("b", scene.handle),
            " ",
            more(
                scene, scene.text(AssetKind.PRIMARY_TEXT), PRIMARY_TEXT, "aw-ig-caption", "more",
                name="span",
            ),
        )
    )  # fmt: skip
    return tag(
        "div",
        tag(
            "div",
            avatar(scene),
            tag(
                "div",
                tag("p", scene.handle, _class="aw-ig-name"),
                tag("p", scene.label("sponsored"), _class="aw-ig-note"),
            ),
            _class="aw-ig-head",
        ),
        artwork(scene, shape="square"),
        tag("div", words_of(scene, scene.action, "span", ""), icon("next"), _class="aw-ig-action"),
        tag(
            "div",
            *(icon(sign) for sign in ("heart", "comment", "send", "bookmark")),
            _class="aw-ig-foot",
            aria_hidden="true",
        ),
        tag("p", text, _class="aw-ig-text"),
        _class="aw-ig",
    )


def more(scene: Scene, text: str, limit: int, _class: str, word: str, *, name: str = "p") -> Html:
    """A text cut where the screen cuts it, followed by the platform's word for more."""
    shown, was_cut = cut(text, limit)
    rest = joined(("… ", tag("span", scene.label(word), _class="aw-see-more"))) if was_cut else None
    return words_of(scene, joined((shown, rest)), name, _class)


def short(scene: Scene, text: str, limit: int, _class: str) -> Html:
    """A line cut where the screen cuts it."""
    shown, was_cut = cut(text, limit)
    return words_of(scene, f"{shown}…" if was_cut else shown, "p", _class)


def _head(scene: Scene) -> Html:
    return tag(
        "div",
        avatar(scene),
        tag(
            "div",
            words_of(scene, scene.business, "p", "aw-fb-name"),
            tag("p", scene.label("sponsored"), " · ", icon("globe"), _class="aw-fb-note"),
        ),
        _class="aw-fb-head",
    )
