"""The gender that a brief names its audience by, where it names one only."""

from __future__ import annotations

import re

FEMALE, MALE = "female", "male"

_LED = r"\b(?:for|target(?:ing)?|aimed at|reach(?:ing)?|suits?|made for|für|an)\s(?:[\w-]+\s){0,2}?"
_AGED = r"(?=\s?[,(:]?\s?(?:aged|between|over|under|from|in their|ab|zwischen|unter|über|\d))"
_WOMEN, _MEN = r"(?:women|ladies|frauen|damen)", r"(?:men|gentlemen|guys|lads|blokes|männer|herren)"
_NO_MAKERS = r"(?!创始|创业|团队|老板|主理|设计师|匠人|厨师|司机)"

_FEMALE = re.compile(
    rf"{_LED}{_WOMEN}\b|\b{_WOMEN}\b{_AGED}|\b(?:wom[ae]n|lady|ladies)[’']s?\b|"
    rf"\bdamen[a-zäöüß]{{3,}}|"
    rf"女(?:性|士|生|孩子|款|式|装|鞋|包){_NO_MAKERS}|小姐姐|(?<=[岁歲、，])女(?=[，。、\s]|$)",
    re.IGNORECASE,
)
_MALE = re.compile(
    rf"{_LED}{_MEN}\b|\b{_MEN}\b{_AGED}|\b(?:m[ae]n|gentlem[ae]n)[’']s?(?=\s)|"
    rf"\bherren[a-zäöüß]{{3,}}|"
    rf"男(?:性|士|生|孩子|款|式|装|鞋|包){_NO_MAKERS}|(?<=[岁歲、，])男(?=[，。、\s]|$)",
    re.IGNORECASE,
)
"""Words that a brief aims by; "made by two women" and "a mother's recipe" aim at nobody."""
_GIFTS = re.compile(
    r"\b(?:gifts?|presents?|geschenke?|something)\s(?:idea\s)?(?:for|für)\s(?:\w+\s){0,3}?\w+|"
    r"\b(?:give|schenk\w*)\s(?:it\s)?(?:to\s)?(?:your|the|deine[rm]?|der|dem)\s\w+|"
    r"(?:送给?|献给|孝敬|买给|给)[^，。；！？,.;!?]{0,4}(?:妈妈|爸爸|母亲|父亲|爸妈|老婆|老公|女友|"
    r"男友|女朋友|男朋友|她|他|长辈|女性|男性)",
    re.IGNORECASE,
)
"""Whom a gift is for does not say who buys it."""
_DENIED = re.compile(
    r"\b(?:not|nothing|no|nicht|nichts|keine?)\s(?:just\s|only\s|nur\s)?(?:for|"
    r"für)?\s?(?:the\s)?\w+|"
    r"不(?:适合|适用于|面向|限|分)\S{0,2}(?:女|男)\S|"
    r"\b(?:women|men|ladies|frauen|männer)[- ](?:led|owned|run|made)\b|\bby (?:women|men|"
    r"\w+ (?:women|men))\b|"
    r"\bman[- ]?made\b|男女(?:老少|均可|皆宜|同款|通用)|不限男女",
    re.IGNORECASE,
)
"""Words that name a gender and reach nobody by it."""


def genders_in(text: str, *, audience: str = "") -> tuple[str, ...]:
    """`("female",)` or `("male",)` where a brief is for one of them; empty is everyone.

    In `audience`, which says for whom, the bare word is enough.
    """
    text = f"{text}\nfor {audience}" if audience else text
    plain = _GIFTS.sub(" ", _DENIED.sub(" ", text))
    female, male = bool(_FEMALE.search(plain)), bool(_MALE.search(plain))
    if female == male:
        return ()
    return (FEMALE,) if female else (MALE,)
