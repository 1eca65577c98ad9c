"""What the tests share: the atlas as it ships, a small hostile one, and a real browser."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from campaigns import catalogue, scene
from campaigns.atlas.document import folium_map, payload
from tests import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    import geopandas as gpd
    from playwright.sync_api import Browser

    from campaigns.history import History

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def history() -> History:
    return catalogue.load()


@pytest.fixture(scope="session")
def whole(history: History) -> gpd.GeoDataFrame:
    return scene.build(history)


@pytest.fixture(scope="session")
def document(history: History, whole: gpd.GeoDataFrame, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("document") / "atlas.html"
    path.write_text(folium_map.render(payload.build(history, whole), history.ground.relief), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium.started() as running:
        yield running


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """A small atlas of its own: one dossier, its places and sources, to be broken by a test."""
    shutil.copytree(Path(__file__).parent / "data", tmp_path / "data")
    return tmp_path / "data"
