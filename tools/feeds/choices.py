"""Cells that choose out of a fixed set: goals, special categories, counts."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TypeVar

from ...schema import Goal, SpecialCategory
from .places import parts_of

_Choice = TypeVar("_Choice", bound=StrEnum)
MOST_VARIANTS = 5
_GOALS = {
    "verkauf": Goal.SALES, "verkäufe": Goal.SALES, "umsatz": Goal.SALES, "conversions": Goal.SALES,
    "销售": Goal.SALES, "转化": Goal.SALES, "成交": Goal.SALES, "purchases": Goal.SALES,
    "leads": Goal.LEADS, "线索": Goal.LEADS, "留资": Goal.LEADS, "anfragen": Goal.LEADS,
    "traffic": Goal.TRAFFIC, "流量": Goal.TRAFFIC, "引流": Goal.TRAFFIC, "besucher": Goal.TRAFFIC,
    "clicks": Goal.TRAFFIC, "bekanntheit": Goal.AWARENESS, "曝光": Goal.AWARENESS,
    "品牌曝光": Goal.AWARENESS, "reach": Goal.AWARENESS, "品牌知名度": Goal.AWARENESS,
    "installs": Goal.APP_INSTALLS, "应用安装": Goal.APP_INSTALLS, "下载": Goal.APP_INSTALLS,
    "nachrichten": Goal.MESSAGES, "消息": Goal.MESSAGES, "咨询": Goal.MESSAGES,
    "bewerbungen": Goal.APPLICATIONS, "招聘": Goal.APPLICATIONS,
}  # fmt: skip


def read_goal(text: str) -> Goal:
    """The goal in a cell. Raises ValueError saying what is wanted."""
    plain = _plain(text)
    return _GOALS.get(plain) or _one_of(Goal, plain)


def read_special(text: str) -> tuple[SpecialCategory, ...]:
    """Special categories listed in a cell; none and no are none. Raises ValueError."""
    chosen = [_plain(part) for part in parts_of(text)]
    return tuple(_one_of(SpecialCategory, one) for one in chosen if one not in {"none", "no"})


def read_variants(text: str) -> int:
    """How many ad sets a cell wants. Raises ValueError saying what is wanted."""
    match = re.fullmatch(r"(\d)(?:\.0+)?", text.strip())
    if not match or not 1 <= int(match.group(1)) <= MOST_VARIANTS:
        raise ValueError(f"give a number from 1 to {MOST_VARIANTS}")
    return int(match.group(1))


def _one_of(choices: type[_Choice], plain: str) -> _Choice:
    if plain in list(choices):
        return choices(plain)
    raise ValueError(f"give one of {', '.join(choices)}")


def _plain(text: str) -> str:
    return re.sub(r"[\s-]+", "_", text.strip().casefold())
