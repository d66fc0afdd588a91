"""The check of a whole ad: how many texts, how alike they are, and what the brand asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from ...schema import Asset, AssetKind, Brief, Creative, Finding, Platform, Severity, Span
from ..platforms import GOOGLE, SPECS, AssetSpec
from .form import BUSINESS_NAME, EXCLAMATION, WHATSAPP

ALIKE = 0.6
"""Two texts that share more than this of their words (Jaccard index) say the same thing."""

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_COMPARED = frozenset(
    {
        AssetKind.HEADLINE,
        AssetKind.LONG_HEADLINE,
        AssetKind.DESCRIPTION,
        AssetKind.PRIMARY_TEXT,
        AssetKind.AD_TEXT,
        AssetKind.CALLOUT,
        AssetKind.ICE_BREAKER,
    }
)
_RSA = "https://support.google.com/google-ads/answer/7684791"


def check_creative(creative: Creative, *, brief: Brief) -> tuple[Finding, ...]:
    """What is wrong with an ad as a whole; the texts one by one are `check_asset`'s."""
    return (
        *_counts(creative),
        *_shorter_ones(creative),
        *_doubles(creative),
        *_exclamations(creative),
        *_paths(creative),
        *_conversation(creative),
        *_banned(creative, brief.brand.banned_words),
        *_missing(creative, brief.brand.must_include),
        *_business_name(creative, brief),
    )


def likeness(one: str, other: str) -> float:
    """Share of words that two texts have in common, 0 to 1 (Jaccard index).

    Words in scripts without spaces count as pairs of characters.
    """
    first, second = _tokens(one), _tokens(other)
    union = len(first | second)
    return len(first & second) / union if union else 0.0


@lru_cache(maxsize=4096)
def _tokens(text: str) -> frozenset[str]:
    lowered = text.casefold()
    pairs = (run[i : i + 2] for run in _CJK.findall(lowered) for i in range(max(1, len(run) - 1)))
    return frozenset((*_WORD.findall(_CJK.sub(" ", lowered)), *pairs))


def _counts(creative: Creative) -> Iterator[Finding]:
    spec = SPECS[creative.platform]
    for asset in spec.assets:
        count = len(creative.texts(asset.kind))
        if asset.minimum <= count <= asset.maximum:
            continue
        few = count < asset.minimum
        bound = f"at least {asset.minimum}" if few else f"at most {asset.maximum}"
        yield Finding(
            rule=f"{creative.platform}.too_{'few' if few else 'many'}",
            severity=Severity.ERROR,
            message=f"{count} texts of kind {asset.kind}; the ad takes {bound}",
            source=asset.source or spec.source,
            fix="write more" if few else f"leave out {count - asset.maximum}",
            where=str(asset.kind),
        )


def _shorter_ones(creative: Creative) -> Iterator[Finding]:
    for spec in SPECS[creative.platform].assets:
        texts = creative.texts(spec.kind)
        if spec.shorter and texts and not _one_within(texts, spec, spec.shorter):
            yield Finding(
                rule=f"{creative.platform}.none_short",
                severity=Severity.ERROR if spec.hard else Severity.WARNING,
                message=f"no {spec.kind} is {spec.shorter} or shorter; one has to be",
                source=spec.source,
                fix=f"write one {spec.kind} of at most {spec.shorter}",
                where=str(spec.kind),
            )


def _one_within(texts: Iterable[str], spec: AssetSpec, limit: int) -> bool:
    return any(spec.width(text) <= limit for text in texts)


def _doubles(creative: Creative) -> Iterator[Finding]:
    indexed = list(_indexed(creative))
    for (where, one), (_, other) in combinations(indexed, 2):
        if one.kind is not other.kind or one.kind not in _COMPARED:
            continue
        same = one.text.casefold() == other.text.casefold()
        if same or likeness(one.text, other.text) > ALIKE:
            yield Finding(
                rule="ad.same_text" if same else "ad.alike",
                severity=Severity.ERROR if same else Severity.WARNING,
                message=f"“{one.text}” and “{other.text}” say the same",
                source=_RSA,
                fix="replace one of them with another angle",
                where=where,
            )


def _indexed(creative: Creative) -> Iterator[tuple[str, Asset]]:
    """Each asset with its place, such as `headline[3]`."""
    counts: dict[AssetKind, int] = {}
    for asset in creative.assets:
        index = counts.get(asset.kind, 0)
        counts[asset.kind] = index + 1
        yield f"{asset.kind}[{index}]", asset


def _exclamations(creative: Creative) -> Iterator[Finding]:
    if creative.platform not in GOOGLE:
        return
    marked = [where for where, asset in _indexed(creative) if re.search(r"[!！]", asset.text)]
    if len(marked) > 1:
        yield Finding(
            rule="google.exclamations",
            severity=Severity.WARNING,
            message=f"{len(marked)} texts have an exclamation mark; an ad takes one",
            source=EXCLAMATION,
            fix="end all but one with a full stop",
            where=marked[1],
        )


def _paths(creative: Creative) -> Iterator[Finding]:
    paths = creative.texts(AssetKind.PATH)
    if len(paths) > 1 and not paths[0].strip() and paths[1].strip():
        yield Finding(
            rule="google_search.second_path_alone",
            severity=Severity.ERROR,
            message=f"path 2 “{paths[1]}” stands without path 1",
            source=_RSA,
            fix="make it path 1",
            where="path[1]",
        )


def _conversation(creative: Creative) -> Iterator[Finding]:
    if creative.texts(AssetKind.PREFILL) and creative.texts(AssetKind.ICE_BREAKER):
        yield Finding(
            rule="whatsapp.prefill_hides_ice_breakers",
            severity=Severity.WARNING,
            message="ice breakers are hidden when the link carries a prefilled text",
            source=WHATSAPP,
            fix="keep either the prefill or the ice breakers",
            where="prefill[0]",
        )


def _banned(creative: Creative, words: Iterable[str]) -> Iterator[Finding]:
    for word in filter(None, words):
        pattern = _whole_word(word)
        for where, asset in _indexed(creative):
            for match in pattern.finditer(asset.text):
                yield Finding(
                    rule="brand.banned_word",
                    severity=Severity.ERROR,
                    message=f"the brand does not use “{word}”",
                    span=Span(source="asset", start=match.start(), end=match.end(), text=match[0]),
                    fix="say it in other words",
                    where=where,
                )


def _missing(creative: Creative, words: Iterable[str]) -> Iterator[Finding]:
    texts = [asset.text for asset in creative.assets]
    for word in filter(None, words):
        if not any(_whole_word(word).search(text) for text in texts):
            yield Finding(
                rule="brand.must_include",
                severity=Severity.WARNING,
                message=f"no text has “{word}”, which the brand asks for",
                fix=f"use “{word}” in one text",
            )


@lru_cache(maxsize=512)
def _whole_word(word: str) -> re.Pattern[str]:
    escaped = re.escape(word.strip())
    if _CJK.search(word):
        return re.compile(escaped, re.IGNORECASE)
    return re.compile(rf"(?<!\w){escaped}(?!\w)", re.IGNORECASE)


def _business_name(creative: Creative, brief: Brief) -> Iterator[Finding]:
    on_google = creative.platform in GOOGLE
    for name in creative.texts(AssetKind.BUSINESS_NAME):
        if _known_as(name, brief):
            continue
        yield Finding(
            rule="google.business_name" if on_google else "brand.business_name",
            severity=_name_severity(creative.platform, brief),
            message=f"“{name}” is neither the brand nor the domain that the brief names",
            source=BUSINESS_NAME if on_google else "",
            fix="use the brand's name or the domain, or set brand.name",
            where="business_name[0]",
        )


def _known_as(name: str, brief: Brief) -> bool:
    wanted = name.casefold().strip()
    host = (brief.product.url.host or "") if brief.product.url else ""
    domain = host.casefold().removeprefix("www.")
    return wanted in {
        brief.brand.name.casefold().strip(), domain, domain.partition(".")[0]
    } - {""}  # fmt: skip


def _name_severity(platform: Platform, brief: Brief) -> Severity:
    known = bool(brief.brand.name or brief.product.url)
    return Severity.ERROR if platform in GOOGLE and known else Severity.WARNING
