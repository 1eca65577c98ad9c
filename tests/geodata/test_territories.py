"""Who held what: areas, days of change, and mistakes a historian may make in the table."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
import shapely

from geodata import dated_table, territories
from geodata.measure import report
from tests.geodata.shipped import GROUND, changed

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.ground import Ground

CHENGDE = shapely.Point(117.93, 40.97)
HARBIN = shapely.Point(126.63, 45.75)
COLUMNS = ["id", "layer", "kind", "name", "side", "start", "end", "certainty", "sources", "note", "geometry"]


def ruler(point: shapely.Point, day: date) -> str:
    rows = territories.on(GROUND, day)
    rows = rows[(rows["layer"] == "territory") & rows.intersects(point)]
    assert len(rows) == 1
    return str(rows["name"].iloc[0])


def copied(tmp_path: Path, *changes: tuple[str, str]) -> Ground:
    return changed(tmp_path, "territories.csv", *changes)[0]


def test_columns_and_coordinates() -> None:
    frame = territories.load(GROUND)
    assert list(frame.columns) == COLUMNS
    assert frame.crs.to_epsg() == 4326
    assert frame.geometry.is_valid.all()
    assert {type(day) for day in frame["start"]} <= {date, type(None)}


@pytest.mark.parametrize("name", report.EXPECTED)
def test_area(name: str) -> None:
    expected, percent = report.EXPECTED[name]
    day = territories.on(GROUND, report.YARDSTICK_DAY)
    found = report.area_km2(day[(day["name"] == name) & (day["layer"] == "territory")])
    assert found == pytest.approx(expected, rel=percent / 100)


def test_rehe_joins_manchukuo_in_1933() -> None:
    assert ruler(CHENGDE, date(1932, 6, 1)) == "Rehe (Jehol)"
    assert ruler(HARBIN, date(1932, 6, 1)) == "Manchukuo"
    assert ruler(CHENGDE, date(1933, 3, 3)) == "Rehe (Jehol)"
    assert ruler(CHENGDE, date(1933, 3, 4)) == "Manchukuo"
    assert ruler(CHENGDE, date(1940, 1, 1)) == "Manchukuo"


@pytest.mark.parametrize(
    ("longitude", "latitude", "day", "name"),
    [
        (60.6, 56.84, date(1918, 7, 24), "Soviet Russia"),
        (60.6, 56.84, date(1918, 7, 25), "Siberia (White governments)"),
        (73.37, 54.99, date(1919, 11, 13), "Siberia (White governments)"),
        (73.37, 54.99, date(1919, 11, 14), "Soviet Russia"),
        (104.3, 52.29, date(1920, 1, 10), "Irkutsk (Political Centre)"),
        (107.6, 51.83, date(1920, 6, 1), "Far Eastern Republic"),
        (113.5, 52.03, date(1918, 7, 1), "Russian Far East (civil war)"),
        (113.5, 52.03, date(1920, 10, 21), "Transbaikal (Semenov)"),
        (113.5, 52.03, date(1920, 10, 22), "Far Eastern Republic"),
        (116.5, 50.38, date(1920, 11, 21), "Transbaikal (Semenov)"),
        (135.07, 48.48, date(1921, 12, 22), "Maritime Province (Provisional Priamur Government)"),
        (135.07, 48.48, date(1922, 2, 14), "Far Eastern Republic"),
        (132.82, 44.6, date(1922, 10, 8), "Maritime Province (Provisional Priamur Government)"),
        (132.82, 44.6, date(1922, 10, 9), "Far Eastern Republic"),
        (131.95, 43.12, date(1922, 10, 24), "Maritime Province (Provisional Priamur Government)"),
        (158.65, 53.05, date(1922, 1, 1), "Kamchatka (Whites)"),
    ],
)
def test_who_ruled_in_the_civil_war(longitude: float, latitude: float, day: date, name: str) -> None:
    assert ruler(shapely.Point(longitude, latitude), day) == name


@pytest.mark.parametrize(
    ("longitude", "latitude", "day", "sides"),
    [
        (135.07, 48.48, date(1920, 10, 20), ["Japan"]),
        (135.07, 48.48, date(1920, 10, 21), []),
        (140.73, 53.15, date(1920, 4, 1), []),
        (140.73, 53.15, date(1921, 1, 1), ["Japan"]),
        (132.82, 44.6, date(1922, 9, 18), ["Japan"]),
        (132.82, 44.6, date(1922, 9, 19), []),
        (131.95, 43.12, date(1922, 10, 25), ["Japan"]),
        (131.95, 43.12, date(1922, 10, 26), []),
        (106.9, 47.9, date(1921, 5, 1), ["Russian Whites"]),
        (106.9, 47.9, date(1921, 7, 6), []),
    ],
)
def test_whose_army_stood_there(longitude: float, latitude: float, day: date, sides: list[str]) -> None:
    rows = territories.on(GROUND, day)
    there = rows[(rows["layer"] == "occupation") & rows.intersects(shapely.Point(longitude, latitude))]
    assert list(there["side"]) == sides


@pytest.mark.parametrize(
    ("longitude", "latitude", "day", "name"),
    [
        (132.5, 44.0, date(1904, 1, 1), "Russian Empire"),
        (132.5, 44.0, date(1921, 1, 1), "Far Eastern Republic (Maritime Province)"),
        (114.0, 52.0, date(1921, 1, 1), "Far Eastern Republic"),
        (132.5, 44.0, date(1922, 1, 1), "Maritime Province (Provisional Priamur Government)"),
        (142.7, 47.0, date(1905, 9, 4), "South Sakhalin"),
        (142.7, 47.0, date(1940, 1, 1), "Karafuto"),
        (142.7, 47.0, date(1945, 8, 25), "South Sakhalin"),
        (142.7, 51.0, date(1940, 1, 1), "North Sakhalin"),
        (121.28, 38.82, date(1940, 1, 1), "Kwantung Leased Territory"),
        (106.9, 47.9, date(1940, 1, 1), "Mongolian People's Republic"),
        (94.4, 51.7, date(1944, 10, 10), "Tuva"),
        (114.88, 40.82, date(1940, 1, 1), "Mengjiang"),
        (116.4, 39.9, date(1940, 1, 1), "China"),
        (127.0, 37.55, date(1940, 1, 1), "Korea"),
        (126.55, 37.97, date(1950, 1, 1), "South Korea"),
        (126.55, 37.97, date(1960, 1, 1), "North Korea"),
        (130.584, 42.452, date(1938, 7, 1), "Manchukuo"),
        (130.608, 42.449, date(1938, 7, 1), "Soviet Union"),
        (118.65, 47.72, date(1940, 1, 1), "Mongolian People's Republic"),
        (118.90, 47.78, date(1940, 1, 1), "Manchukuo"),
        (116.4, 39.5, date(1940, 1, 1), "China"),
        (118.0, 39.6, date(1936, 1, 1), "East Hebei"),
        (114.0, 41.5, date(1936, 6, 1), "Mongol Military Government"),
        (91.1, 29.65, date(1930, 1, 1), "Tibet"),
        (128.0, 26.5, date(1950, 1, 1), "Japan"),
        (77.2, 28.6, date(1946, 1, 1), "British India"),
        (73.4, 55.0, date(1919, 11, 13), "Siberia (White governments)"),
        (73.4, 55.0, date(1919, 11, 14), "Soviet Russia"),
        (92.9, 56.0, date(1920, 1, 6), "Siberia (White governments)"),
        (92.9, 56.0, date(1920, 1, 7), "Soviet Russia"),
        (132.5, 44.0, date(1919, 6, 1), "Russian Far East (White governments)"),
        (113.5, 52.0, date(1919, 6, 1), "Transbaikal (Semenov)"),
        (121.5, 25.0, date(1949, 9, 30), "Taiwan"),
        (109.7, 19.2, date(1950, 4, 30), "Hainan (Republic of China)"),
        (109.7, 19.2, date(1950, 5, 1), "Hainan"),
    ],
)
def test_place_and_day(longitude: float, latitude: float, day: date, name: str) -> None:
    assert ruler(shapely.Point(longitude, latitude), day) == name


@pytest.mark.parametrize(
    ("longitude", "latitude", "day", "army"),
    [
        (124.07, 40.45, date(1904, 5, 5), "Russian Empire"),
        (124.07, 40.45, date(1904, 5, 6), "Japan"),
        (123.17, 41.27, date(1904, 9, 3), "Russian Empire"),
        (123.17, 41.27, date(1904, 9, 4), "Japan"),
        (123.43, 41.80, date(1905, 3, 9), "Russian Empire"),
        (123.43, 41.80, date(1905, 3, 10), "Japan"),
        (121.93, 39.81, date(1904, 6, 14), "Russian Empire"),
        (121.93, 39.81, date(1904, 6, 15), "Japan"),
        (123.28, 40.28, date(1904, 6, 8), "Japan"),
        (123.70, 40.99, date(1904, 6, 30), "Japan"),
        (122.75, 40.85, date(1904, 8, 2), "Russian Empire"),
        (122.75, 40.85, date(1904, 8, 3), "Japan"),
        (124.10, 42.78, date(1905, 3, 20), "Russian Empire"),
        (124.10, 42.78, date(1905, 3, 21), "Japan"),
        (122.83, 41.99, date(1905, 3, 1), "Japan"),
        (124.38, 43.16, date(1905, 9, 5), "Russian Empire"),
        (126.63, 45.75, date(1907, 4, 14), "Russian Empire"),
    ],
)
def test_armies_of_the_russo_japanese_war(longitude: float, latitude: float, day: date, army: str) -> None:
    then = territories.on(GROUND, day)
    there = then[shapely.contains_xy(then.geometry.values, longitude, latitude)]
    assert there[there["layer"] == "territory"]["side"].tolist() == ["China"]
    assert there[there["layer"] == "occupation"]["side"].tolist() == [army]


@pytest.mark.parametrize(("longitude", "latitude"), [(122.83, 41.99), (121.14, 41.11)], ids=["Hsinmin", "Chinchow"])
def test_the_right_bank_of_the_liao_is_neutral_in_the_russo_japanese_war(longitude: float, latitude: float) -> None:
    then = territories.on(GROUND, date(1904, 9, 1))
    there = then[shapely.contains_xy(then.geometry.values, longitude, latitude)]
    assert there["side"].tolist() == ["China"]


@pytest.mark.parametrize(
    ("longitude", "latitude", "day", "army"),
    [
        (121.60, 39.03, date(1904, 5, 29), []),
        (121.60, 39.03, date(1904, 5, 30), ["Japan"]),
        (121.26, 38.82, date(1905, 1, 1), []),
        (121.26, 38.82, date(1905, 1, 2), ["Japan"]),
    ],
    ids=["Dalny before", "Dalny after", "Port Arthur before", "Port Arthur after"],
)
def test_dalny_and_port_arthur_fall_apart(longitude: float, latitude: float, day: date, army: list[str]) -> None:
    then = territories.on(GROUND, day)
    there = then[shapely.contains_xy(then.geometry.values, longitude, latitude)]
    assert there[there["layer"] == "territory"]["side"].tolist() == ["Russian Empire"]
    assert there[there["layer"] == "occupation"]["side"].tolist() == army


def test_taiwan_and_the_mainland_have_two_holders_from_1949() -> None:
    held = {}
    for day in (date(1949, 9, 30), date(1949, 10, 1)):
        then = territories.on(GROUND, day)
        then = then[then["layer"] == "territory"]
        for place in ((121.5, 25.0), (116.4, 39.9)):
            held[day, place] = then[shapely.contains_xy(then.geometry.values, *place)]["side"].item()
    assert list(held.values()) == ["China", "China", "Republic of China (Taiwan)", "China"]


def test_tuva_joins_the_soviet_union() -> None:
    sides = [
        territories.on(GROUND, day).loc[lambda rows: rows["name"] == "Tuva", "side"].tolist()
        for day in (date(1944, 10, 10), date(1944, 10, 11))
    ]
    assert sides == [["Tuva"], ["Soviet Union"]]


@pytest.mark.slow
def test_every_cell_has_one_ruler_on_every_day_of_change() -> None:
    frame = territories.load(GROUND)
    ruled = frame[frame["layer"] == "territory"]
    cells = territories.cells(GROUND)
    inside = [shapely.point_on_surface(shape) for shape in cells.geometry]
    days = {dated_table.FIRST_DAY, dated_table.LAST_DAY}
    for start, end in zip(ruled["start"], ruled["end"], strict=True):
        days |= {start} if start else set()
        days |= {end, end + timedelta(days=1)} if end else set()
    for day in sorted(days):
        valid = [
            (start or date.min) <= day <= (end or date.max)
            for start, end in zip(ruled["start"], ruled["end"], strict=True)
        ]
        tree = shapely.STRtree(ruled[valid].geometry.to_numpy())
        hits = tree.query(inside, predicate="intersects")[0].tolist()
        assert sorted(hits) == list(range(len(cells))), day


def test_cells_share_edges_and_do_not_overlap() -> None:
    cells = territories.cells(GROUND)
    assert shapely.coverage_is_valid(cells.geometry.to_numpy())


def test_the_table_has_no_mistakes() -> None:
    assert territories.problems(GROUND) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("1932-03-01,1933-03-03", "1932-03-01,1931-03-03", ["manchukuo-without-rehe, end", "1931-03-03", "not before"]),
        ("1932-03-01,1933-03-03", "1932-13-01,1933-03-03", ["start", "1932-13-01", "YYYY-MM-DD"]),
        ("hulunbuir rehe,1933-03-04", "hulunbuyr rehe,1933-03-04", ["hulunbuyr", "such as hulunbuir"]),
        ("1933-03-04,1945-08-18", "1933-02-01,1945-08-18", ["manchuria-core", "held twice from 1933-02-01"]),
        ("1933-03-04,1945-08-18", "1933-03-05,1945-08-18", ["nobody from 1933-03-04 to 1933-03-04"]),
        (",certainty,", ",certaintee,", ["header", "certaintee"]),
        ("medium,enwiki-mengjiang,", "medium,,", ["sources", "nothing", "sources.bib"]),
        ("medium,enwiki-mengjiang,", "sure,enwiki-mengjiang,", ["certainty", "sure", "high, medium, low"]),
        ("mengjiang,Mengjiang", "mengjiang,Meng,jiang", ["12 columns", "double quotes"]),
    ],
)
def test_a_mistake_is_reported_with_file_and_line(tmp_path: Path, old: str, new: str, words: list[str]) -> None:
    ground, line = changed(tmp_path, "territories.csv", (old, new))
    reported = "\n".join(map(str, territories.problems(ground)))
    assert f"geodata/territories.csv:{line}:" in reported
    for word in words:
        assert word in reported


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    ground = copied(tmp_path, ("1932-03-01,1933-03-03", "soon,1933-03-03"), ("medium,enwiki-mengjiang,", "medium,,"))
    reported = [problem.subject for problem in territories.problems(ground)]
    assert "manchukuo-without-rehe, start" in reported
    assert "mengjiang, sources" in reported
    left = set(territories.load(ground)["id"])
    assert left.isdisjoint({"manchukuo-without-rehe", "mengjiang"})
    assert "manchukuo" in left


def test_a_land_over_another_is_left_out(tmp_path: Path) -> None:
    ground = copied(tmp_path, (",1933-03-04,1945-08-18,", ",1933-02-01,1945-08-18,"))
    assert any("held twice" in problem.found for problem in territories.problems(ground))
    day = territories.on(ground, date(1933, 2, 15))
    assert "manchukuo" not in set(day["id"])
