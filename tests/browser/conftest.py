"""Pages of the document, watched for requests and errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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
def open_file(map_pages: MapPages) -> Iterator[Callable[..., Page]]:
    """Opens a document from disk; the test fails if it asks for anything outside or an error is raised in it.

    The page may have served another test before; see ``MapPages.open``.
    """

    def opened(path: Path, fragment: str = "", width: int = 1280, height: int = 800, *, anew: bool = False) -> Page:
        return map_pages.open(path, fragment, width, height, anew=anew)

    yield opened
    assert map_pages.rest() == []
