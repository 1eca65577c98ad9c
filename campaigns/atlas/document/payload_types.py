"""The types of what the document carries; ``web/base/payload.ts`` is generated from them and from ``dossier_types``.

Days are whole numbers since 1900-01-01, first and last inclusive, None where open. Longitude comes before latitude in
geometries and after it in views, both in decimal degrees. Lines are named by their numbers in a blob of packed lines.

After a change: ``python -m campaigns.atlas.document.payload_typescript``.
"""

from typing import Literal, NamedTuple, NotRequired, Self

from typing_extensions import TypeAliasType, TypedDict

from campaigns.atlas.document.dossier_types import Dossier, Echelon, Mode, Names, Source
from campaigns.atlas.document.style_types import NaturalKind, Style
from campaigns.facts import Certainty
from geodata import antimeridian

Layer = TypeAliasType(
    "Layer",
    Literal[
        "territory",
        "occupation",
        "border",
        "claim",
        "island",
        "front",
        "arrow",
        "route",
        "unit",
        "event",
        "place",
        "railway",
    ],
)
Point = TypeAliasType("Point", tuple[float, float])
"""Longitude and latitude."""
PackedParts = TypeAliasType("PackedParts", list[list[int]])
"""For each part (polygon or line) the numbers of its lines: exterior ring first, then holes."""


class PayloadView(NamedTuple):
    """What the map shows."""

    zoom: float
    latitude: float
    longitude: float

    @classmethod
    def of(cls, view: tuple[float, float, float]) -> Self:
        """A view with its longitude as the map has it."""
        zoom, latitude, longitude = view
        return cls(zoom, latitude, antimeridian.longitude(longitude))


class Stage(NamedTuple):
    """Days on which a feature has a shape; parts are empty of events, units and movements."""

    start: int | None
    end: int | None
    parts: PackedParts


class ChapterSpan(TypedDict):
    """A chapter of the atlas that the days of the document touch."""

    id: str
    title: str
    years: str
    """As ``1904–1931``."""
    first: int
    last: int
    opens: int
    """Day it opens on."""
    view: PayloadView


class TourStep(TypedDict):
    """One stop of a tour."""

    date: int
    view: PayloadView
    title: str
    text: str
    dossiers: list[str]
    """Ids of dossiers; the first is selected."""
    highlights: list[str]
    """Ids of features that are emphasised."""


class Tour(TypedDict):
    """A guided tour, as far as its days and dossiers are in the document."""

    id: str
    title: str
    chapter: str
    steps: list[TourStep]


class Growth(TypedDict):
    """The centreline of a movement and how far along it the head stood: what its shape on any day is made of."""

    line: int
    """Number of the centreline in the fine blob, from the tail to where the head stood last."""
    ends: list[int]
    """For each stage, the number of the point of the centreline at which the head stood, from 0."""
    strength: float
    """Weight of the formation in the width of its arrow."""
    step: int
    """Days before a stage in which the head moves to it."""


class UnitPosition(NamedTuple):
    """Where a unit stood during a stage."""

    longitude: float
    latitude: float
    radius: float
    """Kilometres within which it surely stood."""
    certainty: Certainty
    place: str
    """Name of the place on that day, or the empty text."""
    note: int | Literal[""]
    """Number of the note, from 1, or the empty text."""


class Fort(NamedTuple):
    """A work on a front."""

    longitude: float
    latitude: float
    name: str


class Parent(NamedTuple):
    """A formation that another belonged to, from one day to another; both inclusive."""

    formation: str
    """Its id, a key of ``Payload.formations``."""
    start: int
    end: int


class Formation(TypedDict):
    """A formation that units and movements of the document are of, or that such a one belonged to."""

    name: str
    figures: NotRequired[str]
    """Its name with the number in figures, where it has it in words."""
    names: Names
    side: str
    echelon: Echelon
    branch: str
    symbol: int
    """Number of its symbol, from 0."""
    parents: list[Parent]
    """In order of time; on one day at most one."""


class LandLabel(TypedDict, total=False):
    """Where the name of a land stands, the zoom from which there is room for it, what is written, and translations."""

    anchors: list[Point]
    minZoom: float
    label: str
    names: Names


class CloserLine(NamedTuple):
    """The line of a feature from a zoom on, instead of that of its stages; in the fine blob."""

    zoom: float
    parts: PackedParts


class Feature(LandLabel):
    """What is drawn while its days last: a land, a line, an event or a movement.

    Territories and islands have a ``LandLabel``; other parts that only some layers have are named with them below.
    """

    id: str
    layer: Layer
    layerTitle: str
    kind: str
    name: str
    side: str
    """Several are joined by ``;``."""
    colour: str
    certainty: Certainty
    dossier: str
    """Id of the dossier, or the empty text."""
    rank: int
    """Importance from 1, the greatest; 0 where there is none."""
    darkColour: str
    """The colour darkened, for its name and for thin lines."""
    fine: bool
    """Whether its lines are in the fine blob."""
    closed: bool
    """Polygons rather than lines or points."""
    stages: list[Stage]

    sources: NotRequired[str]
    """Without a dossier: ``key, locator; key``."""
    note: NotRequired[int | Literal[""]]
    """Without a dossier: number of its note, from 1, or the empty text."""

    wash: NotRequired[str]
    """Territories: colour of the wash."""
    bands: NotRequired[list[str]]
    """Borders and truce lines of two sides: their colours."""
    edges: NotRequired[PackedParts]
    """Occupations: their outline on land."""
    closer: NotRequired[CloserLine]
    """Railways and roads that have their true course on a battlefield sheet."""

    unit: NotRequired[str]
    """Units, and arrows and routes that name it: id of the formation, a key of ``Payload.formations``."""
    positions: NotRequired[list[UnitPosition]]
    """Units: one for each stage, whose parts are empty."""
    forts: NotRequired[list[Fort]]
    """Fronts: works on the line, which has the enemy on its left."""

    axis: NotRequired[str]
    """Arrows and routes: id of the axis."""
    mode: NotRequired[Mode]
    growth: NotRequired[Growth]
    symbol: NotRequired[int | Literal[""]]
    """Arrows and units: number of the unit symbol, from 0, or the empty text."""

    point: NotRequired[Point]
    """Events: where."""
    short: NotRequired[str]
    """Events: what is written on the map."""
    ring: NotRequired[float]
    """Kilometres within which the place of an event surely lies, or by which a front may be off."""
    latitude: NotRequired[float]
    uncertain: NotRequired[bool]
    """Whether its day is uncertain."""
    zoom: NotRequired[float]
    """At which it is read."""


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


class PlaceStage(TypedDict):
    """What a place was called, and what it was, from one day to another; None is open."""

    start: int | None
    end: int | None
    name: str
    names: Names
    kind: str


class MapPlace(TypedDict):
    """A place whose name is written on the map."""

    name: str
    modern: str
    """Today's name where it is another, else the empty text."""
    names: Names
    kind: str
    rank: int
    """Importance from 1, the greatest."""
    lon: float
    lat: float
    isLand: NotRequired[bool]
    """Whether it is an island that is named as a land is, up to the zoom up to which lands are."""
    hill: NotRequired[int]
    """Named hills: rank from 1 on, which says from which zoom they are named."""
    metres: NotRequired[int]
    """Hills: height above the sea, where a source gives it."""
    stages: NotRequired[list[PlaceStage]]
    """In order of time, where its names or its kind changed; without gaps."""


class NaturalName(TypedDict):
    """A sea, range, region or river, and the zooms between which it is written."""

    minZoom: float
    maxZoom: float
    name: str
    names: Names
    kind: NaturalKind
    path: NotRequired[list[Point]]
    """Line along which it is written; a river has its number instead."""
    river: NotRequired[int]


class LayerTitle(NamedTuple):
    """A layer and what it is called."""

    layer: Layer
    title: str


class Language(NamedTuple):
    """A language of names."""

    code: str
    title: str


class Payload(TypedDict):
    """What a document carries."""

    title: str
    range: tuple[int, int]
    """First and last day of the clock."""
    opens: int
    """Day it opens on."""
    view: PayloadView
    select: str
    """Id of what is selected at the start, or the empty text."""
    chapters: list[ChapterSpan]
    tours: list[Tour]
    layers: list[LayerTitle]
    """Those it holds, in drawing order."""
    style: Style
    credit: str
    """Whose data is in it."""
    version: str
    """Of the atlas."""
    digest: str
    """Of the data files: the same data has the same."""
    licence: str
    features: list[Feature]
    formations: dict[str, Formation]
    """By id; the greater first."""
    notes: list[str]
    """Of the features, which give their numbers, from 1."""
    lines: PackedLines
    """The fine blob: lines of what has a dossier."""
    dossiers: dict[str, Dossier]
    sources: dict[str, Source]
    languages: list[Language]
    places: list[MapPlace]
    """Most important first."""
    natural: list[NaturalName]
    symbols: list[str]
    """Unit symbols: addresses (``data:``) of SVG pictures."""
    sheets: list[Sheet]
    """Where two overlap, the first lies above."""
    ground: Ground
    groundLines: PackedLines
    """The coarse blob: lines of the ground and of lands."""

    caption: NotRequired[str]
    """A line under the title."""
    language: NotRequired[str]
    """Code of the language of names."""
    controls: NotRequired[bool]
    """Whether time bar, legend and buttons are shown."""
