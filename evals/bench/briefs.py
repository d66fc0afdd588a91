"""Briefs for benchmarks: many, unlike each other, in English, German and Chinese; seeded."""

from __future__ import annotations

import random
from collections.abc import Iterator

from ...schema import Brief
from ...schema.reading import parse_brief

_NAMES = (
    "Velar", "Ostro", "Miru", "Kelda", "Tavo", "Brinn", "Sorrel", "Nuvo", "Halden", "Pique",
    "Ambra", "Corvo", "Lindow", "Fennick", "Orla", "Zephyr", "Quill", "Marlo", "Juno", "Tarn",
)  # fmt: skip
_PRODUCTS = {
    "en": (
        ("retro running shoes", ("breathable mesh upper", "cushioned gum sole", "suede overlays")),
        ("low-sugar birthday cake", ("baked the same morning", "real vanilla", "no colourings")),
        ("meditation app", ("works offline", "five-minute sessions", "no adverts")),
        ("leather phone case", ("shock-absorbing corners", "holds two cards", "wireless charging")),
        ("boutique hotel in the old town", ("breakfast until noon", "quiet courtyard rooms")),
        ("invoicing software for freelancers", ("reminders by itself", "works in six languages")),
        ("minimalist desk lamp", ("dimmable", "warm light", "recycled aluminium")),
        ("handmade soy candles", ("burns evenly", "cotton wick", "refillable glass")),
    ),
    "de": (
        ("Retro-Laufschuhe", ("atmungsaktives Obermaterial", "gedämpfte Sohle")),
        ("handgemachte Duftkerzen", ("gleichmäßiger Abbrand", "Docht aus Baumwolle")),
        ("minimalistische Schreibtischlampe", ("dimmbar", "warmes Licht")),
    ),
    "zh": (
        ("复古跑鞋", ("透气网面", "缓震鞋底")),
        ("磁吸手机壳", ("防摔", "支持无线充电")),
        ("手工香薰蜡烛", ("燃烧均匀", "棉芯")),
    ),
}
_MARKETS = {"en": ("GB", "US", "IE"), "de": ("DE", "AT"), "zh": ("CN",)}
_PLATFORMS = (
    ("google_search", "meta_feed"),
    ("google_search",),
    ("meta_feed", "tiktok"),
    ("google_pmax", "meta_stories"),
    ("google_demand_gen", "youtube"),
    ("whatsapp", "meta_reels"),
)


def briefs(count: int, *, seed: int = 7, platforms: int = 0) -> Iterator[Brief]:
    """`count` briefs; `platforms` limits how many platforms each asks for (0: as drawn)."""
    rng = random.Random(seed)
    for number in range(count):
        language = rng.choice(("en", "en", "de", "zh"))
        product, features = rng.choice(_PRODUCTS[language])
        wanted = rng.choice(_PLATFORMS)
        yield parse_brief(
            {
                "product": {
                    "name": f"{rng.choice(_NAMES)} {rng.choice(_NAMES)} {number}",
                    "category": product,
                    "description": f"{product}, {features[0]}",
                    "features": list(features),
                    "price": rng.choice([9, 19.5, 49, 79, 120, 1250]),
                    "currency": rng.choice(["EUR", "GBP", "CNY"]),
                    "offer": rng.choice(["", "20% off", "free delivery"]),
                },
                "brand": {"name": rng.choice(_NAMES)},
                "markets": [{"country": rng.choice(_MARKETS[language]), "language": language}],
                "platforms": list(wanted[:platforms] if platforms else wanted),
                "goal": "sales",
            }
        )
