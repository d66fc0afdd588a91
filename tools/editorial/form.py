"""Rules of form: punctuation, symbols, spacing, leftovers of templates, texts that break off."""

from __future__ import annotations

from collections.abc import Iterator

from ...schema import AssetKind, Platform, Severity
from ..platforms import GOOGLE
from .rule import Place, Rule

# https://support.google.com/adspolicy/answer/14847994 : punctuation and symbols
PUNCTUATION = "https://support.google.com/adspolicy/answer/14847994"
# https://support.google.com/adspolicy/answer/14848297 : unclear text, and how width counts
UNCLEAR = "https://support.google.com/adspolicy/answer/14848297"
# https://support.google.com/adspolicy/answer/176095 : older official page on exclamation marks
EXCLAMATION = "https://support.google.com/adspolicy/answer/176095"
# TikTok's ad specifications: no emoji, no { } and no # in the ad text
TIKTOK = "https://ads.tiktok.com/help/article/global-app-bundle-image-ad-specifications"
WHATSAPP = (
    "https://developers.facebook.com/docs/whatsapp/cloud-api/phone-numbers/"
    "conversational-components"
)
# https://support.google.com/adspolicy/answer/6021546 : business name
BUSINESS_NAME = "https://support.google.com/adspolicy/answer/6021546"

EMOJI = (
    "[\U0001f000-\U0001faff\U0001fc00-\U0001fffd\u2600-\u26ff\u2700-\u27bf\u2b50\u2b55\ufe0f"
    "\u200d\u231a\u231b\u23e9-\u23fa\u25fd\u25fe\u2934\u2935\u3030\u303d\u3297\u3299\U000e0020-\U000e007f]+"
)
_INSERTIONS = r"(?:key ?word|customizer\.|location\(|countdown\(|global_countdown\(|param\d)"
_PAIRS = {")": "(", "]": "[", "）": "（", "】": "【", "》": "《", "」": "「", "”": "“"}
_OPENING = frozenset(_PAIRS.values())


def unbalanced(text: str) -> Iterator[Place]:
    """Brackets and curly quotes that open and never close, or close unopened."""
    opened: list[tuple[str, int]] = []
    german = "„" in text
    for at, character in enumerate(text):
        if character in _OPENING and not (german and character == "“"):
            opened.append((character, at))
        elif character in _PAIRS and not german:
            if opened and opened[-1][0] == _PAIRS[character]:
                opened.pop()
            elif not (character == ")" and at and text[at - 1] in ":;-"):
                yield at, at + 1
    yield from ((at, at + 1) for _, at in opened)


def _cut_off(
    language: str, pattern: str, *, passing: tuple[str, ...], failing: tuple[str, ...]
) -> Rule:
    return Rule(
        id=f"text.cut_off.{language}".rstrip("."),
        what="The text breaks off",
        why="a text that ends in the middle reads as an error",
        fix="end the sentence, or shorten it",
        source=UNCLEAR,
        pattern=pattern,
        languages=frozenset({language} if language else ()),
        passing=passing,
        failing=failing,
    )


FORM = (
    Rule(
        id="text.empty",
        what="The text is empty",
        why="a platform refuses an empty text",
        fix="write it or leave the asset out",
        source=UNCLEAR,
        pattern=r"^\s*$",
        passing=("Retro runners",),
        failing=("   ",),
    ),
    Rule(
        id="text.template",
        what="A template's placeholder was left in",
        why="the reader would see the placeholder",
        fix="put the words in its place",
        source=UNCLEAR,
        pattern=(
            rf"\{{\{{.*?\}}\}}|\{{(?!\s*{_INSERTIONS})[^{{}}]*\}}|\$\{{[^}}]*\}}|%[sd]\b"
            r"|\[(?:brand|product|name|price|city|your [a-z ]+|insert[^\]]*|company"
            r"|keyword)[^\]]*\]"
            r"|<\/?[a-z][a-z0-9_ -]*>|(?<![a-z])lorem ipsum|\bTODO\b|\bXX+\b"
        ),
        passing=(
            "{KeyWord:Retro sneakers}", "Sizes XL to XS", "{CUSTOMIZER.City:Leeds} shop", "A < B",
        ),
        failing=("Meet {brand}", "Buy {{product}} now", "[Brand] shoes", "<b>New</b>", "${name}"),
    ),
    Rule(
        id="text.placeholder",
        what="A mask of personal data was left in",
        why="the mask stands for a person's data, which no ad may hold",
        fix="write the text without the person",
        source=UNCLEAR,
        pattern=r"<?\b[A-Z]+(?:_[A-Z]+)*_\d+\b>?",
        exact_case=True,
        passing=("Model X_Pro", "Velar 74"),
        failing=("Dear PERSON_1, welcome", "Write to EMAIL_ADDRESS_2"),
    ),
    Rule(
        id="text.control",
        what="The text holds a line break or an invisible character",
        why="platforms refuse or drop it",
        fix="write it in one line of plain characters",
        source=UNCLEAR,
        pattern=r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffd]",
        kinds=frozenset(AssetKind) - {AssetKind.PRIMARY_TEXT, AssetKind.GREETING},
        passing=("Retro runners", "Naïve café"),
        failing=("Retro\nrunners", "Retro\u200brunners", "Caf\ufffd"),
    ),
    _cut_off(
        "",
        r"[,，、;:：；&+–—-]\s*$|…\w+$",
        passing=("Made to last", "复古跑鞋", "Well-made"),
        failing=("Light,", "Soft &", "Retro runners –", "轻便、"),
    ),
    _cut_off(
        "en",
        r"(?<=\s)(?:and|or|the|an?|your|our|my)\s*$",
        passing=("Worth waiting for", "Comfort you can live with", "Plan B"),
        failing=("Shoes for the", "Retro runners and", "Made for your"),
    ),
    _cut_off(
        "de",
        r"(?<=\s)(?:und|oder|für|der|das|dem|den|eine|einen|sowie|zum|zur|vom|beim)\s*$",
        passing=("Komm mit", "Leg los", "Ruhe kehrt ein", "Zwei zum Preis von einem"),
        failing=("Schuhe für", "Leicht und", "Komfort für den"),
    ),
    _cut_off(
        "zh",
        r"(?:(?<![温平柔缓谦祥随])和|(?<![赠参给])与|(?<![普涉以])及|(?<!抑)或|把|被|以及|因为)[。.]?$",
        passing=("温和", "亲自参与", "惠普及"),
        failing=("舒适与", "轻便和", "因为"),
    ),
    _cut_off(
        "fr",
        r"(?<=\s)(?:et|ou|le|la|les|de|des|du|une?|pour|avec|votre)\s*$",
        passing=("Le confort au quotidien",),
        failing=("Chaussures pour", "Léger et"),
    ),
    _cut_off(
        "es",
        r"(?<=\s)(?:y|o|el|la|los|las|de|del|una?|para|con)\s*$",
        passing=("Comodidad cada día",),
        failing=("Zapatillas para", "Ligero y"),
    ),
    _cut_off(
        "pt",
        r"(?<=\s)(?:e|ou|os|as|de|do|da|uma?|para|com)\s*$",
        passing=("Conforto todo dia",),
        failing=("Tênis para", "Leve e"),
    ),
    Rule(
        id="google.ellipsis",
        what="The text ends in an ellipsis",
        why="Google takes it for a cut-off text",
        fix="end the sentence",
        source=UNCLEAR,
        pattern=r"(?:\.{2,}|…+)\s*$",
        platforms=GOOGLE,
        passing=("Made to last.",),
        failing=("Made to last...", "Retro runners…"),
    ),
    Rule(
        id="text.unbalanced",
        what="A bracket or quotation mark has no partner",
        why="it reads as a text that was cut off",
        fix="close it or take it out",
        source=UNCLEAR,
        finder=unbalanced,
        passing=("Soft (and light)", "„Retro“ ist zurück", "“Retro” is back", "《复古》"),
        failing=("Soft (and light", "Soft and light)", "“Retro is back", "《复古"),
    ),
    Rule(
        id="text.doubled_word",
        what="A word stands twice in a row",
        why="it reads as an error",
        fix="take one of them out",
        source=UNCLEAR,
        pattern=(
            r"(?<![\w-])(?!(?:bye|so|very|no|that|had|yum|die|der|das|tick|knock|chop|cha|pom|vous"
            r"|nous)\b)([^\W\d_]{2,})\s+\1(?![\w-])"
        ),
        severity=Severity.WARNING,
        passing=("Bye bye, blisters", "So so soft", "Day by day", "The shoes that that brand made"),
        failing=("For the the commute", "Soft Soft runners"),
    ),
    Rule(
        id="text.spacing",
        what="The spacing is wrong",
        why="gimmicky or missing spaces make an ad hard to read",
        fix="one space between words, none before a mark",
        source=PUNCTUATION,
        pattern=(
            r"(?<=\S)  +(?=\S)|^\s+|\s+$|\w +[,.;](?=\s|$)|[a-zäöü][,;][a-zäöü]"
            r"|(?:\b[^\W\d_] ){3,}[^\W\d_]\b"
        ),
        passing=("Soft, light", "Plan A or B", "C'est doux !", "1,000 pairs", "Vitamin C a day"),
        failing=("Soft  light", "Soft , light", "soft,light", "F R E E shoes", " Soft"),
    ),
    Rule(
        id="google.repeated_punctuation",
        what="A punctuation mark is repeated",
        why="Google refuses repeated punctuation",
        fix="one mark is enough",
        source=PUNCTUATION,
        pattern=r"([!?,;:。！？，、~～*#-])\s?\1+|[!?]{2,}|\.{4,}|\.\.(?!\.)(?<!\.\.\.)",
        platforms=GOOGLE,
        passing=("Soft. Light. Yours.", "Is it soft?", "Well - nearly"),
        failing=("Buy now!!", "Soft??", "真的吗？？", "Wow?!", "Soft.."),
    ),
    Rule(
        id="google.symbols",
        what="A symbol stands where a word should",
        why="Google refuses symbols used for show or in place of words",
        fix="write the word",
        source=PUNCTUATION,
        pattern=(
            r"[•●■◆◇○▪►▶◀→⇒←➔➜✓✔✗★☆♥♡❤✨~^|<>=_\\`¦§¶†‡]|(?<=[a-z])@(?=[a-z]|\s)"
            r"|(?<=[a-z])\$(?=[a-z])"
            r"|(?<![\w])\$(?=[a-z])|(?<=\s)@(?=\s)|(?<=[a-z])0(?=[a-z]{2})"
        ),
        platforms=GOOGLE,
        kinds=frozenset(AssetKind) - {AssetKind.PATH},
        passing=("Soft & light", "5* hotel", "50% linen", "Only $79", "AT&T", "9am-5pm"),
        failing=("★ Retro runners", "Sh0es", "S@le", "$ave", "Soft • light", "Soft -> light"),
    ),
    Rule(
        id="google.emoji",
        what="Emoji are not allowed",
        why="Google refuses emoji in ad text",
        fix="take it out",
        source=PUNCTUATION,
        pattern=EMOJI,
        exact_case=True,
        platforms=GOOGLE,
        passing=("Retro runners", "复古跑鞋"),
        failing=("Retro runners 👟", "Soft ☀️"),
    ),
    Rule(
        id="google.exclamation_headline",
        what="An exclamation mark stands in a headline",
        why="Google refuses it there (stated on an older page, still reported as enforced)",
        fix="take the mark out",
        source=EXCLAMATION,
        pattern=r"[!！¡]",
        platforms=GOOGLE,
        kinds=frozenset(
            {AssetKind.HEADLINE, AssetKind.LONG_HEADLINE, AssetKind.SITELINK, AssetKind.CALLOUT}
        ),
        passing=("Retro runners",),
        failing=("Retro runners!", "复古跑鞋！"),
    ),
    Rule(
        id="google.half_width_katakana",
        what="Half-width katakana are not allowed",
        why="Google refuses them",
        fix="write full-width katakana",
        source=UNCLEAR,
        pattern=r"[\uff66-\uff9f]",
        platforms=GOOGLE,
        passing=("スニーカー",),
        failing=("ｽﾆｰｶｰ",),
    ),
    Rule(
        id="tiktok.emoji",
        what="Emoji are not allowed",
        why="TikTok's ad text and brand name take none",
        fix="take it out",
        source=TIKTOK,
        pattern=EMOJI,
        exact_case=True,
        platforms=frozenset({Platform.TIKTOK}),
        passing=("Retro runners",),
        failing=("Retro runners 🔥",),
    ),
    Rule(
        id="tiktok.marks",
        what="{ } # @ and links are not allowed",
        why="TikTok's ad text takes no braces, hashtags, mentions or links",
        fix="take it out",
        source=TIKTOK,
        pattern=r"[{}#＃@＠]|https?://|www\.|\b[\w-]+\.(?:com|net|org|shop|io|de|cn|co\.uk)\b",
        platforms=frozenset({Platform.TIKTOK}),
        passing=("Retro runners, back again",),
        failing=("Retro #runners", "@velar runners", "Buy at velar.com", "Soft {x}"),
    ),
    Rule(
        id="whatsapp.ice_breaker_emoji",
        what="Emoji are not allowed in an ice breaker",
        why="WhatsApp refuses it",
        fix="take it out",
        source=WHATSAPP,
        pattern=EMOJI,
        exact_case=True,
        platforms=frozenset({Platform.WHATSAPP}),
        kinds=frozenset({AssetKind.ICE_BREAKER}),
        passing=("Which sizes are there?",),
        failing=("Which sizes are there? 👟",),
    ),
    Rule(
        id="google.path_form",
        what="A path holds a space or a mark",
        why="a path is a part of an address",
        fix="use letters, digits and hyphens",
        source="https://support.google.com/google-ads/answer/7684791",
        pattern=r"[^\w-]",
        platforms=GOOGLE,
        kinds=frozenset({AssetKind.PATH}),
        passing=("retro-runners", "复古跑鞋"),
        failing=("retro runners", "retro/runners"),
    ),
)  # fmt: skip
