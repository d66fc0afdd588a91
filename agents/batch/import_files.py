"""One import file for each ad system, out of many campaigns, written as a stream."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from ...errors import UserError
from ...schema import Campaign, Platform
from ...tools.export import ExportFormat, exported
from ...tools.export.cells import Dialect, guarded
from ...tools.export.naming import product_name
from .ledger_rows import Record
from .replaced_file import ReplacedFile
from .seen import Seen

FOLDER = "import"
NO_IMPORT_FORMAT = (Platform.GOOGLE_DEMAND_GEN, Platform.YOUTUBE, Platform.TIKTOK)
"""Platforms whose import format is not known here: their texts come as a plain table."""
_NAME_CHARS, _KEY_CHARS = 50, 24
"""Characters kept of a name and of a key where both make a name unique; within MAX_NAME."""
_OWN_COLUMNS = ("row", "key", "product")


class ImportFile(Protocol):
    """A file that takes campaigns one after the other."""

    file: ReplacedFile

    def add(self, record: Record, campaign: Campaign) -> None:
        """Adds what the file can carry of the campaign; nothing where it can carry none."""
        ...


class PlatformFile:
    """The import file of an ad system: one header, then the rows of every campaign."""

    def __init__(self, folder: Path, to: ExportFormat, dialect: Dialect) -> None:
        self.file = ReplacedFile(folder / f"{to.value}.csv", encoding=dialect.encoding)
        self._to = to
        self._encoding = dialect.encoding

    def add(self, record: Record, campaign: Campaign) -> None:  # noqa: ARG002 - the port's form
        """Adds the rows of the campaign's ads for this system."""
        try:
            data, _ = exported(campaign, self._to)
        except UserError:
            return  # the campaign has no ad that this file can carry
        header, end, rows = data.decode(self._encoding).partition("\r\n")
        self.file.write(rows if self.file.used else header + end + rows)


class PlainFile:
    """A table of the texts for one platform, each with the row that it belongs to."""

    def __init__(self, folder: Path, platform: Platform) -> None:
        from ...tools.export.plain_csv import DIALECT

        self._platform = platform
        self._encoding = DIALECT.encoding
        self.file = ReplacedFile(folder / f"{platform.value}.csv", encoding=DIALECT.encoding)

    def add(self, record: Record, campaign: Campaign) -> None:
        """Adds the texts of the campaign's ads for this platform."""
        ads = tuple(ad for ad in campaign.creatives if ad.platform is self._platform)
        if not ads:
            return
        data, _ = exported(campaign.model_copy(update={"creatives": ads}), ExportFormat.CSV)
        header, *rows = csv.reader(io.StringIO(data.decode(self._encoding), newline=""))
        own = (str(record.number), guarded(record.key), guarded(product_name(campaign)))
        lines = [] if self.file.used else [[*_OWN_COLUMNS, *header]]
        self.file.write(_lines([*lines, *([*own, *row] for row in rows)]))


class UniqueNames:
    """Campaigns whose products have unlike names: an import would merge two of the same name."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen

    def named(self, record: Record, campaign: Campaign) -> Campaign:
        """The campaign, its product renamed by the row's key where the name came before."""
        name = product_name(campaign)
        if self._seen.times(name.casefold()) == 1:
            return campaign
        unique = f"{name[:_NAME_CHARS].rstrip()} {record.key[:_KEY_CHARS]}"
        product = campaign.brief.product.model_copy(update={"name": unique})
        brief = campaign.brief.model_copy(update={"product": product})
        return campaign.model_copy(update={"brief": brief})


def import_files(output: Path) -> tuple[ImportFile, ...]:
    """The files of a run's folder, none of them begun."""
    from ...tools.export import meta_bulk
    from ...tools.export.editor_columns import DIALECT

    folder = output / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    return (
        PlatformFile(folder, ExportFormat.GOOGLE_ADS_EDITOR, DIALECT),
        PlatformFile(folder, ExportFormat.META_BULK, meta_bulk.DIALECT),
        *(PlainFile(folder, platform) for platform in NO_IMPORT_FORMAT),
    )


def _lines(rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()
