"""Redaction: typed placeholders in place of personal data, and the way back on this machine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from ...schema import Brief, Finding, Severity, Span
from .detector import PLACEHOLDER, find_personal_data, without_known
from .kinds import PersonalData
from .name_repeats import find_repeats, surname_of

SOURCE = "https://eur-lex.europa.eu/eli/reg/2016/679"

_WORDS = {
    "PERSON": "a person's name", "EMAIL": "an e-mail address", "PHONE": "a telephone number",
    "ADDRESS": "a postal address", "IBAN": "a bank account (IBAN)", "IP": "an IP address",
    "CREDIT_CARD": "a card number", "BANK_ACCOUNT": "a bank account", "MAC": "a device address",
    "NATIONAL_ID": "a national id", "PASSPORT": "a passport number", "PLATE": "a number plate",
    "DRIVER_LICENSE": "a driving licence", "DATE_OF_BIRTH": "a date of birth",
    "HANDLE": "a personal account name", "COORDINATES": "coordinates", "CRYPTO": "a wallet",
    "HEALTH": "health data", "RELIGION": "religious belief", "SEXUALITY": "sexual orientation",
    "POLITICS": "political opinion", "ETHNICITY": "ethnic origin", "UNION": "union membership",
    "BIOMETRICS": "biometric or genetic data",
}  # fmt: skip


class Redactor:
    """Replaces personal data by placeholders that stay the same within one brief.

    `restore(redact(text)) == text`. The values stay in this object; its repr does not show them.
    """

    def __init__(self, *, known: Collection[str] = (), regions: Collection[str] = ()) -> None:
        self._known = tuple(known)
        self._regions = tuple(regions)
        self._values: dict[str, str] = {}
        self._names: dict[tuple[str, str], str] = {}
        self._counts: Counter[str] = Counter()

    def __repr__(self) -> str:
        return f"Redactor({dict(self._counts)})"

    def __reduce__(self) -> tuple[object, ...]:
        raise TypeError("a Redactor holds personal data and is not pickled: keep it in memory")

    @property
    def placeholders(self) -> tuple[str, ...]:
        """Placeholders given out so far, in order."""
        return tuple(self._values)

    def find(self, text: str) -> tuple[PersonalData, ...]:
        """Personal data in the text, values met before included, whatever stands around them."""
        found = find_personal_data(text, known=self._known, regions=self._regions)
        return tuple(sorted([*found, *self._met_before(text, found)], key=lambda one: one.start))

    def redact(self, text: str) -> str:
        """The text with a placeholder for each piece of personal data."""
        redacted, _ = self.redact_with_findings(text)
        return redacted

    def redact_with_findings(self, text: str) -> tuple[str, tuple[tuple[str, PersonalData], ...]]:
        """The redacted text, and each placeholder with the finding it stands for."""
        parts: list[str] = []
        used: list[tuple[str, PersonalData]] = []
        place = 0
        for one in self.find(text):
            start, end = _without_neighbours(text, one, place)
            if start >= end:
                continue
            name = self._placeholder(one.type, text[start:end])
            parts += [self._hold_literals(text[place:start]), name]
            used.append((name, one))
            place = end
        parts.append(self._hold_literals(text[place:]))
        return "".join(parts), tuple(used)

    def restore(self, text: str) -> str:
        """The text with the values back in place; unknown placeholders stay as they are."""
        return PLACEHOLDER.sub(lambda match: self._values.get(match.group(), match.group()), text)

    def _placeholder(self, kind: str, value: str) -> str:
        name = self._names.get((kind, value))
        if name is None:
            name = self._same_person(kind, value) or self._next(kind)
            self._names[kind, value] = name
            self._values[name] = value
        return name

    def _next(self, kind: str) -> str:
        self._counts[kind] += 1
        return f"{kind}_{self._counts[kind]}"

    def _same_person(self, kind: str, value: str) -> str:
        """A further name of a person met by full name: PERSON_1-2; empty for anybody else.

        A name of two people is nobody's. A number of its own keeps the way back exact.
        """
        owners = {
            name.partition("-")[0]
            for (met, full), name in self._names.items()
            if kind == met == "PERSON" and value in (surname_of(full), full.split()[0])
        }
        if len(owners) != 1:
            return ""
        (owner,) = owners
        further = sum(name.startswith(f"{owner}-") for name in self._values)
        return f"{owner}-{further + 2}"

    def _hold_literals(self, text: str) -> str:
        """Words of the brief that look like a placeholder become one, so that restore is exact."""
        return PLACEHOLDER.sub(
            lambda match: (
                match.group()
                if match.group() in self._values
                else self._placeholder("LITERAL", match.group())
            ),
            text,
        )

    def _met_before(self, text: str, found: tuple[PersonalData, ...]) -> list[PersonalData]:
        again: list[PersonalData] = []
        for (kind, value), _ in sorted(self._names.items(), key=lambda item: -len(item[0][1])):
            place = text.find(value) if kind in _STICKY and len(value) > 2 else -1  # noqa: PLR2004
            while place >= 0:
                end = place + len(value)
                free = all(end <= one.start or place >= one.end for one in (*found, *again))
                if free and _stands_alone(text, place, end):
                    again.append(
                        PersonalData(type=kind, start=place, end=end, score=1.0, text=value)
                    )
                place = text.find(value, end)
        people = [value for kind, value in self._names if kind == "PERSON"]
        repeats = find_repeats(text, people, (*found, *again))
        return [*again, *without_known(repeats, self._known)]


_STICKY = frozenset({"PERSON", "EMAIL", "PHONE", "ADDRESS", "HANDLE", "IBAN", "NATIONAL_ID"})
"""Types whose value is personal wherever it stands again."""


def _stands_alone(text: str, start: int, end: int) -> bool:
    def joins(outer: str, inner: str) -> bool:
        return outer.isascii() and outer.isalnum() and inner.isascii() and inner.isalnum()

    left = start > 0 and joins(text[start - 1], text[start])
    return not (left or (end < len(text) and joins(text[end], text[end - 1])))


_FURTHER = re.compile(r"-\d+")


def _without_neighbours(text: str, one: PersonalData, place: int) -> tuple[int, int]:
    """The finding's borders, moved over letters before and digits after that would join it."""
    start, end = max(one.start, place), one.end
    while start > place and text[start - 1].isascii() and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isdigit():
        end += 1
    if one.type == "PERSON" and (further := _FURTHER.match(text, end)):
        end = further.end()
    return start, end


def known_words(brief: Brief) -> tuple[str, ...]:
    """The brief's own brand, product and category words, which are no one's name."""
    product, brand = brief.product, brief.brand
    host = product.url.host if product.url and product.url.host else ""
    site = host.removeprefix("www.").split(".")[0]
    words = (brand.name, product.name, product.category, site, *brand.must_include)
    return tuple(word for word in words if word)


def redact_brief(brief: Brief, *, page: str = "") -> tuple[Brief, Redactor, tuple[Finding, ...]]:
    """The brief without personal data, the redactor that knows the values, and what was found.

    Every text field is screened, notes most of all; brand and product names are known and kept.
    `page` is the text of the landing page: its findings are reported (source `page`), and
    `redactor.redact(page)` gives it redacted. A finding's span holds the placeholder, not the
    value.
    """
    regions = tuple(market.country for market in brief.markets)
    redactor = Redactor(known=known_words(brief), regions=regions)
    fields = {**brief.texts(), **({"page": page} if page else {})}
    order = sorted(fields, key=lambda name: name != "notes")
    redacted: dict[str, str] = {}
    found: dict[str, list[Finding]] = {}
    for name in order:
        redacted[name], used = redactor.redact_with_findings(fields[name])
        found[name] = [_finding(name, holder, one) for holder, one in used]
    findings = tuple(finding for name in fields for finding in found[name])
    return _with_texts(brief, redacted), redactor, findings


def _finding(field: str, placeholder: str, one: PersonalData) -> Finding:
    what = _WORDS[one.type]
    return Finding(
        rule=f"privacy.{one.type.lower()}",
        severity=Severity.WARNING,
        message=f"{field} holds {what}; it is kept on this machine and written as {placeholder}",
        span=Span(source=field, start=one.start, end=one.end, text=placeholder),
        source=SOURCE,
        fix=f"Take {what} out of {field} if the ad does not need it.",
    )


def _with_texts(brief: Brief, texts: dict[str, str]) -> Brief:
    """The brief with its text fields replaced, by the names that `Brief.texts` gives."""

    def many(name: str, values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(texts.get(f"{name}[{i}]", value) for i, value in enumerate(values))

    product = brief.product.model_copy(
        update={
            "name": texts.get("product.name", ""),
            "description": texts.get("product.description", ""),
            "category": texts.get("product.category", ""),
            "offer": texts.get("product.offer", ""),
            "features": many("product.features", brief.product.features),
            "proof": many("product.proof", brief.product.proof),
        }
    )
    brand = brief.brand.model_copy(
        update={
            "name": texts.get("brand.name", ""),
            "voice": texts.get("brand.voice", ""),
            "must_include": many("brand.must_include", brief.brand.must_include),
        }
    )
    plain = {name: texts.get(name, "") for name in ("text", "audience", "notes")}
    return brief.model_copy(update={"product": product, "brand": brand, **plain})
