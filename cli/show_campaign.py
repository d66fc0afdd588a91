"""The campaign as a person reads it in a terminal."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from rich import box
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from ..schema import Asset, AssetKind, Campaign, Creative, Severity

_TITLES = {
    AssetKind.HEADLINE: "Headlines",
    AssetKind.LONG_HEADLINE: "Long headlines",
    AssetKind.DESCRIPTION: "Descriptions",
    AssetKind.PATH: "Display path",
    AssetKind.BUSINESS_NAME: "Business name",
    AssetKind.SITELINK: "Sitelinks",
    AssetKind.SITELINK_DESCRIPTION: "Sitelink descriptions",
    AssetKind.CALLOUT: "Callouts",
    AssetKind.PRIMARY_TEXT: "Primary texts",
    AssetKind.CALL_TO_ACTION: "Button",
    AssetKind.AD_TEXT: "Ad texts",
    AssetKind.GREETING: "Greeting",
    AssetKind.PREFILL: "First message",
    AssetKind.ICE_BREAKER: "Ice breakers",
}
_MOST_REMARKS = 8
OLDEST = 65
"""Age that stands for itself and all above, as platforms count."""


def show_campaign(campaign: Campaign, *, output: Path | None = None, hosted: bool = False) -> None:
    """Print a campaign to standard output."""
    console = Console(highlight=False)
    console.print(_heading(campaign))
    for part in (_facets(campaign), _audience(campaign), _budget(campaign)):
        if part is not None:
            console.print(part)
    for creative in campaign.creatives:
        console.print(_ad(creative))
    for part in (_questions(campaign), _remarks(campaign), _routing(campaign)):
        if part is not None:
            console.print(part)
    for note in campaign.notes:
        console.print(Text.assemble(("note  ", "yellow"), note))
    console.print(_footer(campaign, output, hosted=hosted))


def _heading(campaign: Campaign) -> RenderableType:
    brief = campaign.brief
    name = brief.product.name or next((f.value for f in campaign.facets.product), "Campaign")
    where = ", ".join(str(market) for market in brief.markets)
    goal = (brief.goal.value if brief.goal else "").replace("_", " ")
    under = " · ".join(part for part in (brief.brand.name, goal, where) if part)
    return Panel(
        Text(under or "campaign"), title=f"[bold]{_plain(name)}[/bold]", border_style="cyan"
    )


def _facets(campaign: Campaign) -> RenderableType | None:
    table = Table.grid(padding=(0, 2))
    groups = (
        ("style", campaign.facets.styles),
        ("emotion", campaign.facets.emotions),
        ("occasion", campaign.facets.occasions),
        ("benefits", campaign.facets.benefits),
        ("proof", campaign.facets.proof),
        ("audience", campaign.facets.audience),
    )
    for name, facets in groups:
        if facets:
            table.add_row(Text(name, style="dim"), Text(" · ".join(f.value for f in facets[:5])))
    return Group(Text("\nWhat the brief says", style="bold"), table) if table.row_count else None


def _audience(campaign: Campaign) -> RenderableType | None:
    targeting = campaign.targeting
    if not targeting.segments and not targeting.held_back:
        return None
    table = _table("Show it to")
    table.add_column("segment")
    table.add_column("role", style="dim")
    table.add_column("score", justify="right")
    table.add_column("why")
    for segment in targeting.segments:
        score = f"{segment.score:.2f}"
        table.add_row(_plain(segment.name), segment.role.value, score, _plain(segment.why))
    oldest = "65+" if targeting.ages.maximum == OLDEST else str(targeting.ages.maximum)
    people = f"ages {targeting.ages.minimum} to {oldest}"
    held = [
        Text.assemble(("held back  ", "red"), f"{entry.what}: {entry.reason}")
        for entry in targeting.held_back
    ]
    return Group(table, Text(people, style="dim"), *held)


def _budget(campaign: Campaign) -> RenderableType | None:
    shares = campaign.targeting.budget_split
    if not shares:
        return None
    currency = campaign.brief.budget.currency if campaign.brief.budget else ""
    lines = [Text("\nBudget", style="bold")]
    for share in shares:
        bar = "█" * round(float(share.percent) / 4)
        amount = f"  {share.amount} {currency}" if share.amount is not None else ""
        name = share.platform.value.replace("_", " ")
        lines.append(Text.assemble(f"{name:<18}", (bar, "cyan"), f" {share.percent} %{amount}"))
    return Group(*lines)


def _ad(creative: Creative) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(min_width=14, style="dim")
    table.add_column(ratio=1)
    table.add_column(justify="right", style="dim")
    kinds = dict.fromkeys(asset.kind for asset in creative.assets)
    for kind in kinds:
        assets = [asset for asset in creative.assets if asset.kind is kind]
        for index, asset in enumerate(assets):
            table.add_row(_TITLES[kind] if index == 0 else "", Text(asset.text), _count(asset))
    name = creative.platform.value.replace("_", " ")
    return Panel(
        table,
        title=f"[bold]{name}[/bold] · {creative.market}",
        subtitle=f"[dim]{_plain(creative.writer)}[/dim]",
        subtitle_align="right",
        border_style="blue",
    )


def _count(asset: Asset) -> str:
    return f"{asset.width}/{asset.limit}"


def _questions(campaign: Campaign) -> RenderableType | None:
    if not campaign.questions:
        return None
    lines = [Text("\nBefore this can be good", style="bold")]
    for question in campaign.questions:
        options = f" ({', '.join(question.options)})" if question.options else ""
        lines.append(Text(f"? {question.text}{options}"))
    return Group(*lines)


def _remarks(campaign: Campaign) -> RenderableType | None:
    shown = [finding for finding in campaign.findings if finding.severity is not Severity.INFO]
    if not shown:
        return None
    lines = [Text("\nRemarks", style="bold")]
    for finding in shown[:_MOST_REMARKS]:
        fix = f" → {finding.fix}" if finding.fix else ""
        lines.append(Text(f"{finding.where or finding.rule}: {finding.message}{fix}"))
    if len(shown) > _MOST_REMARKS:
        lines.append(Text(f"and {len(shown) - _MOST_REMARKS} more in campaign.json", style="dim"))
    return Group(*lines)


def _routing(campaign: Campaign) -> RenderableType | None:
    if not campaign.routing:
        return None
    table = _table("Who did what")
    for column in ("task", "model", "why"):
        table.add_column(column)
    table.add_column("tokens", justify="right")
    table.add_column("USD", justify="right")
    for decision in campaign.routing:
        tokens = decision.tokens.input + decision.tokens.output
        table.add_row(
            decision.task,
            f"{decision.provider}:{decision.model}",
            _plain(decision.reason),
            f"{tokens:,}" if tokens else "",
            f"{decision.cost_usd:.4f}" if decision.cost_usd else "0",
        )
    return table


def _footer(campaign: Campaign, output: Path | None, *, hosted: bool) -> RenderableType:
    texts = sum(len(creative.assets) for creative in campaign.creatives)
    platforms = Counter(creative.platform for creative in campaign.creatives)
    made = f"{len(campaign.creatives)} ads on {len(platforms)} platforms, {texts} texts"
    lines = [
        f"{made}, ${campaign.cost_usd:.4f}.",
        "Texts are made by AI; nothing is approved until you say so.",
    ]
    if output:
        lines.append(f"Written to {output}. Next:")
        lines.append(f"  adwright export {output} --to google-ads-editor -o ads.csv")
    if not hosted:
        lines.append("Better copy: set GEMINI_API_KEY, or see adwright models list.")
    return Text("\n" + "\n".join(lines), style="green")


def _table(title: str) -> Table:
    return Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="bold")


def _plain(text: str) -> str:
    """Text that rich does not read as markup."""
    from rich.markup import escape

    return escape(text)
