"""The words of one language: texts by key, and numbers, money, dates as that language has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from ...schema import AssetKind, Platform
from ...tools.countries import countries, primary_language
from ...tools.export.language_names import language_name
from ...tools.money import format_number, format_price

_SECOND_MS = 1000
_CENT = Decimal("0.01")
_LEAST_USD = Decimal("0.0001")


@dataclass(frozen=True, kw_only=True)
class Words:
    """What the page says in one language."""

    language: str
    """BCP 47 primary language, as in LANGUAGES."""
    texts: Mapping[str, str]
    """Text by dotted key; `{name}` stands for a value."""

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with its values put in. Raises KeyError naming the key."""
        text = self.texts[key]
        return text.format(**values) if values else text

    def get(self, key: str, otherwise: str = "") -> str:
        """The text of a key; `otherwise` where there is none, as for a rule of a plug-in."""
        return self.texts.get(key, otherwise)

    def count(self, key: str, number: int, **values: object) -> str:
        """The text for a number of things: `key.one` or `key.other`, which holds {n}."""
        form = "one" if number == 1 else "other"
        return self(f"{key}.{form}", n=self.number(number), **values)

    def platform(self, platform: Platform) -> str:
        """Name of a platform, for people."""
        return self.get(f"platform.{platform.value}", platform.value.replace("_", " "))

    def kind(self, kind: AssetKind) -> str:
        """Name of a kind of text, one of them."""
        return self.get(f"kind.{kind.value}", kind.value.replace("_", " "))

    def country(self, code: str) -> str:
        """Name of a country in this language, else in English, else its code."""
        entry = countries().get(code.upper())
        if entry is None:
            return code
        return self.get(f"country.{entry.code}") or _in_script(entry.names, self.language)

    def language_name(self, tag: str) -> str:
        """Name of a language in this language, else in English, else its tag."""
        return self.get(f"language.{primary_language(tag)}", language_name(tag))

    def number(self, number: float | Decimal, places: int = 0) -> str:
        """A number with the marks of this language."""
        return format_number(Decimal(str(number)), language=self.language, places=places)

    def percent(self, share: float | Decimal, places: int = 0) -> str:
        """A share given in percent, 48 as 48 %."""
        return self("format.percent", n=self.number(share, places))

    def money(self, amount: float | Decimal, currency: str) -> str:
        """An amount of an ISO 4217 currency; small dollar costs keep four places."""
        value = Decimal(str(amount))
        if 0 < abs(value) < _CENT:
            least = max(value, _LEAST_USD)
            sign = format_price(Decimal(0), currency, language=self.language, country="")
            return sign.replace("0", self.number(least, 4), 1)
        return format_price(value, currency, language=self.language, country="")

    def seconds(self, milliseconds: float) -> str:
        """A stretch of time, given in milliseconds."""
        if milliseconds < _SECOND_MS:
            return self("format.milliseconds", n=self.number(milliseconds))
        return self("format.seconds", n=self.number(milliseconds / _SECOND_MS, 1))

    def date(self, when: datetime) -> str:
        """A day and time, as this language writes them."""
        months: Any = self.texts["format.months"].split()
        return self(
            "format.date",
            year=when.year,
            month=months[when.month - 1],
            day=when.day,
            time=f"{when:%H:%M}",
        )


def _in_script(names: tuple[str, ...], language: str) -> str:
    """The first name in Chinese characters for Chinese, else the English one."""
    if language == "zh":
        return next((name for name in names if not name.isascii() and name[0] > "\u2e80"), names[0])
    return names[0]
