"""Whether a brief says enough to work with, and what to ask when it does not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ...schema import Brief, Facets, Question
from ...tools.language import detect_language, word_set
from .places import places_in

QUESTIONS = Path(__file__).parent.parent / "prompts" / "questions.yaml"

_EMPTY_WORDS = word_set(
    "a an and any are as at be best better buy can cheap company create do for from get give "
    "good great "
    "have help hello hey hi how i in is it just like make many me money more most much my need "
    "new now of "
    "on one online our out people please promote quick run sales sell selling shop so some store "
    "stuff "
    "thank thanks that the them there thing things this to up us very want we what with you your "
    "ad ads advert adverts advertise advertisement advertising business brand campaign campaigns "
    "client "
    "clients copy customer customers goods item items marketing post posts product products "
    "project "
    "service services startup text viral website work write "
    "ich wir mir uns mein meine unser unsere bitte hilf helfen mach mache machen brauche "
    "brauchen will "
    "möchte möchten mehr gut gute neue neues neuer sachen dinge zeug etwas der die das ein eine "
    "für und "
    "oder mit es werbung anzeige anzeigen kampagne kunden verkaufen verkaufe verkauf firma "
    "unternehmen "
    "geschäft laden produkt produkte text texte schreib schreibe"
)
_EMPTY_ZH = re.compile(
    r"我们?|你们?|他们?|请|帮(?:我|忙)?|做|写|投放?|打|来|一?[个条些份点下]|广告词?|文案|推广|"
    r"营销|宣传|产品|商品|东西|"
    r"生意|公司|店铺?|客户|顾客|卖|销售|出售|更多|多|好|想要?|需要|要|的|了|吗|呢|吧|和|把|给|新|"
    r"都|很|在|有|是|什么"
)
_AROUND_THE_PRODUCT = re.compile(
    r"\b(?:google|facebook|instagram|insta|meta|tik ?tok|youtube|whatsapp|linkedin|reels|"
    r"stories)\b|"
    r"抖音|快手|小红书|微信|朋友圈|视频号|淘宝|京东|百度|微博|谷歌|脸书|"
    r"\b(?:target(?:ing)?|audiences?|reach|budgets?|spend(?:ing)?|monthly|weekly|daily|months?|"
    r"weeks?|days?|"
    r"aged?|ages|years?|old|women|men|people|adults|parents|euros?|dollars?|pounds?|eur|usd|gbp|"
    r"awareness|"
    r"bekannt(?:er|heit)?|macht?|zielgruppe|monat\w*|woche\w*|frauen|männer|leute|jahren?|alter|"
    r"euro|"
    r"known|famous|popular|followers?|likes?|clicks?|leads?|traffic|reichweite|umsatz|revenue|"
    r"growth)\b|"
    r"预算|面向|针对|目标人群|受众|(?:下|本|这)?(?:周|个月|月)(?:开始|上线)?|开始|上线|"
    r"[\d一二三四五六七八九十百千]+[万千百]?[元块]?|"
    r"(?:女|男)[生性士]|[6789]0后|[6789]5后|0[05]后|曝光|引流|涨粉|爆款|爆单|出圈|知名度|粉丝|流量|"
    r"转化",
    re.IGNORECASE,
)
"""Platforms, money, time, people and results: what surrounds a product in a brief."""
_WORD = re.compile(r"[^\W\d_]{2,}", re.UNICODE)
_HAN = re.compile(r"[㐀-鿿]{2,}")

ENOUGH_WORDS = 3
"""Content words that stand for a product when no known category is named."""
ENOUGH_HAN = 6
"""Chinese characters in one run that say as much."""


def content_words(text: str) -> list[str]:
    """Words that say something: no articles, no words about advertising itself."""
    latin = [word for word in _WORD.findall(text) if not _HAN.search(word)]
    said = [word for word in latin if word.casefold() not in _EMPTY_WORDS]
    return said + _HAN.findall(_EMPTY_ZH.sub(" ", text))


def is_thin(brief: Brief, facets: Facets) -> bool:
    """Whether no product can be recognised, so that everything would be a guess.

    For whom, where, on what platform and for how much money say nothing of what is sold.
    """
    if facets.category:
        return False
    if not facets.benefits and not facets.styles and not _is_language(brief):
        return True
    about = "\n".join(
        (_without_people(brief, facets), brief.product.description, brief.product.category,
         *brief.product.features)
    )  # fmt: skip
    words = content_words(_AROUND_THE_PRODUCT.sub(" ", about))
    if brief.product.name and content_words(brief.product.name):
        words += content_words(brief.product.name)
    return len(set(words)) < ENOUGH_WORDS and not _is_clause(words)


def _is_clause(words: Sequence[str]) -> bool:
    """Whether a run of Chinese, which writes no spaces, is as long as several words."""
    return any(_HAN.match(word) and len(word) >= ENOUGH_HAN for word in words)


def _without_people(brief: Brief, facets: Facets) -> str:
    """The free text without the words that say for whom the thing is, and without places."""
    text = brief.text
    spans = [
        (span.start, span.end)
        for facet in facets.audience
        for span in facet.evidence
        if span.source == "text"
    ]
    spans += [(place.start, place.end) for place in places_in(text)]
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def _is_language(brief: Brief) -> bool:
    """Whether the words belong to any language known here: `asdf qwer zxcv` do not."""
    return bool(detect_language(" ".join(brief.texts().values())))


def questions_for(brief: Brief, language: str) -> tuple[Question, ...]:
    """At most three questions that make the brief workable, in its language or in English."""
    wording = _wording()
    asked = wording.get(language, wording["en"])
    fields = ["product.category" if brief.product.name else "product.name"]
    if not brief.audience:
        fields.append("audience")
    if not brief.product.features:
        fields.append("product.features")
    return tuple(
        Question(
            field=field,
            text=asked[field]["text"].replace("{name}", brief.product.name),
            options=tuple(asked[field].get("options", ())),
        )
        for field in fields
    )


@cache
def _wording() -> dict[str, dict[str, dict[str, Any]]]:
    import yaml

    wording: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load(QUESTIONS.read_bytes())
    return wording
