"""Icons of our own: strokes on a grid of 24, in the colour of the text around them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .html import Html

PATHS: Mapping[str, str] = MappingProxyType(
    {
        "approve": "M5 12.5l4.5 4.5L19 7.5",
        "back": "M14.5 5.5L8 12l6.5 6.5",
        "block": "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M6 6l12 12",
        "bookmark": "M7 4h10v16l-5-4-5 4z",
        "camera": "M4 8h3.5l1.5-2h6l1.5 2H20v11H4zM12 10.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6",
        "cloud": "M7 18h10a4 4 0 0 0 .6-7.95A6 6 0 0 0 6.1 11.1 3.5 3.5 0 0 0 7 18z",
        "comment": "M4 5h16v11h-8.5L7 20v-4H4z",
        "down": "M5.5 9l6.5 6.5L18.5 9",
        "download": "M12 4v11M7.5 11L12 15.5 16.5 11M5 20h14",
        "edit": "M4.5 19.5l1-4L16 5l3 3L8.5 18.5zM14 7l3 3",
        "error": "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M9 9l6 6M15 9l-6 6",
        "globe": "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M3.5 12h17"
        "M12 3.5c-5 5-5 12 0 17M12 3.5c5 5 5 12 0 17",
        "heart": "M12 19.5S4 14.5 4 9.3A4.2 4.2 0 0 1 12 7.4a4.2 4.2 0 0 1 8 1.9"
        "c0 5.2-8 10.2-8 10.2z",
        "include": "M12 5v14M5 12h14",
        "info": "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 11v5.5M12 7.6v.2",
        "link": "M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1"
        "M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1",
        "local": "M7 7h10v10H7zM10 3.5V7M14 3.5V7M10 17v3.5M14 17v3.5"
        "M3.5 10H7M3.5 14H7M17 10h3.5M17 14h3.5",
        "lock": "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
        "mend": "M5 19L15 9M17 3.5v4M15 5.5h4M19.5 11v3M18 12.5h3M9 4.5v3M7.5 6h3",
        "menu": "M5 7h14M5 12h14M5 17h14",
        "more": "M5 7h9M5 12h9M5 17h5M18 10v9M13.5 14.5h9",
        "music": "M9 18V6l9-2v11M9 18a2.2 2.2 0 1 1-4.4 0A2.2 2.2 0 0 1 9 18"
        "M18 15a2.2 2.2 0 1 1-4.4 0A2.2 2.2 0 0 1 18 15",
        "next": "M9.5 5.5L16 12l-6.5 6.5",
        "picture": "M4 5h16v14H4zM4 16l4.5-4.5 4 4 3-3L20 17M15.5 8.6v.2",
        "pin": "M9 4h6l-1 6 3 3.5H7L10 10zM12 13.5V20",
        "play": "M8 5l11 7-11 7z",
        "redo": "M19 9H9a5 5 0 0 0 0 10h4M15 5l4 4-4 4",
        "regenerate": "M19 12a7 7 0 1 1-2-5M17.5 3v4.5H13",
        "remove": "M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13",
        "repeat": "M6 9h11l-3-3M18 15H7l3 3",
        "search": "M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12M15 15l5 5",
        "send": "M4 12L20 5l-5 15-3.5-6.5z",
        "share": "M14 6l6 5.5-6 5.5v-3.5c-5 0-8 1.5-10 5 .5-5.5 3.5-9 10-9.5z",
        "shield": "M12 3.5l7 2.5v6c0 4-3 7-7 8.5-4-1.5-7-4.5-7-8.5V6z",
        "star": "M12 4l2.4 5.2 5.6.6-4.2 3.8 1.2 5.6L12 16.3 7 19.2l1.2-5.6L4 9.8l5.6-.6z",
        "thumb": "M7 11l4-7c1.5 0 2.5 1 2.2 2.5L12.7 9.5H18c1.2 0 2 1 1.8 2.2l-1 6"
        "c-.2 1-1 1.8-2 1.8H7zM4 11h3v8.5H4z",
        "undo": "M5 9h10a5 5 0 0 1 0 10h-4M9 5L5 9l4 4",
        "unlock": "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 6.8-1.2",
        "user": "M12 4.5a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 0 0 0-7.6M4.5 20c.5-4 3.5-6 7.5-6s7 2 7.5 6",
        "warning": "M12 4l9 16H3zM12 10v5M12 17.4v.2",
        "waiting": "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 7.5V12l3 2",
    }
)  # fmt: skip
"""Path data by name."""


def icon(name: str, *, filled: bool = False) -> Html:
    """One icon, hidden from screen readers: the control around it has the words."""
    look = "aw-icon aw-filled" if filled else "aw-icon"
    path = f'<path d="{PATHS[name]}"/>'
    return Html(f'<svg class="{look}" viewBox="0 0 24 24" aria-hidden="true">{path}</svg>')
