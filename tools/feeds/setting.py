"""Where, for whom and with what money a row's ads run."""

from __future__ import annotations

from typing import Any

from ...schema import Budget, Market
from .cells import line_of
from .choices import read_goal, read_special, read_variants
from .places import home_markets, in_languages, read_languages, read_markets, read_platforms
from .prices import currency_in, read_budget
from .reader import RowReader

# Values of Google Merchant: https://support.google.com/merchants/answer/6324479 and 6324463
_GENDERS = {
    **dict.fromkeys(("female", "women", "damen", "weiblich", "女"), "women"),
    **dict.fromkeys(("male", "men", "herren", "männlich", "男"), "men"),
}
_AGES = {
    "newborn": "newborns",
    "infant": "infants",
    "toddler": "toddlers",
    **dict.fromkeys(("kids", "kinder", "儿童"), "children"),
}


def setting_of(reader: RowReader, inferred: list[str]) -> dict[str, Any]:
    """Everything of the brief but product, text and pictures, by the brief's names.

    Raises BadRow for a cell that cannot be read.
    """
    defaults = reader.defaults
    notes = (reader.text("notes"), defaults.notes)
    return {
        "brand": _brand(reader),
        "goal": reader.read("goal", read_goal, defaults.goal),
        "markets": _markets(reader, inferred),
        "platforms": reader.read("platforms", read_platforms, defaults.platforms),
        "budget": _budget(reader),
        "audience": _audience(reader, inferred),
        "special_category": reader.read(
            "special_category", read_special, defaults.special_category
        ),
        "notes": "\n".join(note for note in notes if note),
        "variants": reader.read("variants", read_variants, defaults.variants),
    }


def _brand(reader: RowReader) -> dict[str, Any]:
    own = reader.defaults.brand
    return {
        "name": reader.line("brand") or own.name,
        "voice": reader.line("voice") or own.voice,
        "must_include": reader.points("must_include") or own.must_include,
        "banned_words": reader.points("banned_words") or own.banned_words,
    }


def _markets(reader: RowReader, inferred: list[str]) -> tuple[Market, ...]:
    """The row's markets; a language without a country goes to the default ones, or to its home."""
    none: tuple[Market, ...] = ()
    silent: tuple[str, ...] = ()
    languages = reader.read("language", read_languages, silent)
    said = reader.read("market", lambda cell: read_markets(cell, languages), none)
    if said or not languages:
        return said or reader.defaults.markets
    if reader.defaults.markets:
        return in_languages(reader.defaults.markets, languages)
    inferred.append("markets")
    return reader.read("language", lambda _: home_markets(languages), none)


def _budget(reader: RowReader) -> Budget | None:
    hint = currency_in(reader.cell("budget_currency").upper()) or currency_in(
        reader.cell("currency").upper()
    )
    return reader.read(
        "budget",
        lambda cell: read_budget(
            cell,
            header=reader.column("budget"),
            currency=hint or reader.defaults.currency,
            period=reader.cell("budget_period"),
        ),
        reader.defaults.budget,
    )


def _audience(reader: RowReader, inferred: list[str]) -> str:
    """The row's own words, or else what gender and age group say."""
    own = line_of(reader.cell("audience"))
    if own:
        return own
    who = _GENDERS.get(reader.line("gender").casefold(), "")
    age = _AGES.get(reader.line("age_group").casefold(), "")
    worked_out = f"parents of {age}" if age else who
    if worked_out:
        inferred.append("audience")
    return worked_out or reader.defaults.audience
