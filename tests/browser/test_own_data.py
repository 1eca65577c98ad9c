"""Files that are dropped on the exported map: read, shown, refused with the reason, and kept in the map that is saved."""

# ruff: noqa: E501, RUF001 - tables of cases; Russian

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from campaigns import scene
from campaigns.atlas.document import folium_map, payload
from tests import chromium, small_war
from tests.browser.map_pages import COLOUR_AT
from tests.browser.test_accessibility import violations
from tests.campaigns.guests.sample_files import FILES as SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Open = Callable[..., Page]

pytestmark = pytest.mark.unpainted
HOSTILE = "<img src=x onerror=document.title=1>=1+1"
INCIDENTS = f"""название;широта;долгота;дата;тип;цвет
Шум у реки;44,40;127,10;9.8.1945;перестрелка;rgb(255, 0, 0)
{HOSTILE};44°36' с.ш.;127°36' в.д.;9–12 августа 1945;перестрелка;rouge
Патруль;127,2;44,5;10.8.1945;патруль;
Пост;44,2;127,4;31.6.1945;пост;
"""
DROP = """(files) => {
  const carried = new DataTransfer();
  for (const { name, data } of files)
    carried.items.add(new File([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], name));
  const event = (type) => new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: carried });
  const over = event("dragover");
  document.querySelector(".folium-map").dispatchEvent(over);
  document.querySelector(".folium-map").dispatchEvent(event("drop"));
  return over.defaultPrevented;
}"""
OPENED = "#date=1945-08-10&view=7/44.4/127.4"
TOLD = "document.querySelectorAll('.own-file, .own-data [role=alert]').length"
NAMES = "[...document.querySelectorAll('.own-file h3')].map((name) => name.textContent)"


@pytest.fixture(scope="module")
def small_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small document without data of users."""
    small = small_war.load(small_war.copied(tmp_path_factory.mktemp("dropped")))
    content = payload.build(small, scene.build(small), layers=["event", "place"], fine_ground=False)
    path = tmp_path_factory.mktemp("document") / "small.html"
    path.write_text(folium_map.render(content, small.ground.relief), encoding="utf-8")
    return path


def drop(page: Page, **files: str | bytes) -> None:
    """Drop files, named by what is given with the last underscore as a full stop, and wait until all are read."""
    carried = []
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        carried.append({"name": ".".join(name.rsplit("_", 1)), "data": base64.b64encode(data).decode()})
    before = page.locator(".own-file").count()
    assert page.evaluate(DROP, carried), "the browser would leave the map and open the file"
    chromium.comes_to(page, TOLD, before + len(files))
    chromium.comes_to(page, "document.querySelector('.own-data > [role=status]').textContent", "")
    chromium.settle(page)


def of_users(page: Page) -> list[str]:
    """Ids of the rows of users that are drawn."""
    found: list[str] = page.evaluate("atlas.visible().filter((id) => id.startsWith('incidents'))")
    return sorted(found)


def saved(page: Page, button: str, folder: Path) -> Path:
    """The file that a button hands out."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_table_is_dropped_shown_and_kept_in_the_saved_map(small_map: Path, open_file: Open, tmp_path: Path) -> None:
    page = open_file(small_map, OPENED, anew=True, painted=True)
    title = page.title()
    drop(page, incidents_csv=INCIDENTS.encode("cp1251"))
    assert of_users(page) == ["incidents/3"], "on its day"
    page.evaluate("atlas.goto('1945-08-09')")
    chromium.settle(page)
    assert of_users(page) == ["incidents/2", "incidents/3"]
    red, green, blue = page.evaluate(COLOUR_AT, [44.40, 127.10])
    assert red > 200
    assert max(green, blue) < 90, "the colour that its row says"
    strip, rail = (page.locator(each).bounding_box() for each in (".guest-density", ".track"))
    assert strip is not None
    assert rail is not None
    assert [strip["x"], strip["width"]] == [rail["x"], rail["width"]], "its days stand under those of the bar"
    drawer = page.locator(".own-data")
    assert "Windows-1251 (Cyrillic), semicolons, header on line 1" in drawer.inner_text()
    assert "2 of 4 rows are on the map, 9 August 1945 to 12 August 1945" in drawer.inner_text()
    swapped, impossible = drawer.locator("details[open] li").all_inner_texts()
    assert swapped.startswith("line 4, широта: found 127.2, 44.5; expected latitude from -90 to 90, such as ")
    assert swapped.endswith("; did you mean 44.5, 127.2?")
    assert impossible.startswith("line 5, дата: found '31.6.1945', which no calendar has; expected a date such as ")
    assert impossible.endswith("; did you mean 1945-06-30?")
    refused = saved(page, "Save the refused rows", tmp_path)
    header, _, _, *wrong = INCIDENTS.splitlines()
    assert refused.read_text(encoding="utf-8-sig").splitlines() == [header, *wrong]
    kept = saved(page, "Save this map with your data", tmp_path)
    again = open_file(kept, anew=True)
    assert again.evaluate("atlas.date") == "1945-08-09", "it opens as it was saved"
    assert again.evaluate("atlas.guests().map(({ title, count }) => [title, count])") == [["incidents", 2]]
    assert of_users(again) == ["incidents/2", "incidents/3"]
    policy = again.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert policy == folium_map.POLICY
    again.evaluate("atlas.select('incidents/3')")
    assert HOSTILE in again.locator(".card").inner_text()
    assert [page.title(), again.title()] == [title, title], "text is never code"
    twice = saved_from(again, tmp_path)
    assert abs(twice.stat().st_size - kept.stat().st_size) < 2000, "a saved map saves itself alike"


def saved_from(page: Page, folder: Path) -> Path:
    page.get_by_role("button", name="Your data").click()
    return saved(page, "Save this map with your data", folder)


@pytest.mark.parametrize(
    ("file", "content", "told"),
    [
        ("book_xlsx", b"PK\x03\x04", "found a name that ends in .xlsx; expected one of .csv, .tsv, .tab, .txt, .geojson, .json, .jsonld; save the sheet as CSV in Excel or LibreOffice"),
        ("roads_shp", b"\0\0\x27\x0a", "found a name that ends in .shp; expected one of .csv, .tsv, .tab, .txt, .geojson, .json, .jsonld; save the layer as GeoJSON in QGIS"),
        ("book_csv", b"PK\x03\x04\x14\0", "found an archive (zip, xlsx, kmz); expected a table as text, as the name .csv says"),
        ("empty_csv", b"", "found an empty file; expected rows"),
        ("blank_csv", b" \n\n", "found an empty file; expected rows"),
        ("head_csv", b"name,lat,lon\n", "found a header and no row below it; expected a row for each thing"),
        ("bytes_csv", b"name,lat\nA,\0\0\0\x01\n", "found empty bytes, which no text has; expected a table as text, such as CSV"),
        ("photo_csv", b"\x89PNG\r\n\x1a\n", "found a picture; expected a table as text, as the name .csv says"),
        ("wide_csv", b"n," * 1_000_000 + b"n\n" + b"1," * 1_000_000 + b"1\n", "found 1,000,001 columns; expected at most 1,000"),
        ("topology_json", b'{"type": "Topology"}', "found the type 'Topology'; expected GeoJSON: a FeatureCollection"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_and_the_map_stays(
    small_map: Path, open_file: Open, file: str, content: bytes, told: str
) -> None:
    page = open_file(small_map, OPENED)
    before = page.evaluate("atlas.visible()")
    drop(page, **{file: content})
    said = page.locator(".own-data [role=alert]").last.inner_text()
    assert said == f"{'.'.join(file.rsplit('_', 1))}: {told}"
    assert page.evaluate("[atlas.visible(), atlas.guests().length, atlas.date]") == [before, 0, "1945-08-10"]
    assert page.get_by_role("button", name="Save this map with your data").is_hidden()


def test_what_is_doubtful_is_told_and_what_cannot_be_read_leaves_the_others(small_map: Path, open_file: Open) -> None:
    page = open_file(small_map, OPENED, anew=True)
    drop(
        page,
        battles_csv="name;lat;lon;date;type\nKüste – Süd;41,0;133,0;1945;battle\nHügel;44,4;127,1;1945;battle\n".encode(
            "cp1252"
        ),
        shapes_geojson=(SAMPLES / "shapes.geojson").read_bytes(),
    )
    told = [each.inner_text().splitlines() for each in page.locator(".own-file").all()]
    shapes, battles = ["\n".join(lines) for lines in told]
    page.locator(".own-file details:not([open]) summary", has_text="doubtful").first.click()
    page.locator(".own-file details:not([open]) summary", has_text="doubtful").first.click()
    doubtful = page.locator(".own-file details", has_text="doubtful").locator("li").all_inner_texts()
    assert doubtful == [
        "line 2: found an area that crosses itself; expected a valid one; mended",
        "line 4: found an edge more than half round the earth; expected a shape cut at the date line; it is taken to cross it",
        "line 9: found an edge more than half round the earth; expected a shape cut at the date line; it is taken to cross it",
        "line 2: found a battle in the sea; expected a position on land, if it was fought there",
    ]
    assert "Windows-1252 (Western)" in battles
    assert "7 of 9 rows are on the map" in shapes
    drop(page, metres_geojson=(SAMPLES / "web-mercator.geojson").read_bytes())
    assert page.locator(".own-data [role=alert]").inner_text() == (
        "metres.geojson: found the reference system 'urn:ogc:def:crs:EPSG::3857'; expected longitude and latitude: "
        "save it in EPSG:4326"
    )
    assert page.evaluate("atlas.guests().map(({ title, count }) => [title, count])") == [["battles", 2], ["shapes", 7]]


def test_positions_of_a_formation_are_its_arrow_which_grows(small_map: Path, open_file: Open, tmp_path: Path) -> None:
    page = open_file(small_map, "#date=1945-08-10&view=6/43/114", anew=True, painted=True)
    drop(page, formation_positions_csv=(SAMPLES / "formation-positions.csv").read_bytes())
    page.evaluate("atlas.goto('1945-08-12'), atlas.map.setView([43, 114], 7, { animate: false }), null")
    chromium.settle(page)
    shaft, later = [43.83, 113.2], [43.4, 115.45]
    assert _is_layers_blue(page.evaluate(COLOUR_AT, shaft)), "on the way to the second position"
    assert not _is_layers_blue(page.evaluate(COLOUR_AT, later)), "on the way to the third, which is reached later"
    page.evaluate("atlas.goto('1945-08-14')")
    chromium.settle(page)
    assert _is_layers_blue(page.evaluate(COLOUR_AT, later))
    page.screenshot(path=tmp_path / "arrow.png")
    again = open_file(saved(page, "Save this map with your data", tmp_path), anew=True, painted=True)
    assert _is_layers_blue(again.evaluate(COLOUR_AT, later)), "the saved map has the arrow too"
    again.evaluate("atlas.select('formation-positions/4')")
    assert "1st Mechanised Division" in again.locator(".card").inner_text()


def _is_layers_blue(colour: list[int]) -> bool:
    """Whether a pixel has the colour of a layer's first category, over whatever lies below."""
    red, green, blue = colour
    return red < 90 and 90 < green < 150 and blue > 140


def test_a_file_larger_than_any_is_refused_unread(small_map: Path, open_file: Open) -> None:
    """A file of so many bytes that none of it may be read: its size is all that is asked."""
    page = open_file(small_map, OPENED, anew=True)
    page.evaluate(
        """() => {
          const carried = new DataTransfer();
          carried.items.add(new File(["x"], "huge.csv"));
          const [file] = carried.files;
          Object.defineProperty(file, "size", { value: 2 ** 31 });
          const event = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: carried });
          Object.defineProperty(event, "dataTransfer", { value: { types: ["Files"], files: [file] } });
          document.body.dispatchEvent(event);
        }"""
    )
    told = page.locator(".own-data [role=alert]")
    assert told.inner_text() == "huge.csv: found 2,048 MB; expected at most 512 MB"


def test_files_are_chosen_by_keyboard_and_asked_about(small_map: Path, open_file: Open, tmp_path: Path) -> None:
    """Two at once; of the one nobody can tell where its rows are, of the other how its dates are meant."""
    page = open_file(small_map, OPENED, anew=True)
    (tmp_path / "incidents.csv").write_text("name,lat,lon,day\nA,44.4,127.1,8/9/1945\nB,44.5,127.2,9/8/1945\n")
    (tmp_path / "other.tsv").write_text("what\tnorth\teast\nA\t44.4\t127.1\n")
    page.get_by_role("button", name="Your data").focus()
    page.keyboard.press("Enter")
    chromium.settle(page)  # the drawer has taken the focus
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose files").press("Enter")
    assert chooser.value.is_multiple()
    chooser.value.set_files([tmp_path / "incidents.csv", tmp_path / "other.tsv"])
    chromium.comes_to(page, NAMES, ["other.tsv", "incidents.csv"])
    assert page.evaluate("atlas.guests()") == [], "nothing is drawn before it is told"
    assert page.locator(".own-question").all_inner_texts() == [
        "Which columns say where: latitude and longitude, coordinates in one column, or names of places?",
        "Does the day or the month come first in 8/9/1945?",
    ]
    incidents, other = page.locator(".own-file").nth(1), page.locator(".own-file").nth(0)
    incidents.get_by_label("Dates such as 8/9/1945").select_option("the month first")
    incidents.get_by_role("button", name="Show it so").click()
    chromium.comes_to(page, "atlas.guests().map(({ title, count }) => [title, count])", [["incidents", 2]])
    chromium.settle(page)
    assert of_users(page) == ["incidents/2"], "of 9 August, to which the map has gone"
    other.get_by_label("north").select_option("latitude")
    other.get_by_label("east").select_option("longitude")
    other.get_by_label("what").select_option("title")
    other.get_by_label("Title of the layer").fill("Incidents")
    other.get_by_label("Where it is from").fill("Archive of the town")
    other.get_by_role("button", name="Show it so").click()
    chromium.comes_to(page, "atlas.guests().map(({ id }) => id)", ["incidents", "incidents-2"])
    assert page.evaluate("atlas.guests()[1].source") == "Archive of the town"
    incidents.get_by_role("button", name="Take it off the map").click()
    assert page.evaluate("atlas.guests().map(({ id }) => id)") == ["incidents-2"]
    assert page.evaluate(NAMES) == ["other.tsv"]


def test_columns_that_were_taken_for_something_else_are_changed(small_map: Path, open_file: Open) -> None:
    page = open_file(small_map, OPENED, anew=True)
    drop(
        page,
        incidents_csv="name,lat,lon,kind,losses\nA,44.4,127.1,raid,5\nB,44.5,127.2,siege,500\nC,44.6,127.3,raid,\n",
    )
    assert violations(page) == []
    file = page.locator(".own-file")
    file.get_by_text("What the columns are").click()
    assert violations(page) == []
    file.get_by_label("Colours tell apart").select_option("number")
    file.get_by_label("Title of the layer").fill("Losses")
    file.get_by_role("button", name="Show it so").click()
    layers = "atlas.guests().map(({ id, title }) => [id, title])"
    chromium.comes_to(page, layers, [["incidents", "Losses"]])
    chromium.unfold_legend(page)
    assert "no number" in page.locator(".legend").inner_text()
    assert of_users(page) == ["incidents/2", "incidents/3", "incidents/4"], "without dates they are shown on every day"
    file.get_by_text("What the columns are").click()
    file.get_by_label("losses").select_option("latitude")
    file.get_by_role("button", name="Show it so").click()
    chromium.comes_to(page, layers, [["incidents", "Losses"]])
    chromium.settle(page)
    assert "1 of 3 rows is on the map" in page.locator(".own-data").inner_text()
    assert of_users(page) == ["incidents/2"]


def test_of_rows_that_are_all_refused_no_layer_is_made(small_map: Path, open_file: Open) -> None:
    page = open_file(small_map, OPENED, anew=True)
    drop(page, incidents_csv="name,place\nA,Nowhere\nB,Nowhere either\n")
    assert "0 of 2 rows are on the map." in page.locator(".own-data").inner_text()
    assert page.locator(".own-data li").count() == 2
    assert page.evaluate("atlas.guests()") == []
    drop(page, others_csv="name,place\nA,Midford\n")
    assert page.evaluate("atlas.guests().map(({ id }) => id)") == ["others"]
    assert page.evaluate(NAMES) == ["others.csv", "incidents.csv"]


def test_a_hundred_thousand_rows_do_not_freeze_the_page(small_map: Path, open_file: Open) -> None:
    """The page answers while it reads: no stretch of script keeps it from that for as long as the whole takes."""
    page = open_file(small_map, OPENED, anew=True)
    rows = [f"{n},{44 + n % 100 / 100},{127 + n % 77 / 77},1945-08-{1 + n % 28:02d}" for n in range(100_000)]
    page.evaluate(
        """() => {
          window.longest = [];
          let last = performance.now();
          const tick = () => {
            const now = performance.now();
            longest.push(now - last);
            last = now;
            if (!window.stopped) setTimeout(tick);
          };
          tick();
        }"""
    )
    drop(page, incidents_csv="name,lat,lon,date\n" + "\n".join(rows) + "\n")
    ticks = page.evaluate("() => { stopped = true; return longest.length; }")
    assert ticks > 30, "it had its turn again and again"
    assert page.evaluate("atlas.guests()[0].count") == 100_000
