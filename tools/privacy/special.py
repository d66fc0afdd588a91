"""Special-category data (GDPR article 9) about a person: a telling word near a person reference.

"For people with diabetes" is advertising; "Maria has diabetes" and "she is diabetic" are data about
someone. So a word counts only in a sentence that points to one person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from .kinds import PersonalData
from .necessary import pieces_of
from .reading import Reading

_MORE_ILLNESS = (
    r"eczema|psoriasis|migraines?|slipped dis[ck]s?|herniated dis[ck]s?|sciatica|crohn'?s|"
    r"endometriosis|fibromyalgia|lupus|ptsd|burnout|osteoporosis|glaucoma|dialysis|pacemaker|"
    r"tinnitus|rosacea|copd|lyme disease|herpes|thyroid|transplant|panic attacks?|"
    r"neurodermitis|schuppenflechte|migräne|bandscheibenvorf\w+|sklerose|demenz\w*|rheuma\w*|"
    r"burn-out|arthrose|zuckerkrank\w*|herzkrank\w*|nierenkrank\w*|schwerbehindert\w*|"
    r"krankgeschrieben|asthme|asthma|asma|eczéma|sclérose|sclerosi|epilepsia|depresión|"
    r"depressione|embarazo|gravidanza|grossesse|"
    r"怀孕(?:了|已)?(?:快)?[一二三四五六七八九十两\d]{1,3}(?:个多?月|周|月)|怀孕|有孕|"
    r"(?:[乳肺胃肝肠脑骨血]腺?|鼻咽|宫颈|甲状腺|前列腺)癌|癌|"
    r"湿疹|腰?椎?间盘突出症?|抑郁|焦虑症|双相|躁郁症?|精神分裂症?|帕金森|老年痴呆|阿尔茨海默|"
    r"中风|脑梗|心梗|冠心病|甲亢|甲减|痛风|尿毒症|透析|肾炎|肝炎|甲肝|丙肝|银屑病|牛皮癣|白癜风|"
    r"荨麻疹|癫痫|多囊|肌瘤|梅毒|化疗|放疗|住院|残障|轮椅|早产|痔疮|骨折"
)
"""More words of illness and of pregnancy."""

TERMS: dict[str, str] = {
    "HEALTH": (
        r"diabet\w*|cancer|tumou?r|leuk[ae]+mia|hiv(?:[- ]positive)?|aids|asthma\w*|epilep\w*|"
        r"depress(?:ion|ed|iv\w*)|"
        r"anxiety disorder|bipolar|schizophren\w*|autis\w*|adhd|dementia|alzheimer\w*|parkinson\w*|"
        r"multiple sclerosis|hepatitis|chemo(?:therapy)?|pregnan\w*|miscarriage|abortion|"
        r"disab(?:led|ility)|"
        r"wheelchair|blind|deaf|heart attack|stroke|hypertension|high blood pressure|kidney "
        r"(?:disease|failure)|"
        r"arthritis|celiac|coeliac|allerg(?:y|ies|ic)|insulin|antidepressants?|surgery|"
        r"diagnos(?:ed|is) with|"
        r"addict(?:ed|ion)|alcoholi[cs]\w*|rehab|anorexi\w*|bulimi\w*|eating disorder|infertil\w*|"
        r"krebs\w*|brustkrebs|krebserkrankt|schwanger\w*|behindert\w*|rollstuhl\w*|allergi(?:e|"
        r"en|ker\w*|sch)|"
        r"bluthochdruck|herzinfarkt|schlaganfall|depressionen|epilepsie|zöliakie|"
        r"glutenunverträglich\w*|"
        r"laktoseintoleran\w*|nussallergie|asthmatiker\w*|"
        r"cancer du|diabétique|enceinte|handicap[ée]\w*|dépression|cáncer|embarazada|"
        r"diabétic[oa]|discapacidad|"
        r"diabete|incinta|grávida|"
        r"糖尿病|癌症|肿瘤|高血压|抑郁症|孕妇|艾滋病?|乙肝|残疾|哮喘|过敏|心脏病|白血病|"
        r"自闭症|确诊|流产|不孕|妊娠|がん|"
        rf"{_MORE_ILLNESS}"
    ),
    "RELIGION": (
        r"muslim\w*|islam\w*|christian|catholic\w*|protestant\w*|jewish|jew|hindu\w*|buddhist\w*|"
        r"sikh\w*|mormon\w*|"
        r"atheist\w*|evangelical\w*|jehovah'?s witness\w*|kosher|halal|"
        r"muslimisch|jüdisch|jude|jüdin|christlich|katholisch|evangelisch|konfession|buddhistisch|"
        r"musulman\w*|juif|juive|catholique|católic[oa]|judí[oa]|musulmán|"
        r"信(?:奉|仰)?了?(?:伊斯兰教?|佛教?|基督教?|天主教?|道教|犹太教)|"
        r"穆斯林|回教|基督徒|基督教|天主教|佛教徒|伊斯兰教|犹太教"
    ),
    "SEXUALITY": (
        r"gay|lesbian|bisexual|homosexual\w*|queer|transgender|transsexual|trans (?:man|woman)|"
        r"asexual|"
        r"sexual orientation|came out|schwul|lesbisch|bisexuell|transsexuell|homosexuel\w*|"
        r"lesbienne|"
        r"lesbiana|同性恋|双性恋|跨性别|出柜"
    ),
    "POLITICS": (
        r"republican|democrat|communist|socialist|votes? for|voted for|trump supporter|party "
        r"member|labour voter|"
        r"tory|conservative voter|political (?:views|opinions?|affiliation)|afd|cdu|spd|die "
        r"grünen|fdp|"
        r"wählt (?:die|den)|parteimitglied|membre du parti|votante de|共产党员|党员|民主党|共和党"
    ),
    "ETHNICITY": (
        r"african[- ]american|hispanic|latin[oax]|caucasian|black (?:man|woman|male|female|"
        r"person)|romani|roma|"
        r"native american|aboriginal|kurd(?:ish|isch\w*)?|uyghur|asian (?:man|woman|descent|"
        r"heritage)|ethnic\w*|"
        r"(?:of )?[^\W\d_\u3000-\u9fff]{3,20} descent|(?:of )?[^\W\d_\u3000-\u9fff]{3,20} ancestry|"
        r"racial|"
        r"türkischstämmig|migrationshintergrund|"
        r"ethnisch\w*|sinti|"
        r"gitan[oa]|维吾尔族|藏族|回族|少数民族|黑人"
    ),
    "UNION": (
        r"(?:trade |labou?r )?union (?:member\w*|rep\w*|dues)|trade unionist|shop steward|works "
        r"council|"
        r"gewerkschaft\w*|verdi-mitglied|ig[- ]metall|betriebsrat\w*|syndiqué\w*|syndicaliste|"
        r"sindicalista|"
        r"afiliad[oa] al sindicato|工会会员|工会成员"
    ),
    "BIOMETRICS": (
        r"fingerprint|face ?id scan|facial scan|iris scan|retina scan|voice ?print|dna (?:test|"
        r"sample|profile)|"
        r"genetic (?:test|data|profile)|genome|fingerabdr\w+|gesichtsscan|gentest|empreintes? "
        r"digitales?|"
        r"huellas? dactilar\w*|指纹|人脸识别|虹膜|基因检测"
    ),
}
"""Telling words by type, as regular expressions over lower-case text."""

_ROLE = (
    r"(?:customer|client|patient|guest|user|employee|applicant|tenant|member|subscriber|student|"
    r"reader|resident|caller|participant|colleague|neighbou?r|friend|regular|volunteer|lodger)"
)
_NOT_ONE = r"service|care|support|review|club|card|area|discount|portal|account|base|room"
_ROLE_DE = (
    r"(?:Kund(?:e|in)|Patient(?:in)?|Teilnehmer(?:in)?|Mitarbeiter(?:in)?|Schüler(?:in)?|"
    r"Mandant(?:in)?|Bewerber(?:in)?|Mieter(?:in)?|Kolleg(?:e|in)|Nachbar(?:in)?|Stammkund(?:e|in))"
)
_ROLE_ZH = (
    r"(?:会员|学员|用户|客户|顾客|客人|员工|同事|队员|房客|住客|租客|邻居|闺蜜|室友|"
    r"[一这那某有][位个名][\u4e00-\u9fff]{0,4}?(?:患者|病人|宝妈|妈妈|老人|孩子|女士|先生|姑娘))"
    r"[^，。！？；\n]{0,10}?(?:查出|确诊|患|得了|罹患|检出|诊断出|怀孕|流产|是(?=穆斯林|回族|藏族|同性恋)|"
    r"信(?=奉|仰|佛|基督|天主|伊斯兰|道教))"
)
_PERSON_WORDS = (
    r"\b(?:she|he|her|his|him|herself|himself)\b|\bI (?:am|was|have|had|suffer)\b|\bI['’](?:m|"
    r"ve)\b|"
    r"\bmy (?:wife|husband|son|daughter|mother|father|mom|dad|mum|child|partner|sister|brother|"
    r"friend|boss|"
    r"patient|customer|client|colleague|diagnosis)\b|"
    r"\b(?:this|the|our|one|a) (?:customer|client|patient|guest|user|employee|applicant|lady|"
    r"gentleman|tenant)\b|"
    r"\b(?:customer|client|patient|guest) (?:is|has|was|says|said|name|id)\b|\b(?:Mr|Mrs|Ms)\b|"
    rf"\b(?:our|one|this|that|a) (?:(?:of our|young|old|older|regular|loyal|long-time) )?{_ROLE}\b"
    rf"(?! (?:{_NOT_ONE}))|"
    rf"\b(?:one|some|two) of (?:our|my|the) {_ROLE}s\b|"
    rf"\b{_ROLE}\b[^.!?\n]{{0,40}}\b(?:diagnosed|suffers|suffered|was told)\b|"
    rf"\b(?:unsere?|eine?|diese?r?|die|der) (?:\w+ )?{_ROLE_DE}\b|"
    r"(?-i:\b(?:Er|er) (?:ist|hat|war|leidet)\b|\b(?:Sie|sie) (?:ist|hat|war|leidet)\b|"
    r"\b[Ii]ch (?:bin|habe|war|leide)\b)|\b(?:der Kunde|die Kundin|der Gast|der Patient|die "
    r"Patientin|Herr|Frau)\b|"
    r"\bmeine? (?:Frau|Mann|Sohn|Tochter|Mutter|Vater|Kind)\b|\b(?:elle|il) (?:est|a)\b|\bje "
    r"suis\b|"
    r"\b(?:la|el) cliente\b|\bella es\b|\bsoy\b|"
    rf"{_ROLE_ZH}|"
    r"[他她]|我(?:是|有|患|得|妈|爸|老公|老婆|儿子|女儿)|(?:客户|患者|客人|顾客|用户)(?:是|有|患|"
    r"本人|[:：])"
)
_SENTENCE = re.compile(r"[^.!?。！？\n;；]+[.!?。！？\n;；]?")


_LEFT, _RIGHT = r"(?<![^\W\u3000-\u9fff])", r"(?![^\W\u3000-\u9fff])"
"""Word borders that let Chinese stand beside anything."""


@cache
def _terms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(f"{_LEFT}(?:{words}){_RIGHT}")) for kind, words in TERMS.items())


@cache
def _person() -> re.Pattern[str]:
    return re.compile(_PERSON_WORDS, re.IGNORECASE)


@cache
def _pieces() -> tuple[str, ...]:
    return pieces_of("|".join(TERMS.values()))


def find_special(reading: Reading, people: Sequence[PersonalData]) -> Iterator[PersonalData]:
    """Special-category words in sentences that name or point to one person.

    `people` are the findings so far; a name, a contact or an id in the sentence points to one.
    """
    text, low = reading.text, reading.low
    if not reading.holds(_pieces()):
        return
    for sentence in _SENTENCE.finditer(text):
        start, end = sentence.span()
        pointed = any(one.start < end and one.end > start for one in people)
        if not (pointed or _person().search(sentence.group())):
            continue
        for kind, pattern in _terms():
            for match in pattern.finditer(low, start, end):
                if any(one.start < match.end() and one.end > match.start() for one in people):
                    continue
                yield PersonalData(
                    type=kind,
                    start=match.start(),
                    end=match.end(),
                    score=0.7,
                    text=text[match.start() : match.end()],
                )
