"""A user's file on its way to the map: read, understood, placed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns.guests import guessing, mapping, placing, reading
from campaigns.guests.table import GuestFileError

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from campaigns.guests.placing import GuestLayer
    from campaigns.history import History


_MOST_TOLD = 500
"""Problems of a file that are told: more of them nobody reads."""


def load(
    path: Path, history: History, title: str = "", columns: Path | None = None, taken: Collection[str] = ()
) -> GuestLayer:
    """Read a file and place its rows, as its columns are guessed or as a mapping says.

    Parameters
    ----------
    path, history
        The file, and the atlas it comes to.
    title
        What the layer is called; by default as the mapping says, or as the file.
    columns
        A mapping that was saved, see ``mapping.Mapping``.
    taken
        Ids that the layer may not have.

    Raises
    ------
    GuestFileError
        If the file or the mapping cannot be read, or no column says where things are.
    """
    table = reading.read(path)
    understood = mapping.load(columns, table) if columns else guessing.guess(table)
    if title:
        understood = understood.model_copy(update={"title": title})
    if table.geometry is None and not understood.places_rows:
        names = ", ".join(list(table.columns)[:20])
        expected = "latitude and longitude, coordinates in one column, or names of places"
        raise GuestFileError(f"no column that says where, among {names}", expected)
    return placing.place(table, understood, history, free_id(placing.layer_id(understood.title or path.stem), taken))


def free_id(wanted: str, taken: Collection[str]) -> str:
    """An id that is not taken: the wanted one, or that with a number behind it."""
    number, identity = 1, wanted
    while identity in taken:
        number += 1
        identity = f"{wanted}-{number}"
    return identity


def report(layer: GuestLayer) -> list[str]:
    """What became of a file, a line each: how it was understood, and every row that was refused or is doubtful."""
    understood = ", ".join(f"{role}: {column}" for role, column in layer.mapping.columns.items())
    placed, told = len(layer.rows), layer.table.file
    lines = [f"{told}: {layer.table.kind}; {understood or 'no columns'}"]
    lines.append(f"{told}: {placed:,} of {placed + len(layer.refused):,} rows placed, {len(layer.refused):,} refused")
    problems = [f"{told}: {problem}" for problem in layer.refused]
    problems += [f"{told}: placed, but {problem}" for problem in layer.remarks]
    more = len(problems) - _MOST_TOLD
    return lines + problems[:_MOST_TOLD] + ([f"{told}: … and {more:,} more"] if more > 0 else [])
