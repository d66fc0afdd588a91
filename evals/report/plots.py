"""Plots as inline SVG, in the page's own colours, readable in light and dark; no script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

SIDE_COLOURS = 6
"""Colours in style.css, `--side-0` and on."""
_WIDTH, _HEIGHT = 640, 330
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 20, 22, 44
_FAR = 0.72
"""Share of the width from which on a label stands left of its spot."""


@dataclass(frozen=True, kw_only=True)
class Spot:
    """One point of a scatter, with its vertical interval."""

    label: str
    x: float
    y: float
    low: float
    high: float
    side: int
    """Number of its colour."""


def interval_bar(value: float, low: float, high: float, side: int, *, title: str) -> str:
    """A small bar from 0 to 1 with the interval as a line and the value as a dot."""
    width, middle = 150, 9

    def at(share: float) -> float:
        return 4 + max(0.0, min(1.0, share)) * (width - 8)

    colour = f"var(--side-{side % SIDE_COLOURS})"
    return (
        f'<svg class="bar" width="{width}" height="18" role="img" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title>"
        f'<line x1="4" x2="{width - 4}" y1="{middle}" y2="{middle}" class="track"/>'
        f'<line x1="{at(low):.1f}" x2="{at(high):.1f}" y1="{middle}" y2="{middle}" '
        f'stroke="{colour}" stroke-width="5" stroke-linecap="round" opacity="0.35"/>'
        f'<circle cx="{at(value):.1f}" cy="{middle}" r="4.2" fill="{colour}"/></svg>'
    )


def quality_by_cost(
    spots: Sequence[Spot],
    line: Sequence[tuple[float, float]],
    chance: Sequence[tuple[float, float]],
) -> str:
    """Quality against money: a spot a side, the router's curve, and what chance gives."""
    most = max([spot.x for spot in spots] + [x for x, _ in (*line, *chance)] + [0.001]) * 1.12
    values = [v for spot in spots for v in (spot.low, spot.high)] + [y for _, y in (*line, *chance)]
    floor = max(0.0, min([*values, 0.95]) - 0.05)
    frame = _Frame(most=most, floor=floor)
    parts = [frame.grid("US dollars a brief", "quality")]
    if chance:
        parts.append(frame.line(chance, "chance", dashed=True))
    if line:
        parts.append(frame.line(line, "router", dashed=False))
        parts += [
            f'<circle cx="{frame.x(x):.1f}" cy="{frame.y(y):.1f}" r="3" class="router-dot"/>'
            for x, y in line
        ]
    parts += [frame.spot(spot) for spot in spots]
    label = "Quality against money"
    return (
        f'<svg class="plot" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{label}">'
        f"{''.join(parts)}</svg>"
    )


@dataclass(frozen=True, kw_only=True)
class _Frame:
    """Axes from 0 to `most` dollars and from `floor` to 1."""

    most: float
    floor: float

    def x(self, value: float) -> float:
        return _LEFT + value / self.most * (_WIDTH - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        share = (value - self.floor) / (1 - self.floor)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)

    def grid(self, below: str, beside: str) -> str:
        lines = []
        for step in range(5):
            value = self.floor + (1 - self.floor) * step / 4
            y = self.y(value)
            lines.append(
                f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" '
                'class="grid"/>'
                f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{value:.2f}</text>'
            )
            money = self.most * step / 4
            lines.append(
                f'<text x="{self.x(money):.1f}" y="{_HEIGHT - _BOTTOM + 18}" '
                f'text-anchor="middle">{money:.4f}</text>'
            )
        middle = (_WIDTH + _LEFT) / 2
        lines.append(
            f'<text x="{middle}" y="{_HEIGHT - 6}" text-anchor="middle" class="axis">{below}</text>'
            f'<text x="14" y="{_HEIGHT / 2}" class="axis" text-anchor="middle" '
            f'transform="rotate(-90 14 {_HEIGHT / 2})">{beside}</text>'
        )
        return "".join(lines)

    def line(self, points: Sequence[tuple[float, float]], name: str, *, dashed: bool) -> str:
        path = " ".join(f"{self.x(x):.1f},{self.y(y):.1f}" for x, y in points)
        dash = ' stroke-dasharray="4 4"' if dashed else ""
        return f'<polyline points="{path}" class="{name}" fill="none"{dash}/>'

    def spot(self, spot: Spot) -> str:
        colour = f"var(--side-{spot.side % SIDE_COLOURS})"
        x, y = self.x(spot.x), self.y(spot.y)
        title = f"{spot.label}: {spot.y:.3f} ({spot.low:.3f} to {spot.high:.3f}), {spot.x:.4f} USD"
        anchor, shift = ("start", 9) if x < _WIDTH * _FAR else ("end", -9)
        above = min(y, self.y(spot.high)) - 7
        return (
            f"<g><title>{escape(title)}</title>"
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{self.y(spot.low):.1f}" '
            f'y2="{self.y(spot.high):.1f}" stroke="{colour}" stroke-width="2"/>'
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{colour}"/>'
            f'<text x="{x + shift:.1f}" y="{above:.1f}" text-anchor="{anchor}" class="name">'
            f"{escape(spot.label)}</text></g>"
        )
