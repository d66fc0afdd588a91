"""What a preview shows: the ad, the advertiser, the picture, the words around it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ....schema import AssetKind, Brief, Creative
from ..html import Child, Html, is_own_picture, tag
from .labels import label

Theme = Literal["light", "dark"]


@dataclass(frozen=True, kw_only=True)
class Look:
    """How a preview looks."""

    theme: Theme = "light"
    picture: str = ""
    """Address of the picture: a data URI or a path of the page's own host; empty draws one."""
    picture_words: str = ""
    """What the picture shows, for those who do not see it."""
    palette: tuple[str, ...] = ()
    """Colours of the drawn picture as #rrggbb; empty takes a palette by the product's name."""
    combination: int = 0
    """Which showing of an ad that has several texts of a kind, from 0."""


@dataclass(frozen=True, kw_only=True)
class Scene:
    """An ad to be drawn, and how."""

    creative: Creative
    brief: Brief
    look: Look

    @property
    def language(self) -> str:
        """BCP 47 language of the ad."""
        return self.creative.language

    @property
    def business(self) -> str:
        """Name of the advertiser as the ad shows it."""
        names = self.creative.texts(AssetKind.BUSINESS_NAME)
        product = self.brief.product.name
        return (names or (self.brief.brand.name,))[0] or product or self.domain or "adwright"

    @property
    def domain(self) -> str:
        """Host of the landing page without www; empty where the brief has none."""
        url = self.brief.product.url
        return (url.host or "").removeprefix("www.") if url else ""

    @property
    def handle(self) -> str:
        """The business as an account name: letters and digits of its name, lower case."""
        return "".join(c for c in self.business.casefold() if c.isalnum())[:24] or "business"

    @property
    def action(self) -> str:
        """Words on the button; those of the platform where the ad has none."""
        texts = self.creative.texts(AssetKind.CALL_TO_ACTION)
        return texts[0] if texts else self.label("visit")

    @property
    def has_picture(self) -> bool:
        """Whether the advertiser's own picture shows; else one is drawn."""
        return is_own_picture(self.look.picture)

    def label(self, name: str) -> str:
        """What the platform says around the ad, in the ad's language."""
        return label(name, self.language)

    def text(self, *kinds: AssetKind) -> str:
        """A text of the first kind that the ad has, by the showing; a stand-in without any."""
        for kind in kinds:
            texts = self.creative.texts(kind)
            if texts:
                return texts[self.look.combination % len(texts)]
        return self.label("your_text")

    def has(self, kind: AssetKind) -> bool:
        """Whether the ad has a text of a kind."""
        return bool(self.creative.texts(kind))

    def picked(self, choices: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
        """One of some choices, always the same one for the same product."""
        name = (self.brief.product.name or self.business).encode()
        return choices[hashlib.sha256(name).digest()[0] % len(choices)]


def words_of(scene: Scene, text: Child, name: str, _class: str) -> Html:
    """A text of the ad, with its language and its own reading direction."""
    return tag(name, text, _class=_class, lang=scene.language, dir="auto")
