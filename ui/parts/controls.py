"""Buttons, chips and bars that all parts share; a button says by data what it asks for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from .html import Child, Html, escaped, joined, styled, tag
from .icons import icon


def change(kind: str, **values: str | int | bool | Sequence[str]) -> str:
    """A change of `agents.conversation.changes` as the JSON that a control carries."""
    return json.dumps({"kind": kind, **values}, ensure_ascii=False)


def button(
    words: str,
    asks: str,
    *,
    symbol: str = "",
    look: str = "",
    pressed: bool | None = None,
    refusal: str = "",
    target: str = "",
) -> Html:
    """A button that asks for a change (JSON, as `change` makes it) or for an action by name.

    `look` is "", quiet, bare (the symbol alone; the words stay its accessible name) or main.
    A button with a `refusal` does nothing but say why; it stays reachable by keyboard.
    `target` is what an action by name is about: an address, or a segment's id.
    """
    bare = look == "bare"
    is_change = asks.startswith("{")
    return tag(
        "button",
        icon(symbol) if symbol else None,
        None if bare else tag("span", words),
        type="button",
        _class=f"aw-button aw-{look}" if look else "aw-button",
        data_change=asks if is_change and not refusal else None,
        data_ask=None if is_change or refusal else asks,
        data_target=target or None,
        aria_label=words if bare else None,
        title=refusal or (words if bare else None),
        aria_pressed=None if pressed is None else str(pressed).lower(),
        aria_disabled="true" if refusal else None,
    )


def chip(words: str, *, tone: str = "", symbol: str = "", title: str = "") -> Html:
    """A small label; the tone is one of proposed, edited, approved, error, warning, info, plain."""
    return tag(
        "span",
        icon(symbol) if symbol else None,
        tag("span", words),
        _class=f"aw-chip aw-{tone}" if tone else "aw-chip",
        title=title or None,
    )


def bar(share: float, *, label: str, tone: str = "") -> Html:
    """A bar filled from 0 to 1, with words for those who do not see it."""
    whole = min(max(share, 0.0), 1.0)
    fill = styled("span", {"width": f"{whole:.1%}"}, _class="aw-bar-fill")
    return tag(
        "span",
        fill,
        _class=f"aw-bar aw-{tone}" if tone else "aw-bar",
        role="img",
        aria_label=label,
    )


def empty(words: str) -> Html:
    """What stands where there is nothing yet."""
    return tag("p", words, _class="aw-empty")


def section(title: str, *children: Child, note: str = "", _class: str = "") -> Html:
    """A part with a heading."""
    return tag(
        "section",
        tag("h3", title, _class="aw-heading"),
        tag("p", note, _class="aw-note") if note else None,
        *children,
        _class=f"aw-section {_class}".strip(),
    )


def bullets(items: Iterable[Child], *, _class: str = "aw-list") -> Html:
    """A list."""
    return tag("ul", joined(tag("li", item) for item in items), _class=_class)


def link(address: str, words: str) -> Html:
    """A link to a rule or source, opened apart; plain words where the address is no web page."""
    if not address.startswith(("https://", "http://")):
        return tag("span", words)
    safe = tag("span", words)
    return Html(
        f'<a class="aw-link" target="_blank" rel="noopener noreferrer" '
        f'href="{escaped(address)}">{safe}</a>'
    )
