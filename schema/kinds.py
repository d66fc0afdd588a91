"""The fixed sets of words that the values use, and the base that all values share."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """Base of all values: frozen, and unknown keys are refused by name."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Platform(StrEnum):
    """Where an ad can run."""

    GOOGLE_SEARCH = "google_search"
    GOOGLE_PMAX = "google_pmax"
    GOOGLE_DEMAND_GEN = "google_demand_gen"
    YOUTUBE = "youtube"
    META_FEED = "meta_feed"
    META_STORIES = "meta_stories"
    META_REELS = "meta_reels"
    WHATSAPP = "whatsapp"
    TIKTOK = "tiktok"


class AssetKind(StrEnum):
    """What part of an ad a text is."""

    HEADLINE = "headline"
    LONG_HEADLINE = "long_headline"
    DESCRIPTION = "description"
    PATH = "path"
    BUSINESS_NAME = "business_name"
    SITELINK = "sitelink"
    SITELINK_DESCRIPTION = "sitelink_description"
    CALLOUT = "callout"
    PRIMARY_TEXT = "primary_text"
    CALL_TO_ACTION = "call_to_action"
    AD_TEXT = "ad_text"
    GREETING = "greeting"
    PREFILL = "prefill"
    ICE_BREAKER = "ice_breaker"


class AssetState(StrEnum):
    """How far a person has taken a line; nothing is approved until a person says so."""

    PROPOSED = "proposed"
    EDITED = "edited"
    APPROVED = "approved"


class DataClass(StrEnum):
    """How sensitive the data of a brief is, from least to most."""

    PUBLIC = "public"
    CONFIDENTIAL = "confidential"
    PERSONAL = "personal"
    SPECIAL_CATEGORY = "special_category"


class PrivacyPolicy(StrEnum):
    """What may be sent to a hosted model."""

    LOCAL_ONLY = "local-only"
    REDACT = "redact"
    ALLOW = "allow"


class Severity(StrEnum):
    """How much a finding weighs: an error never ships."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class SpecialCategory(StrEnum):
    """Product categories whose advertising is restricted by law or platform policy."""

    HOUSING = "housing"
    EMPLOYMENT = "employment"
    CREDIT = "credit"
    POLITICS = "politics"
    HEALTH = "health"
    ALCOHOL = "alcohol"
    GAMBLING = "gambling"
    RELIGION = "religion"
    DATING = "dating"


class Goal(StrEnum):
    """What the advertiser wants people to do."""

    SALES = "sales"
    LEADS = "leads"
    TRAFFIC = "traffic"
    AWARENESS = "awareness"
    APP_INSTALLS = "app_installs"
    MESSAGES = "messages"
    APPLICATIONS = "applications"


class BudgetPeriod(StrEnum):
    """What stretch of time a budget is for."""

    DAY = "day"
    MONTH = "month"
    CAMPAIGN = "campaign"


class FacetKind(StrEnum):
    """What a facet says about the brief."""

    PRODUCT = "product"
    CATEGORY = "category"
    BENEFIT = "benefit"
    PROOF = "proof"
    OFFER = "offer"
    PRICE = "price"
    STYLE = "style"
    EMOTION = "emotion"
    OCCASION = "occasion"
    AUDIENCE = "audience"


class SegmentRole(StrEnum):
    """What part a segment plays in the targeting."""

    CORE = "core"
    ADJACENT = "adjacent"
    STYLE = "style"
    OCCASION = "occasion"
