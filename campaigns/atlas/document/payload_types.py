"""The types of what the document carries; ``web/base/payload.ts`` is generated from them and the ``*_types`` beside it.

Days are whole numbers since 1900-01-01, first and last inclusive, None where open. Longitude comes before latitude in
geometries and after it in views, both in decimal degrees. Lines are named by their numbers in a blob of packed lines.

After a change: ``python -m campaigns.atlas.document.payload_typescript``.
"""

from typing import NamedTuple, NotRequired, Self

from typing_extensions import TypedDict

from campaigns.atlas.document.dossier_types import Citation, Dossier, Names, Source
from campaigns.atlas.document.feature_types import Feature, Formation, Layer, Point
from campaigns.atlas.document.ground_types import Ground, PackedLines, Sheet
from campaigns.atlas.document.guest_types import GuestData
from campaigns.atlas.document.style_types import NaturalKind, Style
from geodata import antimeridian


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


class Term(TypedDict):
    """A term that is explained where a text has it."""

    forms: list[str]
    """The term and its other forms; capitals count."""
    explanation: str
    """One sentence."""
    source: list[Citation]
    """What it rests on, where it states a fact."""


class Kiosk(TypedDict):
    """How a document goes through its tours by itself."""

    pace: float
    """Seconds from one step to the next."""
    idle: float
    """Seconds without a touch after which the tours go on."""


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
    synonyms: list[list[str]]
    """Words that mean the same to a search."""
    glossary: list[Term]
    """Those that a text of the document has."""
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
    guests: list[GuestData]
    """Layers of the user's own data."""

    caption: NotRequired[str]
    """A line under the title."""
    language: NotRequired[str]
    """Code of the language of names, and where ``words`` are there of all texts."""
    words: NotRequired[dict[str, str]]
    """Texts of the interface in that language, by the English; without them it is in English."""
    controls: NotRequired[bool]
    """Whether time bar, legend and buttons are shown."""
    kiosk: NotRequired[Kiosk]
    """That of a public screen, from which nothing leads away."""
    pieces: NotRequired[list[str]]
    """Manifests of data in pieces, see ``piece_types``: addresses relative to the document."""
