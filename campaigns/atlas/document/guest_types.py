"""The types of data that users bring, as the document carries them; ``web/guests/guest-layer.ts`` unpacks them.

A layer may have a million rows, so that what every row has stands in columns of numbers and texts, each packed.
"""

from typing import NamedTuple, NotRequired

from typing_extensions import TypedDict


class PackedNumbers(TypedDict):
    """Whole numbers, one for each row: all their lowest bytes, then all the next, deflated (zlib), as base64."""

    bytes: int
    """Of each number: 1 or 2, never negative; or 4, signed, and what is beyond begins at the other end."""
    steps: bool
    """Whether each is the difference from the one before it, the first that from 0."""
    data: str


class PackedTexts(TypedDict):
    """Texts in UTF-8 with a zero byte behind each, deflated (zlib), as base64."""

    data: str
    numbers: NotRequired[PackedNumbers]
    """Which of the texts each row has, where many have the same; else each row has its own."""


class GuestColumn(TypedDict):
    """A column of a user's table that the card shows."""

    title: str
    role: str
    """What it is to the atlas, see ``campaigns/column_roles.csv``; empty where it is nothing."""
    texts: PackedTexts


class GuestColour(NamedTuple):
    """A colour of a layer, and what the legend calls it."""

    label: str
    colour: str


class GuestShapes(TypedDict):
    """Lines, areas and groups of points; rows that have one point alone have none."""

    rows: PackedNumbers
    """Number of the row of each; a row may have several."""
    kinds: PackedNumbers
    """0 points, 1 lines, 2 areas, 3 lines of arrows, from the tail to the tip."""
    parts: PackedNumbers
    """How many parts each has: points, lines or polygons."""
    lines: PackedNumbers
    """How many lines each part has: of a polygon its exterior, then its holes."""
    lengths: PackedNumbers
    """How many positions each line has."""
    longitudes: PackedNumbers
    """Of all positions of all lines, in 1/100,000 degrees, from the seam on eastwards."""
    latitudes: PackedNumbers


class GuestRows(TypedDict):
    """Rows of a layer, by column."""

    count: int
    """Of rows."""
    line: PackedNumbers
    """Where each row stands in the file, from 1; with the id of the layer the id of the row: ``layer/line``."""
    longitude: PackedNumbers
    """In 1/100,000 degrees, from the seam on eastwards; of a line or area those of a position on it."""
    latitude: PackedNumbers
    start: PackedNumbers
    """First day, since 1900-01-01; the least number of 4 bytes where it is open."""
    days: PackedNumbers
    """From the first day to the last, which is the greatest number of 4 bytes where it is open."""
    colour: PackedNumbers
    """Of each row its number in the palette."""
    names: PackedTexts
    columns: list[GuestColumn]
    """All but those of coordinates, and that of the names."""
    shapes: GuestShapes


class GuestData(GuestRows):
    """A layer of a user's own data."""

    id: str
    title: str
    source: str
    """Where the user says that it is from."""
    palette: list[str]
    legend: list[GuestColour]
