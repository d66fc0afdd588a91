"""Segments as cards and on a map."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adwright.schema import (
    HeldBack,
    HitReason,
    Platform,
    Segment,
    SegmentHit,
    SegmentRole,
    Targeting,
    TargetSegment,
)
from adwright.tools.counting import display_width
from adwright.tools.platforms import SPECS
from adwright.ui.parts import Audience, Choices, held_back_list, placement_switches, segment_cards
from adwright.ui.parts.segment_map import MapPoint, label_sides, project, segment_map
from adwright.ui.words import words

RETRO = Segment(
    id="style.retro", name="Retro fans", path=("Style", "Retro", "Retro fans"), kind="style",
    related=("style.vintage", "gone"), sensitivity=("health",),
)  # fmt: skip
VINTAGE = Segment(id="style.vintage", name="Vintage fans", path=("Style",), kind="style")
WHY = HitReason(facet="style", field="alias", words=("throwback",), similarity=0.8)


def audience(**choices: Any) -> Audience:
    """One segment chosen, one more found."""
    chosen = TargetSegment(
        id="style.retro", name="Retro fans", role=SegmentRole.STYLE, score=0.8, why="style fits"
    )
    return Audience(
        targeting=Targeting(segments=(chosen,)),
        hits=(
            SegmentHit(segment=RETRO, score=0.8, why=(WHY,)),
            SegmentHit(segment=VINTAGE, score=0.3),
        ),
        choices=Choices(**choices),
        catalogue={"style.vintage": VINTAGE, "style.retro": RETRO},
        opened="style.retro",
    )


def changes(html: str) -> set[tuple[str, str]]:
    found = [json.loads(unescape(text)) for text in re.findall(r'data-change="([^"]*)"', html)]
    return {(change["kind"], change["id"]) for change in found}


def test_a_card_says_name_place_role_fit_and_the_words_that_match() -> None:
    html = segment_cards(audience(), words("en"))
    for shown in ("Retro fans", "Style › Retro", 'aria-label="Fit 80%"', "throwback", "Health",
                  "Style fits its other name", "1 audience chosen", "1 more found"):  # fmt: skip
        assert shown in unescape(html), shown


def test_a_chosen_segment_can_be_pinned_or_excluded_and_a_found_one_included() -> None:
    asked = changes(segment_cards(audience(), words("en")))
    assert ("pin_segment", "style.retro") in asked
    assert ("exclude_segment", "style.retro") in asked
    assert ("include_segment", "style.retro") not in asked
    assert ("include_segment", "style.vintage") in asked


@pytest.mark.parametrize("choice", ["pinned", "excluded", "included"])
def test_what_was_said_of_a_segment_can_be_taken_back(choice: str) -> None:
    html = segment_cards(audience(**{choice: {"style.retro"}}), words("en"))
    assert ("free_segment", "style.retro") in changes(html)
    assert 'aria-pressed="true"' in html


def test_neighbours_are_those_of_the_catalogue_and_one_click_away() -> None:
    html = segment_cards(audience(), words("en"))
    opened = html[html.index("aw-opened") :]
    assert "Vintage fans" in opened
    assert ("include_segment", "style.vintage") in changes(opened)


def test_what_was_held_back_is_shown_with_its_law() -> None:
    held = HeldBack(
        what="Diabetes", rule="gdpr.9", reason="Health data", source="https://eur-lex.europa.eu"
    )
    html = held_back_list([held], words("en"))
    for shown in ("Diabetes", "gdpr.9", "Health data", 'href="https://eur-lex.europa.eu"'):
        assert shown in html
    assert "Nothing was held back" in held_back_list([], words("en"))


def test_the_last_placement_stays_on_and_others_can_be_switched() -> None:
    offered = SPECS[Platform.META_FEED].placements
    html = placement_switches(Targeting(placements={"meta_feed": offered[:1]}), words("en"))
    found = [json.loads(unescape(text)) for text in re.findall(r'data-change="([^"]*)"', html)]
    assert [change["placements"] for change in found] == [list(offered[:2])]
    assert "One placement has to stay on" in html


def test_a_plane_is_laid_out_without_loss() -> None:
    flat = np.random.default_rng(7).normal(size=(9, 2))
    turn = np.linalg.qr(np.random.default_rng(8).normal(size=(12, 12)))[0][:2]
    places = project((flat @ turn).tolist())
    assert np.allclose(_distances(places), _distances(flat), atol=1e-9)


def test_the_first_axis_shows_the_larger_differences() -> None:
    vectors = np.random.default_rng(3).normal(size=(30, 8)) * np.array([9, 4, *[0.1] * 6])
    spread = project(vectors.tolist()).std(axis=0)
    assert spread[0] > spread[1] > 1


@pytest.mark.parametrize("vectors", [[[1.0, 2.0]], [[1.0, 1.0]] * 3, [[0.0], [2.0]]])
def test_too_few_directions_give_zeros_and_no_error(vectors: list[list[float]]) -> None:
    places = project(vectors)
    assert places.shape == (len(vectors), 2)
    assert np.isfinite(places).all()


def test_the_same_vectors_give_the_same_map() -> None:
    vectors = np.random.default_rng(5).normal(size=(12, 6)).tolist()
    assert np.array_equal(project(vectors), project(vectors))


@given(
    st.lists(
        st.tuples(st.text("abcd 复古", min_size=1, max_size=24), st.floats(0, 1), st.floats(0, 1)),
        max_size=20,
    )
)
def test_labels_never_cover_each_other(points: list[tuple[str, float, float]]) -> None:
    names = [name for name, _, _ in points]
    places = [(x, y) for _, x, y in points]
    sides = label_sides(names, places, width=600)
    boxes = [
        _box(name, x, y, side)
        for name, (x, y), side in zip(names, places, sides, strict=True)
        if side
    ]
    for n, (left, low, right, high) in enumerate(boxes):
        for other in boxes[n + 1 :]:
            assert left >= other[2] or right <= other[0] or low >= other[3] or high <= other[1]


def test_the_map_tells_chosen_from_nearby_by_shape_as_well_as_colour() -> None:
    points = [
        MapPoint(id="a", name="Retro <b>", vector=(0, 1), standing="chosen", score=0.9),
        MapPoint(id="b", name="Near", vector=(1, 0), score=0.3),
        MapPoint(id="c", name="Out", vector=(1, 1), standing="excluded"),
    ]
    for theme in ("light", "dark"):
        figure = segment_map(points, words("en"), theme="dark" if theme == "dark" else "light")
        assert len({trace.marker.symbol for trace in figure.data}) == 3
        assert len({trace.marker.color for trace in figure.data}) == 3
        assert figure.data[0].customdata[0] == "a"
        assert "<b>" not in figure.to_json().replace("\\u003c", "<")
    assert segment_map(points[:1], words("en")).layout.annotations[0].text


def _distances(places: Any) -> Any:
    return np.linalg.norm(places[:, None] - places[None, :], axis=-1)


def _box(name: str, x: float, y: float, side: str) -> tuple[float, float, float, float]:
    """Where a label stands; a letter takes 6.8 of 600 pixels on a map 1.24 units wide."""
    wide, dot = display_width(name) * 6.8 * 1.24 / 600, 9 / 600
    return {
        "middle right": (x + dot, y - 0.025, x + dot + wide, y + 0.025),
        "middle left": (x - dot - wide, y - 0.025, x - dot, y + 0.025),
        "top center": (x - wide / 2, y + 0.022, x + wide / 2, y + 0.072),
        "bottom center": (x - wide / 2, y - 0.072, x + wide / 2, y - 0.022),
    }[side]
