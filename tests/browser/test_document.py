"""The document in Chromium, opened from disk as a user would."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest

from campaigns import catalogue, scene
from campaigns.atlas.document import folium_map, payload
from tests import chromium, small_war

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import geopandas as gpd
    from playwright.sync_api import Page

    Open = Callable[..., Page]

pytestmark = pytest.mark.unpainted


def test_opens_on_its_day(document: Path, open_file: Open) -> None:
    page = open_file(document, anew=True, painted=True)
    assert page.evaluate("atlas.date") == "1945-08-15"
    assert page.evaluate("atlas.range") == ["1904-01-01", "1973-12-31"]
    visible = page.evaluate("atlas.visible()")
    assert "mutanchiang" in visible
    assert any(name.startswith("manchukuo") for name in visible)


def test_clock_shows_what_the_scene_holds(document: Path, open_file: Open, whole: gpd.GeoDataFrame) -> None:
    page = open_file(document)
    days = [
        "1904-01-01",
        "1932-06-01",
        "1938-08-07",
        "1939-08-23",
        "1945-08-20",
        "1945-09-03",
        "1950-01-01",
        "1973-12-31",
    ]
    order = [*days, *reversed(days), days[4], days[0], days[7], days[2]]
    for day in order:
        page.evaluate("iso => atlas.goto(iso)", day)
        at = dt.date.fromisoformat(day)
        rows = scene.select(whole, at, at)
        expected = set(rows[rows["layer"] != "place"]["id"])
        assert set(page.evaluate("atlas.visible()")) == expected, day


def test_steps_one_by_one_equal_a_jump(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-05")
    for _ in range(40):
        page.evaluate("atlas.step(1, 'day')")
    stepped = page.evaluate("[atlas.date, atlas.visible().sort()]")
    page.evaluate("atlas.goto('1904-01-01')")
    page.evaluate("iso => atlas.goto(iso)", stepped[0])
    assert page.evaluate("atlas.visible().sort()") == stepped[1]


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("day", "1932-03-01"), ("week", "1932-03-07"), ("month", "1932-03-29"), ("year", "1933-02-28")],
)
def test_step_units(document: Path, open_file: Open, unit: str, expected: str) -> None:
    page = open_file(document, "#date=1932-02-29")
    page.evaluate("unit => atlas.step(1, unit)", unit)
    assert page.evaluate("atlas.date") == expected


def test_keyboard(document: Path, open_file: Open) -> None:
    page = open_file(document)
    page.keyboard.press("ArrowRight")
    assert page.evaluate("atlas.date") == "1945-08-16"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("atlas.date") == "1945-08-14"
    page.keyboard.press("Home")
    assert page.evaluate("atlas.date") == "1904-01-01"
    page.keyboard.press(".")
    assert page.evaluate("atlas.date") == "1904-02-06"
    page.keyboard.press("End")
    assert page.evaluate("atlas.date") == "1973-12-31"
    page.keyboard.press("Home")
    page.keyboard.press(" ")
    assert page.evaluate("atlas.isPlaying()")
    chromium.until(page, "atlas.date > '1904-01-02'")
    page.keyboard.press(" ")
    assert not page.evaluate("atlas.isPlaying()")


def test_dragging_the_slider(document: Path, open_file: Open) -> None:
    page = open_file(document)
    box = page.locator(".slider").bounding_box()
    assert box is not None
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.55, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.41, y, steps=6)
    page.mouse.up()
    assert page.evaluate("atlas.date").startswith("193")
    assert page.locator(".slider").get_attribute("aria-valuetext") is not None


def test_typing_a_date(document: Path, open_file: Open) -> None:
    page = open_file(document)
    field = page.get_by_label("Date, year-month-day")
    field.fill("1939-08-20")
    field.press("Enter")
    assert page.evaluate("atlas.date") == "1939-08-20"
    field.fill("1939-02-30")
    field.press("Enter")
    assert field.get_attribute("aria-invalid") == "true"
    assert page.evaluate("atlas.date") == "1939-08-20"


def test_click_opens_the_card(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-14&view=7/44.6/129.6")
    point = page.evaluate(
        "(() => { const p = atlas.map.latLngToContainerPoint([44.59, 129.62]); return [p.x, p.y]; })()"
    )
    page.mouse.click(*point)
    card = page.locator(".card")
    assert card.locator("h2").inner_text() == "Battle of Mutanchiang"
    text = card.inner_text()
    assert "290,000" in text
    assert "Sources" in text
    assert card.locator("table.claims tbody tr").count() >= 19
    page.keyboard.press("Escape")
    assert card.is_hidden()


def test_address(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1938-08-07&select=lake-khasan&view=11/42.45/130.6", anew=True)
    assert page.evaluate("[atlas.date, atlas.selected]") == ["1938-08-07", "lake-khasan"]
    assert page.evaluate("atlas.map.getZoom()") == 11
    page.evaluate("atlas.goto('1938-08-11')")
    chromium.until(page, "location.hash.includes('date=1938-08-11')")
    page.evaluate("location.hash = '#date=1945-08-18&select=shumshu&view=6/50/156'")
    chromium.until(page, "atlas.selected === 'shumshu' && atlas.date === '1945-08-18'")


def test_listeners(document: Path, open_file: Open) -> None:
    page = open_file(document)
    page.evaluate(
        """() => {
          const heard = (window.noted = []);
          atlas.on("date", ({ date }) => heard.push(date));
          atlas.on("select", ({ selected }) => heard.push(selected));
        }"""
    )
    page.evaluate("atlas.goto('1945-08-20'); atlas.select('hutou')")
    assert page.evaluate("noted") == ["1945-08-20", "hutou"]


def test_chapter_sets_days_and_view(document: Path, open_file: Open) -> None:
    page = open_file(document)
    page.get_by_label("Chapter").select_option("lake-khasan")
    assert page.evaluate("atlas.date") == "1938-08-06"
    assert page.evaluate("atlas.map.getZoom()") >= 10
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Home")
    assert page.evaluate("atlas.date") == "1938-07-01"


def test_railways_borders_and_concessions_of_1940(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1940-01-01")
    there = set(page.evaluate("atlas.visible()"))
    border = "border/manchukuo--mongolian-peoples-republic--today"
    assert {"cer-west-manchukuo", "oil-okha", border} <= there
    page.evaluate("atlas.goto('1935-03-22')")
    there = set(page.evaluate("atlas.visible()"))
    assert "cer-west-soviet-1929" in there
    assert not any(name.startswith("cer-") and "manchukuo" in name for name in there)
    page.evaluate("atlas.goto('1945-08-31')")
    there = set(page.evaluate("atlas.visible()"))
    assert not {"oil-okha", border} & there


def test_card_of_a_border_says_how_far_off_it_may_be(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1940-01-01")
    page.evaluate("atlas.select('border/manchukuo--mongolian-peoples-republic--today')")
    card = page.locator(".card")
    assert card.locator("h2").inner_text() == "Manchukuo – Mongolian People's Republic"
    assert "within 2 km" in card.locator(".card-summary").inner_text()
    assert card.locator(".certainty").count() == 0
    page.evaluate("atlas.select('border/mengjiang--republic-of-china--mengjiang-west-south')")
    assert "within 40 km" in card.locator(".card-summary").inner_text()
    assert card.locator(".certainty").first.inner_text() == "low certainty"
    assert card.locator("ol.sources li").count() >= 2


def test_card_of_a_railway_tells_its_gauge(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1936-01-01")
    page.evaluate("atlas.select('cer-west-manchukuo-broad')")
    card = page.locator(".card")
    assert "gauge 1,524 mm" in card.locator(".card-kind").inner_text().lower()
    assert "1935" in card.locator(".card-date").inner_text()


@pytest.mark.parametrize(
    "call",
    [
        *("atlas.step(NaN)", "atlas.step(0.5)", "atlas.step(1, 'fortnight')", "atlas.goto('soon')"),
        *("atlas.select('nowhere')", "atlas.on('nothing', () => 1)", "atlas.on('settled', 5)"),
    ],
)
def test_nonsense_is_refused(document: Path, open_file: Open, call: str) -> None:
    page = open_file(document)
    refused = f"(() => {{ try {{ {call}; return ''; }} catch (error) {{ return error.name; }} }})()"
    assert page.evaluate(refused) == "RangeError"
    assert page.evaluate("atlas.date") == "1945-08-15"


def test_keys_leave_controls_alone(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-14&select=mutanchiang")
    chromium.unfold_legend(page)
    page.get_by_label("Axes of advance").focus()
    page.keyboard.press(" ")
    assert not page.get_by_label("Axes of advance").is_checked()
    assert not page.evaluate("atlas.isPlaying()")
    page.locator(".card").focus()
    page.keyboard.press("PageDown")
    assert page.evaluate("atlas.date") == "1945-08-14"


def test_layers_can_be_switched_off(document: Path, open_file: Open) -> None:
    page = open_file(document)
    page.locator(".legend summary").click()
    assert [name for name in page.evaluate("atlas.visible()") if "@" in name]
    page.get_by_label("Axes of advance").uncheck()
    page.get_by_label("Units in position").uncheck()
    page.get_by_label("Routes and transfers").uncheck()
    assert not [name for name in page.evaluate("atlas.visible()") if "@" in name]


def test_phone(document: Path, open_file: Open) -> None:
    page = open_file(document, width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    buttons = page.locator(".timebar button:visible").all()
    assert buttons
    for box in (button.bounding_box() for button in buttons):
        assert box is not None
        assert min(box["width"], box["height"]) >= 44


HOSTILE = (
    "{{7*7}} ${7*7} `x` </script><script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
)


@pytest.fixture
def hostile(folders: Path, tmp_path: Path) -> Path:
    """A document in which every text of the dossier, the place and the source is hostile."""
    quoted = json.dumps(HOSTILE)
    path = folders / "dossiers" / "small-war.yaml"
    text = path.read_text(encoding="utf-8")
    texts = ("Small War", "Малая война", "A column marched from Easton to Weston.", "Weston fell.", "Ivan Ivanov")
    for old in (*texts, "Counts from the crossing.", "1st Corps"):
        assert old in text
        text = text.replace(old, quoted)
    path.write_text(text, encoding="utf-8")
    places = folders / "gazetteer" / "places.csv"
    midford = '"' + HOSTILE.replace('"', '""') + '"'
    places.write_text(
        places.read_text(encoding="utf-8").replace("midford,Midford", f"midford,{midford}"), encoding="utf-8"
    )
    sources = folders / "sources.bib"
    bib = sources.read_text(encoding="utf-8")
    bare = HOSTILE.replace("{", "").replace("}", "")
    sources.write_text(bib.replace("A Small War", bare), encoding="utf-8")
    history = catalogue.load(folders / "dossiers", folders / "gazetteer", sources)
    assert history.problems == ()
    out = tmp_path / "hostile.html"
    content = payload.build(history, scene.build(history), title=HOSTILE)
    out.write_text(folium_map.render(content, history.ground.relief), encoding="utf-8")
    return out


def test_hostile_text_is_shown_as_it_is(hostile: Path, open_file: Open) -> None:
    page = open_file(hostile, "#date=1945-08-10&select=small-war")
    card = page.locator(".card")
    assert card.locator("h2").inner_text() == HOSTILE
    assert card.inner_text().count("{{7*7}} ${7*7} `x`") >= 6
    assert page.locator("h1").inner_text() == HOSTILE
    assert page.title() == HOSTILE
    assert page.locator("img[onerror]").count() == 0


def test_a_word_without_end_stays_in_the_card_of_a_phone(folders: Path, tmp_path: Path, open_file: Open) -> None:
    small_war.with_units(folders)
    table = folders / "formations.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("3rd Division", "W" * 190), encoding="utf-8")
    history = small_war.load(folders)
    out = tmp_path / "long.html"
    out.write_text(
        folium_map.render(payload.build(history, scene.build(history)), history.ground.relief), encoding="utf-8"
    )
    page = open_file(out, "#date=1945-08-10&select=small-war/jp-3-division", width=390, height=844)
    card = page.locator(".card")
    assert "W" * 190 in card.inner_text()
    assert card.evaluate("card => card.scrollWidth - card.clientWidth") == 0


def test_names_follow_the_clock_when_the_past_is_kept(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-01&view=6/44.5/127")
    named = "atlas.labels.some(({ text }) => text === 'Siege of Hutou')"
    assert not page.evaluate(named)
    page.evaluate("atlas.keep(7)")
    page.evaluate("atlas.goto('1945-08-15')")
    chromium.settle(page)
    assert page.evaluate(named)
    page.evaluate("atlas.goto('1945-07-01')")
    chromium.settle(page)
    assert not page.evaluate(named)


PIXELS = """() => {
  const sheet = document.querySelector("canvas.atlas-sheet");
  return sheet.getContext("2d").getImageData(0, 0, sheet.width, sheet.height).data;
}"""


def test_the_look_of_a_border_is_both_its_holders(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1917-11-07&view=4/48/115", painted=True)
    chromium.unfold_legend(page)
    page.get_by_label("Territories").uncheck()
    page.evaluate("atlas.goto('1917-11-08')")
    chromium.settle(page)
    page.evaluate(f"window.noted = ({PIXELS})(), null")
    page.evaluate("atlas.map.setView([48, 115], 5, { animate: false }), null")
    page.evaluate("atlas.map.setView([48, 115], 4, { animate: false }), null")
    chromium.settle(page)
    differing = page.evaluate(f"({PIXELS})().reduce((sum, value, at) => sum + (value !== noted[at]), 0)")
    assert differing < 600, "as if the map had been opened on that day, but for the rims of what was redrawn"
