"""What a worker does: cuts a file, places a block, builds a group, counts a tile above others.

Each step reads and writes files that every worker sees, and gives the same whoever does it, however often.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from campaigns.atlas.export_selection import ExportError
from campaigns.guests import collection
from campaigns.guests.table import GuestFileError
from campaigns.pieces import csv_blocks, parquet_blocks, placed_rows, stored_blocks, tile_files, tree
from campaigns.pieces.blocks import CSV
from campaigns.pieces.counting import Changes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import geopandas as gpd

    from campaigns.pieces.blocks import Block, PartFile, Source
    from campaigns.pieces.colours import Colours
    from campaigns.pieces.groups import Group
    from campaigns.pieces.spans import Spans
    from campaigns.pieces.work_folder import WorkFolder

_BLOCK: Final = "block"
STORED: Final = pd.DataFrame({"block": pd.Series(dtype="int64"), "rows": pd.Series(dtype="int64")})
"""Columns of what ``store`` tells of a block."""


def cut(part: PartFile, number: int) -> tuple[list[Block], int, str]:
    """The blocks of a file, how many lines it has, and a digest of its bytes. Raises ExportError if it is damaged."""
    try:
        return csv_blocks.cut(part, number) if part.kind == CSV else parquet_blocks.cut(part, number)
    except (GuestFileError, OSError) as error:
        raise ExportError(f"{part.path}: {error}") from None


@collection.paused()
def place(block: Block, source: Source, folder: WorkFolder) -> gpd.GeoDataFrame:
    """The placed rows of a block, the number of which goes with them. Raises ExportError if it cannot be read."""
    part = source.files[block.file]
    try:
        placed = placed_rows.place(block, source, folder.refused)
    except (GuestFileError, OSError, ValueError) as error:
        where = f"row group {block.group + 1}" if part.kind != CSV else f"the part from line {block.line} on"
        raise ExportError(f"{part.path}, {where}: {error}") from None
    placed.attrs[_BLOCK] = block.number
    return placed


def store(placed: gpd.GeoDataFrame, folder: WorkFolder) -> pd.DataFrame:
    """Keep the placed rows of a block; which it was, and how many there are."""
    number: int = placed.attrs[_BLOCK]
    summary = stored_blocks.store(placed, number, folder.blocks)
    return pd.DataFrame({"block": [number], "rows": [summary.rows]})


@collection.paused()
def build(
    group: Group,
    blocks: Sequence[int],
    shown: tuple[tuple[str, str], ...],
    looks: tuple[Colours, Spans],
    folder: WorkFolder,
) -> str:
    """Write the pieces of a group; its name."""
    colours, spans = looks
    table = stored_blocks.read(blocks, folder.blocks, *group.smallest, days=group.days, share=group.share)
    built = tree.Builder(table, shown, colours, folder.out).build(group, spans)
    tile_files.write(folder.tiles, group.name, built)
    return group.name


def count(zoom: int, number: int, below: Mapping[int, Sequence[str]], spans: Spans, folder: WorkFolder) -> str:
    """Write the counts of a tile from those of the tiles below it, each with the names of its groups; its name."""
    changes = Changes.above(
        (tile, Changes.together(tile_files.changes(folder.tiles, name) for name in names))
        for tile, names in below.items()
    )
    counts = tree.write_counts(folder.out, zoom, number, changes, spans)
    name = f"{zoom}-{number}"
    tile_files.write(folder.tiles, name, tree.Built([], counts, changes, [], [], []))
    return name
