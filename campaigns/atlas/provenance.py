"""Where an exported file comes from: version of the atlas, state of its data, licence, and whose data is in it.

What comes from whom is told by ``geodata/layers/LICENCES.md`` and, of places, by the gazetteer's column ``source``.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from campaigns.symbology import wording
from campaigns.version import VERSION
from geodata import folders, gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import geopandas as gpd

    from campaigns.history import History
    from campaigns.model import Dossier

TITLE = wording.TITLE
AUTHORS = "The authors of the atlas"
LICENCE, LICENCE_URL = "MIT", "https://opensource.org/license/mit"
ROOT = Path(__file__).parents[2]
DATA = (
    *("campaigns/dossiers/*.yaml", "campaigns/tours/*.yaml", "campaigns/sources.bib", "campaigns/*.csv"),
    *("geodata/*.csv", "geodata/gazetteer/*.csv", "geodata/layers/*.geojson"),
    *("geodata/layers/relief.*", "geodata/layers/theatre.*", "geodata/layers/sheets/*"),
)
"""The files everything drawn or written is read from, as patterns from ``ROOT``."""
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Origin:
    """Data of others: its name and the credit it is given."""

    name: str
    credit: str


NATURAL_EARTH = Origin("Natural Earth", wording.NATURAL_EARTH)
GEONAMES = Origin("GeoNames", wording.GEONAMES)
WORLD_DATA_BANK = Origin("World Data Bank II", wording.WORLD_DATA_BANK)
OPENSTREETMAP = Origin("OpenStreetMap", wording.OPENSTREETMAP)
GSHHG = Origin("GSHHG", wording.GSHHG)
ELEVATION = Origin("DTED", wording.ELEVATION)
ORIGINS = (NATURAL_EARTH, GEONAMES, WORLD_DATA_BANK, OPENSTREETMAP, GSHHG, ELEVATION)
"""In the order in which they are credited."""

_LINES = (NATURAL_EARTH, WORLD_DATA_BANK, OPENSTREETMAP, GSHHG)
_OF_LAYER = {
    **dict.fromkeys(("territory", "occupation", "border", "claim", "island"), _LINES),
    "railway": (GEONAMES,),
    "route": (GEONAMES,),
    "road": (GEONAMES, OPENSTREETMAP),
    "cover": (OPENSTREETMAP, GSHHG, ELEVATION),
}
"""Of the lines and lands of ``geodata/layers``; railways and roads run through stations placed by GeoNames,
roads of battlefields beside railways as OpenStreetMap has them, their cover along waters and relief."""
_OF_PLACE = {
    "geonames": GEONAMES,
    "natural-earth": NATURAL_EARTH,
    "openstreetmap": OPENSTREETMAP,
    "wdbii": WORLD_DATA_BANK,
}
"""By the gazetteer's column ``source``."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a file tells about itself.

    Attributes
    ----------
    digest
        The first digits of the SHA-256 of the data files, hexadecimal: the same data gives the same digits.
    origins
        Whose data is in the file, in the order of ``ORIGINS``.
    """

    title: str
    version: str
    digest: str
    origins: tuple[Origin, ...]

    @property
    def licence(self) -> str:
        """The licence, and that of positions of places."""
        if GEONAMES not in self.origins:
            return LICENCE
        return f"{LICENCE}; positions from GeoNames: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)"

    @property
    def credit(self) -> str:
        """Whose data is in the file, in sentences; empty where it is all the atlas's own."""
        return " ".join(f"{origin.credit}." for origin in self.origins)

    @property
    def statement(self) -> str:
        """All of it in sentences."""
        return (
            f"{self.title}. Version {self.version}, data {self.digest}. Licence: {self.licence}. {self.credit}".strip()
        )

    def fields(self) -> dict[str, str]:
        """All of it by name: ``title, version, digest, licence, attribution``."""
        return {
            "title": self.title,
            "version": self.version,
            "digest": self.digest,
            "licence": self.licence,
            "attribution": self.credit,
        }


def of(history: History, rows: gpd.GeoDataFrame, title: str = TITLE, *, background: bool = False) -> Provenance:
    """The provenance of a file.

    Parameters
    ----------
    history, rows
        The history, and the rows of the scene in the file.
    background
        Whether coast, rivers and relief are drawn under them.
    """
    return Provenance(title, VERSION, digest(), origins(history, rows, background=background))


def origins(history: History, rows: gpd.GeoDataFrame, *, background: bool = False) -> tuple[Origin, ...]:
    """Whose data is in a file, in the order of ``ORIGINS``; parameters as of ``of``."""
    found = {*_origins(history, rows), *((*_LINES, ELEVATION) if background else ())}
    return tuple(origin for origin in ORIGINS if origin in found)


def of_dossiers(history: History, dossiers: Iterable[Dossier], title: str) -> Provenance:
    """The provenance of a file about dossiers."""
    found = set(_of_places(history, {key for dossier in dossiers for key in _places_of(dossier)}))
    return Provenance(title, VERSION, digest(), tuple(origin for origin in ORIGINS if origin in found))


def _origins(history: History, rows: gpd.GeoDataFrame) -> Iterator[Origin]:
    places: set[str] = set()
    for identity, layer, key in zip(rows["id"], rows["layer"], rows["dossier"], strict=True):
        dossier = history.dossiers.get(str(key))
        if layer == "place":
            places.add(gazetteer.place_id(str(identity)))
        elif dossier is None:
            yield from _OF_LAYER.get(str(layer), ())
        else:
            places |= _places_of(dossier)
    yield from _of_places(history, places)


def _places_of(dossier: Dossier) -> set[str]:
    """The places of the gazetteer that a dossier names."""
    spots = [position.spot for unit in dossier.units for position in unit.positions]
    spots += [spot for front in dossier.fronts for spot in (*front.line, *front.forts)]
    moved = {waypoint.place for axis in dossier.axes for waypoint in axis.waypoints}
    return {dossier.place} | moved | {spot for spot in spots if isinstance(spot, str)}


def _of_places(history: History, places: Iterable[str]) -> Iterator[Origin]:
    for place in places:
        source = history.places[place].source
        if source in _OF_PLACE:
            yield _OF_PLACE[source]


def digest(root: Path = ROOT) -> str:
    """The first digits of the SHA-256 of the data files, in the order of their names."""
    found = hashlib.sha256()
    for path in folders.matching(root, DATA):
        content = path.read_bytes()
        found.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        found.update(content)
    return f"sha256:{found.hexdigest()[:_DIGITS]}"
