"""The types of the symbology as the document carries it; ``web/base/payload.ts`` is generated from them too.

Widths, dashes and distances are in points; the browser draws ``pixelsPerPoint`` pixels for one. Colours are
``#rrggbb``, shares and opacities run from 0 to 1.
"""

from typing import Literal, NamedTuple, NotRequired

from typing_extensions import TypeAliasType, TypedDict

from campaigns.symbology import labels
from geodata import map_names, powers

Texture = TypeAliasType("Texture", powers.Texture)
"""What tells the sides apart without colour."""
RankedLabel = TypeAliasType("RankedLabel", labels.Ranked)
"""Names whose size follows the rank of what they name."""
NaturalKind = TypeAliasType("NaturalKind", map_names.Kind)
SizedLabel = TypeAliasType("SizedLabel", labels.Sized)
"""Names over an area or along a line, whose size follows the zoom."""
LabelKind = TypeAliasType("LabelKind", labels.Kind)


class EventLane(NamedTuple):
    """A lane of the time bar, and the kinds of event on it."""

    title: str
    colour: str
    kinds: list[str]


class PowerStyle(TypedDict):
    """How a power is called and drawn."""

    short: str
    names: dict[str, str]
    """By code of language."""
    colour: str
    wash: str
    """The colour of its washes on grey relief."""
    neutral: bool
    """Whether it has no colour of its own: it takes no part."""
    texture: Texture


class MarkShape(TypedDict):
    """A mark at a radius of 1, as SVG paths around 0, 0."""

    body: str
    sign: str


class UncertainOutline(TypedDict):
    """The broken outline of a mark whose day is not known for sure, in radii of the mark."""

    scale: float
    width: float
    dash: list[float]


class PlaceDot(TypedDict):
    """The dot of some kinds of place, as an SVG path around 0, 0 in points; without kinds, of all others."""

    kinds: list[str]
    path: str


class MarkSize(TypedDict):
    """Radius of a mark: `largest - rank * step + growth * (zoom - growthZoom)`; of a dot; and the casing; pixels."""

    largest: float
    step: float
    least: float
    growth: float
    growthZoom: float
    mostGrowth: float
    dot: float
    lesserDot: float
    dotRanks: int
    """Events of a later rank have the lesser dot."""
    casing: float
    """Least width of the stroke around a mark."""


class UnitRingStyle(TypedDict):
    """The ring within which a unit surely stood."""

    width: float
    opacity: float
    dash: list[float]
    radii: tuple[float, float]
    """Pixels between which it is drawn."""


class MarkStyle(TypedDict):
    """Marks of events and dots of places."""

    shapes: dict[str, MarkShape]
    kinds: dict[str, str]
    """The shape of each kind of event."""
    casing: float
    """Width of the stroke around a mark, in its radii."""
    sign: float
    """Width of the strokes of its sign, in its radii."""
    uncertain: UncertainOutline
    ringWidth: float
    ringOpacity: float
    ringMostKm: float
    """An event whose place is known less well than this has no ring."""
    ringRadii: tuple[float, float]
    """Pixels between which a ring is drawn."""
    unitRing: UnitRingStyle
    size: MarkSize
    places: list[PlaceDot]
    placeOutline: float
    noDot: list[str]
    """Kinds of place without a dot."""


class StrokeStyle(TypedDict):
    """One stroke of a line; the colour is one of the palette, `side` or `side-dark`."""

    colour: str
    width: float
    opacity: float
    dash: list[float]
    textured: NotRequired[bool]
    """Whether the dash is that of the side's texture."""


class TeethStyle(TypedDict):
    """What stands on a front towards the enemy, on the left of the line."""

    shape: Literal["tick", "crenel"]
    spacing: float
    length: float
    width: float


class LineStyle(TypedDict):
    """A kind of line, and the rows drawn so; without kinds, all rows of the layer that no other line names."""

    layer: str
    kinds: list[str]
    thinned: bool
    strokes: list[StrokeStyle]
    """The lowest first."""
    teeth: NotRequired[TeethStyle]


class Thinning(TypedDict):
    """Widths shrink to `full - perKm * kilometres of ground in a point` of themselves, between `least` and `most`."""

    full: float
    perKm: float
    least: float
    most: float


class RouteHead(TypedDict):
    """The small head at the end of a route: along the way and across it, from the end."""

    tip: float
    barbs: float
    notch: float
    across: float
    casing: float


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


class ZoomWidth(NamedTuple):
    """Width of an arrow's neck at a zoom: of very few men, and of a formation whose strength is 1; pixels."""

    zoom: float
    least: float
    most: float


class LinearSize(NamedTuple):
    """A size that grows with the width of the neck: pixels, and widths."""

    base: float
    widths: float


class ArrowSizeStyle(TypedDict):
    """How large an arrow is at a zoom: ``symbology/arrow_shape.toml``; pixels."""

    shaft: tuple[float, float]
    """Least and most width of the shaft."""
    head: float
    """Most length and width of the head."""
    length: float
    """Of the shortest arrow."""
    widths: list[ZoomWidth]
    tail: float
    """Width of the tail in those of the neck."""
    taper: float
    """Length in widths of the neck over which the shaft swells from tail to neck."""
    headWidth: LinearSize
    headLength: LinearSize
    sweep: float
    """Share of the head's length by which its barbs stand behind the neck."""
    shortest: float
    """Length in heads below which an arrow has a smaller head."""


class LandingTail(TypedDict):
    """The tail of a landing: half the length of a bar across it, radius of a ring behind it."""

    bar: float
    ring: float
    width: float
    casing: float


class ArrowStyle(TypedDict):
    """What all arrows share: casing, stripes, broken edge, and size."""

    casing: float
    opacity: float
    stripe: float
    brokenEdge: float
    brokenDash: list[float]
    size: ArrowSizeStyle
    landingTail: LandingTail


class GlowStroke(TypedDict):
    """One stroke of a glow; pixels."""

    width: float
    opacity: float


class HighlightStyle(TypedDict):
    """What is selected, emphasised or past; pixels."""

    selection: str
    """Its colour, with an opacity: `#rrggbbaa`."""
    glow: float
    """By how much the glow of a line or arrow is wider than its casing."""
    markGlow: float
    emphasis: str
    areaEmphasis: list[GlowStroke]
    """The lowest first."""
    lineEmphasis: list[GlowStroke]
    pastOpacity: float


class LabelStyle(TypedDict):
    """How one kind of name is written."""

    font: str
    """Style and weight, as CSS writes them."""
    colour: str
    """The empty text for that of the side."""
    halo: float
    """Width in pixels."""
    opacity: float
    spacing: float
    """Between letters, in their size."""
    capitals: bool


class RankSize(TypedDict):
    """`largest - rank * step` pixels, at least `least`."""

    largest: float
    step: float
    least: float


class ZoomSize(TypedDict):
    """`least` pixels at the zoom from which a name is written, `perZoom` more with each zoom, up to `most`."""

    least: float
    most: float
    perZoom: float


class LabelStyles(TypedDict):
    """How names are written."""

    typefaces: dict[str, str]
    """By code of language, as CSS writes them."""
    haloColour: str
    """With an opacity: `#rrggbbaa`."""
    kinds: dict[LabelKind, LabelStyle]
    ranked: dict[RankedLabel, RankSize]
    sized: dict[SizedLabel, ZoomSize]
    symbolScale: float
    """Size of a unit symbol in that of its picture."""
    symbolCloserScale: float
    symbolCloserZoom: float
    """From which unit symbols have the closer scale."""
    landMaxZoom: float
    """Up to which lands are named."""
    landDistance: float
    """Pixels between two names of one land."""


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
    river: RiverStyle
    stream: float
    """Width of a stream in that of a river of its rank."""
    contour: ContourStyle
    marsh: MarshStyle


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


class LegendGroup(TypedDict):
    """A group of the legend."""

    id: str
    title: str
    names: dict[str, str]


class LegendEntry(TypedDict):
    """An entry of the legend, and the rows it stands for; without kinds, all rows of its layers that no other names."""

    id: str
    group: str
    layers: list[str]
    kinds: list[str]
    bySide: bool
    """Whether there is one for each side, named after the text; an empty text leaves the side alone."""
    text: str
    names: dict[str, str]


class Style(TypedDict):
    """What things look like."""

    lanes: list[EventLane]
    """From the top lane of the time bar."""
    land: str
    water: str
    river: str
    coast: str
    casing: str
    sample: str
    """Marks in the legend, which stand for every side."""
    text: str
    palette: dict[str, str]
    """Colours by their name."""
    powers: dict[str, PowerStyle]
    """By name."""
    markStyle: MarkStyle
    lines: list[LineStyle]
    """Lowest first."""
    pixelsPerPoint: float
    thinning: Thinning
    routeHead: RouteHead
    areas: AreaStyle
    textures: dict[Texture, TextureStyle]
    arrow: ArrowStyle
    highlight: HighlightStyle
    labels: LabelStyles
    ground: GroundStyle
    zooms: dict[str, dict[str, float]]
    """The zoom from which on a thing is drawn, by its rank; `0` where it has none."""
    legendGroups: list[LegendGroup]
    legend: list[LegendEntry]
    notes: list[str]
    """Notes at the foot of the legend."""
