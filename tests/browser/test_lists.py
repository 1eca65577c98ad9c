"""Lists and tables of the app in Chromium: what one screen holds, links, filters in the address, hostile text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests import chromium, hostile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    Open = Callable[..., Page]

FOLLOW = """(address) => {
  history.pushState({}, "", address);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}"""
"""Goes to an address of the app without loading it anew."""
ROWS_IN_SIGHT = """
() => [...document.querySelectorAll(".atlas-list .row")].filter((row) => {
  const { top, bottom } = row.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}).length
"""
CUT_OFF = """
() => [...document.querySelectorAll(".atlas-list :is(p, td, span, a, h1, h2, li, div)")].filter((part) => {
  const style = getComputedStyle(part);
  const hides = style.overflowX !== "visible" || style.overflowY !== "visible" || style.textOverflow === "ellipsis";
  return hides && (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1);
}).map((part) => part.outerHTML.slice(0, 120))
"""
WIDER_THAN_THE_WINDOW = """
() => [...document.querySelectorAll(".atlas-list *")].filter((part) => {
  const { width, right } = part.getBoundingClientRect();
  return width > 0 && right > innerWidth + 1;
}).map((part) => part.outerHTML.slice(0, 120))
"""


def opened(page: Page, address: str, awaited: str = ".atlas-list :is(.row, .work, table)") -> Page:
    page.goto(address)
    page.locator(awaited).first.wait_for()
    chromium.until(page, "!document.querySelector('[data-testid=stStatusWidget]')")
    return page


def followed(page: Page, address: str, awaited: str) -> Page:
    """The page after it has gone to another address of the app, as by a link."""
    page.evaluate(FOLLOW, address)
    page.locator(awaited).first.wait_for()
    chromium.until(page, "!document.querySelector('[data-testid=stStatusWidget]')")
    return page


@pytest.fixture(scope="module")
def kept(browser: Browser, app: str) -> Iterator[Page]:
    """A page that goes from one address of the app to another as by its links: it is loaded once."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.context.set_default_timeout(chromium.PATIENCE)
    yield opened(page, f"{app}/dossiers")
    page.close()


def test_one_screen_holds_twelve_dossiers(kept: Page) -> None:
    kept.evaluate("document.querySelector('#row-manchurian-operation').scrollIntoView()")
    chromium.until(kept, f"({ROWS_IN_SIGHT})() >= 12")


@pytest.mark.parametrize(
    ("address", "awaited"),
    [
        ("/dossiers", ".row.dossier"),
        ("/dossiers?dossier=hutou", ".dossier-head h1"),
        ("/territories", ".row .title >> text=Manchukuo"),
        ("/sources?search=glantz", ".work"),
        ("/chronicle", ".row.event"),
    ],
)
def test_nothing_is_cut_off(kept: Page, address: str, awaited: str) -> None:
    page = followed(kept, address, f".atlas-list {awaited}")
    for width, height in ((1440, 900), (1024, 768), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        chromium.until(page, f"innerWidth === {width}")
        chromium.comes_to(page, CUT_OFF, [])
        chromium.comes_to(page, WIDER_THAN_THE_WINDOW, [])


def test_a_dossier_opens_in_a_new_tab_by_its_address(page: Page, app: str) -> None:
    opened(page, f"{app}/dossiers?search=hutou")
    row = page.locator("#row-hutou")
    for name, click in (("title", {"modifiers": ["ControlOrMeta"]}), ("title", {"button": "middle"})):
        with page.context.expect_page() as tab:
            row.locator(f".{name}").click(**click)
        tab.value.wait_for_url(f"{app}/dossiers?dossier=hutou")
        tab.value.get_by_role("heading", level=1, name="Siege of Hutou").wait_for()
        tab.value.close()
    with page.context.expect_page() as tab:
        row.locator(".around").click(button="middle")
    tab.value.wait_for_url(f"{app}/?date=1945-08-09&select=hutou")
    assert page.url == f"{app}/dossiers?search=hutou"


def test_a_plain_click_stays_in_the_app_and_back_returns(page: Page, app: str) -> None:
    opened(page, f"{app}/dossiers?search=hutou")
    page.evaluate("window.mark = 'mine'")
    page.locator("#row-hutou").click(position={"x": 1200, "y": 25})
    page.get_by_role("heading", level=1, name="Siege of Hutou").wait_for()
    assert page.url == f"{app}/dossiers?dossier=hutou"
    assert page.evaluate("window.mark") == "mine"
    page.go_back()
    page.locator("#row-hutou").wait_for()
    assert page.get_by_label("Search").input_value() == "hutou"


def test_rows_are_reached_and_opened_by_keyboard(page: Page, app: str) -> None:
    opened(page, f"{app}/dossiers?search=hutou")
    page.locator("#row-hutou .around").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Siege of Hutou"
    page.keyboard.press("Enter")
    page.wait_for_url(f"{app}/dossiers?dossier=hutou")


def test_filters_are_kept_in_the_address(page: Page, app: str) -> None:
    opened(page, f"{app}/dossiers")
    page.get_by_label("Search").fill("張鼓峰")
    chromium.until(page, "document.querySelectorAll('.atlas-list .row').length < 20")
    chromium.until(page, "new URLSearchParams(location.search).get('search') === '張鼓峰'")
    page.reload()
    page.locator(".atlas-list .row").first.wait_for()
    assert page.locator(".atlas-list .row").count() < 20
    expect(page.get_by_label("Search")).to_have_value("張鼓峰", timeout=chromium.PATIENCE)


def test_pictures_are_drawn_once_they_are_seen_and_for_print(page: Page, app: str) -> None:
    opened(page, f"{app}/dossiers")
    [first, last] = [page.locator(".row.dossier .around img").nth(place) for place in (0, -1)]
    expect(first).to_have_attribute("src", re.compile("^data:image/svg"))
    assert last.get_attribute("src") is None
    last.scroll_into_view_if_needed()
    expect(last).to_have_attribute("src", re.compile("^data:image/svg"))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".atlas-list img:not([src])").count() == 0


def test_a_dossier_opens_on_its_own_ground(page: Page, app: str) -> None:
    opened(page, f"{app}/dossiers?dossier=hutou", ".atlas-list h1")
    frame = page.frame_locator('iframe[title="Map of the atlas"]')
    frame.locator("html[data-ready=true] .timebar").wait_for()
    frame.locator(".card h2", has_text="Siege of Hutou").wait_for()
    [map_frame] = [each for each in page.frames if each != page.main_frame]
    chromium.settle(map_frame)
    zoom, south, west, north, east = map_frame.evaluate(
        "(({map}, b = map.getBounds()) => [map.getZoom(), b.getSouth(), b.getWest(), b.getNorth(), b.getEast()])(atlas)"
    )
    assert zoom >= 8
    assert south < 45.98 < north
    assert west < 133.67 < east


def test_rows_can_be_read_in_forced_colours(page: Page, app: str) -> None:
    page.emulate_media(forced_colors="active", color_scheme="dark")
    opened(page, f"{app}/dossiers?search=hutou")
    title = page.locator("#row-hutou .title")
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert title.evaluate("node => getComputedStyle(node).color") != background


def test_hostile_text_is_shown_as_it_is(page: Page, app: str) -> None:
    opened(page, f"{app}/dossiers?search={hostile.DOSSIER}")
    row = page.locator(f"#row-{hostile.DOSSIER}")
    assert row.locator(".title").inner_text() == hostile.TEXT
    assert row.locator(".names span[lang=ru]").inner_text() == hostile.TEXT
    assert row.locator(".gist").inner_text().startswith(hostile.TEXT)
    assert row.locator("script, .title img, .gist img").count() == 0
    followed(page, f"/dossiers?dossier={hostile.DOSSIER}", ".dossier-head h1")
    assert page.locator(".atlas-list h1").inner_text() == hostile.TEXT
    page.locator("td", has_text="{{7*7}}").first.wait_for()
    assert page.locator("td", has_text="{{7*7}}").first.inner_text() == hostile.TEXT
    assert "run" not in page.title()
