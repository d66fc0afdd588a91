"""Which regions to render for a draft and a turn, and with what."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ...schema import Brief, Segment
from ..parts import empty
from ..phrases import page_words
from ..views.ads import ads_view, growing_ads
from ..views.audience import audience_view, growing_audience
from ..views.chat import chat_view
from ..views.chrome import composer, head, sides
from ..views.export import counted, export_view
from ..views.machine import evals_view
from ..views.trust import trust_tab
from ..views.welcome import welcome
from ..words import Words
from .asked import Asked

if TYPE_CHECKING:
    from ...agents.bootstrap import Program
    from ...agents.conversation import Draft
    from .turn import Turn

Regions = dict[str, str]


class Showing:
    """Renders regions; what is costly (the catalogue) is looked up once."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._catalogue: Mapping[str, Segment] = {}
        self._vectors: dict[str, list[float]] = {}

    async def whole(self, asked: Asked, draft: Draft | None, turn: Turn | None = None) -> Regions:
        """Every region, with neighbours' names from the catalogue."""
        if draft is not None and draft.hits:
            await self._look_up()
        return self.all(asked, draft, turn)

    def all(self, asked: Asked, draft: Draft | None, turn: Turn | None = None) -> Regions:
        """Every region, with what is at hand."""
        words = page_words(asked.language)
        frame: Regions = {
            "head": head(words),
            "composer": composer(words, follow_up=draft is not None),
            "sides": _sides(draft, words),
            "chat": chat_view(draft, words, turn=turn),
            "export": export_view(draft, words),
            "evals": evals_view(self._program.settings.data_dir, words),
        }
        return frame | self._campaign(asked, draft, words)

    def growing(self, asked: Asked, draft: Draft | None, turn: Turn) -> Regions:
        """The conversation with its progress; before the first campaign, what is found so far."""
        words = page_words(asked.language)
        chat: Regions = {"chat": chat_view(draft, words, turn=turn)}
        if draft is not None and draft.campaign.creatives:
            return chat
        brief = draft.campaign.brief if draft else Brief(text=turn.said or "…")
        return chat | {
            "audience": growing_audience(turn, words),
            "ads": growing_ads(turn, brief, words, asked.looking),
        }

    async def looked(self, asked: Asked, draft: Draft | None) -> Regions:
        """The regions that depend on how a browser looks at its campaign."""
        if asked.looking.opened:
            await self._look_up()
        words = page_words(asked.language)
        if draft is None:
            return {}
        return {
            "audience": self._audience(asked, draft, words),
            "ads": ads_view(draft, words, asked.looking),
        }

    async def plots(self, asked: Asked, draft: Draft | None) -> Regions:
        """The plots of the Audience tab, drawn anew only where their campaign changed."""
        if draft is None:
            return {"plots": ""}
        return {"plots": await asyncio.to_thread(self._plots, asked, draft)}

    def _plots(self, asked: Asked, draft: Draft) -> str:
        from ..views.plots import plots_view

        words, theme = page_words(asked.language), asked.looking.page_theme
        return plots_view(draft, words, theme=theme, embed=self._embed)

    def _embed(self, texts: Sequence[str]) -> list[list[float]]:
        """Vectors of segments, each text once in the life of the page."""
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if new:
            found = self._program.embedder().encode(new)
            self._vectors |= {
                text: [float(x) for x in row] for text, row in zip(new, found, strict=True)
            }
        return [self._vectors[text] for text in texts]

    def evals(self, asked: Asked) -> Regions:
        """The Evals tab as its file is now."""
        return {"evals": evals_view(self._program.settings.data_dir, page_words(asked.language))}

    def _campaign(self, asked: Asked, draft: Draft | None, words: Words) -> Regions:
        if draft is None:
            return {
                "audience": welcome(words),
                "ads": empty(words("ads.empty")),
                "trust": empty(words("trust.empty")),
            }
        return {
            "audience": self._audience(asked, draft, words),
            "ads": ads_view(draft, words, asked.looking),
            "trust": trust_tab(draft, words, log=self._program.audit.path),
        }

    def _audience(self, asked: Asked, draft: Draft, words: Words) -> str:
        return audience_view(draft, words, catalogue=self._catalogue, opened=asked.looking.opened)

    async def _look_up(self) -> None:
        """The catalogue by id, once."""
        if not self._catalogue:
            segments = await asyncio.to_thread(self._program.segments)
            self._catalogue = {segment.id: segment for segment in segments.catalogue()}


def _sides(draft: Draft | None, words: Words) -> str:
    if draft is None:
        return sides(words)
    approved, total = counted(draft.campaign)
    counts = {
        "audience": words.number(len(draft.campaign.targeting.segments)),
        "ads": words.number(total),
        "export": f"{approved}/{total}" if approved else "",
    }
    return sides(words, done=draft.done, undone=draft.undone, counts=counts)
