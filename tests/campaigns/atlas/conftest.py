"""The atlas as the tests of its exports find it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.history import History
    from geodata.problems import Problem


@pytest.fixture
def atlas_read_once(
    monkeypatch: pytest.MonkeyPatch, history: History, whole: gpd.GeoDataFrame, problems: list[Problem]
) -> None:
    """Every export is of the same history; ``tests/pages/test_changed_tables.py`` has it read from its files."""
    monkeypatch.setattr("campaigns.catalogue.load", lambda: history)
    monkeypatch.setattr("campaigns.checking.problems", lambda _: problems)
    monkeypatch.setattr("campaigns.scene.build", lambda _: whole.copy())
