"""The types of the ground and of battlefield sheets, as the document carries them; see ``payload_types``."""

from typing import Literal, NamedTuple, NotRequired

from typing_extensions import TypeAliasType, TypedDict

PackedParts = TypeAliasType("PackedParts", list[list[int]])
"""For each part (polygon or line) the numbers of its lines: exterior ring first, then holes."""


class PackedLines(TypedDict):
    """Lines that share their stretches, packed: see ``packing.py``."""

    scale: int
    """Units to a degree."""
    arcs: int
    lines: int
    """How many there are."""
    codes: str
    """Lengths of the codes of each context, see ``prefix_codes.py``."""
    data: str
    """Arcs and lines as bits, in base64."""


class River(TypedDict):
    """A river."""

    parts: PackedParts
    rank: float
    """Importance from 1, the greatest."""


class GroundPicture(TypedDict):
    """A picture of shaded ground, in Web Mercator; it fades out at its edges."""

    address: str
    """As ``data:``."""
    bounds: tuple[float, float, float, float]
    """West, south, east and north edge."""


class Ground(TypedDict):
    """Water, whose lines are in the coarse blob; and the finer relief of the theatre, where there is one."""

    relief: NotRequired[GroundPicture]

    sea: PackedParts
    lakes: PackedParts
    rivers: list[River]


class Contour(NamedTuple):
    """All contour lines of one elevation on a battlefield sheet."""

    metres: int
    firm: bool
    """Whether it is an index contour, on which the elevation is written."""
    zoom: float
    """From which it is drawn."""
    first: int
    """Number of its first line."""
    lines: int
    """How many they are; they follow one another."""


SheetWaterKind = TypeAliasType("SheetWaterKind", Literal["river", "stream", "bank", "lake", "marsh"])
"""Rivers and streams are lines, the others areas; a bank is a river drawn as an area."""


class SheetWater(NamedTuple):
    """A water of a battlefield sheet."""

    kind: SheetWaterKind
    rank: float
    """Importance from 1, the greatest, as that of a river of the theatre."""
    zoom: float
    """From which it is drawn."""
    parts: PackedParts


class Sheet(TypedDict):
    """The fine ground of a battlefield, which from a zoom on takes the place of the theatre's within a rectangle.

    It is unpacked when it is first seen.
    """

    id: str
    name: str
    note: str
    """What its data are good for."""
    zoom: float
    lastZoom: float
    """Beyond it there is nothing finer."""
    interval: int
    """Metres from one contour to the next."""
    relief: GroundPicture
    """Its edges are those of the rectangle."""
    contours: list[Contour]
    contourLines: PackedLines
    water: list[SheetWater]
    waterLines: PackedLines
