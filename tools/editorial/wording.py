"""Rules of wording: capitals, empty calls, phone numbers, superlatives, promises of results."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from ...schema import Severity
from ..platforms import GOOGLE
from .rule import Place, Rule

# https://support.google.com/adspolicy/answer/14848295 : capitalisation
CAPITALS = "https://support.google.com/adspolicy/answer/14848295"
UNCLEAR = "https://support.google.com/adspolicy/answer/14848297"
# https://support.google.com/adspolicy/answer/15936857 : improbable results
IMPROBABLE = "https://support.google.com/adspolicy/answer/15936857"
# https://support.google.com/adspolicy/answer/6020955 : misrepresentation
MISREPRESENTATION = "https://support.google.com/adspolicy/answer/6020955"
# Advertising Law of the People's Republic of China, article 9 (3): 国家级, 最高级, 最佳 (as quoted)
CHINA = "https://shbk5.com/falv/88011.html"
# German Unfair Competition Act, section 5: misleading statements of being first or best
GERMANY = "https://www.gesetze-im-internet.de/uwg_2004/__5.html"

_ACRONYMS = frozenset(
    [
        "ISOFIX",
        "HEPA",
        "GDPR",
        "DSGVO",
        "HIPAA",
        "NASA",
        "UNESCO",
        "LASIK",
        "USB",
        "HDMI",
        "OLED",
        "QLED",
        "WLAN",
        "WIFI",
        "SEPA",
        "ESIM",
        "GORETEX",
        "XXXL",
        "XXXXL",
        "RFID",
        "MIDI",
        "JPEG",
        "HTML",
        "AIDA",
        "INOX",
        "ISBN",
        "DDR",
        "VIP",
        "BMW",
        "IKEA",
        "LEGO",
        "NATO",
        "CRISPR",
        "SARS",
        "MERS",
        "ASMR",
        "SAAS",
        "PAAS",
        "IBAN",
        "SWIFT",
    ]
)
_SHOUT_FROM = 6
"""All capitals from this length on are a shout; shorter ones can be an acronym."""


def odd_capitals(text: str) -> Iterator[Place]:
    """FLOWERS, FlOwErS and F.L.O.W.E.R.S; acronyms and codes are let through."""
    for match in _upper().finditer(text):
        words = re.findall(r"[^\W\d_]+", match[0])
        unknown = [word for word in words if word not in _ACRONYMS]
        if any(len(word) >= _SHOUT_FROM for word in unknown) or (
            len(unknown) > 1 and sum(map(len, unknown)) >= _SHOUT_FROM
        ):
            yield match.span()
    for match in _zigzag().finditer(text):
        yield match.span()


@cache
def _upper() -> re.Pattern[str]:
    capital = "[A-ZÄÖÜÉÈÀÇÑÁÍÓÚÂÊÔ]"
    return re.compile(rf"(?<![\w-]){capital}{{3,}}(?:\s+{capital}{{2,}})*(?![\w-])")


@cache
def _zigzag() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:[A-Z][a-z]){3,}[A-Z]?(?!\w)|(?<!\w)(?:[a-z][A-Z]){3,}|\b(?:[A-Z]\.){4,}[A-Z]?"
    )


WORDING = (
    Rule(
        id="google.capitals",
        what="Capitals are used for show",
        why="Google refuses odd capitals; acronyms and codes are exempt",
        fix="write it in sentence case",
        source=CAPITALS,
        finder=odd_capitals,
        platforms=GOOGLE,
        passing=(
            "Retro runners", "USB-C for iPhone", "GDPR ready", "YouTube", "McDonald", "DJ set",
            "U.S.A.",
        ),
        failing=("FLOWERS for you", "FlOwErS", "F.L.O.W.E.R.S", "BUY NOW TODAY", "JETZT KAUFEN"),
    ),
    Rule(
        id="google.generic_call",
        what="The call says nothing about the offer",
        why="Google refuses generic calls such as “click here”",
        fix="say what happens: “See the colours”",
        source=UNCLEAR,
        pattern=(
            r"\bclick (?:here|this|on (?:this|the) (?:ad|link))\b|\bhier klicken\b"
            r"|\bklick(?:en sie)? hier\b"
            r"|点击(?:这里|此处|链接)|点此|\bhaz clic aquí\b|\bcliquez ici\b|\bclique aqui\b"
            r"|\bvisit our (?:site|website)$"
        ),
        platforms=GOOGLE,
        passing=("See the colours", "One click and it opens", "Das Klicken beim Einrasten"),
        failing=("Click here for shoes", "Hier klicken", "点击这里", "Cliquez ici"),
    ),
    Rule(
        id="google.phone_number",
        what="A phone number stands in the text",
        why="Google refuses phone numbers in ad text",
        fix="use a call asset",
        source=UNCLEAR,
        pattern=(
            r"(?<![\w.,€$£¥-])(?!(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d(?!\d)"
            r"|\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?!\d))(?:\+\d{1,3}[\s./-]?)?(?:\(\d{2,5}\)[\s./-]?"
            r"|\d{2,5}[\s./-])\d{2,4}(?:[\s./-]?\d{2,4}){1,3}(?![\w%€])"
            r"|(?<![\d.,€$£¥])\+?\d{9,14}(?!\d)|1[38]00[- ]?[A-Z\d]{4,}|400-?\d{3}-?\d{4}"
        ),
        platforms=GOOGLE,
        passing=(
            "From 1,299 to 2,499", "Open 9-17", "2024-2026", "2,100 buyers", "€1.299,50",
            "31.05.2026",
        ),
        failing=("Call 0800 123 4567", "+49 30 1234567", "Call (555) 123-4567", "13800138000"),
    ),
    Rule(
        id="google.word_list",
        what="The text is a list of search words",
        why="Google refuses lists in place of sentences",
        fix="write a sentence",
        source=UNCLEAR,
        pattern=r"^\s*[\w'-]+(?: [\w'-]+)?(?:\s*,\s*[\w'-]+(?: [\w'-]+)?){4,}\.?\s*$",
        platforms=GOOGLE,
        severity=Severity.WARNING,
        passing=("Shoes, boots and sandals", "Soft, light, made for long days in the city"),
        failing=("shoes, boots, sandals, socks, hats",),
    ),
    Rule(
        id="google.superlative",
        what="A superlative needs proof by a third party",
        why="Google's older text asks for proof on the landing page",
        fix="name the proof, or say it plainly",
        source=MISREPRESENTATION,
        severity=Severity.WARNING,
        platforms=GOOGLE,
        pattern=(
            r"\bthe best (?!thing|part|of both|friends?|man\b|time|way|version)\w+"
            r"|\bworld'?s (?:best|leading|finest)\b"
            r"|(?:\bno\. ?|\bnr\. ?|#|\bnumber |\bnummer )(?:1|one|eins)(?!\d)|\b(?:der|die|das"
            r"|den) (?:aller)?besten? (?!freund)\w+"
            r"|最(?:好|佳|优)(?!是)"
        ),
        passing=(
            "Best friends for years", "At your best", "The best part of the day",
            "Number plate holder",
        ),
        failing=(
            "The best shoes in town", "World's best cake", "No. 1 for cakes", "Die besten Schuhe",
        ),
    ),
    Rule(
        id="google.improbable_result",
        what="The text promises a result that is improbable",
        why="Google refuses promises of unlikely results, even with a disclaimer",
        fix="say what the product does, not what it will bring about",
        source=IMPROBABLE,
        pattern=(
            r"\bmiracle (?:cure|pill|diet|cream)s?\b|\bcures? (?:cancer|diabetes|anxiety"
            r"|depression|pain|everything|any)\b"
            r"|\b(?:lose|drop|shed) (?:up to )?\d+ ?(?:kg|kilos?|pounds|lbs?)\b|\bget rich\b"
            r"|\b(?:works|results|success|rich) overnight\b"
            r"|\binstant (?:results|weight loss|cure)\b|\b100 ?% (?:effective|guaranteed"
            r"|success)\b|\bguaranteed (?:results?|success|approval|weight loss|income|returns?"
            r"|profit)s?\b"
            r"|\b(?:results|approval|success) guaranteed\b|\bgarantierte[rn]? (?:erfolg"
            r"|ergebnisse?|gewinne?)\b|\berfolg garantiert\b|\bwunder(?:mittel|heilung|diät)\b"
            r"|\bheilt (?:krebs|diabetes|alles)\b|\b\d+ ?(?:kg|kilo) (?:abnehmen|weniger in)\b"
            r"|\breich über nacht\b"
            r"|包治百病|药到病除|根治|一夜暴富|稳赚不赔|立刻见效|100%有效|月瘦\d+斤|保证(?:有效|成功|通过|治愈|收益)"
            r"|\bresultados garantizados\b|\brésultats garantis\b|\bresultados garantidos\b"
            r"|\bhacerse rico\b"
        ),
        passing=(
            "Two-year guarantee", "Overnight oats", "Miracle Street bakery",
            "Quality guaranteed by hand checks", "Delivered overnight",
        ),
        failing=(
            "Lose 10 kg in a week", "Results guaranteed", "Get rich from home", "包治百病",
            "Erfolg garantiert",
        ),
    ),
    Rule(
        id="china.absolute_term",
        what="An absolute term that China's Advertising Law forbids",
        why="article 9 (3) forbids 国家级, 最高级, 最佳 and the like; authorities count their kin",
        fix="say it without the superlative",
        source=CHINA,
        checked=date(2026, 11, 24),
        languages=frozenset({"zh"}),
        pattern=(
            r"国家级|世界级|最高级|最佳|最好的|最优(?!惠)|最强|最先进|最大(?!化|限度|程度)|最便宜|最低价|最低价格|最新科技|最受欢迎|最专业|最权威"
            r"|第一品牌|全[国网球]第一|销量第一|排名第一|行业第一|唯一|首选|顶级|顶尖|极品|绝对(?!值)|全网最低|史无前例|绝无仅有|万能|永久(?!性)|王牌"
            r"|冠军品牌"
        ),
        passing=("第一步，从舒适开始", "最近很火的复古风", "最后一口也香", "第一次露营"),
        failing=("国家级品质", "最佳跑鞋", "销量第一", "顶级面料", "全网最低价"),
    ),
    Rule(
        id="germany.lone_position",
        what="A claim to be first or best that German law wants proven",
        why="section 5 of the Unfair Competition Act: such a claim has to be true and provable",
        fix="name the proof, or say it plainly",
        source=GERMANY,
        checked=date(2026, 11, 24),
        severity=Severity.WARNING,
        languages=frozenset({"de"}),
        pattern=(
            r"\bgarantiert (?:beste[nrs]?|günstigste[nrs]?)\b|\b(?:nr\. ?1|nummer (?:1"
            r"|eins))(?!\d)|\bmarktführer\w*|\bweltbeste\w*"
            r"|\b(?:der|die|das) (?:beste|größte|günstigste|schnellste)[nrs]? (?!freund|zeit"
            r"|teil)\w+|\bkonkurrenzlos\w*|\bunschlagbar\w*"
        ),
        passing=(
            "Beste Freunde", "Die beste Zeit des Tages", "Nummernschild",
            "Alles Beste zum Geburtstag",
        ),
        failing=(
            "Garantiert beste Preise", "Die größte Auswahl", "Nr. 1 in Leeds",
            "Unschlagbar günstig",
        ),
    ),
)  # fmt: skip
