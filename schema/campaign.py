"""The campaign: the ads, what was found, which model did what, and what it cost."""

from __future__ import annotations

import json
from typing import Any

from .brief import Brief, Market
from .facets import Facets, Span
from .kinds import AssetKind, AssetState, DataClass, Platform, Severity, Value
from .targeting import Targeting


class Asset(Value):
    """One text of an ad."""

    kind: AssetKind
    text: str
    limit: int
    """Most that the platform takes, in its own counting."""
    width: int
    """Length of the text in the platform's own counting."""
    state: AssetState = AssetState.PROPOSED
    evidence: tuple[Span, ...] = ()
    """Words of the brief behind the text's claims, numbers and style."""
    angle: str = ""
    pin: str = ""
    """Google position such as HEADLINE_1; empty is unpinned."""


class Creative(Value):
    """One ad: all texts for one platform, in one language, for one market."""

    platform: Platform
    format: str
    market: Market
    language: str
    segment_ids: tuple[str, ...] = ()
    variant: int = 1
    assets: tuple[Asset, ...] = ()
    writer: str = ""
    """Provider and model that wrote it."""

    def texts(self, kind: AssetKind) -> tuple[str, ...]:
        """Texts of one kind, in order."""
        return tuple(asset.text for asset in self.assets if asset.kind is kind)


class Finding(Value):
    """Something a check noticed, with the rule, the words and the way out."""

    rule: str
    severity: Severity
    message: str
    span: Span | None = None
    source: str = ""
    """Address of the rule."""
    fix: str = ""
    where: str = ""
    """Creative and asset, for example `google_search/en/1/headline[3]`."""


class TokenCount(Value):
    """Tokens in and out."""

    input: int = 0
    output: int = 0


class RouteDecision(Value):
    """Which model did a task, and why."""

    task: str
    provider: str
    model: str
    hosted: bool
    reason: str
    considered: tuple[str, ...] = ()
    """Other models, each with the reason it was not taken."""
    data_class: DataClass = DataClass.PUBLIC
    tokens: TokenCount = TokenCount()
    cost_usd: float = 0.0
    latency_ms: float = 0.0
    attempts: int = 0
    calls: int = 0
    """Model calls of this task that were answered."""


class Question(Value):
    """Something to ask the advertiser, with likely answers."""

    field: str
    text: str
    options: tuple[str, ...] = ()


class Campaign(Value):
    """Everything that came of a brief, why, and what it cost."""

    brief: Brief
    facets: Facets = Facets()
    targeting: Targeting = Targeting()
    creatives: tuple[Creative, ...] = ()
    findings: tuple[Finding, ...] = ()
    questions: tuple[Question, ...] = ()
    routing: tuple[RouteDecision, ...] = ()
    cost_usd: float = 0.0
    notes: tuple[str, ...] = ()
    """What a reader should know: what was inferred, left out, or done by the builtin writer."""
    ai_generated: bool = True
    """The texts are made by AI (EU AI Act, article 50)."""
    id: str = ""

    def to_json(self) -> str:
        """JSON text, two-space indent, every language readable."""
        data: dict[str, Any] = self.model_dump(mode="json")
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
