"""The run on one self-contained page: counts, money, writers, remarks, first rows, errors."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...schema import AssetKind, Campaign, Severity
from ...tools.export.naming import product_name
from .ledger import Totals
from .ledger_rows import Record

if TYPE_CHECKING:
    from jinja2 import Template

TEMPLATE = "summary.html"
SHOWN = 200
"""Most rows, and most errors, that the page shows; the files hold all."""
_FIRST_WORDS = (AssetKind.HEADLINE, AssetKind.PRIMARY_TEXT, AssetKind.AD_TEXT, AssetKind.GREETING)


@dataclass(kw_only=True)
class Summary:
    """Grows row by row; keeps counts, and the first SHOWN rows and errors."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    errors: list[dict[str, Any]] = field(default_factory=list)
    writers: Counter[str] = field(default_factory=Counter)
    """Ads by who wrote them."""
    platforms: Counter[str] = field(default_factory=Counter)
    """Ads by platform and language."""
    remarks: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Findings by severity and rule, information left out."""
    questions: int = 0
    """Rows too thin to write for: they hold questions in place of ads."""

    def done(self, record: Record, campaign: Campaign) -> None:
        """Takes a row with a campaign."""
        for creative in campaign.creatives:
            self.writers[creative.writer] += 1
            self.platforms[f"{creative.platform.value} {creative.language}"] += 1
        for finding in campaign.findings:
            if finding.severity is not Severity.INFO:
                self.remarks[finding.severity.value, finding.rule] += 1
        self.questions += bool(campaign.questions)
        if len(self.rows) < SHOWN:
            self.rows.append(_shown(record, campaign))

    def failed(self, record: Record) -> None:
        """Takes a row without one."""
        if len(self.errors) < SHOWN:
            self.errors.append({"row": record.number, "key": record.key, "error": record.error})

    def html(self, totals: Totals, *, stopped: str = "") -> str:
        """The page; every text of the input is escaped, and nothing is loaded from anywhere."""
        return _template().render(
            totals=totals,
            stopped=stopped,
            made=datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
            rows=self.rows,
            errors=self.errors,
            writers=self.writers.most_common(),
            platforms=self.platforms.most_common(),
            remarks=self.remarks.most_common(20),
            questions=self.questions,
        )


def _shown(record: Record, campaign: Campaign) -> dict[str, Any]:
    return {
        "row": record.number,
        "key": record.key,
        "product": product_name(campaign),
        "segments": [segment.name for segment in campaign.targeting.segments[:3]],
        "ads": [
            {"place": f"{ad.platform.value} {ad.market}", "texts": _first_texts(ad.assets)}
            for ad in campaign.creatives[:4]
        ],
        "questions": [question.text for question in campaign.questions],
        "stood_in": record.stood_in,
    }


def _first_texts(assets: Any) -> list[str]:
    return [asset.text for asset in assets if asset.kind in _FIRST_WORDS][:2]


@cache
def _template() -> Template:
    from jinja2 import Environment

    source = (Path(__file__).parent / TEMPLATE).read_text(encoding="utf-8")
    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(source)
