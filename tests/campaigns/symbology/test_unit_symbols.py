"""Unit symbols: which formation gets which, and that they are drawn in the side's colour."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from campaigns import formations
from campaigns.checking import vocabulary
from campaigns.symbology import colours, unit_symbol_drawings, unit_symbols
from geodata.errors import VocabularyError

if TYPE_CHECKING:
    from campaigns.history import History
    from tests.conftest import Break


PAINT = {"fill", "fill-opacity", "stroke", "stroke-width"}
FONT = {"font-family", "font-size", "font-weight"}
DRAWN = {
    "svg": {"version", "baseProfile", "width", "height", "viewBox"},
    "g": {*PAINT, "transform"},
    "path": {*PAINT, "d"},
    "circle": {*PAINT, "cx", "cy", "r"},
    "text": {*PAINT, *FONT, "x", "y", "text-anchor", "dominant-baseline"},
}
"""Elements of SVG that ``web/names/unit-picture.ts`` draws, and what it reads of each."""


def codes(history: History) -> dict[str, str]:
    axes = [axis for dossier in history.dossiers.values() for axis in dossier.axes]
    return {axis.formation: unit_symbols.code(axis, {}) for axis in axes}


@pytest.mark.parametrize(
    ("formation", "echelon", "entity"),
    [
        ("5th Guards Tank Corps", "22", "120500"),
        ("7th Mechanised Corps", "22", "121102"),
        ("5th Kuban Cavalry Brigade", "18", "121300"),
        ("36th Motor Rifle Division", "21", "121104"),
        ("64th Infantry Regiment", "17", "121100"),
        ("Maoka landing force", "18", "121101"),
    ],
)
def test_a_formation_has_the_symbol_of_its_arm(history: History, formation: str, echelon: str, entity: str) -> None:
    code = codes(history)[formation]
    assert len(code) == 20
    assert (code[8:10], code[10:16]) == (echelon, entity)


def test_ships_and_routes_have_none(history: History) -> None:
    assert codes(history)["Amur Flotilla"] == ""
    routes = [axis for dossier in history.dossiers.values() for axis in dossier.axes if axis.is_route]
    assert routes
    assert not any(unit_symbols.code(axis, history.formations) for axis in routes)


def test_every_code_is_drawn_in_the_colour_of_its_side(history: History) -> None:
    axes = [axis for dossier in history.dossiers.values() for axis in dossier.axes]
    coded = [(axis, code) for axis in axes if (code := unit_symbols.code(axis, history.formations))]
    assert len(coded) >= 138
    for axis, code in coded:
        drawn = base64.b64decode(unit_symbols.picture(code, axis.side).partition(",")[2]).decode()
        assert colours.darkened(colours.of_side(axis.side)) in drawn, axis.formation
        assert "?</text>" not in drawn, axis.formation


def test_a_drawing_has_only_what_the_map_can_draw() -> None:
    for code, drawing in unit_symbols.drawings().items():
        elements = ET.fromstring(drawing).iter()  # noqa: S314 - a file of this repository
        for element in elements:
            tag = element.tag.rpartition("}")[2]
            assert set(element.attrib) <= DRAWN[tag], f"{code}: {tag}"
            assert element.get("transform", "translate(0,0)") == "translate(0,0)", code
            assert element.get("fill-opacity", "1") == "1", code
            assert element.get("text-anchor", "middle") == element.get("dominant-baseline", "middle") == "middle", code


def test_a_formation_of_the_table_has_the_symbol_of_its_branch(history: History) -> None:
    axis = next(axis for dossier in history.dossiers.values() for axis in dossier.axes if not axis.is_route)
    tied = axis.model_copy(update={"unit": "mn-8-cavalry-division", "formation": "a tank corps"})
    assert unit_symbols.code(tied, history.formations) == "10031000211213000000"
    assert unit_symbols.of_formation(history.formations["jp-kwantung-army"]) == "10031000240000000000"


@pytest.mark.parametrize("branch", formations.BRANCHES)
def test_every_branch_has_a_symbol(branch: str) -> None:
    drawn = unit_symbols.of_branch(branch, "Japan")
    assert drawn.startswith("<svg")
    assert "?</text>" not in drawn
    assert colours.darkened(colours.of_side("Japan")) in drawn
    same = [other for other in formations.BRANCHES if unit_symbols.of_branch(other, "Japan") == drawn]
    assert same == (["cavalry", "reconnaissance"] if branch in {"cavalry", "reconnaissance"} else [branch])


@pytest.mark.slow
def test_the_drawings_are_those_of_the_package() -> None:
    assert unit_symbols.DRAWINGS.read_text(encoding="utf-8") == unit_symbol_drawings.text()


@pytest.mark.parametrize(
    ("data", "found"), [(None, "no file"), (b"{", "no JSON"), (b"{}", "no symbol 10031000000000000000")]
)
def test_damaged_drawings_are_named(break_table: Break, data: bytes | None, found: str) -> None:
    break_table("campaigns/symbology/unit_symbols.json", data)
    told = f"campaigns/symbology/unit_symbols.json: file: found {found}; expected the symbols that are drawn by"
    with pytest.raises(VocabularyError, match=told):
        vocabulary.require()
