"""Workbooks of Excel and its kin: the first sheet that has a table."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from typing import TYPE_CHECKING

import openpyxl

from campaigns.guests import headers
from campaigns.guests.table import LARGEST, MOST_COLUMNS, MOST_ROWS, Grid, GuestFileError, GuestTable

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins: a workbook with a password, or one of Excel before 2007."""
_EXPECTED = "a workbook (.xlsx) without a password"


def read(data: bytes, file: str) -> GuestTable:
    """The table of a workbook's bytes: formulas by their last value, dates as ``1939-08-20``.

    Parameters
    ----------
    data, file
        The bytes, and the name that messages have.

    Raises
    ------
    GuestFileError
        If they are no workbook, one with a password, or none of its sheets is a table; or there is more than is read.
    """
    if data.startswith(_COMPOUND):
        raise GuestFileError("a workbook with a password, or of Excel before 2007", _EXPECTED)
    refuse_bomb(data, _EXPECTED)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that openpyxl does not keep
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            grids = {sheet.title: _grid(sheet) for sheet in book.worksheets}
    except Exception as error:  # noqa: BLE001 - of damaged workbooks openpyxl raises errors of any kind
        raise GuestFileError(f"no workbook that can be read ({str(error)[:80]})", _EXPECTED) from None
    tables = {title: grid for title, grid in grids.items() if len(grid.rows) > 1}
    if not tables:
        raise GuestFileError("no row in any sheet", "a table with a header and a row for each thing")
    if _has_formulas_without_values(data):
        raise GuestFileError(
            "formulas that were never calculated", "their values: open the workbook in Excel and save it"
        )
    title = next(iter(tables))
    others = "" if len(tables) == 1 else f" of {len(tables)}"
    return headers.table(tables[title], file, f"XLSX, sheet {title}{others}")


def unpacked_bytes(data: bytes, expected: str) -> int:
    """Bytes that an archive would unpack to, as its directory says. GuestFileError if the bytes are none."""
    try:
        return sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(data)).infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise GuestFileError(f"no archive that can be read ({error})", expected) from None


def refuse_bomb(data: bytes, expected: str) -> None:
    """Raise GuestFileError if bytes are no archive, or one that would unpack to more than is read."""
    unpacked = unpacked_bytes(data, expected)
    if unpacked > LARGEST:
        raise GuestFileError(
            f"{len(data) / 2**20:.1f} MB that unpack to {unpacked / 2**20:,.0f} MB", f"at most {LARGEST // 2**20} MB"
        )


_WITHOUT_VALUE = re.compile(rb'<c (?![^>]*t="str")[^>]*><f[^>]*>[^<]*</f>(?:<v ?/>|<v></v>)?</c>')
"""A formula without its last value: a program wrote the workbook that does not calculate."""


def _has_formulas_without_values(data: bytes) -> bool:
    archive = zipfile.ZipFile(io.BytesIO(data))
    sheets = (name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml"))
    return any(_WITHOUT_VALUE.search(archive.read(name)) for name in sheets)


def _grid(sheet: Worksheet) -> Grid:
    """Rows of a sheet that have any cell, a few more than are read."""
    grid = Grid()
    rows = sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS + 1)
    for number, row in enumerate(rows, start=1):
        cells = [_text(cell) for cell in row]
        if any(cells):
            grid.rows.append((number, cells))
        if len(grid.rows) > MOST_ROWS + 1:
            break
    return grid


def _text(cell: object) -> str:
    """A cell as it would be typed."""
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(timespec="minutes")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
