"""Measures the shipped writer on sheets it never saw, through the adapter that users run.

Names are invented anew and every style is one that training left out. Shares come with Wilson's
95 % interval (E. B. Wilson, 1927).
"""

import asyncio
import json
import math
import random
import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...errors import BadReply
from ..models.port import ChatModel
from .asking import request_for, text_of
from .corpus.banks import load
from .corpus.facts import draw
from .corpus.generate import sheet_text
from .sheet import SUPPORTED_LANGUAGES, Angle, Ask, FactSheet, display_width

ASKS: tuple[Ask, ...] = (
    Ask(kind="headline", max_width=30, angle=Angle.PRODUCT),
    Ask(kind="headline", max_width=30, angle=Angle.BENEFIT),
    Ask(kind="headline", max_width=30, angle=Angle.STYLE),
    Ask(kind="headline", max_width=40, angle=Angle.OFFER),
    Ask(kind="description", max_width=90, angle=Angle.BENEFIT),
    Ask(kind="primary_text", max_width=125, angle=Angle.STYLE),
)
"""The set asked for on every sheet."""
_DANGLING = re.compile(r"(\b(and|with|for|the|a|und|mit|für|die|der)|[,:，：、])$")


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One text, with what it was asked for."""

    sheet: FactSheet
    ask: Ask
    text: str
    """Empty where the writer gave no usable answer."""
    tokens: int


@dataclass(frozen=True, kw_only=True)
class Share:
    """A share of cases and its 95 % interval."""

    hits: int
    cases: int

    def to_dict(self) -> dict[str, float]:
        """Share, interval and number of cases, rounded to three places."""
        low, high = wilson(self.hits, self.cases)
        share = self.hits / self.cases if self.cases else 0.0
        rounded = {"share": share, "low": low, "high": high}
        return {name: round(value, 3) for name, value in rounded.items()} | {"cases": self.cases}


def wilson(hits: int, cases: int, *, z: float = 1.96) -> tuple[float, float]:
    """Wilson's interval of a share; (0, 1) without cases."""
    if not cases:
        return 0.0, 1.0
    share, square = hits / cases, z * z / cases
    middle = share + square / 2
    spread = z * math.sqrt(share * (1 - share) / cases + square / (4 * cases))
    return max(0.0, (middle - spread) / (1 + square)), min(1.0, (middle + spread) / (1 + square))


def measure(model: ChatModel, target: Path, *, sheets: int = 300, seed: int = 4242) -> None:
    """Writes the figures of `sheets` held-out sheets, and sixty samples, to `target`."""
    started = time.perf_counter()
    samples = asyncio.run(write_all(model, held_out_sheets(sheets, seed)))
    seconds = time.perf_counter() - started
    report: dict[str, Any] = {"sheets": sheets, "texts": len(samples)}
    report["tokens_per_second"] = round(sum(s.tokens for s in samples) / seconds)
    for language in ("all", *sorted(SUPPORTED_LANGUAGES)):
        chosen = [s for s in samples if language in {"all", s.sheet.language}]
        report[language] = {name: share.to_dict() for name, share in figures(chosen).items()}
    report["samples"] = [
        {"ask": f"{s.ask.kind} {s.ask.angle.value}", "style": s.sheet.style, "text": s.text}
        for s in random.Random(seed).sample(samples, min(60, len(samples)))
    ]
    target.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def held_out_sheets(count: int, seed: int) -> list[FactSheet]:
    """Sheets with newly invented names and styles that training left out, languages in turn."""
    rng = random.Random(f"held out {seed}")
    languages = sorted(SUPPORTED_LANGUAGES)
    found: list[FactSheet] = []
    while len(found) < count:
        facts = draw(load(languages[len(found) % 3]), rng, held_out=True)
        if facts.sheet.benefits and facts.sheet.category:
            found.append(facts.sheet)
    return found


async def write_all(model: ChatModel, sheets: Sequence[FactSheet]) -> list[Sample]:
    """The set of texts of every sheet; sheets one after the other, a sheet's texts side by side."""
    samples: list[Sample] = []
    for number, sheet in enumerate(sheets):
        asked = (_write(model, sheet, ask, number * 100 + i) for i, ask in enumerate(ASKS))
        samples += await asyncio.gather(*asked)
    return samples


async def _write(model: ChatModel, sheet: FactSheet, ask: Ask, seed: int) -> Sample:
    try:
        reply = await model.generate(request_for(sheet, ask, seed=seed))
    except BadReply:
        return Sample(sheet=sheet, ask=ask, text="", tokens=0)
    text = text_of(sheet, ask, reply)
    return Sample(sheet=sheet, ask=ask, text=text or "", tokens=reply.output_tokens)


def figures(samples: Iterable[Sample]) -> dict[str, Share]:
    """What the samples kept of their sheets, by name of the law."""
    samples = list(samples)
    headlines = [s for s in samples if s.ask.kind == "headline"]
    style_asked = [s for s in samples if s.ask.angle is Angle.STYLE]
    numbered = [s for s in samples if any(char.isdigit() for char in s.text)]
    by_sheet: dict[FactSheet, list[Sample]] = {}
    for sample in samples:
        by_sheet.setdefault(sample.sheet, []).append(sample)
    return {
        "answered": _share(samples, lambda s: bool(s.text)),
        "within_limit": _share(samples, lambda s: display_width(s.text) <= s.ask.max_width),
        "names_a_fact": _share(samples, names_a_fact),
        "style_where_asked": _share(style_asked, names_style),
        "style_in_headlines": _share(headlines, names_style),
        "style_in_set": Share(
            hits=sum(any(map(names_style, group)) for group in by_sheet.values()),
            cases=len(by_sheet),
        ),
        "numbers_in_their_fact": _share(numbered, numbers_kept),
        "ends_cleanly": _share(samples, lambda s: bool(s.text) and not _DANGLING.search(s.text)),
    }


def _share(samples: list[Sample], holds: Callable[[Sample], bool]) -> Share:
    return Share(hits=sum(holds(sample) for sample in samples), cases=len(samples))


def names_a_fact(sample: Sample) -> bool:
    """Whether a text repeats a fact of its sheet word for word."""
    sheet, text = sample.sheet, sample.text.casefold()
    facts = (sheet.product, sheet.brand, *sheet.benefits, *sheet.proof, sheet.offer, sheet.price)
    more = (sheet.category, sheet.style, sheet.emotion, sheet.occasion, sheet.audience)
    return any(fact and fact.casefold() in text for fact in (*facts, *more))


def names_style(sample: Sample) -> bool:
    """Whether a text holds its sheet's style label (all but a German ending)."""
    style = sample.sheet.style.casefold()
    text = sample.text.casefold()
    return bool(style) and (style in text or style.replace("-", " ") in text.replace("-", " "))


def numbers_kept(sample: Sample) -> bool:
    """Whether every number of a text stands on its sheet, digit for digit."""
    known = set(re.findall(r"\d+", sheet_text(sample.sheet)))
    return set(re.findall(r"\d+", sample.text)) <= known
