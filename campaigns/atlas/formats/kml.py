"""KML as Google Earth reads it: folders by layer, colours by side, spans of time."""

from __future__ import annotations

import html
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, get_args

import shapely

from campaigns.atlas.provenance import AUTHORS
from campaigns.symbology import areas, colours, guests, layers, lines, marks, textures

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.provenance import Provenance

_LINES = frozenset(get_args(lines.LineLayer))
"""Layers drawn as lines; a concession, an area of the layer of claims, has the edge of a claim."""
_POINTS = frozenset({"event", "phase", "place", "unit"})
_DIGITS = 5
"""Decimals of a degree: about a metre."""


def write(
    out: Path, table: gpd.GeoDataFrame, provenance: Provenance, titles: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Write features.

    Parameters
    ----------
    table
        The columns of a data export as text, days as ISO dates or empty, EPSG:4326; one Placemark a row, with every
        column as extended data.
    titles
        Titles of layers that users brought, by their ids.
    """
    with out.open("w", encoding="utf-8") as stream:
        stream.writelines(f"{line}\n" for line in _document(table, provenance, titles))


def _document(table: gpd.GeoDataFrame, provenance: Provenance, titles: Mapping[str, str]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:atom="http://www.w3.org/2005/Atom"><Document>'
    yield f"<name>{_text(provenance.title)}</name><open>1</open>"
    yield f"<atom:author><atom:name>{_text(AUTHORS)}</atom:name></atom:author>"
    yield f"<description>{_text(html.escape(provenance.statement))}</description>"
    styles = {_style_id(row): row for row in table.drop(columns="geometry").to_dict("records")}
    for identity, row in sorted(styles.items()):
        yield _style(identity, row)
    yield f"<ExtendedData>{_data(provenance.fields())}</ExtendedData>"
    folders = [(layer.id, layer.title, layer.on_in_kml) for layer in layers.by_id().values()]
    for layer, title, is_on in (*folders, *((key, title, True) for key, title in titles.items())):
        rows = table[table["layer"] == layer]
        if rows.empty:
            continue
        yield f"<Folder><name>{_text(title)}</name><visibility>{int(is_on)}</visibility>"
        yield from map(_placemark, rows.to_dict("records"))
        yield "</Folder>"
    yield "</Document></kml>"


def _placemark(row: dict[str, Any]) -> str:
    data = _data({key: value for key, value in row.items() if key != "geometry"})
    certainty = f"certainty: {row['certainty']}" if row["certainty"] else ""
    facts = (row["side"], _days(row), row["note"], certainty, f"sources: {row['sources']}")
    # The text of a balloon is HTML inside of XML: what the data says is escaped for both.
    balloon = "<br/>".join(html.escape(str(fact)) for fact in facts if fact)
    return (
        f"<Placemark><name>{_text(row['name'])}</name><description>{_text(balloon)}</description>{_span(row)}"
        f"<styleUrl>#{_style_id(row)}</styleUrl><ExtendedData>{data}</ExtendedData>"
        f"{_geometry(row['geometry'])}</Placemark>"
    )


def _data(values: Mapping[str, Any]) -> str:
    return "".join(f'<Data name="{key}"><value>{_text(value)}</value></Data>' for key, value in values.items())


def _span(row: Mapping[str, Any]) -> str:
    """First moment of the first day to the last second of the last: a bare day is taken for its midnight by some."""
    begin = f"<begin>{row['start']}T00:00:00Z</begin>" if row["start"] else ""
    end = f"<end>{row['end']}T23:59:59Z</end>" if row["end"] else ""
    return f"<TimeSpan>{begin}{end}</TimeSpan>" if begin or end else ""


def _days(row: Mapping[str, Any]) -> str:
    if not row["start"] and not row["end"]:
        return ""
    return row["start"] if row["start"] == row["end"] else f"{row['start'] or '…'} to {row['end'] or '…'}"


def _style_id(row: Mapping[str, Any]) -> str:
    """Rows drawn alike share a style."""
    layer, kind, side = str(row["layer"]), str(row["kind"]), str(row["side"])
    if layer not in layers.by_id():
        return f"guest-{row['colour']}".replace("#", "")
    if layer in {"event", "phase"}:
        kind = marks.of_kind(kind)
    elif layer in _LINES:
        kind = lines.of_row(layer, kind)
    else:
        kind = ""
    return "-".join(part for part in (layer, kind, colours.of_side(side).lstrip("#")) if part)


def _style(identity: str, row: Mapping[str, Any]) -> str:
    layer = str(row["layer"])
    if layer not in layers.by_id():
        parts = _of_guest(str(row["colour"]))
    else:
        parts = _of_point(row) if layer in _POINTS else _of_shape(row)
    return f'<Style id="{_text(identity)}">{"".join(parts)}</Style>'


def _of_point(row: Mapping[str, Any]) -> list[str]:
    """No icon of its own: it could only be fetched from elsewhere; the program's pin takes the colour."""
    place = row["layer"] == "place"
    scale, colour = (0.6, colours.of("neutral")) if place else (1.1, colours.of_side(str(row["side"])))
    if row["layer"] == "phase":
        scale *= marks.spec().phase.scale
    return [
        f"<IconStyle><color>{_abgr(colour, 1)}</color><scale>{scale:g}</scale></IconStyle>",
        f"<LabelStyle><scale>{0.7 if place else 0.9}</scale></LabelStyle>",
    ]


def _of_guest(colour: str) -> list[str]:
    """What a user brought, whatever its shape."""
    spec = guests.spec()
    width = round(spec.line_width * lines.spec().pixels_per_point, 2)
    return [
        f"<IconStyle><color>{_abgr(colour, spec.fill_opacity)}</color><scale>0.7</scale></IconStyle>",
        "<LabelStyle><scale>0.7</scale></LabelStyle>",
        f"<LineStyle><color>{_abgr(colour, 0.95)}</color><width>{width:g}</width></LineStyle>",
        f"<PolyStyle><color>{_abgr(colour, spec.area_opacity)}</color></PolyStyle>",
    ]


def _of_shape(row: Mapping[str, Any]) -> list[str]:
    """One stroke and a flat fill: KML knows no dashes, hatchings or casings."""
    layer, side = str(row["layer"]), str(row["side"])
    edge = fill = colours.of_side(side)
    opacity = areas.spec().concession.flat
    if layer in _LINES:
        stroke = lines.line_of(layer, str(row["kind"])).main
        edge, width = colours.of_stroke(stroke.colour, side), stroke.width
    elif layer == "arrow":
        arrow = textures.arrow(side)
        edge, fill, width, opacity = arrow.edge, arrow.fill, arrow.width, textures.spec().arrow.screen_opacity
    elif layer == "occupation":
        width, opacity = areas.spec().occupation.edge.width, areas.spec().occupation.flat
    elif layer == "island":
        width, opacity = areas.spec().island.edge.width, areas.spec().island.tint
    elif layer == "cover":
        edge = fill = colours.palette()[str(row["kind"])]
        width, opacity = areas.spec().island.edge.width, areas.spec().territory.wash
    else:
        width, opacity = lines.line_of("border", "state-border").main.width, areas.spec().territory.wash
    pixels = round(width * lines.spec().pixels_per_point, 2)
    return [
        f"<LineStyle><color>{_abgr(edge, 0.95)}</color><width>{pixels:g}</width></LineStyle>",
        f"<PolyStyle><color>{_abgr(fill, opacity)}</color></PolyStyle>",
    ]


def _abgr(colour: str, opacity: float) -> str:
    """KML writes a colour as opacity, blue, green, red."""
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    return f"{round(opacity * 255):02x}{blue}{green}{red}".lower()


_UNKNOWN_TO_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def _text(value: object) -> str:
    """Text for XML: escaped, and without the control characters XML does not know."""
    return html.escape(_UNKNOWN_TO_XML.sub("", str(value)))


def _geometry(geometry: BaseGeometry) -> str:
    parts = [_single(part) for part in shapely.get_parts(geometry).ravel() if not part.is_empty]
    return parts[0] if len(parts) == 1 else f"<MultiGeometry>{''.join(parts)}</MultiGeometry>"


def _single(part: BaseGeometry) -> str:
    if isinstance(part, shapely.Point):
        return f"<Point>{_coordinates(part)}</Point>"
    if isinstance(part, shapely.Polygon):
        holes = "".join(
            f"<innerBoundaryIs><LinearRing>{_coordinates(ring)}</LinearRing></innerBoundaryIs>"
            for ring in part.interiors
        )
        outer = f"<outerBoundaryIs><LinearRing>{_coordinates(part.exterior)}</LinearRing></outerBoundaryIs>"
        return f"<Polygon><tessellate>1</tessellate>{outer}{holes}</Polygon>"
    return f"<LineString><tessellate>1</tessellate>{_coordinates(part)}</LineString>"


def _coordinates(line: BaseGeometry) -> str:
    pairs = " ".join(f"{round(x, _DIGITS)},{round(y, _DIGITS)}" for x, y in shapely.get_coordinates(line).tolist())
    return f"<coordinates>{pairs}</coordinates>"
