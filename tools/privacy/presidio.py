"""A second reading by Presidio's recognizers: checksummed ids of more countries, for scans.

Loading presidio-analyzer takes seconds (it brings spaCy and torch along), so no campaign waits
for it. Its recognizers are called one by one, without an engine and so without a language model;
those that would ask tldextract, which downloads a list at first use, are not among them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from .detector import settled
from .kinds import PersonalData

SURE = 0.95
"""Least score taken: Presidio gives 1.0 where a checksum holds."""

_RECOGNIZERS = {
    "AuTfnRecognizer": "NATIONAL_ID",
    "AuMedicareRecognizer": "NATIONAL_ID",
    "CaSinRecognizer": "NATIONAL_ID",
    "CreditCardRecognizer": "CREDIT_CARD",
    "CryptoRecognizer": "CRYPTO",
    "DeTaxIdRecognizer": "NATIONAL_ID",
    "EsNieRecognizer": "NATIONAL_ID",
    "EsNifRecognizer": "NATIONAL_ID",
    "FiPersonalIdentityCodeRecognizer": "NATIONAL_ID",
    "IbanRecognizer": "IBAN",
    "InAadhaarRecognizer": "NATIONAL_ID",
    "ItFiscalCodeRecognizer": "NATIONAL_ID",
    "KrRrnRecognizer": "NATIONAL_ID",
    "NhsRecognizer": "NATIONAL_ID",
    "PlPeselRecognizer": "NATIONAL_ID",
    "SePersonnummerRecognizer": "NATIONAL_ID",
    "ThTninRecognizer": "NATIONAL_ID",
    "TrNationalIdRecognizer": "NATIONAL_ID",
    "ZaIdNumberRecognizer": "NATIONAL_ID",
}
"""Presidio's recognizers with a checksum, and our name for what they find."""


def second_reading(text: str, found: Iterable[PersonalData]) -> tuple[PersonalData, ...]:
    """The findings with those of Presidio that a checksum confirms, in order, none overlapping."""
    more = [
        PersonalData(
            type=kind,
            start=result.start,
            end=result.end,
            score=result.score,
            text=text[result.start : result.end],
        )
        for kind, recognizer in _recognizers()
        for result in recognizer.analyze(text, recognizer.supported_entities, None) or ()
        if result.score >= SURE
    ]
    return tuple(sorted(settled([*found, *more]), key=lambda one: one.start))


@cache
def _recognizers() -> tuple[tuple[str, Any], ...]:
    from presidio_analyzer import predefined_recognizers

    return tuple(
        (kind, getattr(predefined_recognizers, name)()) for name, kind in _RECOGNIZERS.items()
    )
