"""Chinese names of any surname, by the words around them: labels, roles, verbs, signatures.

A name is a surname and one or two characters more. How much a context must show depends on it:
after a label ("收件人") nearly anything is a name; after a role ("会员") the given name must be
made of characters that given names are made of, and must not begin a common word; where only a verb
follows ("顾…怀孕"), three characters are needed as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .kinds import PersonalData
from .reading import Reading
from .surnames_cjk import COMPOUND_SURNAMES, GIVEN_CHARACTERS, SURNAMES
from .words_cjk import common_pairs

_SINGLE, _GIVEN = frozenset(SURNAMES), frozenset(GIVEN_CHARACTERS)
_COMPOUND = frozenset(COMPOUND_SURNAMES)
_NEVER = frozenset(
    "的了是在不我你他她它们就都和与及要会能也还很请您这那吗呢吧啊么被把给让从到对为或等有没"
)
"""Characters that no given name holds."""

_WORDY = frozenset(
    "公通文商平海花山水后原空满初全时都应强红信容单连管官国农师司池利皮展战费常年党母车楼那居盘权封宣"
    "终经相计修富养闭集揭奉得合何莫万夏云东南西门房路程步"
)
"""Surnames that begin far more words than names; a name of two characters is not told by them."""

_FREQUENT = frozenset(
    "王李张刘陈杨赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖董袁潘蒋蔡余杜苏魏吕丁任沈姚卢姜崔谭陆汪贾"
    "邹熊秦邱江尹薛侯龙黎贺顾郝龚邵钱严覃欧阮柳穆"
)
"""Surnames that more than one in a thousand bears and that few other words begin with."""

_LABELS = (
    r"收件人|收货人|代收人|取件人|户主|当事人|收信人|寄件人|联系人|负责人|经办人|申请人|持卡人|投保人|被保人|受益人|签收人|预约人|"
    r"预订人|入住人|下单人|付款人|收款人|紧急联系人|监护人|户名|开户名|账户名|姓名|名字|真名|全名|"
    r"新郎|新娘|寿星|署名|落款|客户名|买家名|乘机人|乘车人|旅客姓名"
)
_ROLES = (
    r"房主|车主|业主|房东|会员|学员|学生|用户|客户|顾客|患者|病人|客人|买家|员工|店员|同事|队员|选手|领队|导游|司机|房客|"
    r"住客|租客|乘客|旅客|嘉宾|粉丝|读者|作者|邻居|闺蜜|室友|同学|朋友|好友|家长|宝妈|孕妈|校友|创始人|"
    r"主理人|老板娘?|店主|店长|摄影师|模特|志愿者|应聘者|候选人|求职者|代理人?|经销商|小朋友|孩子|宝宝|"
    r"宝贝|女儿|儿子|妈妈|爸爸|母亲|父亲|太太|老婆|老公|妻子|丈夫|女士|先生|小姐|联系|通知|感谢|致电|"
    r"回访|寄给|发给|送给|交给|转给|打给|退给|写给|付给|递给|问一下|问问|告诉|提醒|转告|叮嘱|拜托|快递写|抬头写"
)
_NAMED = (
    r"我叫|他叫|她叫|名叫|名为|真名叫?|本名|本人|全名叫?|(?:小朋友|孩子|宝宝|女儿|儿子|宝贝|寿星|主人|"
    r"客人|会员|学员|同学|老师|老板|邻居|朋友|妈妈|爸爸|姑娘|小伙|阿姨|大姐|大哥|师傅)(?:名字)?叫"
)
_RECORDS = (
    r"(?:登记|名单|预订|预约|订单|订位|留言|报名|签名|来信|回访|投诉|客诉|备注|评价|反馈)\s?[:：]|"
    r"(?:——|—|--)\s?|[（(](?=[\u4e00-\u9fff]{2,4}[，,、]\s?(?:\d{2}岁?|男|女)[，,）)])"
)
_INTIMATE = (
    r"(?:先生|女士|小姐|太太|同学|老师|师傅)(?=[，。,\s说的]|[\u4e00-\u9fff])|怀孕|怀了|有孕|查出|确诊|患有|患了|患上|得了|罹患|住院|流产|出柜|信(?:奉|仰|佛|基督|天主|伊斯兰|道教)|"
    r"是(?:[\u4e00-\u9fff]{1,4}族|穆斯林|基督徒|佛教徒|党员|同性恋)"
)
_TELLING = (
    rf"{_INTIMATE}|(?<![小传学])说|表示|反馈|投诉|来电|致电|来信|"
    r"今年\d|生于"
)
_VERBS = (
    rf"{_TELLING}|留言|写道|评价|推荐|回购|复购|下单|买了|订了|购买|预订|预约|入住|家住|住在|出生|"
    r"的(?:电话|手机|邮箱|地址|订单|微信|生日|快递|身份证|病历|账号)|"
    r"[，,]\s?(?:电话|手机|男|女|今年|身份证|邮箱|微信|住|\d{2}岁|\d{11})|[（(]\s?(?:电话|手机|微信|1\d{10})|"
    r"\s?1[3-9]\d{9}"
)
_AFTER = re.compile(
    rf"(?:{_VERBS}|[有是在于跟同已因从把给用穿住写发问打拍带留很每对被夸来去到收签付退换也还又就要想需和与及]|"
    r"先生|女士|小姐|老师|师傅|同学|手机|电话|微信|邮箱|地址|身份证|特别|过敏|生日|喜欢|爱|觉得|"
    r"收$|收[，。]|家里|那边|本人|最近|之前|昨天|今天|上周|购|订|约)"
)
_SIGNED = re.compile(r"\s?[:：]\s?(?=[^\s\d]{4})")


@dataclass(frozen=True, kw_only=True)
class _Context:
    """Words before a name."""

    lead: str
    """A regular expression of the words."""
    score: float
    sure: bool
    """Whether any characters of a given name are enough."""


_CONTEXTS = (
    _Context(lead=rf"(?:{_LABELS})\s?[:：是为叫]?\s?", score=0.88, sure=True),
    _Context(lead=rf"(?:{_NAMED})\s?[:：]?\s?", score=0.9, sure=True),
    _Context(lead=rf"(?:{_ROLES})\s?[:：是叫]?\s?", score=0.8, sure=False),
    _Context(lead=_RECORDS, score=0.8, sure=False),
)


@cache
def _compiled() -> tuple[tuple[_Context, re.Pattern[str]], ...]:
    return tuple((context, re.compile(context.lead)) for context in _CONTEXTS)


@cache
def _opening() -> re.Pattern[str]:
    """Where a clause begins with a surname."""
    compound = "|".join(COMPOUND_SURNAMES)
    return re.compile(
        rf"(?:^|(?<=[，,。；;、：:！!？?\s“\"（(]))(?=(?:[{SURNAMES}]|{compound})[\u4e00-\u9fff])"
    )


def find_chinese_names(reading: Reading) -> Iterator[PersonalData]:
    """Chinese names in the contexts; they may overlap."""
    text = reading.text
    for context, lead in _compiled():
        for match in lead.finditer(text):
            yield from _named(text, match.end(), context)
    for match in _opening().finditer(text):
        yield from _beginning(text, match.end())


def _named(text: str, start: int, context: _Context) -> Iterator[PersonalData]:
    end = _name_end(text, start, sure=context.sure)
    while end:
        yield _person(text, start, end, context.score)
        joined = re.compile(r"\s?[、和与及跟]\s?").match(text, end)
        if not joined:
            return
        start = joined.end()
        end = _name_end(text, start, sure=False)


def _beginning(text: str, start: int) -> Iterator[PersonalData]:
    """A name of three characters at the beginning of a clause, where a person's verb follows."""
    for end in _ends(text, start):
        full = end - start > 2  # noqa: PLR2004 - two characters are too often a word
        if not _looks_given(text, start, end) or not (full or _intimate().match(text, end)):
            continue
        if _verbs().match(text, end) or (_line_begins(text, start) and _SIGNED.match(text, end)):
            yield _person(text, start, end, 0.75)
            return


def _line_begins(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in '\n“"'


@cache
def _intimate() -> re.Pattern[str]:
    return re.compile(_INTIMATE)


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(_TELLING)


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(_VERBS)


def _name_end(text: str, start: int, *, sure: bool) -> int:
    """Where a name that starts here ends; 0 where none does."""
    for end in _ends(text, start):
        given = text[start + _surname(text, start) : end]
        if _NEVER.intersection(given):
            continue
        open_word = text[start - 1] not in ":：" and text[start : start + 2] in common_pairs()
        if sure and open_word and (len(given) == 1 or _han(text, end)):
            continue
        told = len(given) > 1 and _telling().match(text, end) is not None
        if not (sure or told or _looks_given(text, start, end)):
            continue
        owns = len(given) > 1 and text.startswith("的", end)
        if (
            owns
            or _stops(text, end)
            or (sure and len(given) > 1 and _looks_given(text, start, end))
        ):
            return end
    return 0


def _ends(text: str, start: int) -> Iterator[int]:
    """Ends of what may be a name, the longer first."""
    surname = _surname(text, start)
    for given in (2, 1) if surname else ():
        end = start + surname + given
        if end <= len(text) and all("\u4e00" <= char <= "\u9fff" for char in text[start:end]):
            yield end


def _surname(text: str, start: int) -> int:
    if text[start : start + 2] in _COMPOUND:
        return 2
    return 1 if text[start : start + 1] in _SINGLE and start < len(text) else 0


def _looks_given(text: str, start: int, end: int) -> bool:
    surname = _surname(text, start)
    if surname == 1 and text[start : start + 2] in common_pairs():
        return False
    if end - start == 2 and text[start] in _WORDY:  # noqa: PLR2004
        return False
    given = text[start + surname : end]
    if len(given) > 1 and (surname > 1 or text[start] in _FREQUENT):
        return not _GIVEN.isdisjoint(given) and _NEVER.isdisjoint(given)
    return _GIVEN.issuperset(given)


def _stops(text: str, end: int) -> bool:
    """Whether the name can end here: no Chinese follows, or words that go on about a person."""
    return not _han(text, end) or _AFTER.match(text, end) is not None


def _han(text: str, place: int) -> bool:
    return "\u4e00" <= text[place : place + 1] <= "\u9fff"


def _person(text: str, start: int, end: int, score: float) -> PersonalData:
    return PersonalData(type="PERSON", start=start, end=end, score=score, text=text[start:end])
