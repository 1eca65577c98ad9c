"""A visitor's file, read and placed: at once where it is small, else in its turn and in a process of its own."""

from __future__ import annotations

import pickle
import shutil
from typing import TYPE_CHECKING, Any

import streamlit as st

from campaigns.guests import placing, reading, xlsx_files
from campaigns.guests.table import GuestFileError
from campaigns.languages.spoken import t
from pages.parts import atlas_data, export_process, guest_job, visitor, working_folder
from pages.parts.export_line import Line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from campaigns.guests.mapping import Mapping
    from campaigns.guests.placing import GuestLayer
    from campaigns.guests.table import GuestTable
    from pages.parts.atlas_data import Atlas
    from pages.parts.guest_job import Placing, Reading

LARGEST = 20
"""Megabytes (of 2**20 bytes) of the largest file that the app takes; ``server.maxUploadSize`` is the same."""
MOST_ROWS = 100_000
"""Rows of all layers of a visitor."""
_AT_ONCE_BYTES, _AT_ONCE_ROWS = 2_000_000, 5_000
"""What is read and placed within the server: a second of its time at most."""
_OF_GDAL = (".kml", ".kmz", ".gpx", ".gpkg", ".zip", ".parquet", ".geoparquet")
"""Read by libraries in C, which a damaged file may end: never within the server."""
_PROGRAM = "import sys; from pages.parts import guest_job; sys.exit(guest_job.main())"


def read(data: bytes, name: str) -> GuestTable:
    """The table of a file's bytes.

    Raises
    ------
    GuestFileError
        If it cannot be read, or is more than the app takes.
    FullError
        If too many wait already.
    ExportError
        If the process was ended from outside, or had not enough memory.
    """
    if len(data) > LARGEST * 2**20:
        raise GuestFileError(f"{len(data) / 2**20:,.1f} MB", f"at most {LARGEST} MB")
    if name.lower().endswith(_OF_GDAL) or _unpacked(data) > _AT_ONCE_BYTES:
        table: GuestTable = _apart(lambda out: guest_job.Reading(data, name, out), t("Reading your file …"))
    else:
        table = reading.read_bytes(data, name)
    if len(table) > MOST_ROWS:
        raise GuestFileError(
            f"{len(table):,} rows", f"at most {MOST_ROWS:,} in the app; drop larger files on an exported map"
        )
    return table


def place(table: GuestTable, mapping: Mapping, atlas: Atlas, identity: str) -> GuestLayer:
    """The layer of a table, see ``placing.place``; errors as ``read``."""
    if len(table) <= _AT_ONCE_ROWS:
        return placing.place(table, mapping, atlas.english.history, identity)
    kept = atlas_data.file(atlas.english, atlas.english.identity)
    made: GuestLayer = _apart(
        lambda out: guest_job.Placing(table, mapping, identity, kept, out), t("Placing your rows …")
    )
    return made


def _unpacked(data: bytes) -> int:
    """Bytes of what a file holds: of an archive unpacked, as its directory says."""
    if not data.startswith(b"PK"):
        return len(data)
    try:
        return xlsx_files.unpacked_bytes(data, "an archive")
    except GuestFileError:
        return len(data)


@st.cache_resource(show_spinner=False)
def _line() -> Line:
    return Line()


def _apart(job: Callable[[Path], Reading | Placing], text: str) -> Any:  # noqa: ANN401 - a table or a layer
    """What a job makes, done in a process of its own when it is this visitor's turn."""
    bar = st.progress(0.0, text)

    def wait(before: int) -> None:
        bar.progress(0.0, t("In line: {number} before yours …", number=before))

    def advance(share: float, _what: str) -> None:
        bar.progress(share, text)

    folder = working_folder.new()
    out = folder / "made.pickle"
    try:
        with _line().turn(visitor.identity(), wait):
            export_process.run(job(out), advance, _PROGRAM, "your layer")
        with out.open("rb") as stream:
            found = pickle.load(stream)  # noqa: S301 - our own process wrote it
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        bar.empty()
    if isinstance(found, guest_job.Refusal):
        raise GuestFileError(found.found, found.expected)
    return found
