"""The language that a text is written in, told from scripts, frequent words and spellings."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

_SCRIPT_LANGUAGE: Mapping[str, str] = {
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CYRILLIC": "ru",
    "GREEK": "el",
    "ARABIC": "ar",
    "HEBREW": "he",
    "THAI": "th",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "TELUGU": "te",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
}
"""Unicode script name (first word of the character's name) to the language it most often means."""

_FREQUENT: Mapping[str, str] = {
    "en": "the and of to for with in on is are our your we you this that from by at an it a as be "
    "not no all who what how new made free buy shop make my i sell want need their they can get "
    "shoes phone case gift home app low sugar clinic software hotel job service best when has",
    "de": "der die das und für mit von im in zu zum zur den dem ein eine einen einer ist sind "
    "nicht kein keine auf aus bei wir unsere unser sie ihr ich du dein ihre oder auch wie ab jetzt "
    "neu ohne nach über durch alle mehr als es sich wird werden man nur bis kaufen verkaufe "
    "versand kostenlos kostenlose kostenloser schuhe kuchen praxis jahre",
    "fr": "le la les des du et pour avec dans une un est sont nos notre votre vous nous je en sur "
    "pas sans plus au aux par qui que ce cette vos livraison gratuite chaussures faites main",
    "es": "el la los las y para con del de una un es son nuestros nuestra su tu en por sin más que "
    "no se al lo mi muy envío gratis hecho hecha hechos hechas mano como zapatillas",
    "pt": "o a os as e para com do da dos das uma um é são nossos nossa seu sua em por sem mais "
    "que não se ao na no grátis você feito como",
    "it": "il lo la gli le e per con del della dei delle una un è sono nostri nostra tuo in di "
    "senza più che non si al nel alla anche spedizione gratuita fatto fatte mano scarpe da",
    "nl": "de het een en voor met van in op is zijn onze jouw je wij niet geen uit bij naar om te "
    "ook als nu gratis zonder meer handgemaakte verzending schoenen",
    "sv": "och för med av i på är en ett vår din vi inte utan till från som det den nu mer",
    "da": "og for med af i på er en et vores din vi ikke uden til fra som det den nu mere",
    "nb": "og for med av i på er en et vår din vi ikke uten til fra som det den nå mer",
    "fi": "ja on ei se että joka myös sekä kanssa ilman meidän sinun nyt uusi tai ovat",
    "pl": "i w na z do dla się jest nie bez od po przez oraz nasze twoje jak to są już więcej",
    "cs": "a v na s do pro se je není bez od po naše vaše jak to jsou nebo již více který",
    "tr": "ve ile için bir bu çok da de en yeni değil bizim sizin olan daha ücretsiz kargo",
    "hu": "a az és egy nem is hogy van vagy de csak már itt ingyenes minden",
    "ro": "și pentru cu din în la un o este sunt nu fără mai care de pe sau noastre",
    "id": "dan untuk dengan dari yang di ke ini itu tidak kami anda adalah gratis tanpa lebih",
    "vi": "và cho với của là không các một những được trong bạn chúng tôi miễn phí",
}
_WORDS = {language: frozenset(words.split()) for language, words in _FREQUENT.items()}

_SPELLINGS: tuple[tuple[str, str, float], ...] = (
    (
        "de",
        (
            r"ß|sch\w|\w(?:ung|keit|heit|lich|isch|ische[rnsm]?|ungen|schaft|frei|dicht|fest|bar)\b|"
            r"[äöü]"
        ),
        0.8,
    ),
    ("en", r"\w(?:ing|ness|ful|ly|ment|less|proof|able|ers)\b|\b(?:wh|th)\w|sh\b|ght|\w's\b", 0.6),
    ("fr", r"\b(?:l|d|qu|n|s|c|j)['’]\w|[œç]|eau|eux\b|[èê]|\wtion\b", 0.6),
    ("es", r"ñ|¿|¡|\wción|\w(?:dad|mente)\b|[áíú]", 0.7),
    ("pt", r"ã|õ|ç(?:ã|õ)|\wção|lh[ao]|nh[ao]", 0.9),
    ("it", r"\w(?:zione|zioni|tà|gli|cchi[eo]?)\b|[ìò]\b", 0.8),
    ("nl", r"ij|\b\w*(?:aa|oo)[^aeiou\W]|sch(?!w)", 0.3),
    ("sv", r"å|[äö]r\b", 0.5),
    ("da", r"å|ø|æ", 0.6),
    ("nb", r"å|ø|æ", 0.55),
    ("fi", r"ää|öö|yy|kk|\w(?:ssa|lla|inen)\b", 0.5),
    ("pl", r"ł|ż|ś|ą|ę|ć|ń|sz|cz|rz", 0.8),
    ("cs", r"ř|ů|ě|š|č|ž", 0.8),
    ("tr", r"ğ|ı|ş|\w{3}(?:lar|ler)\b", 0.4),
    ("hu", r"ő|ű|gy|\w(?:ság|ség)\b", 0.8),
    ("ro", r"ă|ț|ș|î", 0.9),
    ("vi", r"[ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", 1.5),
)
_PATTERNS = tuple((lang, re.compile(pattern), weight) for lang, pattern, weight in _SPELLINGS)
_UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)
_PERSIAN = re.compile("[پچژگ]")
_LATIN_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)

MIN_SCORE = 0.5
"""Least evidence for a Latin-script language; below it the language is unknown."""


def word_set(words: str) -> frozenset[str]:
    """Set of the words of a text that are set apart by blanks; for tables that people read."""
    return frozenset(words.split())


def detect_language(text: str) -> str:
    """BCP 47 primary language of a text, such as en, de or zh; empty when it cannot be told.

    Scripts decide first: a text that is at least one third Chinese is Chinese even when it names
    brands in Latin letters. Latin-script languages are told by frequent words and spellings.
    """
    scripts = _count_scripts(text)
    latin_words = len(re.findall(r"[A-Za-zÀ-ɏ]{2,}", text))
    if scripts["HIRAGANA"] + scripts["KATAKANA"] >= max(2, 0.15 * scripts["CJK"]):
        return "ja"
    if scripts["CJK"] and scripts["CJK"] / 2 >= latin_words / 2:
        return "zh"
    script, count = max(
        ((name, scripts[name]) for name in _SCRIPT_LANGUAGE), key=lambda pair: pair[1]
    )
    if count and count / 5 >= latin_words / 2:
        return _refine_script(script, text)
    return _latin_language(text)


def _count_scripts(text: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for char in text:
        if char > "\u02af" and char.isalpha():
            counts[unicodedata.name(char, "NONE").split(" ", 1)[0]] += 1
    return counts


def _refine_script(script: str, text: str) -> str:
    if script == "CYRILLIC" and _UKRAINIAN.search(text):
        return "uk"
    if script == "ARABIC" and _PERSIAN.search(text):
        return "fa"
    return _SCRIPT_LANGUAGE[script]


def _latin_language(text: str) -> str:
    lower = text.lower()
    words = _LATIN_WORD.findall(lower)
    scores: dict[str, float] = {}
    for language, frequent in _WORDS.items():
        scores[language] = sum(_weight(word) for word in words if word in frequent)
    for language, pattern, weight in _PATTERNS:
        scores[language] += weight * min(len(pattern.findall(lower)), 1 + len(words) // 3)
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] >= MIN_SCORE else ""


def _weight(word: str) -> float:
    """One letter alone says less: `a` and `e` are words in many languages."""
    return 1.0 if len(word) > 1 else MIN_SCORE / 2
