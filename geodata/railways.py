"""Railways with their owners and gauges over time, and the roads of the campaigns.

The rows are in ``geodata/railways.csv``: a line is one or more sections, a section the smallest stretch that changes
owner, gauge or opening together. ``kind`` is the gauge in millimetres (``gauge-1524``), or ``road``. The sections run
smoothly through the stations of ``geodata/build/stations.csv`` and are in ``geodata/layers/railways.geojson``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import shapely

from geodata import holdings
from geodata.dated_table import Table

if TYPE_CHECKING:
    from collections.abc import Collection

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from geodata.ground import Ground
    from geodata.problems import Problem

TABLE = Table("railways", "line", ("railway", "road"), geometry_layer="railways", exclusive=("railway", "road"))


def load(ground: Ground) -> gpd.GeoDataFrame:
    """Return one row a line, owner and gauge; ``side`` is the owner. Columns and errors as ``territories.load``."""
    return holdings.load(ground, TABLE)


def courses_on_sheets(ground: Ground, sheets: Collection[str]) -> dict[str, BaseGeometry]:
    """Whole lines of the rows that have a true course on a battlefield sheet: on the sheet that, elsewhere the layer's.

    Parameters
    ----------
    ground
        Whose sheets and rows these are.
    sheets
        Ids of the sheets whose courses are taken.

    Returns
    -------
    dict
        EPSG:4326, by id of the row.
    """
    smooth = ground.layer(TABLE.geometry_layer).by_id
    found: dict[str, list[shapely.Geometry]] = {}
    above: shapely.Geometry = shapely.Polygon()
    for each in ground.sheets:
        seen = shapely.difference(each.sheet.box, above)
        above = shapely.union(above, each.sheet.box)
        rows = each.railways if each.sheet.id in sheets else each.railways.iloc[:0]
        for section, group in rows.groupby("section"):
            key = str(section)
            if key in smooth:
                plain, *true = found.get(key, [smooth[key]])
                found[key] = [shapely.difference(plain, seen), *true, *group.geometry]
    return {
        row.id: cast(
            "BaseGeometry",
            holdings.joined([part for key in row.geometry_ids for part in found.get(key, [smooth[key]])]),
        )
        for row in holdings.valid_rows(ground, TABLE)
        if found.keys() & set(row.geometry_ids)
    }


def problems(ground: Ground) -> list[Problem]:
    """Everything wrong with the table, a section that has two owners on a day included."""
    rows, _ = ground.table(TABLE)
    return sorted([*holdings.mistakes(ground, TABLE), *holdings.overlaps(rows, TABLE)])
