"""Words around a name that say it is one: titles, greetings, signatures, labels, dealings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .name_forms import CAP, NAME, PARTICLE

_LOWER = r"[^\W\d_][\w'’-]{1,40}"
_KEY_END = r"\s?[\"']?\s?[:=]\s?[\"']?\s?"


@dataclass(frozen=True, kw_only=True)
class Context:
    """Words before a name that say it is one."""

    lead: tuple[str, ...]
    """Regular expressions of the words, over lower-case text; one must end where `name` starts."""
    name: str
    """What follows the lead, over the text as written; group `name` holds the name."""
    score: float
    lone: bool
    """Whether one unknown word is enough; else it must be a known name or two words."""
    signs: tuple[str, ...] = ()
    """Signs of which the text must hold one for the words to be looked for."""


TITLES = (
    *(
        "mrs?",
        "ms",
        "mx",
        "dr",
        "prof",
        "professor",
        "doctor",
        "sir",
        "captain",
        "officer",
        "judge",
    ),
    *("sergeant", "nurse", "reverend", "rev", "herrn?", "frau", "fräulein", "fr", "hr", "monsieur"),
    *("madame", "mme", "mlle", "señora?", "señorita", "sra?", "srta", "signora?", r"sig(?:\.ra)?"),
    *(r"dott(?:\.ssa)?", "senhora?", "pani?", "mevrouw", "meneer", "dhr", "mevr"),
)
SAYING_ONES_NAME = (
    *("my (?:full )?name(?: is|'s|’s)", "name's", "call me", "ich hei(?:ß|ss)e", "mein name ist"),
    *("je m['’]appelle", "mon nom est", "me llamo", "mi nombre es", "mi chiamo", "il mio nome è"),
    *("meu nome é", "eu me chamo", "chamo-me", "nazywam się", "mam na imię", "ik heet"),
    *("mijn naam is", "jag heter", "jeg hedder"),
)
SAYING_WHO = (
    *(
        "i am",
        "i'm",
        "i’m",
        "this is",
        "ich bin(?: die| der)?",
        "hier ist",
        "je suis",
        "soy",
        "sono",
    ),
    *("sou", "named", "called"),
)
CLOSINGS = (
    *("regards", "signed", "sincerely", "yours(?: truly| faithfully)?", "cheers", "mfg", "lg"),
    *("mit freundlichen grüßen", "(?:viele|liebe|beste|herzliche) grüße", "cordialement"),
    *("bien à vous", "saludos?(?: cordiales)?", "atentamente", "cordiali saluti"),
    *("distinti saluti", "atenciosamente", "abraços", "pozdrawiam", "z poważaniem"),
)
THANKS = ("thanks", "thank you", "best", "danke", "merci", "gracias", "grazie", "obrigad[oa]")
GREETINGS = (
    *("dear", "sehr geehrter?", "lieber?", "cher", "chère", "estimad[oa]", "querid[oa]", "gentile"),
    *("prezad[oa]", "car[oa]"),
)
PERSON_KEYS = (
    (
        r"(?:(?:full|first|last|middle|given|family|customer|contact|patient|guest|client|employee|"
        r"applicant|user|cardholder|account holder|recipient|beneficiary|maiden)[ _]?name|surname|"
        r"customer|client|patient|contact(?: person)?|recipient|buyer|guest|employee|applicant|"
        r"tenant|guest list|waiting list|passengers?|"
        r"(?:applicant|client|customer|patient|guest|employee|member|student|personnel) "
        r"(?:file|record|card|profile|list|details|no\.?|number)|payroll|"
        r"attn|attention|signed(?: by)?|vorname|nachname|kunde|kundin|ansprechpartner(?:in)?|"
        r"empfänger|"
        r"gast|mitarbeiter(?:in)?|prénom|destinataire|apellidos?|destinatario|cognome|sobrenome|"
        rf"titular|kontoinhaber(?:in)?){_KEY_END}"
    ),
)
PLAIN_KEYS = (
    (
        r"(?<![^\W_] )[\"']?(?:name|nom|nombre|nome|cliente|quote|testimonial|zitat)[\"']?"
        rf"{_KEY_END}"
    ),
)
"""Keys that name products as well; "product name" is another key."""
DEALINGS = (
    *(
        rf"{verb} (?:it |this |the package |the order )?(?:to|with)"
        for verb in (
            "ship(?:ped|ping)?",
            "deliver(?:ed|y)?",
            "send",
            "sent",
            "addressed",
            "mail(?:ed)?",
            "forward(?:ed)?",
            "spoke",
            "talk(?:ed)?",
            "speak",
            "met",
            "meeting",
            "appointment",
        )
    ),
    *(
        "met",
        "call",
        "called",
    ),
    *(
        rf"the {noun} (?:of|for|from)"
        for noun in ("booking", "order", "parcel", "account", "room", "visit", "return")
    ),
    *(
        "contact",
        "thanks to",
        "ask",
        "asked",
        "tell",
        "told",
        "photo shows",
        "picture shows",
        "on behalf of",
    ),
    *(f"{done} by" for done in ("signed", "written", "reported", "requested", "booked", "owned")),
    *("belongs to", "customer", "client", "colleague", "guest", "patient", "employee", "tenant"),
    *("neighbou?r", "regulars?", "customers", "clients", "guests", "patients", "students?"),
    *("members?", "subscriber", "pupil", "trainee", "participant", "volunteer", "lodger"),
    *("reader", "passenger", "applicant", "candidate", "bride", "groom", "landlady", "landlord"),
    *(
        rf"{noun} (?:from|by|of)"
        for noun in ("testimonial", "words", "letter", "review", "note", "quote", "photo", "video")
    ),
    *(
        f"{noun} for"
        for noun in ("booking", "reservation", "invoice", "refund", "order", "parcel", "quote")
    ),
    *("appointment for", "witness"),
    *("plumber", "electrician", "carpenter", "gardener", "builder", "decorator", "accountant"),
    *("solicitor", "attorney", "dentist", "physio", "therapist", "midwife", "caretaker"),
    *(
        f"my {one}"
        for one in ("friend", "wife", "husband", "boss", "son", "daughter", "mother", "father")
    ),
    *("my brother", "my sister", "my partner", "my doctor"),
    *("kund(?:e|in)", "gast", "kolleg(?:e|in)", "patientin", "mitarbeiter(?:in)?"),
    *("geliefert an", "gesprochen mit", "liefern an", "cliente", "geht an", "gutschrift an"),
    *("patient", "teilnehmer(?:in)?", "mandant(?:in)?", "schüler(?:in)?", "bewerber(?:in)?"),
    *("student(?:in)?", "mieter(?:in)?", "nachbar(?:in)?", "stammkund(?:e|in)", "azubi"),
    *("praktikant(?:in)?", "vermieter(?:in)?", "leser(?:in)?", "käufer(?:in)?", "familie"),
    *("hebamme", "physiotherapeut(?:in)?", "zahnarzt", "zahnärztin", "arzt", "ärztin"),
)
GERMAN_JOBS = tuple(
    rf"[a-zäöüß]{{0,16}}{ending}"
    for ending in (
        *("meister(?:in)?", "berater(?:in)?", "lehrer(?:in)?", "leiter(?:in)?", "anwalt"),
        *("anwältin", "händler(?:in)?", "inhaber(?:in)?", "führer(?:in)?", "pfleger(?:in)?"),
        *("techniker(?:in)?", "mitglied", "gründer(?:in)?"),
    )
)
"""Malermeister, Steuerberaterin: words that a job ends in."""

CONTEXTS = (
    Context(
        lead=TITLES,
        name=rf"\.?\s(?:(?:Dr|Prof|med|h\.c)\.\s){{0,3}}(?P<name>{NAME})",
        score=0.9,
        lone=True,
    ),
    Context(
        lead=SAYING_ONES_NAME,
        name=rf"\s?:?\s(?P<name>(?:{NAME}|{_LOWER}(?:\s{_LOWER})?))",
        score=0.95,
        lone=True,
    ),
    Context(lead=SAYING_WHO, name=rf"\s(?P<name>{NAME})", score=0.8, lone=False),
    Context(
        lead=CLOSINGS,
        name=rf",?\s{{0,3}}(?:\n\s*){{0,2}}(?P<name>{NAME})(?=\s*(?:$|\n|[,|.]))",
        score=0.85,
        lone=True,
    ),
    Context(
        lead=THANKS, name=rf"[,!.]\s?\n?\s?(?P<name>{NAME})(?=\s*(?:$|\n))", score=0.7, lone=False
    ),
    Context(lead=GREETINGS, name=rf"\s(?P<name>{NAME})(?=\s?[,:!\n])", score=0.8, lone=True),
    Context(lead=PERSON_KEYS, name=rf"(?P<name>{NAME})", score=0.85, lone=True, signs=(":", "=")),
    Context(lead=PLAIN_KEYS, name=rf"(?P<name>{NAME})", score=0.8, lone=False, signs=(":", "=")),
    Context(lead=GERMAN_JOBS, name=rf",?\s(?P<name>{NAME})", score=0.75, lone=False),
    Context(lead=DEALINGS, name=rf",?\s(?P<name>{NAME})", score=0.75, lone=False),
)
"""Contexts, each with what it takes for a name."""

LOWER_LEADS = (
    *("mrs?", "ms", "frau", "herrn?"),
    *("called", "call", "met", "ask", "asked", "tell", "told", "emailed", "phoned", "rang"),
    *("dear", "hi", "hello", "thank you", "customer", "client", "guest", "patient", "member"),
    *("student", "regular", "colleague", "neighbou?r", "tenant", "applicant", "employee", "friend"),
    *("for", "from", "by", "with", "to", "and", "named", "kund(?:e|in)", "gast", "patientin"),
    *("wife", "husband", "son", "daughter", "brother", "sister", "mother", "father", "partner"),
    *("teilnehmer(?:in)?", "mandant(?:in)?", "mieter(?:in)?", "mit", "an", "von", "für"),
)
"""Words before a name in small letters; what follows must begin with a name known for sure."""
LOWER_TITLES = frozenset({"mr", "mrs", "ms", "frau", "herr", "herrn"})
"""Of these, the ones after which a surname alone is enough."""
_NOT_SURNAMES = (
    "back again about today yesterday tomorrow tonight later soon early late please regarding "
    "because since before after when while where which who whom whose that this these those there "
    "then than they them their from with without within into onto over under until during and but "
    "for nor not also just only even still already always never often maybe and/or said says asked "
    "asks wants wanted likes liked loves loved called calls wrote writes came comes went goes got "
    "gets gave gives took takes left lives lived works worked needs needed has had have was were "
    "will would could should can did does is are bought buys ordered orders paid pays booked sent "
    "told tells und oder aber weil dass hat ist war wird will möchte wohnt kommt sagt sagte fragt "
    "bitte heute morgen gestern wieder noch schon auch nicht wegen gegen ohne durch über unter "
    "what her his our your new first last next every each all some many more most other"
)
"""Words that follow a name and are none."""


@cache
def not_surnames() -> frozenset[str]:
    """Words that follow a name in small letters and are no part of it."""
    return frozenset(_NOT_SURNAMES.split())


FOLLOWED = (
    rf"(?<![\w'’-])(?P<name>{CAP}\s(?:{PARTICLE}\s)?{CAP})(?=['’]s\s(?:e-?mail|phone|address|account|birthday|"
    r"mobile|passport|bank|credit card|medical)|\s?[(<][\w.+-]+@|"
    r"\s?,\s?\d{2},\s[a-zäöüß]{3,}(?:s|ed|t)\b|"
    r"\s(?:suffers|was diagnosed|leidet)\b|\s(?:is|was) (?:an? )?(?:practi[sc]ing )?"
    r"(?i:muslim|jewish|catholic|hindu|buddhist|christian|gay|lesbian|bisexual|pregnant|diabetic|"
    r"autistic|deaf|disabled)\b|"
    r"\s?,\s?(?:born|geboren|né|aged? \d)|\s(?:left a|complained|said|asked|told|wants|wrote|paid|"
    r"ordered|bought|returned|lives|lived|works|called|phoned|booked|and (?:his|her)|hat|möchte|"
    r"bestellte|kaufte|schrieb|wohnt)\b)"
)
"""Two capitalised words that what follows makes a name."""
