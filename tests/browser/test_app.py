"""The app in Chromium, served by a real Streamlit."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests import chromium, server
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, FrameLocator, Page

MAP = 'iframe[title="Map of the atlas"]'


@pytest.fixture
def page(browser: Browser, app: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    outside, errors = chromium.watch(page, app), chromium.errors(page)
    yield page
    page.close()
    assert outside == []
    assert errors == []


def opened(page: Page, address: str) -> FrameLocator:
    page.goto(address)
    frame = page.frame_locator(MAP)
    frame.locator("html[data-ready=true]").wait_for(timeout=60_000)
    return frame


def test_map_list_and_address(page: Page, app: str) -> None:
    frame = opened(page, app)
    page.get_by_role("button", name="Siege of Hutou").click()
    frame.locator(".card h2", has_text="Siege of Hutou").wait_for()
    page.get_by_role("heading", name="Siege of Hutou").wait_for()
    page.wait_for_function("location.search.includes('select=hutou')")
    frame.get_by_label("Date, year-month-day").fill("1945-08-20")
    frame.get_by_label("Date, year-month-day").press("Enter")
    page.wait_for_function("location.search.includes('date=1945-08-20')")
    page.get_by_text("On this day").wait_for()
    assert page.locator(MAP).count() == 1


def test_map_stays_mounted(page: Page, app: str) -> None:
    frame = opened(page, app)
    frame.locator("html").evaluate("document.documentElement.dataset.mark = 'mine'")
    for day in ("1945-08-11", "1945-08-12"):
        frame.get_by_label("Date, year-month-day").fill(day)
        frame.get_by_label("Date, year-month-day").press("Enter")
        page.wait_for_function(f"location.search.includes('date={day}')")
    assert frame.locator("html").get_attribute("data-mark") == "mine"


def test_address_opens_day_and_dossier(page: Page, app: str) -> None:
    frame = opened(page, f"{app}/?date=1938-08-07&select=lake-khasan&view=10/42.45/130.6")
    frame.locator(".card h2", has_text=re.compile("Khasan")).wait_for()
    page.get_by_role("heading", name=re.compile("Khasan")).first.wait_for()
    assert frame.get_by_label("Date, year-month-day").input_value() == "1938-08-07"


def test_save_this_map(page: Page, app: str, tmp_path: Path, browser: Browser) -> None:
    frame = opened(page, f"{app}/?date=1939-08-23&select=khalkhin-gol-august&view=9/47.7/118.6")
    frame.locator(".card h2").wait_for()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Download this map (HTML)").click()
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


def test_coming_back_from_another_page(page: Page, app: str) -> None:
    frame = opened(page, app)
    frame.get_by_label("Date, year-month-day").fill("1939-08-23")
    frame.get_by_label("Date, year-month-day").press("Enter")
    page.wait_for_function("location.search.includes('1939-08-23')")
    page.get_by_role("link", name="Sources").click()
    page.get_by_role("heading", name=re.compile("Bibliography")).wait_for()
    page.get_by_role("link", name="Map").click()
    frame.locator("html[data-ready=true]").wait_for(timeout=60_000)
    page.wait_for_function("location.search.includes('1939-08-23')")
    page.get_by_role("button", name="Fui Heights").wait_for()


def test_the_card_opens_the_dossier(page: Page, app: str) -> None:
    frame = opened(page, f"{app}/?date=1938-08-07&select=lake-khasan&view=10/42.45/130.6")
    frame.get_by_role("button", name="Open the dossier").click()
    page.get_by_role("button", name="All dossiers").wait_for()
    page.wait_for_function("location.search.includes('dossier=lake-khasan')")
    page.get_by_role("heading", name=re.compile("Khasan")).first.wait_for()
    frame.locator("html[data-ready=true]").wait_for(timeout=60_000)
    assert frame.locator("html").evaluate("document.fullscreenEnabled")


def test_other_pages(page: Page, app: str) -> None:
    opened(page, app)
    page.get_by_role("link", name="Export").click()
    page.get_by_role("button", name="Create file").click()
    page.get_by_role("button", name="Download", exact=True).wait_for(timeout=60_000)
    page.get_by_role("link", name="Sources").click()
    page.get_by_role("heading", name=re.compile("Bibliography")).wait_for()


HOSTILE = "{{7*7}} ${7*7} `x` **bold** :smile: </script><script>document.title='run'</script> <b>$x^2$</b>"


@pytest.fixture
def hostile_app(tmp_path: Path) -> Iterator[str]:
    """The app on a copy of the atlas in which the texts of one dossier are hostile."""
    leave_out = shutil.ignore_patterns(".git", ".venv", ".*_cache", "node_modules", "__pycache__", "tests", "cache")
    shutil.copytree(ROOT, tmp_path / "atlas", ignore=leave_out)
    path = tmp_path / "atlas" / "campaigns" / "dossiers" / "hutou.yaml"
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^title: .*$", lambda _: f"title: {json.dumps(HOSTILE)}", text)
    text = re.sub(r"(?m)^outcome:\n  text: .*$", lambda _: f"outcome:\n  text: {json.dumps(HOSTILE)}", text)
    path.write_text(text, encoding="utf-8")
    with server.running(tmp_path / "atlas") as (address, _):
        yield address


def test_hostile_text_is_shown_as_it_is(browser: Browser, hostile_app: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    frame = opened(page, f"{hostile_app}/?date=1945-08-14")
    page.get_by_role("button", name=HOSTILE, exact=True).click()
    frame.locator(".card h2").wait_for()
    assert frame.locator(".card h2").inner_text() == HOSTILE
    heading = page.get_by_role("heading", level=2).filter(has_text="{{7*7}}")
    heading.wait_for()
    assert heading.inner_text() == HOSTILE
    assert "run" not in page.title()
    page.close()
