"""The plots of the Audience tab: a map of segments, budget, ages, places, languages, placements."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from ..parts import Html, tag
from ..parts.figure_style import Theme
from ..parts.plots import ages_plot, budget_plot, languages_plot, placements_plot, places_plot
from ..parts.segment_map import MapPoint, segment_map
from ..words import Words

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

    from ...agents.conversation import Draft

Vector = Sequence[float]
Embed = Callable[[Sequence[str]], Sequence[Vector]]
"""Vectors of texts, in order."""
MOST_POINTS = 40


def plots_view(draft: Draft, words: Words, *, theme: Theme, embed: Embed) -> Html:
    """All plots of a campaign; the page's script draws them when they come into sight."""
    campaign = draft.campaign
    targeting = campaign.targeting
    if not targeting.segments:
        return Html("")
    figures = [
        budget_plot(targeting.budget_split, campaign.brief.budget, words, theme=theme),
        ages_plot(targeting.ages, words, theme=theme),
        places_plot(campaign, words, theme=theme),
        languages_plot(campaign, words, theme=theme),
        placements_plot(targeting, words, theme=theme),
    ]
    big = segment_map(map_points(draft, embed), words, theme=theme)
    return tag(
        "div",
        _plot(big, words("audience.map"), note=words("audience.map_help"), wide=True),
        *(_plot(figure, "") for figure in figures),
        _class="aw-plots",
    )


def map_points(draft: Draft, embed: Embed) -> tuple[MapPoint, ...]:
    """The chosen segments first, then the others that were found, each with its vector."""
    chosen = {one.id: one.score for one in draft.campaign.targeting.segments}
    texts: dict[str, tuple[str, str]] = {
        hit.segment.id: (hit.segment.name, f"{hit.segment.name}. {hit.segment.description}")
        for hit in draft.hits
    }
    for one in draft.campaign.targeting.segments:
        texts.setdefault(one.id, (one.name, one.name))
    order = [*chosen, *(name for name in texts if name not in chosen)][:MOST_POINTS]
    scores: Mapping[str, float] = {hit.segment.id: hit.score for hit in draft.hits} | chosen
    vectors = embed([texts[name][1] for name in order])
    return tuple(
        MapPoint(
            id=name,
            name=texts[name][0],
            vector=vector,
            standing="excluded" if name in draft.excluded
            else "chosen" if name in chosen else "nearby",
            score=scores[name],
        )
        for name, vector in zip(order, vectors, strict=True)
    )  # fmt: skip


def _plot(figure: Figure, label: str, *, note: str = "", wide: bool = False) -> Html:
    title = label or str(figure.layout.title.text or "")
    return tag(
        "figure",
        tag("figcaption", note, _class="aw-note") if note else None,
        tag("div", _class="aw-plot", data_figure=figure.to_json(), role="img", aria_label=title),
        _class="aw-plot-card aw-wide" if wide else "aw-plot-card",
    )
