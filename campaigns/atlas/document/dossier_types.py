"""The types of dossiers and of the works they cite, as the document carries them; see ``payload_types``."""

from typing import NamedTuple

from typing_extensions import TypeAliasType, TypedDict

from campaigns import facts, model, unit_model
from campaigns.model import Certainty

Mode = TypeAliasType("Mode", model.Mode)
"""How a formation moves."""
Echelon = TypeAliasType("Echelon", facts.Echelon)
"""Size of a formation."""
FrontKind = TypeAliasType("FrontKind", unit_model.FrontKind)
"""What a line that was held was."""
AxisKind = TypeAliasType("AxisKind", model.AxisKind)
"""What a movement is for."""
Names = TypeAliasType("Names", dict[str, str])
"""Names by code of language, those that are known."""


class Citation(NamedTuple):
    """A key of the bibliography and where in the work: page, sheet, or the empty text."""

    key: str
    locator: str


class Days(TypedDict):
    """A date as the sources give it, and the first and last day that it can mean."""

    english: str
    start: int
    end: int


class Statement(TypedDict):
    """A sourced sentence."""

    text: str
    source: list[Citation]
    certainty: Certainty
    via: str
    """On whose authority, or the empty text."""
    note: str


class Dated(Days):
    """A claim about when something was."""

    source: list[Citation]
    certainty: Certainty
    via: str
    note: str


class Claim(TypedDict):
    """One source's figure: forces, losses or a price."""

    about: str
    side: str
    figure: str
    """The number: in digits, as ``25,000–38,000``, or in words of the source that give it."""
    words: str
    """What the source says beside the number, or the empty text."""
    scope: str
    source: list[Citation]
    via: str
    certainty: Certainty
    note: str


class Dispute(TypedDict):
    """A question the sources answer differently."""

    question: str
    answers: list[Statement]


class Belligerent(TypedDict):
    """One side, its commanders and formations."""

    side: str
    commanders: list[str]
    formations: list[str]


class Phase(Days):
    """A part of an event with its own dates."""

    name: str
    text: str
    place: str
    """Name of the place on its first day, or the empty text."""
    source: list[Citation]
    certainty: Certainty


class Waypoint(Days):
    """A place the head of a formation reached."""

    place: str
    """Name of the place."""
    source: list[Citation]
    certainty: Certainty
    note: str


class Axis(TypedDict):
    """The movement of one formation."""

    id: str
    formation: str
    detail: str
    commander: str
    side: str
    kind: AxisKind
    mode: Mode
    waypoints: list[Waypoint]


class Position(Days):
    """Where a formation stood."""

    place: str
    """Name of the place on that day, or the empty text."""
    radius: float
    """Kilometres within which it surely stood."""
    source: list[Citation]
    certainty: Certainty
    note: str


class Unit(TypedDict):
    """A formation in position."""

    formation: str
    """Its id, a key of `Payload.formations`."""
    note: str
    positions: list[Position]


class Subordination(TypedDict):
    """What one source says of a formation's place in the order of battle, and from which day to which."""

    formation: str
    """Its id, a key of `Payload.formations`."""
    parent: str
    """Id of the formation it belonged to, or the empty text at the top of what is told."""
    start: int
    end: int
    commander: str
    strength: str
    """In men and in words, or the empty text."""
    role: str
    source: list[Citation]
    certainty: Certainty
    note: str


class Front(Days):
    """A line that was held."""

    id: str
    name: str
    sides: list[str]
    kind: FrontKind
    source: list[Citation]
    certainty: Certainty
    note: str


class DossierPlace(TypedDict):
    """Where an event was."""

    name: str
    """On the first day of the event."""
    modern: str
    names: Names
    others: list[str]
    """What it was called on other days."""
    precision: float
    """Kilometres within which it surely lies."""


class Dossier(TypedDict):
    """One battle, operation, treaty or other event, with all that is claimed about it."""

    title: str
    kind: str
    chapterTitle: str
    names: Names
    place: DossierPlace
    dates: list[Dated]
    """The first is the one that is drawn."""
    summary: str
    sources: list[Citation]
    belligerents: list[Belligerent]
    outcome: Statement | None
    claims: list[Claim]
    disputes: list[Dispute]
    phases: list[Phase]
    axes: list[Axis]
    units: list[Unit]
    fronts: list[Front]
    orders: list[Subordination]
    """Rows of the orders of battle that are told of it; those of its parts stand with these."""
    partOf: str
    """Id of the dossier it is part of, or the empty text where the document has none."""
    reading: list[str]
    """Keys of the bibliography."""


class Source(TypedDict):
    """An entry of the bibliography."""

    reference: str
    url: str
    note: str
