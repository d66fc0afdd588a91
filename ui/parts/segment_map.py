"""A map of segments: embeddings laid out on a plane, chosen ones filled, near ones open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from ...tools.counting import display_width
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

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Standing = Literal["chosen", "nearby", "excluded"]
_COLOURS: Mapping[Standing, str] = {
    "chosen": OKABE_ITO[0], "nearby": OKABE_ITO[1], "excluded": OKABE_ITO[5],
}  # fmt: skip
_SHAPES: Mapping[Standing, str] = {"chosen": "circle", "nearby": "circle-open", "excluded": "x"}
HEIGHT = 440
_LEAST = 2
_LETTER = 6.8
"""Width of a letter of a label, in pixels; wide characters take two."""
_EDGE = 0.12
"""Room left and right of the outermost points, as a part of the distance between them."""
_SPAN = 1 + 2 * _EDGE
_LINE = 0.05
"""Height of a label as a part of the map's height."""


@dataclass(frozen=True, kw_only=True)
class MapPoint:
    """One segment on the map."""

    id: str
    name: str
    vector: Sequence[float]
    """Embedding; all points of a map have as many dimensions."""
    standing: Standing = "nearby"
    score: float = 0.0
    """How well it fits, 0 to 1."""


def project(vectors: Sequence[Sequence[float]]) -> NDArray[np.float64]:
    """Places on a plane, shape (n, 2), from embeddings of shape (n, d): two principal components.

    Signs are fixed so that the same vectors always give the same map. Fewer than three distinct
    directions give zeros in what is missing.
    """
    import numpy as np

    data = np.asarray(vectors, dtype=np.float64).reshape(len(vectors), -1)
    centred = data - data.mean(axis=0, keepdims=True)
    left, sizes, right = np.linalg.svd(centred, full_matrices=False)
    count = min(2, len(sizes))
    places = np.zeros((len(data), 2))
    for axis in range(count):
        sign = 1.0 if right[axis][np.abs(right[axis]).argmax()] >= 0 else -1.0
        places[:, axis] = sign * left[:, axis] * sizes[axis]
    return places


def segment_map(
    points: Sequence[MapPoint], words: Words, *, theme: Theme = "light", width: int = 600
) -> Figure:
    """The map as a plotly figure; a line of words in it where there are too few points.

    `width` is how wide the map will be, in pixels: labels keep clear of each other at that width.
    """
    if len(points) < _LEAST:
        return _nothing(words, theme)
    points = sorted(points, key=lambda point: (point.standing != "chosen", -point.score))
    places = _spread(project([point.vector for point in points]))
    sides = label_sides([point.name for point in points], places.tolist(), width=width)
    traces = [
        _trace(standing, points, places, sides, words, theme)
        for standing in _COLOURS
        if any(point.standing == standing for point in points)
    ]
    figure = styled_figure(traces, theme, height=HEIGHT, title=words("audience.map"))
    plain = {"visible": False, "range": [-_EDGE, 1 + _EDGE], "fixedrange": True}
    figure.update_xaxes(plain)
    figure.update_yaxes({**plain, "range": [-0.08, 1.08]})
    figure.update_layout(legend={"y": -0.04})
    return figure


def label_sides(
    names: Sequence[str], places: Sequence[Sequence[float]], *, width: int
) -> list[Literal["top center", "bottom center", "middle right", "middle left", ""]]:
    """Where each label stands, so that labels hide no point and no other label; "" is nowhere.

    `places` lie in the unit square. Earlier names go first, so give the weightier ones first.
    """
    dot = 9 / width
    letter = _LETTER * _SPAN / width
    taken = [(x - dot, y - 0.02, x + dot, y + 0.02) for x, y in places]
    sides: list[Any] = []
    for (x, y), name in zip(places, names, strict=True):
        wide = display_width(name) * letter
        boxes = {
            "middle right": (x + dot, y - _LINE / 2, x + dot + wide, y + _LINE / 2),
            "middle left": (x - dot - wide, y - _LINE / 2, x - dot, y + _LINE / 2),
            "top center": (x - wide / 2, y + 0.022, x + wide / 2, y + 0.022 + _LINE),
            "bottom center": (x - wide / 2, y - 0.022 - _LINE, x + wide / 2, y - 0.022),
        }
        free = next((side for side, box in boxes.items() if _free(box, taken)), "")
        if free:
            taken.append(boxes[free])
        sides.append(free)
    return sides


def _free(box: tuple[float, ...], taken: Sequence[tuple[float, ...]]) -> bool:
    left, low, right, high = box
    inside = left >= -_EDGE and right <= 1 + _EDGE
    return inside and not any(
        left < other[2] and right > other[0] and low < other[3] and high > other[1]
        for other in taken
    )


def _spread(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Places moved into the unit square, each axis by itself."""
    low = places.min(axis=0)
    size = places.max(axis=0) - low
    size[size == 0] = 1.0
    spread: NDArray[np.float64] = (places - low) / size
    return spread


def _trace(
    standing: Standing,
    points: Sequence[MapPoint],
    places: NDArray[np.float64],
    sides: Sequence[str],
    words: Words,
    theme: Theme,
) -> Any:
    mine = [n for n, point in enumerate(points) if point.standing == standing]
    names = [escape_figure_text(points[n].name) for n in mine]
    fit = [words("audience.score_of", n=words.percent(points[n].score * 100)) for n in mine]
    return plotly_shapes().Scatter(
        x=[float(places[n, 0]) for n in mine],
        y=[float(places[n, 1]) for n in mine],
        mode="markers+text",
        name=words(f"audience.map_{standing}"),
        text=[name if sides[n] else "" for n, name in zip(mine, names, strict=True)],
        textposition=[sides[n] or "top center" for n in mine],
        textfont={"size": 12, "color": INKS[theme].text if standing == "chosen"
                  else INKS[theme].soft},
        customdata=[points[n].id for n in mine],
        hovertext=[f"{name}<br>{score}" for name, score in zip(names, fit, strict=True)],
        hoverinfo="text",
        marker={
            "symbol": _SHAPES[standing],
            "color": _COLOURS[standing],
            "opacity": 1,
            "size": [10 + 10 * points[n].score for n in mine],
            "line": {"width": 2, "color": _COLOURS[standing]},
        },
    )  # fmt: skip


def _nothing(words: Words, theme: Theme) -> Figure:
    figure = styled_figure([], theme, height=160, title=words("audience.map"))
    figure.add_annotation(
        text=words("audience.map_empty"), showarrow=False, x=0.5, y=0.5, xref="paper",
        yref="paper", font={"color": INKS[theme].soft},
    )  # fmt: skip
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    return figure
