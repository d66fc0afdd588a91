"""Prices as people write them, by language and country, and the currency of a country."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

_EURO = (
    "AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK "
    "AD MC SM VA ME XK"
)  # fmt: skip
_DOLLAR = "US PR GU VI AS EC SV PA ZW"
_ONE_EACH = (
    "AE:AED AR:ARS AU:AUD NZ:NZD BD:BDT BH:BHD BO:BOB BR:BRL CA:CAD CH:CHF LI:CHF CL:CLP CN:CNY "
    "CO:COP CR:CRC CZ:CZK DK:DKK DO:DOP DZ:DZD EG:EGP ET:ETB GB:GBP GE:GEL GH:GHS GT:GTQ HK:HKD "
    "HN:HNL HU:HUF ID:IDR IL:ILS IN:INR IQ:IQD IS:ISK JM:JMD JO:JOD JP:JPY KE:KES KR:KRW KW:KWD "
    "KZ:KZT LB:LBP LK:LKR MA:MAD MO:MOP MX:MXN MY:MYR NG:NGN NO:NOK NP:NPR OM:OMR PE:PEN PH:PHP "
    "PK:PKR PL:PLN PY:PYG QA:QAR RO:RON RS:RSD RU:RUB SA:SAR SE:SEK SG:SGD TH:THB TN:TND TR:TRY "
    "TW:TWD TZ:TZS UA:UAH UG:UGX UY:UYU VN:VND ZA:ZAR BA:BAM MK:MKD AL:ALL MD:MDL BY:BYN AM:AMD "
    "AZ:AZN UZ:UZS MM:MMK KH:KHR LA:LAK MN:MNT CI:XOF SN:XOF CM:XAF"
)

# ISO 4217 currency of each ISO 3166-1 country: https://www.iso.org/iso-4217-currency-codes.html
CURRENCIES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(_EURO.split(), "EUR"),
        **dict.fromkeys(_DOLLAR.split(), "USD"),
        **dict(pair.split(":") for pair in _ONE_EACH.split()),
    }
)
"""ISO 3166-1 alpha-2 country to ISO 4217 currency."""

SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "EUR": "€", "GBP": "£", "USD": "$", "CNY": "¥", "JPY": "¥", "INR": "₹", "KRW": "₩",
        "BRL": "R$", "CAD": "CA$", "AUD": "A$", "NZD": "NZ$", "HKD": "HK$", "SGD": "S$",
        "MXN": "MX$", "TWD": "NT$", "PLN": "zł", "CZK": "Kč", "SEK": "kr", "NOK": "kr",
        "DKK": "kr", "TRY": "₺", "ILS": "₪", "VND": "₫", "THB": "฿", "UAH": "₴", "PHP": "₱",
        "NGN": "₦", "RUB": "₽", "KZT": "₸", "CHF": "CHF", "HUF": "Ft", "RON": "lei",
    }
)  # fmt: skip
"""Sign of a currency where it is not the home currency; others show their code."""

_AT_HOME = {
    "CAD": "$", "AUD": "$", "NZD": "$", "HKD": "$", "SGD": "$", "MXN": "$", "TWD": "$",
}  # fmt: skip
_NO_CENTS = frozenset({"JPY", "KRW", "VND", "CLP", "IDR", "HUF", "ISK", "PYG"})
_SIGN_FIRST = frozenset({"en", "zh", "ja", "ko", "hi", "th", "tr"})

# Decimal and grouping marks: https://cldr.unicode.org (numbers, by language)
_COMMA_DECIMAL = frozenset(
    "de fr es it pt nl pl cs sv da nb no fi tr ru uk id el ro hu bg hr sk sl".split()  # noqa: SIM905
)
_SPACE_GROUPS = frozenset("fr pl cs sv nb no fi ru uk hu bg sk".split())  # noqa: SIM905
_DOT_COUNTRIES = frozenset({"CH", "LI", "MX"})
_WORD_SIGNS = frozenset({"CHF"})


def currency_of(country: str) -> str:
    """ISO 4217 code of a country's currency; empty for a country that is not in the table."""
    return CURRENCIES.get(country.upper(), "")


def format_number(number: Decimal, *, language: str, country: str = "", places: int = -1) -> str:
    """A number with the marks of the language; `places` decimals, -1 for as many as it has."""
    if places >= 0:
        number = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    decimal, group = _marks(language, country)
    whole, _, part = f"{number:,f}".partition(".")
    return whole.replace(",", group) + (decimal + part if part else "")


def format_price(amount: Decimal, currency: str, *, language: str, country: str) -> str:
    """A price as an advertiser in that country writes it: €79, 79 €, $79.99, ¥399, CHF 79.

    `currency` is an ISO 4217 code, or empty for the country's own. A whole amount shows no cents.
    """
    code = currency.upper() or currency_of(country)
    whole = amount == amount.to_integral_value() or code in _NO_CENTS
    number = format_number(amount, language=language, country=country, places=0 if whole else 2)
    return _with_sign(number, code, language=language, country=country)


def _with_sign(number: str, code: str, *, language: str, country: str) -> str:
    if not code:
        return number
    sign = _sign(code, country)
    primary = language.partition("-")[0].lower()
    if sign in _WORD_SIGNS or (code == "BRL" and primary == "pt"):
        return f"{sign} {number}"
    if primary in _SIGN_FIRST and not (sign.isalpha() and sign.isascii()) and sign != "zł":
        return f"{sign}{number}"
    return f"{number} {sign}"


def _sign(code: str, country: str) -> str:
    if code in _AT_HOME and currency_of(country) == code:
        return _AT_HOME[code]
    return SIGNS.get(code, code)


def _marks(language: str, country: str) -> tuple[str, str]:
    """Decimal mark and grouping mark."""
    primary = language.partition("-")[0].lower()
    if country.upper() in _DOT_COUNTRIES:
        return ".", "’" if country.upper() in {"CH", "LI"} else ","
    if primary in _SPACE_GROUPS:
        return ",", "\u00a0"
    if primary in _COMMA_DECIMAL:
        return ",", "."
    return ".", ","
