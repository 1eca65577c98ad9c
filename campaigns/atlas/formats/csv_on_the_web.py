"""A table of comma-separated values, and beside it what it is, as *CSV on the Web* asks.

A line of comment inside the table would break its readers. The W3C recommendation puts title, licence and the meaning
of the columns into a JSON file beside it, and says under which name: https://www.w3.org/TR/tabular-metadata/
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from campaigns.atlas.provenance import AUTHORS, LICENCE_URL

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd

    from campaigns.atlas.provenance import Provenance

COLUMNS = {
    "id": "Identity of the feature; several rows have one where it changed",
    "layer": "territory, occupation, border, claim, place, event, arrow, route, railway or island",
    "kind": "What it is within its layer",
    "name": "Name in English",
    "side": "Who held, claimed, moved or fought; several are joined by a semicolon",
    "start": "First day, empty where open",
    "end": "Last day, empty where open",
    "certainty": "high, medium or low",
    "sources": "Keys of the bibliography, joined by semicolons",
    "dossier": "Identity of the dossier that tells of it",
    "note": "Remark",
    "lon": "Longitude of a point inside, decimal degrees, WGS 84",
    "lat": "Latitude of a point inside, decimal degrees, WGS 84",
}
_TYPES = {"start": "date", "end": "date", "lon": "number", "lat": "number"}


def write(out: Path, table: gpd.GeoDataFrame) -> None:
    """Write the rows of a data export, see ``table.of_rows``; of a geometry a point inside it."""
    points = table.geometry.representative_point()
    table = table.assign(lon=points.x.round(5), lat=points.y.round(5)).drop(columns="geometry")
    table.to_csv(out, index=False)


def description_path(out: Path) -> Path:
    """Where readers look for the description of a table."""
    return out.with_name(f"{out.name}-metadata.json")


def description(name: str, provenance: Provenance) -> str:
    """The description of the table in a file of this name."""
    content = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": name,
        "dc:title": provenance.title,
        "dc:creator": AUTHORS,
        "dc:hasVersion": provenance.version,
        "dc:identifier": provenance.digest,
        "dc:license": {"@id": LICENCE_URL},
        "dc:rights": f"Licence: {provenance.licence}. {provenance.credit}".strip(),
        "tableSchema": {
            "columns": [
                {"name": column, "titles": column, "datatype": _TYPES.get(column, "string"), "dc:description": meaning}
                for column, meaning in COLUMNS.items()
            ]
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
