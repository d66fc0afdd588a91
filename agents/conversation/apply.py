"""Changes applied to a draft, one after the other: values and words, no model, no writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from . import apply_assets as assets
from . import apply_audience as audience
from . import apply_brief as brief
from . import apply_manner as manner
from . import changes as to
from .draft import Draft
from .work import Applied, Desk

APPLIED_BY: Mapping[type[to.Change], Callable[[Draft, Any, Desk], Applied]] = {
    to.EditAsset: assets.edit,
    to.ApproveAssets: assets.approve,
    to.UnapproveAssets: assets.unapprove,
    to.LockAssets: assets.lock,
    to.UnlockAssets: assets.lock,
    to.RegenerateAssets: assets.regenerate,
    to.MoreLike: assets.more_like,
    to.TakeAlternative: assets.take,
    to.RemoveAsset: assets.remove,
    to.MendFinding: assets.mend,
    to.IncludeSegment: audience.segment,
    to.ExcludeSegment: audience.segment,
    to.PinSegment: audience.segment,
    to.FreeSegment: audience.segment,
    to.DropAudience: audience.drop_audience,
    to.FavourAudience: audience.favour_audience,
    to.SetAges: audience.ages,
    to.SetPlaces: audience.places,
    to.SetLanguages: audience.languages,
    to.SetPlacements: audience.placements,
    to.AddMarket: brief.add_market,
    to.DropMarket: brief.drop_market,
    to.AddPlatform: brief.add_platform,
    to.DropPlatform: brief.drop_platform,
    to.SetBudget: brief.budget,
    to.SetShare: brief.share,
    to.AddFact: brief.fact,
    to.SetPrivacy: brief.privacy,
    to.AnswerQuestion: audience.answer,
    to.SetStyle: manner.style,
    to.SetVoice: manner.voice,
    to.SetLength: manner.length,
    to.BanWords: manner.ban,
    to.AllowWords: manner.allow,
}
"""What applies each kind of change; a test holds that none is missing."""


def apply_all(draft: Draft, changes: Iterable[to.Change], desk: Desk) -> Applied:
    """The draft after all changes; one that cannot be made is refused and the others go on."""
    done = Applied(draft=draft)
    for change in changes:
        one = APPLIED_BY[type(change)](done.draft, change, desk)
        done = Applied(
            draft=one.draft,
            work=done.work | one.work,
            said=(*done.said, *one.said),
            refused=(*done.refused, *one.refused),
        )
    return done
