"""Units on the map at battlefield zooms: who is found and named, where symbols stand, what a click on one selects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests import chromium

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Open = Callable[..., Page]

pytestmark = pytest.mark.unpainted
BATTLES = {
    "1938-08-06": (42.46, 130.65),
    "1939-08-26": (47.72, 118.65),
    "1945-08-10": (49.2, 119.75),
    "1945-08-14": (44.6, 129.7),
    "1945-08-18": (50.85, 156.4),
}
"""Days of battles, and where: latitude, longitude."""
GREATER = "['front', 'army', 'corps', 'division']"
UNITS = f"""() => {{
  const {{ frame }} = atlas.scene.canvas;
  const formations = atlas.scene.formations;
  const size = atlas.map.getSize();
  const labels = new Map(atlas.labels.map((label) => [label.text, label]));
  const panels = [...document.querySelectorAll(".legend-panel, .title, .tools-bar, .leaflet-control, .edge")]
    .map((panel) => panel.getBoundingClientRect());
  return atlas.scene.lists.unit.flatMap(({{ feature, shape }}) => {{
    const [longitude, latitude] = shape.parts[0][0];
    const [x, y] = [longitude * frame.scale - frame.x0, latitude * frame.scale - frame.y0];
    const at = atlas.map.layerPointToContainerPoint([x, y]);
    const {{ name, echelon }} = formations[feature.unit];
    const covered = panels.some(({{ left, top, right, bottom }}) =>
      at.x > left - 60 && at.x < right + 60 && at.y > top - 60 && at.y < bottom + 60);
    if (covered || at.x < 90 || at.y < 90 || at.x > size.x - 90 || at.y > size.y - 90) return [];
    const [box] = labels.get(`${{feature.unit}}*`)?.boxes ?? [];
    const greater = {GREATER}.includes(echelon);
    const [text] = labels.get(name.replace(/ \\(.*\\)$/, ""))?.boxes ?? [];
    return [{{ id: feature.unit, at: [x, y], greater, box: box ?? null, text: text ?? null }}];
  }});
}}"""


def units(page: Page) -> list[dict[str, Any]]:
    """Units in position in the view, with the box of the symbol and that of the name of each."""
    chromium.settle(page)
    found: list[dict[str, Any]] = page.evaluate(UNITS)
    return found


@pytest.mark.parametrize("day", BATTLES)
def test_divisions_are_drawn_and_named_and_no_symbol_wanders(document: Path, open_file: Open, day: str) -> None:
    latitude, longitude = BATTLES[day]
    page = open_file(document, f"#date={day}&view=10/{latitude}/{longitude}", 1440, 900)
    found = units(page)
    greater = [unit for unit in found if unit["greater"]]
    assert greater
    assert [unit["id"] for unit in greater if not unit["box"] or not unit["text"]] == []
    for unit in found:
        if unit["box"] is None or [other["id"] for other in found].count(unit["id"]) > 1:
            continue
        left, top, right, bottom = unit["box"]
        shift = ((left + right) / 2 - unit["at"][0], (top + bottom) / 2 - unit["at"][1])
        assert shift[0] ** 2 + shift[1] ** 2 <= (73 if unit["greater"] else 41) ** 2, unit["id"]


def test_a_day_is_drawn_alike_when_one_comes_back_to_it(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-14&view=10/44.6/129.7", 1440, 900)
    chromium.settle(page)
    before = page.evaluate("atlas.labels")
    for steps in ("atlas.step(1, 'day')", "atlas.step(-1, 'day')"):
        page.evaluate(steps)
        chromium.settle(page)
    assert page.evaluate("atlas.labels") == before


def test_a_formation_that_stands_for_others_is_selected_itself_and_lists_them(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-18&view=7.5/50.85/156.4", 1440, 900)
    chromium.settle(page)
    at = page.evaluate(
        """() => {
          const symbol = atlas.labels.find(({ text }) => text === "su-kamchatka-defence-area*");
          const [left, top, right, bottom] = symbol.boxes[0];
          const { x, y } = atlas.map.layerPointToContainerPoint([(left + right) / 2, (top + bottom) / 2]);
          return [x, y];
        }"""
    )
    page.mouse.click(*at)
    assert page.evaluate("atlas.selected") == "su-kamchatka-defence-area"
    card = page.locator(".card")
    assert card.locator("h2").inner_text() == "Kamchatka Defence Area"
    card.get_by_role("button", name="138th Rifle Regiment").click()
    assert page.evaluate("atlas.selected").endswith("/su-138-rifle-regiment")
    chromium.settle(page)
    assert "138th Rifle Regiment" in page.evaluate("atlas.labels.map(({ text }) => text)")


def test_every_symbol_is_picked_over_its_whole_box(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1939-08-26&view=11/47.72/118.65", 1440, 900)
    chromium.settle(page)
    missed = page.evaluate(
        """() => {
          const symbols = atlas.labels.filter(({ text }) => /[*^]$/.test(text));
          const corners = ([left, top, right, bottom]) =>
            [[left + 1, top + 1], [right - 1, top + 1], [left + 1, bottom - 1], [right - 1, bottom - 1]];
          return symbols.flatMap(({ text, boxes: [box] }) => corners(box).flatMap(([x, y]) => {
            const picked = atlas.scene.pickedAt({ x, y });
            return picked && ["unit", "arrow", "route"].includes(picked.layer) ? [] : [text];
          }));
        }"""
    )
    assert missed == []
    assert page.evaluate("atlas.labels.filter(({ text }) => text.endsWith('*')).length") > 10


@pytest.mark.parametrize("width", [1440, 390])
def test_both_sides_are_on_a_map_that_has_little_room_and_no_army_stands_where_one_regiment_is(
    document: Path, open_file: Open, width: int
) -> None:
    page = open_file(document, "#date=1945-08-18&view=8/50.75/156.2", width, 900)
    chromium.settle(page)
    written = page.evaluate("atlas.labels.map(({ text }) => text)")
    assert {"su-kamchatka-defence-area*", "jp-91-division*"} <= set(written), "attackers and defenders of Shumshu"
    assert "jp-5-area-army*" not in written, "its headquarters was at Sapporo"
    assert page.evaluate("atlas.scene.groundShown().several"), "the division stands for what has no room"
    chromium.unfold_legend(page)
    assert "Stands for several units" in page.locator(".legend-panel").inner_text()
