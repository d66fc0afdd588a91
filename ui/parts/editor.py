"""The asset editor: every text in place, with counter, state, lock, findings and evidence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from ...agents.addresses import creative_address
from ...schema import Asset, AssetState, Creative, Finding, Span
from ...tools.counting import Counting
from ..words import Words
from .controls import button, change, chip, section
from .findings import finding_list, marked, worst
from .html import Html, joined, styled, tag
from .rows import FIXED, AssetRow, asset_rows, findings_of_ad

_SYMBOLS = {
    AssetState.PROPOSED: "waiting",
    AssetState.EDITED: "edit",
    AssetState.APPROVED: "approve",
}


def editor(
    creative: Creative,
    words: Words,
    *,
    findings: Iterable[Finding] = (),
    locked: Collection[str] = (),
    alternatives: Sequence[tuple[str, Sequence[Asset]]] = (),
) -> Html:
    """All texts of one ad, kind by kind, each to be edited in place.

    `alternatives` are pairs of an address and texts that could stand there.
    """
    given = tuple(findings)
    rows = asset_rows(creative, given, locked)
    waiting = dict(alternatives)
    groups = [
        _group(tuple(group), words, waiting)
        for _, group in groupby(rows, key=lambda row: row.asset.kind)
    ]
    whole = finding_list(findings_of_ad(creative, given), words)
    return tag(
        "div",
        _summary(creative, rows, words),
        section(words("finding.of_ad"), whole) if whole else None,
        *groups,
        _class="aw-editor",
        data_creative=creative_address(creative),
    )


def editor_row(row: AssetRow, words: Words, *, alternatives: Sequence[Asset] = ()) -> Html:
    """One text to be edited: its field, counter, state, buttons, findings, evidence."""
    severity = worst(row.findings)
    classes = ["aw-row", f"aw-is-{row.asset.state}"]
    classes += ["aw-is-locked"] if row.locked else []
    classes += [f"aw-has-{severity}"] if severity else []
    marks = marked(row.asset.text, row.findings)
    return tag(
        "div",
        tag(
            "div",
            _field(row, words),
            tag("div", counter(row, words), _evidence(row.asset, words), _class="aw-row-foot"),
            tag("p", marks, _class="aw-marked", lang=row.language, dir="auto")
            if "<mark" in marks
            else None,
            _class="aw-row-text",
        ),
        tag("div", _state(row, words), _buttons(row, words), _class="aw-row-tools"),
        finding_list(row.findings, words, where=row.address),
        _alternatives(row, alternatives, words),
        _class=" ".join(classes),
        data_address=row.address,
    )


def counter(row: AssetRow, words: Words) -> Html:
    """The length against the limit as numbers and as a bar; `counter.js` keeps it live."""
    width, limit = row.asset.width, row.limit
    tone = "over" if row.over else "well"
    fill = styled("span", {"width": f"{min(1, width / max(1, limit)):.1%}"}, _class="aw-bar-fill")
    wide = words("editor.wide_note") if row.counting is not Counting.CHARACTERS else ""
    return tag(
        "span",
        tag("span", words("editor.counter", n=width, limit=limit), _class="aw-count"),
        tag("span", fill, _class="aw-bar", aria_hidden="true"),
        _class=f"aw-counter aw-{tone}",
        title=" ".join(part for part in (wide, _limit_note(row, words)) if part) or None,
        aria_label=words("editor.counter_label", n=width, limit=limit),
        role="img",
        data_counting=row.counting.value,
        data_limit=limit,
        data_words=words.texts["editor.counter"],
        data_label=words.texts["editor.counter_label"],
    )


def _limit_note(row: AssetRow, words: Words) -> str:
    return "" if row.hard else words("editor.recommended")


def _group(rows: Sequence[AssetRow], words: Words, waiting: dict[str, Sequence[Asset]]) -> Html:
    items = (editor_row(row, words, alternatives=waiting.get(row.address, ())) for row in rows)
    return section(words(f"kinds.{rows[0].asset.kind}"), *items, _class="aw-kind")


def _summary(creative: Creative, rows: Sequence[AssetRow], words: Words) -> Html:
    where = creative_address(creative)
    done = sum(row.asset.state is AssetState.APPROVED for row in rows)
    return tag(
        "div",
        chip(words("ads.approved_of", n=done, total=len(rows)), tone="approved"),
        tag("span", words("ads.written_by", writer=creative.writer), _class="aw-note")
        if creative.writer
        else None,
        button(
            words("ads.approve_all"),
            change("approve_assets", where=where),
            symbol="approve",
            look="quiet",
        ),
        button(
            words("editor.regenerate"),
            change("regenerate_assets", where=where),
            symbol="regenerate",
            look="quiet",
        ),
        _class="aw-editor-summary",
    )


def _field(row: AssetRow, words: Words) -> Html:
    kind, platform = words.kind(row.asset.kind), words.platform(row.platform)
    return tag(
        "textarea",
        row.asset.text,
        _class="aw-field",
        rows=1,
        spellcheck="true",
        lang=row.language,
        dir="auto",
        readonly=row.locked or row.asset.kind in FIXED,
        aria_label=words("editor.label", kind=kind, n=row.number, platform=platform),
        aria_invalid="true" if row.has_error or row.over else None,
        data_edit=row.address,
        data_saved=row.asset.text,
    )


def _state(row: AssetRow, words: Words) -> Html:
    state = row.asset.state
    locked = chip(words("editor.locked"), symbol="lock", title=words("editor.locked_note"))
    return tag(
        "span",
        chip(words(f"editor.{state}"), tone=state, symbol=_SYMBOLS[state]),
        locked if row.locked else None,
        chip(words.get(f"angle.{row.asset.angle}", row.asset.angle), title=words("editor.angle"))
        if row.asset.angle
        else None,
        chip(row.asset.pin, symbol="pin", title=words("editor.pin")) if row.asset.pin else None,
        _class="aw-states",
    )


def _buttons(row: AssetRow, words: Words) -> Html:
    where = row.address
    approved = row.asset.state is AssetState.APPROVED
    written = row.asset.kind not in FIXED
    stay = words("editor.locked_note") if row.locked else ""
    return tag(
        "span",
        button(
            words("editor.unapprove" if approved else "editor.approve"),
            change("unapprove_assets" if approved else "approve_assets", where=where),
            symbol="approve",
            look="bare",
            pressed=approved,
            refusal=words("editor.cannot_approve") if row.has_error and not approved else "",
        ),
        button(
            words("editor.unlock" if row.locked else "editor.lock"),
            change("unlock_assets" if row.locked else "lock_assets", where=where),
            symbol="lock" if row.locked else "unlock",
            look="bare",
            pressed=row.locked,
        ),
        _again(row, words, stay) if written else None,
        button(
            words("editor.remove"),
            change("remove_asset", where=where),
            symbol="remove",
            look="bare",
            refusal=stay,
        ),
        _class="aw-tools",
        role="group",
    )


def _again(row: AssetRow, words: Words, stay: str) -> Html:
    where = row.address
    again = change("regenerate_assets", where=where)
    return joined(
        (
            button(words("editor.regenerate"), again, symbol="regenerate", look="bare",
                   refusal=stay),
            button(words("editor.more"), change("more_like", where=where, count=3), symbol="more",
                   look="bare"),
        )
    )  # fmt: skip


def _evidence(asset: Asset, words: Words) -> Html | None:
    """Words of the brief behind a text, each with its place; on hover, and open by key or click."""
    if not asset.evidence:
        return None
    quotes = dict.fromkeys((source_name(span.source, words), span.text) for span in asset.evidence)
    items = (tag("li", tag("q", text, dir="auto"), tag("span", source)) for source, text in quotes)
    shown = "\n".join(f"{source}: {text}" for source, text in quotes)
    return tag(
        "details",
        tag("summary", words("editor.evidence"), title=shown),
        tag("ul", *items),
        _class="aw-evidence",
    )


def source_name(source: str, words: Words) -> str:
    """The name of a place in the brief, for people: `product.proof[0]` gives proof."""
    return words.get(f"source.{source.partition('[')[0]}", source)


def evidence_texts(spans: Iterable[Span]) -> tuple[str, ...]:
    """The words quoted, each once."""
    return tuple(dict.fromkeys(span.text for span in spans))


def _alternatives(row: AssetRow, assets: Sequence[Asset], words: Words) -> Html | None:
    if not assets:
        return None
    items = (
        tag(
            "li",
            tag("span", asset.text, lang=row.language, dir="auto"),
            tag("span", words("editor.counter", n=asset.width, limit=row.limit), _class="aw-count"),
            button(
                words("editor.take"),
                change("take_alternative", where=row.address, index=index),
                look="quiet",
            ),
            button(
                words("editor.beside"),
                change("take_alternative", where=row.address, index=index, beside=True),
                look="quiet",
            ),
        )
        for index, asset in enumerate(assets)
    )
    return tag("ul", *items, _class="aw-alternatives", aria_label=words("editor.more"))
