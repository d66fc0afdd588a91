"""What can be changed in a campaign: frozen values, one for each kind of change.

The page sends them as JSON (`read_change`), sentences are read into them, and a model can only
answer with them. `where` is an address: one text, one ad, or "" for the whole campaign.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from ...errors import UserError
from ...schema import BudgetPeriod, Platform, PrivacyPolicy, Value

Name = Annotated[str, Field(min_length=1, max_length=200)]
Words = Annotated[str, Field(min_length=1, max_length=2000)]


class EditAsset(Value):
    """Puts a person's words in place of a text."""

    kind: Literal["edit_asset"] = "edit_asset"
    where: Name
    text: Words


class ApproveAssets(Value):
    """Approves a text, an ad, or everything that no error stands against."""

    kind: Literal["approve_assets"] = "approve_assets"
    where: str = ""


class UnapproveAssets(Value):
    """Takes an approval back."""

    kind: Literal["unapprove_assets"] = "unapprove_assets"
    where: str = ""


class LockAssets(Value):
    """Keeps texts as they are, whatever else changes."""

    kind: Literal["lock_assets"] = "lock_assets"
    where: str = ""


class UnlockAssets(Value):
    """Lets texts change again."""

    kind: Literal["unlock_assets"] = "unlock_assets"
    where: str = ""


class RegenerateAssets(Value):
    """Writes texts anew: one, an ad, or all; what a person keeps stays, unless named itself."""

    kind: Literal["regenerate_assets"] = "regenerate_assets"
    where: str = ""


class MoreLike(Value):
    """Writes alternatives to one text; they wait in `Draft.alternatives`."""

    kind: Literal["more_like"] = "more_like"
    where: Name
    count: Annotated[int, Field(ge=1, le=6)] = 3


class TakeAlternative(Value):
    """Puts an alternative in place of its text, or beside it where the platform takes one more."""

    kind: Literal["take_alternative"] = "take_alternative"
    where: Name
    index: Annotated[int, Field(ge=0)]
    beside: bool = False


class RemoveAsset(Value):
    """Leaves a text out."""

    kind: Literal["remove_asset"] = "remove_asset"
    where: Name


class MendFinding(Value):
    """Mends what a finding names: by rule where that is possible, else by writing anew."""

    kind: Literal["mend_finding"] = "mend_finding"
    where: Name
    rule: Name


class IncludeSegment(Value):
    """Adds a segment of the catalogue to the targeting."""

    kind: Literal["include_segment"] = "include_segment"
    id: Name


class ExcludeSegment(Value):
    """Keeps a segment out of the targeting."""

    kind: Literal["exclude_segment"] = "exclude_segment"
    id: Name


class PinSegment(Value):
    """Adds a segment and keeps it through every later search."""

    kind: Literal["pin_segment"] = "pin_segment"
    id: Name


class FreeSegment(Value):
    """Takes back what was said of a segment: adwright decides again."""

    kind: Literal["free_segment"] = "free_segment"
    id: Name


class DropAudience(Value):
    """Leaves out the segments that words describe: "the gym people"."""

    kind: Literal["drop_audience"] = "drop_audience"
    words: Name


class FavourAudience(Value):
    """Aims at the people that words describe: "students"."""

    kind: Literal["favour_audience"] = "favour_audience"
    words: Name


class SetAges(Value):
    """Shows the ads to these ages, in years; 65 stands for 65 and older."""

    kind: Literal["set_ages"] = "set_ages"
    minimum: Annotated[int, Field(ge=13, le=65)] = 18
    maximum: Annotated[int, Field(ge=13, le=65)] = 65


class SetPlaces(Value):
    """Shows the ads in these places: country codes or names of regions and cities."""

    kind: Literal["set_places"] = "set_places"
    places: tuple[Name, ...]


class SetLanguages(Value):
    """Shows the ads to people who use these languages (BCP 47)."""

    kind: Literal["set_languages"] = "set_languages"
    languages: tuple[Name, ...]


class SetPlacements(Value):
    """Shows the ads of a platform in these placements only."""

    kind: Literal["set_placements"] = "set_placements"
    platform: Platform
    placements: tuple[Name, ...]


class AddMarket(Value):
    """Adds a country, in a language or in its own."""

    kind: Literal["add_market"] = "add_market"
    country: Name
    """ISO 3166 code or a name."""
    language: str = ""
    """BCP 47; empty takes the country's own."""


class DropMarket(Value):
    """Takes a country, a language, or one of both away."""

    kind: Literal["drop_market"] = "drop_market"
    country: str = ""
    language: str = ""


class AddPlatform(Value):
    """Adds a platform, with ads for every market."""

    kind: Literal["add_platform"] = "add_platform"
    platform: Platform


class DropPlatform(Value):
    """Takes a platform and its ads away."""

    kind: Literal["drop_platform"] = "drop_platform"
    platform: Platform


class SetBudget(Value):
    """Sets the money to spend on media."""

    kind: Literal["set_budget"] = "set_budget"
    amount: Annotated[Decimal, Field(gt=0, le=Decimal("1e9"), allow_inf_nan=False)]
    currency: str = ""
    """ISO 4217; empty keeps the one in force."""
    period: BudgetPeriod | None = None


class SetShare(Value):
    """Gives some platforms together this share of the budget; the others keep their proportions."""

    kind: Literal["set_share"] = "set_share"
    platforms: Annotated[tuple[Platform, ...], Field(min_length=1)]
    percent: Annotated[Decimal, Field(ge=0, le=100)]


class SetStyle(Value):
    """Makes the texts more (or less) of a style or an emotion of the lexicon."""

    kind: Literal["set_style"] = "set_style"
    concept: Name
    """Lexicon id such as `style.playful` or `emotion.calm`."""
    more: bool = True


class SetVoice(Value):
    """Says in words how the brand speaks; a capable model heeds it."""

    kind: Literal["set_voice"] = "set_voice"
    voice: str


class SetLength(Value):
    """Makes the texts shorter, longer, or as they come."""

    kind: Literal["set_length"] = "set_length"
    length: Literal["shorter", "normal", "longer"]


class BanWords(Value):
    """Keeps words out of every text."""

    kind: Literal["ban_words"] = "ban_words"
    words: Annotated[tuple[Name, ...], Field(min_length=1)]


class AllowWords(Value):
    """Takes a ban back."""

    kind: Literal["allow_words"] = "allow_words"
    words: Annotated[tuple[Name, ...], Field(min_length=1)]


class AddFact(Value):
    """Adds something that the ads may say: a feature, a price, an offer."""

    kind: Literal["add_fact"] = "add_fact"
    text: Words


class SetPrivacy(Value):
    """Sets what may be sent to hosted models from now on."""

    kind: Literal["set_privacy"] = "set_privacy"
    policy: PrivacyPolicy


class AnswerQuestion(Value):
    """Answers one of the pending questions."""

    kind: Literal["answer_question"] = "answer_question"
    field: Name
    """`Question.field`, for example `audience`."""
    text: Words


Change = Annotated[
    EditAsset | ApproveAssets | UnapproveAssets | LockAssets | UnlockAssets | RegenerateAssets
    | MoreLike | TakeAlternative | RemoveAsset | MendFinding
    | IncludeSegment | ExcludeSegment | PinSegment | FreeSegment | DropAudience | FavourAudience
    | SetAges | SetPlaces | SetLanguages | SetPlacements | AddMarket | DropMarket
    | AddPlatform | DropPlatform | SetBudget | SetShare
    | SetStyle | SetVoice | SetLength | BanWords | AllowWords | AddFact | SetPrivacy
    | AnswerQuestion,
    Field(discriminator="kind"),
]  # fmt: skip


@cache
def _adapter() -> TypeAdapter[Change]:
    return TypeAdapter(Change)


def read_change(data: Mapping[str, Any]) -> Change:
    """The change that plain data spells: `{"kind": "lock_assets", "where": ...}`.

    Raises UserError with the field at fault.
    """
    try:
        return _adapter().validate_python(dict(data))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "kind"
        raise UserError(f"this is no change: {place}: {first['msg']}") from error
