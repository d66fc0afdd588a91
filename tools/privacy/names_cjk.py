"""Names of people in Chinese, Japanese and Korean script, by surname, title, label and context."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .kinds import PersonalData
from .reading import Reading
from .words_cjk import common_pairs

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜"
    "崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤张陳楊黃趙吳孫馬"
    "鄭謝許韓馮鄧蕭葉蘇呂盧鍾譚陸範賈鄒龍賀顧錢嚴湯"
)
_COMPOUND = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|夏侯|歐陽"
_SURNAME = rf"(?:{_COMPOUND}|[{_SURNAMES}])"
_HAN = r"[\u4e00-\u9fff]"
_FULL = rf"{_SURNAME}{_HAN}{{1,2}}"
_NOT_BEFORE = r"(?<![大小老全高金白黄江方石万])"

_PATTERNS: tuple[tuple[str, float], ...] = (
    ((rf"(?:姓名|收件人|收货人|联系人|客户(?:姓名)?|用户(?:姓名)?|患者(?:姓名)?|会员(?:姓名)?|"
     rf"买家|持卡人|开户名|名字|申请人|"
     rf"氏名|お名前|宛名)\s?[:：是为]\s?(?P<name>{_HAN}{{2,4}}(?:·{_HAN}{{1,6}})?)"), 0.9),
    ((rf"(?:我叫|我的名字(?:是|叫)|名叫|他叫|她叫|本人)(?P<name>{_SURNAME}{_HAN}{{1,2}})"
     rf"(?=[，,。.！!、；;\s的今来住和电]|$)"), 0.9),
    (rf"我是(?P<name>{_FULL})(?=[，,。.！!；;\s]|$)", 0.75),
    ((rf"{_NOT_BEFORE}(?P<name>(?:{_SURNAME}{_HAN}{{0,2}}))(?=(?:先生|女士|小姐|太太|阿姨|叔叔|"
     rf"大爷|老师|医生|护士|"
     rf"经理|律师|教授|总监|主任|師傅|师傅|同学))"), 0.85),
    ((rf"(?:^|[，,。；;、\s])(?P<name>{_FULL})(?=(?:说|表示|反馈|投诉|来电|致电|购买了|下单|"
     rf"的(?:电话|手机|邮箱|地址|订单|微信|生日)|"
     rf"[，,]\s?(?:电话|手机|男|女|今年|身份证|邮箱|微信|住)|今年\d|住在|患有|确诊|"
     rf"，?\d{{2}}岁))"), 0.85),
    ((r"(?<![お\u4e00-\u9fff])(?P<name>(?!皆|奥|神|王|殿|客|同|各|貴|お|何|仏|俺|人|嬢|姉|兄|父|"
     r"母|患者|店員|旦那)"
     r"[\u4e00-\u9fff]{1,4}(?:\s[\u4e00-\u9fff]{1,3})?)(?=様|さん|"
     r"(?<=[\u4e00-\u9fff]{2})氏(?![名は族教]))"), 0.75),
    (r"(?:私は|名前は)(?P<name>[\u4e00-\u9fff]{2,5})(?=です|と申します|といいます)", 0.85),
    ((r"(?<![가-힣])(?P<name>[김이박최정강조윤장임한오서신권황안송류전홍][가-힣]{1,2})(?=\s?(?:씨|"
     r"님|고객님|선생님|과장|대리))"),
     0.8),
    (r"(?:이름|성명|수신인|받는 사람)\s?[:：은는]?\s?(?P<name>[가-힣]{2,4})(?![가-힣])", 0.85),
)  # fmt: skip

_NO_NAMES = frozenset(
    re.findall(
        "..",
        "高级金牌白金黄金方案万能全家高端时尚高品任何马上向导金融石材武术田园龙头江南白领高管"
        "金卡周年周末周一周二周三周四周五周六周日于是何时何处曾经程序夏季秦岭江边钟表毛衣石头"
        "方便高兴安全",
    )
)
"""Words that begin with a surname's character."""


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], float], ...]:
    return tuple((re.compile(pattern), score) for pattern, score in _PATTERNS)


def find_cjk_names(reading: Reading) -> Iterator[PersonalData]:
    """Names in Chinese, Japanese and Korean script; a title after the name is not part of it."""
    text = reading.text
    if not reading.cjk:
        return
    for pattern, score in _compiled():
        for match in pattern.finditer(text):
            value = match.group("name")
            if value[:2] not in _NO_NAMES and value not in common_pairs():
                start, end = match.span("name")
                yield PersonalData(type="PERSON", start=start, end=end, score=score, text=value)
