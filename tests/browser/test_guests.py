"""Data that users bring, on the exported map: drawn on its days, told of, found, switched, kept in the file."""

# ruff: noqa: RUF001 - Russian

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import shapely

from campaigns import scene
from campaigns.atlas.document import folium_map, guest_payload, payload
from campaigns.guests import guessing, placing, reading
from tests import chromium, small_war
from tests.browser.map_pages import COLOUR_AT
from tests.browser.test_accessibility import violations
from tests.campaigns.guests.conftest import table_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from campaigns.guests.placing import GuestLayer
    from campaigns.history import History

    Open = Callable[..., Page]

HOSTILE = '<img src=x onerror="document.title=1">=1+1'
INCIDENTS = f"""title,lat,lon,from,to,kind,link,remark
Шум у реки,44.40,127.10,1945-08-01,1945-08-10,shots,https://example.org/a?b=1,At dawn
Patrol,44.60,127.60,1945-08-05,1945-08-05,patrol,javascript:alert(1),"{HOSTILE.replace('"', '""')}"
Camp,44.20,127.40,1945-08-20,,camp,,
"""
MANY = 5_800
"""Of which 2,074 are shown on 10 August, when squares stand for them far out, and 1,867 on the 9th."""
PLACE, OTHER = [44.40, 127.10], [44.60, 127.60]
PIXELS = """(() => {
  const sheet = document.querySelector("canvas.atlas-sheet");
  return sheet.getContext("2d").getImageData(0, 0, sheet.width, sheet.height).data;
})()"""
DIFFERING = (
    f"(() => {{ const now = {PIXELS}; return now.filter((value, at) => Math.abs(value - kept[at]) > 24).length; }})()"
)
"""How many values differ visibly from those that were kept."""
IN_VIEW = "#date=1945-08-05&view=7/44.4/127.4"


def layer_of(text: str, history: History, title: str, **more: str) -> GuestLayer:
    table = table_of(text)
    understood = guessing.guess(table).model_copy(update={"title": title, "source": "Archive of the town", **more})
    return placing.place(table, understood, history)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> History:
    return small_war.load(small_war.copied(tmp_path_factory.mktemp("guests")))


@pytest.fixture(scope="module")
def own_map(small: History, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small document with a layer of incidents in it."""
    layer = layer_of(INCIDENTS, small, "Incidents", colour_by="kind")
    content = payload.build(small, scene.build(small), layers=["event"], fine_ground=False, guests=[layer])
    path = tmp_path_factory.mktemp("document") / "own.html"
    path.write_text(folium_map.render(content, small.ground.relief), encoding="utf-8")
    return path


def is_drawn(page: Page, place: list[float], colour: str) -> bool:
    """Whether a place has about a colour: discs are a little transparent."""
    wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    found: list[int] = page.evaluate(COLOUR_AT, place)
    return max(abs(a - b) for a, b in zip(found, wanted, strict=True)) < 40


def colours(page: Page) -> dict[str, str]:
    """Colours of the kinds, by what the legend calls them."""
    labels = page.locator(".guest-legend .holders li:visible").all_inner_texts()
    assert labels == ["shots", "patrol", "camp"]
    return dict(zip(labels, ("#0072b2", "#d55e00", "#009e73"), strict=True))


def test_rows_are_drawn_on_their_days_and_while_the_past_is_kept(own_map: Path, open_file: Open) -> None:
    page = open_file(own_map, IN_VIEW)
    chromium.unfold_legend(page)
    colour = colours(page)
    assert is_drawn(page, PLACE, colour["shots"])
    assert is_drawn(page, OTHER, colour["patrol"])
    assert {"incidents/2", "incidents/3"} == {each for each in page.evaluate("atlas.visible()") if "/" in each}
    page.evaluate("atlas.goto('1945-08-06')")
    chromium.settle(page)
    assert is_drawn(page, PLACE, colour["shots"])
    assert not is_drawn(page, OTHER, colour["patrol"])
    page.evaluate("atlas.since('1945-08-05')")
    chromium.settle(page)
    assert is_drawn(page, OTHER, colour["patrol"])
    page.evaluate("atlas.goto('1945-09-05')")
    chromium.settle(page)
    assert is_drawn(page, [44.20, 127.40], colour["camp"])


def test_the_dot_of_a_place_gives_way_to_a_row_that_lies_there(small: History, open_file: Open, tmp_path: Path) -> None:
    layer = layer_of("title,place,date\nTalk,Weston,1945-08-05\n", small, "Talks")
    content = payload.build(small, scene.build(small), layers=["place"], fine_ground=False, guests=[layer])
    path = tmp_path / "talks.html"
    path.write_text(folium_map.render(content, small.ground.relief), encoding="utf-8")
    page = open_file(path, IN_VIEW.replace("44.4/127.4", "44.4/129.3"), anew=True)
    (weston,) = layer.rows.geometry
    place = [weston.y, weston.x]
    assert is_drawn(page, place, "#0072b2")
    page.evaluate("atlas.goto('1945-08-06')")
    chromium.settle(page)
    assert is_drawn(page, place, "#ffffff"), "the dot is there again"


def test_a_click_opens_the_card_with_every_column_as_text(own_map: Path, open_file: Open) -> None:
    page = open_file(own_map, IN_VIEW)
    x, y = page.evaluate("(place) => Object.values(atlas.map.latLngToContainerPoint(place))", OTHER)
    page.mouse.click(x, y)
    card = page.locator(".card")
    assert card.locator("h2").inner_text() == "Patrol"
    assert card.locator(".card-date").inner_text() == "5 August 1945"
    assert card.locator("tr", has_text="remark").locator("td").inner_text() == HOSTILE
    assert card.locator("tr", has_text="link").locator("td").inner_text() == "javascript:alert(1)"
    assert card.locator("img").count() == card.locator("table a").count() == 0
    assert "Your data: source Archive of the town" in card.inner_text()
    page.evaluate("atlas.select('incidents/2')")
    link = card.locator("tr", has_text="link").locator("a")
    assert link.inner_text() == link.get_attribute("href") == "https://example.org/a?b=1"
    assert "noopener" in (link.get_attribute("rel") or "")


def test_lines_and_areas_are_drawn_and_hit(own_map: Path, small: History, open_file: Open) -> None:
    shapes = {"Zone": shapely.box(127.2, 44.3, 127.6, 44.6), "Path": shapely.LineString([(126.8, 44.1), (127.8, 44.1)])}
    features = [
        {"type": "Feature", "properties": {"name": name}, "geometry": shapely.geometry.mapping(shape)}
        for name, shape in shapes.items()
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features})
    table = reading.read_bytes(text.encode(), "shapes.geojson")
    layer = placing.place(table, guessing.guess(table).model_copy(update={"title": "Shapes"}), small)
    page = open_file(own_map, IN_VIEW, anew=True)
    before = page.evaluate(COLOUR_AT, [44.45, 127.45])
    page.evaluate("(data) => atlas.addGuests(data)", json.loads(json.dumps(guest_payload.build(layer))))
    chromium.settle(page)
    after = page.evaluate(COLOUR_AT, [44.45, 127.45])
    assert after[0] < before[0] - 30, "blue over the ground"
    assert is_drawn(page, [44.1, 127.3], "#0072b2")
    for place, name in (([44.45, 127.45], "Zone"), ([44.1, 127.3], "Path")):
        x, y = page.evaluate("(place) => Object.values(atlas.map.latLngToContainerPoint(place))", place)
        page.mouse.click(x, y)
        assert page.locator(".card h2").inner_text() == name
        page.keyboard.press("Escape")


def test_the_legend_switches_a_layer_and_counts_it(own_map: Path, open_file: Open) -> None:
    page = open_file(own_map, IN_VIEW, anew=True)
    chromium.unfold_legend(page)
    colour = colours(page)
    legend = page.locator(".guest-legend")
    assert legend.locator(".count").inner_text() == "2"
    assert "Your data: source Archive of the town" in legend.inner_text()
    page.get_by_role("checkbox", name="Incidents").uncheck()
    chromium.settle(page)
    assert not is_drawn(page, PLACE, colour["shots"])
    assert page.evaluate("atlas.visible()").count("incidents/2") == 0
    page.get_by_role("checkbox", name="Incidents").check()
    chromium.settle(page)
    assert is_drawn(page, PLACE, colour["shots"])


def test_rows_are_found_by_a_search_and_listed_where_they_are_in_view(own_map: Path, open_file: Open) -> None:
    page = open_file(own_map, IN_VIEW, anew=True)
    page.keyboard.press("/")
    drawer = page.locator(".finder")
    drawer.locator("summary", has_text="Incidents · 2 in view").click()
    assert drawer.locator(".finder-guests .finder-name").all_inner_texts() == ["Шум у реки", "Patrol"]
    drawer.locator("input").fill("camp")
    drawer.get_by_role("button", name="Camp").click()
    assert drawer.locator(".finder-count").inner_text() == "your data: 1"
    assert page.evaluate("[atlas.date, atlas.selected]") == ["1945-08-20", "incidents/4"]
    assert page.locator(".card h2").inner_text() == "Camp"


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_in_legend_drawer_and_card(own_map: Path, open_file: Open, width: int) -> None:
    page = open_file(own_map, IN_VIEW, width, 800, anew=True)
    chromium.unfold_legend(page)
    page.evaluate("atlas.select('incidents/2')")
    page.locator(".card tr", has_text="At dawn").wait_for()
    assert violations(page) == []
    page.evaluate("atlas.select(null)")
    page.keyboard.press("/")
    page.locator(".finder-guests summary").click()
    assert violations(page) == []


def test_an_address_may_select_a_row(own_map: Path, open_file: Open) -> None:
    page = open_file(own_map, "#select=incidents/3", anew=True)
    assert page.evaluate("[atlas.date, atlas.selected]") == ["1945-08-05", "incidents/3"]
    assert page.locator(".card h2").inner_text() == "Patrol"
    assert page.locator(".notice").is_hidden()


def test_layers_come_and_go_at_any_time(own_map: Path, small: History, open_file: Open) -> None:
    page = open_file(own_map, IN_VIEW, anew=True)
    other = guest_payload.build(layer_of("name,lat,lon,date\nRaid,44.5,127.3,5.8.1945\n", small, "Raids"))
    page.evaluate("(data) => atlas.addGuests(data)", json.loads(json.dumps(other)))
    assert [each["id"] for each in page.evaluate("atlas.guests()")] == ["incidents", "raids"]
    page.evaluate("atlas.select('raids/2')")
    chromium.settle(page)
    assert is_drawn(page, [44.5, 127.3], "#0072b2")
    page.evaluate("atlas.removeGuests('raids')")
    chromium.settle(page)
    assert page.evaluate("atlas.selected") is None
    assert not is_drawn(page, [44.5, 127.3], "#0072b2")
    assert page.evaluate("try { atlas.removeGuests('raids') } catch (error) { error.name }") == "RangeError"


@pytest.mark.parametrize("zoom", [5, 8])
def test_a_map_that_was_stepped_looks_as_if_opened_there(
    own_map: Path, small: History, open_file: Open, zoom: int
) -> None:
    """Far out with more rows than discs can tell apart on two of the days, and fewer on another."""
    lines = [
        f"R{row},{43 + row * 7 % 300 / 100},{126 + row * 13 % 400 / 100},1945-08-{1 + row % 28:02},1945-08-28"
        for row in range(MANY)
    ]
    many = layer_of("\n".join(["name,lat,lon,from,to", *lines]), small, "Many")
    page = open_file(own_map, f"#date=1945-08-10&view={zoom}/44.4/127.4", anew=True)
    page.evaluate(f"window.kept = {PIXELS}, null")
    page.evaluate("(data) => atlas.addGuests(data)", json.loads(json.dumps(guest_payload.build(many))))
    chromium.settle(page)
    assert page.evaluate(DIFFERING) > 1000
    page.evaluate(f"window.kept = {PIXELS}, null")
    for day in ("1945-08-11", "1945-08-14", "1945-08-09", "1945-08-10"):
        page.evaluate(f"atlas.goto('{day}')")
        chromium.settle(page)
    assert page.evaluate(DIFFERING) < 60, "but for the rims of what was redrawn"


def test_what_is_brought_is_printed(own_map: Path, open_file: Open) -> None:
    page = open_file(own_map, IN_VIEW, anew=True)
    page.evaluate("atlas.select('incidents/2')")
    chromium.settle(page)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    sheet = page.locator(".print-sheet")
    assert "Your data: source Archive of the town" in sheet.inner_text()
    assert "At dawn" in sheet.inner_text()
    data = "document.querySelector('.print-map canvas').getContext('2d').getImageData(0, 0, 2000, 1520).data"
    blue = f"(({data}).filter((red, at, all) => at % 4 === 0 && red < 40 && all[at + 2] > 150).length)"
    assert page.evaluate(blue) > 20
