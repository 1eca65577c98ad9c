"""The vocabulary of the history: dossier, claim, source, side, axis of advance, waypoint.

The types mirror the YAML of ``campaigns/dossiers`` key by key (see the README there); unknown keys are refused. They
know nothing of places and sources beyond their ids: the catalogue ties them together. What stands below a key here is
what an editor shows beside it: after a change, ``python -m campaigns schema`` writes the JSON Schemas anew.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema, model_validator

from campaigns import chapters, event_kinds
from campaigns.facts import (
    Certainty,
    Citation,
    Citations,
    Date,
    Echelon,
    Fact,
    Line,
    Name,
    OptionalCitations,
    Record,
    Side,
    Slug,
    Text,
)
from campaigns.unit_model import Front, Unit
from geodata.validation import CellError, RowOf

if TYPE_CHECKING:
    from campaigns.dates import When

__all__ = ["Certainty", "Citation", "Echelon", "Side", "Slug", "Text"]

ChapterId = Annotated[
    str,
    RowOf("chapter", "A chapter of the atlas", lambda: (each.id for each in chapters.in_order()), chapters.FILE),
]
EventKind = Annotated[
    str, RowOf("kind", "What it was; the map's mark follows from it", event_kinds.kinds, event_kinds.KINDS_FILE)
]
Figure = Literal[
    "strength",
    "guns",
    "tanks",
    "armoured-cars",
    "aircraft",
    "ships",
    "killed",
    "wounded",
    "missing",
    "captured",
    "sick",
    "casualties",
    "dead-and-missing",
    "irrecoverable",
    "tanks-lost",
    "aircraft-lost",
    "guns-lost",
    "ships-lost",
    "civilians-killed",
    "price",
]
PRICE: Figure = "price"
"""The one figure that is not counted."""
AxisKind = Literal["advance", "withdrawal", "landing", "transfer", "supply", "flight"]
Mode = Literal["foot", "cavalry", "mechanised", "rail", "river", "sea", "air"]
Scale = Literal["theatre", "operation", "battlefield"]

ROUTES: frozenset[AxisKind] = frozenset({"transfer", "supply", "flight"})
"""Movements other than attacks: drawn as dashed lines."""

FASTEST: dict[Mode, float] = {
    "foot": 60,
    "cavalry": 110,
    "mechanised": 200,
    "rail": 1000,
    "river": 250,
    "sea": 800,
    "air": 4000,
}
"""Kilometres a day that the head of a formation can possibly make, by mode."""

NOMINAL_MEN: dict[Echelon, int] = {
    "front": 400_000,
    "army": 80_000,
    "corps": 25_000,
    "division": 11_000,
    "brigade": 5_000,
    "regiment": 2_500,
    "battalion": 800,
    "company": 180,
    "detachment": 500,
}
"""Men of a formation whose strength no source gives; only the width of its arrow rests on it."""


class Dated(Fact):
    """A claim about when something was."""

    when: Date
    """Day, month, year or from/to."""


class Statement(Fact):
    """A sourced sentence."""

    text: Text
    """In our own words."""


_WHOLE = re.compile(r"0|[1-9]\d{0,11}", re.ASCII)
_DIGITS = re.compile(r"\d{1,12}(\.\d{1,6})?", re.ASCII)
_SEPARATED = re.compile(r"\d{1,3}([.,_' ]\d{3})+", re.ASCII)
_MULTIPLES = {"": 1, "thousand": 1_000, "million": 1_000_000}
_STATED = re.compile(r"(\d[\d,]*(?:\.\d+)?)(?:\s*(thousand|million))?")
_NUMBER_EXPECTED = "a number in digits, such as 1300, or [low, high]"


def _range(value: object, info: ValidationInfo) -> object:
    """A figure as two numbers; everything but a price is counted, so it is whole."""
    values = value if isinstance(value, list | tuple) else [value, value]
    if len(values) != 2:  # noqa: PLR2004 - low and high
        raise ValueError(_NUMBER_EXPECTED)
    return tuple(_number(each, whole=info.data.get("about", PRICE) != PRICE) for each in values)


def _number(value: object, *, whole: bool) -> float:
    text = str(value)
    if _SEPARATED.fullmatch(text):
        digits = re.sub(r"\D", "", text)
        raise ValueError(f"a number without marks between its digits: {digits}")
    if not _DIGITS.fullmatch(text):
        raise ValueError(_NUMBER_EXPECTED)
    number = float(text)
    if whole and not number.is_integer():
        raise ValueError(f"a whole number, such as {number:.0f}")
    return number


def _whole(value: object) -> object:
    """A number as everybody writes it: pydantic reads ``01``, ``0_1`` and ``1.0`` as well."""
    if not _WHOLE.fullmatch(str(value)):
        raise CellError("a whole number")
    return value


_NUMBER = {"type": "number", "minimum": 0, "maximum": 1e12}
_AsRange = WithJsonSchema({"anyOf": [_NUMBER, {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}]})


class Claim(Fact):
    """One source's figure: forces, losses or a price, as ``(low, high)``."""

    about: Figure
    """What is counted."""
    side: Side
    """Whose."""
    value: Annotated[tuple[float, float], BeforeValidator(_range), _AsRange]
    """A number, or [low, high]."""
    words: Line = ""
    """As the source puts it."""
    unit: Line = ""
    """Of a price: the currency."""
    scope: Line = ""
    """What the figure covers."""

    @model_validator(mode="after")
    def _ordered(self) -> Claim:
        if not 0 <= self.value[0] <= self.value[1]:
            raise ValueError(f"value {list(self.value)} is not [low, high] with 0 ≤ low ≤ high")
        if self.about == "strength" and not self.value[0]:
            raise CellError("a number above 0: nobody is no strength", found="a strength of 0", within=("value",))
        return self

    @property
    def figure(self) -> str:
        """The figure in digits: ``290,000`` or ``25,000–38,000``."""
        low, high = self.value
        unit = f" {self.unit}" if self.unit else ""
        return (f"{low:,.0f}" if low == high else f"{low:,.0f}–{high:,.0f}") + unit

    @property
    def stated(self) -> tuple[str, str]:
        """The claim for readers: the number first, then what more the source says, or an empty text.

        Words that give the number themselves ("about 250 of 300") are the number; words that hide it ("Soviet count",
        "four companies") follow it.
        """
        found = [float(figure.replace(",", "")) * _MULTIPLES[unit] for figure, unit in _STATED.findall(self.words)]
        if found and found[0] in self.value and set(self.value) <= set(found):
            return self.words, ""
        return self.figure, self.words


class Dispute(Record):
    """A question the sources answer differently."""

    question: Name
    """Such as: Who held the crest when the firing stopped?"""
    answers: Annotated[tuple[Statement, ...], Field(min_length=1)]
    """One for each answer, with its source."""


class Belligerent(Record):
    """One side, its commanders and formations."""

    side: Side
    commanders: tuple[Name, ...] = ()
    """Given name and surname in the order of their language."""
    formations: tuple[Name, ...] = ()
    """Formations, with what they consisted of."""


class Phase(Fact):
    """A part of an event with its own dates."""

    name: Name
    """Such as: Crossing of the border."""
    when: Date
    """Day, month, year or from/to."""
    role: Literal["prelude", "aftermath"] | None = None
    """What led to the event or came of it: for a phase more than two years before or after the event's days."""
    text: str = ""
    """What happened, in our own words."""
    place: Slug | None = None
    """Id of a place in geodata/gazetteer."""

    def beside(self, event: When) -> Literal["before", "after"] | None:
        """Whether it was over before an event, or began when that was over; None where they share a day."""
        if self.when.latest < event.earliest:
            return "before"
        return "after" if self.when.earliest > event.latest else None


class Waypoint(Fact):
    """A place the head of a formation reached; a span of days means it stayed."""

    place: Slug
    """Id of a place in geodata/gazetteer."""
    when: Date
    """The day the head of the formation stood there; from/to if it stayed."""


class Axis(Record):
    """The movement of one formation through dated waypoints."""

    id: Slug
    """Unique within the dossier."""
    formation: Name
    """Name of the formation, such as 5th Army."""
    unit: Slug | None = None
    """Id of that formation in campaigns/formations.csv: ties the movement to all else that is told of it."""
    detail: Line = ""
    """What it consisted of."""
    commander: Line = ""
    """Who led it."""
    side: Side
    kind: AxisKind
    """advance, withdrawal and landing are drawn as arrows; transfer, supply and flight as dashed routes."""
    mode: Mode
    """How it moved; a leg faster than the mode allows needs a note on its later waypoint."""
    echelon: Echelon
    """Size of the formation."""
    scale: Scale
    """How wide the arrow is drawn."""
    until: Date | None = None
    """Last day it is drawn; else the dossier's last day."""
    sources: Citations
    """Key of campaigns/sources.bib, or a list of them."""
    waypoints: Annotated[tuple[Waypoint, ...], Field(min_length=2)]
    """In order of time; the line is drawn smoothly through all of them."""
    note: str = ""
    """What the reader should know about the movement as a whole."""

    @property
    def is_route(self) -> bool:
        """Whether it is drawn as a dashed line rather than as an arrow."""
        return self.kind in ROUTES


class Names(Record):
    """Names in original scripts."""

    ru: Line = ""
    """Russian."""
    ja: Line = ""
    """Japanese."""
    zh: Line = ""
    """Chinese."""
    mn: Line = ""
    """Mongolian."""
    ko: Line = ""
    """Korean."""


class Dossier(Record):
    """One battle, operation, treaty or other event, with all that is claimed about it."""

    id: Slug
    title: Name
    """English, the name most used in English works."""
    label: Line = ""
    """Short name for the map, if the title is long."""
    kind: EventKind
    """What it was; the map's mark follows from it."""
    names: Names = Names()
    """What the sides called it, in original scripts; leave out what was not found."""
    chapter: ChapterId
    importance: Annotated[int, Field(ge=1, le=4), BeforeValidator(_whole)]
    """1 is shown on the map of the whole theatre, 4 only close up."""
    part_of: Slug | None = None
    """Id (file name) of a larger dossier."""
    place: Slug
    """Where its mark stands: id of a place in geodata/gazetteer."""
    territory: str = ""
    """Whose land that was on the first day: a name of geodata/territories.csv or islands.csv, `sea`, or a state off the
    map."""
    dates: Annotated[tuple[Dated, ...], Field(min_length=1)]
    """One claim or more; the first is drawn."""
    summary: Text
    """2 to 8 sentences: what, why there, how it went, what followed."""
    sources: Citations
    """What the summary, names, sides and commanders rest on."""
    certainty: Certainty
    """Of the dossier as a whole."""
    belligerents: tuple[Belligerent, ...] = ()
    """The sides, with commanders and formations."""
    outcome: Statement | None = None
    claims: tuple[Claim, ...] = ()
    """Figures: one for each source; contradicting ones side by side."""
    disputes: tuple[Dispute, ...] = ()
    """Other disagreements, in words."""
    phases: tuple[Phase, ...] = ()
    """Its parts, each with its days."""
    axes: tuple[Axis, ...] = ()
    """Movements."""
    units: tuple[Unit, ...] = ()
    """Formations that stood in position, each with its days."""
    fronts: tuple[Front, ...] = ()
    """Lines held on days: trenches, rings, truce lines, fortified zones."""
    further_reading: OptionalCitations = ()
    """Works not cited above."""

    @property
    def short(self) -> str:
        """The name written on the map: the label, else the title up to a colon."""
        return self.label or self.title.partition(":")[0]

    @property
    def when(self) -> When:
        """The date the atlas draws: the first claim."""
        return self.dates[0].when

    def citations(self) -> tuple[Citation, ...]:
        """Every citation of the dossier, in the order of its keys."""
        facts: list[Fact] = [*self.dates, *self.claims, *self.phases, *self.fronts]
        facts += [answer for dispute in self.disputes for answer in dispute.answers]
        facts += [waypoint for axis in self.axes for waypoint in axis.waypoints]
        facts += [position for unit in self.units for position in unit.positions]
        facts += [self.outcome] if self.outcome else []
        own = (*self.sources, *self.further_reading, *(c for axis in self.axes for c in axis.sources))
        return own + tuple(citation for fact in facts for citation in fact.source)
