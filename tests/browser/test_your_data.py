"""A visitor's own table in Chromium, served by a real Streamlit: from the file to the map, and off it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests import chromium

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, FrameLocator, Page

MAP = 'iframe[title="Map of the atlas"]'
TABLE = "name;lat;lon;date;note\nMy ambush;47,73;118,55;20.08.1939;<b>at dawn</b>\nNowhere;4773;118,4;20.08.1939;\n"


def on_map(page: Page, layers: str) -> FrameLocator:
    """The map, once it has these layers."""
    frame = page.frame_locator(MAP)
    frame.locator("html[data-ready=true]").wait_for()
    [inner] = [each for each in page.frames if each != page.main_frame]
    chromium.until(inner, f"JSON.stringify(atlas.guests().map(({{ id, count }}) => [id, count])) === '{layers}'")
    return frame


def test_a_table_comes_to_the_map_and_leaves_it(page: Page, app: str, tmp_path: Path, browser: Browser) -> None:
    page.goto(f"{app}/your_data")
    table = tmp_path / "incidents.csv"
    table.write_bytes(TABLE.encode("utf-16"))
    page.locator("input[type=file]").first.set_input_files(table)
    page.get_by_text("1 of 2 rows can be placed, 1 cannot").wait_for()
    page.get_by_label("Title of the layer").fill("Mine")
    page.get_by_label("Title of the layer").press("Enter")
    page.get_by_role("button", name="Add to the map").click()
    page.get_by_text("Mine is on the map: 1 row.").wait_for()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Refused rows (CSV)").click()
    saving.value.save_as(tmp_path / "refused.csv")
    refused = (tmp_path / "refused.csv").read_text("utf-8-sig")
    assert refused == "name;lat;lon;date;note\nNowhere;4773;118,4;20.08.1939;\n"
    page.get_by_role("link", name="Show them on the map").click()
    frame = on_map(page, '[["mine",1]]')
    html = frame.locator("html")
    html.evaluate("atlas.goto('1939-08-20'); atlas.select('mine/2')")
    frame.locator(".card").get_by_text("<b>at dawn</b>").wait_for()
    page.wait_for_function("location.search.includes('date=1939-08-20')")  # the page was run again
    assert html.evaluate("atlas.guests().length") == 1
    page.get_by_role("button", name="Save this map").wait_for()
    chromium.app_rests(page)
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save this map (HTML)").click()
    saving.value.save_as(tmp_path / "saved.html")
    saved = browser.new_page()
    saved.goto((tmp_path / "saved.html").as_uri())
    chromium.until(saved, chromium.READY)
    assert saved.evaluate("atlas.guests().map(({ title, count }) => [title, count])") == [["Mine", 1]]
    saved.close()
    chromium.navigation(page, "Your data").click()
    page.get_by_role("button", name="Remove").click()
    page.get_by_role("button", name="Remove").wait_for(state="hidden")
    chromium.navigation(page, "Map").click()
    on_map(page, "[]")


def test_a_row_stands_in_the_chronicle_and_leads_to_the_map(page: Page, app: str, tmp_path: Path) -> None:
    page.goto(f"{app}/your_data")
    table = tmp_path / "mine.csv"
    table.write_text("name,lat,lon,date\n<i>Mine</i>,47.7,118.5,1939-07-04\n")
    page.locator("input[type=file]").first.set_input_files(table)
    page.get_by_role("button", name="Add to the map").click()
    page.get_by_text("mine is on the map: 1 row.").wait_for()
    chromium.navigation(page, "Chronicle").click()
    own = page.locator(".event.own")
    own.get_by_text("Your data").wait_for()
    chromium.press(own.get_by_role("link", name="<i>Mine</i>", exact=True))
    frame = on_map(page, '[["mine",1]]')
    frame.locator(".card").get_by_text("<i>Mine</i>").first.wait_for()
    assert frame.locator("html").evaluate("[atlas.date, atlas.selected]") == ["1939-07-04", "mine/2"]
    expect(frame.locator(".notice:visible")).to_have_count(0)


def test_nobody_else_has_it(page: Page, app: str, tmp_path: Path, browser: Browser) -> None:
    page.goto(f"{app}/your_data")
    table = tmp_path / "secret.csv"
    table.write_text("name,place,date\nSecret,Harbin,1945-08-14\n")
    page.locator("input[type=file]").first.set_input_files(table)
    page.get_by_role("button", name="Add to the map").click()
    page.get_by_text("secret is on the map: 1 row.").wait_for()
    with browser.new_context() as context:
        other = context.new_page()
        other.goto(f"{app}/?date=1945-08-14")
        on_map(other, "[]")
        other.goto(f"{app}/your_data")
        other.locator("input[type=file]").first.wait_for(state="attached")
        assert other.get_by_role("button", name="Remove").count() == 0
