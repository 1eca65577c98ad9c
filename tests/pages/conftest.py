"""The atlas that the pages show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns import catalogue, checking, scene
from campaigns.atlas.document import payload
from pages.parts import atlas_data, data_files
from tests.shared_fixtures import keep_nothing

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.atlas.document.payload_types import Payload
    from campaigns.history import History
    from geodata.problems import Problem


@pytest.fixture
def drawn(history: History, whole: gpd.GeoDataFrame, content: Payload, problems: list[Problem]) -> None:
    """The pages have the atlas as other tests have read it, before any waits for one: drawn once for all of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "load", lambda: history)
        patch.setattr(scene, "build", lambda _: whole)
        patch.setattr(payload, "build", lambda *_: content)
        patch.setattr(checking, "problems", lambda _: problems)
        now = data_files.stamp()
        atlas_data._load(now, now)


@pytest.fixture
def nothing_kept(drawn: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - what is drawn comes before
    """The pages load the atlas anew in this test, and have the one they kept again after it."""
    keep_nothing(monkeypatch)
