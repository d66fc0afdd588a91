"""Writes the training copy of one ask from the frames of its language."""

# ruff: noqa: PLR2004  the bare numbers here are shares and bounds of random draws

import random
import re
from dataclasses import dataclass, replace

from ..sheet import Angle, Ask, display_width, width_bucket
from .agreement import agrees
from .banks import Banks
from .facts import Facts
from .grammar import capital

TRAINED = frozenset(
    {
        "p", "brand", "c", "sc", "s", "si", "iml", "f", "f2", "f3", "f4", "o", "price",
        "proof", "proof2", "e", "ei", "occ", "aud",
    }
)  # fmt: skip
"""Slots that frames may use: those that any sheet can fill, and idioms, which the writer learns."""
_IDIOMS = frozenset({"si", "ei"})
_SLOT = re.compile(r"\{([A-Za-z]+\d?)\}")
_CATEGORY = {"c", "sc", "asc", "cp", "scp"}
_STYLED = {"s", "sc", "asc", "scp", "si", "iml"}
_LONG = {"description", "primary_text", "ad_text"}
_MESSAGES = {"greeting", "prefill", "ice_breaker"}
_ANGLE_SLOTS: dict[Angle, set[str]] = {
    Angle.PRODUCT: {"p"},
    Angle.BENEFIT: {"f", "b", "v", "a", "wb", "f2", "b2"},
    Angle.STYLE: {"s", "si", "iml", "sc", "asc", "scp"},
    Angle.EMOTION: {"e", "ei"},
    Angle.OFFER: {"o", "price"},
    Angle.PROOF: {"proof"},
    Angle.QUESTION: set(),
    Angle.OCCASION: {"occ"},
    Angle.AUDIENCE: {"aud"},
    Angle.ACTION: set(),
}
LIMITS: dict[str, tuple[int, ...]] = {
    "headline": (30, 30, 30, 30, 30, 40, 40, 15, 15, 10, 20, 25, 35, 27),
    "long_headline": (90, 90, 90, 60, 70),
    "description": (90, 90, 90, 60, 60, 30, 70, 35),
    "primary_text": (125, 125, 125, 100, 72),
    "ad_text": (100, 100, 80, 60),
    "callout": (25, 25, 25, 20),
    "sitelink": (25, 25, 25, 20),
    "sitelink_description": (35, 35, 35, 30),
    "greeting": (200, 200, 160, 125),
    "prefill": (120, 120, 100, 80),
    "ice_breaker": (80, 80, 60),
}
"""Display widths that training draws from for each kind."""
_KIND_WEIGHTS = {
    "headline": 9,
    "long_headline": 2,
    "description": 5,
    "primary_text": 3,
    "ad_text": 2,
    "callout": 2,
    "sitelink": 2,
    "sitelink_description": 2,
    "greeting": 1,
    "prefill": 1,
    "ice_breaker": 1,
}


@dataclass(frozen=True, kw_only=True)
class Draft:
    """One piece of copy."""

    text: str
    """With its facts."""
    marked: str
    """With marks in place of the facts; what is trained on."""
    slots: frozenset[str]


def draw_ask(rng: random.Random, facts: Facts) -> Ask:
    """A random ask, mostly with an angle that the sheet can serve."""
    kind = rng.choices(list(_KIND_WEIGHTS), list(_KIND_WEIGHTS.values()))[0]
    angles = list(Angle)
    if rng.random() < 0.94:
        angles = [a for a in angles if _served(a, facts)]
    return Ask(kind=kind, max_width=rng.choice(LIMITS[kind]), angle=rng.choice(angles))


def write(banks: Banks, facts: Facts, ask: Ask, rng: random.Random) -> Draft | None:
    """Copy for `ask` within its width, or None where no frame fits."""
    limit = width_bucket(ask.max_width)
    drafts = [d for _ in range(14) if (d := _attempt(banks, facts, ask, limit, rng))]
    fitting = [d for d in drafts if display_width(d.text) <= limit]
    if not fitting and ask.kind in {"headline", "callout", "sitelink"}:
        fitting = [
            d
            for frame in banks.frames["T", "any"]
            if (d := _fill(banks, frame, facts)) and display_width(d.text) <= limit
        ]
    if not fitting:
        return None
    weights = [_weight(d, ask, limit, facts) for d in fitting]
    return rng.choices(fitting, weights)[0]


def _served(angle: Angle, facts: Facts) -> bool:
    needed = _ANGLE_SLOTS[angle]
    if angle is Angle.STYLE:
        return bool(facts.sheet.style)
    return not needed or any(slot in facts.slots for slot in needed)


def _angle(facts: Facts, ask: Ask, rng: random.Random) -> Angle:
    if _served(ask.angle, facts):
        return ask.angle
    options = [a for a in (Angle.BENEFIT, Angle.STYLE, Angle.PRODUCT) if _served(a, facts)]
    return rng.choice(options)


def _attempt(banks: Banks, facts: Facts, ask: Ask, limit: int, rng: random.Random) -> Draft | None:
    angle = _angle(facts, ask, rng)
    if ask.kind in _LONG:
        return _sentences(banks, facts, angle, limit, rng)
    if ask.kind == "sitelink_description":
        pool = rng.choice([("F", "any"), ("F", "any"), ("A", "any"), ("S", angle.value)])
        draft = _fill(banks, rng.choice(banks.frames[pool]), facts)
        return draft and replace(
            draft, text=draft.text.rstrip(".。"), marked=draft.marked.rstrip(".。")
        )
    if ask.kind in _MESSAGES:
        return _fill(banks, rng.choice(banks.frames[ask.kind, "any"]), facts)
    family = ("H", angle.value)
    if ask.kind == "long_headline":
        family = (rng.choice(["L", "L", "L", "H"]), angle.value)
    elif ask.kind in {"callout", "sitelink"} and rng.random() < 0.6:
        family = (ask.kind, "any")
    elif limit <= 15 and rng.random() < 0.6:
        family = ("T", "any")
    return _fill(banks, rng.choice(banks.frames[family]), facts)


def _sentences(
    banks: Banks, facts: Facts, angle: Angle, limit: int, rng: random.Random
) -> Draft | None:
    family = ("F", "any") if limit <= 35 and rng.random() < 0.5 else ("S", angle.value)
    draft = _fill(banks, rng.choice(banks.frames[family]), facts)
    if not draft:
        return None
    gap = "" if banks.language == "zh" else " "
    others = [a.value for a in Angle if a is not Angle.QUESTION]
    for _ in range(8):
        family = rng.choice([("F", "any"), ("F", "any"), ("A", "any"), ("S", rng.choice(others))])
        more = _fill(banks, rng.choice(banks.frames[family]), facts)
        if not more or _clash(draft.slots, more.slots):
            continue
        joined = draft.text + gap + more.text
        if display_width(joined) <= limit:
            marked = draft.marked + gap + more.marked
            draft = Draft(text=joined, marked=marked, slots=draft.slots | more.slots)
            if family[0] == "A" or rng.random() < 0.15:
                break
    return draft


def _clash(first: frozenset[str], second: frozenset[str]) -> bool:
    return bool(_topics(first) & _topics(second))


def _topics(slots: frozenset[str]) -> set[str]:
    topics = set()
    for slot in slots:
        if slot in _CATEGORY:
            topics.add("category")
        if slot in _STYLED:
            topics.add("style")
        topics.add(slot.removeprefix("w") if slot.startswith("wb") else slot)
    if topics & {"f", "f2", "b", "b2", "v", "v2", "a"}:
        topics.add("benefit")
    return topics


def _fill(banks: Banks, frame: str, facts: Facts) -> Draft | None:
    names = _SLOT.findall(frame)
    slots = {name.lower() for name in names}
    if not all(slot in facts.slots and slot in TRAINED for slot in slots):
        return None
    if facts.described and "p" in slots and slots & _CATEGORY:
        return None
    if facts.branded and {"p", "brand"} <= slots:
        return None
    if _same_benefit(slots, facts) or not agrees(banks.language, frame, facts.slots, facts.traits):
        return None

    def value(match: re.Match[str]) -> str:
        name = match[1]
        text = facts.slots[name.lower()]
        return capital(text) if name[0].isupper() else text

    def mark(match: re.Match[str]) -> str:
        return value(match) if match[1].lower() in _IDIOMS else _mark(match)

    text, marked = _SLOT.sub(value, frame), _SLOT.sub(mark, frame)
    if "p" not in names[:1]:
        text, marked = capital(text), _capital_mark(marked)
    return Draft(text=text, marked=marked, slots=frozenset(slots))


def _mark(match: re.Match[str]) -> str:
    """{SC} and {Sc} are one mark."""
    name = match[1].lower()
    return f"{{{capital(name) if match[1][0].isupper() else name}}}"


def _capital_mark(marked: str) -> str:
    return "{" + capital(marked[1:]) if marked.startswith("{") else capital(marked)


def _same_benefit(slots: set[str], facts: Facts) -> bool:
    used = [facts.slots[s] for s in slots & {"f", "f2", "b", "b2", "v", "v2", "a", "wb", "wb2"}]
    bare = [text.removeprefix("a ").removeprefix("an ") for text in used]
    return len(set(bare)) < len(bare)


def _weight(draft: Draft, ask: Ask, limit: int, facts: Facts) -> float:
    weight = 1.0
    if facts.sheet.style and draft.slots & _STYLED:
        weight *= 6.0 if ask.kind == "headline" else 3.0
    if ask.kind in _MESSAGES and draft.slots & _ANGLE_SLOTS[ask.angle]:
        weight *= 4.0
    if ask.kind in _LONG | {"long_headline"}:
        weight *= (display_width(draft.text) / limit) ** 3 + 0.02
    elif ask.kind == "headline":
        weight *= 0.3 + display_width(draft.text) / limit
    return weight
