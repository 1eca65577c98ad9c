"""One formation has one name: in movements, in tables; and armies of Japan have their number in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from campaigns.checking import naming
from tests import small_war

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History

TIED = "    formation: 1st Corps\n    unit: su-1-corps\n"


def called(folders: Path, text: str) -> History:
    """The small war with another text for the movement of the 1st Corps."""
    small_war.in_full(folders)
    path = folders / "dossiers/small-war.yaml"
    written = path.read_text(encoding="utf-8")
    assert written.count(TIED) == 1
    path.write_text(written.replace(TIED, TIED.replace("1st Corps", text)), encoding="utf-8")
    return small_war.load(folders)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1st Corps", "1st Corps"),
        ("Corps", "1st Corps"),
        ("Vanguard of the 1st Corps", "Vanguard of the 1st Corps"),
        ("Eastern column", "1st Corps (Eastern column)"),
        ("1st Corps and 2nd Division", "1st Corps and 2nd Division"),
    ],
)
def test_a_movement_has_the_name_of_its_formation(folders: Path, text: str, shown: str) -> None:
    history = called(folders, text)
    assert history.problems == ()
    assert [axis.formation for axis in history.dossiers["small-war"].axes] == [shown]


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("First Corps", "'First Corps', other words for 1st Corps", "1st Corps: its name in campaigns/formations.csv"),
        ("1st Red Corps", "'1st Red Corps', other words for 1st Corps", "1st Corps: its name in "),
        (
            "2nd Division",
            "'2nd Division', which names 2nd Division, of the unit su-1-corps (1st Corps)",
            "the unit that",
        ),
    ],
)
def test_a_text_that_contradicts_the_name(folders: Path, text: str, found: str, expected: str) -> None:
    [problem] = called(folders, text).problems
    assert problem.found == found
    assert expected in problem.expected
    path = folders / "dossiers/small-war.yaml"
    assert path.read_text(encoding="utf-8").split("\n")[problem.line - 1] == f"    formation: {text}"


@pytest.mark.parametrize("name", ["3rd Army", "17th Area Army", "2nd General Army"])
def test_an_army_of_japan_is_numbered_in_words(folders: Path, name: str) -> None:
    history = small_war.in_full(folders)
    army = replace(history.formations["jp-3-division"], name=name)
    [problem] = naming.problems(replace(history, formations={army.id: army}))
    assert problem.found == repr(name)
    assert problem.expected.split(" ")[0] in {"Third", "Seventeenth", "Second"}


@pytest.mark.parametrize(
    ("name", "side"),
    [("Third Army", "Japan"), ("3rd Army", "Soviet Union"), ("0th Army", "Japan"), ("00th Army", "Japan")],
)
def test_other_armies_are_not(folders: Path, name: str, side: str) -> None:
    history = small_war.in_full(folders)
    army = replace(history.formations["jp-3-division"], name=name, side=side)
    assert naming.problems(replace(history, formations={army.id: army})) == []


def test_a_numbered_formation_without_names(folders: Path) -> None:
    history = small_war.in_full(folders)
    camels = replace(history.formations["su-2-division"], name="2nd Camel Division")
    [problem] = naming.problems(replace(history, formations={camels.id: camels}))
    assert (problem.subject, problem.found) == ("su-2-division, ja", "no name")
    assert problem.expected.startswith("a row Soviet Union, Camel Division of campaigns/formation_terms.csv")


def test_what_ships_has_one_name_for_each(history: History) -> None:
    assert naming.problems(history) == []
    names = {
        axis.formation for dossier in history.dossiers.values() for axis in dossier.axes if axis.unit == "jp-6-army"
    }
    assert names == {"Headquarters of the Sixth Army"}
