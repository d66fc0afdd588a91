from __future__ import annotations

from decimal import Decimal

from adwright.agents.checkpoints import serializer
from adwright.agents.routing.privacy import PolicyInForce
from adwright.schema import (
    Budget,
    BudgetShare,
    Campaign,
    Creative,
    Facet,
    FacetKind,
    Facets,
    Market,
    Platform,
    PrivacyPolicy,
    Span,
    Targeting,
)
from adwright.schema.reading import parse_brief


def test_every_value_of_the_state_survives_a_checkpoint() -> None:
    brief = parse_brief(
        {
            "product": {"name": "Velar 74", "price": "79.90", "currency": "EUR",
                        "url": "https://velar.example/x"},
            "markets": [{"country": "DE", "language": "de"}],
            "platforms": ["tiktok"],
        }
    )  # fmt: skip
    span = Span(source="product.name", start=0, end=5, text="Velar")
    facet = Facet(kind=FacetKind.PRODUCT, value="Velar 74", evidence=(span,))
    share = BudgetShare(platform=Platform.TIKTOK, percent=Decimal("33.3"), amount=Decimal("0.1"))
    market = Market(country="DE", language="de")
    campaign = Campaign(
        brief=brief.model_copy(update={"budget": Budget(amount=Decimal("1500.5"))}),
        facets=Facets(product=(facet,)),
        targeting=Targeting(budget_split=(share,), placements={"tiktok": ("a",)}),
        creatives=(
            Creative(platform=Platform.TIKTOK, format="x", market=market, language="de"),
        ),
    )  # fmt: skip
    policy = PolicyInForce(policy=PrivacyPolicy.REDACT, reason="r", protected_market=True)
    kept = {"campaign": campaign, "policy": policy, "creatives": [*campaign.creatives]}
    assert serializer().loads_typed(serializer().dumps_typed(kept)) == kept
