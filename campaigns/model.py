"""The vocabulary of the history: dossier, claim, source, side, axis of advance, waypoint.

The types mirror the YAML of ``campaigns/dossiers`` key by key (see the README there); unknown keys are refused. They
know nothing of places and sources beyond their ids: the catalogue ties them together.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from campaigns.dates import When, parse

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, Field(min_length=1)]


class Certainty(StrEnum):
    """How well a fact is attested."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Side(StrEnum):
    """Who fought, signed or held."""

    SOVIET_UNION = "Soviet Union"
    SOVIET_RUSSIA = "Soviet Russia"
    RUSSIAN_EMPIRE = "Russian Empire"
    MONGOLIA = "Mongolian People's Republic"
    JAPAN = "Japan"
    MANCHUKUO = "Manchukuo"
    MENGJIANG = "Mengjiang"
    CHINA = "China"
    CHINESE_COMMUNISTS = "Chinese Communists"
    ALLIES = "Allies"
    GERMANY = "Germany"
    KOREA = "Korea"


class Chapter(StrEnum):
    """The ten chapters of the atlas."""

    RIVALS = "rivals"
    MANCHURIA_TAKEN = "manchuria-taken"
    LONG_BORDER = "long-border"
    LAKE_KHASAN = "lake-khasan"
    KHALKHIN_GOL = "khalkhin-gol"
    ROADS_TO_CHINA = "roads-to-china"
    NEUTRALITY = "neutrality"
    AUGUST_STORM = "august-storm"
    SAKHALIN_KURILS = "sakhalin-kurils"
    NO_PEACE_TREATY = "no-peace-treaty"


EventKind = Literal[
    "battle",
    "siege",
    "landing",
    "airborne",
    "incident",
    "raid",
    "operation",
    "treaty",
    "conference",
    "diplomacy",
    "declaration",
    "surrender",
    "occupation",
    "politics",
    "transfer",
    "supply",
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
AxisKind = Literal["advance", "withdrawal", "landing", "transfer", "supply", "flight"]
Mode = Literal["foot", "cavalry", "mechanised", "rail", "river", "sea", "air"]
Echelon = Literal[
    "front",
    "army",
    "corps",
    "division",
    "brigade",
    "regiment",
    "battalion",
    "company",
    "detachment",
]
Scale = Literal["theatre", "operation", "battlefield"]

ROUTES: frozenset[AxisKind] = frozenset({"transfer", "supply", "flight"})
"""Movements that are no attack: drawn as dashed lines."""

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


class Citation(BaseModel):
    """A source and, where known, the place in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    locator: str = ""


def _citations(value: object) -> object:
    """``glantz1983 p. 83`` or a list of such texts, as key and locator."""
    texts = value if isinstance(value, list) else [value]
    if not texts or not all(isinstance(text, str) and text.strip() for text in texts):
        raise ValueError("a source is a key of campaigns/sources.bib, or a list of keys")
    pairs = [str(text).strip().partition(" ") for text in texts]
    return tuple(Citation(key=key.rstrip(","), locator=locator.strip()) for key, _, locator in pairs)


Citations = Annotated[tuple[Citation, ...], BeforeValidator(_citations), Field(min_length=1)]
Date = Annotated[When, BeforeValidator(parse)]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class _Fact(_Record):
    """What some source says: which, on whose authority, and how well it is attested."""

    source: Citations
    certainty: Certainty
    via: str = ""
    note: str = ""


class Dated(_Fact):
    """A claim about when something was."""

    when: Date


class Statement(_Fact):
    """A sourced sentence."""

    text: Text


def _range(value: object) -> object:
    return value if isinstance(value, list) else [value, value]


class Claim(_Fact):
    """One source's figure: forces, losses or a price, as ``(low, high)``."""

    about: Figure
    side: Side
    value: Annotated[tuple[float, float], BeforeValidator(_range)]
    words: str = ""
    unit: str = ""
    scope: str = ""

    @model_validator(mode="after")
    def _ordered(self) -> Claim:
        if not 0 <= self.value[0] <= self.value[1]:
            raise ValueError(f"value {list(self.value)} is not [low, high] with 0 ≤ low ≤ high")
        return self


class Dispute(_Record):
    """A question the sources answer differently."""

    question: Text
    answers: Annotated[tuple[Statement, ...], Field(min_length=1)]


class Belligerent(_Record):
    """One side, its commanders and formations."""

    side: Side
    commanders: tuple[Text, ...] = ()
    formations: tuple[Text, ...] = ()


class Phase(_Fact):
    """A part of an event with its own dates."""

    name: Text
    when: Date
    text: str = ""
    place: Slug | None = None


class Waypoint(_Fact):
    """A place the head of a formation reached; a span of days means it stayed."""

    place: Slug
    when: Date


class Axis(_Record):
    """The movement of one formation through dated waypoints."""

    id: Slug
    formation: Text
    detail: str = ""
    commander: str = ""
    side: Side
    kind: AxisKind
    mode: Mode
    echelon: Echelon
    scale: Scale
    until: Date | None = None
    sources: Citations
    waypoints: Annotated[tuple[Waypoint, ...], Field(min_length=2)]
    note: str = ""

    @property
    def is_route(self) -> bool:
        """Whether it is drawn as a dashed line rather than as an arrow."""
        return self.kind in ROUTES


class Names(_Record):
    """Names in original scripts."""

    ru: str = ""
    ja: str = ""
    zh: str = ""
    mn: str = ""
    ko: str = ""


class Dossier(_Record):
    """One battle, operation, treaty or other event, with all that is claimed about it."""

    id: Slug
    title: Text
    label: str = ""
    kind: EventKind
    names: Names = Names()
    chapter: Chapter
    importance: Annotated[int, Field(ge=1, le=4)]
    part_of: Slug | None = None
    place: Slug
    territory: str = ""
    dates: Annotated[tuple[Dated, ...], Field(min_length=1)]
    summary: Text
    sources: Citations
    certainty: Certainty
    belligerents: tuple[Belligerent, ...] = ()
    outcome: Statement | None = None
    claims: tuple[Claim, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    phases: tuple[Phase, ...] = ()
    axes: tuple[Axis, ...] = ()
    further_reading: Annotated[tuple[Citation, ...], BeforeValidator(_citations)] = ()

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
        facts: list[_Fact] = [*self.dates, *self.claims, *self.phases]
        facts += [answer for dispute in self.disputes for answer in dispute.answers]
        facts += [waypoint for axis in self.axes for waypoint in axis.waypoints]
        facts += [self.outcome] if self.outcome else []
        own = (*self.sources, *self.further_reading, *(c for axis in self.axes for c in axis.sources))
        return own + tuple(citation for fact in facts for citation in fact.source)
