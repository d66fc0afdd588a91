"""The targeting gate: takes away what law and platforms forbid, and says what and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ...schema import (
    Ages,
    HeldBack,
    Market,
    Platform,
    Segment,
    SpecialCategory,
    Targeting,
)
from .rules import RULES, TargetingRule, holds

PERSONAL_KINDS = frozenset({"demographic", "life_event"})
"""Segment kinds that describe persons rather than interests or intent."""


def vendor_of(platform: Platform) -> str:
    """google, meta or tiktok: who runs a platform."""
    if platform is Platform.TIKTOK:
        return "tiktok"
    name = platform.value
    return "meta" if name.startswith("meta") or platform is Platform.WHATSAPP else "google"


def apply_gate(
    targeting: Targeting,
    *,
    special: Sequence[SpecialCategory],
    markets: Sequence[Market],
    platforms: Iterable[Platform],
    segments: Mapping[str, Segment],
) -> Targeting:
    """The targeting without what the rules in force forbid; `held_back` says what went and why.

    The strictest vendor's rule holds for the whole campaign, so that one audience serves all of
    its platforms. `segments` gives the catalogue rows of the chosen ids.
    """
    vendors = {vendor_of(platform) for platform in platforms}
    in_force = [
        rule for rule in RULES if holds(rule, special=special, markets=markets, vendors=vendors)
    ]
    held_back = list(targeting.held_back)
    kept = []
    for chosen in targeting.segments:
        rule = _against(segments.get(chosen.id), in_force)
        if rule is None:
            kept.append(chosen)
        else:
            held_back.append(_held(f"segment {chosen.name}", rule))
    ages, genders = _persons(targeting, in_force, held_back)
    return targeting.model_copy(
        update={
            "segments": tuple(kept),
            "ages": ages,
            "genders": genders,
            "special_categories": tuple(special),
            "held_back": tuple(dict.fromkeys(held_back)),
        }
    )


def held_from_search(
    segments: Iterable[Segment],
    *,
    special: Sequence[SpecialCategory],
    markets: Sequence[Market],
    platforms: Iterable[Platform],
) -> tuple[HeldBack, ...]:
    """Segments that fit the brief and that a rule keeps out of the search, each with its rule."""
    vendors = {vendor_of(platform) for platform in platforms}
    in_force = [
        rule for rule in RULES if holds(rule, special=special, markets=markets, vendors=vendors)
    ]
    return tuple(
        _held(f"segment {segment.name}", rule)
        for segment in segments
        if (rule := _against(segment, in_force))
    )


def _against(segment: Segment | None, rules: Sequence[TargetingRule]) -> TargetingRule | None:
    """The first rule that forbids a segment."""
    if segment is None:
        return None
    for rule in rules:
        if "segments" not in rule.drops:
            continue
        if rule.sensitivities & set(segment.sensitivity):
            return rule
        if not rule.sensitivities and segment.kind in PERSONAL_KINDS:
            return rule
    return None


def _persons(
    targeting: Targeting, rules: Sequence[TargetingRule], held_back: list[HeldBack]
) -> tuple[Ages, tuple[str, ...]]:
    """Ages and genders that the rules leave; what they take is added to `held_back`."""
    youngest = max((rule.minimum_age for rule in rules), default=13)
    ages, genders = targeting.ages, targeting.genders
    for rule in rules:
        if "ages" in rule.drops and ages != Ages():
            held_back.append(_held(f"ages {ages.minimum} to {ages.maximum}", rule))
            ages = Ages()
        if "genders" in rule.drops and genders:
            held_back.append(_held(f"gender {', '.join(genders)}", rule))
            genders = ()
    if ages.minimum < youngest:
        rule = max(rules, key=lambda rule: rule.minimum_age)
        held_back.append(_held(f"ages under {youngest}", rule))
        ages = Ages(minimum=youngest, maximum=max(ages.maximum, youngest))
    return ages, genders


def _held(what: str, rule: TargetingRule) -> HeldBack:
    return HeldBack(what=what, rule=rule.id, reason=rule.reason, source=rule.source)
