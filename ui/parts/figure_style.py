"""The look of all figures: colour-blind safe colours, both themes, no tool bar, labels that fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

Figure: TypeAlias = Any
"""A `plotly.graph_objects.Figure`; plotly ships no types."""
Theme = Literal["light", "dark"]

# Okabe and Ito, Color Universal Design (2008): https://jfly.uni-koeln.de/color/
OKABE_ITO = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442")
"""Colours that people with the common kinds of colour blindness tell apart."""
FONT = (
    "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, Liberation Sans, PingFang SC, "
    "Microsoft YaHei, Noto Sans CJK SC, sans-serif"
)
CONFIG: Mapping[str, Any] = MappingProxyType(
    {"displayModeBar": False, "responsive": True, "displaylogo": False}
)
"""For pages that draw a figure themselves."""


@dataclass(frozen=True, kw_only=True)
class Ink:
    """Colours of a theme, as in assets/tokens.css."""

    text: str
    soft: str
    line: str
    paper: str


INKS: Mapping[Theme, Ink] = MappingProxyType(
    {
        "light": Ink(text="#1d1b17", soft="#5d584d", line="#ddd8cd", paper="#ffffff"),
        "dark": Ink(text="#f0eee7", soft="#b9b4a6", line="#3b3a33", paper="#1f1f1b"),
    }
)


def styled_figure(traces: list[Any], theme: Theme, *, height: int, title: str) -> Figure:
    """A figure with the house's look; `height` in pixels, `title` also for screen readers."""
    shapes = plotly_shapes()
    ink = INKS[theme]
    axis = {
        "gridcolor": ink.line, "zeroline": False, "linecolor": ink.line, "automargin": True,
        "tickfont": {"color": ink.text}, "fixedrange": True, "title": {"text": ""},
    }  # fmt: skip
    layout = shapes.Layout(
        height=height,
        title={"text": escape_figure_text(title), "font": {"size": 15, "color": ink.text},
               "x": 0, "xanchor": "left", "xref": "container", "pad": {"l": 12}},
        font={"family": FONT, "size": 13, "color": ink.text},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        margin={"l": 12, "r": 16, "t": 44, "b": 28},
        colorway=list(OKABE_ITO),
        xaxis=axis,
        yaxis=axis,
        hoverlabel={"bgcolor": ink.paper, "bordercolor": ink.line,
                    "font": {"color": ink.text, "family": FONT}},
        legend={"orientation": "h", "y": -0.12, "x": 0, "font": {"color": ink.text}},
        dragmode=False,
        bargap=0.35,
    )  # fmt: skip
    return shapes.Figure(data=traces, layout=layout)


def plotly_shapes() -> Any:
    """Plotly's figures and traces, imported when the first figure is drawn."""
    return import_module("plotly.graph_objects")


def escape_figure_text(text: str) -> str:
    """A text without the markup that figures read: `<b>` and links stay letters."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
