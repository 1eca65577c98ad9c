"""Pieces written to files whose names have a digest of their bytes in them: what is written once never changes."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from campaigns.atlas.document.piece_types import Piece
from campaigns.pieces import tiles
from campaigns.pieces.whole_files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.atlas.document.guest_types import GuestRows
    from campaigns.atlas.document.piece_types import PieceCounts

FOLDER = "pieces"
"""Where they lie beside the manifest."""
_DIGITS = 12
"""Of the digest (SHA-256) in their names."""
LEVEL = 6
"""Of compression of what is packed: a fifteenth larger than the smallest, in a third of the time."""


def write(
    out: Path,
    tile: tuple[int, int],
    content: GuestRows | PieceCounts,
    rows: int,
    days: tuple[int, int],
) -> Piece:
    """Write a piece of a tile, by its zoom and number, that has something to show from one day to another."""
    zoom, number = tile
    column, line = tiles.column_and_line(number)
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    digest = hashlib.sha256(data).hexdigest()[:_DIGITS]
    name = f"{FOLDER}/{zoom}/{column}/{line}-{digest}.json"
    path = out / name
    if not (path.exists() and path.stat().st_size == len(data)):
        write_whole(path, data)
    return Piece(zoom, column, line, rows, *days, len(data), name)
