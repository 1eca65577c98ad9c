"""Units, fronts and formations as the document carries them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns import scene
from campaigns.atlas.document import formation_payload, payload
from campaigns.atlas.document.feature_types import Parent, UnitPosition
from campaigns.dates import day_number, parse
from tests import small_war

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.atlas.document.feature_types import Feature
    from campaigns.atlas.document.payload_types import Payload
    from campaigns.history import History

pytestmark = pytest.mark.slow


def day(text: str) -> int:
    return day_number(parse(text).earliest)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> History:
    return small_war.in_full(small_war.copied(tmp_path_factory.mktemp("small")))


@pytest.fixture(scope="module")
def carried(small: History) -> Payload:
    return payload.build(small, scene.build(small))


def feature(carried: Payload, identity: str) -> Feature:
    return next(each for each in carried["features"] if each["id"] == identity)


def test_a_unit_has_a_position_for_each_stage(carried: Payload) -> None:
    unit = feature(carried, "small-war/jp-3-division")
    assert unit["unit"] == "jp-3-division"
    assert unit["kind"] == "infantry"
    assert [(stage.start, stage.end, stage.parts) for stage in unit["stages"]] == [
        (day("1945-08-09"), day("1945-08-10"), []),
        (day("1945-08-11"), day("1945-08-11"), []),
    ]
    first, second = unit["positions"]
    assert first == UnitPosition(130.0, 44.3, 2.0, first.certainty, "Midford", "")
    assert (second.longitude, second.latitude, second.radius, second.place) == (129.5, 44.4, 2.5, "")
    assert carried["notes"][int(second.note) - 1] == "By estimate."
    assert carried["symbols"][int(unit["symbol"])].startswith("data:image/svg+xml")


def test_days_of_a_document_leave_out_other_positions(small: History) -> None:
    when = parse("1945-08-11")
    carried = payload.build(small, scene.build(small), first=when.earliest, last=when.latest)
    unit = feature(carried, "small-war/jp-3-division")
    assert len(unit["stages"]) == len(unit["positions"]) == 1
    assert unit["positions"][0].longitude == 129.5


def test_a_front_is_a_line_with_its_works(carried: Payload) -> None:
    front = feature(carried, "small-war/screen")
    assert [tuple(fort) for fort in front["forts"]] == [(129.0, 44.5, "Weston")]
    assert [len(stage.parts) for stage in front["stages"]] == [1]
    assert not front["closed"]
    assert "bands" not in front


def test_formations_stand_with_those_they_belonged_to(carried: Payload) -> None:
    assert list(carried["formations"]) == ["su-1-corps", "su-2-division", "jp-3-division", "jp-4-regiment"]
    regiment = carried["formations"]["jp-4-regiment"]
    assert regiment["parents"] == [Parent("jp-3-division", day("1945-08-09"), day("1945-08-12"))]
    assert (regiment["echelon"], regiment["branch"], regiment["names"]) == ("regiment", "cavalry", {"ja": "第4連隊"})
    assert regiment["symbol"] == feature(carried, "small-war/jp-4-regiment")["symbol"]
    assert feature(carried, "small-war/column")["unit"] == "su-1-corps"


def test_rows_that_say_the_same_of_days_that_meet_are_one_parent(folders: Path) -> None:
    path = folders / "orders_of_battle.csv"
    row = "jp-4-regiment,jp-3-division,{},,,,,small-war,muster1950,medium,\n"
    more = row.format("1945-08-13,1945-08-14") + row.format("1945-08-20,1945-08-21")
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    found = formation_payload.parents(small_war.in_full(folders), "jp-4-regiment")
    assert [(parent.start, parent.end) for parent in found] == [
        (day("1945-08-09"), day("1945-08-14")),
        (day("1945-08-20"), day("1945-08-21")),
    ]


def test_the_dossier_tells_of_both(carried: Payload) -> None:
    dossier = carried["dossiers"]["small-war"]
    assert [unit["formation"] for unit in dossier["units"]] == ["jp-3-division", "jp-4-regiment"]
    assert [position["english"] for position in dossier["units"][0]["positions"]] == [
        "9–10 August 1945",
        "11 August 1945",
    ]
    assert [(front["id"], front["sides"], front["kind"]) for front in dossier["fronts"]] == [
        ("screen", ["Japan"], "trenches"),
        ("pocket", ["Japan"], "ring"),
    ]


def test_the_order_of_battle_is_told_with_its_dossier(carried: Payload) -> None:
    corps, division, *_ = carried["dossiers"]["small-war"]["orders"]
    assert (corps["formation"], corps["parent"], corps["commander"]) == ("su-1-corps", "", "Ivan Ivanov")
    assert (corps["strength"], corps["role"]) == ("20,000–25,000 men; 90 guns", "march on Weston")
    assert (corps["start"], corps["end"]) == (day("1945-08-09"), day("1945-08-12"))
    assert (division["parent"], division["strength"], division["certainty"]) == ("su-1-corps", "9,000 men", "medium")
    assert corps["source"] == [("muster1950", "p. 12")]
    assert carried["dossiers"]["small-war"]["partOf"] == ""


def test_works_that_only_an_order_of_battle_cites_are_carried(folders: Path) -> None:
    bibliography, table = folders / "sources.bib", folders / "orders_of_battle.csv"
    work = "@book{rolls1951, author = {Clerk, A.}, title = {Rolls}, year = {1951}, publisher = {Weston Press}}\n"
    bibliography.write_text(bibliography.read_text(encoding="utf-8") + work, encoding="utf-8")
    row = "su-1-corps,,1945-08-09,1945-08-12,Pyotr Petrov,,,,small-war,rolls1951,low,\n"
    table.write_text(table.read_text(encoding="utf-8") + row, encoding="utf-8")
    small = small_war.in_full(folders)
    assert "rolls1951" in payload.build(small, scene.build(small))["sources"]
