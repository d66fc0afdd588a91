"""Whether words are turned around: `not for children`, `anything but retro`, `儿童不适用`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..language import word_set
from .words import Word

_REACH = 4
"""Words between a negation and what it still negates."""

_NEGATIONS = word_set(
    "not no never nothing anything without nor neither non isn isnt aren arent don dont doesn "
    "doesnt wasn wasnt weren werent shouldn cannot avoid avoids nicht nichts kein keine keinen "
    "keiner keinem keines ohne nie niemals weder keinesfalls keineswegs pas sans jamais aucun "
    "aucune ni sin nunca ningún ninguna"
)
_ENDS = word_set(
    "but only just and instead yet rather sondern aber nur und mais seulement et pero sino y "
    "forget miss worry wait hesitate verpassen warten vergessen"
)
"""Words after which a negation reaches no further; some only look like one: `don't miss our`."""

_AWAY = (
    ("anything", "but"), ("everything", "but"), ("all", "but"), ("alles", "andere", "als"),
    ("far", "from"), ("rather", "than"), ("instead", "of"), ("anstelle", "von"), ("tout", "sauf"),
    ("the", "least"), ("am", "wenigsten"), ("todo", "menos"),
)  # fmt: skip
"""Words that turn around what follows them."""
_HALF = word_set("hardly barely unlike kaum anstatt statt")
_NEXT_ONLY = word_set("least wenigsten hardly barely kaum")
"""Those that turn around the next word and no more."""
_AWAY_REACH = 3
_MARK = re.compile(r"[,.;:!?()\n–—，。；：！？]")
_EXCLUDED_LIST = re.compile(
    r"\b(?:not|nothing|never|unsuitable|nichts?|kein\w*|ungeeignet|pas|rien)\s(?:\w+\s){0,3}?"
    r"(?:for|für|pour|para)\s(?P<rest>[^.;:!?\n()–—]{0,60})$"
)
_TURNS_BACK = re.compile(
    r"\b(?:for|für|pour|para|but|sondern|only|nur|just|it|we|our|you|is|are|wir|es|ist|sind|ein|"
    r"eine|einen)\b"
)
_DENIED_AFTER = re.compile(
    r"\s?(?:is|are|was|were|will be|should be|ist|sind|werden)?\s?"
    r"(?:(?:strictly|sadly|leider)\s)?(?:not|nicht)\s"
    r"(?:(?:be\s)?(?:allowed|admitted|welcome|permitted|suitable|included|accepted|wanted)|"
    r"need apply|erlaubt|erwünscht|geeignet|zugelassen|inklusive|enthalten|inbegriffen)\b"
    r"|\s(?:unwelcome|unerwünscht|need not apply|keep out|müssen draußen bleiben)\b"
)

_FILLER_ZH = (
    "再|那么|很|太|够|买|选|穿|戴|怎么|会|想|应该?|能|该|要|用|是|做|搞|走|玩|当|成|给|为|卖|收|含|带|加|跟|追求|主打|"
    "接待|招待|适合|适用于|面向|针对|专为|推荐|建议|提供|支持|属于|像|任何|什么|一[种个款]|这[种类些]|那[种类些]|"
    "普通的?|传统的?|所谓的?"
)
_NEGATED_ZH = re.compile(
    rf"(?:不是|不要|不想要|并非|绝非|拒绝|没有|告别|不|无|非|别|勿|未)(?:{_FILLER_ZH}){{0,5}}$"
)
_NOT_NEGATED_ZH = re.compile(
    r"(?:不仅|不只|不但|不光|不单|不止|无不|无论|不论|不管|不得不|无非|是不是|要不要|能不能|非常|特别|个别|"
    r"分别|区别|级别|类别|性别|送别|别人|未来)"
)
_EXCLUDED_LIST_ZH = re.compile(
    r"(?:不适合|不适用于|不面向|不接待|不招待|不推荐|不建议|不是给|不是为|不卖给)"
    r"(?:[^\W的，。]{1,5}(?:、|和|或|及|与|以及)){1,4}$"
)
_DENIED_AFTER_ZH = re.compile(
    r"(?:(?:、|和|或|及|与|以及)[^\W，。；！？]{1,6}?){0,3}"
    r"(?:(?:的)?(?:朋友|人士?|人群|家庭|们|顾客|客人|用户)){0,2}"
    r"(?:请|均|都|一律|千万|暂)?(?:不适用|不适合|不适宜|不宜|不建议|不推荐|不接待|不可用|不能用|不能吃|不能喝|"
    r"禁用|禁入|慎用|慎入|忌用|勿用|勿入|勿扰|勿购|勿拍|勿买|别买|别来|不要买|绕道|绕行|止步|免谈|除外)"
)
"""What denies the words before it in Chinese."""
_LOOK_BACK_ZH = 14
_LOOK_AHEAD = 40


def denied_word(folded: str, words: Sequence[Word], at: int, length: int, open_from: int) -> bool:
    """Whether words before or after, in the same clause, turn a term of Latin script around.

    `at` and `length` give the term among `words`; a word before `open_from` belongs to another
    term, which keeps its negation: "no added sugar" negates nothing after it.
    """
    start, end = words[at].start, words[at + length - 1].end
    if denied_zh(folded, start):
        return True
    if _DENIED_AFTER.match(folded[end : end + _LOOK_AHEAD]):
        return True
    return _negation_before(folded, words, at, open_from)


def _negation_before(folded: str, words: Sequence[Word], at: int, open_from: int) -> bool:
    for back in range(1, min(_REACH, at - open_from) + 1):
        word, following = words[at - back], words[at - back + 1]
        between = folded[word.end : following.start]
        if _MARK.search(between):
            return False
        if back <= _AWAY_REACH and _turns_away(words, at - back):
            return back == 1 or word.text not in _NEXT_ONLY  # the least romantic wedding planners
        if word.text in _ENDS:
            return False
        if word.text in _NEGATIONS:
            return not (between == "-" and back > 1)  # "no-nonsense retro" is retro
    return False


def _turns_away(words: Sequence[Word], last: int) -> bool:
    if words[last].text in _HALF:
        return True
    return any(
        last + 1 >= len(phrase)
        and all(words[last - step].text == phrase[-1 - step] for step in range(len(phrase)))
        for phrase in _AWAY
    )


def denied_zh(folded: str, start: int, open_from: int = 0) -> bool:
    """Whether the Chinese before a place, back to `open_from` at most, turns it around."""
    before = folded[max(open_from, start - _LOOK_BACK_ZH) : start].rstrip()
    match = _NEGATED_ZH.search(before)
    return match is not None and not _NOT_NEGATED_ZH.search(before[max(0, match.start() - 2) :])


def excludes_people(folded: str, start: int, end: int) -> bool:
    """Whether people named at a place are sent away: by a list before them, or by words after."""
    before = folded[max(0, start - 90) : start]
    listed = _EXCLUDED_LIST.search(before)
    if listed and not _TURNS_BACK.search(listed["rest"]):
        return True
    return bool(
        _EXCLUDED_LIST_ZH.search(before[-40:])
        or _DENIED_AFTER_ZH.match(folded[end : end + _LOOK_AHEAD])
    )


def holds_negation(words: Sequence[Word]) -> bool:
    """Whether a term holds a negation of its own: `no added sugar`."""
    return not _NEGATIONS.isdisjoint(word.text for word in words)
