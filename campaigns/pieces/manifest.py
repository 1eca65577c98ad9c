"""The manifest of pieces: what the data is, and which file holds what of it; the map loads it first."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from campaigns import chapters, dates
from campaigns.atlas.document.guest_payload import OPEN_END, OPEN_START, SCALE, of_numbers
from campaigns.atlas.document.guest_types import GuestColour
from campaigns.atlas.document.piece_types import PieceColumn, PieceFile
from campaigns.pieces import piece_files, tile_files, tiles
from campaigns.pieces.whole_files import remove_others, write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from campaigns.atlas.document.piece_types import Piece, PiecesManifest
    from campaigns.pieces.blocks import Source
    from campaigns.pieces.colours import Colours
    from campaigns.pieces.spans import Spans
    from campaigns.pieces.stored_blocks import Summary
    from campaigns.pieces.work_folder import WorkFolder

NAME = "pieces.json"
"""Of the manifest, beside the document."""
_VERSION = 1


@dataclass(frozen=True, slots=True)
class About:
    """What the manifest says of all rows; ``before`` are the lines before each file."""

    identity: str
    origin: str
    source: Source
    before: Sequence[int]
    summaries: Sequence[Summary]
    colours: Colours
    spans: Spans


@dataclass(frozen=True, slots=True)
class Made:
    """How much was made: rows placed and refused, pieces, and their bytes."""

    rows: int
    refused: int
    pieces: int
    bytes: int


def write(folder: WorkFolder, about: About, names: Sequence[str]) -> Made:
    """Write the manifest of the tiles of some names."""
    built = [tile_files.told(folder.tiles, name) for name in names]
    rows = sorted((piece for each in built for piece in each.rows), key=_place)
    counts = sorted((piece for each in built for piece in each.counts), key=_place)
    refused = sum(map(_rows_in, sorted(folder.refused.glob("part-*.csv"))))
    content = _content(about, rows, counts, built, refused)
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    remove_others(folder.out / piece_files.FOLDER, {folder.out / piece.file for piece in (*rows, *counts)})
    remove_others(folder.refused, set(folder.refused.glob("part-*.csv")))
    write_whole(folder.out / NAME, text)
    return _made(content)


def finished(folder: WorkFolder) -> Made | None:
    """What a run before this made, if it came to its end and nothing of it is missing."""
    path = folder.out / NAME
    if not path.exists():
        return None
    content: PiecesManifest = json.loads(path.read_text(encoding="utf-8"))
    for *_, size, name in (*content["rows"], *content["counts"]):
        piece = folder.out / str(name)
        if not piece.exists() or piece.stat().st_size != size:
            return None
    return _made(content)


def _made(content: PiecesManifest) -> Made:
    pieces = [*content["rows"], *content["counts"]]
    return Made(content["count"], content["refused"], len(pieces), sum(piece[6] for piece in pieces))


def _content(
    about: About, rows: list[Piece], counts: list[Piece], built: Sequence[tile_files.Told], refused: int
) -> PiecesManifest:
    bounds = [each.bounds for each in about.summaries if each.bounds]
    first = [each.first for each in about.summaries if each.first != OPEN_START]
    last = [each.last for each in about.summaries if each.last != OPEN_END]
    west, south, east, north = zip(*bounds, strict=True)
    return {
        "version": _VERSION,
        "id": about.identity,
        "title": about.source.mapping.title,
        "source": about.origin,
        "count": sum(each.rows for each in about.summaries),
        "refused": refused,
        "palette": list(about.colours.palette),
        "legend": [
            GuestColour(entry.label, entry.colour)
            for entry in about.colours.legend({colour for each in built for colour in each.used})
        ],
        "columns": [PieceColumn(title, role) for title, role in about.source.shown],
        "files": [
            PieceFile(part.path.name, before) for part, before in zip(about.source.files, about.before, strict=True)
        ],
        "first": min(first, default=dates.day_number(chapters.FIRST_DAY)),
        "last": max(last, default=dates.day_number(chapters.LAST_DAY)),
        "bounds": (min(west) / SCALE, min(south) / SCALE, max(east) / SCALE, max(north) / SCALE),
        "spans": {"first": about.spans.first, "days": about.spans.days, "count": about.spans.count},
        "begun": of_numbers(np.sum([each.begun for each in built if each.begun], axis=0)),
        "ended": of_numbers(np.sum([each.ended for each in built if each.ended], axis=0)),
        "squares": tiles.SQUARES,
        "rows": rows,
        "counts": counts,
    }


def _place(piece: Piece) -> tuple[int, int, int, int, int, str]:
    return piece.zoom, piece.x, piece.y, piece.first, piece.last, piece.file


def _rows_in(path: Path) -> int:
    """Rows of a table of refused rows."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return sum(1 for _ in csv.reader(stream)) - 1
