"""The static site, read from a folder: no violation by day and by night, the search and the day of lands work."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from campaigns.atlas.site import build
from tests import chromium
from tests.browser.test_accessibility import OF_COLOUR, violations
from tests.campaigns.atlas.site.conftest import Site, quick, site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

__all__ = ["Site", "site"]

KINDS = {
    "front": "index.html",
    "dossier": "dossiers/small-war.html",
    "formation": "formations/su-1-corps.html",
    "place": "places/midford.html",
    "source": "sources/muster1950.html",
    "chapter": "chapters/august-storm.html",
    "chronicle": "chronicle.html",
    "land": "land.html",
    "search": "search.html",
    "data": "downloads.html",
    "contents": "contents.html",
}


@pytest.fixture
def read(browser: Browser) -> Iterator[Page]:
    """A page that asks for nothing but files, and in which no error is raised."""
    page = browser.new_page(viewport={"width": 1024, "height": 800})
    outside = chromium.watch(page, "file:///")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    page.close()
    assert (outside, errors) == ([], [])


def test_no_page_has_a_violation_by_day_or_by_night(browser: Browser, site: Site) -> None:
    found = {}
    with closing(browser.new_page(viewport={"width": 1024, "height": 800})) as page:
        for kind, file in KINDS.items():
            page.goto((site.folder / file).as_uri())
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), kind
            page.emulate_media(color_scheme="light")
            found[f"{kind}, by day"] = violations(page)
            page.emulate_media(color_scheme="dark")
            found[f"{kind}, by night"] = violations(page, OF_COLOUR)
    assert found == {each: [] for each in found}


def test_the_search_finds_from_a_folder(read: Page, site: Site) -> None:
    read.goto((site.folder / "search.html").as_uri())
    read.get_by_label("A name, a place").fill("midfrd")
    chromium.comes_to(read, "document.querySelector('#results a')?.getAttribute('href')", "places/midford.html")
    assert "search=midfrd" in read.url
    chromium.press(read.locator("#results a").first)
    assert read.locator("h1").inner_text() == "Midford"


@pytest.fixture(scope="module")
def japanese(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the Japanese pages of a site that has English ones too."""
    out = tmp_path_factory.mktemp("japanese") / "out"
    with quick():
        build.build(out, site.history, site.rows, languages=("en", "ja"))
    return out / "ja"


def test_no_page_in_another_language_has_a_violation(browser: Browser, japanese: Path) -> None:
    found = {}
    with closing(browser.new_page(viewport={"width": 390, "height": 800})) as page:
        for kind, file in KINDS.items():
            page.goto((japanese / file).as_uri())
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), kind
            found[kind] = violations(page)
    assert found == {each: [] for each in found}


def test_the_search_speaks_the_language_of_its_page(read: Page, japanese: Path) -> None:
    read.goto((japanese / "search.html").as_uri())
    read.get_by_label("名前、場所").fill("midfrd")
    chromium.comes_to(read, "document.querySelector('#results a')?.getAttribute('href')", "places/midford.html")
    assert read.locator("#found").inner_text().endswith("件見つかりました")
    assert read.locator("#results .lesser").first.inner_text().startswith("場所 · ")
    chromium.press(read.get_by_role("link", name="English"))
    assert read.locator("h1").inner_text() == "Search"


def test_lands_are_those_of_the_day(read: Page, site: Site) -> None:
    read.goto((site.folder / "land.html").as_uri() + "#date=1938-08-06")
    shown = "[...document.querySelectorAll('tr[data-from]')].filter(row => !row.hidden)"
    days = read.evaluate(f"{shown}.map(row => [row.dataset.from, row.dataset.to])")
    assert 0 < len(days) < read.locator("tr[data-from]").count()
    assert all(first <= "1938-08-06" <= last for first, last in days)
    read.get_by_label("Only what was so on").fill("")
    chromium.comes_to(read, f"{shown}.length", read.locator("tr[data-from]").count())
