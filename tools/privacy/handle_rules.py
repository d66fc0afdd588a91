"""The forms of account names: @names, profile links, and names after the name of a service."""

from __future__ import annotations

import re

from .identifier_rule import Rule

_PLAIN = (
    r"(?!(?:wechat|weixin|tiktok|douyin|telegram|whatsapp|instagram|facebook|android|iphone|"
    r"iphones|channel|group|store|shops?|https?|www|official|support|video|videos|reels|story|"
    r"stories|stream|posts?|ads|feed|users?|group|bots?|stickers?)(?![a-z0-9_]))"
)
"""Words that follow the name of a service and are no account."""
_TOLD = r"(?=[a-z.-]*[0-9_])"
"""What tells an account from a word where no colon stands: a digit or a low line."""
_NAME = r"[a-z](?:[a-z0-9_.-]{3,23}[a-z0-9_])(?![a-z0-9_@])(?!\.(?:com|cn|de|net|org|shop)\b)"
_IS = r"\s?(?:[:：=是为]|(?:\bis\b|\bist\b|\bes\b|\bals\b|\bas\b|\bunder\b|\bunter\b))?\s?@?"
_SERVICES = (
    r"wechat|weixin|telegram|whatsapp|signal|skype|discord|snapchat|snap|viber|kik|zalo|threads|"
    r"kakao(?:talk)?|line[ -]id|instagram|insta|twitter|tiktok|mastodon|facebook|messenger"
)
_AFTER_SERVICE = r"(?:[ -](?:id|name|handle|user ?name|account|konto|nutzername|benutzername))?"
_CHINESE = (
    r"(?:微信|薇信|威信|(?<![a-z0-9])[vV]信)(?:号码?|账号|帐号|id)?|"
    r"(?:抖音|小红书|快手|微博|b站)(?:号|账号|帐号|id|名)?"
)
_SLANG = (
    r"(?:[加➕+]\s?(?:我|个)?\s?(?:v信|(?:vx|wx|v)(?![a-z0-9])|微信|微|薇)|(?<![a-z0-9])(?:vx|wx)(?![a-z0-9])|微信号|抖音号|"
    r"小红书号|快手号)(?:号|id)?"
)
_SERVICE_WORDS = (
    *("wechat", "weixin", "telegram", "whatsapp", "signal", "skype", "discord", "snap", "viber"),
    *("kik", "zalo", "threads", "kakao", "line id", "line-id", "insta", "twitter", "tiktok"),
    *("mastodon", "facebook", "messenger"),
)

HANDLE_RULES = (
    Rule(
        type="HANDLE",
        score=0.8,
        digits=0,
        words=("@",),
        flags=re.IGNORECASE,
        unless=r"(?:follow|find|tag|mention|visit|join|folge?|folgt|síguenos|suivez)\W+(?:us|"
        r"uns|nous|"
        r"our|unser\w*)?\W*(?:\w+\W+){0,2}$|关注(?:我们)?.{0,6}$",
        near=r"insta(?:gram)?\b|\big\b|twitter|\bx\b|tiktok|telegram|snap(?:chat)?|discord|skype|"
        r"wechat|weixin|wei xin|line id|threads|mastodon|signal|facebook|handle|user ?name|"
        r"benutzername|微信号?|微博|抖音号?|小红书号?|推特|\b(?:his|her|my|their|user|"
        r"customer|kundin|kunde|mein)\b|\b(?:ask|dm|message|quote|credit|permission (?:from|of)|"
        r"(?:photo|video|picture|foto|review) (?:by|from|of|von)|frag|fragt)\W*$",
        pattern=r"(?<![\w@.])@[A-Za-z0-9_](?:[A-Za-z0-9_.-]{1,38}[A-Za-z0-9_])",
    ),
    Rule(
        type="HANDLE",
        score=0.75,
        digits=0,
        words=(":", "：", "是", "为"),
        flags=re.IGNORECASE,
        pattern=r"(?<=[:：是为])\s?(?=[a-z_.-]*[0-9_]|[a-z])"
        rf"{_PLAIN}"
        r"[a-z][a-z0-9_-]{4,24}(?![\w@.])",
        near=r"(?:wechat|weixin|telegram|snapchat|skype|discord|instagram|insta|user ?name|"
        r"微信号?|"
        r"抖音号?|小红书号?|line id)(?: id)?\s?[:：是为]$",
    ),
    Rule(
        type="HANDLE",
        score=0.8,
        digits=0,
        words=("@",),
        flags=re.IGNORECASE,
        pattern=r"(?<![\w@.])@[a-z0-9_](?:[a-z0-9_.-]{1,38}[a-z0-9_])(?=\s?(?:\b(?:posted|posts|wrote|"
        r"commented|comments|shared|asked|asks|says|said|tagged|filmed|reviewed|messaged|replied|"
        r"bought|ordered|wants|loves|schrieb|postete|hat|fragt|sagt|publicó|escribió|a posté)\b|"
        r"发了|说|晒|的评论|问|留言|写|下单|买))",
    ),
    Rule(
        type="HANDLE",
        score=0.8,
        digits=0,
        words=_SERVICE_WORDS,
        flags=re.IGNORECASE,
        pattern=rf"(?<![a-z0-9])(?:{_SERVICES})(?![a-z0-9_]){_AFTER_SERVICE}{_IS}(?P<value>{_TOLD}{_PLAIN}{_NAME})",
    ),
    Rule(
        type="HANDLE",
        score=0.75,
        digits=0,
        words=_SERVICE_WORDS,
        flags=re.IGNORECASE,
        pattern=rf"(?<![a-z0-9])(?:{_SERVICES}) (?:id|handle|user ?name|nutzername|benutzername)"
        rf"{_IS}(?P<value>{_PLAIN}{_NAME})",
    ),
    Rule(
        type="HANDLE",
        score=0.85,
        digits=0,
        words=("微信", "薇信", "威信", "v信", "抖音", "小红书", "快手", "微博", "b站"),
        flags=re.IGNORECASE,
        pattern=rf"(?:{_CHINESE})\s?[:：=是为]?\s?@?(?P<value>{_TOLD}{_PLAIN}{_NAME})",
    ),
    Rule(
        type="HANDLE",
        score=0.85,
        digits=0,
        words=("vx", "wx", "加", "+", "➕", "微信号", "抖音号", "小红书号", "快手号"),
        flags=re.IGNORECASE,
        pattern=rf"{_SLANG}\s?[:：=是为]?\s?@?(?P<value>{_PLAIN}{_NAME})",
    ),
    Rule(
        type="HANDLE",
        score=0.9,
        digits=5,
        words=("qq", "扣扣", "企鹅号"),
        flags=re.IGNORECASE,
        pattern=r"(?<![a-z])(?:qq|扣扣|企鹅号)(?:号码?|群|[ -]?(?:id|number|no\.?))?\s?[:：=是为]?"
        r"\s?"
        r"(?P<value>[1-9]\d{4,10})(?![\d.]|\s?[人个元万年])",
    ),
    Rule(
        type="HANDLE",
        score=0.85,
        digits=0,
        words=("linkedin.com", "facebook.com", "xing.com", "t.me", "wa.me", "vk.com"),
        flags=re.IGNORECASE,
        pattern=r"(?<![a-z0-9])(?:https?://)?(?:www\.)?(?:linkedin\.com/in|"
        r"facebook\.com/(?:profile\.php\?id=)?(?!/?(?:business|docs|help|ads|legal|policies)\b)|"
        r"xing\.com/profile|t\.me|wa\.me|vk\.com)/?[\w.%=-]{3,60}",
    ),
)
"""Account names; a brand's own, which it asks people to follow, is not among them."""
