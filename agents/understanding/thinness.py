"""Whether a brief says enough to work with, and what to ask when it does not."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...schema import Brief, Facets, Question

_EMPTY_WORDS = frozenset(
    "a an and any are as at be best better buy can cheap company create do for from get give good great "
    "have help hello hey hi how i in is it just like make many me money more most much my need new now of "
    "on one online our out people please promote quick run sales sell selling shop so some store stuff "
    "thank thanks that the them there thing things this to up us very want we what with you your "
    "ad ads advert adverts advertise advertisement advertising business brand campaign campaigns client "
    "clients copy customer customers goods item items marketing post posts product products project "
    "service services startup text viral website work write "
    "ich wir mir uns mein meine unser unsere bitte hilf helfen mach mache machen brauche brauchen will "
    "möchte möchten mehr gut gute neue neues neuer sachen dinge zeug etwas der die das ein eine für und "
    "oder mit es werbung anzeige anzeigen kampagne kunden verkaufen verkaufe verkauf firma unternehmen "
    "geschäft laden produkt produkte text texte schreib schreibe".split()
)
_EMPTY_ZH = re.compile(
    r"我们?|你们?|他们?|请|帮(?:我|忙)?|做|写|投放?|打|来|一?[个条些份点下]|广告词?|文案|推广|营销|宣传|产品|商品|东西|"
    r"生意|公司|店铺?|客户|顾客|卖|销售|出售|更多|多|好|想要?|需要|要|的|了|吗|呢|吧|和|把|给|新|都|很|在|有|是|什么"
)
_WORD = re.compile(r"[^\W\d_]{2,}", re.UNICODE)
_HAN = re.compile(r"[㐀-鿿]{2,}")

ENOUGH_WORDS = 3
"""Content words that stand for a product when no known category is named."""


def content_words(text: str) -> list[str]:
    """Words that say something: no articles, no words about advertising itself."""
    latin = [word for word in _WORD.findall(text) if not _HAN.search(word)]
    said = [word for word in latin if word.casefold() not in _EMPTY_WORDS]
    return said + _HAN.findall(_EMPTY_ZH.sub(" ", text))


def is_thin(brief: Brief, facets: Facets) -> bool:
    """Whether no product can be recognised, so that everything would be a guess."""
    if facets.category:
        return False
    about = " ".join(
        (brief.text, brief.product.description, brief.product.category, *brief.product.features)
    )
    words = content_words(about)
    if brief.product.name and content_words(brief.product.name):
        words += content_words(brief.product.name)
    return len(set(words)) < ENOUGH_WORDS


def questions_for(brief: Brief, language: str) -> tuple[Question, ...]:
    """At most three questions, in the brief's language, that make it workable."""
    asked = _QUESTIONS.get(language, _QUESTIONS["en"])
    name = brief.product.name
    first = "product.category" if name else "product.name"
    questions = [asked[first]]
    if name:
        text = asked[first].text.format(name=name)
        questions = [asked[first].model_copy(update={"text": text})]
    if not brief.audience:
        questions.append(asked["audience"])
    if not brief.product.features:
        questions.append(asked["product.features"])
    return tuple(questions[:3])


def _asked(language: Mapping[str, tuple[str, tuple[str, ...]]]) -> dict[str, Question]:
    return {
        field: Question(field=field, text=text, options=options)
        for field, (text, options) in language.items()
    }


_QUESTIONS: Mapping[str, dict[str, Question]] = {
    "en": _asked(
        {
            "product.name": (
                "What do you want to advertise? Name it and say in a few words what it is.",
                ("a product I sell", "a service", "an app or software", "an event", "a job"),
            ),
            "product.category": (
                "What is {name}? Say in a few words what kind of thing it is.",
                ("a product", "a service", "an app or software", "an event", "a job"),
            ),
            "audience": (
                "Who is it for?",
                ("everyone nearby", "people with a certain hobby", "parents", "companies"),
            ),
            "product.features": (
                "What makes it worth having? Two or three facts: what it is made of, what it "
                "does, what it costs, what customers say.",
                (),
            ),
        }
    ),
    "de": _asked(
        {
            "product.name": (
                "Was möchten Sie bewerben? Nennen Sie es und sagen Sie in wenigen Worten, was es "
                "ist.",
                ("ein Produkt", "eine Dienstleistung", "eine App", "eine Veranstaltung", "eine Stelle"),
            ),
            "product.category": (
                "Was ist {name}? Sagen Sie in wenigen Worten, worum es sich handelt.",
                ("ein Produkt", "eine Dienstleistung", "eine App", "eine Veranstaltung", "eine Stelle"),
            ),
            "audience": (
                "Für wen ist es?",
                ("alle in der Nähe", "Menschen mit einem Hobby", "Eltern", "Unternehmen"),
            ),
            "product.features": (
                "Was spricht dafür? Zwei, drei Fakten: Material, Nutzen, Preis, Stimmen von Kunden.",
                (),
            ),
        }
    ),
    "zh": _asked(
        {
            "product.name": (
                "您想推广什么?请说出名称,并用几个词说明它是什么。",
                ("一件商品", "一项服务", "应用或软件", "一场活动", "一个职位"),
            ),
            "product.category": (
                "{name}是什么?请用几个词说明它属于哪一类。",
                ("一件商品", "一项服务", "应用或软件", "一场活动", "一个职位"),
            ),
            "audience": ("想卖给谁?", ("附近的居民", "有某种爱好的人", "家长", "企业客户")),
            "product.features": (
                "它好在哪里?请给两三个事实:材质、功能、价格、顾客评价。",
                (),
            ),
        }
    ),
}
