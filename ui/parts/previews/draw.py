"""The preview of an ad: which views a platform has, and the drawing of one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from ....schema import Brief, Creative, Platform
from ...words import Words
from ..controls import button, chip
from ..html import Html, tag
from .google_cards import discover, display, in_feed, in_stream, mail
from .google_search import search_result
from .meta_feed import facebook_feed, instagram_feed
from .scene import Look, Scene
from .vertical import reel, story, tiktok
from .whatsapp import chat, message_ad

Drawing = Callable[[Scene], Html]

VIEWS: Mapping[Platform, Mapping[str, Drawing]] = MappingProxyType(
    {
        Platform.GOOGLE_SEARCH: {
            "search_phone": partial(search_result, wide=False),
            "search_wide": partial(search_result, wide=True),
        },
        Platform.GOOGLE_PMAX: {
            "search_phone": partial(search_result, wide=False),
            "display": display,
            "discover": discover,
            "mail": mail,
            "in_feed": in_feed,
        },
        Platform.GOOGLE_DEMAND_GEN: {"discover": discover, "mail": mail, "in_feed": in_feed},
        Platform.YOUTUBE: {"in_feed": in_feed, "in_stream": in_stream},
        Platform.META_FEED: {"facebook_feed": facebook_feed, "instagram_feed": instagram_feed},
        Platform.META_STORIES: {"story": story},
        Platform.META_REELS: {"reel": reel},
        Platform.WHATSAPP: {"ad": message_ad, "chat": chat},
        Platform.TIKTOK: {"video": tiktok},
    }
)
"""The drawing of each view of each platform; the first one where none is asked for."""


def views_of(platform: Platform) -> tuple[str, ...]:
    """Names of the views of a platform; `words("view." + name)` says them."""
    return tuple(VIEWS[platform])


def preview(
    creative: Creative, brief: Brief, words: Words, *, view: str = "", look: Look | None = None
) -> Html:
    """An ad as its platform shows it; the first view where `view` is none of the platform's."""
    views = VIEWS[creative.platform]
    name = view if view in views else next(iter(views))
    look = look or Look()
    scene = Scene(creative=creative, brief=brief, look=look)
    title = f"{words.platform(creative.platform)}, {words(f'view.{name}')}"
    return tag(
        "figure",
        tag(
            "div",
            views[name](scene),
            _class="aw-stage",
            lang=creative.language,
            data_theme=look.theme,
        ),
        tag(
            "figcaption",
            chip(words("app.made_with_ai"), tone="info", symbol="info"),
            None if scene.has_picture or "search" in name else chip(words("ads.placeholder")),
            tag("span", words("ads.preview_note")),
        ),
        _class=f"aw-preview aw-view-{name.replace('_', '-')}",
        data_platform=creative.platform.value,
        data_view=name,
        aria_label=words("ads.preview_of", name=title),
    )


def view_buttons(platform: Platform, words: Words, *, view: str = "") -> Html:
    """A button for each view of a platform; they ask for `view` with its name."""
    names = views_of(platform)
    current = view if view in names else names[0]
    buttons = (
        button(words(f"view.{name}"), "view", target=name, look="quiet", pressed=name == current)
        for name in names
    )
    return tag("div", *buttons, _class="aw-tools", role="group", aria_label=words("ads.view"))


def side_by_side(
    creatives: Sequence[Creative],
    brief: Brief,
    words: Words,
    *,
    view: str = "",
    look: Look | None = None,
) -> Html:
    """Variants of an ad beside each other, each below its number."""
    drawings = (
        tag(
            "div",
            tag("h4", words("ads.variant", n=creative.variant), _class="aw-heading"),
            preview(creative, brief, words, view=view, look=look),
        )
        for creative in creatives
    )
    return tag("div", *drawings, _class="aw-section aw-side-by-side")
