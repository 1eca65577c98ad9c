"""What was built of a tile, on disk: the list of its pieces, and its changes, from which tiles above are counted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from campaigns.atlas.document.piece_types import Piece
from campaigns.pieces.counting import Changes
from campaigns.pieces.whole_files import replacing, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.pieces.tree import Built


class Told(NamedTuple):
    """Pieces, colours, and rows by span, as ``tree.Built`` has them."""

    rows: list[Piece]
    counts: list[Piece]
    used: list[int]
    begun: list[int]
    ended: list[int]


def write(folder: Path, name: str, built: Built) -> None:
    """Keep what was built under a name; the list of pieces is written last."""
    changes = built.changes
    with replacing(folder / f"{name}.npz") as path, path.open("wb") as stream:
        np.savez(stream, at=changes.at, begun=changes.begun, ended=changes.ended, rows=changes.rows)
    listed = Told(built.rows, built.counts, built.used, built.begun, built.ended)
    write_whole(folder / f"{name}.json", json.dumps(listed))


def is_whole(folder: Path, name: str) -> bool:
    """Whether a tile was built to the end."""
    return (folder / f"{name}.json").exists()


def told(folder: Path, name: str) -> Told:
    """What was built under a name, but for its changes."""
    rows, counts, *rest = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return Told([Piece(*each) for each in rows], [Piece(*each) for each in counts], *rest)


def changes(folder: Path, name: str) -> Changes:
    """Changes of a tile."""
    with np.load(folder / f"{name}.npz") as kept:
        return Changes(kept["at"], kept["begun"], kept["ended"], int(kept["rows"]))
