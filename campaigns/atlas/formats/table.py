"""The rows of a data export: the columns that other people build on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from campaigns.scene import COLUMNS, formation_of
from campaigns.symbology import languages
from geodata import antimeridian, dated_table, gazetteer

if TYPE_CHECKING:
    from collections.abc import Mapping

    import geopandas as gpd

    from campaigns.history import History

CONTRACT = COLUMNS[:11]
"""Columns of a data export: ``id, layer, kind, name, side, start, end, certainty, sources, dossier, note``."""


def of_rows(
    rows: gpd.GeoDataFrame, history: History, language: str = languages.ENGLISH, more: tuple[str, ...] = ()
) -> gpd.GeoDataFrame:
    """Rows of the scene with the columns of the contract as text: days as ISO dates, empty = open.

    Parameters
    ----------
    rows
        Rows of the scene, EPSG:4326, longitude first.
    history, language
        Names are in the language where the history knows them; see ``languages``.
    more
        Further columns of the rows, which are made text as well.

    Returns
    -------
    GeoDataFrame
        One row for each; longitudes from -180 to 180, a shape that crosses the antimeridian is cut there.
    """
    table = rows[[*CONTRACT, *more, "geometry"]].copy()
    if language != languages.ENGLISH:
        table["name"] = [_name(row, history, language) for row in rows.drop(columns="geometry").to_dict("records")]
    for column in ("start", "end"):
        table[column] = table[column].map(lambda day: "" if day is None else day.isoformat())
    for column in (*CONTRACT, *more):
        table[column] = table[column].map(lambda value: "" if value is None or value != value else str(value))  # noqa: PLR0124 - no number
    table["geometry"] = table.geometry.map(antimeridian.cut)
    return table


def _name(row: Mapping[Any, Any], history: History, language: str) -> str:
    """The name of a row in a language, where it has one; else its English name."""
    name = str(row["name"])
    if row["layer"] == "event":
        return languages.event_title(history.dossiers[str(row["dossier"])], language)
    if row["layer"] == "place":
        place = history.places[gazetteer.place_id(str(row["id"]))]
        return languages.place_name(place.on(row["start"] or dated_table.FIRST_DAY), language)
    if row["layer"] == "unit":
        return history.formations[formation_of(str(row["id"]))].names.get(language, "") or name
    land = history.ground.land_names.get(name) if row["layer"] == "territory" else None
    return land.names.get(language, "") or name if land else name
