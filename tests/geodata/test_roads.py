"""Roads of the battlefields: their course runs through its points, and a mistake in the table is named."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import shapely

from geodata import gazetteer, roads
from geodata.projections import distance_km
from tests.geodata.shipped import GROUND, changed

if TYPE_CHECKING:
    from pathlib import Path

PLACES, _ = gazetteer.load()
ROADS, PROBLEMS = GROUND.roads(PLACES)
HEADER = ",".join(roads.COLUMNS)
ROW = "low-road,Low road,,,,track,,,koton 142.8/49.9 handa,2,low,atlas-ground,"


def read(folder: Path, row: str) -> tuple[list[roads.Road], list[str]]:
    path = folder / "roads.csv"
    path.write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    found, problems = roads.read(path, PLACES)
    return found, [str(problem) for problem in problems]


def test_a_road_runs_through_its_points(tmp_path: Path) -> None:
    [road], problems = read(tmp_path, ROW)
    assert problems == []
    koton, handa = PLACES["koton"], PLACES["handa"]
    ends = [(koton.longitude, koton.latitude), (handa.longitude, handa.latitude)]
    assert [road.points[0], road.points[-1]] == ends
    line = road.geometry
    assert [line.coords[0], line.coords[-1]] == [pytest.approx(end) for end in ends]
    assert shapely.distance(line, shapely.Point(142.8, 49.9)) < 0.0005
    assert shapely.length(line) < 1.1 * sum(
        shapely.distance(shapely.Point(here), shapely.Point(there))
        for here, there in zip(road.points, road.points[1:], strict=False)
    )


def test_rows_tell_how_far_off_the_course_may_be(tmp_path: Path) -> None:
    [row] = roads.load(read(tmp_path, ROW)[0]).to_dict("records")
    assert (row["layer"], row["kind"], row["side"], row["start"], row["end"]) == ("road", "track", "", None, None)
    assert row["note"] == "Drawn within 2 km"
    [row] = roads.load(read(tmp_path, ROW + "Over the hill.")[0]).to_dict("records")
    assert row["note"] == "Over the hill. Drawn within 2 km"


def test_every_battlefield_with_a_sourced_road_has_one() -> None:
    assert PROBLEMS == []
    for lon, lat in ((130.6, 42.46), (118.6, 47.7), (129.8, 44.55), (142.82, 49.87), (156.4, 50.82), (142.2, 47.0)):
        near = [road.id for road in ROADS if distance_km(lon, lat, *_nearest(road, lon, lat)) < 12]
        assert near, f"no road near {lon}, {lat}"


def _nearest(road: roads.Road, lon: float, lat: float) -> tuple[float, float]:
    line = road.geometry
    point = line.interpolate(line.project(shapely.Point(lon, lat)))
    return point.x, point.y


def test_the_soviet_road_to_the_bridge_was_there_for_the_campaign() -> None:
    [road] = [road for road in ROADS if road.id == "khalkhin-west-bank-way"]
    assert (road.start, road.end) == (dt.date(1939, 5, 25), dt.date(1939, 9, 16))


@pytest.mark.parametrize(
    ("old", "new", "reported"),
    [
        (" 142.8/49.9 handa", "", "course: found 'koton'; expected two points or more, parted by blanks"),
        ("142.8/49.9", "142.8/99", "course: found '142.8/99'; expected two points or more"),
        ("142.8/49.9", "Koton!", "course: found 'Koton!'; expected two points or more"),
        ("142.8/49.9", "koton", "course: found koton twice running; expected each point another than the one before"),
        ("142.8/49.9", "kotn", "course: found the unknown place 'kotn'; expected an id of geodata/gazetteer/*.csv"),
        ("142.8/49.9", "14.28/49.9", "course: found 14.28/49.9 128.5 degrees from koton; expected a point beside the"),
        (",track,", ",motorway,", "kind: found 'motorway'; expected one of local-road, earth-road, track"),
        (",,,koton", ",1899-01-01,,koton", "start: found '1899-01-01'; expected a day from 1904-01-01 to 1973-12-31"),
        (",,,koton", ",,1999-01-01,koton", "end: found '1999-01-01'; expected a day from 1904-01-01 to 1973-12-31"),
        (",,,koton", ",1945-08-09,1945-08-08,koton", "end: found '1945-08-08'; expected a day not before the start"),
        (",atlas-ground,", ",,", "sources: found nothing; expected keys of campaigns/sources.bib, joined by ;"),
        (",2,low", ",0,low", "precision_km: found '0'; expected kilometres, a number above 0"),
    ],
)
def test_a_wrong_row_is_named_and_left_out(tmp_path: Path, old: str, new: str, reported: str) -> None:
    assert old in ROW
    found, problems = read(tmp_path, ROW.replace(old, new, 1))
    assert found == []
    assert [problem.startswith(f"geodata/roads.csv:2: low-road, {reported}") for problem in problems] == [True], (
        problems
    )


def test_an_id_is_used_once(tmp_path: Path) -> None:
    ground, _ = changed(tmp_path, "roads.csv", ("khasan-south-way,", "khasan-north-way,"))
    found, [problem] = ground.roads(PLACES)
    assert "expected a value used once" in str(problem)
    assert len(found) == len(ROADS) - 1
