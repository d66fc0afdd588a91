"""A Google search result: headlines joined, address with paths, descriptions, links, callouts."""

from __future__ import annotations

from collections.abc import Sequence

from ....schema import AssetKind
from ..combinations import combination
from ..html import Html, tag
from ..icons import icon
from .artwork import avatar
from .scene import Scene, words_of

JOIN = " | "
"""Between headlines; Google shows a pipe or a dash: support.google.com/google-ads/answer/7684791"""
_LINKS_WIDE = 4
_LINKS_PHONE = 4
_CALLOUTS = 4


def search_result(scene: Scene, *, wide: bool) -> Html:
    """The ad as it stands above the results, on a phone or on a desktop."""
    shown = combination(scene.creative, scene.look.combination)
    title = JOIN.join(shown.headlines) or scene.label("your_text")
    callouts = " · ".join(scene.creative.texts(AssetKind.CALLOUT)[:_CALLOUTS])
    about = _together(shown.descriptions, scene.language)
    return tag(
        "div",
        _box(scene),
        tag("p", scene.label("sponsored"), _class="aw-gs-sponsored"),
        _site(scene),
        words_of(scene, title, "p", "aw-gs-title"),
        words_of(scene, about, "p", "aw-gs-text"),
        words_of(scene, callouts, "p", "aw-gs-text aw-gs-callouts") if callouts else None,
        _links(scene, wide=wide),
        _class="aw-gs aw-gs-wide" if wide else "aw-gs",
    )


def display_url(scene: Scene) -> str:
    """The address that shows: the host, then the ad's paths."""
    paths: Sequence[str] = scene.creative.texts(AssetKind.PATH)
    return " › ".join((scene.domain or "example.com", *paths))


def _together(texts: Sequence[str], language: str) -> str:
    """Descriptions one after another, each with a stop, as Google puts between two."""
    stop, space = ("。", "") if language.startswith(("zh", "ja")) else (".", " ")
    return space.join(text if text[-1:] in ".?!。？！…" else text + stop for text in texts)


def _box(scene: Scene) -> Html:
    """The search field with what people may have looked for."""
    asked = scene.brief.product.category or scene.brief.product.name or scene.business
    return tag(
        "div", words_of(scene, asked, "span", ""), icon("search"), _class="aw-gs-box",
        aria_hidden="true",
    )  # fmt: skip


def _site(scene: Scene) -> Html:
    return tag(
        "div",
        avatar(scene),
        tag(
            "div",
            words_of(scene, scene.business, "span", "aw-gs-name"),
            tag("span", display_url(scene), _class="aw-gs-url", dir="auto"),
        ),
        _class="aw-gs-site",
    )


def _links(scene: Scene, *, wide: bool) -> Html | None:
    texts = scene.creative.texts(AssetKind.SITELINK)[: _LINKS_WIDE if wide else _LINKS_PHONE]
    about = scene.creative.texts(AssetKind.SITELINK_DESCRIPTION)
    if not texts:
        return None
    items = (
        tag(
            "li",
            words_of(scene, text, "span", "aw-gs-link"),
            words_of(
                scene,
                _together(about[2 * n : 2 * n + 2], scene.language),
                "span",
                "aw-gs-text",
            )
            if wide
            else None,
        )
        for n, text in enumerate(texts)
    )
    return tag("ul", *items, _class="aw-gs-links")
