"""A table of comma-separated values, and beside it what it is, as *CSV on the Web* asks.

The table is one of RFC 4180 that Excel reads: a mark of UTF-8 at its beginning, lines that end in CR LF. A line of
comment inside the table would break its readers. The W3C recommendation puts title, licence and the meaning of the
columns into a JSON file beside it, and says under which name: https://www.w3.org/TR/tabular-metadata/
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from campaigns.atlas.provenance import AUTHORS, LICENCE_URL

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import geopandas as gpd
    import pandas as pd

    from campaigns.atlas.provenance import Provenance

COLUMNS = {
    "id": "Identity of the feature; several rows have one where it changed",
    "layer": "territory, occupation, border, claim, place, event, phase, unit, front, arrow, route, railway, road, "
    "island or cover",
    "kind": "What it is within its layer",
    "name": "Name in English, or in the language that was asked for",
    "side": "Who held, claimed, moved or fought; several are joined by a semicolon",
    "start": "First day, empty where open",
    "end": "Last day, empty where open",
    "certainty": "high, medium or low",
    "sources": "Keys of the bibliography, joined by semicolons",
    "dossier": "Identity of the dossier that tells of it",
    "note": "Remark",
    "formation": "Of a movement or a unit: the formation that moved or stood",
    "commander": "Of a movement: who led the formation",
    "echelon": "Of a movement or a unit: size of the formation",
    "waypoint": "Of a movement: the last place its head had reached",
    "lon": "Longitude, decimal degrees, WGS 84: of the head of a movement, else of a point inside",
    "lat": "Latitude, decimal degrees, WGS 84, of the same point",
}
OF_GUESTS = {
    "number": "Of own data: the number of the row",
    "colour": "Of own data: the colour it is drawn in",
    "link": "Of own data: an address that tells more",
    "image": "Of own data: name or address of a picture",
    "order": "Of own data: its place in the order of a formation's waypoints",
}
"""Columns that a table with data of users has as well, before the position."""
_POSITION = ("lon", "lat")
_NUMBERS = ("lon", "lat", "depth", "men_low", "men_high", "radius_km")
_TYPES = {"start": "date", "end": "date", **dict.fromkeys(_NUMBERS, "number")}
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - Excel in Japanese knows the wide ones as well
"""What a cell begins with that a spreadsheet takes for a formula."""
_HARMLESS = "Where a text would begin with = + - @, a tab or a line break, an apostrophe stands before it."


def write(out: Path, content: gpd.GeoDataFrame) -> None:
    """Write rows of ``table.of_rows`` with the columns of ``positions``; of any shape but a point a point inside."""
    points = content.geometry.representative_point()
    content = content.drop(columns="geometry").map(harmless).assign(lon=points.x.round(5), lat=points.y.round(5))
    out.write_bytes(encoded(content))


def with_guests() -> dict[str, str]:
    """Columns of a table with data of users, in their order, and what they mean."""
    told = {column: meaning for column, meaning in COLUMNS.items() if column not in _POSITION}
    return told | OF_GUESTS | {column: COLUMNS[column] for column in _POSITION}


def encoded(content: pd.DataFrame) -> bytes:
    """A table as it stands in a file; its texts are ``harmless``."""
    text: str = content.to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def harmless(value: object) -> object:
    """A text that no spreadsheet takes for a formula; a number as it is."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def description_path(out: Path) -> Path:
    """Where readers look for the description of a table."""
    return out.with_name(f"{out.name}-metadata.json")


def description(name: str, provenance: Provenance, columns: Mapping[str, str] = COLUMNS) -> str:
    """The description of the table in a file of this name; ``columns`` and what they mean."""
    content = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": quote(name),
        "dc:title": provenance.title,
        "dc:description": _HARMLESS,
        "dc:creator": AUTHORS,
        "dc:hasVersion": provenance.version,
        "dc:identifier": provenance.digest,
        "dc:license": {"@id": LICENCE_URL},
        "dc:rights": f"Licence: {provenance.licence}. {provenance.credit}".strip(),
        "tableSchema": {
            "columns": [
                {"name": column, "titles": column, "datatype": _TYPES.get(column, "string"), "dc:description": meaning}
                for column, meaning in columns.items()
            ]
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
