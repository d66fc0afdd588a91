"""Text from outside is data: cleaned, fenced in prompts, and its orders to a model reported."""

from __future__ import annotations

import base64
import binascii
import hashlib
import html
import re
import unicodedata
from collections.abc import Iterator

from ..schema import Finding, Severity, Span
from .injection import MEANING, orders

SOURCE = "https://genai.owasp.org/llmrisk/llm01-prompt-injection/"
"""OWASP's entry on prompt injection."""

_TAGS = re.compile(r"[\U000e0020-\U000e007e]+")
_UNSEEN = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufe00-\ufe0e\ufeff\ufff0-\uffff\U000e0000-\U000e0fff]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_JOINING = re.compile(
    r"[\u0600-\u0dff\u0e00-\u109f\u1780-\u17ff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
)
_CHAT_MARKS = re.compile(
    r"<\|[^|>\n]{1,60}\|>|\[/?INST\]|<</?SYS>>|</?(?:start|end)_of_turn>|<(?:bos|eos|s|/s|unk|"
    r"pad)>",
    re.IGNORECASE,
)
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/=_-])[A-Za-z0-9+/_-]{24,4000}={0,2}(?![A-Za-z0-9+/=])")
_SENTENCE = re.compile(r"[^.!?。！？\n;；]+[.!?。！？\n;；]*")
_BIDDING = re.compile(
    r"^\W*(?:please |now |then |and |instead,? |bitte |请|por favor,? )*(?:say|write|print|"
    r"output|reply|respond|answer|"
    r"repeat|tell|reveal|show|give|do|don['’]t|never|always|start|begin|end|stop|act|call|send|"
    r"return|execute|run|"
    r"sage?|schreibe?|gib|antworte\w*|di|escribe|responde|dis|écris|réponds|说|写|输出|回答|回复|"
    r"告诉|返回)\b",
    re.IGNORECASE,
)
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһАВЕКМНОРСТХІЈЅαορικτΑΒΕΗΙΚΜΝΟΡΤΧΥΖ",
    "aeopcyxijsdhABEKMHOPCTXIJSaopiktABEHIKMNOPTXYZ",
)
"""Cyrillic and Greek letters that look Latin."""
_LEAST_WORDS = 2
"""Fewest words beside the orders that can still say what to advertise."""


def clean(text: str) -> str:
    r"""The text in NFC without control, zero-width, bidirectional and tag characters.

    Joiners that emoji and Arabic or Indic scripts need stay; line breaks become `\n`.
    """
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.isascii():
        text = "".join(_seen(text))
    return unicodedata.normalize("NFC", text)


def fence(text: str, *, label: str) -> str:
    """The text between two marks that it cannot close, for a prompt.

    The mark is made from a hash of the text, so it is the same for the same text and no text can
    hold its own mark. Chat marks of model families inside the text are broken up.
    """
    body = _CHAT_MARKS.sub(lambda match: match.group().translate(_BREAK_MARKS), clean(text))
    digest = hashlib.sha256(f"{label}\n{body}".encode()).hexdigest()[:16]
    mark = digest.translate(str.maketrans("0123456789", "ghijklmnop"))
    return f"<<<{label} {mark}\n{body}\n{mark} {label}>>>"


_FENCED = re.compile(r"<<<\w+ (\S+)\n.*?\n\1 \w+>>>", re.DOTALL)


def statements(prompt: str) -> tuple[str, ...]:
    """Parts of a prompt that are read by themselves: each fenced text whole, then line by line."""
    parts: list[str] = []
    done = 0
    for fenced in _FENCED.finditer(prompt):
        parts += [*prompt[done : fenced.start()].splitlines(), fenced.group()]
        done = fenced.end()
    parts += prompt[done:].splitlines()
    return tuple(part for part in parts if part.strip())


_BREAK_MARKS = str.maketrans("<>[]|", "‹›⁅⁆¦")


def find_instructions(text: str, *, source: str = "text") -> tuple[Finding, ...]:
    """Orders aimed at a model, as warnings with rule `injection.<kind>`, one per kind and place.

    Reads what is hidden as well: invisible and tag characters, look-alike letters, HTML entities
    and comments, base64, and letters set apart. `source` names the field in the findings' spans.
    """
    findings: list[Finding] = []
    told: set[str] = set()
    if _TAGS.search(text) or re.search(r"[\u202d\u202e\u2066-\u2068]", text):
        findings.append(_finding("hidden", Span(source=source, text="invisible characters")))
        told.add("hidden")
    for hidden, view in _views(text):
        for kind, pattern in orders():
            for match in pattern.finditer(view):
                if hidden and kind in told:
                    continue
                told.add(kind)
                findings.append(_finding(kind, _span(text, match.group(), source)))
    return tuple(findings)


def is_only_instructions(text: str) -> bool:
    """Whether nothing is left to advertise once the orders to a model are taken out."""
    found = {finding.rule for finding in find_instructions(text)} - {"injection.hidden"}
    return bool(found) and any(
        _words_beside_orders(view) < _LEAST_WORDS for view in _readings(text)
    )


def _words_beside_orders(view: str) -> float:
    """Words outside the sentences that order a model about; two ideographs make a word."""
    kept = [
        sentence.group()
        for sentence in _SENTENCE.finditer(_HTML_COMMENT.sub(" ", view))
        if not any(pattern.search(sentence.group()) for _, pattern in orders())
        and not _BIDDING.match(sentence.group())
    ]
    rest = _BASE64.sub(" ", " ".join(kept))
    words = re.findall(r"[^\W\d_\u3040-\u30ff\u4e00-\u9fff]{2,}", rest)
    ideographs = re.findall(r"[\u3040-\u30ff\u4e00-\u9fff]", rest)
    return len(words) + len(ideographs) / 2


_HTML_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)


def _seen(text: str) -> Iterator[str]:
    for place, char in enumerate(text):
        joins = char in "\u200c\u200d" and place and _JOINING.match(text[place - 1])
        if joins or not _UNSEEN.match(char):
            yield char


def _readings(text: str) -> list[str]:
    """The text as people read it: as it stands, with look-alikes folded, with letters joined."""
    seen = unicodedata.normalize("NFKC", clean(text))
    plain = html.unescape(seen).translate(_LOOKALIKES)
    together = re.sub(r"(?<=\b\w)[ .\-_*](?=\w\b)", "", plain)
    together = re.sub(r"(?<=\w)\s{2,}(?=\w)", " ", together)
    bare = re.sub(r"(?<=[A-Za-z])[*_`]+(?=[A-Za-z])", "", plain)
    return list(dict.fromkeys((seen, plain, together, bare)))


def _views(text: str) -> Iterator[tuple[bool, str]]:
    """The text as it stands, then in other readings and decoded; True marks all but the first."""
    readings = _readings(text)
    yield from ((place > 0, reading) for place, reading in enumerate(readings))
    if _TAGS.search(text):
        yield True, _TAGS.sub(lambda run: f" {_untagged(run.group())} ", text)
    for match in _BASE64.finditer(readings[0]):
        decoded = _decoded(match.group())
        if decoded:
            yield True, decoded


def _untagged(run: str) -> str:
    return "".join(chr(ord(char) - 0xE0000) for char in run)


def _decoded(value: str) -> str:
    """Readable text inside base64, or nothing."""
    body = value.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        text = base64.b64decode(body + "=" * (-len(body) % 4)).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return ""
    readable = sum(char.isprintable() or char == "\n" for char in text)
    return text if readable == len(text) else ""


def _span(text: str, words: str, source: str) -> Span:
    start = text.find(words)
    if start < 0:
        return Span(source=source, text=words[:200])
    return Span(source=source, start=start, end=start + len(words), text=words[:200])


def _finding(kind: str, span: Span) -> Finding:
    return Finding(
        rule=f"injection.{kind}",
        severity=Severity.WARNING,
        message=f"the text {MEANING[kind]}: {span.text[:80]!r}; it is treated as data",
        span=span,
        source=SOURCE,
        fix="Take the sentence out, or check who wrote this text.",
    )
