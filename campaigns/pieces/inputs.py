"""The files that are read, and how their columns are understood."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from campaigns.atlas.document.guest_payload import shown_columns
from campaigns.atlas.export_selection import ExportError
from campaigns.guests import guessing, mapping
from campaigns.guests.table import GuestFileError
from campaigns.pieces import csv_blocks, parquet_blocks
from campaigns.pieces.blocks import CSV, SUFFIXES, PartFile, Source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from campaigns.guests.mapping import Mapping
    from campaigns.guests.table import GuestTable

_LISTED = 12
"""Columns that a message names at most."""


def files(given: Sequence[Path]) -> list[Path]:
    """The files that are meant: those given, and of folders all parts in them, in the order of their names.

    Raises
    ------
    ExportError
        If there is none, or one that cannot be read.
    """
    found: list[Path] = []
    for path in given:
        if path.is_dir():
            parts = sorted(each for each in path.iterdir() if each.suffix.lower() in SUFFIXES and each.is_file())
            if not parts:
                raise ExportError(f"{path}: found no part; expected files that end in {', '.join(SUFFIXES)}")
            found += parts
        else:
            found.append(path)
    for path in found:
        if not path.is_file():
            raise ExportError(f"{path}: found {'no plain file' if path.exists() else 'no file'}; expected a file")
        if path.suffix.lower() not in SUFFIXES:
            raise ExportError(
                f"{path}: found a name that ends in {path.suffix or 'no suffix'}; expected {', '.join(SUFFIXES)}"
            )
    if twice := sorted({str(path) for path in found if found.count(path) > 1}):
        raise ExportError(f"{twice[0]}: found twice among the parts; expected each once")
    return [path.absolute() for path in found]


def understand(paths: Sequence[Path], columns: Path | None, title: str) -> Source:
    """How files are written, and what their columns are, which is told from the first of them that has rows.

    Parameters
    ----------
    paths, columns
        The files, and a mapping that was saved; by default the columns are guessed.
    title
        What the layer is called; by default as the mapping says, or as the first file.

    Raises
    ------
    ExportError
        If a file or the mapping cannot be read, files have different columns, none has a row, or no column says where
        things are.
    """
    parts: list[PartFile] = []
    first: tuple[PartFile, GuestTable] | None = None
    for path in paths:
        part, table = _look_at(path)
        if first is None and table is not None:
            first = part, table
        if sorted(part.names) != sorted(parts[0].names if parts else part.names):
            expected = f"those of {parts[0].path.name}: {_listed(parts[0].names)}"
            raise ExportError(f"{path}: found the columns {_listed(part.names)}; expected {expected}")
        if parts and part.kind != parts[0].kind:
            raise ExportError(f"{path}: found {part.kind}; expected {parts[0].kind}, as {parts[0].path.name} is")
        parts.append(part)
    if first is None:
        found = f"{paths[0]}: found" if len(paths) == 1 else f"found {len(paths):,} parts with"
        raise ExportError(f"{found} columns and no row; expected a row for each thing")
    part, table = first
    understood = _mapping(part, replace(table, file=parts[0].path.name), columns, title)
    return Source(tuple(parts), understood, tuple(shown_columns(understood, parts[0].names)))


def remark_on_arrows(source: Source) -> str:
    """What is told of positions of formations, which ``export --with`` joins to arrows; empty where there are none."""
    columns = source.mapping.columns
    if not source.mapping.arrows or "formation" not in columns or source.files[0].kind != CSV:
        return ""
    return (
        f"rows are read one by one, so that the positions of the formations in column {columns['formation']!r} stay "
        "points; export --with joins them to arrows"
    )


def _look_at(path: Path) -> tuple[PartFile, GuestTable | None]:
    look_at = csv_blocks.look_at if SUFFIXES[path.suffix.lower()] == CSV else parquet_blocks.look_at
    try:
        return look_at(path)
    except (GuestFileError, OSError) as error:
        raise ExportError(f"{path}: {error}") from None


def _mapping(part: PartFile, table: GuestTable, columns: Path | None, title: str) -> Mapping:
    try:
        understood = mapping.load(columns, table) if columns else guessing.guess(table)
    except GuestFileError as error:
        raise ExportError(f"{columns}: {error}") from None
    if table.geometry is None and not understood.places_rows:
        expected = "latitude and longitude, coordinates in one column, or names of places"
        raise ExportError(
            f"{part.path}: found no column that says where, among {_listed(part.names)}; expected {expected}"
        )
    return understood.model_copy(update={"title": title or understood.title or part.path.stem})


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_LISTED]) + (" …" if len(names) > _LISTED else "")
