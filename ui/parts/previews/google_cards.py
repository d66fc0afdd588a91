"""Google ads with a picture: display, Discover, mail, YouTube in feed and in stream."""

from __future__ import annotations

from ....schema import AssetKind
from ..html import Html, tag
from ..icons import icon
from .artwork import artwork, avatar
from .scene import Scene, words_of

_HEADLINES = (AssetKind.HEADLINE, AssetKind.LONG_HEADLINE)
_LONG = (AssetKind.LONG_HEADLINE, AssetKind.HEADLINE)


def display(scene: Scene) -> Html:
    """A responsive display ad: picture, headline, description, button."""
    return tag(
        "div",
        artwork(scene, shape="landscape"),
        tag("span", scene.label("sponsored"), _class="aw-gc-note"),
        tag(
            "div",
            words_of(scene, scene.text(*_HEADLINES), "p", "aw-gc-title"),
            words_of(scene, scene.text(AssetKind.DESCRIPTION), "p", "aw-gc-text"),
            tag(
                "div",
                words_of(scene, scene.business, "span", "aw-gc-name"),
                words_of(scene, scene.action, "span", "aw-gc-button"),
                _class="aw-gc-foot",
            ),
            _class="aw-gc-body",
        ),
        _class="aw-gc aw-gc-display",
    )


def discover(scene: Scene) -> Html:
    """A card in the Discover feed."""
    return tag(
        "div",
        artwork(scene, shape="landscape"),
        tag(
            "div",
            words_of(scene, scene.text(*_LONG), "p", "aw-gc-title"),
            words_of(scene, scene.text(AssetKind.DESCRIPTION), "p", "aw-gc-text"),
            tag(
                "div",
                avatar(scene),
                words_of(
                    scene, f"{scene.label('sponsored')} · {scene.business}", "span", "aw-gc-name"
                ),
                icon("bookmark"),
                icon("share"),
                _class="aw-gc-foot",
            ),
            _class="aw-gc-body",
        ),
        _class="aw-gc aw-gc-card",
    )


def mail(scene: Scene) -> Html:
    """A line in the inbox, closed; the headline is its subject."""
    return tag(
        "div",
        tag("p", scene.label("inbox"), _class="aw-gm-tab"),
        tag(
            "div",
            avatar(scene),
            tag(
                "div",
                tag(
                    "p",
                    words_of(scene, scene.business, "b", ""),
                    tag("span", scene.label("sponsored"), _class="aw-gm-tag"),
                    _class="aw-gm-from",
                ),
                words_of(scene, scene.text(*_HEADLINES), "p", "aw-gm-subject"),
                words_of(scene, scene.text(AssetKind.DESCRIPTION), "p", "aw-gm-text"),
            ),
            icon("star"),
            _class="aw-gm-line",
        ),
        tag("div", tag("i"), tag("i"), _class="aw-gm-other", aria_hidden="true"),
        tag("div", tag("i"), tag("i"), _class="aw-gm-other", aria_hidden="true"),
        _class="aw-gm",
    )


def in_feed(scene: Scene) -> Html:
    """A video in the YouTube feed: headline on two lines at most, description on two."""
    lines = scene.creative.texts(AssetKind.DESCRIPTION)[:2]
    return tag(
        "div",
        tag(
            "div",
            artwork(scene, shape="wide"),
            tag("span", icon("play", filled=True), _class="aw-play"),
            tag("span", "0:15", _class="aw-yt-time"),
            _class="aw-yt-video",
        ),
        tag(
            "div",
            avatar(scene),
            tag(
                "div",
                words_of(scene, scene.text(*_HEADLINES), "p", "aw-yt-title"),
                *(words_of(scene, line, "p", "aw-yt-text") for line in lines),
                tag(
                    "p",
                    tag("b", scene.label("sponsored")),
                    words_of(scene, f" · {scene.business}", "span", ""),
                    _class="aw-yt-by",
                ),
            ),
            _class="aw-yt-about",
        ),
        words_of(scene, scene.action, "span", "aw-yt-button"),
        _class="aw-yt",
    )


def in_stream(scene: Scene) -> Html:
    """A video ad before a video, with the strip and the button to skip it."""
    return tag(
        "div",
        tag(
            "div",
            artwork(scene, shape="wide"),
            tag(
                "span",
                scene.label("skip"),
                icon("next"),
                _class="aw-yt-skip",
                lang=scene.language,
            ),
            tag("span", f"{scene.label('sponsored')} · 0:15", _class="aw-yt-note"),
            tag("span", _class="aw-yt-bar"),
            _class="aw-yt-video",
        ),
        tag(
            "div",
            avatar(scene),
            tag(
                "div",
                words_of(scene, scene.text(*_LONG), "p", "aw-yt-title"),
                tag("p", scene.domain or scene.business, _class="aw-yt-by", dir="auto"),
            ),
            words_of(scene, scene.action, "span", "aw-yt-button aw-yt-beside"),
            _class="aw-yt-about",
        ),
        _class="aw-yt",
    )
