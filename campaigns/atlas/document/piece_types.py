"""The types of data in pieces: what ``python -m campaigns pieces`` writes beside a document for the map to load.

Tiles are those of Web Mercator: at zoom z a position lies in the tile ``floor(x * 2**z)``, ``floor(y * 2**z)``, with x
and y as in ``web/base/mercator.ts``. Longitudes run from the seam on eastwards, so that x reaches beyond 1, and the
number of a tile beyond ``2**z``. A tile has either pieces with its rows, or pieces with counts and four tiles below it.
"""

from typing import NamedTuple

from typing_extensions import TypedDict

from campaigns.atlas.document.guest_types import GuestColour, PackedNumbers


class Piece(NamedTuple):
    """A file that the map loads when it shows its tile on some of its days."""

    zoom: int
    x: int
    y: int
    rows: int
    """How many it has; of counts how many rows of the tile they count."""
    first: int
    """First day on which it has something to show, since 1900-01-01; the least number of 4 bytes where it is open."""
    last: int
    """Last day, inclusive; the greatest number of 4 bytes where it is open."""
    bytes: int
    file: str
    """Address relative to the manifest; it has a digest of the file in it, so that it may be kept for ever."""


class PieceSpans(TypedDict):
    """Spans of days, all equally long, by which rows are counted."""

    first: int
    """First day of the first span."""
    days: int
    """Length of each."""
    count: int


class PieceFile(NamedTuple):
    """A file that the rows came from."""

    name: str
    before: int
    """Lines of all files before it: a row's ``line`` less these is its line in the file."""


class PieceColumn(NamedTuple):
    """A column of the table that the card shows."""

    title: str
    role: str
    """What it is to the atlas, see ``campaigns/column_roles.csv``; empty where it is nothing."""


class PiecesManifest(TypedDict):
    """What the map loads first: what the data is, and which piece holds what of it."""

    version: int
    """Of this format: 1."""
    id: str
    title: str
    source: str
    """Where the user says that it is from."""
    count: int
    """Of all rows."""
    refused: int
    """Rows that could not be placed; they stand in the folder ``refused`` beside the manifest."""
    palette: list[str]
    legend: list[GuestColour]
    columns: list[PieceColumn]
    files: list[PieceFile]
    first: int
    """First day of any row that has one; that of the clock where none has."""
    last: int
    bounds: tuple[float, float, float, float]
    """West, south, east, north of all positions, decimal degrees, longitudes from the seam on eastwards."""
    spans: PieceSpans
    begun: PackedNumbers
    """Of each span: rows that begin in it; of the first those too that began before it."""
    ended: PackedNumbers
    """Of each span: rows that ended in the one before it; of the first those too that ended before that."""
    squares: int
    """Squares along each side of a tile in which rows are counted."""
    rows: list[Piece]
    """Pieces with rows, each ``GuestRows``, by zoom, x, y, first day; a tile may have several, which share no row."""
    counts: list[Piece]
    """Pieces with counts, each ``PieceCounts``; those of a tile follow each other in time without gaps."""


class PieceCounts(TypedDict):
    """How many rows of a tile lie in each square, over some spans of days.

    What is shown from a span ``a`` to a span ``b`` in a square is exactly all that began up to ``b`` less all that
    ended before ``a``: rows that last on some day of these spans. Squares are numbered by line from the north, in a
    line from the west: ``line * squares + column``. Rows without a first day begin, and those without a last day end,
    outside all spans.
    """

    firstSpan: int
    """Number of the first of its spans."""
    spanCount: int
    """How many it has."""
    squares: PackedNumbers
    """Squares in which rows began or ended before the first span, ascending."""
    begunBefore: PackedNumbers
    """Of each of these: rows that began before the first span."""
    endedBefore: PackedNumbers
    """Of each of these: rows that ended so that they are not shown in the span before the first, or any later."""
    changes: PackedNumbers
    """Of each span how many squares change in it."""
    changed: PackedNumbers
    """These squares, span after span, ascending in each."""
    begun: PackedNumbers
    """Of each change: rows that begin in the span."""
    ended: PackedNumbers
    """Of each change: rows that ended in the span before it."""
