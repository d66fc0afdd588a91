"""A campaign to export, and the files made of it read back."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import Any

from adwright.schema import (
    Ages,
    Asset,
    AssetKind,
    Brief,
    Budget,
    BudgetShare,
    Campaign,
    Creative,
    Facet,
    FacetKind,
    Facets,
    Finding,
    Goal,
    Market,
    Platform,
    Product,
    SegmentRole,
    Severity,
    Span,
    Targeting,
    TargetSegment,
)
from adwright.tools.export import ExportFormat, exported
from adwright.tools.platforms import SPECS

DE, GB = Market(country="DE", language="de"), Market(country="GB", language="en")
EDITOR, JSON, BULK, CSV = (
    ExportFormat.GOOGLE_ADS_EDITOR, ExportFormat.META_JSON, ExportFormat.META_BULK,
    ExportFormat.CSV,
)  # fmt: skip
Rows = list[dict[str, str]]


def asset(platform: Platform, kind: AssetKind, text: str, **more: Any) -> Asset:
    spec = SPECS[platform].asset(kind)
    assert spec is not None
    return Asset(kind=kind, text=text, limit=spec.limit, width=spec.width(text), **more)


def ad(platform: Platform, market: Market = GB, variant: int = 1, **texts: Any) -> Creative:
    """An ad with the fewest texts that its platform takes, and those given by kind."""
    made: list[Asset] = []
    for spec in SPECS[platform].assets:
        given = texts.get(spec.kind.value, [f"{spec.kind.value} {n}" for n in range(spec.minimum)])
        made += [
            text if isinstance(text, Asset) else asset(platform, spec.kind, text) for text in given
        ]
    return Creative(
        platform=platform,
        format=SPECS[platform].format,
        market=market,
        language=market.language,
        variant=variant,
        assets=tuple(made),
        segment_ids=("style.retro", "interest.shoes"),
        writer="builtin:writer",
    )


def _facet(kind: FacetKind, value: str) -> Facet:
    return Facet(kind=kind, value=value, evidence=(Span(source="text", text=value),))


def campaign(*creatives: Creative, **changes: Any) -> Campaign:
    shares = {creative.platform for creative in creatives}
    targeting = Targeting(
        segments=(
            TargetSegment(
                id="style.retro",
                name="Retro fans",
                role=SegmentRole.STYLE,
                score=0.9,
                why="fits",
                platforms={"meta": "Interests: Retro style + Vintage (clothing); broad"},
            ),
        ),
        ages=Ages(minimum=25, maximum=45),
        genders=("female",),
        places=("GB",),
        budget_split=tuple(
            BudgetShare(platform=platform, percent=Decimal(10), amount=Decimal(304))
            for platform in sorted(shares)
        ),
        special_categories=changes.pop("special", ()),
    )
    brief = Brief(
        product=Product(name="Velar 74", url="https://velar.example/74"),
        goal=Goal.SALES,
        budget=changes.pop("budget", Budget(amount=Decimal(3040), currency="EUR")),
        markets=(GB,),
    )
    facets = Facets(
        product=(_facet(FacetKind.PRODUCT, "Velar 74"),),
        category=(_facet(FacetKind.CATEGORY, "Sneakers"),),
        styles=(_facet(FacetKind.STYLE, "retro"),),
    )
    return Campaign(
        brief=brief, facets=facets, targeting=targeting, creatives=creatives
    ).model_copy(update=changes)


def editor_rows(made: Campaign, **how: Any) -> Rows:
    data, _ = exported(made, EDITOR, **how)
    return list(csv.DictReader(io.StringIO(data.decode("utf-16"), newline=""), delimiter="\t"))


def comma_rows(made: Campaign, to: ExportFormat, **how: Any) -> Rows:
    data, _ = exported(made, to, **how)
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def meta(made: Campaign) -> dict[str, Any]:
    data, _ = exported(made, JSON)
    found: dict[str, Any] = json.loads(data)
    return found


def rules(findings: tuple[Finding, ...]) -> dict[str, Severity]:
    return {finding.rule: finding.severity for finding in findings}


SEARCH_AD = ad(Platform.GOOGLE_SEARCH, DE, headline=["Größe 磐石", "Zwei", "Drei"])
FEED_AD = ad(Platform.META_FEED, primary_text=["One", "Two"], description=["Short"])
