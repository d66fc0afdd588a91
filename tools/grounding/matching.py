"""Whether a figure of a text stands in the sources, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ...schema import Span
from .figures import Figure, figures_in, readings
from .units import same_currency

NAMES = frozenset({"product.name", "brand.name"})
"""Sources whose numbers are parts of a name: Velar 74 is no 74 of anything."""


@dataclass(frozen=True, kw_only=True)
class Stated:
    """A figure of a source."""

    source: str
    figure: Figure

    @property
    def span(self) -> Span:
        """Where it stands."""
        figure = self.figure
        return Span(source=self.source, start=figure.start, end=figure.end, text=figure.text)


def own_names(sources: Mapping[str, str]) -> tuple[str, ...]:
    """Product and brand, as the sources name them."""
    return tuple(text for name, text in sources.items() if name in NAMES and text)


def figures_outside(names: Iterable[str], source: str, text: str) -> Iterator[Figure]:
    """Figures of a source, but for those inside the product's or brand's name."""
    figures = figures_in(text)
    held = [] if source in NAMES or not figures else list(_places(names, text))
    for figure in figures:
        if not any(start <= figure.start and figure.end <= end for start, end in held):
            yield figure


def _places(names: Iterable[str], text: str) -> Iterator[tuple[int, int]]:
    lowered = text.casefold()
    for name in names:
        start = lowered.find(name.casefold())
        while start >= 0:
            yield start, start + len(name)
            start = lowered.find(name.casefold(), start + 1)


class StatedFigures:
    """Every figure of the sources, by what it can equal."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._exact: dict[str, list[Stated]] = {}
        self._values: dict[Decimal, list[Stated]] = {}
        names = own_names(sources)
        for source, text in sources.items():
            for figure in figures_outside(names, source, text):
                stated = Stated(source=source, figure=figure)
                if figure.exact:
                    self._exact.setdefault(figure.exact, []).append(stated)
                for value in figure.values:
                    self._values.setdefault(value, []).append(stated)

    def support(self, figure: Figure) -> Span | None:
        """Words of the sources that state the same figure; None when none do."""
        if figure.exact:
            return next((stated.span for stated in self._exact.get(figure.exact, ())), None)
        fitting = [stated for stated in self._candidates(figure) if fits(figure, stated)]
        best = min(fitting, key=lambda stated: stated.figure.text != figure.text, default=None)
        return best.span if best else None

    def _candidates(self, figure: Figure) -> Iterable[Stated]:
        factor = figure.unit.factor if figure.unit else 1
        as_written = (
            {value * factor for value in readings(figure.number)} if figure.number else set()
        )
        for value in figure.values:
            yield from self._values.get(value, ())
        for value in as_written - figure.values:
            for stated in self._values.get(value, ()):
                if stated.figure.number == figure.number:
                    yield stated


def fits(figure: Figure, stated: Stated) -> bool:
    """Whether two figures of the same value are of the same thing: 20 % is not 20 €."""
    ours, theirs = figure.unit, stated.figure.unit
    if theirs is None and (stated.source in NAMES or stated.figure.label):
        return ours is None and figure.before == stated.figure.before
    if ours is None:
        return theirs is None or theirs.dimension == "money" or not theirs.strict
    if theirs is None:
        return not ours.strict
    if ours.dimension == "money" == theirs.dimension:
        return same_currency(ours.currency, theirs.currency)
    return ours.dimension == theirs.dimension
