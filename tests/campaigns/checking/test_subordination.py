"""Formations and orders of battle: a wrong row is named with file and line and left out alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns.checking import subordination
from tests import small_war

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History

FORMATIONS, ROWS = "data/formations.csv", "data/orders_of_battle.csv"


def change(folders: Path, table: str, old: str, new: str) -> int:
    """Replace a text of a table; returns its line."""
    path = folders / table
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_small_tables_are_read(folders: Path) -> None:
    history = small_war.load(folders)
    assert history.problems == ()
    assert subordination.problems(history) == []
    assert list(history.formations) == ["su-1-corps", "su-2-division", "jp-3-division", "jp-4-regiment"]
    assert history.formations["jp-3-division"].names == {
        "ru": "3-я пехотная дивизия",
        "ja": "第3師団",
        "zh": "第3师团",
    }
    first = history.orders_of_battle[0]
    assert (first.men, first.strength, first.commander, first.parent) == ((20000, 25000), "90 guns", "Ivan Ivanov", "")
    assert (first.citations[0].key, first.citations[0].locator) == ("muster1950", "p. 12")
    assert [len(row.citations) for row in history.orders_of_battle] == [1, 1, 1, 2]


@pytest.mark.parametrize(
    ("old", "new", "found", "expected"),
    [
        ("2nd Division,Soviet Union,", "2nd Division,Russia,", "'Russia'", "geodata/powers.csv"),
        ("su-2-division,2nd", "2-division,2nd", "'2-division'", "begins with su-"),
        ("Soviet Union,division,", "Soviet Union,host,", "'host'", "front, army, corps, division"),
        ("division,infantry,2-я", "division,foot,2-я", "'foot'", "infantry, motorised"),
        ("2-я дивизия,,,muster1950", "2-я дивизия,,,muster1951", "unknown source 'muster1951'", "sources.bib"),
        ("2-я дивизия,,,muster1950", "2-я дивизия,,,", "nothing", "sources.bib"),
        ("2-я дивизия,,,muster1950", "2-я дивизия,,, ; ", "';'", "sources.bib"),
    ],
)
def test_a_wrong_formation_is_left_out(folders: Path, old: str, new: str, found: str, expected: str) -> None:
    line = change(folders, "formations.csv", old, new)
    history = small_war.load(folders)
    problem = next(problem for problem in history.problems if problem.file == FORMATIONS)
    assert found in problem.found
    assert expected in problem.expected
    assert problem.line == line
    assert list(history.formations) == ["su-1-corps", "jp-3-division", "jp-4-regiment"]
    assert [row.formation for row in history.orders_of_battle] == ["su-1-corps", "jp-3-division", "jp-4-regiment"]


def test_what_needs_a_broken_formation_follows_from_it(folders: Path) -> None:
    change(folders, "formations.csv", "division,infantry,2-я", "division,foot,2-я")
    [problem] = small_war.load(folders).problems
    assert problem.file == FORMATIONS
    assert [(follower.file, follower.line) for follower in problem.follows] == [(ROWS, 3)]


def test_an_id_stands_once(folders: Path) -> None:
    change(folders, "formations.csv", "jp-4-regiment,4th", "jp-3-division,4th")
    [problem] = [problem for problem in small_war.load(folders).problems if problem.file == FORMATIONS]
    assert (problem.line, problem.found) == (5, "'jp-3-division' again")
    assert problem.expected == "a value used once (it stands on line 4 too)"


LAST = "jp-4-regiment,jp-3-division,1945-08-09,1945-08-12,,,,screen,small-war,muster1950; muster1950 p. 40,medium,"


@pytest.mark.parametrize(
    ("row", "found", "expected"),
    [
        ("jp-5-regiment,jp-3-division,1945-08-09,1945-08-12,,,,,small-war,muster1950,medium,", "'jp-5-regiment'",
         "formations.csv"),
        ("jp-4-regiment,jp-9-division,1945-08-09,1945-08-12,,,,,small-war,muster1950,medium,", "'jp-9-division'",
         "formations.csv"),
        ("jp-4-regiment,jp-3-division,1945-08-09,1945-08-12,,,,,big-war,muster1950,medium,", "'big-war'", "dossier"),
        ("jp-4-regiment,jp-3-division,1945-08-09,1945-08-12,,,,,small-war,muster1951,medium,", "'muster1951'",
         "sources.bib"),
        ("jp-4-regiment,jp-3-division,1945-08-09,1945-08-12,,,,,small-war,,medium,", "nothing", "sources.bib"),
        ("jp-4-regiment,jp-3-division,1945-08-09,1945-08-12,,,,,small-war,;;,low,", "';;'", "sources.bib"),
        ("jp-4-regiment,jp-3-division,1945-08-09,1999-12-31,,,,,small-war,muster1950,medium,", "1999-12-31",
         "1904-01-01 to "),
        ("jp-4-regiment,jp-3-division,1945-08-09,9999-12-31,,,,,small-war,muster1950,medium,", "9999-12-31",
         "a year from 1904"),
        ("jp-4-regiment,jp-3-division,1845-08-09,1945-08-12,,,,,small-war,muster1950,medium,", "1845-08-09",
         "1904-01-01 to "),
        ("jp-3-division,,1945-08-09,1945-08-12,Yamada Taro,8000,,defence of Weston,small-war,muster1950,high,",
         "the row of line 4 again", "each row once"),
        ("jp-4-regiment,jp-3-division,1945-08-12,1945-08-09,,,,,small-war,muster1950,medium,",
         "1945-08-12 to 1945-08-09", "the earlier day first"),
        ("jp-4-regiment,jp-3-division,1945-08-32,1945-08-09,,,,,small-war,muster1950,medium,", "1945-08-32",
         "a date that exists"),
        ("jp-4-regiment,jp-3-division,1945-08-09,1945-08-12,,900-800,,,small-war,muster1950,medium,", "'900-800'",
         "low-high"),
        ("jp-4-regiment,jp-3-division,1945-08-09,1945-08-12,,1.300,,,small-war,muster1950,medium,", "'1.300'",
         "a number in digits"),
        ("jp-4-regiment,jp-3-division,1945-08-09,1945-08-12,,0,,,small-war,muster1950,medium,", "'0'",
         "a number in digits, 1 or more"),
        ("jp-4-regiment,jp-3-division,1945-08-09,1945-08-12,,0-900,,,small-war,muster1950,medium,", "'0-900'",
         "a number in digits, 1 or more"),
        ("jp-4-regiment,su-1-corps,1945-08-09,1945-08-12,,,,,small-war,muster1950,medium,",
         "1st Corps of Soviet Union over 4th Regiment of Japan", "of the same side"),
        ("jp-3-division,jp-4-regiment,1945-08-09,1945-08-12,,,,,small-war,muster1950,medium,",
         "4th Regiment, a regiment, over 3rd Division, a division", "not smaller"),
        ("jp-4-regiment,jp-3-division,1945-08-09,1945-08-12,,,,,small-war,atlas-unverified,medium,",
         "certainty medium on atlas-unverified alone", "certainty low"),
        ("jp-4-regiment,jp-4-regiment,1945-08-09,1945-08-12,,,,,small-war,muster1950,medium,",
         "jp-4-regiment → jp-4-regiment", "does not belong to it"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_left_out(folders: Path, row: str, found: str, expected: str) -> None:
    line = change(folders, "orders_of_battle.csv", LAST, row)
    history = small_war.load(folders)
    [problem] = history.problems
    assert found in problem.found
    assert expected in problem.expected
    assert (problem.file, problem.line) == (ROWS, line)
    assert [each.formation for each in history.orders_of_battle] == ["su-1-corps", "su-2-division", "jp-3-division"]


def added(folders: Path, *rows: str) -> History:
    path = folders / "orders_of_battle.csv"
    path.write_text(path.read_text(encoding="utf-8") + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return small_war.load(folders)


def test_a_formation_has_one_parent_on_a_day(folders: Path) -> None:
    change(folders, "formations.csv", "jp-4-regiment,4th Regiment,", "jp-9-division,9th Division,")
    change(folders, "orders_of_battle.csv", LAST, "")
    small = "small-war,muster1950,medium,"
    history = added(
        folders,
        f"jp-9-division,jp-3-division,1945-08-09,1945-08-10,,,,,{small}",
        f"jp-9-division,su-1-corps,1945-08-10,1945-08-12,,,,,{small}changed sides",
        f"jp-9-division,su-1-corps,1945-08-11,1945-08-12,,,,,{small}changed sides",
    )
    [problem] = history.problems
    assert problem.line == 7
    assert problem.found == "su-1-corps on 1945-08-10, and jp-3-division (line 6)"
    assert problem.expected == "one parent on a day"
    assert [row.line for row in history.orders_of_battle] == [2, 3, 4, 6, 8]


def test_a_second_source_may_differ(folders: Path) -> None:
    same = "jp-4-regiment,jp-3-division,1945-08-09,1945-08-12,Tanaka Jiro,700,,,small-war,muster1950 p. 9,low,"
    history = added(folders, same)
    assert history.problems == ()
    assert [row.men for row in history.orders_of_battle if row.formation == "jp-4-regiment"] == [None, (700, 700)]


def test_parents_in_a_circle_are_named(folders: Path) -> None:
    change(folders, "formations.csv", "jp-4-regiment,4th Regiment,Japan,regiment", "jp-4-regiment,4th,Japan,division")
    row = "jp-3-division,jp-4-regiment,{}-{},1945-08-14,,,,,small-war,muster1950,medium,"
    history = added(folders, row.format("1945-08", "12"))
    [problem] = history.problems
    assert problem.found == "a circle, jp-3-division → jp-4-regiment → jp-3-division"
    assert problem.line == 6
    change(folders, "orders_of_battle.csv", "1945-08-12,1945-08-14", "1945-08-13,1945-08-14")
    assert small_war.load(folders).problems == ()


def test_a_formation_that_is_its_own_parent_is_named_once(folders: Path) -> None:
    history = added(folders, "su-2-division,su-2-division,1945-08-09,1945-08-12,,,,,small-war,muster1950,medium,")
    [problem] = history.problems
    assert problem.found == "a circle, su-2-division → su-2-division"
    assert problem.follows == ()


def test_the_days_of_a_row_stand_in_two_columns(folders: Path) -> None:
    history = added(folders, "su-1-corps,,1945-08-09/..,1945-08-12,,,,,small-war,muster1950 p. 9,medium,")
    [problem] = history.problems
    assert (problem.line, problem.found) == (6, "'1945-08-09/..'")
    assert "the first day stands in from" in problem.expected


@pytest.mark.parametrize("order", [1, -1])
def test_an_order_of_battle_too_deep_to_be_read_is_named_once(folders: Path, order: int) -> None:
    """It was the end of every page and command, in the depth of a recursion."""
    path = folders / "formations.csv"
    deep = [f"jp-{number}-deep,Deep {number},Japan,division,infantry,,,,muster1950,\n" for number in range(1200)]
    path.write_text(path.read_text(encoding="utf-8") + "".join(deep), encoding="utf-8")
    rows = [
        f"jp-{number + 1}-deep,jp-{number}-deep,1945-08-09,1945-08-12,,,,,small-war,muster1950,low,"
        for number in range(1199)
    ]
    history = added(folders, *rows[::order])
    [problem] = history.problems
    assert "20 formations or more above it" in problem.found
    assert len(problem.follows) == 1199 - 19 - 1
    assert len(history.orders_of_battle) == 4 + 19


def test_many_sources_on_every_level_are_read_at_once(folders: Path) -> None:
    """Each way up was followed for each source: twice as many with every level."""
    path = folders / "formations.csv"
    deep = [f"jp-{number}-deep,Deep {number},Japan,division,infantry,,,,muster1950,\n" for number in range(19)]
    path.write_text(path.read_text(encoding="utf-8") + "".join(deep), encoding="utf-8")
    rows = [
        f"jp-{number + 1}-deep,jp-{number}-deep,1945-08-09,1945-08-12,,,,,small-war,muster1950 p. {page},low,"
        for number in range(18)
        for page in range(9)
    ]
    history = added(folders, *rows)
    assert history.problems == ()
    assert len(history.orders_of_battle) == 4 + 18 * 9


def test_a_formation_that_nothing_names(folders: Path) -> None:
    change(folders, "orders_of_battle.csv", LAST, "")
    [problem] = subordination.problems(small_war.load(folders))
    assert (problem.file, problem.line, problem.subject) == (FORMATIONS, 5, "jp-4-regiment")
    assert problem.found == "a formation that nothing names"


def test_a_missing_table_is_named_once(folders: Path) -> None:
    (folders / "formations.csv").unlink()
    [problem] = small_war.load(folders).problems
    assert (problem.file, problem.subject) == (FORMATIONS, "file")
    assert len(problem.follows) == 6


@pytest.mark.parametrize(
    "role", ["screen, then flank", "screen on the 10th", "at first in reserve", "fords of 11 August"]
)
def test_a_role_of_some_days_only(folders: Path, role: str) -> None:
    line = change(folders, "orders_of_battle.csv", ",screen,", f',"{role}",')
    [problem] = subordination.problems(small_war.load(folders))
    assert (problem.line, problem.subject) == (line, "jp-4-regiment, role")
    assert f"in '{role}', of 1945-08-09/1945-08-12" in problem.found
    assert problem.expected == "a row for the days of each role"


@pytest.mark.parametrize("role", ["screen", "theneed", "the second line", "march"])
def test_a_role_of_all_days(folders: Path, role: str) -> None:
    change(folders, "orders_of_battle.csv", ",screen,", f",{role},")
    assert subordination.problems(small_war.load(folders)) == []


def test_a_dated_role_of_one_day(folders: Path) -> None:
    change(
        folders,
        "orders_of_battle.csv",
        "1945-08-09,1945-08-12,,,,screen",
        "1945-08-11,1945-08-11,,,,fords of 11 August",
    )
    assert subordination.problems(small_war.load(folders)) == []
