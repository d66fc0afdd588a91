"""The units that a number can stand with, and when two measured numbers are the same."""

# ruff: noqa: E501 - one entry per line reads as the table it is

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache


@dataclass(frozen=True, kw_only=True)
class Unit:
    """What a number counts or measures."""

    dimension: str
    """time, months, money, percent, weight ...; only numbers of one dimension compare."""
    factor: Decimal = Decimal(1)
    """Size in the dimension's base unit."""
    strict: bool = True
    """False for counted things (stars, buyers): a bare number may stand for it."""
    currency: str = ""
    """ISO 4217 code, or $ or ¥ where the sign does not say which."""


def _row(dimension: str, factor: str, words: str, *, strict: bool = True) -> dict[str, Unit]:
    unit = Unit(dimension=dimension, factor=Decimal(factor), strict=strict)
    return dict.fromkeys(words.split("|"), unit)


def _money(code: str, words: str) -> dict[str, Unit]:
    return dict.fromkeys(words.split("|"), Unit(dimension="money", currency=code))


# Words in lower case, in English, German, Chinese, Spanish, French and Portuguese
WORDS: Mapping[str, Unit] = {
    **_row("percent", "1", "%|％|percent|per cent|pct|prozent|prozentige|prozentiger|prozentigen|por ciento|pour cent|por cento|个百分点"),
    **_row("time", "1", "second|seconds|sec|secs|sekunde|sekunden|sek|segundo|segundos|seconde|secondes|秒|秒钟"),
    **_row("time", "60", "minute|minutes|min|mins|minuten|minuto|minutos|分钟"),
    **_row("time", "3600", "hour|hours|h|hr|hrs|stunde|stunden|std|hora|horas|heure|heures|小时|个小时|钟头"),
    **_row("time", "86400", "day|days|night|nights|tag|tage|tagen|tägige|tägigen|tägiges|tägiger|nacht|nächte|nächten|día|días|dia|dias|jour|jours|noche|noches|noite|noites|nuit|nuits|天|日|晚"),
    **_row("time", "604800", "week|weeks|woche|wochen|wöchige|semana|semanas|semaine|semaines|周|星期|个星期"),
    **_row("months", "1", "month|months|monat|monate|monaten|monats|monatige|mes|meses|mês|mois|个月"),
    **_row("months", "12", "year|years|yr|yrs|jahr|jahre|jahren|jahres|jährige|jährigen|jähriger|año|años|ano|anos|an|ans|année|années|年"),
    **_row("decade", "1", "s|er|年代"),
    **_row("weight", "1", "g|gram|grams|gramm|gramme|grammes|gramo|gramos|克"),
    **_row("weight", "0.001", "mg|milligram|milligrams|milligramm|毫克"),
    **_row("weight", "1000", "kg|kilo|kilos|kilogram|kilograms|kilogramm|公斤|千克"),
    **_row("weight", "500", "斤"),
    **_row("weight", "28.3495", "oz|ounce|ounces"),
    **_row("weight", "453.592", "lb|lbs|pound weight"),
    **_row("length", "1", "mm|millimetre|millimetres|millimeter|millimeters|毫米"),
    **_row("length", "10", "cm|centimetre|centimetres|centimeter|centimeters|zentimeter|厘米|公分"),
    **_row("length", "1000", "m|metre|metres|meter|meters|metern|metro|metros|mètre|mètres|米"),
    **_row("length", "1000000", "km|kilometre|kilometres|kilometer|kilometers|kilometern|公里"),
    **_row("length", "25.4", "inch|inches|zoll|pulgadas|pouces|polegadas|英寸"),
    **_row("length", "1609344", "mile|miles"),
    **_row("area", "1", "m²|m2|sqm|qm|square metres|square meters|quadratmeter|平方米|平米"),
    **_row("volume", "1", "ml|milliliter|millilitre|毫升"),
    **_row("volume", "10", "cl"),
    **_row("volume", "1000", "l|litre|litres|liter|liters|litern|litro|litros|升"),
    **_row("energy", "1", "kcal|calories|kalorien|calorías|卡|千卡|大卡"),
    **_row("power", "1", "w|watt|watts|瓦"),
    **_row("power", "1000", "kw|kilowatt|千瓦"),
    **_row("charge", "1", "mah|毫安|毫安时"),
    **_row("work", "1", "kwh|千瓦时|度电"),
    **_row("volt", "1", "v|volt|volts|伏"),
    **_row("data", "1", "gb|gigabyte|gigabytes"),
    **_row("data", "1000", "tb|terabyte"),
    **_row("data", "0.001", "mb|megabyte"),
    **_row("rate", "1", "mbps|mbit/s"),
    **_row("sound", "1", "db|decibel|decibels|dezibel|分贝"),
    **_row("heat", "1", "°c|℃|°|degrees|grad|度"),
    **_row("pixel", "1", "mp|megapixel|megapixels|像素"),
    **_row("times", "1", "x|×|times|fold|fach|fache|mal|倍|veces|fois|vezes"),
    **_row("stars", "1", "star|stars|★|stern|sterne|sternen|星|颗星|estrellas|étoiles|estrelas|分", strict=False),
    **_row("voices", "1", "people|customer|customers|buyer|buyers|user|users|review|reviews|rating|ratings|member|members|client|clients|guest|guests|reader|readers|runner|runners|kunden|kundinnen|käufer|käufern|käuferinnen|nutzer|nutzern|bewertung|bewertungen|rezensionen|menschen|gäste|gästen|人|位|名|条评价|用户|客户|买家|位用户|位客户|位买家|名用户|clientes|usuarios|avis|utilisateurs|usuários|avaliações|reseñas", strict=False),
    **_row("pieces", "1", "piece|pieces|pcs|pack|stück|teilig|teilige|件|个|只|双|片|枚|支|瓶|盒|包|款|种|piezas|pièces|peças", strict=False),
    **_money("EUR", "€|eur|euro|euros|欧元"),
    **_money("GBP", "£|gbp|pound|pounds|pfund|quid|英镑"),
    **_money("$", "$|＄|dollar|dollars|美金|美刀"),
    **_money("USD", "us$|usd|美元"),
    **_money("¥", "¥|￥"),
    **_money("CNY", "cny|rmb|元|块|块钱|人民币|yuan"),
    **_money("JPY", "jpy|yen|円|日元"),
    **_money("CHF", "chf|franken|fr."),
    **_money("CAD", "ca$|cad"),
    **_money("AUD", "a$|aud"),
    **_money("NZD", "nz$|nzd"),
    **_money("HKD", "hk$|hkd|港币|港元"),
    **_money("SGD", "s$|sgd"),
    **_money("MXN", "mx$|mxn"),
    **_money("TWD", "nt$|twd|新台币"),
    **_money("BRL", "r$|brl|reais"),
    **_money("INR", "₹|inr|rupees"),
    **_money("KRW", "₩|krw|won|韩元"),
    **_money("PLN", "zł|pln"),
    **_money("CZK", "kč|czk"),
    **_money("SEK", "sek"),
    **_money("NOK", "nok"),
    **_money("DKK", "dkk"),
    **_money("KR", "kr"),
    **_money("TRY", "₺|try"),
    **_money("ILS", "₪|ils"),
    **_money("VND", "₫|vnd"),
    **_money("THB", "฿|thb"),
    **_money("AED", "aed"),
    **_money("SAR", "sar"),
    **_money("ZAR", "zar"),
    **_money("HUF", "ft|huf"),
    **_money("RON", "lei|ron"),
    **_money("UAH", "₴|uah"),
    **_money("CENT", "cent|cents|¢"),
}  # fmt: skip

# Number words that multiply: 2 million, 10k, 2.1万
MULTIPLIERS: Mapping[str, Decimal] = {
    "k": Decimal(1000), "thousand": Decimal(1000), "tausend": Decimal(1000), "tsd": Decimal(1000),
    "mil": Decimal(1000), "mille": Decimal(1000), "千": Decimal(1000), "百": Decimal(100),
    "万": Decimal(10_000), "萬": Decimal(10_000), "亿": Decimal(100_000_000),
    "million": Decimal(1_000_000), "millions": Decimal(1_000_000), "mio": Decimal(1_000_000),
    "millionen": Decimal(1_000_000), "百万": Decimal(1_000_000), "bn": Decimal(1_000_000_000),
    "billion": Decimal(1_000_000_000),
}  # fmt: skip

_DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "HKD", "SGD", "MXN", "TWD"})
_YUAN = frozenset({"CNY", "JPY"})
_KRONOR = frozenset({"SEK", "NOK", "DKK"})
_ONE_OF = {"$": _DOLLARS, "¥": _YUAN, "KR": _KRONOR}


def same_currency(one: str, other: str) -> bool:
    """Whether two currencies can be the same: $ stands for any dollar, ¥ for yuan or yen."""
    return one == other or other in _ONE_OF.get(one, ()) or one in _ONE_OF.get(other, ())


@cache
def unit_pattern() -> str:
    """Regular expression of every unit word, longest first; latin words end at a letter's end."""
    words = sorted(WORDS, key=len, reverse=True)
    latin = [re.escape(word) for word in words if word[-1].isalpha() and word.isascii()]
    accented = [re.escape(w) for w in words if w[-1].isalpha() and not w.isascii() and _european(w)]
    others = [re.escape(word) for word in words if not (word[-1].isalpha() and _european(word))]
    european = "|".join(sorted((*latin, *accented), key=len, reverse=True))
    return rf"(?:(?:{european})(?![^\W\d_\u2e80-\u9fff])|{'|'.join(others)})"


def _european(word: str) -> bool:
    return word[-1] < "\u2e80"


@cache
def currency_pattern() -> str:
    """Regular expression of the currency signs and codes that stand before a number."""
    words = (word for word, unit in WORDS.items() if unit.dimension == "money" and len(word) <= 3)
    before = [word for word in words if (word != "ft" and not word > "\u2e80") or word == "￥"]
    return "|".join(re.escape(word) for word in sorted(before, key=len, reverse=True))
