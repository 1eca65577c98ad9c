"""The rows of an exported data file, whatever its format, as tables that can be compared."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pandas as pd
import pyogrio
import shapely
from shapely.geometry import shape

from campaigns.atlas.formats import csv_on_the_web
from tests.benchmarks import qgis_looks
from tests.benchmarks.row_comparison import GEOMETRY, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

_KML_GEOMETRIES = {"Point", "LineString", "Polygon", "MultiGeometry"}


def read(path: Path) -> list[Table]:
    """The rows of a file, of a GeoPackage those of each layer; of GeoPackage and KML also how they are drawn.

    Geometries as the file has them, EPSG:4326, longitude first.

    Raises
    ------
    ValueError
        If the suffix is not that of a data export.
    """
    match path.suffix:
        case ".geojson":
            return [_of_features("GeoJSON", "properties.id", path)]
        case ".jsonld":
            return [_of_features("JSON-LD", "@id", path)]
        case ".csv":
            return [_of_csv(path)]
        case ".gpkg":
            return _of_geopackage(path)
        case ".kml":
            return _of_kml(path)
    raise ValueError(f"{path.name} is not a data export; expected .geojson, .jsonld, .csv, .gpkg or .kml")


def _flat(value: Any, name: str = "") -> Iterator[tuple[str, object]]:  # noqa: ANN401 - any JSON
    """Members of nested objects by their path; lists as JSON text."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield from _flat(member, f"{name}.{key}" if name else key)
    else:
        yield name, json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def _of_features(name: str, key: str, path: Path) -> Table:
    """GeoJSON, or JSON-LD whose geometries tell when they held and by whom they are attested."""
    document = json.loads(path.read_text(encoding="utf-8"))
    rows = []
    for feature in document.pop("features"):
        geometry = feature.pop("geometry")
        row = dict(_flat(feature)) | {GEOMETRY: shape(geometry) if geometry else None}
        for number, part in enumerate((geometry or {}).get("geometries", ())):
            told = {member: value for member, value in part.items() if member not in {"type", "coordinates"}}
            row |= dict(_flat(told, f"geometry {number + 1}"))
        rows.append(row)
    return Table(name, key, rows, dict(_flat(document)))


def _of_csv(path: Path) -> Table:
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    description = csv_on_the_web.description_path(path)
    head = dict(_flat(json.loads(description.read_text(encoding="utf-8")))) if description.exists() else {}
    return Table("CSV", "id", _records(table), {f"metadata.{name}": value for name, value in head.items()})


def _records(table: pd.DataFrame) -> list[Row]:
    """Rows of a data frame; what is missing is None."""
    present = table.notna()
    return [
        {str(column): value if there[column] else None for column, value in row.items()}
        for row, there in zip(table.to_dict("records"), present.to_dict("records"), strict=True)
    ]


def _of_geopackage(path: Path) -> list[Table]:
    layers = [str(layer) for layer, _ in pyogrio.list_layers(path)]
    tables = [_of_layer(path, layer) for layer in layers]
    rows = {layer: table.rows for layer, table in zip(layers, tables, strict=True)}
    tables[0].head.update({f"metadata.{name}": text for name, text in _metadata(path, layers[0], "dataset").items()})
    for style in rows.get("layer_styles", []):
        layer = str(style["f_table_name"])
        tables.append(
            Table(f"GeoPackage {layer} styles", "key", qgis_looks.of_rows(str(style["styleQML"]), rows[layer]))
        )
    return tables


def _of_layer(path: Path, layer: str) -> Table:
    info = pyogrio.read_info(path, layer=layer)
    head = {name: info[name] for name in ("crs", "geometry_name", "geometry_type", "fid_column")}
    head |= {f"type of column.{name}": kind for name, kind in zip(info["fields"], info["ogr_types"], strict=True)}
    head |= {f"layer.{name}": text for name, text in _metadata(path, layer, "layer").items()}
    with closing(sqlite3.connect(path)) as connection:
        [(head["last_change"],)] = connection.execute(
            "SELECT last_change FROM gpkg_contents WHERE table_name = ?", (layer,)
        )
    key = "f_table_name" if layer == "layer_styles" else "id"
    return Table(f"GeoPackage {layer}", key, _records(pyogrio.read_dataframe(path, layer=layer)), head)


def _metadata(path: Path, layer: str, of: str) -> dict[str, str]:
    return pyogrio.read_info(path, layer=layer)[f"{of}_metadata"] or {}


def _of_kml(path: Path) -> list[Table]:
    """Placemarks with their folder, time, data and geometry; and beside them the style each is drawn with."""
    [document] = ET.parse(path).getroot().findall("{*}Document")  # noqa: S314 - a file that is compared by who made it
    styles = {f"#{style.get('id')}": dict(_texts(style)) for style in document.findall("{*}Style")}
    rows: list[Row] = []
    looks: list[Row] = []
    for folder in document.findall("{*}Folder"):
        told = {f"folder.{name}": text for name, text in _texts(folder)}
        for placemark in folder.findall("{*}Placemark"):
            row: Row = dict(_texts(placemark))
            row["key"] = row.get("Data id") or row.get("name")
            url = str(row.pop("styleUrl", ""))
            looks.append({"key": row["key"], "styleUrl": url, **styles.get(url, {})})
            geometries = [_kml_geometry(part) for part in placemark if _tag(part) in _KML_GEOMETRIES]
            rows.append({**row, **told, GEOMETRY: geometries[0] if geometries else None})
    return [Table("KML", "key", rows, dict(_texts(document))), Table("KML styles", "key", looks)]


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _texts(element: ET.Element, path: str = "") -> Iterator[tuple[str, str]]:
    """Texts inside of an element by the names of the elements around them; what is read elsewhere is left out."""
    for child in element:
        tag = _tag(child)
        if tag in {"Style", "Folder", "Placemark", *_KML_GEOMETRIES}:
            continue
        if tag == "Data":
            yield f"Data {child.get('name')}", child.findtext("{*}value", "")
        elif len(child):
            yield from _texts(child, f"{path}{tag}.")
        else:
            yield f"{path}{tag}", child.text or ""


def _kml_geometry(element: ET.Element) -> BaseGeometry:
    def points(within: ET.Element | None) -> list[tuple[float, ...]]:
        text = "" if within is None else within.findtext(".//{*}coordinates", "")
        return [tuple(map(float, point.split(","))) for point in text.split()]

    match _tag(element):
        case "Point":
            return shapely.Point(points(element)[0])
        case "LineString":
            return shapely.LineString(points(element))
        case "Polygon":
            holes = [points(hole) for hole in element.findall("{*}innerBoundaryIs")]
            return shapely.Polygon(points(element.find("{*}outerBoundaryIs")), holes)
    return shapely.GeometryCollection([_kml_geometry(part) for part in element])
