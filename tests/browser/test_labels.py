"""Names on the map: none over another, none over the edge, in every language, at every zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import chromium

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Open = Callable[..., Page]

pytestmark = pytest.mark.unpainted
VIEWS = {
    "1904-02-08": (39.0, 121.3),
    "1905-09-05": (45.0, 135.0),
    "1918-08-12": (43.2, 131.9),
    "1920-05-25": (53.1, 140.7),
    "1929-11-17": (49.5, 117.8),
    "1931-09-19": (42.0, 123.5),
    "1931-11-18": (47.2, 123.8),
    "1933-03-04": (41.0, 118.0),
    "1935-12-19": (47.7, 118.2),
    "1936-03-31": (48.3, 116.0),
    "1937-06-30": (49.4, 127.8),
    "1938-08-06": (42.45, 130.62),
    "1939-07-03": (47.75, 118.6),
    "1939-08-23": (47.75, 118.6),
    "1941-04-13": (46.0, 128.0),
    "1942-05-01": (33.0, 129.0),
    "1945-08-12": (45.5, 121.5),
    "1945-08-16": (44.6, 129.6),
    "1945-08-20": (50.0, 145.0),
    "1956-10-19": (45.0, 140.0),
}
"""Twenty days, and where to look on them: latitude, longitude."""
ZOOMS = range(3, 13)

MEASURE = """
async ([day, latitude, longitude, zooms]) => {
  atlas.goto(day);
  const wrong = [];
  let written = 0;
  for (const zoom of zooms) {
    atlas.map.setView([latitude, longitude], zoom, { animate: false, reset: true });
    await new Promise((done) => requestAnimationFrame(() => (atlas.settled ? done() : atlas.on("settled", done))));
    const corner = atlas.map.containerPointToLayerPoint([0, 0]);
    const size = atlas.map.getSize();
    const names = atlas.labels;
    written += names.length;
    const meet = (p, q) => p[0] < q[2] && q[0] < p[2] && p[1] < q[3] && q[1] < p[3];
    names.forEach((one, index) => {
      const [left, top, right, bottom] = one.box;
      if (left < corner.x || top < corner.y || right > corner.x + size.x || bottom > corner.y + size.y)
        wrong.push(`${day} zoom ${zoom}: ${one.text} is cut by the edge`);
      names.slice(index + 1).forEach((other) => {
        if (one.boxes.some((box) => other.boxes.some((against) => meet(box, against))))
          wrong.push(`${day} zoom ${zoom}: ${one.text} lies over ${other.text}`);
      });
    });
  }
  return { written, wrong };
}
"""


def test_no_name_lies_over_another_or_over_the_edge(document: Path, open_file: Open) -> None:
    page = open_file(document)
    wrong: list[str] = []
    for day, (latitude, longitude) in VIEWS.items():
        found = page.evaluate(MEASURE, [day, latitude, longitude, list(ZOOMS)])
        assert found["written"] > len(ZOOMS)
        wrong += found["wrong"]
    assert wrong == []


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "Hsinking"), ("modern", "Changchun"), ("ru", "Харбин"), ("ja", "新京"), ("zh", "哈尔滨")],
)
def test_names_are_written_in_the_language_asked_for(
    document: Path, open_file: Open, language: str, expected: str
) -> None:
    page = open_file(document, "#date=1940-01-01&view=6/45/125")
    page.evaluate("code => { atlas.language = code }", language)
    page.evaluate("atlas.map.setView([45, 125], 6, { animate: false, reset: true }), null")
    chromium.settle(page)
    names = page.evaluate("atlas.labels.map(({ text }) => text)")
    assert any(name.startswith(expected) for name in names), names
    wrong = page.evaluate(MEASURE, ["1945-08-12", 45.5, 121.5, [4, 6, 8]])["wrong"]
    assert wrong == []


def test_an_unknown_language_is_refused_by_name(document: Path, open_file: Open) -> None:
    page = open_file(document)
    reported = page.evaluate("() => { try { atlas.language = 'xx'; } catch (error) { return error.message; } }")
    assert reported == '"xx" is none of the languages en, modern, ru, ja, zh'
    assert page.evaluate("atlas.language") == "en"


def test_formations_are_written_along_their_arrows(document: Path, open_file: Open) -> None:
    along = "atlas.labels.filter(({ boxes }) => boxes.length > 1).map(({ text }) => text)"
    page = open_file(document, "#date=1945-08-14&view=7.5/44.6/130.4")
    assert "39th Rifle Corps" in page.evaluate(along)
    page.evaluate("atlas.goto('1945-08-08')")
    page.evaluate("atlas.map.setView([44.6, 130.4], 7.5, { animate: false, reset: true }), null")
    chromium.settle(page)
    assert "39th Rifle Corps" not in page.evaluate(along)


def test_what_a_unit_belonged_to_stands_for_it_farther_out(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1939-08-26&view=10/47.7/118.65", 1440, 900)
    chromium.settle(page)
    near = page.evaluate("atlas.labels.map(({ text }) => text)")
    assert {"jp-71-infantry-regiment*", "jp-64-infantry-regiment*", "11th Tank Brigade"} <= set(near)
    page.evaluate("atlas.map.setView([47.7, 118.65], 8, { animate: false, reset: true }), null")
    chromium.settle(page)
    far = page.evaluate("atlas.labels.map(({ text }) => text)")
    assert {"su-36-motor-rifle-division*", "jp-6-army*"} <= set(far), "what has no room is under the army"
    assert not [name for name in far if "regiment*" in name]
    page.evaluate("atlas.map.setView([47.7, 118.65], 4, { animate: false, reset: true }), null")
    chromium.settle(page)
    assert not [name for name in page.evaluate("atlas.labels.map(({ text }) => text)") if name.endswith("*")]


def test_a_unit_is_named_under_the_pointer_and_tells_where_it_stood(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1939-08-26&view=11/47.7/118.65", 1440, 900)
    chromium.settle(page)
    at = page.evaluate(
        """() => {
          const { boxes: [[left, top, right, bottom]] } = atlas.labels.find(({ text }) => text === "jp-6-army*");
          const { x, y } = atlas.map.layerPointToContainerPoint([(left + right) / 2, (top + bottom) / 2]);
          return [x, y];
        }"""
    )
    page.mouse.click(*at)
    assert page.evaluate("atlas.selected").endswith("/jp-6-army")
    card = page.locator(".card").inner_text()
    assert "Sixth Army" in card
    assert "within" in card


@pytest.mark.parametrize(
    ("address", "name", "other"),
    [
        ("date=1932-03-13&view=6/43.9/125.3", "Changchun (Kuanchengtzu)", "Hsinking"),
        ("date=1932-03-14&view=6/43.9/125.3", "Hsinking", "Changchun (Kuanchengtzu)"),
        ("date=1946-01-01&view=6/43.9/125.3&language=zh", "长春", "新京"),
        ("date=1946-06-04&view=7/47/142.7", "Yuzhno-Sakhalinsk", "Toyohara"),
    ],
)
def test_places_are_called_as_on_the_day(document: Path, open_file: Open, address: str, name: str, other: str) -> None:
    page = open_file(document, f"#{address}")
    names = page.evaluate("atlas.labels.map(({ text }) => text)")
    assert name in names
    assert other not in names


def test_a_name_changes_when_the_day_alone_does(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1924-11-25&view=6/47.9/106.9")
    assert "Urga (Niislel Khüree)" in page.evaluate("atlas.labels.map(({ text }) => text)")
    page.evaluate("new Promise((done) => { atlas.on('settled', () => done()); atlas.step(1, 'day'); })")
    assert "Ulan Bator" in page.evaluate("atlas.labels.map(({ text }) => text)")


def test_a_town_keeps_its_name_when_a_battle_is_marked_on_it(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-14&view=10/44.58/129.6", 1440, 900)
    names = page.evaluate("atlas.labels.map(({ text }) => text)")
    assert "Mutanchiang" in names
    assert any(name.startswith("Battle of") for name in names)


def test_phases_have_names_where_the_map_is_close_enough(open_file: Open, document: Path) -> None:
    page = open_file(document, "#date=1904-08-30&view=10/41.25/123.2")
    crossing = "atlas.labels.filter(({ text }) => text === 'Kuroki crosses the Taitzu').length"
    chromium.settle(page)
    assert page.evaluate(crossing) == 1
    page.evaluate("atlas.map.setView([41.25, 123.2], 7, { animate: false })")
    chromium.settle(page)
    assert page.evaluate(crossing) == 0
