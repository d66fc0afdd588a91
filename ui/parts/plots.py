"""Plots of a targeting: ages, budget, places, languages, placements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from ...schema import Ages, Budget, BudgetShare, Campaign, Platform, Targeting
from ..words import Words
from .figure_style import (
    INKS,
    OKABE_ITO,
    Figure,
    Theme,
    escape_figure_text,
    plotly_shapes,
    styled_figure,
)
from .placements import placement_name

YOUNGEST, OLDEST = 13, 65
"""Ages that platforms know; 65 stands for 65 and older."""
_TICKS = (13, 18, 25, 35, 45, 55, 65)
_ROW = 38
"""Height of one bar with its room, in pixels."""
_FRAME = 86
"""Height of what stands around the bars: title, axis, margins."""
_FLAT = 3
"""Most columns whose names stand level."""
_WRAP = 18
"""Letters of a label on one line."""


def ages_plot(ages: Ages, words: Words, *, theme: Theme = "light") -> Figure:
    """The ages in years that the ads are shown to, on the line of all ages."""
    low, high = ages.minimum, ages.maximum
    shown = (
        words("format.ages_up", low=low)
        if high == OLDEST
        else words("format.ages", low=low, high=high)
    )
    whole = plotly_shapes().Bar(
        x=[OLDEST - YOUNGEST], base=[YOUNGEST], y=[""], orientation="h", hoverinfo="skip",
        marker={"color": INKS[theme].line, "line": {"width": 0}}, width=0.3,
    )  # fmt: skip
    part = plotly_shapes().Bar(
        x=[max(high - low, 0.6)], base=[low], y=[""], orientation="h", width=0.55,
        marker={"color": OKABE_ITO[0], "line": {"width": 0}}, hovertext=[shown], hoverinfo="text",
    )  # fmt: skip
    figure = styled_figure(
        [whole, part], theme, height=_FRAME + _ROW, title=f"{words('audience.ages')}: {shown}"
    )
    ticks = [f"{age}+" if age == OLDEST else str(age) for age in _TICKS]
    figure.update_layout(barmode="overlay", showlegend=False)
    figure.update_xaxes(tickvals=list(_TICKS), ticktext=ticks, range=[YOUNGEST - 1, OLDEST + 1],
                        showgrid=False)  # fmt: skip
    figure.update_yaxes(visible=False)
    return figure


def budget_plot(
    shares: Sequence[BudgetShare], budget: Budget | None, words: Words, *, theme: Theme = "light"
) -> Figure:
    """Each platform's share of the budget in percent, with its money where there is a budget."""
    labels = [_share(share, budget, words) for share in shares]
    return _bars(
        [words.platform(share.platform) for share in shares],
        [float(share.percent) for share in shares],
        labels,
        words("audience.budget") + _whole(budget, words),
        theme,
        hover=[share.why or label for share, label in zip(shares, labels, strict=True)],
    )


def places_plot(campaign: Campaign, words: Words, *, theme: Theme = "light") -> Figure:
    """The places of the targeting, each with the number of texts written for it."""
    texts: Counter[str] = Counter()
    for creative in campaign.creatives:
        texts[creative.market.country] += len(creative.assets)
    places = list(dict.fromkeys((*campaign.targeting.places, *texts)))
    return _counted([words.country(place) for place in places], [texts[place] for place in places],
                    words("audience.places"), words, theme)  # fmt: skip


def languages_plot(campaign: Campaign, words: Words, *, theme: Theme = "light") -> Figure:
    """The languages of the targeting, each with the number of texts written in it."""
    texts: Counter[str] = Counter()
    for creative in campaign.creatives:
        texts[creative.language] += len(creative.assets)
    tags = list(dict.fromkeys((*campaign.targeting.languages, *texts)))
    return _counted([words.language_name(tag) for tag in tags], [texts[tag] for tag in tags],
                    words("audience.languages"), words, theme)  # fmt: skip


def placements_plot(targeting: Targeting, words: Words, *, theme: Theme = "light") -> Figure:
    """A point wherever a platform shows its ads in a placement."""
    pairs = [(platform, place) for platform, places in targeting.placements.items()
             for place in places]  # fmt: skip
    rows = list(dict.fromkeys(_wrapped(_platform(platform, words)) for platform, _ in pairs))
    columns = list(dict.fromkeys(placement_name(place, words) for _, place in pairs))
    trace = plotly_shapes().Scatter(
        x=[escape_figure_text(placement_name(place, words)) for _, place in pairs],
        y=[_wrapped(_platform(platform, words)) for platform, _ in pairs],
        mode="markers",
        marker={"size": 14, "color": OKABE_ITO[2], "symbol": "circle"},
        hoverinfo="x+y",
    )
    height = _FRAME + _ROW * max(1, len(rows)) + 44
    figure = styled_figure([trace], theme, height=height, title=words("audience.placements"))
    figure.update_xaxes(tickangle=-45 if len(columns) > _FLAT else 0, tickfont={"size": 11})
    figure.update_yaxes(autorange="reversed")
    return figure


def _platform(name: str, words: Words) -> str:
    return words.platform(Platform(name)) if name in set(Platform) else name


def _share(share: BudgetShare, budget: Budget | None, words: Words) -> str:
    places = 0 if share.percent == share.percent.to_integral_value() else 1
    percent = words.percent(share.percent, places)
    if share.amount is None or budget is None:
        return percent
    return f"{percent}, {words.money(share.amount, budget.currency)}"


def _whole(budget: Budget | None, words: Words) -> str:
    if budget is None:
        return ""
    money = words.money(budget.amount, budget.currency)
    return f": {money} {words(f'period.{budget.period.value}')}"


def _counted(
    names: Sequence[str], counts: Sequence[int], title: str, words: Words, theme: Theme
) -> Figure:
    labels = [words.count("export.texts", count) for count in counts]
    return _bars(names, [float(count) for count in counts], labels, title, theme)


def _bars(
    names: Sequence[str],
    values: Sequence[float],
    labels: Sequence[str],
    title: str,
    theme: Theme,
    *,
    hover: Sequence[str] = (),
) -> Figure:
    """Horizontal bars, the first one on top, each with its label behind its end."""
    trace: Any = plotly_shapes().Bar(
        x=list(values),
        y=[_wrapped(name) for name in names],
        orientation="h",
        text=[escape_figure_text(label) for label in labels],
        textposition="outside",
        cliponaxis=False,
        textfont={"color": INKS[theme].text},
        hovertext=[escape_figure_text(text) for text in (hover or labels)],
        hoverinfo="text",
        marker={"color": OKABE_ITO[0], "line": {"width": 0}},
    )
    height = _FRAME + _ROW * max(1, len(names))
    figure = styled_figure([trace], theme, height=height, title=title)
    figure.update_layout(showlegend=False)
    room = 1.1 + max((len(label) for label in labels), default=0) / 22
    figure.update_xaxes(visible=False, range=[0, room * max((*values, 1e-9))])
    figure.update_yaxes(autorange="reversed", ticks="", showline=False, showgrid=False)
    return figure


def _wrapped(name: str) -> str:
    """A label in lines of at most `_WRAP` letters, broken at spaces."""
    lines = [""]
    for word in escape_figure_text(name).split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= _WRAP or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return "<br>".join(lines)
