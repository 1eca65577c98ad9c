"""The types of the symbology as the document carries it; ``web/base/payload.ts`` is generated from them too.

Widths, dashes and distances are in points; the browser draws ``pixelsPerPoint`` pixels for one. Colours are
``#rrggbb``, shares and opacities run from 0 to 1.
"""

from typing import NamedTuple

from typing_extensions import TypeAliasType, TypedDict

from campaigns.atlas.document.ground_style_types import AreaStyle, GroundStyle, Texture, TextureStyle
from campaigns.atlas.document.line_style_types import ArrowStyle, LineStyle, RouteHead, Thinning
from campaigns.symbology import labels
from geodata import map_names

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
    phase: float
    """Radius of the mark of a phase, as a share of that of its event."""


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


class GuestDensity(TypedDict):
    """Squares in place of discs."""

    rows: int
    """Where more rows of a layer are shown at once."""
    zoom: float
    """Below this zoom."""
    cell: float
    opacity: float


class GuestStyle(TypedDict):
    """Data that users bring; lengths in pixels."""

    radius: float
    hitRadius: float
    farShare: float
    """Share of the radius at zoom 3."""
    lineWidth: float
    edgeWidth: float
    edgeOpacity: float
    fillOpacity: float
    areaOpacity: float
    arrowStrength: float
    """Weight of a formation in the width of its arrow."""
    categories: list[str]
    other: str
    ramp: list[str]
    """From few to many, from the least number to the greatest."""
    density: GuestDensity


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
    guests: GuestStyle
    zooms: dict[str, dict[str, float]]
    """The zoom from which on a thing is drawn, by its rank; `0` where it has none."""
    legendGroups: list[LegendGroup]
    legend: list[LegendEntry]
    notes: list[str]
    """Notes at the foot of the legend."""
