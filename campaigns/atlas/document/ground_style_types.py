"""The types of how land, its textures and the ground look, see ``style_types``."""

from typing import Literal

from typing_extensions import TypeAliasType, TypedDict

from geodata import powers

Texture = TypeAliasType("Texture", powers.Texture)
"""What tells the sides apart without colour."""


class EdgeStyle(TypedDict):
    """A line around or along an area."""

    width: float
    opacity: float
    dash: list[float]


class TerritoryEdge(TypedDict):
    """The tint inside the outline of a land: `width + perZoom * zoom` pixels, up to `most`."""

    opacity: float
    width: float
    perZoom: float
    most: float


class DisputedStyle(TypedDict):
    """Stripes of disputed ground, in points."""

    spacing: float
    width: float
    opacity: float


class AreaStyle(TypedDict):
    """Territories, occupations, islands and concessions."""

    wash: float
    """Opacity of a territory's wash, up to the first zoom of `washZooms`."""
    closeWash: float
    """From the last zoom of `washZooms` on, where it must leave the relief and its contours to be seen."""
    washZooms: tuple[float, float]
    territoryEdge: TerritoryEdge
    hatchOpacity: float
    hatchWidth: float
    occupationEdge: EdgeStyle
    islandTint: float
    islandEdge: EdgeStyle
    dotsOpacity: float
    dotsSpacing: float
    dotsRadius: float
    """Pixels."""
    concessionEdge: EdgeStyle
    disputed: DisputedStyle
    wholeEdge: float
    """Pixels of an edge where it is not dashed."""


class Hatch(TypedDict):
    """Parallel lines, their distance measured along the other axis."""

    slant: Literal["up", "down", "upright"]
    spacing: float


class TextureStyle(TypedDict):
    """How the arrows, the occupied land and the claims of some sides are drawn."""

    pale: float
    """Share of white in the fill of an arrow."""
    withdrawalPale: float
    edge: float
    stripes: float
    """Distance of an arrow's upright stripes; 0 for none."""
    hatch: Hatch
    claimDash: list[float]


class RiverStyle(TypedDict):
    """Width of a river, `(zoom + zoomsMore - rank * zoomsPerRank) * perZoom` pixels between `least` and `most`."""

    zoomsMore: float
    zoomsPerRank: float
    perZoom: float
    least: float
    most: float
    ranksBeyondZoom: float
    """A river is drawn up to so many ranks beyond the zoom."""


class ContourStyle(TypedDict):
    """Contours of a battlefield sheet; widths in pixels."""

    colour: str
    textColour: str
    width: float
    opacity: float
    indexWidth: float
    indexOpacity: float
    smoothZoom: float
    """From which lines run smoothly through the points they have."""
    farOpacity: float
    fullZoom: float
    """Share of their opacity that lines have at the zoom of their sheet, and the zoom from which all of it."""
    textSize: float
    """Of the elevation, pixels."""
    textDistance: float
    """Pixels from one number to the next along a line, and between any two."""
    textGap: float
    """Pixels on each side of a number in which no line is drawn."""


class MarshStyle(TypedDict):
    """The pattern of marshes; pixels."""

    colour: str
    spacing: float
    width: float


class SandStyle(TypedDict):
    """The dots of sand; pixels."""

    colour: str
    spacing: float
    radius: float


class WoodStyle(TypedDict):
    """The trees of woods; pixels."""

    colour: str
    spacing: float
    width: float
    tree: list[list[tuple[float, float]]]
    """Lines of a tree: points from its foot, to the right and upwards."""


class SheetStyle(TypedDict):
    """The fine ground of battlefields."""

    endsNote: str
    """Said at battlefield zooms where there is none."""
    endsZoom: float
    """From which that is said."""
    asFineNote: str
    """Said beyond the last zoom of a sheet, before the sheet's own note."""

    fadingZooms: float
    """Zooms over which the picture of a sheet comes, up to that from which the sheet is drawn."""
    edge: float
    """Share of the width and height of the picture of a sheet within which it fades from each edge."""
    river: RiverStyle
    stream: float
    """Width of a stream in that of a river of its rank."""
    contour: ContourStyle
    marsh: MarshStyle
    sand: SandStyle
    wood: WoodStyle


class GroundStyle(TypedDict):
    """Relief and water; widths in pixels."""

    reliefLastZoom: float
    reliefFadingZooms: float
    """Zooms over which the relief fades, up to the last."""
    fineReliefZoom: float
    fineReliefFadingZooms: float
    """The finer relief is seen from a zoom on, and comes over so many before."""
    coast: float
    farCoast: float
    farCoastZoom: float
    """Farther out than this a coast has the width of a far one."""
    river: RiverStyle
    sheet: SheetStyle
