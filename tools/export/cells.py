"""Cells and names that are safe in a spreadsheet and in an import."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...schema import Finding, Severity

# https://owasp.org/www-community/attacks/CSV_Injection : characters that start a formula, and
# their full-width forms, which some spreadsheets read in the same way
FORMULA_STARTS = frozenset("=+-@\t\r＝＋－＠")
"""First characters that make a spreadsheet run a cell as a formula."""
GUARD = "'"
"""Put before such a cell: spreadsheets then show it as text."""

MAX_NAME = 80
"""Longest product name inside a campaign's name, in characters; adwright's own choice."""

Row = Mapping[str, str]
"""Cells by column; columns left out are blank."""


@dataclass(frozen=True, kw_only=True)
class Dialect:
    """How a table is written to bytes."""

    delimiter: str
    encoding: str
    """Python's name of it; `utf-8-sig` and `utf-16` write a byte order mark."""


def guarded(cell: str) -> str:
    """The cell as a spreadsheet shows it and never runs it; all else stays as it is.

    A cell that starts with apostrophes and then a formula gets one more, so that `unguarded` gives
    back every cell as it was.
    """
    return GUARD + cell if _starts_formula(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell[1:] if cell.startswith(GUARD) and _starts_formula(cell) else cell


def _starts_formula(cell: str) -> bool:
    return cell.lstrip(GUARD)[:1] in FORMULA_STARTS


def table(columns: Sequence[str], rows: Iterable[Row], dialect: Dialect) -> bytes:
    """A header and the rows, every cell guarded, lines ended by CR LF (RFC 4180).

    A key that is no column is a mistake of ours and raises ValueError.
    """
    text = io.StringIO(newline="")
    writer = csv.DictWriter(
        text, columns, restval="", delimiter=dialect.delimiter, lineterminator="\r\n"
    )
    writer.writeheader()
    for row in rows:
        writer.writerow({column: guarded(_printable(cell)) for column, cell in row.items()})
    return text.getvalue().encode(dialect.encoding)


def about_guards(rows: Iterable[Row], into: str) -> tuple[Finding, ...]:
    """A warning for each guarded cell of an import file.

    The guard is for people who open the file in a spreadsheet; an ad platform would take it for a
    part of the text. A line that rightly starts with such a sign is better written in another way.
    """
    texts = dict.fromkeys(
        cell for row in rows for cell in map(_printable, row.values()) if guarded(cell) != cell
    )
    return tuple(
        Finding(
            rule="export.formula_guard",
            severity=Severity.WARNING,
            message=f"{text[:60]!r} starts like a spreadsheet formula, so an apostrophe was put "
            f"before it; {into} would show the apostrophe",
            source="https://owasp.org/www-community/attacks/CSV_Injection",
            fix="let the line start with a word, or take the apostrophe away after the import",
        )
        for text in texts
    )


def clean_name(text: str, fallback: str) -> str:
    """A name for campaigns and ad groups: one line, no brackets, no formula, at most MAX_NAME.

    Google Ads Editor reads `[]` as an order to erase and `<Account-level>` as a place, so square
    and angle brackets go.
    """
    plain = unicodedata.normalize("NFC", text)
    plain = "".join(" " if unicodedata.category(sign) in _UNPRINTED else sign for sign in plain)
    plain = re.sub(r"\s+", " ", re.sub(r"[\[\]<>{}|\"]", " ", plain)).strip()
    plain = plain.lstrip("".join(FORMULA_STARTS) + GUARD + " ")
    return plain[:MAX_NAME].strip() or fallback


_UNPRINTED = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"})


def _printable(cell: str) -> str:
    """The cell without control characters that no importer wants; line ends and tabs stay."""
    return "".join(sign for sign in cell if sign in "\n\r\t" or unicodedata.category(sign) != "Cc")
