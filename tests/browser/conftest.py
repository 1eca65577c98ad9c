"""Pages of the document and of the app, watched for requests and errors."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests import server
from tests.browser.map_pages import MapPages
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


HOSTILE = (
    "{{7*7}} ${7*7} `x` **bold** :smile: </script><script>document.title='run'</script> <b>$x^2$</b> "
    "<img src=x onerror=\"document.title='run'\"> & \"' end"
)
"""Text that would be code or markup if any page took it for more than text."""


@pytest.fixture(scope="session")
def hostile_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on a copy of the atlas in which the texts of one dossier are hostile."""
    folder: Path = tmp_path_factory.mktemp("hostile") / "atlas"
    leave_out = shutil.ignore_patterns(".git", ".venv", ".*_cache", "node_modules", "__pycache__", "tests", "cache")
    shutil.copytree(ROOT, folder, ignore=leave_out)
    path = folder / "campaigns" / "dossiers" / "hutou.yaml"
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^(title|summary): .*(\n  .*)*$", lambda found: f"{found[1]}: {json.dumps(HOSTILE)}", text)
    text = re.sub(r"(?m)^outcome:\n  text: .*$", lambda _: f"outcome:\n  text: {json.dumps(HOSTILE)}", text)
    text = re.sub(r"(?m)^( *)ru: .*$", lambda found: f"{found[1]}ru: {json.dumps(HOSTILE)}", text, count=1)
    text = re.sub(r'note: "Difference.*"', lambda _: f"note: {json.dumps(HOSTILE)}", text)
    path.write_text(text, encoding="utf-8")
    with server.running(folder) as (address, _):
        yield address


@pytest.fixture(scope="session")
def app() -> Iterator[str]:
    with server.running() as (address, _):
        yield address


@pytest.fixture(scope="module")
def map_pages(browser: Browser) -> Iterator[MapPages]:
    pages = MapPages(browser)
    yield pages
    pages.close()


@pytest.fixture
def open_file(map_pages: MapPages) -> Iterator[Callable[..., Page]]:
    """Opens a document from disk; the test fails if it asks for anything outside or an error is raised in it.

    The page may have served another test of the module before; see ``MapPages.open``.
    """

    def opened(path: Path, fragment: str = "", width: int = 1280, height: int = 800, *, anew: bool = False) -> Page:
        return map_pages.open(path, fragment, width, height, anew=anew)

    yield opened
    assert map_pages.rest() == []
