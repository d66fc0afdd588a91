"""Promises: guarantees, gifts, news, discounts, haste, awards, proofs and properties."""

# ruff: noqa: E501 - one entry per line reads as the table it is

from __future__ import annotations

from ...schema import Severity
from .claim import Claim

OFFERS = (
    Claim(
        id="guarantee",
        kind="guarantee",
        words={
            "en": r"guarantee[sd]?|warranty|warranties|money[- ]back|satisfaction guaranteed",
            "de": r"\w*garantie\w*|garantiert\w*|geld[- ]zurück\w*|gewährleistung\w*",
            "zh": r"保证(?!金)|质保|保修|保换|包退|包换|包赔|假一赔|无效退款|三包|承诺",
            "es": r"garant[ií]\w+|devolución del dinero",
            "fr": r"garanti\w*|satisfait ou remboursé",
            "pt": r"garanti\w+|dinheiro de volta",
        },
    ),
    Claim(
        id="risk_free",
        kind="guarantee",
        words={
            "en": r"risk[- ]free|no[- ]risk|without (?:any )?risk|100 ?% safe|no side effects",
            "de": r"risikofrei\w*|risikolos\w*|ohne (?:jedes )?risiko|ohne nebenwirkungen",
            "zh": r"零风险|无风险|无副作用|零副作用|绝对安全|稳赚|保本",
            "es": r"sin (?:ningún )?riesgos?|sin efectos secundarios",
            "fr": r"sans (?:aucun )?risques?|sans effets secondaires",
            "pt": r"sem (?:nenhum )?riscos?|sem efeitos colaterais",
        },
    ),
    Claim(
        id="free_shipping",
        kind="free",
        words={
            "en": (
                r"free (?:\w+ )?(?:shipping|delivery|postage)|(?:ships|shipped|delivered|delivery is)"
                r" free|no (?:shipping|delivery) (?:costs?|fees?|charges?)"
            ),
            "de": r"versandkostenfrei\w*|(?:kostenlos\w*|gratis)[- ]?(?:er )?(?:versand|lieferung)\w*",
            "zh": r"包邮|免邮|免运费|免费(?:配送|送货|发货)",
            "es": r"envío gratis|envío gratuito",
            "fr": r"livraison (?:gratuite|offerte)",
            "pt": r"frete grátis|entrega grátis",
        },
    ),
    Claim(
        id="free_returns",
        kind="free",
        words={
            "en": r"free (?:\w+ )?(?:returns?|exchanges?)|returns? (?:are|is) free",
            "de": r"(?:kostenlos\w*|gratis) (?:rückgabe|rücksendung|retoure\w*|umtausch)",
            "zh": r"免费退换?货?|退货免运费|七天无理由|7天无理由",
            "es": r"devoluciones? gratuitas?|devolución gratis",
            "fr": r"retours? gratuits?",
            "pt": r"devoluç(?:ão|ões) grátis",
        },
    ),
    Claim(
        id="free_trial",
        kind="free",
        words={
            "en": r"free (?:\w+ )?(?:trials?|demos?|tests?)|(?:try|start|test)(?: it| us| now)?(?: for)? free",
            "de": r"(?:kostenlos\w*|gratis)[- ]?(?:test\w*|probe\w*|ausprobieren|starten)|probeabo",
            "zh": r"免费(?:试用|体验|试听|试吃|试学|试课)",
            "es": r"prueba gratis|prueba gratuita",
            "fr": r"essai gratuit|essayez gratuitement",
            "pt": r"teste grátis|experimente grátis",
        },
    ),
    Claim(
        id="free",
        kind="free",
        words={
            "en": (
                r"(?<!feel )(?<!feels )(?<!roam )(?<!run )(?<!break )(?<!set you )(?<!carefree )"
                r"(?<!sugar )(?<!gluten )(?<!lactose )(?<!dairy )(?<!oil )(?<!cruelty )(?<!stress )"
                r"(?<!worry )(?<!hassle )(?<!fuss )(?<!hands )(?<!fat )(?<!alcohol )(?<!nut )"
                r"(?<!plastic )(?<!wrinkle )(?<!noise )(?<!cable )(?<!wire )(?<!ad )(?<!interest )"
                r"(?<!risk )(?<!duty )(?<!tax )(?<!clutter )(?<!pain )(?<!chemical )(?<!paraben )"
                r"free(?![- ](?:time|spirit|spirited|spirits|range|standing|from|of|fall|will|hand"
                r"|flowing|movement|up|your|yourself|yourselves|soul|souls|people|as|and easy|space"
                r"|mind|minds|evenings?|hands?|weekends?|days?|afternoons?|mornings?|shipping"
                r"|delivery|returns?|trials?|to (?:roam|move|run|explore|dream|be)))"
                r"|no (?:cost|charge)|complimentary|at no (?:extra )?cost|gratis|gifts? with (?:every|each|your) (?:order|purchase)"
            ),
            "de": r"kostenlos\w*|gratis\w*|umsonst|kostenfrei\w*|geschenkt|geschenk zu jede\w+ (?:bestellung|kauf)|gebührenfrei\w*",
            "zh": r"免费|免单|赠送|白送|下单送|即送|加赠|零元|免首付|免息",
            "es": r"gratis|gratuit[oa]s?|sin coste|de regalo",
            "fr": r"gratuit\w*|offerte?s?|sans frais",
            "pt": r"grátis|gratuit[oa]s?|sem custos?|de graça",
        },
        also=("free_trial",),
    ),
    Claim(
        id="discount",
        kind="discount",
        words={
            "en": (
                r"(?<!for )(?:on )?sale(?! (?:team|manager|representative))(?!s)|discount(?:s|ed)?"
                r"|\d+ ?% off|half[- ]price|half off|price[- ]drops?|bargains?|reduced price|coupons?"
                r"|vouchers?|promo code|money off|save (?:now|big|up to|\d|[€$£])|special offer|(?:two|2|three|3)[- ]for[- ](?:one|1|two|2)|buy one,? get one|early[- ]bird price"
            ),
            "de": (
                r"\w*rabatt\w*|reduziert(?:e[nrs]?)? (?:preis\w*|artikel)|preissenkung|sale"
                r"|sonderangebot\w*|schnäppchen\w*|jetzt sparen|spare(?:n sie)? (?:jetzt|bis|\d)"
                r"|gutschein\w*|zum halben preis|angebotspreis|\w+ zum preis von (?:einem|einer|zwei)|frühbucher\w*|\d+ ?% (?:günstiger|weniger)"
            ),
            "zh": r"打折|折扣|\d折|[一二三四五六七八九]折|特价|优惠|促销|降价|立减|满减|半价|秒杀价|早鸟价|大促|清仓|买[一二三两\d]送[一二\d]",
            "es": r"descuentos?|rebajas?|oferta especial|\d+ ?% (?:de )?dto",
            "fr": r"réductions?|remises?|soldes?|promo(?:tion)?s?|prix réduit",
            "pt": r"descontos?|promoç(?:ão|ões)|oferta especial|liquidação",
        },
    ),
    Claim(
        id="new",
        kind="new",
        words={
            "en": (
                r"(?:brand|all)[- ]new(?! (?:day|you|start|life|chapter))|^new(?= in\b|[:!,–—-])|newly (?:launched|arrived"
                r"|released|opened)|new (?:collection|arrivals?|season|model|version|edition"
                r"|generation|release|launch|formula|recipe|range|line)|just (?:launched|landed"
                r"|arrived|released|dropped)|now available|world premiere"
            ),
            "de": (
                r"brandneu\w*|^neu(?=[:!,–—-]| im| bei| in)|neue[rsn]? (?:kollektion|modell\w*|version|saison"
                r"|generation|ausgabe|rezeptur|formel|linie)|jetzt neu|neuheit\w*|neu eingetroffen"
                r"|frisch eingetroffen|jetzt erhältlich|neueröffnung"
            ),
            "zh": r"新品|新款|上新|新上市|首发|全新(?!的?(?:一天|自己|生活|体验|感受|开始))|最新(?!鲜)|新到|刚刚上市|新店",
            "es": r"nueva colección|nuevo modelo|recién llegad[oa]s?|novedad(?:es)?",
            "fr": r"nouvelle collection|nouveau modèle|nouveautés?|vient d'arriver",
            "pt": r"nova coleção|novo modelo|recém[- ]chegad[oa]s?|novidades?",
        },
    ),
)

HASTE = (
    Claim(
        id="today_only",
        kind="urgency",
        words={
            "en": r"(?:only )?today only|only today|only for today|one day only|24 hours only|this weekend only|ends (?:today|tonight)",
            "de": r"nur heute|nur noch heute|heute zuletzt|nur (?:dieses|an diesem) wochenende|endet heute",
            "zh": r"仅限今天|仅限今日|今日限定|只限今天|仅此一天|最后一天|限今日",
            "es": r"solo hoy|sólo hoy|hoy únicamente", "fr": r"aujourd'hui seulement|uniquement aujourd'hui",
            "pt": r"só hoje|somente hoje|apenas hoje",
        },
    ),
    Claim(
        id="last_chance",
        kind="urgency",
        words={
            "en": r"last (?:chance|call|days?|hours?)|final (?:hours|days?|call|sale)|before (?:it'?s|they'?re) (?:gone|too late)|almost gone",
            "de": r"letzte chance|letzte (?:tage|stunden)|bevor es zu spät ist|fast (?:weg|vergriffen)",
            "zh": r"最后机会|最后[一二三四五六七八九\d]+[天小]|手慢无|错过不再|即将售罄|马上抢光|倒计时",
            "es": r"última oportunidad|últimos días|últimas horas", "fr": r"dernière chance|derniers jours|dernières heures",
            "pt": r"última chance|últimos dias|últimas horas",
        },
        also=("today_only",),
    ),
    Claim(
        id="limited_time",
        kind="urgency",
        words={
            "en": r"limited[- ]time|for a (?:short|limited) time|ends soon|ending soon|while it lasts|offer ends|sale ends|time is running out",
            "de": r"nur für kurze zeit|zeitlich begrenzt\w*|nur kurze zeit|endet bald|aktion endet|befristet\w* (?:angebot|aktion)",
            "zh": r"限时|限期|活动即将结束|即将截止|时间有限|短期优惠",
            "es": r"por tiempo limitado|termina pronto", "fr": r"durée limitée|se termine bientôt",
            "pt": r"por tempo limitado|termina em breve",
        },
        also=("today_only", "last_chance", "deadline"),
    ),
    Claim(
        id="limited_stock",
        kind="urgency",
        words={
            "en": r"limited (?:stock|supply|supplies|quantit(?:y|ies)|availability|places|spots|seats)|while (?:stocks?|supplies) last|selling (?:out )?fast|only (?:a )?(?:few|\d+) (?:left|remaining)|(?:few|almost) left|almost sold out|going fast|low stock",
            "de": r"solange der vorrat reicht|begrenzte (?:stückzahl|plätze|menge|auflage)|nur noch (?:wenige|\d+) (?:stück|plätze|verfügbar|übrig)|fast ausverkauft|wenige plätze",
            "zh": r"限量(?!版|款)|数量有限|名额有限|售完即止|卖完即止|仅剩|库存告急|库存不多|所剩无几|先到先得",
            "es": r"existencias limitadas|hasta agotar existencias|plazas limitadas|quedan pocos", "fr": r"stocks? limités?|dans la limite des stocks|places limitées|plus que \d+",
            "pt": r"estoque limitado|enquanto durar o estoque|vagas limitadas|últimas unidades",
        },
        also=("limited_edition",),
    ),
    Claim(
        id="limited_edition",
        kind="urgency",
        words={
            "en": r"limited[- ](?:edition|run|release|series|collection)|exclusive (?:edition|release)|numbered edition",
            "de": r"limitiert\w*|limited edition|sonderedition\w*|kleinserie",
            "zh": r"限量版|限量款|限定款|限定版|绝版|典藏版",
            "es": r"edición limitada", "fr": r"édition limitée|série limitée", "pt": r"edição limitada",
        },
    ),
    Claim(
        id="deadline",
        kind="date",
        words={
            "en": r"(?:until|till|by|before|ends?(?: on)?|only (?:on|this)) (?:this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:this|next) (?:week|month) only|until (?:midnight|tonight|tomorrow|the weekend)",
            "de": r"(?:nur |noch )?bis (?:zum )?(?:kommenden? )?(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|morgen|mitternacht|monatsende|wochenende)|nur (?:am|diesen) (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)|nur diese woche",
            "zh": r"(?:截至|截止到?|到|仅限)(?:本|这|下)?(?:周|星期|礼拜)[一二三四五六日天末](?:前|止|为止)?|本周(?:日|末|五|六)前|仅限本(?:周|月)",
            "es": r"hasta el (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)", "fr": r"jusqu'(?:à|au) (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)",
            "pt": r"até (?:segunda|terça|quarta|quinta|sexta|sábado|domingo)",
        },
    ),
    Claim(
        id="hurry",
        kind="urgency",
        words={
            "en": r"hurry|act (?:now|fast)|don'?t (?:miss|wait|delay)|grab yours before|run,? don'?t walk",
            "de": r"beeil dich|beeilen sie sich|schnell zugreifen|nicht verpassen|jetzt zuschlagen|nur jetzt",
            "zh": r"赶快|抓紧|速抢|速来|快抢|抢购|疯抢|别错过|不容错过",
            "es": r"date prisa|no te lo pierdas", "fr": r"dépêchez-vous|ne manquez pas",
            "pt": r"corra|não perca",
        },
        also=("today_only", "last_chance", "limited_time", "limited_stock", "deadline", "discount"),
        severity=Severity.WARNING,
    ),
)  # fmt: skip
