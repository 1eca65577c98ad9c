"""Railways and roads: whose on which day, of what gauge, and through which stations."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import shapely

from geodata import gazetteer, railways
from geodata.build import railways as stations
from geodata.errors import MistakeError
from geodata.projections import local_plane
from tests.geodata.shipped import GROUND, changed

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.ground import Ground

HAILAR = (119.74, 49.21)
MUTANCHIANG = (129.6, 44.58)
TAOLAICHAO = (125.94, 44.82)


def near(place: tuple[float, float], day: date, layer: str = "railway") -> set[tuple[str, str]]:
    """Owner and kind of every line within some 6 km of a place on a day."""
    frame = railways.load(GROUND)
    frame = frame[(frame["layer"] == layer) & shapely.dwithin(frame.geometry, shapely.Point(place), 0.06)]
    rows = zip(frame["side"], frame["kind"], frame["start"], frame["end"], strict=True)
    return {(side, kind) for side, kind, start, end in rows if (start or date.min) <= day <= (end or date.max)}


def copied(tmp_path: Path, old: str, new: str) -> tuple[Ground, int]:
    """The ground with one change in the table, and the line of it."""
    return changed(tmp_path, "railways.csv", (old, new))


@pytest.mark.parametrize("place", [HAILAR, MUTANCHIANG, TAOLAICHAO], ids=["west", "east", "south"])
def test_the_chinese_eastern_railway_is_sold_in_1935(place: tuple[float, float]) -> None:
    assert ("Soviet Union", "gauge-1524") in near(place, date(1935, 3, 22))
    after = {side for side, _ in near(place, date(1935, 3, 23))}
    assert "Manchukuo" in after
    assert "Soviet Union" not in after


@pytest.mark.parametrize(
    ("place", "last_broad", "first_standard"),
    [
        (TAOLAICHAO, date(1935, 8, 30), date(1935, 8, 31)),
        (HAILAR, date(1936, 7, 31), date(1936, 8, 1)),
    ],
    ids=["south", "west"],
)
def test_regauging_changes_the_kind(place: tuple[float, float], last_broad: date, first_standard: date) -> None:
    assert near(place, last_broad) == {("Manchukuo", "gauge-1524")}
    assert near(place, first_standard) == {("Manchukuo", "gauge-1435")}


@pytest.mark.slow
def test_sections_run_through_their_stations() -> None:
    drawn = GROUND.layer("railways").by_id
    # A real bug: on long straight stretches build/railways._smooth leaves out points in a plane, but the map draws the
    # rest straight in degrees; ts-krasnoyarsk-irkutsk is 0.15 km off, am-bochkarevo-bureya 0.12 km.
    far = []
    for section, places in stations.stations().items():
        for longitude, latitude, _ in places:
            around = shapely.box(longitude - 2, latitude - 2, longitude + 2, latitude + 2)
            close = shapely.segmentize(shapely.intersection(drawn[section], around), 0.01)
            plane = local_plane(longitude, latitude)
            away = shapely.distance(shapely.transform(close, plane.project), shapely.Point(0, 0))
            if away >= 0.1:
                far.append(f"{section} passes {longitude}, {latitude} at {away:.2f} km")
    assert far == []


def test_every_section_drawn_has_an_owner() -> None:
    rows, _ = GROUND.table(railways.TABLE)
    assert {key for row in rows for key in row.geometry_ids} == set(GROUND.layer("railways").by_id)


def test_a_road_is_no_railway() -> None:
    frame = railways.load(GROUND)
    roads = frame[frame["layer"] == "road"]
    assert set(roads["kind"]) == {"road"}
    assert any("Hailar" in name for name in roads["name"])
    tracks = frame[frame["layer"] == "railway"]
    assert tracks["kind"].str.fullmatch(r"gauge-\d{3,4}").all()


def test_no_section_has_two_owners_on_a_day() -> None:
    assert railways.problems(GROUND) == []
    rows = [row for row in GROUND.table(railways.TABLE)[0] if "cer-south" in row.geometry_ids]
    for day in (date(1904, 1, 1), date(1929, 8, 1), date(1935, 3, 23), date(1945, 8, 19), date(1973, 12, 31)):
        assert sum(row.holds_on(day) for row in rows) == 1, day


def test_an_overlap_is_reported_with_file_line_and_section(tmp_path: Path) -> None:
    ground, line = copied(tmp_path, "cer-south,1935-03-23,1935-08-30", "cer-south,1935-03-01,1935-08-30")
    [problem] = railways.problems(ground)
    assert str(problem).startswith(f"geodata/railways.csv:{line}:")
    assert "cer-south" in problem.subject
    assert "held twice from 1935-03-01" in problem.found
    assert "1935-03-23" in problem.expected


def test_only_the_row_over_another_is_left_out(tmp_path: Path) -> None:
    ground, _ = copied(tmp_path, "cer-south,1935-03-23,1935-08-30", "cer-south,1935-03-01,1935-08-30")
    left_out = set(railways.load(GROUND)["id"]) - set(railways.load(ground)["id"])
    assert left_out == {"cer-south-manchukuo-broad"}


def test_an_unknown_section_is_reported_with_those_like_it(tmp_path: Path) -> None:
    ground, line = copied(tmp_path, "cer-south,1935-03-23", "cer-sough,1935-03-23")
    [problem] = railways.problems(ground)
    assert (problem.file, problem.line, problem.found) == ("geodata/railways.csv", line, "'cer-sough'")
    assert "cer-south" in problem.expected


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("a-b,nowhere-at-all,,,,,", ["nowhere-at-all", "no position", "gazetteer"]),
        ("a-b,Halt,east,45.1,3,geonames,", ["Halt", "east", "numbers"]),
        ("a-b,Halt,126.1,45.1,,geonames,", ["Halt", "numbers"]),
        ("a-b,Halt,126.1,45.1,3,,", ["Halt, source: found nothing", "sources.bib"]),
    ],
)
def test_a_wrong_station_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str, words: list[str]
) -> None:
    path = tmp_path / "stations.csv"
    path.write_text(",".join(stations.COLUMNS) + f"\na-b,harbin,,,,,\n{row}\n", encoding="utf-8")
    monkeypatch.setattr(stations, "TABLE", path)
    with pytest.raises(MistakeError, match=r"geodata/build/stations\.csv:3: ") as reported:
        stations.stations()
    for word in words:
        assert word in str(reported.value)


def test_a_station_may_be_a_place_of_the_gazetteer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "stations.csv"
    text = ",".join(stations.COLUMNS) + "\na-b,harbin,,,,,\na-b,Halt,126.1,45.1,3,geonames,\n"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(stations, "TABLE", path)
    harbin = gazetteer.load()[0]["harbin"]
    [(properties, line)] = stations.rows()
    assert properties == {"id": "a-b", "precision_km": max(harbin.precision_km, 3)}
    ends = shapely.get_coordinates(line)[[0, -1]].tolist()
    assert ends[0] == pytest.approx([harbin.longitude, harbin.latitude], abs=1e-6)
    assert ends[1] == pytest.approx([126.1, 45.1], abs=1e-6)


@pytest.mark.parametrize("second", ["harbin,,,,,", ""], ids=["twice", "alone"])
def test_a_section_needs_two_stations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, second: str) -> None:
    path = tmp_path / "stations.csv"
    rows = "\na-b,harbin,,,,,\n" + (f"a-b,{second}\n" if second else "")
    path.write_text(",".join(stations.COLUMNS) + rows, encoding="utf-8")
    monkeypatch.setattr(stations, "TABLE", path)
    with pytest.raises(MistakeError, match="a-b: found one station, or one twice"):
        stations.rows()


def test_a_line_runs_on_a_sheet_as_the_sheet_has_it_and_elsewhere_as_the_layer_has_it() -> None:
    [sheet] = [each for each in GROUND.sheets if each.sheet.id == "mutanchiang"]
    true = sheet.railways.set_index("section").geometry
    smooth = GROUND.layer("railways").by_id
    courses = railways.courses_on_sheets(GROUND, ["mutanchiang"])
    sections = ["cer-east-mutanchiang", "cer-east-hsiachengtzu", "cer-east-suiyang", "cer-east-suifenho"]
    course, box = courses["cer-east-manchukuo"], sheet.sheet.box
    assert course.difference(box).equals_exact(shapely.difference(smooth[sections[0]], box), 1e-9)
    expected = [true.get(section, smooth[section]) for section in sections]
    assert course.intersection(box).length == pytest.approx(sum(each.intersection(box).length for each in expected))
    assert courses["cer-east-russian"].equals(course), "whoever holds it"


def test_lines_without_a_true_course_and_sheets_that_are_not_asked_for_change_nothing() -> None:
    courses = railways.courses_on_sheets(GROUND, ["khasan"])
    assert "cer-east-manchukuo" not in courses
    assert "posyet-line-1941" in courses
    assert railways.courses_on_sheets(GROUND, []) == {}
