"""Pages of the document and of the app, watched for requests and errors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests import chromium
from tests.browser import unpainted
from tests.browser.map_pages import MapPages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def map_pages(browser: Browser) -> Iterator[MapPages]:
    pages = MapPages(browser)
    yield pages
    pages.close()


@pytest.fixture
def open_file(request: pytest.FixtureRequest, map_pages: MapPages) -> Iterator[Callable[..., Page]]:
    """Opens a document from disk; the test fails if it asks for anything outside or an error is raised in it.

    The page may have served another test before; see ``MapPages.open``. For tests marked ``unpainted`` the map is laid
    out only, unless they ask for it ``painted``.
    """
    usual = request.node.get_closest_marker("unpainted") is None

    def opened(
        path: Path,
        fragment: str = "",
        width: int = 1280,
        height: int = 800,
        *,
        anew: bool = False,
        painted: bool = usual,
    ) -> Page:
        return map_pages.open(path, fragment, width, height, anew=anew, painted=painted)

    yield opened
    assert map_pages.rest() == []


WITHOUT_ANIMATIONS = """if (window === top) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("*, ::before, ::after { animation: none !important; transition: none !important; }");
  document.adoptedStyleSheets = [sheet];
}"""
"""Keeps what turns and fades around the map still: while a test waits it would be drawn sixty times a second."""


@dataclass(frozen=True, slots=True)
class AppTab:
    """A tab for pages of the app, what they asked for outside, and the errors raised in them."""

    page: Page
    outside: list[str]
    errors: list[str]


@pytest.fixture(scope="module")
def app_tab(browser: Browser, app: str) -> Iterator[AppTab]:
    """One tab for all tests of a module: what is loaded again in the same one takes half the processor time.

    Maps in it are laid out and not painted: how they look is tested in the document.
    """
    page = browser.new_page()
    page.context.set_default_timeout(chromium.PATIENCE)
    page.context.add_init_script(WITHOUT_ANIMATIONS)
    page.context.add_init_script(unpainted.SCRIPT)
    yield AppTab(page, chromium.watch(page, app), chromium.errors(page))
    page.close()


@pytest.fixture
def page(app_tab: AppTab) -> Iterator[Page]:
    """An empty page for the app; the test fails if it asks for anything outside or an error is raised in it."""
    tab = app_tab.page
    tab.set_viewport_size({"width": 1440, "height": 900})
    yield tab
    for opened in set(tab.context.pages) - {tab}:
        opened.close()
    tab.emulate_media(forced_colors="null", color_scheme="null")
    tab.goto("about:blank")
    # Streamlit looks for its own address below that of the page first.
    errors = (error for error in app_tab.errors if not ("status of 404" in error and "/_stcore/" in error))
    wrong = [*(f"asked for {address}" for address in app_tab.outside), *errors]
    app_tab.outside.clear()
    app_tab.errors.clear()
    assert wrong == []
