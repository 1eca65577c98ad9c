"""Files as users bring them, and what becomes of each: understood, asked about, or refused with the reason.

``samples/`` has the files, ``sample_files.csv`` a row for everything that is to be told of one, in the order in which
it is told: ``read`` as what, ``asked`` what only the user knows, ``placed`` where, when and in which colour,
``refused`` and ``doubtful`` rows and why, ``unreadable`` files and why. Where nobody answers what is asked, the rows
that hang on it are refused. A row for the ``app`` is true of the app and the command line alone, one for the ``map`` of
files dropped on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns.guests import guessing, placing, reading
from campaigns.guests.table import GuestFileError
from tests.campaigns.guests.conftest import FOLDER, placed_rows, samples

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History

FILES = FOLDER / "samples"
Told = list[tuple[str, str]]
"""What is told of a file: the kind of it, and its words."""


def expected(reader: str) -> dict[str, Told]:
    """What is to be told of each file by a reader, ``app`` or ``map``."""
    found: dict[str, Told] = {}
    for file, only, kind, text in samples("sample_files.csv"):
        told = found.setdefault(file, [])
        if only in {"", reader}:
            told.append((kind, text))
    return found


def told(path: Path, history: History) -> Told:
    """What is told of a file when nobody answers what is asked."""
    try:
        table = reading.read(path)
        mapping = guessing.guess(table)
        layer = placing.place(table, mapping, history)
    except GuestFileError as error:
        return [("unreadable", str(error))]
    refused = sorted(layer.refused, key=lambda each: each.line)
    return [
        ("read", table.kind),
        *(("asked", question) for question in guessing.questions(table, mapping)),
        *(("placed", row) for row in placed_rows(layer)),
        *(("refused", str(problem)) for problem in refused),
        *(("doubtful", str(problem)) for problem in layer.remarks),
    ]
