"""The product and the brand that a free text names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...schema import FacetKind, Span
from ...tools.language import word_set
from ...tools.lexicon import Mention
from .sources import sentences

MAX_NAME_WORDS = 7
MAX_NAME_CHARS = 60

_LEAD = re.compile(
    r"\b(?:i|we|she|he|they)\s(?:also\s)?(?:sell|make|offer|produce|design|bake|brew|run|own|"
    r"build|craft|"
    r"roast|grow|import|launched|opened|provide|teach|rent out|repair|have built|have made|"
    r"have opened|"
    r"are (?:selling|launching|opening|hiring|looking for|an?|the)|am (?:selling|launching|an?)|"
    r"need)\s|"
    r"\b(?:ads?|adverts?|campaign|advertise|advertising|promote|promoting|launch|launching|selling|"
    r"marketing)\s(?:copy\s)?(?:for\s)?(?:our\s|my\s|the\s|a\s|an\s)?|\b(?:our|my)\s(?:new\s)?|"
    r"\b(?:ich|wir)\s(?:verkaufen?|machen?|bieten?|backen?|stellen?|betreiben?|führen?|suchen?|"
    r"entwickeln?|vermieten?|nähen?|gießen?|haben?|sind|rösten?|fertigen?)\s|"
    r"\b(?:werbung|anzeigen?|kampagne)\sfür\s|\b(?:unser|unsere|unseren|mein|"
    r"meine)\s(?:neue[rns]?\s)?|"
    r"(?:我们?|本店|小店|本公司|公司)?(?:是一家|是个|是做|开了一家|开了家|主营|主打|专卖|在卖|"
    r"卖的是|卖|出售|销售|"
    r"售卖|推广|推出|经营|宣传|做的是|专做|研发了)(?:一款|一个|一家|一种|的)?|(?:产品是|商品是|"
    r"产品：|商品：)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"^(?:(?:a|an|the|our|my|some|new|ads?|advert\w*|campaign|ein|eine|einen|die|der|das|"
    r"unsere?[rn]?|"
    r"neue[rns]?|for|für|up|her|这款|一款|自家|自制的?)\s?(?<=[\s款家制的]))+",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\s(?:from|in|at|called|named|for|with|that|which|who|to|on|and (?:we|i|they|sell|ship|it)|"
    r"priced|"
    r"starting|made|since|by|because|aus|namens|für|mit|die|der|das|welche|ab|zum|zur|im|bei|auf|"
    r"seit|"
    r"und (?:wir|ich|verkaufen)|near|made by|handmade in|based|under)\b|[,.;:!?()\n–—|\"“”「」]|"
    r"\s-\s|"
    r"[，。；：！？、（）]|，|(?:卖到|卖给|主要|面向|送给|适合|价格|售价|定价|支持|可以|每)|"
    r"\d+\s?元|[€£$¥]",
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
_NOT_A_NAME = word_set("a an the it is that for and der die das ein eine")
_MODIFIER = re.compile(r"[\w'’-]+\s+$", re.UNICODE)
_HAN = re.compile(r"[㐀-鿿]")
_STATEMENT = re.compile(
    r"(?:it|we|i|they|you|this|there|es|wir|ich|sie|das|我|我们|它|这)\b|(?:need|help|please|"
    r"bitte|请|帮)",
    re.IGNORECASE,
)
_FUNCTION_WORDS = word_set(
    "a an the our my your their his her its for of with and or to in on at by from is are was be "
    "i we "
    "you they sell selling make making offer want need like love buy get have has run new ad ads "
    "advert adverts promote campaign about this that these those some any all more best please "
    "help "
    "ein eine einen einem einer der die das den dem des unser unsere unseren für mit und oder aus "
    "von zu zum zur im in bei ich wir sie ist sind verkaufe verkaufen biete bieten suche suchen "
    "auf "
    "as into than then it we're we’re who which where when what hiring"
)


@dataclass(frozen=True)
class Named:
    """A name and the place that gives it."""

    text: str
    start: int
    end: int


def product_in(text: str, mentions: Sequence[Mention], sold: Span | None) -> Named | None:
    """What a free text wants advertised, as the text says it; None when it names nothing.

    A phrase after "I sell", "ads for", "wir backen", "推广" is taken when it holds `sold`,
    the words of the category; else those words with the words that describe them; else a led
    phrase or the first clause, when they sound like a thing.
    """
    phrases = list(_led_phrases(text))
    if sold is None:
        first = _first_clause(text)
        return next((p for p in [*phrases, *first] if _sounds_like_a_thing(p)), None)
    for phrase in phrases:
        if phrase.start <= sold.start and sold.end <= phrase.end:
            return phrase
    return _widened(text, sold, mentions)


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


def _first_clause(text: str) -> Iterator[Named]:
    """The first clause, unless it is a sentence about something: `It looks like ...`."""
    start = 0
    article = _ARTICLE.match(text)
    start = article.end() if article else 0
    stop = _STOP.search(text, start)
    phrase = _shortened(text, start, stop.start() if stop else len(text))
    if phrase and not _STATEMENT.match(phrase.text):
        yield phrase


def _widened(text: str, sold: Span, mentions: Sequence[Mention]) -> Named:
    """The words of the category with those before them that describe it, in its sentence."""
    start = sold.start
    places = sentences(text)
    least = next((left for left, right in places if left <= start < right), 0)
    if _HAN.match(sold.text):
        start = _first_of_run(start, least, mentions)
    else:
        start = _first_modifier(text, start, least)
    return Named(text[start : sold.end], start, sold.end)


def _first_modifier(text: str, start: int, least: int) -> int:
    """Start of up to three words before a place that describe what stands there."""
    for _ in range(3):
        before = _MODIFIER.search(text[least:start])
        word = before.group().strip().casefold() if before else ""
        if before is None or word in _FUNCTION_WORDS or word.isdigit():
            break
        start -= len(before.group())
    return start


def _first_of_run(start: int, least: int, mentions: Sequence[Mention]) -> int:
    """Start of the known words that stand directly before a place: 新中式 before 旗袍."""
    for mention in sorted(mentions, key=lambda mention: -mention.start):
        describes = mention.concept.kind is not FacetKind.CATEGORY
        if describes and mention.end == start and mention.start >= least:
            start = mention.start
    return start


def _sounds_like_a_thing(phrase: Named) -> bool:
    """Whether a phrase of unknown words may be a product: something beside empty words."""
    from .thinness import content_words

    return bool(content_words(phrase.text)) and phrase.text.count(" ") < MAX_NAME_WORDS - 1
