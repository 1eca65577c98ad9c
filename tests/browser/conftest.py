"""Pages of the document and of the app, watched for requests and errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import chromium, server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

READY = "document.documentElement.dataset.ready === 'true'"


@pytest.fixture(scope="session")
def app() -> Iterator[str]:
    with server.running() as (address, _):
        yield address


@pytest.fixture
def open_file(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a document from disk; the test fails if it asks for anything outside or an error is raised in it."""
    pages: list[tuple[Page, list[str], list[str]]] = []

    def opened(path: Path, fragment: str = "", width: int = 1280, height: int = 800) -> Page:
        page = browser.new_page(viewport={"width": width, "height": height})
        pages.append((page, chromium.watch(page, path.as_uri()), chromium.errors(page)))
        page.goto(path.as_uri() + fragment)
        chromium.until(page, READY)
        return page

    yield opened
    for page, outside, errors in pages:
        page.close()
        assert outside == []
        assert errors == []
