"""Layers of the atlas on somebody's Folium map: their looks, their popups, and text that stays text."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import folium
import numpy as np
import pytest
import shapely
from branca.element import Figure

import campaigns
from campaigns.atlas import provenance
from campaigns.atlas.document.folium_map import Verbatim, leaflet
from campaigns.atlas.export_selection import ExportError
from campaigns.dates import english_days
from campaigns.notebook import leaflet_looks
from campaigns.symbology import colours, layers, marks, textures, thresholds
from tests import chromium, hostile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from campaigns.notebook.folium_layers import DayLayer, DayLayers
    from campaigns.notebook.loading import Atlas

DAY = dt.date(1945, 8, 15)
MUTANCHIANG = (44.6, 129.6)


def content(layer: DayLayer) -> dict[str, Any]:
    """What travels to the browser."""
    found: dict[str, Any] = json.loads(layer._content)
    return found


def theirs(zoom: int, *added: DayLayers) -> folium.Map:
    """A map of somebody's own, on a canvas, with Leaflet inside: no library is fetched."""
    found = folium.Map(location=MUTANCHIANG, zoom_start=zoom, tiles=None, prefer_canvas=True)
    found.default_js, found.default_css = [], []
    script, sheet = leaflet()
    figure = found.get_root()
    assert isinstance(figure, Figure)
    figure.header.add_child(Verbatim(f"<style>{sheet}</style><script>{script}</script>"))
    for each in added:
        each.add_to(found)
    folium.LayerControl(collapsed=False).add_to(found)
    return found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1024, "height": 700})
    errors = chromium.errors(page)
    outside = chromium.watch(page, "file:")
    yield page
    page.close()
    assert (errors, outside) == ([], [])


def opened(page: Page, shown: folium.Map, folder: Path) -> None:
    shown.save(folder / "theirs.html")
    page.goto((folder / "theirs.html").as_uri())


def test_each_layer_of_the_day_is_there_with_every_feature_that_has_a_look(atlas: Atlas) -> None:
    made, rows = campaigns.layers(DAY), atlas.scene_on(DAY)
    assert [*made] == [layer for layer in layers.upwards() if layer in {*rows["layer"]}]
    levels = [content(layer)["level"] for layer in made.values()]
    assert levels == sorted(levels), "they are drawn over one another as in the atlas"
    for layer in set(made) - {"place", "event"}:
        assert [each["text"][0] for each in content(made[layer])["features"]] == [*rows[rows["layer"] == layer]["name"]]
    dots = [marks.has_dot(kind) for kind in rows[rows["layer"] == "place"]["kind"]]
    assert len(content(made["place"])["features"]) == sum(dots)


def test_every_row_of_the_atlas_has_a_look(atlas: Atlas) -> None:
    rows = atlas.scene.drop_duplicates(["layer", "kind", "side", "rank"]).to_dict("records")
    without = {(row["layer"], row["kind"]) for row in rows if not leaflet_looks.of_row(dict(row), atlas.history)}
    assert {layer for layer, _ in without} == {"place"}
    assert {kind for _, kind in without} == {*marks.spec().no_dot.kinds} & {*atlas.scene["kind"]}


def test_looks_are_those_of_the_symbology(atlas: Atlas) -> None:
    made = campaigns.layers(DAY, ["arrow", "occupation", "unit"])
    arrow = textures.arrow("Soviet Union")
    drawn = [
        [path.get("fillColor", path.get("color")) for path in look["paths"]] for look in content(made["arrow"])["looks"]
    ]
    assert [colours.of("casing"), arrow.fill, arrow.edge] in drawn
    patterns = {f"url(#{each['id']})": each for each in content(made["occupation"])["patterns"]}
    fills = {look["paths"][0]["fillColor"] for look in content(made["occupation"])["looks"]}
    assert fills == patterns.keys()
    strokes = {shape[1]["stroke"] for each in patterns.values() for shape in each["shapes"]}
    assert strokes == {colours.of_side(side) for side in atlas.on(DAY, "occupation")["side"]}
    armies = [each for each in content(made["unit"])["features"] if each["from"] == thresholds.zooms("unit-army")[0]]
    assert armies
    assert content(made["unit"])["looks"][armies[0]["look"]]["picture"]["address"].startswith("data:image/svg+xml")


def test_lines_come_with_the_zoom_from_which_the_atlas_draws_them(atlas: Atlas) -> None:
    whats = {"bridge": "crossing", "track": "track", "gauge-1067": "railway", "fortified-line": "fortified-line"}
    rows = atlas.scene.drop_duplicates(["layer", "kind"]).set_index("kind", drop=False)
    for kind, what in whats.items():
        [look] = leaflet_looks.of_row(rows.loc[kind].to_dict(), atlas.history)
        assert look.first_zoom == thresholds.zooms(what)[0] > 0
    [border] = leaflet_looks.of_row(rows.loc["state-border"].to_dict(), atlas.history)
    assert border.first_zoom == 0


@pytest.mark.usefixtures("atlas")
def test_text_of_data_is_neither_template_nor_markup(
    page: Page, known: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Folium renders texts as templates, twice; Leaflet takes those of popups and of its control for HTML."""
    scene = known.scene_on(DAY, ["arrow", "event"])
    bad = scene.assign(name=hostile.TEXT, note=hostile.TEXT, sources=hostile.TEXT)
    monkeypatch.setattr(layers, "titles", lambda: dict.fromkeys(layers.IDS, hostile.TEXT))
    monkeypatch.setattr(provenance, "TITLE", hostile.TEXT)
    added = campaigns.layers(DAY, ["arrow", "event"], atlas=replace(known, scene=bad))
    opened(page, theirs(8, added), tmp_path)
    titles = page.locator(".leaflet-control-layers-overlays label").all_inner_texts()
    assert {each.strip() for each in titles} == {f"{hostile.TEXT}, {english_days(DAY, DAY)}"}
    page.evaluate(f"{added['arrow'].get_name()}.getLayers()[0].openPopup()")
    said = page.locator(".leaflet-popup-content > div > *").all_text_contents()
    assert said[0] == said[-3] == hostile.TEXT
    assert said[-1] == f"sources: {hostile.TEXT}"
    assert hostile.TEXT in page.locator(".leaflet-control-attribution").inner_text()
    alternatives = page.locator(".leaflet-atlas-event-pane img").evaluate_all("found => found.map((each) => each.alt)")
    assert {*alternatives} == {hostile.TEXT}
    assert page.title() == ""
    assert page.locator("img[src=x], b").count() == 0


@pytest.mark.usefixtures("atlas")
def test_the_control_switches_them_and_the_zoom_thins_them(page: Page, tmp_path: Path) -> None:
    opened(page, theirs(7, campaigns.layers(DAY, ["arrow", "unit", "occupation"], show=["arrow", "unit"])), tmp_path)
    labels = page.locator(".leaflet-control-layers-overlays label")
    titles = [layers.titles()[layer] for layer in ("occupation", "arrow", "unit")]
    assert [each.strip() for each in labels.all_inner_texts()] == [f"{title}, 15 August 1945" for title in titles]
    assert [box.is_checked() for box in labels.locator("input").all()] == [False, True, True]
    assert page.locator(".leaflet-atlas-arrow-pane path.leaflet-interactive").count() > 20
    at_7 = page.locator(".leaflet-atlas-unit-pane img").count()
    page.evaluate("map => map.setZoom(10, { animate: false })", page.evaluate_handle(THEIR_MAP))
    assert page.locator(".leaflet-atlas-unit-pane img").count() > at_7 > 0
    chromium.press(labels.locator("input").nth(1))
    assert page.locator(".leaflet-atlas-arrow-pane path").count() == 0
    chromium.press(labels.locator("input").nth(0))
    assert page.locator(".leaflet-atlas-occupation-pane path[fill^=url]").count() > 0
    missing = "[...document.querySelectorAll('path[fill^=url]')].filter((path) => !document.querySelector(path"
    assert page.evaluate(f"{missing}.getAttribute('fill').slice(4, -1))).length") == 0


THEIR_MAP = "window[Object.keys(window).find((name) => name.startsWith('map_'))]"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"date": "soon"}, "'soon' is not a valid date; expected one such as 1945-08-09"),
        ({"date": "2001-01-01"}, "the day 2001-01-01 lies outside the atlas, 1904-01-01 to 1973-12-31"),
        ({"date": DAY, "layers": "tank"}, "unknown layer tank; expected some of territory, occupation"),
        ({"date": DAY, "show": ["tank"]}, "unknown layer tank; expected some of territory, occupation"),
        ({"date": DAY, "language": "fr"}, "unknown language fr; expected one of en, modern, ru, ja, zh"),
        ({"date": "1950-01-01", "layers": "arrow"}, "nothing of the layers arrow on 1950-01-01"),
    ],
)
@pytest.mark.usefixtures("atlas")
def test_what_is_unknown_is_named_with_what_there_is(asked: dict[str, Any], told: str) -> None:
    with pytest.raises(ExportError, match=told):
        campaigns.layers(**asked)


@pytest.mark.usefixtures("atlas")
def test_a_layer_is_had_by_its_name() -> None:
    made = campaigns.layers("1938-08-06", ["arrow", "unit"], language="ja")
    assert (len(made), [*made]) == (2, ["arrow", "unit"])
    assert "歩兵第75連隊" in {each["text"][0] for each in content(made["unit"])["features"]}
    box = shapely.box(*np.array(made["arrow"].get_bounds(), dtype=float).ravel())
    assert shapely.box(42, 130, 43, 131).contains(box), "latitude first, as Folium has it"
    with pytest.raises(ExportError, match="nothing of the layer event on 1938-08-06; expected one of arrow, unit"):
        made["event"]
