"""The product and the brand that a free text names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...schema import FacetKind
from ...tools.lexicon import Mention
from .sources import sentences

MAX_NAME_WORDS = 7
MAX_NAME_CHARS = 60

_LEAD = re.compile(
    r"\b(?:i|we|she|he|they)\s(?:also\s)?(?:sell|make|offer|produce|design|bake|brew|run|own|build|craft|"
    r"roast|grow|import|launched|opened|provide|teach|rent out|repair|have built|have made|have opened|"
    r"are (?:selling|launching|opening|hiring|looking for|an?|the)|am (?:selling|launching|an?)|need)\s|"
    r"\b(?:ads?|adverts?|campaign|advertise|advertising|promote|promoting|launch|launching|selling|"
    r"marketing)\s(?:copy\s)?(?:for\s)?(?:our\s|my\s|the\s|a\s|an\s)?|\b(?:our|my)\s(?:new\s)?|"
    r"\b(?:ich|wir)\s(?:verkaufen?|machen?|bieten?|backen?|stellen?|betreiben?|führen?|suchen?|"
    r"entwickeln?|vermieten?|nähen?|gießen?|haben?|sind|rösten?|fertigen?)\s|"
    r"\b(?:werbung|anzeigen?|kampagne)\sfür\s|\b(?:unser|unsere|unseren|mein|meine)\s(?:neue[rns]?\s)?|"
    r"(?:我们?|本店|小店|本公司|公司)?(?:是一家|是个|是做|开了一家|开了家|主营|主打|专卖|在卖|卖的是|卖|出售|销售|"
    r"售卖|推广|推出|经营|宣传|做的是|专做|研发了)(?:一款|一个|一家|一种|的)?|(?:产品是|商品是|产品：|商品：)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"^(?:(?:a|an|the|our|my|some|new|ads?|advert\w*|campaign|ein|eine|einen|die|der|das|unsere?[rn]?|"
    r"neue[rns]?|for|für|up|her|这款|一款|自家|自制的?)\s?(?<=[\s款家制的]))+",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\s(?:from|in|at|called|named|for|with|that|which|who|to|on|and (?:we|i|they|sell|ship|it)|priced|"
    r"starting|made|since|by|because|aus|namens|für|mit|die|der|das|welche|ab|zum|zur|im|bei|auf|seit|"
    r"und (?:wir|ich|verkaufen)|near|made by|handmade in|based|under)\b|[,.;:!?()\n–—|\"“”「」]|\s-\s|"
    r"[，。；：！？、（）]|，|(?:卖到|卖给|主要|面向|送给|适合|价格|售价|定价|支持|可以|每)|\d+\s?元|[€£$¥]",
    re.IGNORECASE,
)
_BRAND = re.compile(
    r"(?:\b(?:called|named|brand name is|brand is|brand name:|brand:|company name is|known as|"
    r"shop is called|namens|heißt|nennt sich|marke:|marke heißt|unsere marke|our brand|my brand|"
    r"under the (?:brand|name))\s*[\"“‘'„«]?)"
    r"(?P<latin>[^\W_][\w&'’.+-]*(?:\s(?:&|and|und|of|the)?\s?[A-ZÄÖÜ0-9&][\w&'’+-]*){0,4})|"
    r"(?:品牌(?:叫做|叫|是|名为|名是|名|：|:)|店名(?:叫|是|：)?|名叫|名字叫|叫做|叫|名为)\s?"
    r"[“\"「『《]?(?P<han>[^，。,.；;！!？?\s“”\"「」『』《》的]{2,14})",
    re.IGNORECASE,
)
_NOT_A_NAME = frozenset("a an the it is that for and der die das ein eine".split())
_MODIFIER = re.compile(r"[\w'’-]+\s+$", re.UNICODE)
_FUNCTION_WORDS = frozenset(
    "a an the our my your their his her its for of with and or to in on at by from is are was be i we "
    "you they sell selling make making offer want need like love buy get have has run new ad ads "
    "advert adverts promote campaign about this that these those some any all more best please help "
    "ein eine einen einem einer der die das den dem des unser unsere unseren für mit und oder aus "
    "von zu zum zur im in bei ich wir sie ist sind verkaufe verkaufen biete bieten suche suchen auf "
    "as into than then it we're we’re who which where when what hiring".split()
)


@dataclass(frozen=True)
class Named:
    """A name and the place that gives it."""

    text: str
    start: int
    end: int


def product_in(text: str, categories: Sequence[Mention]) -> Named | None:
    """What a free text wants advertised, as the text says it; None when it names nothing.

    A phrase after "I sell", "ads for", "wir backen", "推广" is taken when it names a known
    category; else the first known category with the words that describe it.
    """
    for phrase in _led_phrases(text):
        if _holds(phrase, categories):
            return phrase
    for mention in categories:
        return _widened(text, mention)
    return next((phrase for phrase in _led_phrases(text) if _sounds_like_a_thing(phrase)), None)


def brand_in(text: str) -> Named | None:
    """Brand or proper name that a free text gives with `called`, `namens`, `品牌叫`."""
    for match in _BRAND.finditer(text):
        group = "latin" if match["latin"] else "han"
        name = match[group].rstrip(" .'’-")
        first = name.split(" ", 1)[0].casefold() if name else ""
        proper = group == "han" or name[:1].isupper() or name[:1].isdigit() or "." in name
        if name and proper and first not in _NOT_A_NAME:
            return Named(name, match.start(group), match.start(group) + len(name))
    return None


def _led_phrases(text: str) -> Iterator[Named]:
    for lead in _LEAD.finditer(text):
        start = lead.end()
        article = _ARTICLE.match(text[start:])
        start += article.end() if article else 0
        stop = _STOP.search(text, start)
        end = stop.start() if stop else len(text)
        phrase = _shortened(text, start, end)
        if phrase:
            yield phrase


def _shortened(text: str, start: int, end: int) -> Named | None:
    words = [match.end() for match in re.finditer(r"\S+", text[start:end])]
    if len(words) > MAX_NAME_WORDS:
        end = start + words[MAX_NAME_WORDS - 1]
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if not 1 < end - start <= MAX_NAME_CHARS:
        return None
    return Named(text[start:end], start, end)


def _holds(phrase: Named, mentions: Sequence[Mention]) -> bool:
    return any(phrase.start <= mention.start and mention.end <= phrase.end for mention in mentions)


def _widened(text: str, mention: Mention) -> Named:
    """The mention with up to three words before it that describe it."""
    start = mention.start
    sentence = next(
        ((left, right) for left, right in sentences(text) if left <= start < right), (0, len(text))
    )
    for _ in range(3):
        before = _MODIFIER.search(text[sentence[0] : start])
        word = before.group().strip().casefold() if before else ""
        if not word or word in _FUNCTION_WORDS or word.isdigit():
            break
        start -= len(before.group()) if before else 0
    return Named(text[start : mention.end], start, mention.end)


def _sounds_like_a_thing(phrase: Named) -> bool:
    """Whether a phrase of unknown words may be a product: something beside empty words."""
    from .thinness import content_words

    return bool(content_words(phrase.text)) and phrase.text.count(" ") < MAX_NAME_WORDS - 1


def is_category(mention: Mention) -> bool:
    """Whether a mention names goods or a service."""
    return mention.concept.kind is FacetKind.CATEGORY
