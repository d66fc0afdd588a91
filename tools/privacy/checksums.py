"""Whether a number is what it looks like: the check digits of cards, accounts and national ids.

Each function takes the bare characters (no spaces or hyphens, letters upper case) and gives True
when length and check digits hold. Sources: ISO 7812 (cards), ISO 13616 (IBAN), ISO 7064, and the
issuing authorities' published rules as collected in Wikipedia's "National identification number".
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Sequence

IBAN_LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22,
    "BR": 29, "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28,
    "EE": 20, "EG": 29, "ES": 24, "FI": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23,
    "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IS": 26,
    "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20, "LU": 20,
    "LV": 21, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MR": 27, "MT": 31, "MU": 30, "NL": 18,
    "NO": 15, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "SA": 24,
    "SC": 31, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "ST": 25, "SV": 28, "TN": 24, "TR": 26,
    "UA": 29, "VA": 22, "VG": 24, "XK": 20,
}  # fmt: skip
"""Characters of an IBAN by country (SWIFT IBAN registry)."""

_DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
_CN_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CF_MONTHS = "ABCDEHLMPRST"
_CF_ODD = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24,
           23)  # fmt: skip
_FI_LETTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_VERHOEFF_PERMUTATION = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)


def _weighted(number: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(number, weights, strict=False))


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def luhn(number: str) -> bool:
    """Check digit of payment cards (ISO 7812)."""
    total = 0
    for place, digit in enumerate(reversed(number)):
        doubled = int(digit) * (1 + place % 2)
        total += doubled - 9 * (doubled > 9)  # noqa: PLR2004 - digit sum of a doubled digit
    return total % 10 == 0


def ean13(number: str) -> bool:
    """Check digit of a thirteen-digit article number, which looks like an old card number."""
    return len(number) == 13 and _weighted(number, (1, 3) * 7) % 10 == 0  # noqa: PLR2004


def iban(number: str) -> bool:
    """Length by country and modulo 97 (ISO 13616)."""
    if IBAN_LENGTHS.get(number[:2]) != len(number):
        return False
    turned = number[4:] + number[:4]
    return int("".join(str(int(char, 36)) for char in turned)) % 97 == 1


def de_tax_id(number: str) -> bool:
    """German Steuer-ID, eleven digits (ISO 7064 MOD 11,10)."""
    if len(number) != 11 or number[0] == "0":  # noqa: PLR2004
        return False
    product = 10
    for digit in number[:10]:
        total = (int(digit) + product) % 10 or 10
        product = total * 2 % 11
    return (11 - product) % 10 == int(number[10])


def de_id_card(number: str) -> bool:
    """German identity card or passport: nine characters and a check digit, weights 7, 3, 1."""
    values = [int(char, 36) for char in number[:9]]
    total = sum(value * (7, 3, 1)[place % 3] for place, value in enumerate(values))
    return number[9:10].isdigit() and total % 10 == int(number[9])


def uk_nhs(number: str) -> bool:
    """NHS number, ten digits, modulo 11."""
    check = 11 - _weighted(number, (10, 9, 8, 7, 6, 5, 4, 3, 2)) % 11
    return len(number) == 10 and check % 11 == int(number[9]) and check != 10  # noqa: PLR2004


def us_ssn(number: str) -> bool:
    """US Social Security number: areas, groups and serials that are never issued are refused."""
    area, group, serial = number[:3], number[3:5], number[5:]
    return area not in {"000", "666"} and area < "900" and group != "00" and serial != "0000"


def es_dni(number: str) -> bool:
    """Spanish DNI or NIE: eight digits (or X, Y, Z and seven) and a letter."""
    digits = number[:-1].translate(str.maketrans("XYZ", "012"))
    return digits.isdigit() and _DNI_LETTERS[int(digits) % 23] == number[-1]


def fr_nir(number: str) -> bool:
    """French NIR: thirteen places (2A and 2B for Corsica) and a key modulo 97."""
    body = number[:13].replace("2A", "19").replace("2B", "18")
    return number[13:].isdigit() and body.isdigit() and 97 - int(body) % 97 == int(number[13:])


def it_codice_fiscale(number: str) -> bool:
    """Italian codice fiscale: sixteen characters, the last a check letter."""
    total = 0
    for place, char in enumerate(number[:15]):
        value = int(char) if char.isdigit() else ord(char) - 65
        total += _CF_ODD[value] if place % 2 == 0 else value
    return number[8] in _CF_MONTHS and chr(65 + total % 26) == number[15]


def pl_pesel(number: str) -> bool:
    """Polish PESEL: eleven digits, a date of birth and a check digit."""
    month = int(number[2:4]) % 20
    if not _is_date(2000 + int(number[:2]), month, int(number[4:6])):
        return False
    return _weighted(number, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)) % 10 == 0


def br_cpf(number: str) -> bool:
    """Brazilian CPF: eleven digits with two check digits; eleven equal digits are no CPF."""
    if len(set(number)) == 1:
        return False
    first = _weighted(number, range(10, 1, -1)) * 10 % 11 % 10
    second = _weighted(number, range(11, 1, -1)) * 10 % 11 % 10
    return number[9:] == f"{first}{second}"


def cn_resident_form(number: str) -> bool:
    """Whether eighteen characters hold a date of birth where a Chinese identity number does."""
    return _is_date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def cn_resident(number: str) -> bool:
    """Chinese resident identity number (GB 11643): a date of birth and a check character."""
    if not cn_resident_form(number):
        return False
    return "10X98765432"[_weighted(number[:17], _CN_WEIGHTS) % 11] == number[17].upper()


def jp_my_number(number: str) -> bool:
    """Japanese individual number: twelve digits, modulo 11."""
    rest = _weighted(number, (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
    return int(number[11]) == (0 if rest <= 1 else 11 - rest)


def in_aadhaar(number: str) -> bool:
    """Indian Aadhaar: twelve digits, Verhoeff's scheme over the dihedral group of order ten."""
    if number[0] in "01":
        return False
    state = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit)
        for _ in range(place % 8):
            value = _VERHOEFF_PERMUTATION[value]
        state = _dihedral(state, value)
    return state == 0


def _dihedral(left: int, right: int) -> int:
    """Product of two of the ten symmetries of a pentagon; 0 to 4 turn it, 5 to 9 flip it."""
    turn = left % 5 + (right % 5 if left < 5 else -(right % 5))  # noqa: PLR2004
    return turn % 5 + (5 if (left < 5) != (right < 5) else 0)  # noqa: PLR2004


def nl_bsn(number: str) -> bool:
    """Dutch BSN: nine digits, the eleven test."""
    return _weighted(number, (9, 8, 7, 6, 5, 4, 3, 2, -1)) % 11 == 0


def be_national(number: str) -> bool:
    """Belgian national number: eleven digits, modulo 97, with a 2 before it for born after 1999."""
    body, key = int(number[:9]), int(number[9:])
    return key in {97 - body % 97, 97 - (2_000_000_000 + body) % 97}


def se_personnummer(number: str) -> bool:
    """Swedish personnummer: six digits of birth, four more, by Luhn."""
    return _is_date(2000 + int(number[:2]), int(number[2:4]), int(number[4:6])) and luhn(number)


def fi_hetu(number: str) -> bool:
    """Finnish henkilötunnus: DDMMYY, perhaps a century sign, three digits, a check character."""
    return _FI_LETTERS[int(number[:6] + number[-4:-1]) % 31] == number[-1]


def pt_nif(number: str) -> bool:
    """Portuguese NIF: nine digits, modulo 11."""
    check = 11 - _weighted(number, range(9, 1, -1)) % 11
    return int(number[8]) == (0 if check >= 10 else check)  # noqa: PLR2004


def ch_ahv(number: str) -> bool:
    """Swiss AHV number: 756 and ten digits, the article-number check digit."""
    return number.startswith("756") and ean13(number)


def bitcoin(address: str) -> bool:
    """Base58Check address of Bitcoin: the last four bytes are a double SHA-256."""
    value = 0
    for char in address:
        value = value * 58 + _BASE58.index(char)
    raw = value.to_bytes(25, "big") if value < 1 << 200 else b""
    return (
        bool(raw) and hashlib.sha256(hashlib.sha256(raw[:21]).digest()).digest()[:4] == (raw[21:])
    )


def bare(value: str) -> str:
    """The value without spaces, dots, slashes and hyphens, letters upper case."""
    return re.sub(r"[\s.\-/·_]", "", value).upper()
