"""How people begin and end the name of what they sell, in English, German and Chinese."""

from __future__ import annotations

import re

_ENGLISH_VERBS = (
    "sell make offer produce design bake brew run own build craft roast grow import launched "
    "opened provide teach repair do need"
).replace(" ", "|")
_ENGLISH_PHRASES = (
    "rent out|have built|have made|have opened|are selling|are launching|are opening|are hiring|"
    "are looking for|are an?(?= )|are the(?= )|am selling|am launching|am an?(?= )"
)
_GERMAN_VERBS = (
    "verkaufen? machen? bieten? backen? stellen? betreiben? führen? suchen? entwickeln? vermieten? "
    "nähen? gießen? rösten? fertigen?"
).replace(" ", "|")
_CHINESE_VERBS = (
    "是一家 是个 是做 开了一家 开了家 主营 主打 专卖 在卖 卖的是 卖(?![家场点]) 出售 销售 售卖 "
    "推广 推出 经营 宣传 做的是 专做 研发了 产品是 商品是"
).replace(" ", "|")

_LEADS = (
    rf"\b(?:i|we|she|he|they)\s(?:also\s)?(?:{_ENGLISH_VERBS}|{_ENGLISH_PHRASES})\s",
    (
        r"\b(?:ads?|adverts?|campaign|advertis(?:e|ing)|promot(?:e|ing)|launch(?:ing)?|selling|marketing)"
        r"\s(?:copy\s)?(?:for\s)?(?:our\s|my\s|the\s|a\s|an\s)?"
    ),
    r"\b(?:our|my)\s(?:new\s)?",
    rf"\b(?:ich|wir)\s(?:{_GERMAN_VERBS}|sind(?= ein))\s",
    r"\bund\s(?:vermieten|verkaufen|bieten|backen|machen)\s",
    r"\b(?:werbung|anzeigen?|kampagne)\sfür\s",
    r"\b(?:unsere?|unseren|meine?)\s(?:neue[rns]?\s)?",
    rf"(?:我们?|本店|小店|本公司|公司)?(?:{_CHINESE_VERBS})(?:一款|一个|一家|一种|的)?",
    r"\b(?:product(?: name)?|produkt)\s?:\s?|(?:产品|商品)\s?[:：]\s?",
)
LEAD = re.compile("|".join(_LEADS), re.IGNORECASE)
"""What stands before the thing: `we sell`, `ads for our`, `wir backen`, `主营`, `product:`."""

ARTICLE = re.compile(
    r"^(?:(?:an?|the|our|my|some|new|ads?|advert\w*|campaign|for|up|her|eine?n?|die|der|das|"
    r"unsere?[rn]?|neue[rns]?|für|zwei|drei|vier)\s|这款|一款|自家|自制的?|位于[^的，,]{1,8}的)+",
    re.IGNORECASE,
)
"""Words between the lead and the name that belong to neither."""

_STOP_WORDS = (
    "from in at called named for with that which who to on priced starting made since by because "
    "helps? is are lets makes does wanted near based under aus namens für mit die der das welche "
    "ab zum zur im am bei auf seit gesucht"
).replace(" ", "|")

STOP = re.compile(
    "|".join(
        (
            rf"\s(?:{_STOP_WORDS})\b",
            r"\s(?:and (?:we|i|they|sell|ship|it)|handmade in|und (?:wir|ich|verkaufen))\b",
            r"[,.;:!?()\n–—|\"“”„「」，。；：！？、（）]|\s-\s|(?<=[㐀-鿿])\s|[€£$¥]|\d{1,9}\s?元",
            r"卖到|卖给|主要|面向|送给|适合|价格|售价|定价|支持|可以|每",
        )
    ),
    re.IGNORECASE,
)
"""Where the name ends at the latest."""

BRAND = re.compile(
    r"\b(?:called|named|brand name is|brand is|brand(?: name)?\s?:|company name is|known as|"
    r"our brand|my brand|under the (?:brand|name)|namens|heißt|nennt sich|marke\s?:|unsere marke)"
    r"\s*[\"“‘'„«]?(?P<latin>[^\W_][\w&'’.+-]*(?:\s(?:&|and|und|of|the)?\s?[A-ZÄÖÜ0-9&]"
    r"[\w&'’+-]*){0,4})|"
    r"(?:品牌(?:叫做|叫|是|名为|名是|名|[:：])|店名(?:叫|是|[:：])?|名叫|名字叫|叫做|叫|名为)\s?"
    r"[“\"「『《]?(?P<han>[^，。,.；;！!？?\s“”\"「」『』《》的]{2,14})",
    re.IGNORECASE,
)
"""A name that is given as one."""

NAME_AFTER = re.compile(r"\s[\"“]?(?P<name>[A-Z][a-z][\w&'’-]*(?:\s[A-Z][a-z][\w'’-]*)?)")
"""A capitalised name directly after the words of the category: `budgeting app Pocketwise`."""

STATEMENT = re.compile(
    r"(?:it|we|i|they|you|this|there|es|wir|ich|sie|das)\b|我|它|这|need|help|please|bitte|请|帮",
    re.IGNORECASE,
)
"""How a sentence begins that is about the thing, or about the advert, and names neither."""
