"""Units and fronts: what is wrong is named with file and line and left out alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns.unit_model import Point
from tests import small_war

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History


@pytest.fixture
def dossier(folders: Path) -> Path:
    """The small dossier with two units and two fronts."""
    return small_war.with_units(folders)


def broken(dossier: Path, old: str, new: str) -> tuple[History, int]:
    """The history with a text of the dossier replaced by another, and the line of the text."""
    text = dossier.read_text(encoding="utf-8")
    assert text.count(old) == 1
    dossier.write_text(text.replace(old, new), encoding="utf-8")
    return small_war.load(dossier.parents[1]), text[: text.index(old)].count("\n") + 1


def left(history: History) -> list[str]:
    found = history.dossiers["small-war"]
    return [*(unit.formation for unit in found.units), *(front.id for front in found.fronts)]


EVERY = ["jp-3-division", "jp-4-regiment", "screen", "pocket"]


def test_units_and_fronts_are_read(dossier: Path) -> None:
    history = small_war.load(dossier.parents[1])
    assert history.problems == ()
    assert left(history) == EVERY
    found = history.dossiers["small-war"]
    first, second = found.units[0].positions
    assert (first.place, first.point, first.radius) == ("midford", None, None)
    assert (second.place, second.point, second.radius) == (None, Point(latitude=44.4, longitude=129.5), 2.5)
    assert found.fronts[0].side == ("Japan",)
    assert found.fronts[0].line == ("weston", Point(44.4, 129.3), "midford")
    assert {citation.locator for citation in found.citations()} >= {"p. 30"}


SWAPPED = "the latitude first, [44.4, 129.5]: the two look swapped"
LAST = "when: 1945-08-12, source: muster1950, certainty: medium}"
UNIT_MISTAKES = [
    ("formation: jp-4-regiment", "formation: jp-5-regiment", "unknown formation 'jp-5-regiment'", "formations.csv"),
    ("formation: jp-4-regiment", "formation: jp-3-division", "'jp-3-division' again", "once in a dossier"),
    (f"weston, {LAST}", f"wston, {LAST}", "unknown place 'wston'", "geodata/gazetteer"),
    (LAST, "when: 1945-08-23, source: muster1950, certainty: medium}", "08-23", "from 1945-07-30 to 1945-08-22"),
    (LAST, "when: 1945-08-12, certainty: medium}", "nothing", "the key 'source'"),
    (LAST, "when: 1945-08-12, source: unknown1, certainty: medium}", "unknown source 'unknown1'", "sources.bib"),
    (LAST, "when: 1945-08-12, source: atlas-unverified, certainty: medium}", "medium on atlas-unv", "certainty low"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "found", "expected"), UNIT_MISTAKES)
def test_a_unit_with_a_mistake_is_left_out_alone(dossier: Path, old: str, new: str, found: str, expected: str) -> None:
    history, line = broken(dossier, old, new)
    [problem] = history.problems
    assert found in problem.found
    assert expected in problem.expected
    assert problem.file == "data/dossiers/small-war.yaml"
    assert abs(problem.line - line) <= 1
    assert left(history) == ["jp-3-division", "screen", "pocket"]
    assert len(history.dossiers["small-war"].axes) == 1


POSITION_MISTAKES = [
    ("point: [44.4, 129.5]", "point: [129.5, 44.4]", "[129.5, 44.4]", SWAPPED),
    ("point: [44.4, 129.5]", "point: [44.4]", "['44.4']", "[latitude, longitude]"),
    ("point: [44.4, 129.5]", "point: [44.4, east]", "['44.4', 'east']", "[latitude, longitude]"),
    ("point: [44.4, 129.5]", "point: [48.4, 129.5]", "457 km from midford", "at most 150 km"),
    ("point: [44.4, 129.5]", "point: [90, 129.5]", "['90', '129.5']", "a latitude from -85 to 85, where"),
    ("point: [44.4, 129.5]", "point: [91, 129.5]", "['91', '129.5']", "[latitude, longitude]"),
    ("        radius: 2.5\n", "", "a point without radius", "the key 'radius'"),
    ("radius: 2.5", "radius: 0", "'0'", "kilometres, a number above 0"),
    ("point: [44.4, 129.5]", "point: [44.4, 129.5]\n        place: midford", "both place and point", "either"),
    ("point: [44.4, 129.5]\n        when", "when", "neither place nor point", "either place or point"),
    ("when: 1945-08-11\n", "when: 1945-08-10/1945-08-11\n", "1945-08-10/1945-08-11 after 1945-08-09/1945-08-10",
     "days do not overlap"),
    ("when: 1945-08-11\n", "when: 1945-08-07\n", "1945-08-07 after 1945-08-09/1945-08-10", "in order of time"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "found", "expected"), POSITION_MISTAKES)
def test_a_wrong_position_leaves_out_its_unit(dossier: Path, old: str, new: str, found: str, expected: str) -> None:
    text = dossier.read_text(encoding="utf-8")
    dossier.write_text(text.replace("\n        note: By estimate.", ""), encoding="utf-8")
    history, line = broken(dossier, old, new)
    [problem] = history.problems
    assert found in problem.found
    assert expected in problem.expected
    assert abs(problem.line - line) <= 2
    assert left(history) == ["jp-4-regiment", "screen", "pocket"]


def test_a_note_says_why_a_unit_stands_far_off(dossier: Path) -> None:
    history, _ = broken(dossier, "point: [44.4, 129.5]", "point: [48.4, 129.5]")
    assert history.problems == ()
    assert left(history) == EVERY


@pytest.mark.parametrize("mistyped", ["[44.4, -129.5]", "[-44.4, 129.5]"])
def test_no_note_says_why_a_unit_stands_on_the_other_side_of_the_earth(dossier: Path, mistyped: str) -> None:
    history, _ = broken(dossier, "point: [44.4, 129.5]", f"point: {mistyped}")
    [problem] = history.problems
    assert "at most 5000 km from the dossier's place, whatever a note says" in problem.expected
    assert left(history) == ["jp-4-regiment", "screen", "pocket"]


FRONT_MISTAKES = [
    ("    side: Japan\n    kind: ring", "    side: Nippon\n    kind: ring", "'Nippon'", "geodata/powers.csv"),
    ("    side: Japan\n    kind: ring", "    side: [Japan, Soviet Union]\n    kind: ring",
     "side ['Japan', 'Soviet Union'] of kind ring", "two only of a truce line"),
    ("kind: ring", "kind: circle", "'circle'", "'ring'"),
    ("[weston, [44.4, 129.3], [44.6, 129.4]]", "[weston, [44.4, 129.3]]", "a ring of 2 points", "three points"),
    ("[weston, [44.4, 129.3], [44.6, 129.4]]", "[weston, [129.3, 44.4], [44.6, 129.4]]", "[129.3, 44.4]",
     "[44.4, 129.3]: the two look swapped"),
    ("[weston, [44.4, 129.3], [44.6, 129.4]]", "[weston, easton-hill, midford]", "unknown place 'easton-hill'",
     "gazetteer"),
    ("[weston, [44.4, 129.3], [44.6, 129.4]]", "[weston, weston, midford]", "the same point twice", "points apart"),
    ("kind: ring\n    when: 1945-08-12\n    line: [weston, [44.4, 129.3], [44.6, 129.4]]",
     "kind: line\n    when: 1945-08-12\n    line: [weston]", "['weston']", "2 items at least"),
    ("[weston, [44.4, 129.3], [44.6, 129.4]]", "[weston, [44.4, 29.3], [44.6, 129.4]]",
     "km from one point to the next", "at most 300 km"),
    ("[weston, [44.4, 129.3], [44.6, 129.4]]", "[[44.4, 129.1], [44.6, 129.3], [44.6, 129.1], [44.4, 129.3]]",
     "a ring that crosses or touches itself", "in order around"),
    ("kind: ring\n    when: 1945-08-12\n    line: [weston, [44.4, 129.3], [44.6, 129.4]]",
     "kind: line\n    when: 1945-08-12\n    line: [[44.4, 129.1], [44.6, 129.3], [44.6, 129.1], [44.4, 129.3]]",
     "a line that crosses or touches itself", "in order along"),
    ("kind: ring\n    when: 1945-08-12\n    line: [weston, [44.4, 129.3], [44.6, 129.4]]",
     "kind: trenches\n    when: 1945-08-12\n    line: [weston, midford, weston, [44.4, 129.3]]",
     "a line that crosses or touches itself", "in order along"),
    ("[weston, [44.4, 129.3], [44.6, 129.4]]", "[weston, [44.4, 129.3], weston]", "a ring that crosses", "in order"),
    ("    kind: ring", "    kind: ring\n    faces: outwards", "'outwards'", "'outside'"),
    ("    kind: ring", "    kind: ring\n    faces: north", "'north' of a line that is closed", "inside or outside"),
    ("    kind: ring", "    kind: line\n    faces: inside", "'inside' of a line that is not closed", "compass"),
    ("    kind: ring\n    when: 1945-08-12\n    line: [weston, [44.4, 129.3], [44.6, 129.4]]",
     "    kind: line\n    faces: east\n    when: 1945-08-12\n    line: [weston, midford]", "'east', along the line",
     "across the line"),
    ("id: pocket", "id: screen", "the id 'screen' again", "once in the dossier"),
    ("id: pocket", "id: column", "the id 'column' again", "once in the dossier"),
    ("    when: 1945-08-12\n    line", "    when: 1945-09-12\n    line", "1945-09-12", "days from 1945-07-30"),
    ("[weston, [44.4, 129.3], [44.6, 129.4]]", "[[50, 129], [51, 129.3], [51, 128]]", "638 km from midford", "150 km"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "found", "expected"), FRONT_MISTAKES)
def test_a_front_with_a_mistake_is_left_out_alone(dossier: Path, old: str, new: str, found: str, expected: str) -> None:
    history, line = broken(dossier, old, new)
    [problem] = history.problems
    assert found in problem.found
    assert expected in problem.expected
    assert problem.file == "data/dossiers/small-war.yaml"
    assert abs(problem.line - line) <= 2
    assert left(history) == EVERY[:3]


@pytest.mark.parametrize(
    ("forts", "found", "expected"),
    [
        ("[weston, weston]", "'weston' again", "each work once"),
        ("[weston, midford, weston]", "'weston' again", "each work once"),
        ("[easton]", "km from the line", "a work on the line: within "),
    ],
)
def test_a_work_off_its_line_or_repeated(dossier: Path, forts: str, found: str, expected: str) -> None:
    history, line = broken(dossier, "forts: [weston]", f"forts: {forts}")
    [problem] = history.problems
    assert found in problem.found
    assert expected in problem.expected
    assert problem.line == line
    assert left(history) == ["jp-3-division", "jp-4-regiment", "pocket"]


def test_a_work_may_be_off_by_what_both_may_be(dossier: Path) -> None:
    history, _ = broken(dossier, "forts: [weston]", "forts: [easton]\n    radius: 100")
    assert history.problems == ()


def test_a_truce_line_has_two_sides(dossier: Path) -> None:
    history, _ = broken(dossier, "side: Japan\n    kind: trenches", "side: [Japan, Soviet Union]\n    kind: truce")
    assert history.problems == ()
    assert history.dossiers["small-war"].fronts[0].side == ("Japan", "Soviet Union")


def test_lines_are_right_behind_an_item_that_is_left_out(dossier: Path) -> None:
    text = dossier.read_text(encoding="utf-8")
    dossier.write_text(text.replace("radius: 2.5", "radius: far"), encoding="utf-8")
    history, line = broken(dossier, f"weston, {LAST}", f"nowhere, {LAST}")
    assert [(problem.line, problem.subject) for problem in history.problems] == [
        (text[: text.index("radius")].count("\n") + 1, "small-war, units[1].positions[2].radius"),
        (line, "small-war, unit jp-4-regiment, positions[1].place"),
    ]
    assert left(history) == ["screen", "pocket"]


def test_a_list_that_is_none_is_left_out(dossier: Path) -> None:
    text = dossier.read_text(encoding="utf-8").partition("units:\n")[0]
    dossier.write_text(text + "units: all of them\n", encoding="utf-8")
    [problem] = small_war.load(dossier.parents[1]).problems
    assert problem.subject == "small-war, units"
    assert "a list" in problem.expected
    assert left(small_war.load(dossier.parents[1])) == []


@pytest.mark.parametrize(
    ("formation", "found", "kept"),
    [("su-1-corps", "", "su-1-corps"), ("su-9-corps", "unknown formation", None), ("jp-3-division", "of Japan", None)],
)
def test_a_movement_is_tied_to_its_formation(dossier: Path, formation: str, found: str, kept: str | None) -> None:
    history, line = broken(dossier, "    formation: 1st Corps\n", f"    formation: 1st Corps\n    unit: {formation}\n")
    assert [found in problem.found and problem.line == line + 1 for problem in history.problems] == [True] * bool(found)
    assert history.dossiers["small-war"].axes[0].unit == kept
    assert left(history) == EVERY
