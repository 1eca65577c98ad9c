"""What stands still: formations in position, and fronts.

The types mirror the lists ``units`` and ``fronts`` of a dossier key by key, see ``campaigns/dossiers/README.md``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema, model_validator

from campaigns.facts import Date, Fact, Name, Record, Side, Slug
from geodata.validation import FARTHEST_NORTH, CellError, as_number, is_slug

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

FrontKind = Literal["line", "trenches", "ring", "truce", "fortified"]
RING: FrontKind = "ring"
TRUCE: FrontKind = "truce"

Faces = Literal[
    "inside", "outside", "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"
]
INSIDE: Faces = "inside"
OF_LOOPS: tuple[Faces, ...] = (INSIDE, "outside")

_MOST_KM = 100.0
"""Kilometres: what is known no better has no place on a map of a battle."""
_POINT_EXPECTED = "[latitude, longitude] in decimal degrees, such as [47.72, 118.66]"
_ON_THE_MAP = f"a latitude from -{FARTHEST_NORTH:g} to {FARTHEST_NORTH:g}, where the atlas ends"


class Point(NamedTuple):
    """A position that has no name: decimal degrees, WGS 84."""

    latitude: float
    longitude: float


def _point(value: object) -> Point:
    """A list of latitude and longitude. Raises CellError where it is none, or has them the other way round."""
    if not isinstance(value, list | tuple) or len(value) != 2:  # noqa: PLR2004 - latitude, longitude
        raise CellError(_POINT_EXPECTED)
    latitude, longitude = (as_number(str(each)) for each in value)
    if abs(latitude) <= FARTHEST_NORTH and abs(longitude) <= 180:  # noqa: PLR2004 - degrees
        return Point(latitude, longitude)
    if abs(latitude) <= 180 and abs(longitude) <= 90:  # noqa: PLR2004 - degrees
        swapped = f"the latitude first, [{value[1]}, {value[0]}]: the two look swapped"
        raise CellError(swapped, found=f"[{value[0]}, {value[1]}]")
    is_on_earth = abs(latitude) <= 90 and abs(longitude) <= 180  # noqa: PLR2004 - degrees
    raise CellError(_ON_THE_MAP if is_on_earth else _POINT_EXPECTED)


def _spot(value: object) -> Point | str:
    """A point, or the id of a place."""
    if isinstance(value, str):
        if not is_slug(value):
            raise CellError(f"an id of geodata/gazetteer/*.csv, or {_POINT_EXPECTED}")
        return value
    return _point(value)


def _kilometres(value: object) -> float:
    kilometres = as_number(str(value))
    if not 0 < kilometres <= _MOST_KM:
        raise CellError(f"kilometres, a number above 0 and at most {_MOST_KM:g}")
    return kilometres


_PLACE_ID = {"type": "string", "pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$"}
_PAIR = {
    "type": "array",
    "prefixItems": [
        {"type": "number", "minimum": -FARTHEST_NORTH, "maximum": FARTHEST_NORTH},
        {"type": "number", "minimum": -180, "maximum": 180},
    ],
    "minItems": 2,
    "maxItems": 2,
}
Spot = Annotated[Point | str, PlainValidator(_spot), WithJsonSchema({"anyOf": [_PLACE_ID, _PAIR]})]
"""Id of a place in geodata/gazetteer, or a point."""
Radius = Annotated[
    float,
    BeforeValidator(_kilometres),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0, "maximum": _MOST_KM}),
]


class _OneOrList:
    """That a list of one may be written as what is in it."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Both ways."""
        array = handler(schema)
        return {"anyOf": [array["items"], array]}


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Sides = Annotated[tuple[Side, ...], BeforeValidator(_as_list), Field(min_length=1, max_length=2), _OneOrList()]


class Position(Fact):
    """Where a formation stood, and on which days."""

    place: Slug | None = None
    """Id of a place in geodata/gazetteer; or a point instead."""
    point: Annotated[Point, PlainValidator(_point), WithJsonSchema(_PAIR)] | None = None
    """[latitude, longitude] in decimal degrees, where no place of the gazetteer serves."""
    when: Date
    """The days it stood there: day, month, year or from/to."""
    radius: Radius | None = None
    """Kilometres within which it surely stood; needed with a point."""

    @model_validator(mode="after")
    def _somewhere(self) -> Position:
        if (self.place is None) == (self.point is None):
            found = "neither place nor point" if self.place is None else "both place and point"
            raise CellError("either place or point", found=found)
        if self.point is not None and self.radius is None:
            raise CellError(
                "the key 'radius': kilometres within which it surely stood",
                found="a point without radius",
                within=("point",),
            )
        return self

    @property
    def spot(self) -> Point | str:
        """The point, or the id of the place."""
        return self.point or self.place or ""


class Unit(Record):
    """A formation that stood in position."""

    formation: Slug
    """Id of the formation in campaigns/formations.csv; once in a dossier."""
    note: str = ""
    """What the reader should know about it as a whole."""
    positions: Annotated[tuple[Position, ...], Field(min_length=1)]
    """In order of time; their days do not overlap."""


class Front(Fact):
    """A line that was held on some days."""

    id: Slug
    """Unique within the dossier."""
    name: Name
    """Such as: The Japanese pocket."""
    side: Sides
    """Who held it; of a truce line both sides, as a list."""
    kind: FrontKind
    """What it was; a ring closes itself."""
    when: Date
    """The days it was held: day, month, year or from/to."""
    line: Annotated[tuple[Spot, ...], Field(min_length=2)]
    """Ids of places in geodata/gazetteer or [latitude, longitude], in order along the line."""
    faces: Faces | None = None
    """Where the enemy was: inside or outside of a ring, else a point of the compass across the line."""
    forts: tuple[Slug, ...] = ()
    """Ids of places in geodata/gazetteer: works on the line."""
    radius: Radius | None = None
    """Kilometres by which the line may be off."""

    @model_validator(mode="after")
    def _shaped(self) -> Front:
        if self.kind == RING and len(self.line) < 3:  # noqa: PLR2004 - the corners of a triangle
            raise CellError(
                "three points at least: a ring closes itself",
                found=f"a ring of {len(self.line)} points",
                within=("line",),
            )
        if len(self.side) != len(set(self.side)):
            raise CellError("each side once", found=f"side {list(self.side)}", within=("side",))
        if len(self.side) > 1 and self.kind != TRUCE:
            found = f"side {list(self.side)} of kind {self.kind}"
            raise CellError("one side; two only of a truce line", found=found, within=("side",))
        if self.faces and (self.faces in OF_LOOPS) != self.is_closed:
            expected = "inside or outside" if self.is_closed else "a point of the compass, such as north-east"
            found = f"{self.faces!r} of a line that is {'closed' if self.is_closed else 'not closed'}"
            raise CellError(expected, found=found, within=("faces",))
        return self

    @property
    def is_closed(self) -> bool:
        """Whether it ends where it begins, as a ring does."""
        return self.kind == RING or self.line[0] == self.line[-1]
