"""Proofs and properties: awards, certificates, popularity, results, and what a product is made of."""

# ruff: noqa: E501 - one entry per line reads as the table it is

from __future__ import annotations

from .claim import Claim

PROOFS = (
    Claim(
        id="award",
        kind="award",
        words={
            "en": r"award[- ]winning|awards?|prize[- ]winning|(?:gold|silver|bronze)[- ]medal\w*|medal[- ]winning|(?:test|best in) (?:test|winner)|winner of|michelin",
            "de": r"preisgekrönt\w*|testsieger\w*|auszeichnung\w*|ausgezeichnet (?:mit|als|von)|prämiert\w*|goldmedaille\w*|gewinner (?:des|der)",
            "zh": r"获奖|得奖|金奖|银奖|大奖|奖项|荣获|斩获|冠军|米其林",
            "es": r"premiad[oa]s?|galardonad[oa]s?", "fr": r"primée?s?|récompensée?s?", "pt": r"premiad[oa]s?",
        },
    ),
    Claim(
        id="certified",
        kind="certification",
        words={
            "en": r"certified|certificates?|certification|accredited|licensed|officially (?:tested|approved)|tested by|approved by|fda|t[üu]v|gots|oeko-tex|fairtrade|fair trade|iso[- ]?\d*",
            "de": r"zertifi\w+|geprüft\w*|amtlich|tüv|gs-zeichen|gots|oeko-tex|fairtrade|dsgvo-konform\w*|staatlich anerkannt\w*|siegel",
            "zh": r"认证|检测报告|质检|官方授权|官方认证|国家标准|资质",
            "es": r"certificad[oa]s?|acreditad[oa]s?|homologad[oa]s?", "fr": r"certifiée?s?|agréée?s?|homologuée?s?", "pt": r"certificad[oa]s?|credenciad[oa]s?",
        },
    ),
    Claim(
        id="compliant",
        kind="certification",
        words={
            "en": r"(?:gdpr|hipaa|soc ?2|pci)[- ](?:compliant|ready|certified)|gdpr|hipaa",
            "de": r"dsgvo\w*(?:-konform\w*)?|gobd\w*", "zh": r"合规|符合\w{0,6}(?:法规|标准)|gdpr",
        },
        also=("certified",),
    ),
    Claim(
        id="clinically_proven",
        kind="certification",
        words={
            "en": r"(?:clinically|scientifically|medically|laboratory|lab|dermatologically|dermatologist)[- ](?:proven|tested|approved)|proven (?:results|to|effect)|studies (?:show|prove)|research shows|doctor[- ]approved",
            "de": r"(?:klinisch|wissenschaftlich|medizinisch|dermatologisch) (?:getestet|geprüft|erwiesen|bestätigt|belegt)\w*|nachweislich\w*|studien (?:zeigen|belegen)",
            "zh": r"临床(?:验证|证明|测试|试验)|科学(?:验证|证明)|研究表明|实验证明|权威认证|皮肤科测试",
            "es": r"clínicamente (?:probad|testad)[oa]s?|dermatológicamente", "fr": r"cliniquement (?:prouvé|testé)e?s?|dermatologiquement",
            "pt": r"clinicamente (?:comprovad|testad)[oa]s?|dermatologicamente",
        },
    ),
    Claim(
        id="patented",
        kind="certification",
        words={
            "en": r"patent(?:ed|s|-pending)?(?! leather)", "de": r"patentiert\w*|patent(?!ante)", "zh": r"专利",
            "es": r"patentad[oa]s?", "fr": r"brevetée?s?", "pt": r"patentead[oa]s?",
        },
    ),
    Claim(
        id="recommended",
        kind="popularity",
        words={
            "en": r"recommended by|(?:dentist|doctor|expert|vet|dermatologist|teacher)[- ]recommended|experts (?:recommend|agree|love)|endorsed by|as seen (?:on|in|at)",
            "de": r"empfohlen von|von (?:experten|ärzten|zahnärzten|profis) empfohlen|bekannt aus|gesehen auf",
            "zh": r"专家推荐|医生推荐|明星同款|名人推荐|权威推荐|央视推荐",
            "es": r"recomendad[oa]s? por", "fr": r"recommandée?s? par|vu à la télé", "pt": r"recomendad[oa]s? por",
        },
    ),
    Claim(
        id="bestseller",
        kind="popularity",
        words={
            "en": r"best[- ]?sell(?:er|ers|ing)|top[- ]sell(?:er|ing)|fan favou?rite|customer favou?rite|cult (?:favou?rite|classic)",
            "de": r"bestseller\w*|verkaufsschlager|kundenliebling\w*|topseller|dauerbrenner",
            "zh": r"畅销|爆款|热销|热卖|爆卖|网红(?:款|店)?|人气王|断货王|销量领先",
            "es": r"superventas|éxito de ventas", "fr": r"meilleures? ventes?|best-?seller", "pt": r"mais vendid[oa]s?|campe(?:ão|ã) de vendas",
        },
        also=("popular.most",),
    ),
    Claim(
        id="loved_by_many",
        kind="popularity",
        words={
            "en": r"(?:loved|trusted|used|chosen|rated|praised|preferred) by(?! (?:you|hand))|(?:thousands|hundreds|millions|tens of thousands) of|countless (?:customers|people|fans)|everyone(?:'s| is) talking",
            "de": r"(?:tausende|hunderte|millionen|unzählige|zahlreiche)(?:r|n)? (?:zufriedene\w*|kunden|kundinnen|nutzer\w*|menschen|käufer\w*|fans)|(?:von )?(?:tausenden|millionen|hunderten) (?:geliebt|vertraut|genutzt)|vertrauen uns",
            "zh": r"成千上万|千万(?:用户|人|家庭)|百万(?:用户|人|家庭)|数万|数千|万千|无数(?:用户|客户|人)|全网都在|人人都爱|口碑爆棚|好评如潮|深受.{0,6}(?:喜爱|信赖)",
            "es": r"miles de|millones de", "fr": r"des (?:milliers|millions) de", "pt": r"milhares de|milhões de",
        },
    ),
    Claim(
        id="five_star",
        kind="popularity",
        words={
            "en": r"(?:5|five)[- ]stars?|five[- ]star|top reviews|rave reviews",
            "de": r"(?:5|fünf)[- ]sterne\w*", "zh": r"五星|5星|满分(?!回忆)",
            "es": r"cinco estrellas", "fr": r"cinq étoiles", "pt": r"cinco estrelas",
        },
    ),
    Claim(
        id="result",
        kind="result",
        words={
            "en": r"cures?|heals?|miracle|instant(?:ly)? (?:results|relief|approval)|works? (?:instantly|overnight|every time)|lose weight|weight loss|get rich|double your|triple your|never fails?|100 ?% (?:effective|success)|pain[- ]free|anti[- ]ag(?:e)?ing|detox",
            "de": r"heilt|wunder(?:mittel|waffe|wirkung)|sofort(?:ige)? (?:ergebnis\w*|wirkung)|über nacht|abnehmen|gewichtsverlust|verdopp\w+ (?:deine?n?|ihre?n?)|schmerzfrei\w*|100 ?% wirksam|garantierter erfolg",
            "zh": r"根治|治愈|药到病除|神效|特效|奇效|立竿见影|立刻见效|瞬间见效|一夜之间|减肥|瘦身|暴瘦|包治|祛病|100%有效|永不",
            "es": r"cura|milagros[oa]s?|resultados (?:inmediatos|instantáneos)|bajar de peso", "fr": r"guérit|miracle|résultats immédiats|perdre du poids",
            "pt": r"cura|milagros[oa]s?|resultados imediatos|perder peso",
        },
    ),
)  # fmt: skip

_PROPERTIES = """
organic; organic(?! shapes?| forms?| growth| feel); bio(?:logisch\\w*)?|bio-\\w+|\\w*-bio|in bioqualität; 有机; ecológic[oa]s?; (?:bio|biologiques?); orgânic[oa]s?
vegan; vegan|plant[- ]based; vegan\\w*|pflanzlich\\w*|rein pflanzlich; 纯素|素食|植物基; vegan[oa]s?; véganes?|vegan; vegan[oa]s?
cruelty_free; cruelty[- ]free; tierversuchsfrei\\w*; 零残忍; sin crueldad; sans cruauté; cruelty[- ]free
gluten_free; gluten[- ]free; glutenfrei\\w*; 无麸质; sin gluten; sans gluten; sem glúten
sugar_free; sugar[- ]free|no (?:added )?sugar|zero sugar|without sugar; zuckerfrei\\w*|ohne (?:zusatz von )?zucker; 无糖|零糖|0糖|不加糖; sin azúcar; sans sucre; sem açúcar
low_sugar; low[- ]sugar|less sugar|reduced sugar; zuckerarm\\w*|weniger zucker|zuckerreduziert\\w*; 低糖|少糖|减糖; baj[oa] en azúcar|menos azúcar; pauvre en sucre|moins de sucre; baixo teor de açúcar|menos açúcar
lactose_free; (?:lactose|dairy)[- ]free; laktosefrei\\w*; 无乳糖; sin lactosa; sans lactose; sem lactose
waterproof; water[- ]?proof; wasserdicht\\w*; 防水; impermeables?; imperméables?|étanches?; impermeáve(?:l|is)
water_resistant; water[- ]resistant|splash[- ]?proof|rain[- ]?proof|weather[- ]?proof; wasserabweisend\\w*|spritzwasser\\w*|wetterfest\\w*; 防泼水|防雨|防溅; resistentes? al agua; déperlante?s?|résistante?s? à l'eau; resistentes? à água
unbreakable; unbreakable|indestructible|shatter[- ]?proof; unzerbrechlich\\w*|unkaputtbar\\w*|bruchsicher\\w*; 摔不坏|不会碎|防碎; irrompibles?; incassables?; inquebráve(?:l|is)
recycled; recycled; recycelt\\w*|aus recycling\\w*; 再生(?:材料|塑料|纤维)|回收; reciclad[oa]s?; recyclée?s?; reciclad[oa]s?
sustainable; sustainabl[ey]|eco[- ]?friendly|environmentally friendly|planet[- ]friendly; nachhaltig\\w*|umweltfreundlich\\w*|umweltschonend\\w*; 可持续|环保|绿色环保; sostenibles?; durables? pour la planète|écologiques?|écoresponsables?; sustentáve(?:l|is)
climate_neutral; (?:climate|carbon)[- ](?:neutral|positive)|net[- ]zero|zero[- ]emissions?; klimaneutral\\w*|co2-neutral\\w*|emissionsfrei\\w*; 碳中和|零排放; neutr[oa]s? en carbono; neutres? en carbone; carbono neutro
handmade; hand[- ]?made|hand[- ]?crafted|hand[- ]?stitched|hand[- ]?poured|hand[- ]?finished|hand[- ]?woven|made by hand; handgemacht\\w*|handgefertigt\\w*|handarbeit|handgegossen\\w*|handgenäht\\w*|handgewebt\\w*|von hand (?:gemacht|gefertigt|gegossen|genäht); 手工|纯手工|手作|手缝; hech[oa]s? a mano|artesanal(?:es)?; faite?s? (?:à la )?main|artisana(?:l|le|les|ux); feit[oa]s? à mão|artesana(?:l|is)
made_in; made in [a-z]\\w+|(?:german|swiss|italian|japanese|british|american|local)ly? made; made in [a-z]\\w+|in deutschland (?:gefertigt|hergestellt)|aus deutscher (?:produktion|fertigung); (?<!精心)(?<!匠心)(?<!用心)(?<!智能)(?<!亲手)(?<=[\\u4e00-\\u9fff]{2})制造(?!商|业|惊喜|浪漫|快乐|回忆|氛围)|(?:德国|日本|意大利|瑞士|法国|美国|中国)(?:进口|原装); fabricad[oa]s? en \\w+; fabriquée?s? en \\w+; fabricad[oa]s? (?:em|no|na) \\w+
genuine_leather; (?:genuine|real|full[- ]grain|italian) leather; echt(?:es|em)? leder|echtleder\\w*; 真皮|头层牛皮; cuero genuino|piel auténtica; cuir véritable|cuir pleine fleur; couro legítimo
natural_ingredients; (?:all|100 ?%)[- ]natural|natural ingredients; rein natürlich\\w*|natürliche (?:zutaten|inhaltsstoffe); 纯天然|全天然|天然成分; ingredientes naturales; ingrédients naturels|100 ?% naturel\\w*; ingredientes naturais
hypoallergenic; hypo-?allergenic; hypoallergen\\w*; 低敏|低致敏; hipoalergénic[oa]s?; hypoallergéniques?; hipoalergênic[oa]s?
lifetime; lifetime|lasts? (?:forever|a lifetime); lebenslang\\w*|ein leben lang; 终身|终生|一辈子; de por vida|para toda la vida; à vie; vitalíci[oa]s?
same_day; same[- ]day|next[- ]day|express delivery|fast delivery|quick delivery; am selben tag|am nächsten tag|express(?:versand|lieferung)|schnelle[rn]? (?:lieferung|versand); 当天|次日达|隔日达|极速发货|当日达; el mismo día|envío rápido|al día siguiente; le jour même|livraison (?:rapide|express)|le lendemain; no mesmo dia|entrega rápida|no dia seguinte
no_subscription; no (?:subscription|contract|commitment)s?|cancel any ?time; ohne (?:abo|vertrag|mindestlaufzeit)|jederzeit kündbar; 无需订阅|随时取消|无合约; sin (?:suscripción|contrato|permanencia); sans (?:abonnement|engagement); sem (?:assinatura|fidelidade|contrato)
no_hidden_fees; no hidden (?:fees|costs|charges); keine versteckten (?:kosten|gebühren); 无隐形(?:消费|收费)|无隐藏费用; sin (?:costes|gastos) ocultos; sans frais cachés; sem taxas escondidas
"""

_LANGUAGES = ("en", "de", "zh", "es", "fr", "pt")


def properties() -> tuple[Claim, ...]:
    """What a product is made of or can do; the table holds one property per line."""
    return tuple(_of_line(line) for line in _PROPERTIES.strip().splitlines())


def _of_line(line: str) -> Claim:
    name, *words = (part.strip() for part in line.split(";"))
    patterns = {
        language: pattern.replace("\\\\", "\\")
        for language, pattern in zip(_LANGUAGES, words, strict=True)
    }
    return Claim(id=name, kind="attribute", words=patterns)
