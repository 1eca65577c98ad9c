"""Unit symbols at the heads of arrows: frames of APP-6, drawn by the package ``milsymbol``.

Every side has the rectangle of APP-6's own troops: the atlas takes nobody's part, so no side is drawn as the enemy's
diamond. Colour and formation label tell whose unit it is.
"""

from __future__ import annotations

import base64
import re
import sys
from typing import TYPE_CHECKING

from campaigns.symbology import colours
from geodata.read_once import read_once

if TYPE_CHECKING:
    from campaigns.model import Axis, Echelon

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

ARMS: tuple[tuple[str, str], ...] = (
    (r"\bflotilla|\bships\b|\bcutter", ""),
    (r"\btank\b", "120500"),
    (r"motor-armoured|reconnaissance unit", "120501"),
    (r"\bcavalry\b", "121300"),
    (r"\bmechanised\b", "121102"),
    (r"\bmotor rifle\b", "121104"),
)
"""What a formation's name says of its arm, and the entity of APP-6D; the first that fits holds. Empty: no symbol."""
INFANTRY, AMPHIBIOUS, CAVALRY = "121100", "121101", "121300"
_FRAME = "rgb(128,224,255)"
"""Fill that the package gives to the frame of own troops."""
_PAPER = 0.92


def code(axis: Axis) -> str:
    """Identification code (APP-6D, 20 digits) of a formation on an arrow; empty where no symbol fits."""
    if axis.is_route:
        return ""
    entity = next((found for pattern, found in ARMS if re.search(pattern, axis.formation, re.IGNORECASE)), None)
    if entity is None:
        entity = {"sea": AMPHIBIOUS, "river": AMPHIBIOUS, "cavalry": CAVALRY}.get(axis.mode, INFANTRY)
    return f"10031000{ECHELON[axis.echelon]}{entity}0000" if entity else ""


@read_once
def picture(sidc: str, side: str) -> str:
    """A symbol in a side's colour as the address of an SVG picture (``data:``)."""
    from milsymbol import Symbol  # noqa: PLC0415 - its tables take a third of a second to read

    colour = colours.of_side(side)
    drawn = Symbol(sidc, size=30).as_svg().replace(_FRAME, colours.mixed(colour, _PAPER))
    drawn = drawn.replace('"black"', f'"{colours.darkened(colour)}"')
    return "data:image/svg+xml;base64," + base64.b64encode(drawn.encode()).decode("ascii")


def release_tables() -> None:
    """Let go of the package's tables of all symbols, 100 MB; it reads them again when one is drawn that is not kept."""
    tables = sys.modules.get("milsymbol.symbol")
    for name in ("_number_data", "_letter_data", "_modifier_data", "_geometries"):
        if hasattr(tables, name):
            setattr(tables, name, None)
