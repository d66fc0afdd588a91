"""The formats of an export, and the one function that writes them.

Writers are imported when they are asked for: the command line names the formats at every start.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import assert_never

from ...errors import UserError
from ...schema import AssetState, Campaign, Finding
from ..files import write_bytes


class ExportFormat(StrEnum):
    """What a campaign can be written as."""

    GOOGLE_ADS_EDITOR = "google-ads-editor"
    META_JSON = "meta-json"
    META_BULK = "meta-bulk"
    CSV = "csv"
    JSON = "json"


def export(
    campaign: Campaign, to: ExportFormat, path: Path, *, approved_only: bool = False
) -> tuple[Finding, ...]:
    """Write the campaign to a file, and say what a person has to know before using it.

    Everything in a platform's file is paused, with the platform's own rewriting switched off.
    `approved_only` leaves out every text that nobody approved. Nothing of the campaign is used as
    a path. Raises UserError when the format can carry none of its ads, StorageError when the disk
    refuses; the file that was there stays whole in both cases.
    """
    data, findings = exported(campaign, to, approved_only=approved_only)
    write_bytes(path, data)
    return findings


def exported(
    campaign: Campaign, to: ExportFormat, *, approved_only: bool = False
) -> tuple[bytes, tuple[Finding, ...]]:
    """The bytes that `export` writes, and its findings. Raises UserError."""
    match to:
        case ExportFormat.GOOGLE_ADS_EDITOR:
            return _for_google(campaign, approved_only=approved_only)
        case ExportFormat.META_JSON | ExportFormat.META_BULK:
            return _for_meta(campaign, to, approved_only=approved_only)
        case ExportFormat.CSV:
            from .plain_csv import plain_csv

            return plain_csv(_as_it_is(campaign, approved_only=approved_only))
        case ExportFormat.JSON:
            return _as_it_is(campaign, approved_only=approved_only).to_json().encode(), ()
        case _:
            assert_never(to)


def _for_google(campaign: Campaign, *, approved_only: bool) -> tuple[bytes, tuple[Finding, ...]]:
    from .google_ads_editor import PLATFORMS, google_ads_editor
    from .selection import carried

    chosen, left_out = carried(campaign, PLATFORMS, approved_only=approved_only)
    data, findings = google_ads_editor(chosen)
    return data, (*left_out, *findings)


def _for_meta(
    campaign: Campaign, to: ExportFormat, *, approved_only: bool
) -> tuple[bytes, tuple[Finding, ...]]:
    from ..platforms import META
    from .meta_bulk import meta_bulk
    from .meta_json import meta_json
    from .selection import carried

    chosen, left_out = carried(campaign, META, approved_only=approved_only)
    data, findings = (meta_bulk if to is ExportFormat.META_BULK else meta_json)(chosen)
    return data, (*left_out, *findings)


def _as_it_is(campaign: Campaign, *, approved_only: bool) -> Campaign:
    """The campaign with all of its texts, or with the approved ones. Raises UserError if none."""
    if not campaign.creatives:
        raise UserError(
            "the campaign has no ads to export: answer its questions in the brief and generate it "
            "again"
        )
    if not approved_only:
        return campaign
    kept = [
        creative.model_copy(update={"assets": approved})
        for creative in campaign.creatives
        if (approved := tuple(a for a in creative.assets if a.state is AssetState.APPROVED))
    ]
    if not kept:
        raise UserError(
            "no text of the campaign is approved: set the state of lines to 'approved' in the "
            "campaign file, or leave out --approved-only"
        )
    return campaign.model_copy(update={"creatives": tuple(kept)})
