"""Ads drawn as each platform shows them, in our own HTML; no logo or mark is copied."""

from .draw import VIEWS, preview, side_by_side, view_buttons, views_of
from .scene import Look

__all__ = ["VIEWS", "Look", "preview", "side_by_side", "view_buttons", "views_of"]
