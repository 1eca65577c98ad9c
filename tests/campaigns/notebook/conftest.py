"""The atlas as its users in Python have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns.notebook import loading
from campaigns.notebook.loading import Atlas

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.history import History


@pytest.fixture(scope="session")
def known(history: History, whole: gpd.GeoDataFrame) -> Atlas:
    """The whole atlas."""
    return Atlas(history, whole)


@pytest.fixture
def atlas(known: Atlas, monkeypatch: pytest.MonkeyPatch) -> Atlas:
    """The whole atlas, as calls that name none have it too."""
    monkeypatch.setattr(loading, "kept", lambda: known)
    return known
