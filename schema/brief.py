"""The brief: what an advertiser wants advertised."""

from __future__ import annotations

import hashlib
import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, HttpUrl, field_serializer, field_validator, model_validator

from .kinds import BudgetPeriod, Goal, Platform, SpecialCategory, Value

if TYPE_CHECKING:
    from pathlib import Path

MAX_BRIEF_CHARS = 40_000
"""Longest brief accepted, all text fields together, in characters."""


class Product(Value):
    """What is advertised."""

    name: str = ""
    description: str = ""
    category: str = ""
    price: Annotated[Decimal, Field(ge=0, le=Decimal("1e9"), allow_inf_nan=False)] | None = None
    currency: str = ""
    """ISO 4217 code."""
    url: HttpUrl | None = None
    features: tuple[str, ...] = ()
    proof: tuple[str, ...] = ()
    """Facts that can be shown: ratings, tests, awards, years."""
    offer: str = ""

    @field_serializer("url")
    def _plain_url(self, url: HttpUrl | None) -> str | None:
        return str(url) if url else None

    @field_serializer("price")
    def _plain_price(self, price: Decimal | None) -> float | int | None:
        if price is None:
            return None
        return int(price) if price == price.to_integral_value() else float(price)


class Brand(Value):
    """Who advertises, and how they speak."""

    name: str = ""
    voice: str = ""
    banned_words: tuple[str, ...] = ()
    must_include: tuple[str, ...] = ()


class Market(Value):
    """One country and the language to write in there."""

    country: str
    """ISO 3166-1 alpha-2, upper case."""
    language: str
    """BCP 47, for example en, de, zh-CN, pt-BR."""

    @field_validator("country")
    @classmethod
    def _code(cls, country: str) -> str:
        if not re.fullmatch("[A-Za-z]{2}", country):
            raise ValueError("give the ISO 3166 code of the country, for example DE")
        return country.upper()

    @field_validator("language")
    @classmethod
    def _tag(cls, language: str) -> str:
        if not re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):
            raise ValueError("give a BCP 47 language tag, for example de or zh-CN")
        return language

    def __str__(self) -> str:
        return f"{self.country}/{self.language}"


class Budget(Value):
    """Money to spend on media."""

    amount: Annotated[
        Decimal, Field(gt=0, le=Decimal("1e9"), allow_inf_nan=False, description="more than zero")
    ]
    currency: str = ""
    period: BudgetPeriod = BudgetPeriod.MONTH

    @field_serializer("amount")
    def _plain_amount(self, amount: Decimal) -> float:
        return float(amount)


class Brief(Value):
    """What an advertiser wants advertised; only a product name or a free text is required."""

    text: str = ""
    """Free text: the whole brief, when there is nothing else."""
    product: Product = Product()
    brand: Brand = Brand()
    goal: Goal | None = None
    markets: tuple[Market, ...] = ()
    platforms: tuple[Platform, ...] = ()
    budget: Budget | None = None
    audience: str = ""
    special_category: tuple[SpecialCategory, ...] = ()
    images: tuple[str, ...] = ()
    """Paths of pictures, relative to the brief's own folder when read from a file."""
    notes: str = ""
    """Anything else, customer notes included; screened for personal data first."""
    variants: Annotated[int, Field(ge=1, le=5)] = 1
    """Ad sets per platform and language."""
    inferred: tuple[str, ...] = ()
    """Fields that adwright filled in, as dotted names; empty in a brief as written."""

    @property
    def id(self) -> str:
        """Content hash, 16 hex digits: the same brief has the same id."""
        body = self.model_dump(mode="json", exclude={"inferred"})
        text = json.dumps(body, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    @model_validator(mode="after")
    def _has_something_to_advertise(self) -> Brief:
        if not (self.product.name or self.text or self.product.description):
            raise ValueError(
                "the brief is empty: give product.name, or say in `text` what you want to advertise"
            )
        size = sum(len(text) for text in self.texts().values())
        if size > MAX_BRIEF_CHARS:
            raise ValueError(
                f"the brief holds {size:,} characters of text; the most is {MAX_BRIEF_CHARS:,}: "
                "keep what an ad could use"
            )
        return self

    @classmethod
    def from_text(cls, text: str) -> Brief:
        """Brief of one free text. Raises BriefError when it is empty or too long."""
        from .reading import parse_brief

        return parse_brief({"text": text})

    @classmethod
    def from_file(cls, path: str | Path) -> Brief:
        """Brief read from a YAML or JSON file. Raises InputFileError or BriefError."""
        from .reading import read_brief

        return read_brief(path)

    @property
    def length(self) -> int:
        """Characters of all its texts."""
        return sum(map(len, self.texts().values()))

    def texts(self) -> dict[str, str]:
        """Every text field by its dotted name, in reading order; empty ones left out."""
        product = self.product
        fields = {
            "product.name": product.name,
            "text": self.text,
            "product.description": product.description,
            "product.category": product.category,
            **{f"product.features[{i}]": text for i, text in enumerate(product.features)},
            **{f"product.proof[{i}]": text for i, text in enumerate(product.proof)},
            "product.offer": product.offer,
            "brand.name": self.brand.name,
            "brand.voice": self.brand.voice,
            **{f"brand.must_include[{i}]": text for i, text in enumerate(self.brand.must_include)},
            "audience": self.audience,
            "notes": self.notes,
        }
        return {name: text for name, text in fields.items() if text}
