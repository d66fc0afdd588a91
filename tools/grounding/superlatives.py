"""Superlatives and comparisons, adjective by adjective, so that "softest" never proves "fastest"."""

# ruff: noqa: E501 - one entry per line reads as the table it is

from __future__ import annotations

from collections.abc import Iterator

from .claim import Claim

# id; English superlative; German superlative; Chinese; Spanish; French; Portuguese;
# English comparative; German comparative (both before "than" / "als"); Chinese comparative
_ADJECTIVES = """
fast; fastest|quickest; schnellst; 最快; más rápid[oa]s?; plus rapides?; mais rápid[oa]s?; faster|quicker; schneller; 更快
cheap; cheapest|lowest[- ]prices?|lowest[- ]priced; günstigst|billigst|preiswertest|niedrigst; 最便宜|最低价|最优惠|最划算; más barat[oa]s?|precio más bajo; moins chers?|meilleur prix; mais barat[oa]s?|menor preço; cheaper|less expensive; günstiger|billiger; 更便宜|更划算
light; lightest; leichtest; 最轻; más liger[oa]s?; plus léger(?:s|e|es)?; mais leves?; lighter; leichter; 更轻
soft; softest; weichst; 最柔软|最软; más suaves?; plus dou(?:x|ces?); mais maci[oa]s?; softer; weicher; 更柔软|更软
strong; strongest|toughest; stärkst|robustest; 最强|最坚固; más fuertes?|más resistentes?; plus solides?|plus résistante?s?; mais fortes?|mais resistentes?; stronger|tougher; stärker|robuster; 更强|更坚固
small; smallest|tiniest; kleinst; 最小; más pequeñ[oa]s?; plus petite?s?; (?:o|a) menor; smaller; kleiner; 更小
large; largest|biggest; größt; 最大(?!化|限度|程度); más grandes?; plus grande?s?; maior(?:es)? d[oae]; larger|bigger; größer; 更大
safe; safest; sicherst; 最安全; más segur[oa]s?; plus sûr(?:s|e|es)?; mais segur[oa]s?; safer; sicherer; 更安全
easy; easiest|simplest; einfachst|leichtest bedienbar; 最简单|最容易; más fácil(?:es)?; plus (?:faciles?|simples?); mais fácil|mais simples; easier|simpler; einfacher; 更简单
smart; smartest|cleverest; klügst|cleverst|smartest; 最智能|最聪明; más inteligentes?; plus intelligente?s?; mais inteligentes?; smarter; klüger|smarter; 更智能
fresh; freshest; frischest; 最新鲜; más fresc[oa]s?; plus frais|plus fraîches?; mais fresc[oa]s?; fresher; frischer; 更新鲜
quiet; quietest; leisest; 最安静; más silencios[oa]s?; plus silencieu(?:x|ses?); mais silencios[oa]s?; quieter; leiser; 更安静
warm; warmest; wärmst; 最暖|最保暖; más cálid[oa]s?; plus chaude?s?; mais quentes?; warmer; wärmer; 更保暖
thin; thinnest|slimmest; dünnst|schlankst; 最薄; más delgad[oa]s?|más fin[oa]s?; plus fine?s?|plus minces?; mais fin[oa]s?; thinner|slimmer; dünner|schlanker; 更薄
long; longest(?: lasting|-lasting)?; längst(?!\\b); 最长|最久|最持久; más duraderos?; plus longue?s?; mais duradour[oa]s?; longer[- ]lasting|longer; länger|langlebiger; 更持久|更长
healthy; healthiest; gesündest; 最健康; más saludables?; plus saine?s?; mais saudáve(?:l|is); healthier; gesünder; 更健康
high_quality; finest|highest[- ]quality|top[- ]quality; feinst|hochwertigst|höchste qualität; 最优质|最高级|顶级|极品|最高品质; más fin[oa]s de|máxima calidad; plus fine qualité|plus haute qualité; mais alta qualidade; higher[- ]quality; hochwertiger; 更优质
beautiful; prettiest; schönst; 最美(?!好的(?:时光|回忆))|最漂亮; más (?:bonit|hermos)[oa]s?; plus bel(?:le)?s?|plus beaux?; mais bonit[oa]s?; more beautiful; schöner; 更美
popular; most popular; beliebtest|meistverkauft\\w*; 最受欢迎|最热门|最火; más populares?|más vendid[oa]s?; plus populaires?|plus vendu(?:s|e|es)?; mais populares?|mais vendid[oa]s?; more popular; beliebter; 更受欢迎
comfortable; comfiest|cosiest|coziest|most comfortable; bequemst|gemütlichst|komfortabelst; 最舒适|最舒服; más cómod[oa]s?; plus confortables?; mais confortáve(?:l|is); comfier|more comfortable; bequemer|komfortabler; 更舒适|更舒服
modern; most (?:modern|advanced|innovative); modernst|fortschrittlichst|innovativst; 最先进|最前沿|最尖端; más (?:modern|avanzad|innovador)[oa]?s?; plus (?:modernes?|avancée?s?|innovante?s?); mais (?:modern|avançad|inovador)[oa]?s?; more (?:modern|advanced|innovative); moderner|innovativer; 更先进
trusted; most trusted|most reliable; zuverlässigst; 最可靠|最值得信赖; más (?:fiables?|confiables?); plus fiables?; mais confiáve(?:l|is); more reliable; zuverlässiger; 更可靠
durable; most durable; langlebigst|haltbarst; 最耐用; más durables?; plus durables?; mais duráve(?:l|is); more durable; langlebiger|haltbarer; 更耐用
delicious; tastiest|most delicious|yummiest; leckerst|köstlichst; 最好吃|最美味; más (?:rico|delicios)[oa]?s?; plus délicieu(?:x|ses?); mais delicios[oa]s?; tastier; leckerer; 更美味|更好吃
sustainable; greenest|most sustainable; nachhaltigst|umweltfreundlichst; 最环保; más sostenibles?; plus durables? et écologiques?; mais sustentáve(?:l|is); greener|more sustainable; nachhaltiger|umweltfreundlicher; 更环保
"""

_BEST = Claim(
    id="best",
    kind="superlative",
    words={
        "en": (
            r"(?<!all the )(?<!your )(?<!my )(?<!their )(?<!his )(?<!her )(?<!sunday )(?<!man's )"
            r"(?<!next )(?<!at its )(?<!for the )(?<!do the )(?<!hope for the )"
            r"best(?![- ](?:friends?|before|man|wishes|regards|known|of luck|part|of both|seller"
            r"|sellers|selling|mates?|buddy|buddies|practices?|self|version of you|kept|dressed"
            r"|worn|served|enjoyed|shared|paired|used|foot|time to|side|days? of))"
        ),
        "de": (
            r"(?<!am )(?<!deine )(?<!ihre )(?<!meine )(?<!alles )(?<!dein )(?<!das )beste[nrsm]?"
            r"(?! (?:freund|freundin|freunde|grüße|wünsche|seite|zeit|version deiner))"
            r"|das beste (?:für|aus|vom|der|am)|allerbeste[nrs]?"
        ),
        "zh": r"最佳|最好(?!是|别|不要|在|先|用)(?:的|用)|最棒|最优(?!质|惠)|最牛",
        "es": r"(?:el|la|los|las) mejor(?:es)?(?! (?:amig[oa]s?|momento))",
        "fr": r"(?:le|la|les) meilleure?s?(?! (?:amie?s?|moment))",
        "pt": r"(?:o|a|os|as) melhor(?:es)?(?! (?:amig[oa]s?|momento))",
    },
)
_FIRST = Claim(
    id="number_one",
    kind="superlative",
    words={
        "en": (
            r"(?:no\.? ?|nr\.? ?|number |#)(?:1|one)(?![\d.,]*\d)(?! priority| reason)"
            r"|world'?s first|first[- ]ever|the first and only|world'?s (?:most|finest|leading)"
            r"|(?:market|world|industry|category)[- ]lead(?:ing|er)"
            r"|leading (?:brand|provider|supplier|manufacturer|platform|clinic|agency|company)"
            r"|top[- ]rated|unrivall?ed|unbeatable|unmatched|second to none|ultimate"
        ),
        "de": (
            r"(?:nr\.? ?|nummer |no\.? ?|#)(?:1|eins)(?![\d.,]*\d)|weltweit erste[nrs]?|weltneuheit"
            r"|(?:markt|welt|branchen)führe(?:r|nd\w*)|führende[nrsm]? (?:marke|anbieter|hersteller"
            r"|plattform|unternehmen)|unschlagbar\w*|unübertroffen\w*|konkurrenzlos\w*|spitzenreiter"
        ),
        "zh": (
            r"(?<!的)第一(?!步|次|天|时间|眼|口|印象|课|双|件|个|份|杯|章|手|辆|台|部|套|张|封|声|缕|站|餐|人称|年|周|秒|线|层|代)"
            r"|销量冠军|全网第一|行业领先|全球领先|国内领先|领先品牌|领导品牌|世界级|国家级|首个|首家"
            r"|无与伦比|独一无二的品质|史无前例|全国首|全球首|遥遥领先"
        ),
        "es": r"n[.º°]? ?1(?!\d)|número uno|líder(?:es)? (?:del|en el) (?:mercado|sector)",
        "fr": r"n[.º°]? ?1(?!\d)|numéro un|leader (?:du|sur le) marché",
        "pt": r"n[.º°]? ?1(?!\d)|número um|líder(?:es)? (?:de|do|no) mercado",
    },
)
_ONLY = Claim(
    id="only_one",
    kind="superlative",
    words={
        "en": r"the only (?!one (?:for|you)|thing|way|time)\w+|one of a kind|exclusively available",
        "de": r"(?:der|die|das) einzige\w*(?! (?:sache|weg))|einzigartig\w*|exklusiv nur",
        "zh": r"唯一|独家|绝无仅有|仅此一家|全网独有",
        "es": r"(?:el|la) únic[oa] \w+", "fr": r"(?:le|la) seule? \w+ (?:qui|à)",
        "pt": r"(?:o|a) únic[oa] \w+",
    },
)  # fmt: skip
_MOST = Claim(
    id="most_other",
    kind="superlative",
    words={
        "en": (
            r"(?:the|our|your|world's|europe's) most (?!of\b|out\b|important meal|popular|modern"
            r"|advanced|innovative|comfortable|trusted|reliable|durable|delicious|sustainable)[a-z]+"
        ),
        "de": r"am (?!besten|ersten|letzten|nächsten|liebsten|wenigsten|meisten)[a-zäöüß]{3,}sten",
        "zh": r"最(?=强音|顶|全面|专业|权威|时尚|潮)",
    },
)
_UNLIKE = Claim(
    id="comparison",
    kind="comparison",
    words={
        "en": (
            r"(?:better|nicer|superior) (?:than|to)(?! nothing| ever)|unlike (?:other|most|ordinary)"
            r"(?:s|\b)|beats? (?:the|all|every) (?:competition|competitors?|rivals?|others?)"
            r"|outperforms?|than (?:the competition|other brands|any other|competitors)"
        ),
        "de": (
            r"besser als(?! nichts| je)|im gegensatz zu (?:anderen|herkömmlichen)"
            r"|(?:schlägt|übertrifft) (?:die konkurrenz|alle)|als (?:die konkurrenz|andere marken)"
        ),
        "zh": r"优于|胜过|秒杀(?!价)|吊打|完胜|比(?:其他|其它|同类|同行|别家|普通|传统)",
        "es": r"mejor(?:es)? que(?! nunca| nada)|a diferencia de otr[oa]s",
        "fr": r"meilleure?s? que(?! jamais| rien)|contrairement aux autres",
        "pt": r"melhor(?:es)? (?:do )?que(?! nunca| nada)|ao contrário de outr[oa]s",
    },
)


def superlatives() -> Iterator[Claim]:
    """Every superlative and comparison, open adjectives included."""
    yield from (_BEST, _FIRST, _ONLY, _MOST, _UNLIKE)
    for line in _ADJECTIVES.strip().splitlines():
        yield from _of_adjective(*(part.strip() for part in line.split(";")))


def _of_adjective(
    name: str, en: str, de: str, zh: str, es: str, fr: str, pt: str,
    en_more: str, de_more: str, zh_more: str,
) -> Iterator[Claim]:  # fmt: skip
    article = r"(?:el|la|los|las) (?:\w+ )?"
    yield Claim(
        id=f"{name}.most",
        kind="superlative",
        words={
            "en": en,
            "de": rf"(?:{de})(?:e|en|er|es|em)?",
            "zh": zh,
            "es": rf"{article}(?:{es})",
            "fr": rf"(?:le|la|les) (?:\w+ )?(?:{fr})",
            "pt": rf"(?:o|a|os|as) (?:\w+ )?(?:{pt})",
        },
    )
    yield Claim(
        id=f"{name}.more",
        kind="comparison",
        words={
            "en": rf"(?:{en_more}) than(?! ever\b| before\b| you think\b)",
            "de": rf"(?:{de_more}) als(?! je\b| gedacht\b| zuvor\b)",
            "zh": rf"比[^，。！？,]{{1,6}}(?:{zh_more})",
        },
        also=(f"{name}.most",),
    )
