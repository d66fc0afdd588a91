"""The fact sheet that the builtin writer reads, and the exact prompt it was trained on."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

SUPPORTED_LANGUAGES: frozenset[str] = frozenset({"en", "de", "zh"})
"""Languages the builtin writer was trained on (BCP 47 primary subtags)."""

KINDS: tuple[str, ...] = (
    "headline",
    "long_headline",
    "description",
    "primary_text",
    "ad_text",
    "callout",
    "sitelink",
    "sitelink_description",
    "greeting",
    "prefill",
    "ice_breaker",
)
"""Asset kinds the builtin writer was trained on."""

WIDTH_BUCKETS: tuple[int, ...] = (
    10,
    15,
    20,
    25,
    30,
    35,
    40,
    50,
    60,
    70,
    80,
    90,
    100,
    125,
    160,
    200,
)
"""Display widths the prompt can name; any limit is rendered as the largest bucket not above it."""


class Angle(StrEnum):
    """What one asset leads with."""

    PRODUCT = "product"
    BENEFIT = "benefit"
    STYLE = "style"
    EMOTION = "emotion"
    OFFER = "offer"
    PROOF = "proof"
    QUESTION = "question"
    OCCASION = "occasion"
    AUDIENCE = "audience"
    ACTION = "action"


@dataclass(frozen=True, kw_only=True)
class FactSheet:
    """Everything an asset may say: what is not on the sheet must not be claimed."""

    language: str
    """"en", "de" or "zh"; the language of every phrase below."""
    product: str
    """Product name as the advertiser writes it."""
    brand: str = ""
    """Brand name, empty if none."""
    category: str = ""
    """Category noun in `language`, such as "sneakers"."""
    benefits: tuple[str, ...] = ()
    """Short phrases in `language`, at most 4 are read."""
    proof: tuple[str, ...] = ()
    """Proof points, such as "4.8 stars from 2,100 buyers"; at most 2 are read."""
    offer: str = ""
    """Current offer, such as "20% off until Sunday"."""
    price: str = ""
    """Price as it is to be shown, currency included."""
    style: str = ""
    """Style label in `language`."""
    emotion: str = ""
    """Emotion label in `language`."""
    occasion: str = ""
    """Occasion in `language`."""
    audience: str = ""
    """Audience in `language`, plural ("city commuters")."""
    words: tuple[str, ...] = ()
    """Brand words that must be used where they fit; at most 2 are read."""


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One asset to write from a sheet."""

    kind: str
    """One of KINDS."""
    max_width: int
    """Largest display width of the answer; an East Asian wide character counts 2."""
    angle: Angle
    """What the asset leads with."""


def display_width(text: str) -> int:
    """Display columns of `text`: East Asian wide and full-width characters count 2, others 1."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def width_bucket(max_width: int) -> int:
    """Largest trained width not above `max_width`; the smallest trained width if there is none."""
    return max((b for b in WIDTH_BUCKETS if b <= max_width), default=WIDTH_BUCKETS[0])


def render_sheet(sheet: FactSheet) -> str:
    """Sheet part of the prompt, the same for every ask, so that its state can be shared."""
    lines = [
        f"{sheet.language} product: {_one_line(sheet.product)}",
    ]
    single = (("brand", sheet.brand), ("category", sheet.category))
    lines += [f"{name}: {_one_line(value)}" for name, value in single if value]
    lines += [f"benefit: {_one_line(value)}" for value in sheet.benefits[:4]]
    lines += [f"proof: {_one_line(value)}" for value in sheet.proof[:2]]
    rest = (
        ("offer", sheet.offer),
        ("price", sheet.price),
        ("style", sheet.style),
        ("emotion", sheet.emotion),
        ("occasion", sheet.occasion),
        ("audience", sheet.audience),
    )
    lines += [f"{name}: {_one_line(value)}" for name, value in rest if value]
    lines += [f"word: {_one_line(value)}" for value in sheet.words[:2]]
    return "\n".join(lines) + "\n"


def render_ask(ask: Ask) -> str:
    """Ask part of the prompt, which follows the sheet part; the opening quote comes next."""
    return f"> {ask.kind} {ask.angle.value} {width_bucket(ask.max_width)}\n"


def render(sheet: FactSheet, ask: Ask) -> str:
    """Prompt for one asset, exactly as in training: sheet first, ask last."""
    return render_sheet(sheet) + render_ask(ask)


def _one_line(text: str) -> str:
    return " ".join(text.split())
