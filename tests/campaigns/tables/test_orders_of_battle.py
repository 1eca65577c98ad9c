"""Orders of battle: the tree of a day, what sources say differently, and where each formation stood."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from campaigns import __main__ as command_line
from campaigns.atlas import order_of_battle
from campaigns.atlas.export_selection import ExportError
from campaigns.tables import orders_of_battle, stays
from tests import small_war

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History

DAY = dt.date(1945, 8, 11)


@pytest.fixture
def small(folders: Path) -> History:
    """The small atlas, in which a second source gives the 4th Regiment a commander."""
    path = folders / "orders_of_battle.csv"
    row = "jp-4-regiment,jp-3-division,1945-08-09,1945-08-12,Tanaka Jiro,600-700,,,small-war,muster1950 p. 9,low,\n"
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    return small_war.in_full(folders)


def outline(entries: list[orders_of_battle.Entry]) -> list[tuple[int, str]]:
    return [(entry.depth, entry.formation.id) for entry in entries]


def test_a_formation_stands_before_those_that_belonged_to_it(small: History) -> None:
    entries = orders_of_battle.tree(small, DAY, dossier="small-war")
    assert outline(entries) == [(0, "su-1-corps"), (1, "su-2-division"), (0, "jp-3-division"), (1, "jp-4-regiment")]
    assert [entry.parent for entry in entries] == ["", "su-1-corps", "", "jp-3-division"]
    assert [row.commander for row in entries[3].told] == ["", "Tanaka Jiro"]


def test_days_of_which_nothing_is_told_have_none(small: History) -> None:
    assert orders_of_battle.tree(small, dt.date(1945, 8, 13), dossier="small-war") == []
    told = (dt.date(1945, 8, 9), dt.date(1945, 8, 12))
    assert orders_of_battle.days_told(small, "small-war") == told


def test_a_formation_by_itself(small: History) -> None:
    entries = orders_of_battle.tree(small, DAY, top="jp-3-division")
    assert outline(entries) == [(0, "jp-3-division"), (1, "jp-4-regiment")]
    assert orders_of_battle.tree(small, DAY, top="jp-9-division") == []


def test_a_parent_of_which_no_row_tells_is_named(folders: Path) -> None:
    path = folders / "orders_of_battle.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text("\n".join(line for line in text.splitlines() if not line.startswith("jp-3-")), encoding="utf-8")
    entries = orders_of_battle.tree(small_war.load(folders), DAY, dossier="small-war")
    assert outline(entries)[2:] == [(0, "jp-3-division"), (1, "jp-4-regiment")]
    assert entries[2].told == ()


def test_where_each_stood_on_the_day(small: History) -> None:
    entries = {entry.formation.id: entry for entry in orders_of_battle.tree(small, DAY, dossier="small-war")}
    stay = entries["jp-3-division"].stay
    assert stay is not None
    assert (stay.place, stay.lon, stay.lat, stay.radius, stay.how) == ("", 129.5, 44.4, 2.5, "in position")
    moving = entries["su-1-corps"].stay
    assert moving is not None
    assert (moving.place, moving.how) == ("beyond Midford", "advance")
    assert 129.0 < moving.lon < 130.0
    assert entries["jp-4-regiment"].stay is None, "it stood there a day later"
    assert entries["su-2-division"].stay is None


def test_parts_of_a_dossier_tell_with_it(history: History) -> None:
    parts = orders_of_battle.with_parts(history, "khalkhin-gol")
    assert {"khalkhin-gol", "khalkhin-gol-august", "khalkhin-gol-may"} <= parts.keys()
    assert "lake-khasan" not in parts
    of_august = {
        entry.formation.id for entry in orders_of_battle.tree(history, dt.date(1939, 8, 25), dossier="khalkhin-gol")
    }
    assert {"jp-23-division", "su-57-rifle-division", "mn-8-cavalry-division"} <= of_august


def test_a_table_has_a_row_for_each_thing_told(small: History) -> None:
    order = order_of_battle.of_day(small, dossier="small-war", day=DAY)
    rows = list(csv.DictReader(io.StringIO(order_of_battle.csv(order).decode("utf-8-sig"))))
    assert [*rows[0]] == [*orders_of_battle.COLUMNS]
    told = [(row["depth"], row["name"], row["commander"], row["men_low"], row["men_high"]) for row in rows]
    assert told == [
        ("0", "1st Corps", "Ivan Ivanov", "20000", "25000"),
        ("1", "2nd Division", "", "9000", "9000"),
        ("0", "3rd Division", "Yamada Taro", "8000", "8000"),
        ("1", "4th Regiment", "", "", ""),
        ("1", "4th Regiment", "Tanaka Jiro", "600", "700"),
    ]
    assert (rows[2]["lon"], rows[2]["lat"], rows[2]["radius_km"]) == ("129.5", "44.4", "2.5")
    assert rows[3]["sources"] == "muster1950; muster1950, p. 40"


def test_json_has_the_tree(small: History) -> None:
    content = json.loads(order_of_battle.nested(order_of_battle.of_day(small, dossier="small-war", day=DAY)))
    assert (content["day"], content["about"]) == ("1945-08-11", "Small War")
    assert content["metadata"]["licence"] == "MIT"
    [soviet, japanese] = content["formations"]
    assert [part["formation"] for part in soviet["parts"]] == ["su-2-division"]
    [regiment] = japanese["parts"]
    assert [told["men"] for told in regiment["told"]] == [None, [600, 700]]
    assert regiment["parts"] == []
    assert japanese["stood"] == {"place": "", "lon": 129.5, "lat": 44.4, "radius_km": 2.5}


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({}, "--dossier ID, --formation ID"),
        ({"dossier": "big-war"}, "unknown dossier big-war"),
        ({"top": "jp-9-division"}, "unknown formation jp-9-division"),
        ({"top": "jp-3-division"}, "--at DAY"),
        ({"dossier": "small-war", "day": dt.date(1945, 8, 13)}, "it is told of days from 1945-08-09 to 1945-08-12"),
    ],
)
def test_what_cannot_be_told_is_refused(small: History, asked: dict[str, object], message: str) -> None:
    with pytest.raises(ExportError, match=message):
        order_of_battle.of_day(small, **asked)  # type: ignore[arg-type]


def test_without_a_day_it_is_the_first(small: History) -> None:
    assert order_of_battle.of_day(small, dossier="small-war").day == dt.date(1945, 8, 9)


@pytest.mark.slow
@pytest.mark.usefixtures("already_read")
@pytest.mark.usefixtures("already_read")
def test_the_command_writes_a_table_and_its_description(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "august.csv"
    asked = ["order-of-battle", str(out), "--dossier", "khalkhin-gol-august", "--at", "1939-08-25"]
    assert command_line.main(asked) == 0
    assert "Soviet–Mongolian offensive of August 1939, 1939-08-25" in capsys.readouterr().out
    assert out.read_text(encoding="utf-8-sig").startswith("depth,formation,name,side,")
    about = json.loads(out.with_name("august.csv-metadata.json").read_text(encoding="utf-8"))
    assert [column["name"] for column in about["tableSchema"]["columns"]] == [*orders_of_battle.COLUMNS]
    assert (
        command_line.main(["order-of-battle", str(tmp_path / "august.xlsx"), "--dossier", "khalkhin-gol-august"]) == 2
    )
    assert "august.xlsx ends in .xlsx; expected one of .csv, .json" in capsys.readouterr().err
    assert not (tmp_path / "august.xlsx").exists()


def test_everywhere_a_formation_was(small: History) -> None:
    found = stays.of_formation(small, "jp-3-division")
    assert [(stay.days, stay.place, stay.how, stay.radius) for stay in found] == [
        ("9–10 August 1945", "Midford", "in position", 2.0),
        ("11 August 1945", "", "in position", 2.5),
    ]
    moved = stays.of_formation(small, "su-1-corps")
    assert [(stay.place, stay.how) for stay in moved] == [
        ("Easton", "advance"),
        ("Midford", "advance"),
        ("Weston", "advance"),
    ]


def test_a_landing_is_on_the_way_until_its_end(small: History) -> None:
    dossier = small.dossiers["small-war"]
    axes = tuple(axis.model_copy(update={"kind": "landing"}) for axis in dossier.axes)
    landing = replace(small, dossiers={dossier.id: dossier.model_copy(update={"axes": axes})})
    found = stays.of_formation(landing, "su-1-corps")
    assert [stay.how for stay in found] == ["on the way", "on the way", "landing"]


def test_who_led_it(small: History) -> None:
    [(name, days, citations)] = stays.commanders(small, "jp-4-regiment")
    assert (name, days) == ("Tanaka Jiro", "9–12 August 1945")
    assert [citation.locator for citation in citations] == ["p. 9"]


def test_a_part_that_has_none_names_the_whole(history: History) -> None:
    with pytest.raises(ExportError, match=r"it is told with Siege of Port Arthur \(--dossier port-arthur-siege-1904\)"):
        order_of_battle.of_day(history, dossier="port-arthur-first-storm")
