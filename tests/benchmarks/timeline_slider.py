"""The atlas's features as Folium's own TimelineSlider shows them, in a page that needs no network."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING, Any

import folium
from folium.plugins import Timeline, TimelineSlider
from folium.utilities import JsCode

from campaigns import chapters, dates
from campaigns.atlas.document.folium_map import Verbatim, leaflet
from campaigns.symbology import colours

if TYPE_CHECKING:
    import geopandas as gpd

    from geodata.ground import Ground

MODULES = Path(__file__).parent.parent / "node_modules"
SCRIPTS = (MODULES / "moment" / "min" / "moment.min.js", MODULES / "leaflet.timeline" / "dist" / "leaflet.timeline.js")
FIRST, LAST = dates.day_number(chapters.FIRST_DAY), dates.day_number(chapters.LAST_DAY)


def page(scene: gpd.GeoDataFrame, ground: Ground | None, *, canvas: bool) -> str:
    """Render the page; ``stepTo(day)`` in it moves the slider.

    ``canvas`` is Folium's ``prefer_canvas``; ``ground`` puts the atlas's relief and water under the features, as in
    the atlas itself.
    """
    view = folium.Map(chapters.WHOLE_THEATRE[1:], zoom_start=5, tiles=None, prefer_canvas=canvas)
    if ground is not None:
        _add_ground(view, ground)
    timeline = Timeline(
        {"type": "FeatureCollection", "features": [_feature(row) for row in _rows(scene)]},
        get_interval=JsCode("(f) => ({ start: f.properties.start, end: f.properties.end })"),
        style=JsCode("(f) => ({ color: f.properties.colour, weight: 1, fillOpacity: 0.2 })"),
        point_to_layer=JsCode("(f, at) => L.circleMarker(at, { radius: 6 })"),
    )
    slider = TimelineSlider(auto_play=False, start=FIRST, end=LAST, show_ticks=False)
    for part in (view, timeline, slider):
        part.default_js = []
    view.default_css = []
    timeline.add_to(view)
    slider.add_timelines(timeline).add_to(view)  # type: ignore[no-untyped-call]
    figure = view.get_root()
    script, sheet = leaflet()
    figure.header.add_child(Verbatim(f"<style>{sheet}</style><script>{script}</script>"))  # type: ignore[attr-defined]
    for path in SCRIPTS:
        figure.header.add_child(Verbatim(f"<script>{path.read_text(encoding='utf-8')}</script>"))  # type: ignore[attr-defined]
    step = f"<script>window.stepTo = (day) => {slider.get_name()}.setTime(day);"
    ready = 'document.documentElement.dataset.ready = "true";</script>'
    return str(figure.render()).replace("</html>", f"{step}{ready}</html>")


def _add_ground(view: folium.Map, ground: Ground) -> None:
    relief = ground.relief
    south, west, north, east = relief.bounds
    picture = "data:image/webp;base64," + base64.b64encode(relief.path.read_bytes()).decode("ascii")
    folium.raster_layers.ImageOverlay(picture, [[south, west], [north, east]], pixelated=False).add_to(view)
    for frame in (ground.sea, ground.lakes, ground.rivers):
        folium.GeoJson(frame.geometry.to_json(), style_function=_water).add_to(view)


def _water(_: object) -> dict[str, object]:
    return {"color": colours.of("coast"), "weight": 0.8, "fillColor": colours.of("water"), "fillOpacity": 1}


def _rows(scene: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = scene[scene["layer"] != "place"].to_dict("records")
    return rows


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    properties = {
        "start": FIRST if row["start"] is None else dates.day_number(row["start"]),
        "end": LAST + 1 if row["end"] is None else dates.day_number(row["end"]) + 1,
        "colour": colours.of_side(row["side"]),
    }
    return {"type": "Feature", "geometry": row["geometry"].__geo_interface__, "properties": properties}
