"""The kinds of personal data, one finding, and how sensitive findings make a brief."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from ...schema import DataClass, SpecialCategory

DIRECT_TYPES = (
    "PERSON", "EMAIL", "PHONE", "ADDRESS", "IBAN", "CREDIT_CARD", "BANK_ACCOUNT", "IP", "MAC",
    "NATIONAL_ID", "PASSPORT", "DRIVER_LICENSE", "DATE_OF_BIRTH", "HANDLE", "COORDINATES",
    "PLATE", "CRYPTO",
)  # fmt: skip
"""Data that points to a person."""

SPECIAL_TYPES = (
    "HEALTH", "RELIGION", "SEXUALITY", "POLITICS", "ETHNICITY", "UNION", "BIOMETRICS",
)  # fmt: skip
"""Data about a person that GDPR article 9(1) names (https://eur-lex.europa.eu/eli/reg/2016/679)."""

TELLING_CATEGORIES = frozenset(
    {
        SpecialCategory.HEALTH,
        SpecialCategory.POLITICS,
        SpecialCategory.RELIGION,
        SpecialCategory.DATING,
    }
)
"""Product categories whose customer list already says something that article 9 protects."""


@dataclass(frozen=True, kw_only=True)
class PersonalData:
    """One piece of personal data in a text; its repr does not show the value."""

    type: str
    """One of DIRECT_TYPES or SPECIAL_TYPES."""
    start: int
    """First character, counted in code points."""
    end: int
    """One past the last character."""
    score: float
    """0 to 1; 1.0 is a checksum that holds, 0.5 a weak sign."""
    text: str = field(repr=False)
    """The value itself; stays on this machine."""

    @property
    def special(self) -> bool:
        """Whether GDPR article 9 protects it."""
        return self.type in SPECIAL_TYPES


def classify(
    findings: Iterable[PersonalData],
    special: Collection[SpecialCategory] = (),
    *,
    confidential: bool = False,
) -> DataClass:
    """Sensitivity of a text with these findings, for a product of these special categories.

    A person named in the brief of a clinic or a dating service is special-category data: being
    its customer tells health or sexual life.
    """
    found = tuple(findings)
    if any(one.special for one in found) or (found and TELLING_CATEGORIES.intersection(special)):
        return DataClass.SPECIAL_CATEGORY
    if found:
        return DataClass.PERSONAL
    return DataClass.CONFIDENTIAL if confidential else DataClass.PUBLIC
