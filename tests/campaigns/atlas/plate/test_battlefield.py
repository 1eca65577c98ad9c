"""The fine ground of battlefields on paper: what is drawn at which scale, and how large its elevations are written."""

from __future__ import annotations

import datetime as dt
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from matplotlib.figure import Figure
from matplotlib.text import Text

from campaigns.atlas.plate import battlefield, fonts, heights, labels, projection
from campaigns.atlas.plate.canvas import Canvas
from campaigns.atlas.plate.label_placement import LabelPlacer, smaller, style_of
from campaigns.atlas.plate.paper import LEAST_TYPE
from campaigns.scene import select

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.history import History

BATTLE = (118.2, 47.45, 119.1, 47.95)
THEATRE = (100.0, 35.0, 145.0, 55.0)


def canvas_of(history: History, box: tuple[float, float, float, float], unit: float = 1.0) -> Canvas:
    axes = Figure(figsize=(11, 8), dpi=72).add_axes((0, 0, 1, 1))
    return Canvas(axes, projection.fit(box, (20, 20, 760, 550)), unit, history.ground)


def test_a_sheet_is_drawn_at_its_scale_only(history: History) -> None:
    near, far = canvas_of(history, BATTLE), canvas_of(history, THEATRE)
    assert [each.sheet.id for each in battlefield.sheets(near)] == ["khalkhin-gol", "khingan"]
    assert battlefield.sheets(far) == []


def test_the_waters_of_the_theatre_end_at_the_edge_of_a_sheet(history: History) -> None:
    line = shapely.LineString([(110, 47.5), (130, 47.5)])
    left = battlefield.outside(canvas_of(history, BATTLE), line)
    assert left.bounds == (110.0, 47.5, 130.0, 47.5)
    assert left.length == pytest.approx(20 - (122.3 - 116.7)), "without the sheet of the Khingan, which holds the other"
    assert battlefield.outside(canvas_of(history, THEATRE), line).equals(line)


def test_a_river_that_a_sheet_lacks_is_that_of_the_theatre(history: History) -> None:
    canvas = canvas_of(history, BATTLE)
    rivers = history.ground.rivers.set_index("id").geometry
    holsten = battlefield.river_outside(canvas, rivers["khailastyn-gol"])
    assert holsten.length > 0.7 * rivers["khailastyn-gol"].length
    halha = rivers["khalkhin-gol"].intersection(shapely.box(118.3, 47.6, 119.0, 47.95))
    assert battlefield.river_outside(canvas, halha).length == 0, "the sheet has its true course"
    course = battlefield.finest_course(canvas, canvas.plane.project(halha))
    assert shapely.get_num_coordinates(course) > 3 * shapely.get_num_coordinates(halha)


@pytest.mark.parametrize("unit", [1.0, 0.76])
def test_elevations_are_legible_apart_and_in_a_gap(history: History, unit: float) -> None:
    canvas = canvas_of(history, BATTLE, unit)
    with fonts.setting("en"):
        numbers, _ = battlefield.draw(canvas)
    assert len(numbers) >= 5
    assert {int(number.text) % 50 for number in numbers} == {0}, "every fifth contour of 10 m"
    for one, other in combinations(numbers, 2):
        assert np.hypot(one.x - other.x, one.y - other.y) >= 170 * unit
    written = [
        artist for artist in canvas.axes.get_children() if isinstance(artist, Text) and artist.get_text().isdigit()
    ]
    assert sorted(text.get_text() for text in written) == sorted(number.text for number in numbers)
    assert {text.get_fontsize() for text in written} == {LEAST_TYPE}
    assert all(-90 < number.angle <= 90 for number in numbers)


def test_no_name_is_smaller_than_can_be_read() -> None:
    assert style_of("place", 4.0).size == LEAST_TYPE
    assert smaller(style_of("land", 8.0), 0.5).size == LEAST_TYPE
    assert smaller(style_of("land", 20.0), 0.5).size == 10.0


def test_a_page_names_the_hills_with_their_height(history: History, whole: gpd.GeoDataFrame) -> None:
    day = dt.date(1939, 8, 26)
    rows = select(whole, day, day)
    with fonts.setting("en"):
        canvas = canvas_of(history, BATTLE)
        placer = LabelPlacer(canvas, "en")
        labels.write(placer, rows, [], history, day)
    names = {name.replace("\N{NO-BREAK SPACE}", " ") for name, _ in placer.written}
    assert {"Fui Heights 721", "Khulat-Ulain-Obo 973"} <= names


@pytest.mark.parametrize(
    ("box", "expected"),
    [(BATTLE, {("contour", 10), ("marsh", 0)}), (THEATRE, set())],
    ids=["Khalkhin Gol", "theatre"],
)
def test_the_legend_is_told_of_the_ground_that_is_drawn(
    history: History, box: tuple[float, float, float, float], expected: set[tuple[str, int]]
) -> None:
    with fonts.setting("en"):
        _, shown = battlefield.draw(canvas_of(history, box))
    assert {(thing.kind, thing.interval) for thing in shown} == expected


def test_where_only_index_contours_are_drawn_their_interval_is_told(history: History) -> None:
    [sheet] = [each for each in history.ground.sheets if each.sheet.id == "khasan"]
    contours = sheet.contours
    assert battlefield.interval(contours, 20) == 20
    assert battlefield.interval(contours[contours["index"]], 20) == 100
    assert battlefield.interval(contours.iloc[:1], 20) == 20


def test_a_page_of_a_battlefield_has_the_true_course_of_a_railway(history: History, whole: gpd.GeoDataFrame) -> None:
    day = dt.date(1945, 8, 12)
    rows = select(whole, day, day)
    near, far = (
        battlefield.with_true_courses(canvas_of(history, box), rows).set_index("id").geometry
        for box in ((129.3, 44.3, 131.3, 45.0), THEATRE)
    )
    plain = rows.set_index("id").geometry
    assert far.equals(plain)
    changed = [key for key in plain.index if not near[key].equals(plain[key])]
    assert "cer-east-manchukuo" in changed
    assert {rows.set_index("id")["layer"][key] for key in changed} <= {"railway", "road"}


@pytest.mark.parametrize(
    ("name", "metres", "written"),
    [
        ("Hill 780 (Yare Heights)", 780.0, "Hill 780 (Yare Heights)"),
        ("52高地", 52.0, "52高地"),
        ("Noro Heights", 742.0, "Noro Heights\N{NO-BREAK SPACE}742"),
        ("Hill 1780", 780.0, "Hill 1780\N{NO-BREAK SPACE}780"),
        ("Bain-Tsagan", None, "Bain-Tsagan"),
    ],
)
def test_the_height_of_a_hill_is_written_once(name: str, metres: float | None, written: str) -> None:
    assert heights.with_metres(name, metres) == written


def test_whose_claim_a_line_is_stands_beside_it_and_the_river_keeps_its_name(
    history: History, whole: gpd.GeoDataFrame
) -> None:
    canvas = canvas_of(history, (117.6, 47.3, 119.6, 48.2))
    placer = LabelPlacer(canvas, "en")
    day = dt.date(1939, 8, 24)
    labels.write(placer, select(whole, day, day), [], history, day)
    written = {text for text, _ in placer.written}
    assert {"Manchukuo’s claim", "Mongolia’s claim", "Khalkhin Gol (Halha)"} <= written
