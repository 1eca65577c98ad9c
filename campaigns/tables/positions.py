"""A table of everything in which a movement is not a shape but where its head stood, day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
from shapely.geometry import Point

from campaigns.dates import day_number, from_day_number
from campaigns.movement.positions import positions
from campaigns.scene import COLUMNS, Row, formation_of, movement_row
from campaigns.symbology import languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from campaigns.history import History
    from campaigns.model import Axis, Dossier

MOVEMENT = ("formation", "commander", "echelon", "waypoint")
"""Columns of movements; of units ``formation`` and ``echelon`` are filled. ``waypoint`` is the name of the last place
the head had reached."""


def of_rows(history: History, rows: gpd.GeoDataFrame, language: str = languages.ENGLISH) -> gpd.GeoDataFrame:
    """Rows of the scene, those of movements replaced by the positions of their heads.

    Parameters
    ----------
    history, rows
        The history and rows of its scene, EPSG:4326.
    language
        In which places are named, see ``languages``.

    Returns
    -------
    GeoDataFrame
        The columns of the scene and ``MOVEMENT``. A movement has one row, a point, for each day of its rows on which
        its head moved; ``end`` is the last day it stood there.
    """
    axes = {
        f"{dossier.id}/{axis.id}": (dossier, axis) for dossier in history.dossiers.values() for axis in dossier.axes
    }
    keys = rows["id"].astype(str).str.partition("@")[0]
    moving = keys.isin(axes)
    found = [
        row
        for key, spans in rows[moving].groupby(keys[moving], sort=False)
        for row in _rows(history, *axes[key], spans, language)
    ]
    columns = [*COLUMNS, *MOVEMENT, "geometry"]
    still = rows[~moving].assign(**dict.fromkeys(MOVEMENT, ""))[columns]
    units = still["layer"] == "unit"
    stood = [history.formations[formation_of(str(key))] for key in still.loc[units, "id"]]
    still.loc[units, "formation"] = [formation.name for formation in stood]
    still.loc[units, "echelon"] = [formation.echelon for formation in stood]
    if not found:
        return still
    heads = gpd.GeoDataFrame(found, columns=columns, geometry="geometry", crs=rows.crs)
    return pd.concat([still, heads.astype({"start": object, "end": object})], ignore_index=True)


def _rows(history: History, dossier: Dossier, axis: Axis, spans: gpd.GeoDataFrame, language: str) -> Iterator[Row]:
    days = [*zip(spans["start"], spans["end"], strict=True)]
    for position in positions(axis, history.places, day_number(dossier.when.latest)):
        start, end = from_day_number(position.start), from_day_number(position.end)
        if not any(first <= end and last >= start for first, last in days):
            continue
        point = Point(position.longitude, position.latitude)
        yield movement_row(dossier, axis, position.start, position.end, point) | {
            "formation": axis.formation,
            "commander": axis.commander,
            "echelon": axis.echelon,
            "waypoint": languages.place_name(
                history.places[position.waypoint.place].on(position.waypoint.when.earliest), language
            ),
        }
