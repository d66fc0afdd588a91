"""Pictures and pages that come later: they join the brief, and what depends on them runs again."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from ...schema import Brief
from ...tools.privacy import redact_brief
from ...tools.untrusted import clean
from ..landing import brief_with_page
from .apply_brief import with_brief
from .draft import Draft
from .shop import Shop
from .talk import Ask
from .work import EVERYWHERE, Applied, Work

_ALL = Work(understand=True, retrieve=True, target=True, rewrite=EVERYWHERE)


async def with_sources(applied: Applied, ask: Ask, shop: Shop) -> Applied:
    """The draft with the turn's pictures and page. Raises InputFileError."""
    if not (ask.images or ask.url):
        return applied
    draft = applied.draft
    brief = draft.campaign.brief
    if ask.images:
        brief = brief.model_copy(update={"images": (*brief.images, *ask.images)})
    draft = with_brief(draft, brief)
    if ask.url:
        draft = await asyncio.to_thread(_with_page, draft, brief, ask.url)
    said = shop.desk.say(
        "fact", text=shop.desk.say.listed([*map(_name, ask.images), *filter(None, [ask.url])])
    )
    return replace(applied, draft=draft, work=applied.work | _ALL, said=(*applied.said, said))


def _with_page(draft: Draft, brief: Brief, url: str) -> Draft:
    filled, page = brief_with_page(brief, url)
    redacted, redactor, _ = redact_brief(filled, page=page)
    draft = with_brief(draft, redacted)
    return draft.model_copy(update={"page": clean(redactor.redact(page)), "page_url": url})


def _name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]
