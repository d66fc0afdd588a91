"""Telephone numbers: international, in the national forms of the markets, and by their label."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from .kinds import PersonalData
from .reading import Reading

DEFAULT_REGIONS = ("US", "GB", "DE", "FR", "ES", "IT", "NL", "PL", "BR", "IN", "JP", "CN")
"""Countries whose national forms are known when a text comes without a market."""

_CANDIDATE = re.compile(
    r"(?<![\w.,/#@=$€£¥+-])(?:(?:\+|00)\s?\d|\(\+?\d|\d)"
    r"(?:[\s.\-/()–·]{0,2}\d){6,14}"
    r"(?:\s?(?:x|ext\.?|Durchwahl|转)\s?\d{1,6})?(?![\w]|[.,/]\d|-\d|\s?(?:€|\$|£|%|°))"
    r"|(?<=[\u3000-\u9fff\uff00-\uffef])(?:\+?\d)(?:[\s-]?\d){6,13}(?!\d)"
)
_LABEL = re.compile(
    r"(?:phone|\btel\b|tel\.|telephone|mobile|mobil|\bcell|handy|telefon|fax|\bcall|ring|"
    r"whatsapp|reach|"
    r"contact|rufen|anrufen|rückruf|(?<![a-zäöü])nummer\b|number is|text (?:me|us)|sms|hotline|"
    r"téléphone|portable|appel|tel[eé]fono|móvil|llam|celular|ligue|telemóvel|cellulare|chiama|"
    r"电话|手机|联系方式|联系|致电|拨打|热线|座机|電話|携帯|전화)[^\n]{0,24}$",
    re.IGNORECASE,
)
_LABEL_AFTER = re.compile(
    r"\W{0,3}(?:is|was|ist|est|es|è) (?:my|his|her|their|the|meine?|seine?|ihre?|mon|mi|il mio) "
    r"(?:new |best |neue |direct )?(?:phone|mobile|cell|number|handy|telefon|nummer|n[uú]m[eé]ro)",
    re.IGNORECASE,
)
_NO_PHONE = re.compile(
    r"(?:order|bestell\w*|auftrag\w*|invoice|rechnung\w*|ref(?:erence)?|sku|art(?:ikel|icle)?\.?|"
    r"model|modell|item|isbn|issn|ean|gtin|upc|serial|serien\w*|tracking|parcel|sendung\w*|policy|"
    r"batch|lot|version|patent|case|ticket|id|no|nr|hrb|ust\w*|vat|订单号?|编号|型号|货号|批号|"
    r"单号)"
    r"[\s.:#：-]{0,3}(?:no|nr|number|nummer|id)?[\s.:#：]{0,3}$",
    re.IGNORECASE,
)
_UNIT_AFTER = re.compile(
    r"\s?(?:mm|cm|km|m|kg|g|ml|l|w|kw|mah|gb|mb|tb|hz|ghz|px|x|×|euro|eur|usd|dollars?|yuan|元|块|"
    r"customers|kunden|users|nutzer|people|units|stück|pieces|sq|reviews|bewertungen|人|件|台|个|"
    r"年|万)"
    r"(?![a-z])",
    re.IGNORECASE,
)
_SHAPES = re.compile(
    r"^(?:(?:\+?1[\s.-]?|001[\s.-]?)?(?:\(\d{3}\)[\s.-]?|\d{3}[\s.-])\d{3}[\s.-]\d{4}"  # NANP
    r"|1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}"  # Chinese mobile
    r"|0\d{2,3}-\d{7,8}"  # Chinese and Japanese fixed
    r"|0\d{1,3}-\d{2,4}-\d{4}"
    r"|0[1-9](?:[\s.]\d{2}){4}"  # France
    r"|\(?0\d{2,5}(?:\)[\s/-]{0,3}|[\s/-]{1,3})\d{3,}(?:[\s-]?\d{2,})*"  # trunk prefix, a gap
    r"|07\d{3}\s?\d{6}|07\d{2}\s?\d{3}\s?\d{4}"  # British mobile
    r"|\(?\d{2}\)?\s9\d{4}-\d{4})"  # Brazil
    r"(?:\s?(?:x|ext\.?|Durchwahl|转)\s?\d{1,6})?$"
)
_DATE_OR_RANGE = re.compile(
    r"^(?:(?:19|20)\d{2}[\s./-]\d{1,2}[\s./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}"
    r"|(?:19|20)\d{2}\s?[-–/]\s?(?:19|20)\d{2}|\d{1,3}(?:[\s.]\d{3})+|(?:19|20)\d{12}|\d{8})$"
)
_LEAST_DIGITS = 7


def find_phones(reading: Reading, regions: Collection[str] = ()) -> Iterator[PersonalData]:
    """Telephone numbers; national forms are read as in `regions` (ISO 3166, else the defaults)."""
    text = reading.text
    if reading.digits < _LEAST_DIGITS:
        return
    for match in _CANDIDATE.finditer(text):
        value = match.group().strip()
        before = text[max(0, match.start() - 40) : match.start()]
        score = _score(value, before, text[match.end() : match.end() + 40], regions)
        if score:
            start = match.start() + (len(match.group()) - len(match.group().lstrip()))
            yield PersonalData(
                type="PHONE", start=start, end=start + len(value), score=score, text=value
            )


def is_labelled(text: str, place: int) -> bool:
    """Whether a word for a telephone stands shortly before the place."""
    return _LABEL.search(text[max(0, place - 40) : place]) is not None


def _score(value: str, before: str, after: str, regions: Collection[str]) -> float:
    labelled = bool(_LABEL.search(before) or _LABEL_AFTER.match(after))
    if not labelled and (_NO_PHONE.search(before) or _UNIT_AFTER.match(after)):
        return 0.0
    if value.startswith(("+", "(+", "00")) and _valid(value, None):
        return 1.0
    if _DATE_OR_RANGE.match(value) and not labelled:
        return 0.0
    if _SHAPES.match(value):
        return 0.9 if labelled or _valid_in(value, regions) else 0.7
    if value.startswith("+") or labelled:
        return 0.8
    return 0.6 if value.startswith("0") and _valid_in(value, regions) else 0.0


def _valid_in(value: str, regions: Collection[str]) -> bool:
    return any(_valid(value, region) for region in regions or DEFAULT_REGIONS)


def _valid(value: str, region: str | None) -> bool:
    import phonenumbers

    if region is None and value.startswith("00"):
        value = "+" + value[2:]
    try:
        number = phonenumbers.parse(value, region)
    except phonenumbers.NumberParseException:
        return False
    return bool(phonenumbers.is_valid_number(number))
