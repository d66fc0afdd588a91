"""Words around a name that say it is one: titles, greetings, signatures, labels, dealings."""

from __future__ import annotations

from dataclasses import dataclass

from .name_forms import CAP, NAME, PARTICLE

_TITLES = (
    r"Mrs?|Ms|Mx|Dr|Prof|Sir|Herrn?|Frau|Fräulein|Fr|Hr|Monsieur|Madame|Mme|Mlle|Señora?|Señorita|"
    r"Sra?|Srta|Signora?|Sig(?:\.ra)?|Dott(?:\.ssa)?|Senhora?|Pani?|Mevrouw|Meneer|Dhr|Mevr|Doctor|"
    r"Professor|Captain|Officer|Judge|Sergeant|Nurse|Father|Sister|Rev|Reverend"
)


@dataclass(frozen=True, kw_only=True)
class Context:
    """Words around a name that say it is one; group `name` holds the name."""

    pattern: str
    score: float
    lone: bool
    """Whether one unknown word is enough; else it must be a known name or two words."""
    hints: tuple[str, ...] = ("",)
    """One of these must stand in the text for the pattern to be tried."""


_LOWER = r"(?-i:[^\W\d_][\w'’-]+)"
CONTEXTS = (
    Context(score=0.9, lone=True, pattern=(
        rf"(?<!\w)(?:{_TITLES})\.?\s(?:(?:Dr|Prof|med|h\.c)\.\s){{0,3}}(?P<name>{NAME})")),
    Context(score=0.95, lone=True, pattern=(
        r"(?i:my (?:full )?name(?: is|'s|’s)|name's|call me|ich heiße|ich heisse|mein name ist|"
        r"je m['’]appelle|mon nom est|me llamo|mi nombre es|mi chiamo|il mio nome è|meu nome é|"
        r"eu me chamo|chamo-me|nazywam się|mam na imię|ik heet|mijn naam is|jag heter|jeg "
        r"hedder)\s:?\s?"
        rf"(?P<name>(?:{NAME}|{_LOWER}(?:\s{_LOWER})?))")),
    Context(score=0.8, lone=False, pattern=(
        r"(?i:\bi am|\bi'm|\bi’m|this is|ich bin(?: die| der)?|hier ist|je suis|soy|sono|sou|"
        r"named|called)"
        rf"\s(?P<name>{NAME})")),
    Context(score=0.85, lone=True, pattern=(
        r"(?i:(?:kind|best|warm|many)?\s?regards|sincerely|yours(?: truly| faithfully)?|cheers|"
        r"mit freundlichen grüßen|(?:viele|liebe|beste|herzliche) grüße|mfg|\blg|cordialement|"
        r"bien à vous|"
        r"(?:un )?saludos?(?: cordiales)?|atentamente|cordiali saluti|distinti saluti|"
        r"atenciosamente|"
        rf"abraços|pozdrawiam|z poważaniem),?\s{{0,3}}(?:\n\s*){{0,2}}(?P<name>{NAME})(?=\s*(?:$|"
        rf"\n|[,|.]))")),
    Context(score=0.7, lone=False, pattern=(
        rf"(?i:thanks|thank you|best|danke|merci|gracias|grazie|"
        rf"obrigad[oa])[,!.]\s?\n?\s?(?P<name>{NAME})"
        r"(?=\s*(?:$|\n))")),
    Context(score=0.8, lone=True, pattern=(
        r"(?:Dear|Sehr geehrter?|Lieber|Liebe|Cher|Chère|Estimad[oa]|Querid[oa]|Gentile|"
        r"Prezad[oa]|Car[oa])\s"
        rf"(?P<name>{NAME})(?=\s?[,:!\n])")),
    Context(score=0.85, lone=True, pattern=(
        r"(?i:(?<![\w])(?:(?:full|first|last|middle|given|family|customer|contact|patient|guest|"
        r"client|"
        r"employee|applicant|user|cardholder|account holder|recipient|beneficiary|maiden)[ "
        r"_]?name|surname|"
        r"customer|client|patient|contact(?: person)?|recipient|buyer|guest|employee|applicant|"
        r"tenant|"
        r"attn|attention|signed(?: by)?|vorname|nachname|kunde|kundin|ansprechpartner(?:in)?|"
        r"empfänger|"
        r"gast|mitarbeiter(?:in)?|prénom|destinataire|apellidos?|destinatario|cognome|sobrenome|"
        r"titular|"
        rf"kontoinhaber(?:in)?)\s?[\"']?\s?[:=]\s?[\"']?\s?)(?P<name>{NAME})")),
    Context(score=0.8, lone=False, pattern=(
        r"(?i:(?<![\w ])\s?[\"']?(?:name|nom|nombre|nome|cliente)[\"']?\s?[:=]\s?[\"']?\s?)"
        rf"(?P<name>{NAME})")),
    Context(score=0.75, lone=False, pattern=(
        r"(?i:\b(?:ship(?:ped|ping)?|deliver(?:ed|y)?|send|sent|addressed|mailed?|forward(?:ed)?|"
        r"spoke|talk(?:ed)?|"
        r"speak|met|meeting|appointment) (?:it |this |the package |the order )?(?:to|with)|contact|"
        r"on behalf of|signed by|written by|reported by|requested by|booked by|belongs to|owned by|"
        r"customer|client|colleague|our guest|patient|employee|tenant|neighbou?r|my (?:friend|"
        r"wife|husband|"
        r"boss|son|daughter|mother|father|brother|sister|partner|doctor|colleague)|kund(?:e|in)|"
        r"gast|"
        r"kolleg(?:e|in)|patient(?:in)?|mitarbeiter(?:in)?|geliefert an|gesprochen mit|liefern an|"
        rf"la cliente|el cliente|le client|la cliente|il cliente|o cliente)\s(?P<name>{NAME})")),
    Context(score=0.85, lone=True, pattern=(
        rf"(?P<name>{CAP}\s(?:{PARTICLE}\s)?{CAP})(?=['’]s\s(?:e-?mail|phone|address|account|"
        rf"birthday|mobile|"
        r"passport|bank|credit card|medical)|\s?(?:\(|<)[\w.+-]+@|\s?,\s?(?:born|geboren|né|"
        r"age[d]? \d))")),
)  # fmt: skip
"""Contexts, each with what it takes for a name."""
