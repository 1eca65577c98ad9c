"""The types of features and formations, as the document carries them; see ``payload_types``."""

from typing import Literal, NamedTuple, NotRequired

from typing_extensions import TypeAliasType, TypedDict

from campaigns.atlas.document.dossier_types import Echelon, Mode, Names
from campaigns.atlas.document.ground_types import PackedParts
from campaigns.facts import Certainty

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
        "phase",
        "place",
        "railway",
        "road",
        "cover",
    ],
)


Point = TypeAliasType("Point", tuple[float, float])
"""Longitude and latitude."""


class Stage(NamedTuple):
    """Days on which a feature has a shape; parts are empty of events, units and movements."""

    start: int | None
    end: int | None
    parts: PackedParts


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
    """Events and phases: where."""
    phase: NotRequired[int]
    """Phases: number in the dossier, from 0. Their name is there and is the empty text here."""
    covered: NotRequired[bool]
    """Phases: whether they have the place of their event, whose mark stands for them on its days."""
    short: NotRequired[str]
    """Events: what is written on the map."""
    ring: NotRequired[float]
    """Kilometres within which the place of an event surely lies, or by which a front may be off."""
    latitude: NotRequired[float]
    uncertain: NotRequired[bool]
    """Whether its day is uncertain."""
    zoom: NotRequired[float]
    """At which it is read."""
