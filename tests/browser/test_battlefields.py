"""The fine ground of battlefields in a real browser: drawn from its zoom on, unpacked only where it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests import chromium

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Open = Callable[..., Page]

UNPACKED = "atlas.scene.baseMap.battlefields.sheets.filter((each) => each.unpacked).map(({ sheet }) => sheet.id)"
COUNT_PAINTING = """() => {
  const ground = atlas.scene.baseMap.battlefields;
  window.count = 0;
  ground.paintContours = (...all) => {
    window.count += 1;
    Object.getPrototypeOf(ground).paintContours.apply(ground, all);
  };
}"""
ALPHA_ACROSS = """() => {
  const { faded } = atlas.scene.baseMap.battlefields.sheets.find(({ sheet }) => sheet.id === "khasan").picture;
  const { width, height } = faded;
  const data = faded.getContext("2d").getImageData(0, Math.floor(height / 2), width, 1).data;
  return Array.from({ length: width }, (_, x) => data[4 * x + 3]);
}"""
NOTE = "document.querySelector('.ground-note').textContent"


def look(page: Page, zoom: float, latitude: float, longitude: float) -> None:
    page.evaluate(f"atlas.map.setView([{latitude}, {longitude}], {zoom}, {{ animate: false }}), null")
    chromium.settle(page)


def test_a_battlefield_is_unpacked_when_it_is_seen_and_not_again_on_another_day(
    document: Path, open_file: Open
) -> None:
    page = open_file(document, anew=True)
    look(page, 7, 42.5, 130.7)
    assert page.evaluate(UNPACKED) == []
    look(page, 10, 42.5, 130.7)
    assert page.evaluate(UNPACKED) == ["khasan"]
    assert page.evaluate("atlas.scene.groundInView()") > 100
    page.evaluate(COUNT_PAINTING)
    page.evaluate("atlas.goto('1938-08-06')")
    chromium.settle(page)
    page.evaluate("atlas.goto('1938-08-07')")
    chromium.settle(page)
    assert page.evaluate("window.count") == 0, "the ground is drawn for a view, not for a day"
    look(page, 10, 42.6, 130.9)
    assert page.evaluate("window.count") > 0


def test_where_there_is_no_finer_ground_the_map_says_so(document: Path, open_file: Open) -> None:
    page = open_file(document)
    look(page, 10, 48.4, 142.05)
    assert page.evaluate(NOTE) == "No finer ground here"
    look(page, 10, 49.85, 142.8)
    assert page.evaluate(NOTE) == ""
    look(page, 12, 49.85, 142.8)
    assert page.evaluate(NOTE) == "The ground is not finer here: Coast to 100 m; rivers to 1 km"
    look(page, 5, 48.4, 142.05)
    assert page.evaluate(NOTE) == ""


def test_the_map_comes_closer_where_the_ground_is_fine_and_goes_back_beyond_it(document: Path, open_file: Open) -> None:
    page = open_file(document)
    look(page, 13, 42.44, 130.6)
    assert page.evaluate("atlas.map.getZoom()") == 13
    page.evaluate("atlas.map.panBy([0, -40000], { animate: false })")
    chromium.until(page, "atlas.map.getZoom() === 12")
    look(page, 13, 45, 125)
    assert page.evaluate("atlas.map.getZoom()") == 12


def test_the_picture_of_a_battlefield_fades_into_the_theatre_at_its_edges(document: Path, open_file: Open) -> None:
    page = open_file(document)
    look(page, 10, 42.5, 130.7)
    alphas = page.evaluate(ALPHA_ACROSS)
    middle = len(alphas) // 2
    assert max(alphas[0], alphas[-1]) < 20, "no seam where the sheet ends"
    assert alphas[middle] == 255
    assert alphas[: middle + 1] == sorted(alphas[: middle + 1]), "from the edge inwards it only grows"


def test_the_river_between_two_claims_is_named_and_so_is_the_claim(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1939-08-24&view=10/47.7/118.6", 1440, 900)
    chromium.settle(page)
    written = page.evaluate("atlas.labels.map(({ text }) => text)")
    assert {"Khalkhin Gol (Halha)", "Manchukuo’s claim", "Mongolia’s claim"} <= set(written)
