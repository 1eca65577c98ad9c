"""What differs between two tables is found, named and counted."""

from __future__ import annotations

import pytest
from shapely.geometry import LineString, Point, box

from tests.benchmarks.row_comparison import GEOMETRY, Row, Table, compare, of_geometries

SQUARE = box(130, 45, 131, 46)


def table(*rows: Row, **head: object) -> Table:
    return Table("rows", "id", list(rows), head)


def row(key: str, **values: object) -> Row:
    return {"id": key, "name": f"name of {key}", "start": None, GEOMETRY: SQUARE, **values}


def kinds(before: Table, now: Table) -> dict[str, int]:
    return {difference.kind: len(difference.changes) for difference in compare(before, now).differences}


def test_the_same_rows_are_equal() -> None:
    found = compare(table(row("a"), row("b"), version="1"), table(row("a"), row("b"), version="1"))
    assert (found.before, found.now, found.equal, found.changed, found.added, found.gone) == (2, 2, 2, 0, 0, 0)
    assert found.differences == ()


def test_a_changed_value_is_told_with_both_values() -> None:
    found = compare(table(row("a"), row("b")), table(row("a"), row("b", name="other")))
    assert (found.equal, found.changed) == (1, 1)
    [difference] = found.differences
    assert (difference.kind, len(difference.changes)) == ("column name: other value", 1)
    assert difference.example == "b: 'name of b' → 'other'"


def test_of_long_texts_the_place_where_they_differ_is_shown() -> None:
    long = "word " * 100
    [difference] = compare(table(row("a", name=f"{long}before")), table(row("a", name=f"{long}now"))).differences
    assert "before'" in difference.example
    assert "now'" in difference.example


@pytest.mark.parametrize(("before", "now"), [("", None), ("1", 1), (None, "1945-08-09"), (1, True)])
def test_values_of_another_type_are_not_the_same(before: object, now: object) -> None:
    assert kinds(table(row("a", start=before)), table(row("a", start=now))) == {"column start: other value": 1}


def test_a_lost_row_and_a_new_one_are_told() -> None:
    found = compare(table(row("a"), row("b"), row("c")), table(row("a"), row("c"), row("d"), row("e")))
    assert (found.before, found.now, found.equal, found.changed, found.added, found.gone) == (3, 4, 2, 0, 2, 1)
    assert {each.kind: [change.key for change in each.changes] for each in found.differences} == {
        "row gone": ["b"],
        "row added": ["d", "e"],
    }


def test_one_of_two_rows_with_the_same_key_is_missed() -> None:
    found = compare(table(row("a", start="1"), row("a", start="2")), table(row("a", start="1")))
    assert (found.equal, found.gone) == (1, 1)


def test_a_renamed_column_is_told_once_and_its_rows_are_equal() -> None:
    before = table({"id": "a", "side": "Japan"}, {"id": "b", "side": "USSR"})
    now = table({"id": "a", "power": "Japan"}, {"id": "b", "power": "USSR"})
    found = compare(before, now)
    assert found.equal == 2
    assert [(each.kind, each.example) for each in found.differences] == [("column renamed", "side: now power")]


def test_a_column_gone_and_one_added_with_other_values_are_told() -> None:
    before, now = table({"id": "a", "side": "Japan"}), table({"id": "a", "power": "USSR"})
    assert kinds(before, now) == {"column gone: side": 1, "column added: power": 1}


def test_another_order_of_rows_or_columns_is_told() -> None:
    assert kinds(table(row("a"), row("b")), table(row("b"), row("a"))) == {"order of rows": 2}
    assert kinds(table({"id": "a", "x": 1, "y": 1}), table({"id": "a", "y": 1, "x": 1})) == {"order of columns": 2}


def test_what_a_file_tells_of_itself_is_compared_and_marked_where_it_is_bound_to_change() -> None:
    before = table(row("a"), **{"metadata.version": "1", "title": "Atlas", "crs": "x"})
    now = table(row("a"), **{"metadata.version": "2", "title": "Map", "licence": "MIT"})
    assert list(kinds(before, now)) == [
        "file's head, other value, bound to change: metadata.version",
        "file's head, other value: title",
        "file's head, gone: crs",
        "file's head, added: licence",
    ]
    assert compare(before, now).equal == 1


def test_geometries_are_the_same_within_the_tolerance() -> None:
    assert of_geometries(Point(130, 45), Point(130.0000005, 45)) is None
    assert of_geometries(Point(130, 45), Point(130.00001, 45)) == (
        "geometry: other coordinates",
        "1 → 1 points, at most 1e-05° away",
    )


def test_the_order_of_vertices_is_a_difference_of_its_own() -> None:
    clockwise = SQUARE.reverse()
    kind = "geometry: same points, other order of parts, rings or vertices"
    assert of_geometries(SQUARE, clockwise) == (kind, "5 → 5 points")
    line = LineString([(130, 45), (131, 46)])
    assert of_geometries(line, line.reverse()) == (kind, "2 → 2 points")


def test_another_type_and_a_lost_geometry_are_told() -> None:
    assert of_geometries(Point(1, 2), Point(1, 2, 3)) == ("geometry: other type", "Point → Point Z")
    assert kinds(table(row("a")), table(row("a", geometry=None))) == {"column geometry: other value": 1}
