"""Cells of a user's table that say more than where and when: texts, numbers, colours, addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PIL import ImageColor

from campaigns.guests.mistakes import Remark
from geodata import characters

if TYPE_CHECKING:
    from campaigns.column_roles import Role

_BLANKS = re.compile(r"[^\S\n]+")
_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(,\d{3})+", re.ASCII)
_LARGEST = 1e15
"""Below this a number is exact, and what is counted stays below it."""


def as_number(cell: str) -> float | None:
    """The number that a cell is, with a point or a comma, thousands apart or not; None if it is none."""
    plain = cell.replace("\u00a0", "").replace(" ", "").replace("\u202f", "").replace("_", "")
    if _THOUSANDS.fullmatch(plain) or ("," in plain and "." in plain and plain.rindex(".") > plain.rindex(",")):
        plain = plain.replace(",", "")
    elif plain.count(".") > 1 or ("," in plain and "." in plain):
        plain = plain.replace(".", "")
    try:
        value = float(plain.replace(",", "."))
    except ValueError:
        return None
    return value if abs(value) < _LARGEST else None


def text(cell: str, role: Role, remarks: list[Remark]) -> str:
    """A cell as text; what no text may have is taken out, and remarked."""
    if cell.isascii() and cell.isprintable():
        return cell
    if fault := characters.fault(cell):
        remarks.append(Remark(role, fault, f"{characters.EXPECTED}; it was taken out"))
        cell = characters.without_faults(cell)
    return _BLANKS.sub(" ", cell)


def number(cell: str, role: Role, remarks: list[Remark]) -> float | None:
    """The number of a cell; None, and a remark, if it is none."""
    value = as_number(cell) if cell else None
    if cell and value is None:
        remarks.append(Remark(role, repr(cell), "a number; the row has none"))
    return int(value) if value is not None and value.is_integer() else value


def colour(cell: str, remarks: list[Remark]) -> str:
    """The colour of a cell as ``#b3202c``; empty, and a remark, if it is none."""
    if not cell:
        return ""
    try:
        red, green, blue = ImageColor.getrgb(cell)[:3]
    except ValueError:
        remarks.append(Remark("colour", repr(cell), "a colour such as #b3202c or navy; that of the layer is taken"))
        return ""
    return f"#{red:02x}{green:02x}{blue:02x}"


def link(cell: str, remarks: list[Remark]) -> str:
    """The address of a cell; empty, and a remark, if it is none that may be followed."""
    address = text(cell, "link", remarks)
    if address and not _ADDRESS.fullmatch(address):
        remarks.append(Remark("link", repr(address), "an http or https address; the row has none"))
        return ""
    return address
