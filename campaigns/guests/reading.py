"""A file of any of the kinds that users bring, read into a table."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from campaigns.guests import collection, csv_files, json_files, vector_files, xlsx_files
from campaigns.guests.table import LARGEST, GuestFileError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from campaigns.guests.table import GuestTable

_TEXTS = (".csv", ".tsv", ".tab", ".txt")
_BOOKS = (".xlsx", ".xlsm")
_JSON = (".geojson", ".json", ".jsonld")
SUFFIXES = (*_TEXTS, *_BOOKS, *_JSON, *vector_files.KINDS)
"""What the names of files that can be read end in."""
_MAGIC: Mapping[bytes, str] = {b"PK\x03\x04": "an archive (zip, xlsx, kmz)", b"%PDF": "a PDF", b"\x89PNG": "a picture"}
"""How files begin that are often taken for tables."""


def read(path: Path) -> GuestTable:
    """Read a file. Raises GuestFileError if it cannot be read."""
    try:
        if not path.is_file():
            raise GuestFileError("no file" if not path.exists() else "no plain file", "a file")
        if path.stat().st_size > LARGEST:
            raise GuestFileError(f"{path.stat().st_size / 2**20:,.0f} MB", f"at most {LARGEST // 2**20} MB")
        data = path.read_bytes()
    except OSError as error:
        raise GuestFileError((error.strerror or type(error).__name__).lower(), "a file that can be read") from None
    return read_bytes(data, path.name)


@collection.paused()
def read_bytes(data: bytes, name: str) -> GuestTable:
    """Read what was dropped: its bytes and its name, the suffix of which says what it is.

    Raises
    ------
    GuestFileError
        If it is of a kind that is not read, is damaged, or is more than is read.
    """
    if len(data) > LARGEST:
        raise GuestFileError(f"{len(data) / 2**20:,.0f} MB", f"at most {LARGEST // 2**20} MB")
    suffix = "." + name.lower().rpartition(".")[2] if "." in name else ""
    if suffix not in SUFFIXES:
        raise GuestFileError(f"a name that ends in {suffix or 'no suffix'}", f"one of {', '.join(SUFFIXES)}")
    if not data.strip():
        raise GuestFileError("an empty file", "rows")
    if suffix in _BOOKS:
        return xlsx_files.read(data, name)
    if suffix in _JSON:
        return json_files.read(data, name)
    if suffix in vector_files.KINDS:
        return vector_files.read(_unwrapped(data) if suffix == ".zip" else data, name, suffix)
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise GuestFileError(what, f"a table as text, as the name {suffix} says")
    return csv_files.read(data, name)


def _unwrapped(data: bytes) -> bytes:
    """An archive as it is, if it holds a Shapefile with its parts. Raises GuestFileError if it does not."""
    try:
        names = {name.lower() for name in zipfile.ZipFile(io.BytesIO(data)).namelist()}
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise GuestFileError(f"no archive that can be read ({error})", "a zipped Shapefile") from None
    shapes = [name for name in names if name.endswith(".shp")]
    if not shapes:
        raise GuestFileError("an archive without .shp", "a zipped Shapefile: .shp, .shx, .dbf and .prj")
    missing = [part for part in (".shx", ".dbf") if shapes[0].removesuffix(".shp") + part not in names]
    if missing:
        raise GuestFileError(f"a Shapefile without {' and '.join(missing)}", "a Shapefile with all its parts")
    return data
