"""The app in Chromium, served by a real Streamlit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests import chromium, hostile

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, FrameLocator, Page

MAP = 'iframe[title="Map of the atlas"]'
READY = "html[data-ready=true] .timebar"
"""In a document whose map has been built; of the whole page, Playwright would write down the text, 3 MB, each time."""
STATE = "[document.documentElement.dataset.mark, atlas.date, atlas.compared, atlas.selected]"
SHARE_OF_THE_DOSSIER = """([least, most]) => {
  const share = (document.querySelector(".st-key-dossier")?.offsetWidth ?? 0) / innerWidth;
  return least < share && share < most;
}"""


def opened(page: Page, address: str) -> FrameLocator:
    page.goto(address)
    frame = page.frame_locator(MAP)
    frame.locator(READY).wait_for()
    return frame


def test_the_map_takes_the_window(page: Page, app: str) -> None:
    opened(page, app)
    page.get_by_role("button", name="Save this map").wait_for()
    [frame] = [each for each in page.frames if each != page.main_frame]
    for width, height in ((1440, 900), (1024, 768), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        chromium.until(frame, f"{width} - 8 <= innerWidth && innerWidth <= {width}")
        chromium.until(frame, f"0.85 * {height} <= innerHeight && innerHeight <= {height}")
        chromium.until(page, "document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth")


def test_the_address_follows_the_map_which_stays_mounted(page: Page, app: str) -> None:
    frame = opened(page, app)
    inside = frame.locator(".timebar")
    inside.evaluate("document.documentElement.dataset.mark = 'mine'")
    inside.evaluate("atlas.select('hutou')")
    chromium.until(page, "location.search.includes('select=hutou')")
    for day in ("1945-08-11", "1945-08-20"):
        frame.get_by_label("Date, year-month-day").fill(day)
        frame.get_by_label("Date, year-month-day").press("Enter")
        chromium.until(page, f"location.search.includes('date={day}')")
    inside.evaluate("atlas.language = 'modern'; atlas.since('1945-08-09'); atlas.compare('1939-08-20')")
    for part in ("language=modern", "from=1945-08-09", "compare=1939-08-20"):
        chromium.until(page, f"location.search.includes('{part}')")
    page.get_by_role("button", name="Share").click()
    shared = page.get_by_test_id("stPopoverBody").locator("code").inner_text()
    assert page.locator(MAP).count() == 1
    assert inside.evaluate("document.documentElement.dataset.mark") == "mine"
    frame = opened(page, shared)
    chromium.until(page, "location.search.includes('compare=1939-08-20')")
    state = frame.locator(".timebar").evaluate(
        "[atlas.date, atlas.from, atlas.compared, atlas.language, atlas.selected]"
    )
    assert state == ["1945-08-20", "1945-08-09", "1939-08-20", "modern", "hutou"]


def test_the_dossier_stands_beside_the_map(page: Page, app: str) -> None:
    frame = opened(page, f"{app}/?date=1938-08-07&select=lake-khasan")
    frame.locator(".card h2").wait_for()
    widths = []
    for name, share in (("Narrow", (0.2, 0.5)), ("Wide", (0.5, 0.8))):
        page.get_by_role("radio", name=name).or_(page.get_by_role("button", name=name)).click()
        page.get_by_role("heading", name=re.compile("Khasan")).first.wait_for()
        frame.locator(".card").wait_for(state="hidden")
        chromium.until(page, f"({SHARE_OF_THE_DOSSIER})({list(share)})")
        box = page.locator(MAP).bounding_box()
        assert box is not None
        widths.append(box["width"])
    assert widths[0] > 1.5 * widths[1]
    assert frame.locator(".timebar").evaluate("atlas.selected") == "lake-khasan"
    page.get_by_role("radio", name="Wide").or_(page.get_by_role("button", name="Wide")).click()
    frame.locator(".card h2").wait_for()


def test_save_this_map(page: Page, app: str, tmp_path: Path, browser: Browser) -> None:
    frame = opened(page, f"{app}/?date=1939-08-23&select=khalkhin-gol-august&view=9/47.7/118.6")
    frame.locator(".card h2").wait_for()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save this map (HTML)").click()
    out = tmp_path / "saved.html"
    saving.value.save_as(out)
    saved = browser.new_page()
    outside = chromium.watch(saved, out.as_uri())
    saved.goto(out.as_uri())
    chromium.until(saved, chromium.READY)
    assert saved.evaluate("[atlas.date, atlas.selected, atlas.map.getZoom()]") == [
        "1939-08-23",
        "khalkhin-gol-august",
        9,
    ]
    assert outside == []
    saved.close()


def test_a_map_is_saved_whose_button_is_pressed_while_the_page_is_run_again(page: Page, app: str) -> None:
    opened(page, app)
    button = page.get_by_role("button", name="Save this map (HTML)")
    button.wait_for()
    with page.expect_download(timeout=2 * chromium.PATIENCE) as saving:  # the atlas is read for the first file only
        button.evaluate(
            """async (button, map) => {
              const source = document.querySelector(map).contentWindow;
              for (const day of [20, 21, 22]) {
                const told = { atlas: "settled", date: `1939-08-${day}` };
                window.dispatchEvent(new MessageEvent("message", { source, data: told }));
                if (day === 21) button.click();
                await new Promise((done) => setTimeout(done, 30));
              }
            }""",
            MAP,
        )
    # It is of a day on which the session saw the map: the button's press may come before the last of them.
    assert re.fullmatch(r"atlas-(1939-08-2[0-2]|1945-08-15)\.html", saving.value.suggested_filename)
    chromium.app_rests(page)
    chromium.navigation(page, "Sources").click()
    page.get_by_role("heading", name="Bibliography").wait_for()


def test_a_map_is_saved_though_its_page_is_left(page: Page, app: str) -> None:
    opened(page, f"{app}/?date=1939-08-23")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save this map (HTML)").click()
        chromium.navigation(page, "Sources").click()
        page.get_by_role("heading", name="Bibliography").wait_for()
    assert saving.value.suggested_filename == "atlas-1939-08-23.html"


def test_coming_back_from_another_page(page: Page, app: str) -> None:
    frame = opened(page, app)
    frame.get_by_label("Date, year-month-day").fill("1939-08-23")
    frame.get_by_label("Date, year-month-day").press("Enter")
    chromium.until(page, "location.search.includes('1939-08-23')")
    chromium.navigation(page, "Sources").click()
    page.get_by_role("heading", name="Bibliography").wait_for()
    chromium.navigation(page, "Map").click()
    frame.locator(READY).wait_for()
    chromium.until(page, "location.search.includes('1939-08-23')")
    assert frame.locator(".timebar").evaluate("atlas.date") == "1939-08-23"


def test_the_map_is_kept_while_other_pages_are_shown(page: Page, app: str) -> None:
    frame = opened(page, f"{app}/?date=1945-08-20&compare=1939-08-20&select=hutou")
    frame.locator(".timebar").evaluate("document.documentElement.dataset.mark = 'mine'")
    chromium.navigation(page, "Dossiers").click()
    page.get_by_role("heading", name="Dossiers", level=1).wait_for()
    expect(page.locator("iframe")).to_be_hidden()
    chromium.navigation(page, "Map").click()
    expect(page.locator(MAP)).to_be_visible()
    assert frame.locator(".timebar").evaluate(STATE) == ["mine", "1945-08-20", "1939-08-20", "hutou"]
    chromium.navigation(page, "Dossiers").click()
    link = page.locator("a.around[href*='select=lake-khasan']").first
    chromium.press(link)
    frame.locator(".card h2", has_text=re.compile("Khasan")).wait_for()
    assert frame.locator(".timebar").evaluate(STATE) == ["mine", "1938-07-29", None, "lake-khasan"]


def test_back_leaves_the_map_with_one_press(page: Page, app: str) -> None:
    page.goto(f"{app}/sources")
    page.get_by_role("heading", name="Bibliography").wait_for()
    chromium.navigation(page, "Map").click()
    frame = page.frame_locator(MAP)
    frame.locator(READY).wait_for()
    for day in ("1945-08-11", "1945-08-20"):
        frame.get_by_label("Date, year-month-day").fill(day)
        frame.get_by_label("Date, year-month-day").press("Enter")
        chromium.until(page, f"location.search.includes('date={day}')")
    frame.locator(".timebar").evaluate("atlas.select('hutou')")
    chromium.until(page, "location.search.includes('select=hutou')")
    chromium.app_rests(page)
    page.go_back()
    page.get_by_role("heading", name="Bibliography").wait_for()
    assert page.url == f"{app}/sources"
    page.go_forward()
    frame.locator(READY).wait_for()
    chromium.until(page, "location.search.includes('select=hutou')")
    [inner] = [each for each in page.frames if each != page.main_frame]
    chromium.until(inner, "atlas.date === '1945-08-20'")


def test_the_document_is_sent_once(page: Page, app: str) -> None:
    sizes: list[int] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda told: sizes.append(len(told))))
    frame = opened(page, app)
    chromium.app_rests(page)
    chromium.navigation(page, "Dossiers").click()
    chromium.press(page.locator("a.title[href*='dossier=lake-khasan']").first)
    page.get_by_role("link", name="All dossiers").wait_for()
    frame.locator(READY).wait_for()
    page.get_by_role("link", name="Show on the map").click()
    chromium.until(page, "location.search.includes('select=lake-khasan')")
    chromium.app_rests(page)
    assert sum(size > 0.5e6 for size in sizes) == 1, sorted(sizes)[-5:]


def test_a_link_leads_to_its_page_while_the_map_comes_to_rest(page: Page, app: str) -> None:
    opened(page, app)
    chromium.navigation(page, "Dossiers").evaluate(
        """async (link, map) => {
          const source = document.querySelector(map).contentWindow;
          link.click();
          for (const day of [20, 21, 22]) {
            const told = { atlas: "settled", date: `1939-08-${day}` };
            window.dispatchEvent(new MessageEvent("message", { source, data: told }));
            await new Promise((done) => setTimeout(done, 30));
          }
        }""",
        MAP,
    )
    page.locator("a.around").first.wait_for()
    page.get_by_role("heading", name="Dossiers", level=1).wait_for()


def test_the_address_opens_day_and_card_and_the_card_the_dossier(page: Page, app: str) -> None:
    frame = opened(page, f"{app}/?date=1938-08-07&select=lake-khasan&view=10/42.45/130.6")
    frame.locator(".card h2", has_text=re.compile("Khasan")).wait_for()
    assert frame.get_by_label("Date, year-month-day").input_value() == "1938-08-07"
    frame.get_by_role("button", name="Open the dossier").click()
    page.get_by_role("link", name="All dossiers").wait_for()
    chromium.until(page, "location.search.includes('dossier=lake-khasan')")
    page.get_by_role("heading", name=re.compile("Khasan")).first.wait_for()
    frame.locator(READY).wait_for()
    assert frame.locator(".timebar").evaluate("document.fullscreenEnabled")


def test_the_card_of_a_unit_opens_the_page_of_its_formation(page: Page, app: str) -> None:
    frame = opened(page, f"{app}/?date=1945-08-14&select=mutanchiang/jp-135-division&view=9/44.6/129.7")
    frame.locator(".card details[open]").get_by_role("button", name="Open the formation’s page").click()
    chromium.until(page, "location.search.includes('formation=jp-135-division')")
    page.get_by_role("heading", name="135th Division").wait_for()
    page.locator("a.where").first.click()
    chromium.until(page, "location.search.includes('jp-135-division') || location.search.includes('135')")
    page.frame_locator("iframe").locator(".card details[open]", has_text="135th Division").wait_for()


def test_the_card_of_a_unit_opens_the_order_of_battle_of_its_day(page: Page, app: str) -> None:
    frame = opened(page, f"{app}/?date=1945-08-14&select=mutanchiang/jp-135-division&view=9/44.6/129.7")
    frame.locator(".card details[open]").get_by_role("button", name="Open the order of battle of the day").click()
    chromium.until(page, "location.search.includes('dossier=mutanchiang') && location.search.includes('1945-08-14')")
    page.get_by_role("heading", name="Orders of battle").wait_for()
    page.locator(".formations tbody th", has_text="135th Division").first.wait_for()


def test_a_term_of_a_dossier_opens_what_it_means(page: Page, app: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{app}/dossiers?dossier=khalkhin-gol-august")
    term = page.get_by_role("button", name="obo", exact=True)
    meaning = page.get_by_text("Mongolian: heap of stones")
    chromium.press(term)
    expect(meaning).to_be_visible()
    box = meaning.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    page.keyboard.press("Enter")
    expect(meaning).to_be_visible()


def test_other_pages(page: Page, app: str) -> None:
    opened(page, app)
    chromium.navigation(page, "Export").click()
    page.get_by_role("combobox", name="Chapter").click()
    page.get_by_role("option", name="Lake Khasan").click()
    chromium.press(page.get_by_role("button", name="Create file"))
    page.get_by_role("button", name="Download", exact=True).wait_for()
    chromium.navigation(page, "Sources").click()
    page.get_by_role("heading", name="Bibliography").wait_for()


def test_hostile_text_is_shown_as_it_is(page: Page, app: str) -> None:
    frame = opened(page, f"{app}/?date=1945-08-14")
    frame.locator(".timebar").evaluate("(_, dossier) => atlas.select(dossier)", hostile.DOSSIER)
    frame.locator(".card h2").wait_for()
    assert frame.locator(".card h2").inner_text() == hostile.TEXT
    page.get_by_role("radio", name="Half").or_(page.get_by_role("button", name="Half")).click()
    heading = page.get_by_role("heading", level=2).filter(has_text="{{7*7}}")
    heading.wait_for()
    assert heading.inner_text() == hostile.TEXT
    assert "run" not in page.title()
