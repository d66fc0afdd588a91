"""Meta's rules on personal attributes and body image: an ad must not tell people what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...schema import Severity
from ..platforms import META
from .rule import Place, Rule

# Personal attributes: race, religion, age, orientation, disability, health, finances and so on.
# "You" alone is fine, and so is a city.
ATTRIBUTES = "https://www.facebook.com/business/help/2557868957763449"
# Health and appearance: no idealised before and after, no negative self-perception
APPEARANCE = "https://www.facebook.com/business/help/2489235377779939"

_PEOPLE_EN = (
    r"single(?![- ](?:minded|handed|use|page|speed|origin|room|use|malt|cask|estate|batch|click))"
    r"|divorced|widowed|gay"
    r"|lesbian|bisexual|transgender|trans|queer|christian|muslim|jewish|hindu|buddhist"
    r"|catholic|atheist|black|asian|hispanic|latin[oa]|african american|disabled|deaf|blind"
    r"|diabetic|depressed"
    r"|overweight|obese|fat|pregnant|infertile|unemployed|jobless|broke|bankrupt|in debt|retired"
    r"|elderly|a senior(?! \w)|menopausal"
    r"|autistic|bipolar|anorexic|an? (?:alcoholic|addict|immigrant|refugee|felon|ex-convict"
    r"|veteran|republican|democrat|voter)"
)
_AILMENTS_EN = (
    r"anxiety|depression|diabetes|arthritis|cancer|migraines?|adhd|autism|insomnia|acne|eczema"
    r"|psoriasis|obesity|addiction|back pain"
    r"|debts?|bad credit|poor credit|credit score|bankruptcy|overweight|hair loss|balding"
    r"|infertility|menopause|disability|criminal record"
    r"|erectile dysfunction|hiv|chronic pain|ibs|weight problem"
)
_PEOPLE_DE = (
    r"single|geschieden|verwitwet|schwul|lesbisch|bisexuell|christ(?:in)?|muslim(?:in|a)?|jüdisch"
    r"|jude|jüdin|hindu|katholisch|behindert|taub|blind"
    r"|diabetiker(?:in)?|depressiv|übergewichtig|dick|schwanger|arbeitslos|pleite|verschuldet"
    r"|rentner(?:in)?|ausländer(?:in)?|schwarz"
)
_AILMENTS_DE = (
    r"angststörung\w*|depression(?:en)?|diabetes|arthrose|krebs|migräne|adhs|schlaflosigkeit|akne"
    r"|neurodermitis|übergewicht|sucht|rückenschmerzen"
    r"|schulden|schufa-eintrag|insolvenz|haarausfall|unfruchtbarkeit|wechseljahren?|behinderung"
    r"|vorstrafen?"
)
_PEOPLE_ZH = (
    r"单身|离异|离婚|丧偶|同性恋|基督徒|穆斯林|回族|残疾|失聪|糖尿病|抑郁|肥胖|太胖"
    r"|怀孕|不孕|失业|破产|负债|欠债|更年期|老年人|外地人"
)
_PATTERNS = (
    rf"\bare you (?:a |an |still |also |really |feeling )?(?:{_PEOPLE_EN})\b",
    (
        r"\bare you (?:over |under |aged? |a )?\d{2}(?:\+|\b)"
        r"|\b(?:are you|turning|over|past) (?:forty|fifty|sixty|seventy)\b[^.]*\?"
    ),
    (
        rf"\b(?:as|being|since you are|because you'?re|you are|you'?re) (?:a |an "
        rf"|feeling )?(?:{_PEOPLE_EN})\b(?! as\b)"
    ),
    (
        rf"\b(?:your|do you have|have you got|you have|suffer(?:ing)? from|struggl(?:e|ing) with"
        r"|living with|dealing with|diagnosed with|worried about your)"
        rf" (?:\w+ )?(?:{_AILMENTS_EN})\b"
    ),
    (
        r"\b(?:meet|date|chat with) (?:\w+ )?(?:other |fellow )?(?:(?:black|asian) (?:single|men"
        r"|women|people|girl|guy)|gay|lesbian"
        r"|christian|muslim|jewish|single|senior)s?\b"
    ),
    (
        r"\b(?:other|fellow) (?:christians|muslims|jews|catholics|gays|lesbians|diabetics|singles"
        r"|seniors|veterans|republicans|democrats|women over|men over)\b"
    ),
    r"\bhey,? (?:girl|ladies|guys over|single)\b.*\?",
    rf"\b(?:bist du|sind sie|seid ihr) (?:noch |auch |ein |eine |wieder )?(?:{_PEOPLE_DE})\b",
    r"\b(?:bist du|sind sie) (?:über|unter|schon) \d{2}\b|\büber (?:fünfzig|sechzig|siebzig)\?",
    (
        rf"\b(?:deine[nrm]?|ihre[nrm]?|hast du|haben sie|leidest du (?:an|unter)|leiden sie (?:an"
        rf"|unter)|probleme mit|kämpfst du mit) (?:\w+ )?(?:{_AILMENTS_DE})\b"
    ),
    r"\b(?:andere|gleichgesinnte) (?:christen|muslime|singles|senioren|diabetiker)\b",
    rf"(?:你|您)(?:是不是|是否|还在|是|也|正在|还)?(?:{_PEOPLE_ZH})",
    r"(?:你|您)(?:患有|得了|有没有)?(?:的)?(?:糖尿病|抑郁症|焦虑症|失眠|癌症|痘痘|脱发|高血压|债务|征信不良)",
    r"(?:你|您)(?:是不是|是否)?(?:已经)?\d{2}岁",
)


def personal_attributes(text: str) -> Iterator[Place]:
    """Where the text says or asks what the reader is, has or believes."""
    for match in _attribute().finditer(text):
        yield match.span()


@cache
def _attribute() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)


PERSONAL = (
    Rule(
        id="meta.personal_attributes",
        what="The text says or asks what the reader is",
        why="Meta refuses texts that assert or imply personal attributes; questions count",
        fix="speak of the product, not of the reader",
        source=ATTRIBUTES,
        platforms=META,
        finder=personal_attributes,
        passing=(
            "Made for you", "Shoes for long days in Leeds", "Are you ready for summer?",
            "A single click",
            "You are invited", "Your best friend's new bed", "Black sneakers for you",
            "Are you over the rain?",
            "Date night in velvet", "Calm evenings, one breath at a time", "Bist du bereit?",
            "Deine Schuhe für den Alltag",
            "你的新鞋到了", "Meet the retro runner", "Your single-origin coffee",
            "Depression-era glass", "As black as coffee", "Meet the black runner",
            "As a senior developer, you choose the stack", "You are single-minded about bread",
        ),
        failing=(
            "Are you diabetic?", "Are you over 50?", "Struggling with debt?",
            "Your anxiety ends here",
            "Meet other Christians near you", "Meet Asian singles", "Because you're pregnant",
            "Bist du übergewichtig?",
            "Hast du Schulden?",
            "你是单身吗", "您患有糖尿病吗", "Are you 65+",
        ),
    ),
    Rule(
        id="meta.body_image",
        what="The text puts the reader's body down, or shows a before and after",
        why="Meta refuses negative self-perception and idealised results",
        fix="say what the product does",
        source=APPEARANCE,
        platforms=META,
        pattern=(
            r"\bbefore (?:and|&) after\b|\b(?:hate|ashamed of|embarrassed by|sick of|tired of"
            r"|get rid of) (?:your |the |that )?(?:belly|fat|wrinkles|cellulite|body|skin|nose"
            r"|scars|weight|love handles|double chin)\b"
            r"|\b(?:love handles|muffin top|beach body|bikini body|dad bod|flabby|ugly)\b"
            r"|\bvorher[- ]nachher\b|\bproblemzonen?\b|\bbauchfett\b|\bbikinifigur\b"
            r"|\b(?:schämst du dich|hasst du|unzufrieden mit) .{0,20}(?:körper|bauch|figur|haut"
            r"|falten)\b|前后对比|使用前后|告别(?:小肚腩|赘肉|大象腿|黄脸婆)|拜拜肉|丑小鸭|大肚子"
        ),
        passing=(
            "Skin care with oats", "Before you go, stretch", "After work, unwind",
            "Love the handles: cork grips",
        ),
        failing=(
            "Before and after in photos", "Hate your belly?", "Get your beach body",
            "Vorher-Nachher-Bilder", "告别小肚腩",
        ),
    ),
    Rule(
        id="meta.shouting",
        what="Capitals or marks are used for show",
        why="it reads as spam, and such ads reach fewer people",
        fix="sentence case, and one mark",
        source=APPEARANCE,
        platforms=META,
        severity=Severity.WARNING,
        exact_case=True,
        pattern=r"[!?！？]{3,}|\b(?:[A-Z]{4,}\s+){2,}[A-Z]{3,}\b",
        passing=("Really?!", "Retro runners!", "MADE FOR you", "USB-C HDMI hub"),
        failing=("Buy now!!!", "LAST CHANCE TODAY ONLY"),
    ),
)  # fmt: skip
