"""The frame of the page: head with tabs and switches, composer, tabs of the campaign."""

from __future__ import annotations

from collections.abc import Iterable

from ..parts import Html, joined, tag
from ..parts.icons import icon
from ..phrases import LANGUAGES, page_words
from ..words import Words

TOP = ("campaign", "batch", "models", "evals")
SIDE = ("audience", "ads", "trust", "export")
OWN_NAMES = {"en": "English", "zh": "中文"}
"""Each language in its own words."""


def first_regions(language: str = "en") -> dict[str, str]:
    """The frame before the browser has said who it is."""
    words = page_words(language)
    return {"head": head(words), "composer": composer(words), "sides": sides(words)}


def head(words: Words) -> Html:
    """Name, tabs of the page, language, colours, a new campaign."""
    return tag(
        "header",
        page_button("skip", words("app.skip"), look="skip"),
        tag(
            "div",
            tag("strong", words("app.name"), _class="aw-brand"),
            tag("span", words("app.tagline"), _class="aw-tagline"),
            _class="aw-name",
        ),
        tag(
            "div",
            *(_tab(name, words(f"tab.{name}"), _panel_of(name)) for name in TOP),
            _class="aw-tabs",
            role="tablist",
            aria_label=words("page.top"),
            data_tabs="top",
        ),
        tag(
            "div",
            page_button("new", words("chat.new"), symbol="include"),
            _language(words),
            _theme(words),
            _class="aw-head-tools",
        ),
        _class="aw-head",
    )


def sides(
    words: Words, *, done: int = 0, undone: int = 0, counts: dict[str, str] | None = None
) -> Html:
    """Tabs of the campaign, with undo and redo beside them.

    `done` and `undone` are the steps that can be taken back and forward; `counts` are small
    numbers beside the names of tabs.
    """
    shown = counts or {}
    tabs = (
        _tab(name, words(f"tab.{name}"), f"aw-{name}", count=shown.get(name, "")) for name in SIDE
    )
    return tag(
        "div",
        tag(
            "div",
            _tab("chat", words("page.conversation"), "aw-left", _class="aw-chat-tab"),
            *tabs,
            _class="aw-tabs",
            role="tablist",
            aria_label=words("page.sides"),
            data_tabs="side",
        ),
        tag(
            "div",
            page_button("undo", words("chat.undo"), symbol="undo", bare=True, off=not done),
            page_button("redo", words("chat.redo"), symbol="redo", bare=True, off=not undone),
            _class="aw-history",
            role="group",
            aria_label=words("page.history"),
        ),
        _class="aw-sides",
    )


def composer(words: Words, *, follow_up: bool = False) -> Html:
    """The box to write in, pictures to add, the button to send."""
    placeholder = words("chat.follow_up" if follow_up else "chat.placeholder")
    return tag(
        "div",
        tag("div", _class="aw-picture-list", id="aw-pictures"),
        tag(
            "div",
            tag(
                "label",
                icon("picture"),
                tag("span", words("page.attach"), _class="aw-hidden"),
                tag(
                    "input",
                    type="file",
                    id="aw-files",
                    accept="image/png,image/jpeg,image/webp,image/gif",
                    multiple=True,
                    aria_label=words("page.attach"),
                ),
                _class="aw-attach",
                title=words("page.attach"),
            ),
            tag(
                "textarea",
                id="aw-message",
                rows=3,
                dir="auto",
                maxlength=40_000,
                aria_label=words("chat.label"),
                aria_describedby="aw-hint",
                placeholder=placeholder,
            ),
            page_button("send", words("chat.send"), symbol="send", id="aw-send", look="main"),
            _class="aw-compose",
        ),
        tag("p", words("page.hint"), _class="aw-note", id="aw-hint"),
        _class="aw-composer",
        id="aw-words",
        data_empty=words("error.empty"),
        data_not_picture=words("page.not_picture"),
        data_failed=words("page.upload_failed"),
        data_remove=words("page.remove"),
        data_connection=words("error.connection"),
    )


def page_button(
    action: str,
    words: str,
    *,
    symbol: str = "",
    bare: bool = False,
    off: bool = False,
    look: str = "",
    id: str = "",  # noqa: A002 - the attribute's own name
    value: str = "",
) -> Html:
    """A button that the page's own script answers."""
    classes = " ".join(
        name for name in ("aw-button", "aw-bare" if bare else "", f"aw-{look}" if look else "")
        if name
    )  # fmt: skip
    return tag(
        "button",
        icon(symbol) if symbol else None,
        None if bare else tag("span", words),
        type="button",
        _class=classes,
        id=id or None,
        data_page=action,
        data_value=value or None,
        aria_label=words if bare else None,
        title=words if bare else None,
        aria_disabled="true" if off else None,
    )


def suggestions(texts: Iterable[str], words: Words) -> Html:
    """Follow-up sentences as buttons."""
    buttons = (page_button("say", text, value=text) for text in texts)
    return tag(
        "div",
        tag("span", words("page.try_next"), _class="aw-note"),
        joined(buttons),
        _class="aw-suggestions",
        role="group",
        aria_label=words("page.try_next"),
    )


def _theme(words: Words) -> Html:
    """Light or dark: a disc, half of it filled."""
    disc = Html(
        '<svg class="aw-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        '<circle cx="12" cy="12" r="8.5"/><path d="M12 3.5a8.5 8.5 0 0 1 0 17z" '
        'fill="currentColor"/></svg>'
    )
    return tag(
        "button", disc, type="button", _class="aw-button aw-bare", data_page="theme",
        aria_label=words("app.theme"), title=words("app.theme"),
    )  # fmt: skip


def _tab(name: str, words: str, panel: str, *, count: str = "", _class: str = "") -> Html:
    return tag(
        "button",
        tag("span", words),
        tag("span", count, _class="aw-tab-count") if count else None,
        type="button",
        role="tab",
        id=f"aw-tab-{name}",
        _class=f"aw-tab {_class}".strip(),
        aria_selected="false",
        aria_controls=panel,
        data_page="tab",
        data_tab=name,
    )


def _panel_of(name: str) -> str:
    return f"aw-{name}"


def _language(words: Words) -> Html:
    options = (
        tag("option", OWN_NAMES[code], value=code, selected=code == words.language)
        for code in LANGUAGES
    )
    return tag(
        "select",
        *options,
        _class="aw-select",
        data_page="language",
        aria_label=words("app.language"),
    )
