"""Special ad categories: those that the brief names, and those that its words show."""

from __future__ import annotations

import re

from ...schema import Brief, SpecialCategory

_WORDS: dict[SpecialCategory, tuple[str, ...]] = {
    SpecialCategory.HOUSING: (
        r"apartments? (?:for rent|to let|for sale)", r"(?:flat|house|home)s? (?:for sale|to rent|for rent)",
        r"real estate", r"rental (?:apartment|flat|home)s?", r"mortgages?", r"realtor", r"letting agen\w+",
        r"Mietwohnung\w*", r"Wohnung(?:en)? zu vermieten", r"Immobilien\w*", r"Eigentumswohnung\w*",
        r"租房", r"买房", r"二手房", r"新房", r"公寓出租", r"楼盘", r"房产中介",
    ),
    SpecialCategory.EMPLOYMENT: (
        r"we(?:'re| are) hiring", r"now hiring", r"job (?:advert|ad|opening|offer|vacancy)s?", r"vacanc(?:y|ies)",
        r"apply (?:now )?for (?:the|this) (?:job|role|position)", r"recruit(?:ing|ment)", r"career fair",
        r"Stellenanzeige\w*", r"Stellenangebot\w*", r"wir suchen (?:eine?n?|dich|Sie|Verstärkung)", r"\(m/w/d\)", r"Ausbildungsplatz",
        r"招聘", r"求职", r"诚聘", r"岗位", r"校招",
    ),
    SpecialCategory.CREDIT: (
        r"(?:personal|student|payday|car|business|home) loans?", r"credit cards?", r"buy now,? pay later", r"refinanc\w+",
        r"life insurance", r"debt consolidation", r"Ratenkredit\w*", r"Privatkredit\w*", r"Kreditkarte\w*", r"Baufinanzierung\w*",
        r"贷款", r"信用卡", r"借款", r"分期付款", r"保险产品",
    ),
    SpecialCategory.POLITICS: (
        r"election campaign", r"vote for", r"political party", r"referendum", r"candidate for (?:mayor|parliament|senate|congress)",
        r"Wahlkampf", r"Bundestagswahl", r"Volksentscheid", r"wähl(?:t|en Sie)", r"选举", r"投票给", r"竞选",
    ),
    SpecialCategory.HEALTH: (
        r"clinics?", r"dent(?:al|ist)\w*", r"medical", r"doctors?", r"patients?", r"therap(?:y|ist)\w*", r"diabet\w+", r"depression",
        r"fertility", r"hearing aids?", r"weight[- ]loss", r"prescription", r"surgery", r"Zahnarzt\w*", r"Zahnklinik\w*", r"Praxis für",
        r"Arztpraxis", r"Behandlung\w*", r"Abnehm\w+", r"诊所", r"牙科", r"医院", r"医美", r"种植牙", r"糖尿病", r"减肥",
    ),
    SpecialCategory.ALCOHOL: (
        r"craft beers?", r"wines?", r"whisk(?:e)?y", r"\bgin\b", r"vodka", r"brewery", r"cocktail bars?", r"\bBier(?:e|brauerei)?\b", r"Wein(?:gut|e)?\b",
        r"Brauerei", r"Spirituosen", r"白酒", r"啤酒", r"红酒", r"葡萄酒", r"威士忌",
    ),
    SpecialCategory.GAMBLING: (
        r"casinos?", r"sports betting", r"poker (?:room|site|tournament)s?", r"lottery", r"betting", r"Sportwetten", r"Glücksspiel\w*", r"Spielbank",
        r"赌场", r"博彩", r"彩票",
    ),
    SpecialCategory.RELIGION: (
        r"church(?:es)? service", r"bible (?:study|app)", r"mosque", r"synagogue", r"quran", r"Gottesdienst\w*", r"Kirchengemeinde", r"教会", r"清真寺", r"圣经",
    ),
    SpecialCategory.DATING: (
        r"dating (?:app|site|service)s?", r"singles near", r"matchmak(?:er|ing)", r"Partnervermittlung", r"Dating-?App\w*", r"相亲", r"交友软件", r"婚恋",
    ),
}  # fmt: skip

_PATTERNS = {
    category: re.compile(
        "|".join(word if re.search(r"[㐀-鿿(]", word[:1]) else rf"\b{word}" for word in words),
        re.IGNORECASE,
    )
    for category, words in _WORDS.items()
}

_OFFERED = ("product.name", "text", "product.description", "product.category", "product.offer")
"""Fields that say what is advertised; audience and notes say for whom, and do not count."""


def special_categories_of(brief: Brief) -> tuple[SpecialCategory, ...]:
    """Special categories that the brief declares, then those that its offer's words show."""
    texts = brief.texts()
    offered = "\n".join(texts[field] for field in _OFFERED if field in texts)
    found = (category for category, pattern in _PATTERNS.items() if pattern.search(offered))
    return tuple(dict.fromkeys((*brief.special_category, *found)))
