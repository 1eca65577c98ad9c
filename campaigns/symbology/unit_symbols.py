"""Unit symbols at the heads of arrows: frames of APP-6.

The package ``milsymbol`` drew them into ``unit_symbols.json``, see ``unit_symbol_drawings``: its tables of all symbols
there are take 100 MB.

Every side has the rectangle of APP-6's own troops: the atlas takes nobody's part, so no side is drawn as the enemy's
diamond. Colour and formation label tell whose unit it is.
"""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from campaigns.symbology import colours
from geodata import text_files
from geodata.errors import VocabularyError
from geodata.problems import Problem
from geodata.read_once import read_once

if TYPE_CHECKING:
    from collections.abc import Mapping

    from campaigns.facts import Echelon
    from campaigns.formations import Branch, Formation
    from campaigns.model import Axis

ECHELON: dict[Echelon, str] = {
    "front": "24",
    "army": "23",
    "corps": "22",
    "division": "21",
    "brigade": "18",
    "regiment": "17",
    "battalion": "16",
    "company": "15",
    "detachment": "00",
}
"""Echelon amplifiers of APP-6D, positions 9 and 10 of the identification code."""

ENTITY: dict[Branch, str] = {
    "infantry": "1211000000",
    "motorised": "1211040000",
    "mechanised": "1211020000",
    "armour": "1205000000",
    "armoured-cars": "1205010000",
    "cavalry": "1213000000",
    "artillery": "1303000000",
    "anti-aircraft": "1301000000",
    "engineers": "1407000000",
    "airborne": "1211000001",
    "fortress": "1211000200",
    "machine-gun": "1211005600",
    "border-guards": "1211000500",
    "naval": "1701000000",
    "air": "1208000000",
    "reconnaissance": "1213000000",
    "headquarters": "0000000000",
}
"""Entity and the two modifiers of APP-6D, positions 11 to 20, of each branch: border guards are infantry with the
modifier of borders, machine-gun troops with that of weapons, fortress troops with that of an area."""

ARMS: tuple[tuple[str, str], ...] = (
    (r"\bflotilla|\bships\b|\bcutter", ""),
    (r"\btank\b", "120500"),
    (r"motor-armoured|reconnaissance unit", "120501"),
    (r"\bcavalry\b", "121300"),
    (r"\bmechanised\b", "121102"),
    (r"\bmotor rifle\b", "121104"),
)
"""What the name of a formation that has no row of its own says of its arm, and the entity of APP-6D; the first that
fits holds. Empty: no symbol."""
INFANTRY, AMPHIBIOUS, CAVALRY = "121100", "121101", "121300"
DRAWINGS = Path(__file__).with_name("unit_symbols.json")
_FILE = f"campaigns/symbology/{DRAWINGS.name}"
_FRAME = "rgb(128,224,255)"
"""Fill that the package gives to the frame of own troops."""
_PAPER = 0.92
SIZE = 30
"""The package's measure of size."""
FRAME = 1.5 * SIZE
"""Width of the frame of a picture, pixels."""


def of_formation(formation: Formation) -> str:
    """Identification code (APP-6D, 20 digits) of a formation, by its size and branch."""
    return _code(formation.echelon, ENTITY[formation.branch])


def code(axis: Axis, known: Mapping[str, Formation]) -> str:
    """Identification code of a formation on an arrow; empty where no symbol fits.

    ``known`` are the formations by id. Of a movement that names none of them, the name and the way it moved tell.
    """
    if axis.is_route:
        return ""
    if formation := known.get(axis.unit or ""):
        return of_formation(formation)
    entity = next((found for pattern, found in ARMS if re.search(pattern, axis.formation, re.IGNORECASE)), None)
    if entity is None:
        entity = {"sea": AMPHIBIOUS, "river": AMPHIBIOUS, "cavalry": CAVALRY}.get(axis.mode, INFANTRY)
    return _code(axis.echelon, f"{entity}0000") if entity else ""


def _code(echelon: Echelon, entity: str) -> str:
    return f"10031000{ECHELON[echelon]}{entity}"


def of_branch(branch: str, side: str) -> str:
    """The symbol of a branch, of no size, in a side's colour as the text of an SVG picture."""
    return svg(_code("detachment", ENTITY[branch]), side)  # type: ignore[index] # a branch of formations.csv


def picture(sidc: str, side: str) -> str:
    """A symbol in a side's colour as the address of an SVG picture (``data:``)."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg(sidc, side).encode()).decode("ascii")


@read_once
def svg(sidc: str, side: str) -> str:
    """A symbol in a side's colour as the text of an SVG picture."""
    colour = colours.of_side(side)
    drawn = drawings()[sidc].replace(_FRAME, colours.mixed(colour, _PAPER))
    return drawn.replace('"black"', f'"{colours.darkened(colour)}"')


def codes() -> list[str]:
    """Every code there can be."""
    arms = {*(entity for _, entity in ARMS if entity), INFANTRY, AMPHIBIOUS, CAVALRY}
    entities = {*ENTITY.values(), *(f"{entity}0000" for entity in arms)}
    return sorted(_code(echelon, entity) for echelon in ECHELON for entity in entities)


@read_once
def drawings() -> dict[str, str]:
    """The symbol of each code as the text of an SVG picture, in the package's colours.

    Raises
    ------
    VocabularyError
        When the file is missing or is not what ``unit_symbol_drawings`` writes.
    """
    expected = "the symbols that are drawn by: python -m campaigns.symbology.unit_symbol_drawings"
    try:
        found: dict[str, str] = json.loads(text_files.read_bytes(DRAWINGS))
    except text_files.TextFileError as error:
        raise VocabularyError([Problem(_FILE, 0, "file", error.found, expected)]) from None
    except ValueError:
        raise VocabularyError([Problem(_FILE, 0, "file", "no JSON", expected)]) from None
    if not isinstance(found, dict) or (missing := [code for code in codes() if not isinstance(found.get(code), str)]):
        what = f"no symbol {missing[0]}" if isinstance(found, dict) else "no symbols"
        raise VocabularyError([Problem(_FILE, 0, "file", what, expected)])
    return found
