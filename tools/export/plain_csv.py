"""A plain table: one line a text, with everything known of it."""

from __future__ import annotations

from collections import Counter

from ...schema import Asset, AssetKind, Campaign, Creative, Finding, Severity
from .cells import GUARD, Dialect, Row, guarded, table

# A byte order mark, without which Excel reads Chinese and umlauts as Latin letters
DIALECT = Dialect(delimiter=",", encoding="utf-8-sig")

COLUMNS = (
    "platform", "format", "country", "language", "variant", "kind", "number", "text", "width",
    "limit", "state", "pin", "angle", "segment_ids", "writer",
)  # fmt: skip
"""`number` counts texts of a kind within an ad, from 1; `segment_ids` are parted by spaces."""


def plain_csv(campaign: Campaign) -> tuple[bytes, tuple[Finding, ...]]:
    """The table's bytes (UTF-8 with a byte order mark), and a note on cells that were guarded."""
    rows = [row for creative in campaign.creatives for row in _rows(creative)]
    count = sum(guarded(cell) != cell for row in rows for cell in row.values())
    return table(COLUMNS, rows, DIALECT), _about(count)


def _rows(creative: Creative) -> list[Row]:
    numbers: Counter[AssetKind] = Counter()
    rows = []
    for asset in creative.assets:
        numbers[asset.kind] += 1
        rows.append(_row(creative, asset, numbers[asset.kind]))
    return rows


def _row(creative: Creative, asset: Asset, number: int) -> Row:
    return {
        "platform": creative.platform.value,
        "format": creative.format,
        "country": creative.market.country,
        "language": creative.language,
        "variant": str(creative.variant),
        "kind": asset.kind.value,
        "number": str(number),
        "text": asset.text,
        "width": str(asset.width),
        "limit": str(asset.limit),
        "state": asset.state.value,
        "pin": asset.pin,
        "angle": asset.angle,
        "segment_ids": " ".join(creative.segment_ids),
        "writer": creative.writer,
    }


def _about(count: int) -> tuple[Finding, ...]:
    if not count:
        return ()
    return (
        Finding(
            rule="export.formula_guard",
            severity=Severity.INFO,
            message=f"{count} cells start like a spreadsheet formula, so {GUARD} was put before "
            "them; width counts the text without it",
            source="https://owasp.org/www-community/attacks/CSV_Injection",
            fix="a program that reads the file takes the sign away where one of = + - @ follows",
        ),
    )
