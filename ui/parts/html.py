"""HTML made of tags and texts: every text is escaped unless it is HTML made here."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

_VOID = frozenset({"br", "hr", "img", "input"})
# Characters that no HTML text may hold: https://html.spec.whatwg.org/#preprocessing-the-input-stream
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
# Controls that turn the reading direction of what follows: https://unicode.org/reports/tr9/
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NAME = re.compile(r"[a-z][a-z0-9-]*", re.IGNORECASE)
# Attributes that would run or load what a text says
_REFUSED = re.compile(r"on|srcdoc$|style$|formaction$|href$|src$", re.IGNORECASE)


class Html(str):
    """HTML that was made by this module, so that it is not escaped again."""

    __slots__ = ()

    def __html__(self) -> str:
        """The same text, for template engines that ask."""
        return str(self)


Child = str | int | float | None
"""What stands between tags: texts (escaped), HTML (kept), numbers; None is nothing."""


def escaped(text: str) -> Html:
    """The text as HTML that shows it: no tag in it works, no control in it turns the line."""
    if isinstance(text, Html):
        return text
    plain = _TURNING.sub("", _CONTROL.sub("\ufffd", text))
    return Html(html.escape(plain, quote=True))


def joined(children: Iterable[Child], between: str = "") -> Html:
    """Children one after another, each escaped unless it is HTML."""
    parts = [escaped(str(c) if not isinstance(c, str) else c) for c in children if c is not None]
    return Html(escaped(between).join(parts))


def tag(name: str, *children: Child, **attributes: str | float | bool | None) -> Html:
    """One element. `_class` gives class, `data_x` data-x; None and False leave an attribute out.

    Raises ValueError for an attribute that could run or load something: `styled`, `image` and
    `link` make those, from values that they check.
    """
    for attribute in attributes:
        if _REFUSED.match(attribute.strip("_")):
            raise ValueError(f"attribute {attribute!r} is not set from values: see styled, image")
    return _element(name, children, attributes)


def styled(name: str, style: dict[str, str], *children: Child, **attributes: str | None) -> Html:
    """An element with CSS properties; raises ValueError for a value that is more than a value."""
    for prop, value in style.items():
        if re.search(r"[;{}<>\\\"'@]|url|expression", value, re.IGNORECASE):
            raise ValueError(f"{value!r:.60} is no plain value for {prop}")
    css = ";".join(f"{prop}:{value}" for prop, value in style.items())
    return _element(name, children, {**attributes, "style": css})


def image(source: str, *, alt: str, _class: str = "") -> Html:
    """A picture from this page's own host or from data; empty HTML for any other address."""
    if not is_own_picture(source):
        return Html("")
    return _element("img", (), {"src": source, "alt": alt, "class": _class or None})


def is_own_picture(source: str) -> bool:
    """Whether an address is a bitmap in the page itself or a path of the page's own host."""
    if re.match(r"data:image/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/=]+\Z", source):
        return True
    return bool(re.match(r"/(?![/\\])[^\s\\]*\Z", source))


def _element(
    name: str, children: Iterable[Child], attributes: dict[str, str | float | bool | None]
) -> Html:
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r:.40} is no tag")
    written = "".join(
        _attribute(key.strip("_").replace("_", "-"), value) for key, value in attributes.items()
    )
    if name in _VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{joined(children)}</{name}>")


def _attribute(name: str, value: str | float | bool | None) -> str:
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escaped(str(value))}"'
