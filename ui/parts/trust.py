"""Who did what, why and for how much; what was redacted; what the audit log holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from ...agents.addresses import is_address, read_address
from ...schema import Campaign, DataClass, Finding, PrivacyPolicy, RouteDecision
from ..words import Words
from .controls import bullets, button, change, chip, empty, section
from .html import Child, Html, joined, tag

_PRIVACY = "privacy."
"""How rules of findings about personal data begin."""
_NUMERIC = "aw-number"


def trust_view(
    campaign: Campaign,
    words: Words,
    *,
    spent_usd: float | None = None,
    audit: Sequence[Mapping[str, Any]] = (),
) -> Html:
    """Notice, cost, routing, redactions, notes and audit log of one campaign.

    `spent_usd` is the money of the whole conversation, undone turns included.
    """
    if not campaign.routing:
        return empty(words("trust.empty"))
    spent = campaign.cost_usd if spent_usd is None else spent_usd
    return joined(
        (
            ai_notice(words),
            cost_line(campaign.routing, spent, words),
            section(words("trust.routing"), routing_table(campaign.routing, words)),
            section(
                words("trust.redacted"),
                redactions(campaign.findings, words),
                note=words("trust.redacted_note"),
            ),
            section(words("trust.notes"), notes(campaign.notes, words)),
            section(
                words("trust.audit"), audit_table(audit, words), note=words("trust.audit_note")
            ),
        )
    )


def ai_notice(words: Words) -> Html:
    """The notice that texts are made by AI (EU AI Act, article 50)."""
    return tag(
        "p",
        chip(words("app.made_with_ai"), tone="info", symbol="info"),
        tag("span", words("app.ai_notice")),
        _class="aw-notice",
        role="note",
    )


def cost_line(routing: Sequence[RouteDecision], spent_usd: float, words: Words) -> Html:
    """What the campaign cost, and whether anything left this machine."""
    hosted = sum(decision.hosted and decision.calls > 0 for decision in routing)
    cost = (
        words("trust.cost_total", money=words.money(spent_usd, "USD"))
        if spent_usd
        else words("trust.no_cost")
    )
    left = words.count("trust.left", hosted) if hosted else words("trust.nothing_left")
    return tag(
        "p",
        chip(cost, tone="plain"),
        chip(left, tone="info" if hosted else "approved", symbol="cloud" if hosted else "local"),
        _class="aw-cost",
    )


def routing_table(routing: Sequence[RouteDecision], words: Words) -> Html:
    """A row for each decision: task, model, where, why, tokens, money, time; and the sums."""
    columns = ("task", "model", "where", "why", "tokens", "money", "seconds")
    sums = (
        words("trust.total"), None, None, None,
        words.number(sum(d.tokens.input + d.tokens.output for d in routing)),
        words.money(sum(d.cost_usd for d in routing), "USD"),
        None,
    )  # fmt: skip
    rows = [_cells(_decision(decision, words), words, columns) for decision in routing]
    return _table(words, columns, [*rows, _cells(sums, words, columns, total=True)])


def redactions(findings: Iterable[Finding], words: Words) -> Html:
    """Kinds of personal data and how many of each were replaced; never a value."""
    kinds = Counter(
        finding.rule.removeprefix(_PRIVACY)
        for finding in findings
        if finding.rule.startswith(_PRIVACY)
    )
    if not kinds:
        return empty(words("trust.redacted_none"))
    items = (
        joined((tag("span", words.get(f"personal.{kind}", kind)), tag("strong", words.number(n))))
        for kind, n in kinds.most_common()
    )
    return bullets(items, _class="aw-redacted")


def notes(texts: Sequence[str], words: Words) -> Html:
    """What a reader should know."""
    if not texts:
        return empty(words("trust.notes_none"))
    return bullets(tag("span", text, dir="auto") for text in texts)


def audit_table(records: Sequence[Mapping[str, Any]], words: Words) -> Html:
    """Lines of the audit log, newest first, as `agents.routing.audit` writes them."""
    if not records:
        return empty(words("trust.audit_none"))
    columns = ("time", "task", "model", "policy", "data_class", "tokens", "money")
    rows = [_cells(_record(record, words), words, columns) for record in reversed(records)]
    return _table(words, columns, rows)


def privacy_switch(policy: PrivacyPolicy, words: Words, *, reason: str = "") -> Html:
    """The three privacy policies as a switch; the one in force is pressed."""
    choices = (
        tag(
            "div",
            button(
                words(f"policy.{one.value}"),
                change("set_privacy", policy=one.value),
                symbol="cloud" if one is PrivacyPolicy.ALLOW else "shield",
                pressed=one == policy,
            ),
            tag("p", words(f"policy.{one.value}_help"), _class="aw-note"),
        )
        for one in PrivacyPolicy
    )
    group = tag("div", *choices, _class="aw-policies", role="group",
                aria_label=words("trust.privacy"))  # fmt: skip
    return section(words("trust.privacy"), group, note=reason)


def _decision(decision: RouteDecision, words: Words) -> tuple[Child, ...]:
    tokens = decision.tokens
    used = tokens.input + tokens.output
    both = words(
        "trust.tokens_in_out", input=words.number(tokens.input), output=words.number(tokens.output)
    )
    return (
        task_name(decision.task, words),
        _model(decision.provider, decision.model, words),
        _where(decision, words),
        _why(decision, words),
        tag("span", words.number(tokens.input + tokens.output), title=both) if used else None,
        words.money(decision.cost_usd, "USD"),
        words.seconds(decision.latency_ms) if decision.latency_ms else None,
    )


def task_name(task: str, words: Words) -> str:
    """A task for people: `write google_search DE/de` gives Write Google Search DE/de."""
    verb, _, rest = task.partition(" ")
    name = words.get(f"task.{verb}", verb)
    platform, _, market = rest.partition(" ")
    address = f"{platform}/{market}/1"
    if not is_address(address):
        return f"{name} {rest}".strip()
    return f"{name} {words.platform(read_address(address).platform)} {market}"


def _model(provider: str, model: str, words: Words) -> str:
    return words("trust.code") if provider == "code" else f"{provider}: {model}"


def _where(decision: RouteDecision, words: Words) -> Html:
    if decision.hosted:
        return chip(words("trust.hosted"), tone="info", symbol="cloud")
    return chip(words("trust.local"), tone="approved", symbol="local")


def _why(decision: RouteDecision, words: Words) -> Html:
    others = (
        tag("details", tag("summary", words("trust.considered")), bullets(decision.considered))
        if decision.considered
        else None
    )
    return joined((tag("span", decision.reason, dir="auto"), others))


def _record(record: Mapping[str, Any], words: Words) -> tuple[Child, ...]:
    tokens = record.get("tokens") or {}
    data_class = str(record.get("data_class", DataClass.PUBLIC))
    policy = str(record.get("policy", ""))
    return (
        _when(str(record.get("time", "")), words),
        task_name(str(record.get("task", "")), words),
        _model(str(record.get("provider", "")), str(record.get("model", "")), words),
        words.get(f"policy.{policy}", policy),
        words.get(f"data_class.{data_class}", data_class),
        words.number(int(tokens.get("input", 0)) + int(tokens.get("output", 0))),
        words.money(float(record.get("cost_usd", 0)), "USD"),
    )


def _when(text: str, words: Words) -> str:
    try:
        return words.date(datetime.fromisoformat(text))
    except ValueError:
        return text


def _table(words: Words, columns: Sequence[str], rows: Sequence[Html]) -> Html:
    head = (
        tag("th", words(f"trust.{name}"), scope="col", _class=_class_of(name)) for name in columns
    )
    table = tag("table", tag("thead", tag("tr", *head)), tag("tbody", *rows), _class="aw-table")
    return tag("div", table, _class="aw-scroll", tabindex="0")


def _cells(
    cells: Sequence[Child], words: Words, columns: Sequence[str], *, total: bool = False
) -> Html:
    """A row; each cell says its column, for narrow screens where rows become blocks."""
    row = (
        tag("td", cell, data_column=words(f"trust.{name}"), _class=_class_of(name))
        for name, cell in zip(columns, cells, strict=True)
    )
    return tag("tr", *row, _class="aw-total" if total else None)


def _class_of(column: str) -> str | None:
    return _NUMERIC if column in {"tokens", "money", "seconds"} else None
