"""Whether what the founding texts claim of a day and a place can be seen there on that day.

A claim of ``document_claims.csv`` that has places ``at`` is carried by a feature of its dossier, or of another part of
the same whole: an event, a phase, a unit, a front or a movement of the map, which lies near one of the places, stands
near the days of the claim and does not last so long that it is there in any case.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from campaigns import dates
from campaigns.checking import founding_documents
from geodata.dated_table import FIRST_DAY, LAST_DAY
from geodata.projections import local_plane

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from campaigns.checking.founding_documents import DocumentClaim
    from campaigns.history import History
    from campaigns.model import Dossier

KM, DAYS, LONGEST = 60.0, 12, 62
"""How far a feature may be from its claim, in space and time, and how many days it may last."""
ASKED_PERCENT = 95.0
LAYERS = frozenset({"event", "phase", "unit", "front", "arrow", "route"})
"""Layers of the scene whose rows happened on their days."""


@dataclass(frozen=True, slots=True)
class Feature:
    """Something of a dossier with a place (longitude, latitude) and days of the atlas's clock, both inclusive."""

    dossier: str
    geometry: BaseGeometry
    first: int
    last: int


def on_map(scene: gpd.GeoDataFrame) -> Iterator[Feature]:
    """Events, their phases, units, fronts and movements of a scene."""
    rows = scene[scene["layer"].isin(LAYERS) & (scene["dossier"] != "")]
    columns = (rows[name] for name in ("dossier", "geometry", "start", "end"))
    for dossier, geometry, start, end in zip(*columns, strict=True):
        last = dates.day_number(end or LAST_DAY)
        yield Feature(dossier, geometry, dates.day_number(start or FIRST_DAY), last)


def whole_of(dossier: Dossier, dossiers: Mapping[str, Dossier]) -> str:
    """Id of the greatest whole that a dossier is part of; its own where it is part of none."""
    while dossier.part_of and dossier.part_of in dossiers:
        dossier = dossiers[dossier.part_of]
    return dossier.id


def carries(feature: Feature, claim: DocumentClaim, history: History) -> bool:
    """Whether a feature is near a claim in space and time, and short."""
    first, last = dates.parse(claim.date).days
    near = max(feature.first - last, first - feature.last) <= DAYS
    if not near or feature.last - feature.first >= LONGEST:
        return False
    return any(_kilometres(feature.geometry, history.places[key].point) <= KM for key in claim.at.split())


def _kilometres(geometry: BaseGeometry, spot: shapely.Point) -> float:
    plane = local_plane(spot.x, spot.y)
    return float(shapely.distance(shapely.transform(geometry, plane.project), shapely.Point(0, 0)))


def uncarried(claims: Iterable[DocumentClaim], features: Iterable[Feature], history: History) -> list[DocumentClaim]:
    """Those of the claims of day and place that none of the features carries."""
    of_whole: defaultdict[str, list[Feature]] = defaultdict(list)
    for feature in features:
        of_whole[whole_of(history.dossiers[feature.dossier], history.dossiers)].append(feature)
    return [
        claim
        for claim in claims
        if not any(
            carries(feature, claim, history)
            for feature in of_whole[whole_of(history.dossiers[claim.dossier], history.dossiers)]
        )
    ]


def lines(history: History, scene: gpd.GeoDataFrame) -> Iterator[tuple[str, bool]]:
    """Lines of the report, each with whether it is as asked."""
    broken = {problem.line for problem in founding_documents.problems(history.dossiers, history.places)}
    claims = [claim for claim in founding_documents.load()[0] if claim.at and claim.line not in broken]
    unseen = uncarried(claims, on_map(scene), history)
    seen = len(claims) - len(unseen)
    percent = 100 * seen / max(len(claims), 1)
    text = f"Claims of day and place with a feature within {KM:g} km and {DAYS} days that lasts at most {LONGEST} days"
    yield f"{text}: {seen} of {len(claims)}, {percent:.1f} % (asked: {ASKED_PERCENT:g} %)", percent >= ASKED_PERCENT
    for claim in unseen:
        yield f"  {claim.id}, {claim.claim}, {claim.date}, {claim.place}: nothing of {claim.dossier}", True
