"""Assets that code makes: display paths, business name, call to action."""

from __future__ import annotations

import re
import unicodedata

from ...schema import AssetKind, Brief, Goal, Platform
from ...tools.counting import width
from ...tools.platforms import AssetSpec, call_to_action
from ..writer.sheet import FactSheet

FIXED_KINDS = frozenset({AssetKind.PATH, AssetKind.BUSINESS_NAME, AssetKind.CALL_TO_ACTION})
"""Kinds that no model writes."""


def fixed_texts(
    spec: AssetSpec, brief: Brief, sheet: FactSheet, platform: Platform
) -> tuple[str, ...]:
    """Texts of a fixed kind, each within its limit; empty where the brief has nothing for it."""
    if spec.kind is AssetKind.PATH:
        return _paths(spec, sheet)
    if spec.kind is AssetKind.BUSINESS_NAME:
        names = (brief.brand.name, brief.product.name, sheet.product)
        return next(((name,) for name in names if name and _fits(name, spec)), ())
    action = call_to_action(platform, brief.goal or Goal.SALES)
    shown = action.text(sheet.language) if action else ""
    return (shown,) if shown and _fits(shown, spec) else ()


def _paths(spec: AssetSpec, sheet: FactSheet) -> tuple[str, ...]:
    """At most two display paths: what it is, then its style or brand."""
    words = (sheet.category or sheet.product, sheet.style, sheet.brand)
    paths = [slug for slug in map(_slug, words) if slug and _fits(slug, spec)]
    return tuple(dict.fromkeys(paths))[: spec.maximum]


def _slug(text: str) -> str:
    """Words joined by hyphens, letters and digits only, any script."""
    kept = unicodedata.normalize("NFC", text.casefold())
    return re.sub(r"[\W_]+", "-", kept).strip("-")


def _fits(text: str, spec: AssetSpec) -> bool:
    return 0 < width(text, spec.counting) <= spec.limit
