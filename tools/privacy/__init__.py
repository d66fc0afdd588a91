"""Personal data: found by patterns, checksums and context, and redacted before anything leaves."""

from .detector import PLACEHOLDER, find_personal_data
from .kinds import DIRECT_TYPES, SPECIAL_TYPES, PersonalData, classify
from .redaction import Redactor, known_words, redact_brief
from .scan import scan_for_hosted, scan_lines, scan_text

__all__ = [
    "DIRECT_TYPES",
    "PLACEHOLDER",
    "SPECIAL_TYPES",
    "PersonalData",
    "Redactor",
    "classify",
    "find_personal_data",
    "known_words",
    "redact_brief",
    "scan_for_hosted",
    "scan_lines",
    "scan_text",
]
