"""Countries by code or by name, with their languages, currency and legal area."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from ..errors import BriefError
from .language import word_set

DATA = Path(__file__).with_name("countries.yaml")
CITIES = Path(__file__).with_name("cities.yaml")

EU = word_set("AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE")
"""Member states of the European Union. Source: https://european-union.europa.eu (27 members)."""
EEA = EU | {"IS", "LI", "NO"}
"""European Economic Area: EU law on data protection holds here as well."""
_EU_TERRITORIES = word_set("AX BL GF GP MF MQ RE YT")
"""Parts of member states with codes of their own."""

_CODES_IN_USE = {"UK": "GB", "EL": "GR"}
"""Codes that people and the European Commission write, and their ISO form."""


@dataclass(frozen=True, kw_only=True)
class Country:
    """One country or territory of ISO 3166-1."""

    code: str
    """ISO 3166-1 alpha-2, upper case."""
    name: str
    """English short name."""
    names: tuple[str, ...]
    """All names known here: English, German, Chinese, and forms in use."""
    languages: tuple[str, ...]
    """BCP 47, the most widely written one first."""
    currency: str
    """ISO 4217."""
    eu_eea_uk: bool
    """Whether EU data protection law, or the British law made after it, holds there."""

    @property
    def language(self) -> str:
        """Language to write in when a brief names none."""
        return self.languages[0]


@cache
def countries() -> Mapping[str, Country]:
    """All 249 countries and territories by code, read once per process."""
    return {code: _country(code, line) for code, line in _read(DATA).items()}


@cache
def cities() -> Mapping[str, str]:
    """Code of the country by the name of a large city, in several languages."""
    return {
        name.strip(): code for code, names in _read(CITIES).items() for name in names.split(",")
    }


def country(code_or_name: str) -> Country:
    """Country of a code (`DE`, `uk`) or a name (`Germany`, `Deutschland`, `德国`).

    Raises BriefError naming the closest countries when there is none.
    """
    wanted = code_or_name.strip()
    code = _CODES_IN_USE.get(wanted.upper(), wanted.upper())
    found = countries().get(code) or _by_name().get(_plain(wanted))
    if found is None:
        raise BriefError(f"unknown country {code_or_name!r:.60}: {_suggestion(wanted)}")
    return found


def country_names() -> Iterator[tuple[str, str]]:
    """Pairs of a name as people write it and the country's code, longest names first."""
    pairs = [(name, entry.code) for entry in countries().values() for name in entry.names]
    yield from sorted(pairs, key=lambda pair: -len(pair[0]))


def countries_with_currency(currency: str) -> tuple[str, ...]:
    """Codes of the countries that pay in an ISO 4217 currency."""
    wanted = currency.upper()
    return tuple(entry.code for entry in countries().values() if entry.currency == wanted)


def primary_language(tag: str) -> str:
    """Primary language of a BCP 47 tag, lower case: zh-CN gives zh, pt-BR gives pt."""
    return re.split(r"[-_]", tag.strip(), maxsplit=1)[0].lower()


def _read(file: Path) -> dict[str, str]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, str] = yaml.load(file.read_bytes(), Loader=loader)  # noqa: S506 - safe
    return data


def _country(code: str, line: str) -> Country:
    english, german, chinese, languages, currency = (part.strip() for part in line.split("|"))
    names = [name.strip() for part in (english, german, chinese) for name in part.split(",")]
    return Country(
        code=code,
        name=names[0],
        names=tuple(dict.fromkeys(name for name in names if name)),
        languages=tuple(languages.split()),
        currency=currency,
        eu_eea_uk=code in EEA | _EU_TERRITORIES or code == "GB",
    )


def _plain(name: str) -> str:
    return re.sub(r"[\s.'’-]+", " ", name.casefold()).removeprefix("the ").strip()


@cache
def _by_name() -> Mapping[str, Country]:
    return {_plain(name): entry for entry in countries().values() for name in entry.names}


def _suggestion(wanted: str) -> str:
    names = _by_name()
    close = get_close_matches(_plain(wanted), names, n=3, cutoff=0.7)
    if not close:
        return "give an ISO 3166 code such as DE, GB or CN, or the country's name"
    meant = dict.fromkeys(f"{names[name].code} ({names[name].name})" for name in close)
    return "did you mean " + " or ".join(meant) + "?"
