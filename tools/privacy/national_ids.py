"""National ids, passports and driving licences: by form and checksum, or by the label before."""

from __future__ import annotations

from collections.abc import Callable

from . import checksums
from .identifier_rule import EDGE_LEFT, EDGE_RIGHT, Rule

_L, _R = EDGE_LEFT, EDGE_RIGHT
_ID_WORDS = (
    r"id|ident|identity|national|tax|steuer|ausweis|personal|social|insurance|ssn|sin|nino|nhs|nin|"
    r"bsn|cpf|pesel|aadhaar|uid|nif|contribuinte|dni|nie|rijksregister|numéro|personnummer|"
    r"mynumber|"
    r"my number|マイナンバー|个人番号|個人番号|身份证|身份證|证件|tin|itin|rg|curp|insee|fiscal"
)

_ID_PIECES = (
    *(
        "id",
        "national",
        "tax",
        "steuer",
        "ausweis",
        "personal",
        "social",
        "insurance",
        "ssn",
        "sin",
    ),
    *("nino", "nhs", "nin", "bsn", "cpf", "pesel", "aadhaar", "nif", "contribuinte", "dni", "nie"),
    *(
        "rijksregister",
        "numéro",
        "nummer",
        "number",
        "マイナンバー",
        "个人番号",
        "個人番号",
        "身份证",
    ),
    *("身份證", "证件", "tin", "rg", "curp", "insee", "fiscal"),
)
"""Of which one stands in each of the words for an id."""

_LABELLED: dict[int, tuple[Callable[[str], bool], ...]] = {
    8: (checksums.es_dni,),
    9: (checksums.us_ssn, checksums.nl_bsn, checksums.pt_nif, checksums.luhn),
    10: (checksums.uk_nhs, checksums.se_personnummer),
    11: (
        checksums.de_tax_id,
        checksums.pl_pesel,
        checksums.br_cpf,
        checksums.be_national,
    ),
    12: (checksums.in_aadhaar, checksums.jp_my_number),
}
"""Checks of ids that are plain digits, by length; a label must stand near."""

NATIONAL_RULES = (
    # national ids whose form says enough
    Rule(
        type="NATIONAL_ID",
        digits=9,
        joined=True,
        score=0.95,
        check=checksums.us_ssn,
        pattern=r"(?<![\w-])\d{3}[- ]\d{2}[- ]\d{4}(?![\w-])",
    ),
    Rule(
        type="NATIONAL_ID",
        digits=9,
        joined=True,
        score=0.85,
        pattern=r"(?<![\w-])9\d{2}-[5-9]\d-\d{4}(?![\w-])",
    ),
    Rule(
        type="NATIONAL_ID",
        digits=6,
        joined=True,
        score=0.9,
        pattern=rf"{_L}(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{{2}} "
        rf"?\d{{2}} ?"
        rf"\d{{2}} ?[A-D]{_R}",
    ),
    Rule(
        type="NATIONAL_ID",
        digits=7,
        joined=True,
        score=1.0,
        check=checksums.es_dni,
        pattern=rf"{_L}(?:[XYZ][- ]?\d{{7}}|\d{{8}}|\d{{2}}\.\d{{3}}\.\d{{3}})[- "
        rf"]?[A-HJ-NP-TV-Z]{_R}",
    ),
    Rule(
        type="NATIONAL_ID",
        digits=13,
        joined=True,
        score=1.0,
        check=checksums.fr_nir,
        pattern=r"(?<![\w.])[1-478] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} "
        r"?\d{3} ?"
        r"\d{2}(?!\w)",
    ),
    Rule(
        type="NATIONAL_ID",
        digits=7,
        joined=True,
        score=1.0,
        check=checksums.it_codice_fiscale,
        pattern=rf"{_L}[A-Z]{{6}}\d{{2}}[A-EHLMPRST]\d{{2}}[A-Z]\d{{3}}[A-Z]{_R}",
    ),
    Rule(
        type="NATIONAL_ID",
        digits=11,
        joined=True,
        score=1.0,
        check=checksums.br_cpf,
        pattern=r"(?<!\w)\d{3}\.\d{3}\.\d{3}-\d{2}(?!\w)",
    ),
    Rule(
        type="NATIONAL_ID",
        digits=17,
        joined=True,
        score=1.0,
        check=checksums.cn_resident,
        pattern=r"(?<![A-Za-z0-9])[1-9]\d{16}[\dXx](?![A-Za-z0-9])",
    ),
    Rule(
        type="NATIONAL_ID",
        digits=12,
        joined=True,
        score=1.0,
        check=checksums.in_aadhaar,
        pattern=r"(?<![\w-])[2-9]\d{3}[ -]\d{4}[ -]\d{4}(?![ -]?\w)",
    ),
    Rule(
        type="NATIONAL_ID",
        digits=13,
        joined=True,
        score=1.0,
        check=checksums.ch_ahv,
        pattern=r"(?<!\w)756\.\d{4}\.\d{4}\.\d{2}(?!\w)",
    ),
    Rule(
        type="NATIONAL_ID",
        digits=11,
        joined=True,
        score=1.0,
        check=checksums.be_national,
        pattern=r"(?<!\w)\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}(?!\w)",
    ),
    Rule(
        type="NATIONAL_ID",
        digits=10,
        joined=True,
        score=1.0,
        check=checksums.se_personnummer,
        pattern=r"(?<![\w-])\d{6}[-+]\d{4}(?![\w-])",
    ),
    Rule(
        type="NATIONAL_ID",
        digits=9,
        joined=True,
        score=1.0,
        check=checksums.fi_hetu,
        flags=0,
        pattern=rf"{_L}\d{{6}}[-+A]\d{{3}}[0-9A-Y]{_R}",
    ),
    # national ids that need their label
    Rule(
        type="NATIONAL_ID",
        digits=6,
        joined=True,
        words=("insurance", "nino", "n.i", "ni "),
        score=0.9,
        near=r"national insurance|\bnino\b|\bn\.?i\.? ?(?:no\b|number|nr|#|:)",
        pattern=rf"{_L}[A-Z]{{2}}(?: ?\d{{2}}){{3}} ?[A-Z]?{_R}",
    ),
    Rule(
        type="NATIONAL_ID",
        digits=17,
        joined=True,
        words=("证", "證", "id"),
        score=0.95,
        near=r"身份|证件|證件|证号|\bid\b",
        check=checksums.cn_resident_form,
        pattern=r"(?<![A-Za-z0-9])[1-9]\d{5}[ -]?(?:18|19|20)\d{2}[ -]?\d{4}[ -]?\d{3}[\dXx]"
        r"(?![A-Za-z0-9])",
    ),
    Rule(
        type="NATIONAL_ID",
        digits=8,
        joined=True,
        score=0.9,
        words=_ID_PIECES,
        near=rf"(?<![a-z])(?:{_ID_WORDS})(?![a-z])|steuer|ausweis|nummer",
        pattern=r"(?<![\w.,])\d(?:[ .-]?\d){7,11}(?![\w%])",
        check=lambda number: any(test(number) for test in _LABELLED.get(len(number), ())),
    ),
    Rule(
        type="NATIONAL_ID",
        words=("ausweis", "reisepass", "id card"),
        score=0.9,
        near=r"ausweis|reisepass|\bid card",
        check=checksums.de_id_card,
        pattern=rf"{_L}[CFGHJKLMNPRTVWXYZ0-9]{{9}}\d{_R}",
    ),
    Rule(
        type="NATIONAL_ID",
        digits=9,
        joined=True,
        score=0.8,
        pattern=rf"{_L}\d{{9}}{_R}",
        check=checksums.us_ssn,
        near=r"\bssn\b|social security",
    ),
    Rule(
        type="NATIONAL_ID",
        digits=3,
        joined=True,
        score=0.7,
        near=r"ausweis|\bid (?:card|no|number|nr)|national id|identity",
        pattern=rf"{_L}(?=[A-Z0-9-]{{0,12}}\d{{3}})[A-Z0-9][A-Z0-9-]{{6,14}}{_R}",
    ),
    Rule(
        type="PASSPORT",
        words=("pass", "pasaporte", "护照", "護照"),
        score=0.8,
        near=r"passport|reisepass|passeport|pasaporte|passaporto|护照|護照",
        pattern=rf"{_L}(?:[A-Z]{{1,2}}\d{{6,8}}|[CFGHJK][0-9CFGHJKLMNPRTVWXYZ]{{8}}|"
        rf"\d{{8,9}}){_R}",
    ),
    Rule(
        type="DRIVER_LICENSE",
        words=("driv", "führerschein", "permis", "carn", "驾", "dl "),
        score=0.8,
        pattern=rf"{_L}(?=[A-Z]{{0,16}}\d)[A-Z0-9][A-Z0-9-]{{4,17}}{_R}",
        near=r"driv(?:er|ing)(?:'s|s)? licen[cs]e|führerschein|permis de conduire|carn[eé] de "
        r"conducir|"
        r"驾驶证|驾照|\bdl (?:no|number|#)",
    ),
)
"""Ids by country; those whose form says enough first."""
