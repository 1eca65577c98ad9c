"""The line of sources below a printed map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns import scene
from campaigns.atlas.plate import citations
from tests import small_war

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("layer", ["unit", "front", "arrow", "event"])
def test_what_is_drawn_has_its_sources(folders: Path, layer: str) -> None:
    history = small_war.in_full(folders)
    rows = scene.build(history)
    rows = rows[rows["layer"] == layer]
    assert len(rows)
    written = citations.line(rows, history.sources, (), "en")
    assert citations.short_form(history.sources["muster1950"]) in written
    assert "–" not in written
