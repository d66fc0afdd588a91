"""Names of people in Latin script: by title, by context, and by a gazetteer with its neighbours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from .given_names import ambiguous_names, given_names
from .kinds import PersonalData
from .name_words import brand_people, plain_words
from .surnames import ambiguous_surnames, surnames

_UP = r"A-Z\u00c0-\u00d6\u00d8-\u00de\u0100\u0102\u0104\u0106\u010c\u010e\u0118\u011a\u0141\u0143\u0147\u0150\u0158\u015a\u015e\u0160\u0164\u016e\u0170\u0179\u017b\u017d\u0130"
CAP = rf"[{_UP}](?:['’][{_UP}])?[^\W\d_]*(?:[-'’][{_UP}]?[^\W\d_]+)*"
"""One capitalised word: Anna, O'Neil, Anna-Lena, MÜLLER."""
_PARTICLE = (
    r"(?:von(?: der)?|van(?: de[rn]?)?|de(?: la| los)?|del|della|di|da|dos|das|du|den|der|zu|zum|ter|"
    r"ten|bin|ibn|al|el|le|la|y|af|av)"
)
NAME = rf"{CAP}(?:\s(?:{_PARTICLE}\s)?(?:{CAP}|[{_UP}]\.)){{0,3}}"
_RUN = rf"(?<![\w@.#&/-])(?:[{_UP}]\.\s?)*{CAP}(?:[ \u00a0](?:{_PARTICLE} )?(?:[{_UP}]\.|{CAP}))*"
_TITLE_CASE_SHARE = 0.75

_TITLES = (
    r"Mrs?|Ms|Mx|Dr|Prof|Sir|Herrn?|Frau|Fräulein|Fr|Hr|Monsieur|Madame|Mme|Mlle|Señora?|Señorita|"
    r"Sra?|Srta|Signora?|Sig(?:\.ra)?|Dott(?:\.ssa)?|Senhora?|Pani?|Mevrouw|Meneer|Dhr|Mevr|Doctor|"
    r"Professor|Captain|Officer|Judge|Sergeant|Nurse|Father|Sister|Rev|Reverend"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a run of capitalised words."""

    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        """Lower case, without accents, without a possessive s."""
        return fold(self.text)


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """The word in lower case without accents and without a possessive s."""
    word = re.sub(r"['’]s$", "", word.lower()).replace("ß", "ss").replace("ł", "l").strip(".'’")
    word = word.replace("ø", "o").replace("æ", "ae").replace("đ", "d").replace("ı", "i")
    plain = unicodedata.normalize("NFKD", word)
    return "".join(char for char in plain if not unicodedata.combining(char))


def is_given(word: str) -> bool:
    """Whether the folded word, or the first part of a double name, is a known given name."""
    return word in given_names() or ("-" in word and word.split("-", maxsplit=1)[0] in given_names())


def is_surname(word: str) -> bool:
    """Whether the folded word is a known surname; endings that only surnames have count too."""
    names = surnames()
    if word in names or word.replace("'", "") in names:
        return True
    if word.replace("ue", "u").replace("oe", "o").replace("ae", "a") in names:
        return True
    if "-" in word:
        return all(part in names for part in word.split("-"))
    return len(word) > 5 and word.endswith(_SURNAME_ENDINGS)  # noqa: PLR2004


_SURNAME_ENDINGS = (
    "owski", "ewski", "owska", "ewska", "czyk", "wicz", "enko", "ovic", "evic", "sson", "opoulos", "idis",
    "oglu", "yan", "shvili", "escu", "ovich", "evich", "quist", "qvist", "mann", "hauser", "meier", "mayer",
    "meyer", "ez",
)  # fmt: skip


def find_names(text: str) -> Iterator[PersonalData]:
    """Names of people in Latin script; they may overlap."""
    yield from _in_context(text)
    if not re.search(rf"[{_UP}]", text):
        return
    for run in _compiled(_RUN).finditer(text):
        tokens = [
            Token(match.group(), run.start() + match.start(), run.start() + match.end())
            for match in re.finditer(rf"[{_UP}]\.|{CAP}|{_PARTICLE}(?= )", run.group())
        ]
        yield from _in_run(text, tokens)


@cache
def _compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(pattern, flags)


def _person(text: str, start: int, end: int, score: float) -> PersonalData:
    value = re.sub(r"['’]s?$", "", text[start:end].rstrip(" ,"))
    return PersonalData(type="PERSON", start=start, end=start + len(value), score=score, text=value)


def _in_run(text: str, tokens: list[Token]) -> Iterator[PersonalData]:
    place = 0
    shouted = None
    while place < len(tokens):
        if shouted is None:
            shouted = _title_case(text, tokens[0].start)
        used, score = _name_at(text, tokens, place, title_case=shouted)
        if used:
            first, last = tokens[place], tokens[place + used - 1]
            if not _is_brand(tokens[place : place + used], tokens[:place]):
                yield _person(text, first.start, last.end, score)
            place += used
        else:
            place += 1


def _name_at(text: str, tokens: list[Token], place: int, *, title_case: bool) -> tuple[int, float]:
    """How many tokens from `place` on are a name, and how sure that is; 0 is none."""
    word = tokens[place].folded
    rest = _surname_after(tokens, place + 1)
    given, words = is_given(word), plain_words()
    if rest:
        last = tokens[place + rest].folded
        more = _more_surnames(tokens, place + rest + 1)
        weak = last in ambiguous_surnames() or last in words
        if given and not (weak and (title_case or word in ambiguous_names())):
            follower = tokens[place + rest + 1].folded if len(tokens) > place + rest + 1 else ""
            if not (weak and follower in words):
                return 1 + rest + more, 0.9 if word not in ambiguous_names() else 0.8
        if len(tokens[place].text.rstrip(".")) == 1 and not weak:
            return 1 + rest + more, 0.75
        unknown = word not in words and len(word) > 2 and not title_case  # noqa: PLR2004
        if unknown and not weak and not given and word not in surnames():
            return 1 + rest + more, 0.6
    if (
        is_surname(word)
        and word not in ambiguous_surnames()
        and word not in words
        and not title_case
    ):
        after = tokens[place + 1].folded if len(tokens) > place + 1 else ""
        if is_given(after) and after not in ambiguous_names():
            return 2, 0.8
    if not given or word in ambiguous_names() or word in words:
        return 0, 0.0
    return _given_alone(text, tokens, place, title_case=title_case)


def _surname_after(tokens: list[Token], place: int) -> int:
    """Distance from the given name to a known surname, over initials, particles and one name."""
    for step in range(place, min(place + 4, len(tokens))):
        word = tokens[step].folded
        if is_surname(word) and len(word) > 1:
            return step - place + 1
        passing = len(tokens[step].text.rstrip(".")) == 1 or tokens[step].text[0].islower()
        if not (passing or (is_given(word) and word not in ambiguous_names())):
            return 0
    return 0


def _more_surnames(tokens: list[Token], place: int) -> int:
    count = 0
    while len(tokens) > place + count and count < 2:  # noqa: PLR2004 - two surnames at most
        word = tokens[place + count].folded
        if not is_surname(word) or word in plain_words() or word in ambiguous_surnames():
            break
        count += 1
    return count


def _given_alone(
    text: str, tokens: list[Token], place: int, *, title_case: bool
) -> tuple[int, float]:
    if title_case:
        return 0, 0.0
    following = tokens[place + 1] if len(tokens) > place + 1 else None
    if following is not None:
        if len(following.text.rstrip(".")) == 1:
            return 2, 0.75
        step = 2 if following.text[0].islower() and len(tokens) > place + 2 else 1
        last = tokens[place + step].folded
        if last not in plain_words() and len(last) > 2 and not _german_noun(last):  # noqa: PLR2004
            return 1 + step, 0.7
        return 0, 0.0
    before = text[max(0, tokens[place].start - 24) : tokens[place].start]
    after = text[tokens[place].end : tokens[place].end + 24]
    if _compiled(_ARTICLE, re.IGNORECASE).search(before):
        return 0, 0.0
    if _compiled(_CUE_BEFORE, re.IGNORECASE).search(before):
        return 1, 0.6
    possessive = tokens[place].text.endswith(("'s", "’s"))
    cued = _compiled(_OWNED if possessive else _CUE_AFTER, re.IGNORECASE).match(after)
    return (1, 0.6) if cued else (0, 0.0)


_ARTICLE = (
    r"(?:\b(?:the|our|a|an|new|shop|der|die|das|unser\w*|neue?\w*|le|la|el|il)|[™®\"“„«])\s?$"
)
_CUE_BEFORE = (
    r"(?:\b(?:with|to|for|and|ask(?:ed)?|told|called|named|that|when|because|if|see|saw|met|thanks|tell|"
    r"call|dear|hi|hello|hey|und|mit|an|für|dass|hallo|liebe[r]?|avec|pour|et|con|para|y|hola|bonjour|"
    r"ciao|olá|mother|father|wife|husband|son|daughter|sister|brother|friend|colleague|customer|client|"
    r"patient|guest|nurse|teacher|boss|assistant|by),?|[—–]|\s-)\s?$"
)
_CUE_AFTER = (
    r"\s?(?:\(\d{2}\)|,\s?\d{2}\b|(?:\s(?:said|says|called|wants?|wanted|asked|complained|bought|ordered|"
    r"lives?|works?|wrote|told|emailed|phoned|loves?|loved|needs?|is|was|has|had|will|would|who|and I|"
    r"can|could|did|does|went|came|left|asks|hat|ist|wohnt|möchte|kaufte?|schreibt|schrieb|sagte?|"
    r"arbeitet|bestellte?|rief|will|wollte|vive|dice|dijo|quiere|compró|est|dit|habite|è|vuole|ha)\b))"
)
_OWNED = (
    r"\s(?:e-?mail|phone|number|address|account|order|birthday|wife|husband|son|daughter|mother|father|"
    r"mobile|card|bank|passport|house|home|doctor|request|complaint|review|room|booking|medical)"
)


def _german_noun(word: str) -> bool:
    return word.endswith(
        ("ung", "heit", "keit", "schaft", "tion", "kleid", "schuh", "schuhe", "tasche", "set", "lampe",
         "jacke", "matratze", "kollektion", "bett", "stuhl", "tisch", "creme", "ring", "kette", "kissen")
    )  # fmt: skip


def _is_brand(tokens: list[Token], before: list[Token]) -> bool:
    folded = [token.folded.replace("-", " ") for token in tokens]
    names = {" ".join(folded), " ".join(folded[:2])}
    if before:
        names.add(f"{before[-1].folded} {folded[0]}")
    return not names.isdisjoint(brand_people())


def _title_case(text: str, place: int) -> bool:
    """Whether the line is set like a headline: nearly every longer word capitalised."""
    start = max(text.rfind("\n", 0, place), text.rfind(". ", 0, place), place - 120) + 1
    stop = text.find("\n", place)
    words = re.findall(r"[^\W\d_]{3,}", text[start : stop if stop >= 0 else place + 120])
    capital = sum(word[0].isupper() for word in words)
    return len(words) >= 4 and capital / len(words) >= _TITLE_CASE_SHARE  # noqa: PLR2004


def _in_context(text: str) -> Iterator[PersonalData]:
    for rule in CONTEXTS:
        if not any(hint in text for hint in rule.hints):
            continue
        for match in _compiled(rule.pattern).finditer(text):
            finding = _accepted(text, match, rule)
            if finding is not None:
                yield finding


@dataclass(frozen=True, kw_only=True)
class Context:
    """Words around a name that say it is one; group `name` holds the name."""

    pattern: str
    score: float
    lone: bool
    """Whether one unknown word is enough; else it must be a known name or two words."""
    hints: tuple[str, ...] = ("",)
    """One of these must stand in the text for the pattern to be tried."""


def _accepted(text: str, match: re.Match[str], rule: Context) -> PersonalData | None:
    """The name in the match, cut before the first word that is no name; None when nothing is left."""
    end = start = match.start("name")
    kept: list[str] = []
    for token in re.finditer(r"\S+", match.group("name")):
        word = fold(token.group().strip(",;:!?"))
        if not kept and word in plain_words() and not is_given(word):
            return None
        if kept and word in plain_words() and not re.fullmatch(_PARTICLE, word):
            break
        kept.append(word)
        end = start + token.end()
    known = any(
        (is_given(word) and word not in ambiguous_names())
        or (is_surname(word) and word not in ambiguous_surnames())
        for word in kept
    )
    if not kept or not (rule.lone or known or (len(kept) > 1 and not _title_case(text, start))):
        return None
    if " ".join(kept[:2]) in brand_people() or f"dr {kept[0]}" in brand_people():
        return None
    value = text[start:end].rstrip(",;:!? ")
    return _person(text, start, start + len(value), rule.score)


_LOWER = r"(?-i:[^\W\d_][\w'’-]+)"
CONTEXTS = (
    Context(score=0.9, lone=True, pattern=(
        rf"(?<!\w)(?:{_TITLES})\.?\s(?:(?:Dr|Prof|med|h\.c)\.\s){{0,3}}(?P<name>{NAME})")),
    Context(score=0.95, lone=True, pattern=(
        r"(?i:my (?:full )?name(?: is|'s|’s)|name's|call me|ich heiße|ich heisse|mein name ist|"
        r"je m['’]appelle|mon nom est|me llamo|mi nombre es|mi chiamo|il mio nome è|meu nome é|"
        r"eu me chamo|chamo-me|nazywam się|mam na imię|ik heet|mijn naam is|jag heter|jeg hedder)\s:?\s?"
        rf"(?P<name>(?:{NAME}|{_LOWER}(?:\s{_LOWER})?))")),
    Context(score=0.8, lone=False, pattern=(
        r"(?i:\bi am|\bi'm|\bi’m|this is|ich bin(?: die| der)?|hier ist|je suis|soy|sono|sou|named|called)"
        rf"\s(?P<name>{NAME})")),
    Context(score=0.85, lone=True, pattern=(
        r"(?i:(?:kind|best|warm|many)?\s?regards|sincerely|yours(?: truly| faithfully)?|cheers|"
        r"mit freundlichen grüßen|(?:viele|liebe|beste|herzliche) grüße|mfg|\blg|cordialement|bien à vous|"
        r"(?:un )?saludos?(?: cordiales)?|atentamente|cordiali saluti|distinti saluti|atenciosamente|"
        rf"abraços|pozdrawiam|z poważaniem),?\s{{0,3}}(?:\n\s*){{0,2}}(?P<name>{NAME})(?=\s*(?:$|\n|[,|.]))")),
    Context(score=0.7, lone=False, pattern=(
        rf"(?i:thanks|thank you|best|danke|merci|gracias|grazie|obrigad[oa])[,!.]\s?\n?\s?(?P<name>{NAME})"
        r"(?=\s*(?:$|\n))")),
    Context(score=0.8, lone=True, pattern=(
        r"(?:Dear|Sehr geehrter?|Lieber|Liebe|Cher|Chère|Estimad[oa]|Querid[oa]|Gentile|Prezad[oa]|Car[oa])\s"
        rf"(?P<name>{NAME})(?=\s?[,:!\n])")),
    Context(score=0.85, lone=True, pattern=(
        r"(?i:(?<![\w])(?:(?:full|first|last|middle|given|family|customer|contact|patient|guest|client|"
        r"employee|applicant|user|cardholder|account holder|recipient|beneficiary|maiden)[ _]?name|surname|"
        r"customer|client|patient|contact(?: person)?|recipient|buyer|guest|employee|applicant|tenant|"
        r"attn|attention|signed(?: by)?|vorname|nachname|kunde|kundin|ansprechpartner(?:in)?|empfänger|"
        r"gast|mitarbeiter(?:in)?|prénom|destinataire|apellidos?|destinatario|cognome|sobrenome|titular|"
        rf"kontoinhaber(?:in)?)\s?[\"']?\s?[:=]\s?[\"']?\s?)(?P<name>{NAME})")),
    Context(score=0.8, lone=False, pattern=(
        r"(?i:(?<![\w ])\s?[\"']?(?:name|nom|nombre|nome|cliente)[\"']?\s?[:=]\s?[\"']?\s?)"
        rf"(?P<name>{NAME})")),
    Context(score=0.75, lone=False, pattern=(
        r"(?i:\b(?:ship(?:ped|ping)?|deliver(?:ed|y)?|send|sent|addressed|mailed?|forward(?:ed)?|spoke|talk(?:ed)?|"
        r"speak|met|meeting|appointment) (?:it |this |the package |the order )?(?:to|with)|contact|"
        r"on behalf of|signed by|written by|reported by|requested by|booked by|belongs to|owned by|"
        r"customer|client|colleague|our guest|patient|employee|tenant|neighbou?r|my (?:friend|wife|husband|"
        r"boss|son|daughter|mother|father|brother|sister|partner|doctor|colleague)|kund(?:e|in)|gast|"
        r"kolleg(?:e|in)|patient(?:in)?|mitarbeiter(?:in)?|geliefert an|gesprochen mit|liefern an|"
        rf"la cliente|el cliente|le client|la cliente|il cliente|o cliente)\s(?P<name>{NAME})")),
    Context(score=0.85, lone=True, pattern=(
        rf"(?P<name>{CAP}\s(?:{_PARTICLE}\s)?{CAP})(?=['’]s\s(?:e-?mail|phone|address|account|birthday|mobile|"
        r"passport|bank|credit card|medical)|\s?(?:\(|<)[\w.+-]+@|\s?,\s?(?:born|geboren|né|age[d]? \d))")),
)  # fmt: skip
"""Contexts, each with what it takes for a name."""
